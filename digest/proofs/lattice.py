"""All readings of a stretch of Chinese characters as words, what the cheapest costs, and what one with a word costs."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from digest.dictionary import ROOT, load_dictionary
from digest.proofs.costs import alone, known_words, step
from digest.words import frequency

_LONGEST = 5  # characters of a word
_SELDOM = 17.3  # nats that a word costs which is too rare to be meant


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
        place, path, cost = 0, [], 0.0
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
    longer = [run[start:end] for end in range(start + 2, min(start + _LONGEST, len(run)) + 1)]
    return [run[start], *filter(is_known, longer)]


def is_known(word: str) -> bool:
    """Say whether the counted texts or the dictionary have *word*."""
    return word in known_words() or frequency(word) > 0


@functools.cache
def _neighbours() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
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
    """Yield the words of two and more that one of *signs* makes at *place* of *run*, each with where it begins."""
    before, after = _neighbours()
    known = load_dictionary()
    for start in range(max(0, place - 3), place + 1):
        ahead = run[start:place]
        if len(ahead) > 1:
            node = known.find(ahead)
            going_on = signs.intersection(known.signs_after(node)) if node != ROOT else ()
        elif ahead:
            going_on = signs & after.get(ahead, frozenset())
        else:
            going_on = signs & before.get(run[place + 1 : place + 2], frozenset())
        for sign in going_on:
            for end in range(max(place + 1, start + 2), min(start + _LONGEST, len(run)) + 1):
                word = ahead + sign + run[place + 1 : end]
                if is_known(word) and alone(word) < _SELDOM:
                    yield start, word
