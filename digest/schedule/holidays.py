"""The days that are off by law every year, before the notice of that year says which days are exchanged for them.

Regulation on Public Holidays (全国年节及纪念日放假办法, State Council Order 795, in force since 2025-01-01), article 2.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, timedelta

import chinese_calendar
from borax.calendars.lunardate import LunarDate

__all__ = ["by_law"]

# month and day of the first day off, and how many there are
_SOLAR = (("元旦", 1, 1, 1), ("劳动节", 5, 1, 2), ("国庆节", 10, 1, 3))
_COMPUTED = range(1901, 2100)  # the years of both libraries' tables
_LUNAR = (("春节", 1, 1, 3), ("端午节", 5, 5, 1), ("中秋节", 8, 15, 1))


@functools.cache
def by_law(year: int) -> Mapping[date, str]:
    """Return the days off by law in *year*, each with its holiday; the reckoned ones only in 1901 to 2099."""
    first = [(name, date(year, month, day), count) for name, month, day, count in _SOLAR]
    if year in _COMPUTED:
        first += [(name, LunarDate(year, month, day).to_solar_date(), count) for name, month, day, count in _LUNAR]
        # 除夕, the eve of the first lunar day, is off since 2025
        first.append(("春节", LunarDate(year, 1, 1).to_solar_date() - timedelta(days=1), 1))
        terms = chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10))
        (brightness,) = (day for day, name in terms if name == "清明")
        first.append(("清明节", date(brightness.year, brightness.month, brightness.day), 1))
    return {day + timedelta(days=number): name for name, day, count in first for number in range(count)}
