"""Which days are working days: the State Council's notices (chinesecalendar), and over them the office's own file.

A year without a notice has its weekends and the holidays by law, and is marked 未公布: only the days exchanged are not
known. The notice for a year comes in October to December of the year before, and has been changed in mid-year
(2019-03-22, 2020-01-27): hence the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

from digest.csv_tables import Columns, RowError, RowFault, TableRow, read_table, values_of
from digest.expressions import expression
from digest.schedule.holidays import by_law

__all__ = ["Calendar", "Day", "calendar_of", "spoken"]

_NAMES = {day.value: day.chinese for day in chinese_calendar.Holiday}
_SHIPPED = range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)
_WEEKDAYS = "一二三四五六日"
_IS_WORKING = {"放假": False, "休": False, "休息": False, "上班": True, "班": True, "调休上班": True}
_DATE = expression(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_COLUMNS = Columns(("日期", "末日", "安排", "名称"), ("日期", "安排"), {"首日": "日期"}, may_lack_head=True)
_LONGEST = 31  # days in one line of the office's file: the longest holiday so far had 9; more is a slip of the pen


@dataclass(frozen=True, slots=True)
class Day:
    """One day: is it worked, by which holiday or weekday not (if that has a name), and is that announced or assumed."""

    is_working: bool
    name: str = ""
    is_announced: bool = True
    is_weekend: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days on and off; ``own`` is what the office's file says and wins over the shipped table; ``faults`` its slips."""

    own: Mapping[date, Day] = field(default_factory=dict)
    faults: tuple[RowFault, ...] = ()

    def day(self, day: date) -> Day:
        """Return what *day* is; any year will do."""
        if day in self.own:
            return self.own[day]
        is_announced = day.year in _SHIPPED or self._is_announced(day.year)
        holiday = chinese_calendar.holidays.get(day)
        if holiday:
            return Day(False, _NAMES[holiday])
        if not is_announced and day in by_law(day.year):
            return Day(False, by_law(day.year)[day], is_announced)
        if day.weekday() < 5 or day in chinese_calendar.workdays:
            return Day(True, "", is_announced)
        return Day(False, f"周{_WEEKDAYS[day.weekday()]}", is_announced, is_weekend=True)

    def working_day(self, day: date, step: int) -> date:
        """Return the first working day from *day* on, *step* 1 forward or -1 back; *day* itself if it is one."""
        while not self.day(day).is_working:
            day += timedelta(days=step)
        return day

    def _is_announced(self, year: int) -> bool:
        """Say whether the file carries the notice of *year*: every notice gives the first of October off."""
        national_day = self.own.get(date(year, 10, 1))
        return national_day is not None and not national_day.is_working


def spoken(day: date) -> str:
    """Return *day* as people say it: 2026年1月2日（周五）."""
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def calendar_of(file: str) -> Calendar:
    """Return the calendar with the office's *file* over it (empty: none); raise ConfigError where it cannot be read.

    The file is CSV, one line ``日期,末日,安排,名称`` a stretch of days: 末日 may be empty, 安排 is 放假 or 上班. Later
    lines win; one that is wrong is not used, and told in ``faults``. What Excel saves and dates as it writes them
    (2027/1/1) are read.
    """
    if not file:
        return Calendar()
    stretches, faults = values_of(read_table(file, _COLUMNS, "请检查 [schedule] 的 calendar"), _days)
    return Calendar({day: what for stretch in stretches for day, what in stretch}, faults)


def _days(row: TableRow) -> list[tuple[date, Day]]:
    """Return each day of the stretch that *row* tells of; RowError says what is wrong with it."""
    begin, end, arrangement, name = row.cells
    first = _date(begin)
    last = _date(end) if end else first
    if not 0 <= (last - first).days < _LONGEST:
        raise RowError(f"末日 {end} 不对", f"末日不早于日期，一行最多 {_LONGEST} 天")
    if arrangement not in _IS_WORKING:
        raise RowError(f"安排“{arrangement}”看不懂", "第三栏写“放假”或“上班”")
    is_working = _IS_WORKING[arrangement]
    day = Day(is_working, "" if is_working or name in _IS_WORKING else name)
    return [(first + timedelta(days=number), day) for number in range((last - first).days + 1)]


def _date(text: str) -> date:
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else date.fromisoformat(text)
    except ValueError as error:
        raise RowError(f"日期“{text}”看不懂", "请写成 2027-01-01 的样子") from error
