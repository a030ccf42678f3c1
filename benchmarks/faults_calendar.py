"""All Fridays of 2010 to 2026 against a reckoning of its own, and a year that nobody has announced."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

from benchmarks.faults_office import office
from digest.schedule.calendars import calendar_of
from digest.schedule.occasions import occasions, schedule_of

# The table of the design (2026), and the Fridays of 2010 to 2026 that share a day with the Friday before.
_TABLE = {
    "2026-01-02": "2025-12-31",
    "2026-02-20": "2026-02-14",
    "2026-05-01": "2026-04-30",
    "2026-06-19": "2026-06-18",
    "2026-09-25": "2026-09-24",
    "2026-10-02": "2026-09-30",
}
_COLLISIONS = 9


def calendar(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Compare each Friday with the last working day before it by chinesecalendar's own function."""
    del arguments
    schedule = schedule_of(office(folder, every="fri 08:30"))
    coming = max(chinese_calendar.holidays).year + 1  # nobody has announced it yet
    found = occasions(schedule, date(2010, 1, 1), date(coming, 12, 31), calendar_of(""))
    known = [each for each in found if each.nominal.year < coming]
    wrong = [each.key for each in known if each.publish is None or each.publish.date() != _expected(each.nominal)]
    moved = {
        each.nominal.isoformat(): each.publish.date().isoformat()
        for each in known
        if each.nominal.year == 2026 and each.publish and each.publish.date() != each.nominal
    }
    unknown = [each for each in found if each.nominal.year == coming]
    marked = sum(f"{coming}年放假安排未公布" in each.reason for each in unknown)
    collisions = sum(bool(each.merged_into) for each in known if each.nominal.year <= 2026)
    figures = {
        "fridays": len(known),
        "wrong": len(wrong),
        "collisions": collisions,
        f"{coming}": len(unknown),
        "marked": marked,
    }
    held = not wrong and moved == _TABLE and collisions == _COLLISIONS and marked == len(unknown) > 0
    return {**figures, "table of 2026": moved == _TABLE, "held": held}


def _expected(day: date) -> date:
    while not chinese_calendar.is_workday(day):
        day -= timedelta(days=1)
    return day
