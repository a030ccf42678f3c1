"""Which sources a run takes: whole, new, in time."""

from __future__ import annotations

import os
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from digest.errors import SourceError
from digest.files import QUIET_SECONDS
from digest.schedule.intake import collect, fingerprint
from digest.schedule.occasions import ZONE
from tests.schedule.offices import at

NOW = at("2026-01-09 08:30")


def put(folder: Path, name: str, text: str, arrived_at: datetime) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    os.utime(file, (arrived_at.timestamp(), arrived_at.timestamp()))
    return file


def names(folder: Path, already: set[str] | None = None, until: datetime | None = None) -> list[str]:
    arrival = collect([str(folder)], NOW, already or set(), until, pause=0)
    return [source.path.name for source in arrival.sources]


def test_what_was_read_is_not_read_again_even_under_another_name(tmp_path):
    old = put(tmp_path, "a.txt", "旧的一页", NOW - timedelta(days=8))
    put(tmp_path, "b.txt", "旧的一页", NOW - timedelta(days=1))
    put(tmp_path, "c.txt", "新的一页", NOW - timedelta(days=1))
    assert names(tmp_path, {fingerprint(old)}) == ["c.txt"]


def test_a_page_replaced_under_its_old_name_is_new(tmp_path):
    page = put(tmp_path, "a.txt", "旧的一页", NOW - timedelta(days=8))
    already = {fingerprint(page)}
    put(tmp_path, "a.txt", "新的一页", NOW - timedelta(days=1))
    assert names(tmp_path, already) == ["a.txt"]


def test_the_same_content_twice_is_taken_once(tmp_path):
    for name in ("b.txt", "a.txt", "下级/c.txt"):
        put(tmp_path, name, "同一页", NOW - timedelta(days=1))
    assert names(tmp_path) == ["a.txt"]


def test_a_file_still_being_written_is_left(tmp_path):
    put(tmp_path, "whole.txt", "完整", NOW - timedelta(seconds=QUIET_SECONDS + 1))
    fresh = put(tmp_path, "fresh.txt", "还在写", NOW - timedelta(seconds=QUIET_SECONDS - 1))
    part = put(tmp_path, "page.txt.part", "还在下载", NOW - timedelta(days=1))
    arrival = collect([str(tmp_path)], NOW, set(), pause=0)
    assert [source.path.name for source in arrival.sources] == ["whole.txt"]
    assert set(arrival.unfinished) == {fresh, part}


def test_a_file_that_grows_under_an_old_time_is_left(tmp_path):
    page = put(tmp_path, "a.txt", "开头", NOW - timedelta(days=1))
    is_over = threading.Event()

    def write() -> None:
        while not is_over.wait(0.02):
            with page.open("a", encoding="utf-8") as file:
                file.write("又写了一些")
            os.utime(page, (0, 0))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        arrival = collect([str(tmp_path)], NOW, set(), pause=0.3)
    finally:
        is_over.set()
        writer.join()
    assert arrival.sources == ()
    assert arrival.unfinished == (page,)


def test_who_waits_gets_the_file_that_came_in_this_moment(tmp_path):
    page = put(tmp_path, "a.txt", "刚到", datetime.now(ZONE))
    started = time.monotonic()
    arrival = collect([str(tmp_path)], datetime.now(ZONE), set(), is_patient=True, pause=0)
    assert [source.path for source in arrival.sources] == [page]
    assert time.monotonic() - started >= QUIET_SECONDS - 1


def test_an_older_period_takes_only_what_was_there_in_its_time(tmp_path):
    put(tmp_path, "before.txt", "之前", at("2026-01-01 12:00"))
    put(tmp_path, "after.txt", "之后", at("2026-01-05 12:00"))
    assert names(tmp_path, until=at("2026-01-02 08:30")) == ["before.txt"]
    assert names(tmp_path) == ["after.txt", "before.txt"]


def test_office_locks_and_hidden_files_are_no_sources(tmp_path):
    for name in ("~$简报.docx", ".page.txt.Xy12"):
        put(tmp_path, name, "锁", NOW - timedelta(days=1))
    assert collect([str(tmp_path)], NOW, set(), pause=0).sources == ()


def test_a_drive_that_is_not_there_is_no_week_without_news(tmp_path):
    with pytest.raises(SourceError, match="收件文件夹不存在"):
        collect([str(tmp_path / "网络盘")], NOW, set(), pause=0)


def test_a_clock_that_is_behind_the_files_loses_none(tmp_path):
    put(tmp_path, "a.txt", "来自未来", NOW + timedelta(hours=2))
    assert names(tmp_path) == ["a.txt"]
