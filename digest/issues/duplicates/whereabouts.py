"""Which reports are told of places that do not keep them apart: found by tables of places, not pair by pair."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import ahocorasick_rs

from digest.issues.duplicates.features import Telling

Key = TypeVar("Key", bound=Hashable)
_REMEMBERED = 64  # sets of up to all numbers each: reports of one county that name the same places share one


def near_of(tellings: Sequence[Telling]) -> Callable[[int], Collection[int]]:
    """Return what gives, for the number of one of *tellings*, the numbers of those that are not told elsewhere.

    Of two numbers it says what ``contradictions.is_elsewhere`` denies of the two.
    """
    named = _named_in(tellings)
    lying, above = _table(one.regions for one in tellings), _table(one.above for one in tellings)
    called, naming = _table(one.places for one in tellings), _table(named)
    everywhere = range(len(tellings))
    nowhere = frozenset(number for number in everywhere if not tellings[number].regions)

    @functools.lru_cache(maxsize=_REMEMBERED)
    def near(regions: tuple[tuple[str, ...], ...], places: tuple[str, ...], names: frozenset[str]) -> frozenset[int]:
        within = {path[: depth + 1] for path in regions for depth in range(len(path))}
        lists = (
            *(above.get(path, ()) for path in regions),
            *(lying.get(path, ()) for path in within),
            *(naming.get(place, ()) for place in places),
            *(called.get(name, ()) for name in names),
        )
        return nowhere.union(*lists)

    def near_to(number: int) -> Collection[int]:
        one = tellings[number]
        return near(one.regions, one.places, named[number]) if one.regions else everywhere

    return near_to


def _named_in(tellings: Sequence[Telling]) -> list[frozenset[str]]:
    """Return which places of all *tellings* the text of each names."""
    places = sorted({place for telling in tellings for place in telling.places})
    found = ahocorasick_rs.AhoCorasick(places, matchkind=ahocorasick_rs.MatchKind.Standard)
    return [frozenset(found.find_matches_as_strings(telling.text, overlapping=True)) for telling in tellings]


def _table(keys: Iterable[Iterable[Key]]) -> Mapping[Key, Sequence[int]]:
    """Return under each key the numbers of those that have it."""
    table: dict[Key, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            table[key].append(number)
    return table
