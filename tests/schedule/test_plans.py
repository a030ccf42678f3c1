"""What is done about what is due, by the catch-up rule."""

from __future__ import annotations

from datetime import date

import pytest

from digest.archive.runs import Run, Slot
from digest.config.schedule import parse_rhythm
from digest.model import Schedule
from digest.schedule.calendars import Calendar
from digest.schedule.occasions import due
from digest.schedule.plans import steps
from tests.schedule.offices import at

BEGUN = at("2026-03-01 00:00")


def schedule(catch_up: str) -> Schedule:
    return Schedule("fri 08:30", parse_rhythm("fri 08:30"), catch_up=catch_up)


def run(week: int, state: str, reason: str = "", issue: str = "") -> dict[str, Run]:
    moment = at("2026-03-06 08:30")
    slot = Slot("weekly", f"2026-W{week}", date(2026, 3, 6), moment)
    return {slot.period: Run(slot, state, "host:1", moment, 1, reason, issue, moment)}


def plan(catch_up: str, now: str, known: dict[str, Run] | None = None) -> list[tuple[str, str]]:
    occasions = due(schedule(catch_up), BEGUN, at(now), Calendar())
    return [(step.occasion.key, step.act) for step in steps(schedule(catch_up), occasions, known or {}, at(now))]


@pytest.mark.parametrize(
    ("catch_up", "expected"),
    [
        ("latest", [("2026-W10", "pass"), ("2026-W11", "pass"), ("2026-W12", "make")]),
        ("all", [("2026-W10", "make"), ("2026-W11", "make"), ("2026-W12", "make")]),
        ("none", [("2026-W10", "pass"), ("2026-W11", "pass"), ("2026-W12", "pass")]),
    ],
)
def test_after_three_missed_periods(catch_up, expected):
    assert plan(catch_up, "2026-03-21 09:00") == expected


@pytest.mark.parametrize("catch_up", ["latest", "all", "none"])
def test_in_time_every_rule_makes_the_issue(catch_up):
    assert plan(catch_up, "2026-03-06 08:30") == [("2026-W10", "make")]
    assert plan(catch_up, "2026-03-06 10:30") == [("2026-W10", "make")]  # the clock was set by two hours


def test_with_none_an_issue_begun_in_time_is_still_finished():
    assert plan("none", "2026-03-06 20:00", run(10, "failed", "磁盘已满")) == [("2026-W10", "make")]


def test_what_is_settled_is_left_alone():
    assert plan("all", "2026-03-13 09:00", run(10, "done")) == [("2026-W11", "make")]
    assert plan("all", "2026-03-13 09:00", run(10, "skipped")) == [("2026-W11", "make")]


def test_an_issue_that_is_kept_is_finished_under_every_rule():
    assert ("2026-W10", "make") in plan("latest", "2026-03-20 09:00", run(10, "running", issue="weekly-2026-10"))


def test_passing_over_says_why_and_what_to_do():
    moment = at("2026-03-20 09:00")
    occasions = due(schedule("latest"), BEGUN, moment, Calendar())
    known = run(10, "failed", "磁盘已满")
    failed, missed, _ = steps(schedule("latest"), occasions, known, moment)
    assert failed.reason == "一直没有编成：磁盘已满；已到下一期。要补编请运行 digest run --period 2026-W10"
    assert missed.reason == "停机错过，按设置只补最近一期。要补编请运行 digest run --period 2026-W11"


def test_older_issues_take_what_arrived_until_their_time_and_the_latest_takes_all():
    moment = at("2026-03-14 09:00")
    occasions = due(schedule("all"), BEGUN, moment, Calendar())
    older, latest = steps(schedule("all"), occasions, {}, moment)
    assert older.until == at("2026-03-06 08:30")
    assert latest.until is None


def test_an_older_issue_made_late_takes_no_page_of_a_newer_one_that_is_made():
    moment = at("2026-03-14 09:00")
    occasions = due(schedule("all"), BEGUN, moment, Calendar())
    (older,) = steps(schedule("all"), occasions, run(11, "done"), moment)
    assert (older.occasion.key, older.until) == ("2026-W10", at("2026-03-06 08:30"))
    (passed,) = steps(schedule("latest"), occasions, run(11, "done"), moment)
    assert (passed.occasion.key, passed.act) == ("2026-W10", "pass")


def test_a_merged_occasion_is_passed_with_the_reason():
    begun, moment = at("2024-02-05 00:00"), at("2024-02-09 08:30")
    occasions = due(schedule("latest"), begun, moment, Calendar())
    made = [(step.act, step.occasion.key) for step in steps(schedule("latest"), occasions, {}, moment)]
    assert made == [("pass", "2024-W07"), ("make", "2024-W06")]
