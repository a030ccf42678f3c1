"""Room 2: two reports whose paragraphs were taken in turn in, each report by itself out.

Between two headlines of which the first report is not closed before the second begins, every stretch of text may belong
to either. All are dealt so that the whole is worth most: by the words they share with the headline and with each other,
by the width of the lines, by what the seams say, and by the signatures. File order stands unless another order is worth
much more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import odds
from digest.articles.order.kinship import tie, titled, words
from digest.articles.order.units import Unit

Sides = tuple[int, ...]  # of every unit behind the two headlines: 0 or 1
_SWITCH = 0.8  # against leaving the report before, as in the unweaving
PROOF = 7.0  # nats by which another order has to be worth more than file order
_LONGEST_RUN = 6  # units turned as one
_LEAST_GAIN = 1e-6  # nats: sums of the same figures in another order differ by less
_TORN = -3.0  # a report that ends in mid-sentence
_WORST, _BEST = -4.0, 6.0  # bounds of what a seam says
_FIRST = 1.5  # for a report's first stretch that opens one; against one that opens a later paragraph
_SECOND = -1.2  # against a later one that opens a report
_BEHIND_END = -3.0  # a sign that cannot begin a line, at a report's beginning or behind a full stop
_BARE = -4.0  # a headline without text
_NAMED, _UNNAMED = 2.5, -1.0  # the signing body's place stands in the report or does not
_TWICE = -4.0  # a second signature of one report
_BEHIND_SIGNATURE = -4.0  # text behind its signature
_SPREAD = 0.9  # standard deviation of the widths of one column's lines
_MOST_WIDTH = 2.0  # nats that one line's width says at most
_UNLIKE = -2.5  # a whole paragraph a line among lines of a column
_BEGINS = 0.5  # share of what the words at the beginning of a sentence say


@dataclass(frozen=True, slots=True)
class Deal:
    """To which of two reports each unit goes, how much more that is worth than file order, and of joins how sure."""

    sides: Sides
    gain: float
    margins: dict[int, float]  # by the number of the later unit


class Worth:
    """What it is worth to deal the units behind two headlines so or so, in nats."""

    def __init__(self, heads: Sequence[Unit], dealt: Sequence[Unit], strings: Strings) -> None:
        self._heads = heads
        self._units = dealt
        self._strings = strings
        titles = [words(head.text) for head in heads]
        held = [words(unit.text) if unit.role == "body" else frozenset() for unit in dealt]
        self.titled = [[titled(title, own) if own else 0.0 for title in titles] for own in held]
        self._ties = _ties(held)
        self._naming = _naming([head.text for head in heads], dealt)
        self._sizes = [len(unit.text) for unit in dealt]
        self._seams: dict[tuple[int, int], float] = {}
        self._sides: dict[tuple[int, int], float] = {}

    def of(self, sides: Sides) -> float:
        """Return the worth of dealing the units to *sides*."""
        switches = sum(first != second for first, second in pairwise(sides))
        return sum(self._side(side, sides) for side in (0, 1)) - _SWITCH * switches

    def _side(self, side: int, sides: Sides) -> float:
        own = [number for number, other in enumerate(sides) if other == side]
        rows = sum(1 << number for number in own)
        if (side, rows) not in self._sides:
            self._sides[side, rows] = self._score(side, own, rows)
        return self._sides[side, rows]

    def _score(self, side: int, own: Sequence[int], rows: int) -> float:
        texts = [number for number in own if self._units[number].role == "body"]
        if not texts:
            return _BARE
        score = sum(self.titled[number][side] for number in texts)
        score += sum(tie for number in texts for holding, tie in self._ties[number] if holding & rows) / 2
        score += self._widths(texts) + self._signatures(own, side)
        score += self._start(self._units[texts[0]])
        score += sum(self.seam(first, second) for first, second in pairwise(texts))
        return score + (0.0 if self._units[texts[-1]].ended else _TORN)

    def _widths(self, texts: Sequence[int]) -> float:
        widths = sorted(width for number in texts for width in self._units[number].widths)
        if not widths:
            return 0.0
        middle = widths[len(widths) // 2]
        whole = sum(not self._units[number].widths and self._sizes[number] > 2 * middle for number in texts)
        off = sum(min(_MOST_WIDTH, ((width - middle) / _SPREAD) ** 2 / 2) for width in widths)
        return _UNLIKE * whole - off

    def _signatures(self, own: Sequence[int], side: int) -> float:
        signing = [number for number in own if number in self._naming]
        score = _TWICE * max(0, len(signing) - 1)
        for number in signing:
            titles, texts = self._naming[number]
            score += _NAMED if titles[side] or any(other in texts for other in own if other < number) else _UNNAMED
            score += _BEHIND_SIGNATURE * (own[-1] > number)
        return score

    def _start(self, unit: Unit) -> float:
        read = unit.lines[0].features
        if read.needs_before:
            return _BEHIND_END
        return _BEGINS * begins(unit.lines[0].text) + (_FIRST if read.news else -_FIRST if read.opener else 0.0)

    def seam(self, first: int, second: int) -> float:
        """Return what the two lines at the seam say."""
        if (first, second) not in self._seams:
            before, after = self._units[first].lines[-1], self._units[second].lines[0]
            if not before.features.ended:
                value = max(_WORST, min(_BEST, odds(before, after, self._strings)))
            elif after.features.needs_before:
                value = _BEHIND_END
            else:
                value = _SECOND if after.features.news else 0.0
            self._seams[first, second] = value
        return self._seams[first, second]


def _naming(titles: Sequence[str], dealt: Sequence[Unit]) -> dict[int, tuple[list[bool], frozenset[int]]]:
    """Return for every signature which headlines and which units name its place."""
    texts = [unit.text for unit in dealt]
    return {
        number: (
            [texts[number][:2] in title for title in titles],
            frozenset(other for other, text in enumerate(texts) if texts[number][:2] in text),
        )
        for number, unit in enumerate(dealt)
        if unit.role == "signature"
    }


def _ties(held: Sequence[frozenset[str]]) -> list[list[tuple[int, float]]]:
    """Return for every unit its words that others hold too: which others (as bits), and what the word ties."""
    holding: dict[str, int] = {}
    for number, own in enumerate(held):
        for word in own:
            holding[word] = holding.get(word, 0) | 1 << number
    return [
        [(others, tie(word)) for word in sorted(own) if (others := holding[word] & ~(1 << number))]
        for number, own in enumerate(held)
    ]


def straight_worth(heads: Sequence[Unit], dealt: Sequence[Unit], straight: Sides, strings: Strings) -> float:
    """Return what file order is worth; under one headline there is no second report that could lack its text."""
    return Worth(heads, dealt, strings).of(straight) - (_BARE if len(heads) == 1 else 0.0)


def deal(heads: Sequence[Unit], dealt: Sequence[Unit], straight: Sides, strings: Strings, plain: float) -> Deal:
    """Return the best deal of the units *dealt* behind two *heads*; file order is *straight*, worth *plain*."""
    worth = Worth(heads, dealt, strings)
    best = max((_improve(start, worth) for start in (straight, _by_titles(worth, dealt))), key=worth.of)
    margins = {}
    for side in (0, 1):
        own = [number for number, other in enumerate(best) if other == side and dealt[number].role == "body"]
        for first, second in pairwise(own):
            if second != first + 1:
                margins[second] = worth.seam(first, second)
    return Deal(best, worth.of(best) - plain, margins)


def _by_titles(worth: Worth, dealt: Sequence[Unit]) -> Sides:
    return tuple(int(worth.titled[number][1] > worth.titled[number][0]) for number in range(len(dealt)))


def _improve(sides: Sides, worth: Worth) -> Sides:
    """Return *sides* after turns of one unit or a run, each that gains, until none does."""
    best, gained = worth.of(sides), True
    while gained:
        gained = False
        for first in range(len(sides)):
            for end in range(first + 1, min(len(sides), first + _LONGEST_RUN) + 1):
                turned = (*sides[:first], *(1 - side for side in sides[first:end]), *sides[end:])
                if (score := worth.of(turned)) > best + _LEAST_GAIN:
                    best, sides, gained = score, turned, True
    return sides
