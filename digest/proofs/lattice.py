"""All readings of a stretch of Chinese characters as words, what the cheapest costs, and what one with a word costs."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from digest.dictionary import ROOT, load_dictionary
from digest.proofs.costs import known_words, rank, step
from digest.words import frequency

_LONGEST = 4  # characters of a word
_NONE: frozenset[str] = frozenset()
_SELDOM = 15.5  # nats that a word costs which is too rare to be meant


class Lattice:
    """The words of *run*, which stands between the words *before* and *after*."""

    def __init__(self, run: str, before: str, after: str) -> None:
        size = len(run)
        self.run = run
        # For every place the words that end there with the cheapest way up to them, and those that begin there with
        # the cheapest way from them on.
        self._upto: list[list[tuple[str, float]]] = [[] for _ in range(size + 1)]
        self._from: list[list[tuple[str, float]]] = [[] for _ in range(size + 1)]
        self._upto[0], self._from[size] = [(before, 0.0)], [(after, 0.0)]
        words = [words_at(run, start) for start in range(size)]
        for start in range(size):
            ahead = self._upto[start]
            for word in words[start]:
                cost = min([way + step(first, word) for first, way in ahead])
                self._upto[start + len(word)].append((word, cost))
        for start in range(size - 1, -1, -1):
            for word in words[start]:
                behind = self._from[start + len(word)]
                cost = min([step(word, last) + way for last, way in behind])
                self._from[start].append((word, cost))
        self.cost, self.path = self._cheapest(before)

    def _cheapest(self, word: str) -> tuple[float, list[tuple[int, str]]]:
        """Return what the cheapest reading costs after *word*, and its words with their places."""
        place, cost = 0, 0.0
        path: list[tuple[int, str]] = []
        while place < len(self.run):
            way, last = min([(step(word, last) + way, last) for last, way in self._from[place]])
            cost = cost if path else way
            path.append((place, last))
            place, word = place + len(last), last
        return cost, path

    def cost_with(self, place: int, word: str) -> float:
        """Return what the cheapest reading costs that has *word* instead of the characters there."""
        before, after = self.around(place, word)
        return before[1] + after[1]

    def around(self, place: int, word: str) -> tuple[tuple[str, float], tuple[str, float]]:
        """Return the words around *word* in that reading, with the cost up to and with *word*, and after it."""
        ahead, behind = self._upto[place], self._from[place + len(word)]
        cost, before = min([(way + step(first, word), first) for first, way in ahead])
        rest, after = min([(step(word, last) + way, last) for last, way in behind])
        return (before, cost), (after, rest)


def words_at(run: str, start: int) -> list[str]:
    """Return the words that begin there, the single character first."""
    ahead = run[start : start + _LONGEST]
    counts, counted = load_dictionary().count_along(ahead), known_words()
    longer = [ahead[:size] for size in range(2, len(ahead) + 1)]
    return [run[start], *(word for word, count in zip_longest(longer, counts[1:]) if count or word in counted)]


def is_known(word: str) -> bool:
    """Say whether the counted texts or the dictionary have *word*."""
    return word in known_words() or frequency(word) > 0


@functools.cache
def neighbours() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return for every character what may go before and after it where a word begins."""
    known = load_dictionary()
    before: dict[str, set[str]] = {}
    after = {first: set(known.signs_after(known.find(first))) for first in known.signs_after(ROOT)}
    for word in known_words():
        if len(word) == 2:
            after.setdefault(word[0], set()).add(word[1])
    for first, signs in after.items():
        for sign in signs:
            before.setdefault(sign, set()).add(first)
    return before, after


def words_with(run: str, place: int, signs: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the words of two and more that one of *signs* makes at *place* of *run*, each with where it begins.

    The rarest are left out.
    """
    before, after = neighbours()
    known, numbers, last = load_dictionary(), known_words(), rank(_SELDOM)
    behind = run[place + 1 : place + _LONGEST]
    for start in range(max(0, place - _LONGEST + 1), place + 1):
        ahead = run[start:place]
        going_on: Iterable[str] = before.get(behind[:1], _NONE)
        if len(ahead) == 1:
            going_on = after.get(ahead, _NONE)
        elif ahead:
            going_on = known.signs_after(node) if (node := known.find(ahead)) != ROOT else ""
        for sign in signs.intersection(going_on):
            for size in range(not ahead, min(len(behind), _LONGEST - len(ahead) - 1) + 1):
                word = ahead + sign + behind[:size]
                if numbers.get(word, last) < last:
                    yield start, word
