"""All readings of a stretch of Chinese characters as words, what the cheapest costs, and what one with a word costs."""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import add

from digest.dictionary import ROOT, load_dictionary
from digest.proofs.costs import Head, head, known_words, priced, rank, step
from digest.words import frequency

_LONGEST = 4  # characters of a word
_SELDOM = 15.5  # nats that a word costs which is too rare to be meant


class Lattice:
    """The words of *run*, which stands between the words *before* and *after*; every way on is priced once."""

    def __init__(self, run: str, before: str, after: str) -> None:
        size = len(run)
        self.run = run
        # For every place the words that end there, as what others follow, with the cheapest way up to each; and those
        # that begin there, the longest first, with the cheapest way from them on.
        self._ending: list[list[str]] = [[before], *([] for _ in range(size))]
        self._from: list[list[tuple[str, float]]] = [*([] for _ in range(size)), [(after, 0.0)]]
        self._heads: list[list[Head]] = [[head(before)], *([] for _ in range(size))]
        self._ways: list[list[float]] = [[0.0], *([] for _ in range(size))]
        rows: list[list[list[float]]] = []  # what each of those that begin costs after each that ends
        for start in range(size):
            ending, ways = self._heads[start], self._ways[start]
            rows.append([])
            for word in words_at(run, start):
                own, row = priced(ending, word)
                rows[start].insert(0, row)
                end = start + len(word)
                self._heads[end].append(own)
                self._ways[end].append(min(map(add, ways, row)))
                self._ending[end].append(word)
        rows.append([priced(self._heads[size], after)[1]])
        for place in range(size, 0, -1):
            ways = [way for _, way in self._from[place]]
            for word, on in zip(self._ending[place], zip(*rows[place], strict=True), strict=True):
                self._from[place - len(word)].append((word, min(map(add, ways, on))))
        self.cost, self.path = self._cheapest(rows)

    def _cheapest(self, rows: list[list[list[float]]]) -> tuple[float, list[tuple[int, str]]]:
        """Return what the cheapest reading costs, priced in *rows*, and its words with their places."""
        place, number, cost = 0, 0, 0.0
        path: list[tuple[int, str]] = []
        while place < len(self.run):
            ways = zip(rows[place], self._from[place], strict=True)
            way, word = min([(row[number] + way, word) for row, (word, way) in ways])
            cost = cost if path else way
            path.append((place, word))
            place += len(word)
            number = self._ending[place].index(word)
        return cost, path

    def cost_with(self, place: int, word: str, most: float = math.inf) -> float:
        """Return what the cheapest reading costs that has *word* instead of the characters there.

        Where it is dearer than *most* by what stands before alone, that is all that is looked at.
        """
        own, row = priced(self._heads[place], word)
        cost: float = min(map(add, self._ways[place], row))
        behind = self._from[place + len(word)]
        if cost + min([way for _, way in behind]) > most:
            return math.inf
        return cost + min([priced((own,), last)[1][0] + way for last, way in behind])

    def around(self, place: int, word: str) -> tuple[tuple[str, float], tuple[str, float]]:
        """Return the words around *word* in that reading, with the cost up to and with *word*, and after it."""
        ahead = zip(self._ending[place], self._ways[place], strict=True)
        behind = self._from[place + len(word)]
        cost, before = min([(way + step(first, word), first) for first, way in ahead])
        rest, after = min([(step(word, last) + way, last) for last, way in behind])
        return (before, cost), (after, rest)


def words_at(run: str, start: int) -> list[str]:
    """Return the words that begin there, the single character first."""
    ahead = run[start : start + _LONGEST]
    found, counts, counted = [run[start]], load_dictionary().count_along(ahead), known_words()
    reach = len(counts)
    for size in range(2, len(ahead) + 1):
        word = ahead[:size]
        if (size <= reach and counts[size - 1]) or word in counted:
            found.append(word)
    return found


def is_known(word: str) -> bool:
    """Say whether the counted texts or the dictionary have *word*."""
    return word in known_words() or frequency(word) > 0


@functools.cache
def _neighbours() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return for every character what may go before and after it where a word begins, some of it twice."""
    known = load_dictionary()
    before: dict[str, list[str]] = defaultdict(list)
    after = {first: list(known.signs_after(known.find(first))) for first in known.signs_after(ROOT)}
    for word in known_words():
        if len(word) == 2:
            after.setdefault(word[0], []).append(word[1])
    for first, signs in after.items():
        for sign in signs:
            before[sign].append(first)
    return before, after


@functools.cache
def signs_before(sign: str) -> frozenset[str]:
    """Return the characters after which *sign* goes on where a word begins."""
    return frozenset(_neighbours()[0].get(sign, ()))


@functools.cache
def signs_after(sign: str) -> frozenset[str]:
    """Return the characters by which a word goes on that begins with *sign*."""
    return frozenset(_neighbours()[1].get(sign, ()))


def words_with(run: str, place: int, signs: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the words of two and more that one of *signs* makes at *place* of *run*, each with where it begins.

    The rarest are left out.
    """
    known, numbers, last = load_dictionary(), known_words(), rank(_SELDOM)
    behind = run[place + 1 : place + _LONGEST]
    for start in range(max(0, place - _LONGEST + 1), place + 1):
        ahead = run[start:place]
        going_on: Iterable[str] = signs_before(behind[:1])
        if len(ahead) == 1:
            going_on = signs_after(ahead)
        elif ahead:
            going_on = known.signs_after(node) if (node := known.find(ahead)) != ROOT else ""
        for sign in signs.intersection(going_on):
            for size in range(not ahead, min(len(behind), _LONGEST - len(ahead) - 1) + 1):
                word = ahead + sign + behind[:size]
                if numbers.get(word, last) < last:
                    yield start, word
