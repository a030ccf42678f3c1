"""The schedule collects before each issue; what one issue was made of goes into no other."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from digest import bulk, config
from digest.commands.schedule import Ticker
from digest.schedule.running import occasion_named, run_due, run_period
from digest.sources import passes
from digest.sources.web import Bounds
from tests.schedule.offices import at
from tests.sources import news
from tests.sources.peers import Peer, Reply

FRIDAY = at("2026-01-09 08:30")
WEEK = timedelta(weeks=1)
SCHEDULE = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "平江市总工会办公室"
forms = ["json"]
[schedule]
every = "fri 08:30"
[[sources.feed]]
name = "订阅"
url = "{}/feed.xml"
internal = true
[[sections.theme]]
code = "other"
name = "其他"
"""


@pytest.fixture
def peer(monkeypatch):
    monkeypatch.setattr(passes, "Bounds", lambda: Bounds(pause=0, tries=1))
    serving = Peer()
    yield serving
    serving.close()


@pytest.fixture
def executor():
    with bulk.executor("inline") as inline:
        yield inline


def office(peer, tmp_path):
    (tmp_path / "weekly.toml").write_text(SCHEDULE.format(peer.url), "utf-8")
    return config.load(tmp_path / "weekly.toml")


def printed(issue) -> list[str]:
    return [entry.headline for section in issue.sections for entry in section.entries]


def test_each_issue_is_made_of_what_came_since_the_last(peer, tmp_path, executor) -> None:
    weekly, out = office(peer, tmp_path), tmp_path / "output"
    (first, text), (second, other), (third, more) = news.STORIES
    run_due(weekly, out, at("2026-01-05 00:00"), executor)
    peer.pages["/feed.xml"] = Reply(news.feed(("1", first, text * 2, "2026-01-07")))
    (issue,) = run_due(weekly, out, FRIDAY, executor)
    assert printed(issue) == [first]
    # came after the issue of its week was made
    peer.pages["/feed.xml"] = Reply(
        news.feed(("1", first, text * 2, "2026-01-07"), ("2", second, other * 2, "2026-01-10"))
    )
    passes.collect(weekly, out, FRIDAY + timedelta(days=2))
    peer.pages["/feed.xml"] = Reply(news.feed(("3", third, more * 2, "2026-01-14")))
    (issue,) = run_due(weekly, out, FRIDAY + WEEK, executor)
    assert sorted(printed(issue)) == sorted([second, third])
    assert issue.number.number == 2


def test_an_issue_is_made_again_without_its_sources_being_asked_in_vain(peer, tmp_path, executor) -> None:
    weekly, out = office(peer, tmp_path), tmp_path / "output"
    title, text = news.STORIES[0]
    run_due(weekly, out, at("2026-01-05 00:00"), executor)
    peer.pages["/feed.xml"] = Reply(news.feed(("1", title, text * 2, "2026-01-07")))
    run_due(weekly, out, FRIDAY, executor)
    peer.close()
    again = run_period(weekly, occasion_named(weekly, "2026-W02"), out, FRIDAY + timedelta(hours=3), executor)
    assert (printed(again), again.number.number) == ([title], 1)


def test_the_clock_collects_between_issues_and_tells_what_fails(peer, tmp_path) -> None:
    weekly = office(peer, tmp_path)
    peer.pages["/feed.xml"] = Reply(status=404)
    ticker = Ticker([str(tmp_path / "weekly.toml")], tmp_path / "output", "inline")
    (tmp_path / "output").mkdir()
    ticker.tick()
    ticker.tick()
    assert peer.paths().count("/feed.xml") == 1  # not each half minute
    (said,) = (words for subject, words in ticker.said.items() if subject.endswith("来源"))
    assert "没有这一页" in said[0]
    status = json.loads((tmp_path / "output/schedule-status.json").read_text("utf-8"))
    assert status["briefings"][0]["briefing"] == weekly.code
