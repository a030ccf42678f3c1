"""What an issue takes of what was collected, who is named silent, how each source does, what is removed."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from digest import bulk, pipeline
from digest.model import FolderSource, Period, Theme
from digest.sources import choosing, reports, retention
from tests.sources import news
from tests.sources.offices import NOW, briefing, collect, feed, kept
from tests.sources.peers import Peer, Reply

TITLE, TEXT = news.STORIES[0]
LONG = TEXT * 2
MONDAY = date(2026, 11, 16)
WEEK = Period(MONDAY, MONDAY + timedelta(days=7))
NEXT = Period(WEEK.end, WEEK.end + timedelta(days=7))


@pytest.fixture
def peer():
    serving = Peer()
    yield serving
    serving.close()


@pytest.mark.parametrize(
    ("told", "collected", "week", "following"),
    [
        ("2026-11-17", NOW, True, False),
        ("", NOW, True, False),
        ("2026-11-22", NOW + timedelta(days=4), True, True),  # came late: the issue that is made first takes it
        ("", NOW + timedelta(days=4), False, True),
        ("2026-11-24", NOW + timedelta(days=4), False, True),
    ],
)
def test_what_belongs_to_a_period(peer, tmp_path, told, collected, week, following) -> None:
    peer.pages["/feed.xml"] = Reply(news.feed(("1", TITLE, LONG, told)))
    collect(tmp_path, feed(peer), now=collected)
    found = [bool(choosing.choose(briefing(feed(peer)), tmp_path, each).locations) for each in (WEEK, NEXT)]
    assert found == [week, following]


def test_the_table_of_a_source_counts_as_it_is_today(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(news.feed(("1", TITLE, LONG, "2026-11-17")))
    collect(tmp_path, feed(peer))
    told = replace(feed(peer), level="县", home=("江苏省", "苏州市"))
    (location,) = choosing.choose(briefing(told), tmp_path, WEEK).locations
    assert (location.provenance.level, location.provenance.home) == ("县", ("江苏省", "苏州市"))
    other = replace(feed(peer), name="另一个")
    assert choosing.choose(briefing(other), tmp_path, WEEK).locations == ()


def test_a_county_that_sent_nothing_is_named(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(news.feed(("1", TITLE, LONG, "2026-11-17")))
    heard, quiet = replace(feed(peer), level="县"), replace(feed(peer, "/none.xml", "沧浪区总工会网"), level="县")
    city = feed(peer, "/none.xml", "市里的")
    collect(tmp_path, heard, quiet, city)
    assert choosing.choose(briefing(heard, quiet, city), tmp_path, WEEK).silent == ("沧浪区总工会网",)


def test_a_source_falls_silent_after_longer_than_usual(peer, tmp_path) -> None:
    for day in range(0, 40, 4):
        peer.pages["/feed.xml"] = Reply(news.feed((str(day), f"{day}{TITLE}", LONG, "")))
        collect(tmp_path, feed(peer), now=NOW + timedelta(days=day))
    last = NOW + timedelta(days=36)
    (soon,), (late,) = (reports.report(briefing(feed(peer)), tmp_path, last + timedelta(days=n)) for n in (8, 9))
    assert (soon.quiet, late.quiet) == (0, 9)
    assert soon.recent == 6


def test_a_source_that_never_gave_anything_falls_silent_after_a_fortnight(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(news.feed())
    collect(tmp_path, feed(peer))
    (soon,), (late,) = (reports.report(briefing(feed(peer)), tmp_path, NOW + timedelta(days=n)) for n in (14, 15))
    assert (soon.quiet, late.quiet) == (0, 15)


def test_a_folder_gives_files_that_are_whole(tmp_path) -> None:
    folder = tmp_path / "共享"
    folder.mkdir()
    for name, age in (("平江-20261117.txt", 60), ("正在写.txt", 0), ("~$lock.docx", 60), ("half.part", 60)):
        (folder / name).write_text(f"{TITLE}\n{LONG}{name}", "utf-8")
        past = datetime.now().timestamp() - age  # noqa: DTZ005
        os.utime(folder / name, (past, past))
    (tmp_path / "elsewhere.txt").write_text("不是来稿", "utf-8")
    (folder / "链接.txt").symlink_to(tmp_path / "elsewhere.txt")
    source = FolderSource("共享", str(folder), level="县")
    first = collect(tmp_path / "out", source)[0]
    assert first.fresh == 1
    assert "链接.txt 是指向文件夹以外的链接" in first.reason
    (only,) = kept(tmp_path / "out")
    assert (only.title, only.published) == ("平江-20261117.txt", "2026-11-17")
    folder.rename(tmp_path / "gone")
    assert "不在" in collect(tmp_path / "out", source)[0].reason


def test_originals_that_no_issue_printed_are_removed_when_their_time_is_over(peer, tmp_path) -> None:
    entries = [(str(n), f"{n}：{title}", text * 2, "2026-11-17") for n, (title, text) in enumerate(news.STORIES)]
    peer.pages["/feed.xml"] = Reply(news.feed(*entries))
    collect(tmp_path, feed(peer))
    old = kept(tmp_path)
    office = replace(briefing(feed(peer), keep_days=30), themes=(Theme("other", "其他"),))
    with bulk.executor("inline") as executor:
        chosen = choosing.choose(office, tmp_path, WEEK)
        pipeline.publish(office, chosen.locations[:1], NOW.date(), tmp_path, ("json",), executor, at=NOW)
    assert retention.remove_old(office, tmp_path, NOW + timedelta(days=29)) == 0
    assert retention.remove_old(office, tmp_path, NOW + timedelta(days=31)) == 2
    assert [(tmp_path / each.file).exists() for each in old] == [True, False, False]
    assert (tmp_path / old[0].original).exists()
    assert len(list(tmp_path.rglob("*.feed"))) == 2
    peer.pages["/feed.xml"] = Reply(news.feed(*entries) + b" ")
    assert collect(tmp_path, feed(peer), now=NOW + timedelta(days=31), since=WEEK.first)[0].fresh == 0
