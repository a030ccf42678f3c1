"""Which pairs of items are worth comparing as retellings: found by the words, figures, places and days they share."""

from __future__ import annotations

import bisect
import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from digest.expressions import expression
from digest.issues.duplicates import facts
from digest.issues.duplicates.features import Telling, weight

WORTH = 0.8  # weight of shared words from which a pair is compared; 1.2 lost three pairs of a hundred without headlines
_PLACE = 0.3  # of one place, which a figure of two digits or a word makes worth comparing
CROWD = 200  # a word that more reports have proposes nothing (a batch of thousands would be compared pair by pair)
# Retellings that follow an item and are looked at, those first that share most: of the labelled families none stands
# behind the fifth place among 2,000 others; it binds only where hundreds of reports of one place fill in one form.
NEIGHBOURS = 40
_TOWN = expression("(?<=..)[镇乡]$")

_Sign = str | float | tuple[str, int, int]  # a word, a figure, a place with month and day (0: any)


def candidates(
    tellings: Sequence[Telling], fresh: int, near_of: Callable[[int], Collection[int]]
) -> list[tuple[int, int]]:
    """Return the pairs (i < j, i < *fresh*) worth comparing: they share two telling words, or one that is rare.

    What *near_of* an item does not hold is left out, and of what follows an item all but those that share most with it.
    """
    worths = [_worths(telling) for telling in tellings]
    table: dict[_Sign, list[int]] = defaultdict(list)
    for index, known in enumerate(worths):
        for sign in known:
            table[sign].append(index)
    found: list[tuple[int, int]] = []
    for first in range(min(fresh, len(tellings))):
        shared: dict[int, float] = defaultdict(float)
        for sign, told in worths[first].items():
            if len(homes := table[sign]) <= CROWD:
                for second in homes[bisect.bisect_right(homes, first) :]:
                    shared[second] += told
        near = near_of(first)
        fitting = [(-told, second) for second, told in shared.items() if told >= WORTH and second in near]
        found += sorted((first, second) for _, second in heapq.nsmallest(NEIGHBOURS, fitting))
    return found


def _worths(telling: Telling) -> dict[_Sign, float]:
    """Return what of *telling* proposes a pair and its worth: words (浮滨镇 meets 浮滨), figures, a place's day."""
    found = {_TOWN.sub("", word) for word in telling.core | telling.rare}
    told: dict[_Sign, float] = {word: weight(word) for word in sorted(found)}
    days = sorted({(day.month, day.day) for day in telling.facts.days})
    told.update(((place, *day), WORTH) for place in telling.places for day in days)
    told.update(((place, 0, 0), _PLACE) for place in telling.places)
    told.update((figure, worth) for figure in sorted(telling.facts.figures) if (worth := facts.surprise(figure)))
    return told
