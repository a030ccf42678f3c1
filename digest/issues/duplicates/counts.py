"""How many of what a report counts: 22名养路工, 一千多名职工, 近百家企业; exact and rough counts meet.

Two reports of one event count one thing alike; reports of two events of one kind count the same thing differently.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from digest.expressions import expression
from digest.issues.duplicates import facts as facts
from digest.issues.duplicates import numerals

_COUNT = expression(
    rf"(?=[近约上逾超\d{numerals.CHINESE}])(近|约|上|逾|超过|超)?({numerals.NUMBER})([余多几]?)([万亿]*)([余多几]?)个?(%|[{''.join(sorted(numerals.MEASURES))}])"
    r"次?的?([一-鿿]{0,2})"
)
ALMOST, BEYOND = 0.85, 1.1  # 近百名 is 85 to 99, 超千名 up to 1,100: as an office would read them, not fitted
NOUN = 2  # characters that name what is counted: 名|养路; with one, 名工人 and 名工匠 are the same
FEWEST = 10  # rough counts below say nothing: 几名 is anything
SURPRISE = 0.2  # of a rough count that holds no digit worth remembering: 一千多名
LOOSELY = 0.6  # of what a count tells where the other report measures it otherwise: 七十多个小伙伴, 74名幼儿
_PERSONS = "个名人位"
_ANY_MEASURE = "个"  # a story's measure for nearly all things, but not for these
_OWN_MEASURE = "元%年岁天分秒月次"
FEWEST_PERSONS = 4  # two or three persons stand in every second report


@dataclass(frozen=True, slots=True)
class Quantity:
    """From *least* to *most* of something: ``rough`` where the report rounds; unit and noun say of what."""

    least: float
    most: float
    rough: bool
    unit: str
    noun: str


def counts_of(text: str) -> tuple[Quantity, ...]:
    """Return what *text* counts, in its order; days, years, clocks and ordinals are no counts."""
    found = []
    for match in _COUNT.finditer(facts.without_times(facts.clean(text))):
        before, digits, odd, scale, rest, unit, noun = match.groups(default="")
        value = numerals.number_of(digits)
        if value is not None:
            scaled = 10 ** (4 * scale.count("万") + 8 * scale.count("亿"))
            least, most = _span(value, before, odd + rest)
            found.append(Quantity(least * scaled, most * scaled, bool(before or odd or rest), unit, noun))
    return tuple(found)


def _span(value: float, before: str, after: str) -> tuple[float, float]:
    """Return the least and greatest number that a rounded *value* stands for: 三十多 is 30 to 39, 近百 85 to 110."""
    if after:
        digits = str(int(value))
        step = 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1
        return value, value + (step - 1e-9 if step > 1 else 1)
    if before in ("近", "约", "上"):
        return value * ALMOST, value * BEYOND
    return value, value * (BEYOND if before else 1)


def _meet(some: Quantity, other: Quantity) -> bool:
    return some.least <= other.most and other.least <= some.most


def about(first: Sequence[Quantity], second: Sequence[Quantity]) -> tuple[float, float]:
    """Return how much a rough count of one report speaks for an exact one of the other, 0 to 1; percentages do not.

    First what counts in one measure tells, then with what counts in others that may be of one thing.
    """
    met = [
        (some.unit == other.unit, max(facts.surprise(some.least), facts.surprise(other.least), SURPRISE))
        for some in first
        for other in second
        if some.rough != other.rough and some.least >= FEWEST
        if _may_be_one(some.unit, other.unit) and _meet(some, other)
    ]
    strictly = sum(told for is_one, told in met if is_one)
    return 1 - math.exp(-strictly), 1 - math.exp(-strictly - LOOSELY * sum(told for is_one, told in met if not is_one))


def _may_be_one(unit: str, other: str) -> bool:
    """Say whether both measures may count one thing: the same, persons, or a story's 个."""
    if unit == other:
        return unit != "%"
    if unit in _PERSONS and other in _PERSONS:
        return True
    return _ANY_MEASURE in (unit, other) and not {unit, other} & set(_OWN_MEASURE)


def plain_measures(counts: Sequence[Quantity]) -> frozenset[tuple[float, str]]:
    """Return the exact *counts* whose figure alone tells little (9座亭子, 24间房), each with its measure.

    Money, years and months are left out: round ones are everywhere.
    """
    found = ((count.least, "名" if count.unit in _PERSONS else count.unit) for count in counts if not count.rough)
    return frozenset(
        (value, unit)
        for value, unit in found
        if facts.surprise(value) < facts.TELLING
        and unit not in _OWN_MEASURE
        and value >= (FEWEST_PERSONS if unit == "名" else 2)
    )


def are_other(brief: Sequence[Quantity], report: Sequence[Quantity]) -> bool:
    """Say whether *brief* counts something that *report*, which counts in that measure too, does not."""
    return any(
        not any(_meet(some, other) for other in of_measure)
        for some in brief
        if (of_measure := [other for other in report if _may_be_one(some.unit, other.unit) or some.unit == other.unit])
    )


def told_otherwise(first: Sequence[Quantity], second: Sequence[Quantity]) -> int:
    """Return of how many things both reports give a count, and none alike.

    Money is no such thing: it is told as a whole and for each (6.2万元, 每人一千元); nor is one (各种了一棵树).
    """
    here, there = _by_thing(first), _by_thing(second)
    return sum(
        not any(_meet(some, other) for some in here[thing] for other in there[thing])
        for thing in here.keys() & there.keys()
    )


def _by_thing(counts: Sequence[Quantity]) -> dict[tuple[str, str], list[Quantity]]:
    """Return *counts*, but of money and of one, by what is counted."""
    table: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for count in counts:
        if count.unit != "元" and count.most > 1 and len(count.noun) == NOUN:
            table[count.unit, count.noun].append(count)
    return table
