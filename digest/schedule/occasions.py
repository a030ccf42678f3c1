"""The calendar units in which an issue is due: one occasion a week, 旬, month or quarter. All pure.

An occasion has a key that outlives any change of day: 2026-W08, 2026-02-中旬, 2026-02, 2026-Q1.
"""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from digest.errors import ConfigError
from digest.model import Briefing, Period, Rhythm, Schedule
from digest.schedule.calendars import Calendar, Day, calendar_of, spoken
from digest.times import ZONE

__all__ = [
    "LONGEST_UNIT",
    "ZONE",
    "Occasion",
    "coming",
    "due",
    "moment_of",
    "occasions",
    "period_of",
    "schedule_of",
]

_TEN_DAYS = ("上旬", "中旬", "下旬")

# Where the second of two colliding issues lands depends on those before it. A holiday is at most 9 days long
# (2025: 8), so six units back no chain of collisions can still reach: checked on all weekdays of 2004 to 2030.
_UNITS_BEFORE = 6
_RECENT = 2 * _UNITS_BEFORE  # so many occasions back a taken day is looked for
LONGEST_UNIT = {"week": 7, "ten_days": 11, "month": 31, "quarter": 92}
# An issue of one unit is printed at most this far from its nominal day (longest holiday 9 days, with weekends 11).
_FARTHEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One unit of the calendar: the day an issue is nominally due, when it is published, and why then.

    ``publish`` is None where none is made (``reason`` says why). ``merged_into`` is the key of the occasion whose issue
    serves this one too.
    """

    key: str
    nominal: date
    period: Period
    publish: datetime | None
    reason: str
    merged_into: str = ""

    @property
    def is_made(self) -> bool:
        """Say whether an issue of its own is made."""
        return self.publish is not None and not self.merged_into


def schedule_of(briefing: Briefing) -> Schedule:
    """Return the schedule of *briefing*; ``ConfigError`` if it sets none."""
    if briefing.schedule is None:
        raise ConfigError(briefing.file, "没有写 [schedule]，不知道何时出刊", '请加 [schedule]，写 every = "fri 08:30"')
    return briefing.schedule


def coming(briefing: Briefing, now: datetime, count: int) -> tuple[Occasion, ...]:
    """Return the next *count* occasions that are still to come at *now*."""
    schedule = schedule_of(briefing)
    last = now + timedelta(days=LONGEST_UNIT[schedule.rhythm.unit] * (count + 1))
    found = occasions(schedule, (now - _FARTHEST).date(), last.date(), calendar_of(schedule.calendar))
    return tuple(each for each in found if moment_of(each, schedule) >= now)[:count]


def due(schedule: Schedule, since: datetime, now: datetime, calendar: Calendar) -> tuple[Occasion, ...]:
    """Return the occasions whose time came after *since* and not after *now*, oldest first.

    Those that make no issue are among them, at their nominal time, so that none passes unseen.
    """
    first, last = (moment.astimezone(ZONE) for moment in (since, now))
    found = occasions(schedule, first.date() - _FARTHEST, last.date() + _FARTHEST, calendar)
    return tuple(
        sorted((each for each in found if first < moment_of(each, schedule) <= last), key=lambda each: each.nominal)
    )


def moment_of(occasion: Occasion, schedule: Schedule) -> datetime:
    """Return when *occasion* is published, or would have been."""
    return occasion.publish or datetime.combine(occasion.nominal, schedule.rhythm.at, ZONE)


def occasions(schedule: Schedule, first: date, last: date, calendar: Calendar) -> tuple[Occasion, ...]:
    """Return the occasions with a nominal day from *first* to *last*, both included, in their order."""
    rhythm = schedule.rhythm
    start = first - timedelta(days=LONGEST_UNIT[rhythm.unit] * _UNITS_BEFORE)
    placed: list[Occasion] = []
    period = period_of(rhythm, start)
    while period.first <= last:
        _settle(placed, _place(schedule, period, calendar), schedule, calendar)
        period = period_of(rhythm, period.end)
    return tuple(each for each in placed if first <= each.nominal <= last)


def period_of(rhythm: Rhythm, day: date) -> Period:
    """Return the unit of the calendar that *day* lies in."""
    if rhythm.unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=7))
    if rhythm.unit == "ten_days":
        first = day.replace(day=min((day.day - 1) // 10, 2) * 10 + 1)
        return Period(first, _month_later(first) if first.day == 21 else first + timedelta(days=10))
    first = day.replace(day=1)
    if rhythm.unit == "month":
        return Period(first, _month_later(first))
    first = first.replace(month=(day.month - 1) // 3 * 3 + 1)
    return Period(first, _month_later(_month_later(_month_later(first))))


def _month_later(day: date) -> date:
    """Return the first day of the month after *day*."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _key(rhythm: Rhythm, period: Period) -> str:
    first = period.first
    if rhythm.unit == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02d}"
    if rhythm.unit == "ten_days":
        return f"{first:%Y-%m}-{_TEN_DAYS[first.day // 10]}"
    return f"{first:%Y-%m}" if rhythm.unit == "month" else f"{first.year}-Q{first.month // 3 + 1}"


