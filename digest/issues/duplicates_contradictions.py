"""What two reports state and state differently: it forbids to call them one event, however alike the words are.

Better a repeat than a loss.
"""

from __future__ import annotations

from datetime import date

from digest.issues import duplicates_facts as facts
from digest.issues.duplicates_tellings import Telling

NEAR_DAYS = 2  # a report dates an event by its day or by the day after; 3 joined stages of one round trip
SAME_SEASON_DAYS = 20  # two reports of one event are printed within three weeks; a follow-up comes later


def contradiction(first: Telling, second: Telling, *, copied: bool = False) -> str:
    """Return, in Chinese, what both reports state and state differently; empty if nothing.

    In texts *copied* nearly word for word a day that differs is a misprint, unless they were printed weeks apart.
    """
    some, other = first.facts, second.facts
    if _apart_in_place(first.regions, second.regions):
        return "地区不同"
    if _printed_apart(some, other) or (not copied and _apart_in_time(some, other)):
        return "日期不同"
    if some.lead_years and other.lead_years and not (some.lead_years & other.years or other.lead_years & some.years):
        return "年份不同"
    if _apart_in_order(some, other):
        return "届次不同"
    axis = _apart_in_phase(some, other)
    return f"所处阶段不同（{axis}）" if axis else ""


def _apart_in_place(first: tuple[tuple[str, ...], ...], second: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether both name places and no place of one lies in a place of the other."""
    return bool(first and second) and not any(_nested(some, other) for some in first for other in second)


def _nested(some: tuple[str, ...], other: tuple[str, ...]) -> bool:
    least = min(len(some), len(other))
    return some[:least] == other[:least]


def _printed_apart(some: facts.Facts, other: facts.Facts) -> bool:
    if not (some.published and other.published):
        return False
    return abs((some.published - other.published).days) > SAME_SEASON_DAYS


def _apart_in_time(some: facts.Facts, other: facts.Facts) -> bool:
    if some.lead_days and other.lead_days:
        near = gap(some.lead_days, other.days) <= NEAR_DAYS or gap(other.lead_days, some.days) <= NEAR_DAYS
        return not near
    return any(
        dated.lead_days and plain.published and gap(dated.lead_days, frozenset({plain.published})) > SAME_SEASON_DAYS
        for dated, plain in ((some, other), (other, some))
    )


def gap(first: frozenset[date], second: frozenset[date]) -> int:
    """Return the least number of days between a day of *first* and one of *second*."""
    return min(_apart(some, other) for some in first for other in second)


def _apart(some: date, other: date) -> int:
    """Return the days between *some* and *other*; one without a year takes the other's."""
    if some.year == facts.YEARLESS:
        some, other = other, some
    if other.year == facts.YEARLESS:
        other = date(some.year, other.month, min(other.day, 28))
    return abs((some - other).days)


def _apart_in_order(some: facts.Facts, other: facts.Facts) -> bool:
    for counter in {name for name, _ in some.ordinals} & {name for name, _ in other.ordinals}:
        here = {value for name, value in some.ordinals if name == counter}
        there = {value for name, value in other.ordinals if name == counter}
        if not here & there:
            return True
    return False


def _apart_in_phase(some: facts.Facts, other: facts.Facts) -> str:
    for axis in sorted({name for name, _ in some.marks} & {name for name, _ in other.marks}):
        here = {side for name, side in some.marks if name == axis}
        there = {side for name, side in other.marks if name == axis}
        if not here & there:
            return axis
    return ""
