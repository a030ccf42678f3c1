"""How many of what a report counts: 22名养路工, 一千多名职工, 近百家企业; exact and rough counts meet.

Two reports of one event count one thing alike; reports of two events of one kind count the same thing differently.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from digest.issues.duplicates import facts as facts
from digest.issues.duplicates import numerals

_COUNT = re.compile(
    rf"(?=[近约上逾超\d{numerals.CHINESE}])(近|约|上|逾|超过|超)?({numerals.NUMBER})([余多几]?)([万亿]*)([余多几]?)个?(%|[{''.join(sorted(facts.MEASURES))}])"
    r"次?的?([一-鿿]{0,2})"
)
ALMOST, BEYOND = 0.85, 1.1  # 近百名 is 85 to 99, 超千名 up to 1,100: as an office would read them, not fitted
NOUN = 2  # characters that name what is counted: 名|养路; with one, 名工人 and 名工匠 are the same
FEWEST = 10  # rough counts below say nothing: 几名 is anything
SURPRISE = 0.2  # of a rough count that holds no digit worth remembering: 一千多名


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


def about(first: Sequence[Quantity], second: Sequence[Quantity]) -> float:
    """Return how much a rough count of one report speaks for an exact one of the other, 0 to 1; percentages do not."""
    pairs = ((some, other) for some in first for other in second if some.unit == other.unit and some.unit != "%")
    met = (pair for pair in pairs if pair[0].rough != pair[1].rough and pair[0].least >= FEWEST and _meet(*pair))
    total = sum(max(facts.surprise(some.least), facts.surprise(other.least), SURPRISE) for some, other in met)
    return 1 - math.exp(-total)


def same_things(first: Sequence[Quantity], second: Sequence[Quantity]) -> tuple[int, int]:
    """Return of how many things both reports give one count, and of how many they give different ones."""
    here, there = _by_thing(first), _by_thing(second)
    shared = here.keys() & there.keys()
    alike = sum(any(_meet(some, other) for some in here[thing] for other in there[thing]) for thing in shared)
    return alike, len(shared) - alike


def _by_thing(counts: Sequence[Quantity]) -> dict[tuple[str, str], list[Quantity]]:
    """Return *counts* by what is counted; money is one thing, whatever word follows."""
    table: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for count in counts:
        if count.unit == "元":
            table[count.unit, ""].append(count)
        elif len(count.noun) == NOUN:
            table[count.unit, count.noun].append(count)
    return table
