"""What an office may write as ``every``, and what is refused."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from digest.config import schedule
from digest.config.schedule import RhythmError
from digest.errors import ConfigError
from digest.model import Rhythm

FRIDAY = Rhythm("week", "first", time(8, 30), weekday=4)


@pytest.mark.parametrize(
    "every", ["fri 08:30", "Fri 8:30", "friday 08:30", "weekly fri 08:30", "周五 08:30", "每周五 08:30", "星期五08：30"]
)
def test_a_weekday_by_name(every):
    assert schedule.parse_rhythm(every) == FRIDAY


@pytest.mark.parametrize(
    ("every", "weekday"),
    [
        *(("周一 9:00", 0), ("tue 9:00", 1), ("每个星期三 9:00", 2), ("thursday 9:00", 3), ("礼拜六 9:00", 5)),
        *(("周日 9:00", 6), ("星期天 9:00", 6), ("sunday 9:00", 6), ("wednesday 9:00", 2), ("tuesday 9:00", 1)),
    ],
)
def test_every_weekday(every, weekday):
    assert schedule.parse_rhythm(every) == Rhythm("week", "first", time(9), weekday=weekday)


@pytest.mark.parametrize(
    ("every", "rhythm"),
    [
        ("monthly 25 17:05", Rhythm("month", "day", time(17, 5), day=25)),
        ("每月25日 17:05", Rhythm("month", "day", time(17, 5), day=25)),
        ("last working day 17:00", Rhythm("month", "last", time(17))),
        ("monthly last working day 17:00", Rhythm("month", "last", time(17))),
        ("每月最后一个工作日 17:00", Rhythm("month", "last", time(17))),
        ("每月第一个工作日 17:00", Rhythm("month", "first", time(17))),
        ("monthly first mon 17:00", Rhythm("month", "first", time(17), weekday=0)),
        ("quarterly first fri 17:00", Rhythm("quarter", "first", time(17), weekday=4)),
        ("每季度第一个周五 17:00", Rhythm("quarter", "first", time(17), weekday=4)),
        ("quarterly last working day 17:00", Rhythm("quarter", "last", time(17))),
        ("旬 last working day 17:00", Rhythm("ten_days", "last", time(17))),
        ("旬末 17:00", Rhythm("ten_days", "last", time(17))),
        ("每旬最后一个工作日 17:00", Rhythm("ten_days", "last", time(17))),
    ],
)
def test_longer_units(every, rhythm):
    assert schedule.parse_rhythm(every) == rhythm


@pytest.mark.parametrize(
    "every", ["5 08:30", "0 8 * * 5", "weekly 5 08:30", "周5 08:30", "quarterly 5 08:30", "2026-01-02 08:30"]
)
def test_a_weekday_in_numbers_is_refused_with_the_reason(every):
    with pytest.raises(RhythmError, match=r"星期写成了数字.*可能是周五，也可能是周六") as raised:
        schedule.parse_rhythm(every)
    assert "fri 08:30" in raised.value.remedy


@pytest.mark.parametrize(
    ("every", "message"),
    [
        ("fri", "没有写时间"),
        ("", "没有写时间"),
        ("fri 24:00", "时间不对"),
        ("fri 08:60", "时间不对"),
        ("frday 08:30", "看不懂“frday 08:30”"),
        ("weekly 08:30", "看不懂"),
        ("monthly 32 08:30", "没有 32 日"),
        ("monthly 0 08:30", "没有 0 日"),
        ("weekly last fri 08:30", "看不懂"),
    ],
)
def test_what_makes_no_sense_is_refused(every, message):
    with pytest.raises(RhythmError, match=message):
        schedule.parse_rhythm(every)


@pytest.mark.parametrize(("key", "value"), [("holiday", "sooner"), ("collision", "both"), ("catch_up", "yes")])
def test_an_unknown_choice_is_refused_with_those_that_exist(office, key, value):
    with pytest.raises(ConfigError, match=f"{key} 不能是“{value}”") as raised:
        office(**{key: value})
    assert "skip" in raised.value.remedy or "none" in raised.value.remedy


def test_an_every_that_cannot_be_understood_is_named_with_file_and_line(office):
    with pytest.raises(ConfigError, match=r"第 \d+ 行：\[schedule\] 的 every “每天”没有写时间") as raised:
        office(every="每天")
    assert Path(raised.value.file).is_file()


def test_paths_count_from_the_briefing_file(office):
    briefing = office(intake="收件", calendar="放假.csv").briefing
    assert briefing.schedule.intake == str(Path(briefing.file).parent / "收件")
    assert briefing.schedule.calendar == str(Path(briefing.file).parent / "放假.csv")


def test_a_misspelt_key_is_named_with_the_right_one(office):
    with pytest.raises(ConfigError, match=r"\[schedule\] 里有不认识的项 holidays.*是不是 holiday"):
        office(holidays="skip")
