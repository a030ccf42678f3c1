"""On which days issues come out: the golden table of the Fridays, holidays, collisions, months and quarters."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config.schedule import parse_rhythm
from digest.model import Period, Schedule
from digest.schedule.calendars import Calendar, Day
from digest.schedule.holidays import by_law
from digest.schedule.occasions import due, occasions
from tests.schedule.offices import at

CALENDAR = Calendar()
MOVED = Path(__file__).with_name("fridays.csv")  # every Friday of 2010 to 2026 that is a day off, and its issue's day


def schedule(every: str = "fri 08:30", **settings: str) -> Schedule:
    return Schedule(every=every, rhythm=parse_rhythm(every), **settings)


def published(first: str, last: str, every: str = "fri 08:30", **settings: str) -> dict[str, str]:
    found = occasions(schedule(every, **settings), date.fromisoformat(first), date.fromisoformat(last), CALENDAR)
    return {each.nominal.isoformat(): each.publish.date().isoformat() if each.publish else "" for each in found}


def test_the_fridays_of_2026():
    moved = {nominal: day for nominal, day in published("2026-01-01", "2026-12-31").items() if nominal != day}
    assert moved == {
        "2026-01-02": "2025-12-31",
        "2026-02-20": "2026-02-14",
        "2026-05-01": "2026-04-30",
        "2026-06-19": "2026-06-18",
        "2026-09-25": "2026-09-24",
        "2026-10-02": "2026-09-30",
    }


def test_all_fridays_from_2010_to_2026():
    with MOVED.open(encoding="utf-8", newline="") as file:
        golden = {row["nominal"]: row["publish"] for row in csv.DictReader(file)}
    found = published("2010-01-01", "2026-12-31")
    assert len(found) == 887
    assert {nominal: day for nominal, day in found.items() if nominal != day} == golden


def test_nine_pairs_of_fridays_share_a_day():
    found = occasions(schedule(), date(2010, 1, 1), date(2026, 12, 31), CALENDAR)
    merged = [each for each in found if each.merged_into]
    assert [each.nominal.isoformat() for each in merged] == [
        *("2010-02-19", "2011-10-07", "2013-02-15", "2016-10-07", "2020-01-31"),
        *("2022-10-07", "2023-01-27", "2023-10-06", "2024-02-16"),
    ]
    keys = {each.key: each for each in found}
    for each in merged:
        other = keys[each.merged_into]
        assert other.publish == each.publish
        assert other.period.end == each.period.end
        assert "合并" in each.reason
        assert "合并" in other.reason
        assert other.is_made
        assert not each.is_made


@pytest.mark.parametrize(
    ("collision", "day", "reason"),
    [
        ("merge", "2024-02-09", "与2024年2月9日（周五）一期合并"),
        ("skip", "", "与2024年2月9日（周五）一期同日，按设置不出"),
        ("next_workday", "2024-02-18", "当日已有一期，顺延到2024年2月18日（周日）"),
    ],
)
def test_what_becomes_of_the_second_of_two(collision, day, reason):
    found = occasions(schedule(collision=collision), date(2024, 2, 9), date(2024, 2, 23), CALENDAR)
    first, second, third = found
    assert (first.publish.date(), third.publish.date()) == (date(2024, 2, 9), date(2024, 2, 23))
    assert (second.publish.date().isoformat() if second.publish else "") == day
    assert second.reason.endswith(reason)
    assert second.reason.startswith("春节放假")


@pytest.mark.parametrize(
    ("holiday", "day", "reason"),
    [
        ("earlier", "2025-12-31", "元旦放假，提前到2025年12月31日（周三）"),
        ("later", "2026-01-04", "元旦放假，推后到2026年1月4日（周日）"),
        ("skip", "", "元旦放假，按设置不出"),
    ],
)
def test_where_an_issue_goes_whose_day_is_off(holiday, day, reason):
    (found,) = occasions(schedule(holiday=holiday), date(2026, 1, 2), date(2026, 1, 2), CALENDAR)
    assert (found.publish.date().isoformat() if found.publish else "") == day
    assert found.reason == reason
    assert found.is_made == bool(day)


def test_the_key_and_the_week_outlive_the_move():
    (found,) = occasions(schedule(), date(2026, 1, 2), date(2026, 1, 2), CALENDAR)
    assert found.key == "2026-W01"
    assert found.period == Period(date(2025, 12, 29), date(2026, 1, 5))


def test_a_year_without_notice_is_marked_and_raises_nothing():
    coming = max(chinese_calendar.holidays).year + 1
    found = occasions(schedule(), date(coming, 1, 1), date(coming, 12, 31), CALENDAR)
    assert len(found) in (52, 53)
    unknown = f"{coming}年放假安排未公布，只按法定节日和周末算，调休未知"
    moved = [each for each in found if each.nominal != each.publish.date()]
    assert {each.nominal for each in moved} == {day for day in by_law(coming) if day.weekday() == 4}
    assert all(each.reason.endswith(unknown) for each in found if each.publish.year == coming)


def test_the_own_file_moves_an_issue():
    calendar = Calendar({date(2026, 3, 6): Day(False, "本地节日")})
    (found,) = occasions(schedule(), date(2026, 3, 6), date(2026, 3, 6), calendar)
    assert found.reason == "本地节日放假，提前到2026年3月5日（周四）"


@pytest.mark.parametrize(
    ("every", "days"),
    [
        ("monthly 31 08:30", ["2026-01-30", "2026-02-28", "2026-03-31"]),
        ("monthly 1 08:30", ["2025-12-31", "2026-01-30", "2026-02-28"]),
        ("last working day 08:30", ["2026-01-30", "2026-02-28", "2026-03-31"]),
        ("monthly first working day 08:30", ["2026-01-04", "2026-02-02", "2026-03-02"]),
        ("monthly first mon 08:30", ["2026-01-05", "2026-02-02", "2026-03-02"]),
        ("monthly last fri 08:30", ["2026-01-30", "2026-02-27", "2026-03-27"]),
        ("quarterly last working day 08:30", ["2026-03-31"]),
    ],
)
def test_months_and_quarters(every, days):
    found = published("2026-01-01", "2026-03-31", every)
    assert list(found.values()) == days


def test_ten_days_end_on_their_last_working_day():
    assert published("2026-02-01", "2026-02-28", "旬末 08:30") == {
        "2026-02-10": "2026-02-10",
        "2026-02-14": "2026-02-14",
        "2026-02-28": "2026-02-28",
    }


@pytest.mark.parametrize(
    ("every", "keys"),
    [
        ("monthly 5 08:30", ["2026-01", "2026-02", "2026-03"]),
        ("quarterly first fri 08:30", ["2026-Q1"]),
        ("旬末 08:30", [f"2026-{month}-{part}旬" for month in ("01", "02", "03") for part in "上中下"]),
    ],
)
def test_keys(every, keys):
    assert [each.key for each in occasions(schedule(every), date(2026, 1, 1), date(2026, 3, 31), CALENDAR)] == keys


def test_a_month_too_short_is_said():
    (found,) = occasions(schedule("monthly 30 08:30"), date(2026, 2, 1), date(2026, 2, 28), CALENDAR)
    assert found.reason == "2月没有30日，取月末"


def test_due_takes_what_came_after_since_until_now():
    found = due(schedule(), at("2026-01-09 08:30"), at("2026-01-23 08:30"), CALENDAR)
    assert [each.key for each in found] == ["2026-W03", "2026-W04"]
    assert due(schedule(), at("2026-01-09 08:30"), at("2026-01-16 08:29:59"), CALENDAR) == ()


def test_due_goes_by_the_day_of_publishing_across_the_year():
    found = due(schedule(), at("2025-12-30 00:00"), at("2025-12-31 08:30"), CALENDAR)
    assert [(each.key, each.nominal) for each in found] == [("2026-W01", date(2026, 1, 2))]


def test_due_tells_of_what_is_not_made():
    found = due(schedule(holiday="skip"), at("2026-01-01 00:00"), at("2026-01-05 00:00"), CALENDAR)
    assert [(each.key, each.publish) for each in found] == [("2026-W01", None)]


RHYTHMS = st.sampled_from(
    [
        "mon 08:30",
        "wed 08:30",
        "sat 08:30",
        "monthly 31 08:30",
        "旬末 08:30",
        "旬 first mon 08:30",
        "last working day 9:00",
    ]
)
RULES = st.fixed_dictionaries(
    {
        "holiday": st.sampled_from(["earlier", "later", "skip"]),
        "collision": st.sampled_from(["merge", "skip", "next_workday"]),
    }
)


@settings(deadline=None, max_examples=60)
@given(RHYTHMS, RULES, st.dates(date(2009, 1, 1), date(2028, 1, 1)), st.integers(0, 60))
def test_an_occasion_does_not_depend_on_where_the_look_begins(every, rules, first, later):
    """A window that begins later finds the same occasions: nothing is due twice or lost between two looks."""
    last = first + timedelta(days=120)
    whole = occasions(schedule(every, **rules), first, last, CALENDAR)
    start = first + timedelta(days=later)
    assert tuple(each for each in whole if each.nominal >= start) == occasions(
        schedule(every, **rules), start, last, CALENDAR
    )


@settings(deadline=None, max_examples=60)
@given(RHYTHMS, RULES, st.dates(date(2009, 1, 1), date(2028, 1, 1)))
def test_issues_come_out_on_working_days_one_a_day(every, rules, first):
    found = occasions(schedule(every, **rules), first, first + timedelta(days=200), CALENDAR)
    days = [each.publish.date() for each in found if each.is_made]
    assert len(days) == len(set(days))
    assert all(CALENDAR.day(day).is_working for day in days)
    assert len({each.key for each in found}) == len(found)
    assert all(each.period.first <= each.nominal < each.period.end for each in found)


@pytest.mark.parametrize(
    ("day", "told"),
    [(Day(False), "放假"), (Day(False, "周五厂休"), "周五厂休放假"), (Day(False, "周五", is_weekend=True), "周五休息")],
)
def test_a_day_off_is_told_by_its_kind_not_by_its_name(day, told):
    (found,) = occasions(schedule(), date(2026, 3, 6), date(2026, 3, 6), Calendar({date(2026, 3, 6): day}))
    assert found.reason == f"{told}，提前到2026年3月5日（周四）"