def _nominal(rhythm: Rhythm, period: Period, calendar: Calendar) -> date:
    """Return the day of *period* that *rhythm* names, before any holiday is looked at."""
    days = [period.first + timedelta(days=number) for number in range((period.end - period.first).days)]
    if rhythm.which == "day":
        return days[min(rhythm.day, months.monthrange(period.first.year, period.first.month)[1]) - 1]
    if rhythm.weekday is None:  # a unit that is one long holiday has no working day: then any day, and it is moved
        fitting = [day for day in days if calendar.day(day).is_working] or days
    else:
        fitting = [day for day in days if day.weekday() == rhythm.weekday]
    return fitting[0 if rhythm.which == "first" else -1]


def _place(schedule: Schedule, period: Period, calendar: Calendar) -> Occasion:
    """Return the occasion of *period* with the holiday rule applied."""
    nominal = _nominal(schedule.rhythm, period, calendar)
    day = calendar.day(nominal)
    cut_short = f"{nominal.month}月没有{schedule.rhythm.day}日，取月末" if nominal.day < schedule.rhythm.day else ""
    occasion = Occasion(_key(schedule.rhythm, period), nominal, period, None, cut_short or "按期")
    if day.is_working:
        return _publish(occasion, nominal, schedule, calendar)
    if schedule.holiday == "skip":
        return replace(occasion, reason=f"{_off(day)}，按设置不出")
    moved = calendar.working_day(nominal, -1 if schedule.holiday == "earlier" else 1)
    verb = "提前" if schedule.holiday == "earlier" else "推后"
    parts = (cut_short, _off(day), f"{verb}到{spoken(moved)}")
    return _publish(replace(occasion, reason="，".join(filter(None, parts))), moved, schedule, calendar)


def _off(day: Day) -> str:
    return day.name + ("休息" if day.is_weekend else "放假")


def _publish(occasion: Occasion, day: date, schedule: Schedule, calendar: Calendar) -> Occasion:
    years = sorted({each.year for each in (occasion.nominal, day) if not calendar.day(each).is_announced})
    unknown = "".join(f"；{year}年放假安排未公布，只按法定节日和周末算，调休未知" for year in years)
    moment = datetime.combine(day, schedule.rhythm.at, ZONE)
    return replace(occasion, publish=moment, reason=occasion.reason + unknown)


def _settle(placed: list[Occasion], occasion: Occasion, schedule: Schedule, calendar: Calendar) -> None:
    """Add *occasion* to *placed*, by the collision rule where its day is taken."""
    recent = range(max(0, len(placed) - _RECENT), len(placed))
    taken = {placed[place].publish: place for place in recent if placed[place].is_made}
    if occasion.publish is None or occasion.publish not in taken:
        placed.append(occasion)
        return
    place = taken[occasion.publish]
    other = placed[place]
    if schedule.collision == "next_workday":
        placed.append(_next_free(occasion, set(taken), schedule, calendar))
    elif schedule.collision == "skip":
        reason = f"{occasion.reason}，与{spoken(other.nominal)}一期同日，按设置不出"
        placed.append(replace(occasion, publish=None, reason=reason))
    else:
        both = Period(other.period.first, occasion.period.end)
        merged = f"{other.reason}；与{spoken(occasion.nominal)}一期合并"
        placed[place] = replace(other, period=both, reason=merged)
        reason = f"{occasion.reason}，与{spoken(other.nominal)}一期合并"
        placed.append(replace(occasion, merged_into=other.key, reason=reason))


def _next_free(occasion: Occasion, taken: set[datetime | None], schedule: Schedule, calendar: Calendar) -> Occasion:
    moment = occasion.publish
    while moment in taken and moment is not None:
        day = calendar.working_day(moment.date() + timedelta(days=1), 1)
        moment = datetime.combine(day, schedule.rhythm.at, ZONE)
    day = moment.date() if moment else occasion.nominal
    reason = f"{occasion.reason}，当日已有一期，顺延到{spoken(day)}"
    return replace(occasion, publish=moment, reason=reason)
