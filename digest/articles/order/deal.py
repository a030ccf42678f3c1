"""Room 2: two reports whose paragraphs were taken in turn in, each report by itself out.

Between two headlines of which the first report is not closed before the second begins, every stretch of text may belong
to either. All are dealt so that the whole is worth most: by the words they share with the headline and with each other,
by the width of the lines, by what the seams say, and by the signatures. File order stands unless another order is worth
much more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import cycle, pairwise
from typing import NamedTuple

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import odds
from digest.articles.order.evidence import SeamTable
from digest.articles.order.kinship import persons, tie, titled, words
from digest.articles.order.units import Unit

Sides = tuple[int, ...]  # of every unit behind the two headlines: 0 or 1
# Against leaving the report before (0.8, 0.4, 0.2, 0 tried: 77.5, 78.2, 78.4, 78.9 of 100 F1 on woven pages), and nats
# by which another order has to be worth more than file order (6, 7.5, 9, 11 tried: 94.4, 94.5, 95.5, 95.8, calm).
_SWITCH = 0.2
_PROOF = 9.0
# Nats that a deal from file order may lack of the proof for another start to be worth it: of 381 deals that lack more,
# three are proven from there, one of them on a calm page; of 273 others, 125.
_PROMISING = 6.0
# Nats asked for more where none of the text is signed, and for each unit beyond ten: interviews and speeches have no
# end that a second report could show, and chance finds more in many units. Of 590 pages of eight sets (nothing, 10, 10
# and .3 tried) calm ones 95.8, 96.5, 96.9 of 100 F1, woven ones 79.4, 79.6, 79.2, alike in both halves.
_UNSIGNED = 10.0
_A_UNIT, _FEW = 0.3, 10
_UNHEADED = 5.0  # nats asked for more where a report opens behind a signature: its headline may be lost
_LONGEST_RUN = 6  # units turned as one
# Nats that a stretch cut off could gain: with words, signatures and openings all of 80 proven deals had enough so, 342
# of 754 others had not.
_A_SEAM = 1.0
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
_MOST_WIDTH = 2.0  # nats that one line's width says at most: two characters off say as much
_ONE_OFF = 1 / _SPREAD**2 / 2
_UNLIKE = -2.5  # a whole paragraph a line among lines of a column
_PERSON = 2.0  # for each unit that names a person whom another names (0 to 2 tried: pairs 79.1 and 79.3 of 100)
_BEGINS = 0.5  # share of what the words at the beginning of a sentence say


@dataclass(frozen=True, slots=True)
class Deal:
    """To which of two reports each unit goes, how much more that is worth than file order, and of joins how sure."""

    sides: Sides
    gain: float
    margins: dict[int, float]  # by the number of the later unit


class Pool:
    """The units that two reports are dealt from, sets of them given as bits, and what a set is worth."""

    def __init__(self, dealt: Sequence[Unit], strings: Strings) -> None:
        self.units = dealt
        self.held = [words(unit.text) if unit.role == "body" else frozenset() for unit in dealt]
        self.texts = _bits(number for number, unit in enumerate(dealt) if unit.role == "body")
        texts = [unit.text for unit in dealt]
        self.naming = {  # by signature: its place, and which units (as bits) name it
            number: (place, _bits(other for other, text in enumerate(texts) if place in text))
            for number, unit in enumerate(dealt)
            if unit.role == "signature"
            for place in [texts[number][:2]]
        }
        self._strings = strings
        self._ties = _ties(self.held, texts)
        self.most_tied = self.tied(0)
        widths = [(1 << number, unit.widths) for number, unit in enumerate(dealt) if unit.role == "body"]
        self._widths = sorted((width, bit) for bit, own in widths for width in own)
        self._whole = [(len(texts[bit.bit_length() - 1]), bit) for bit, own in widths if not own]
        self.seams = SeamTable(self._read)

    @property
    def least(self) -> float:
        """Return the nats that a deal has to gain to be proven."""
        is_unheaded = any(
            first.role == "signature" and second.role == "body" and second.lines[0].features.news
            for first, second in pairwise(self.units)
        )
        least = _PROOF + _UNHEADED * is_unheaded + _UNSIGNED * (not self.naming)
        return least + _A_UNIT * max(0, len(self.units) - _FEW)

    def tied(self, second: int) -> float:
        """Return what words tie that units of one report share; the units of the rows *second* are the second one's."""
        score = 0.0
        for holding, worth in self._ties:
            there = holding & second
            here = holding ^ there
            if there & (there - 1):  # two or more
                score += worth * there.bit_count()
            if here & (here - 1):
                score += worth * here.bit_count()
        return score

    def spread(self, rows: int) -> float:
        """Return what the widths of the lines say against the units *rows* standing in one column; 0 at most."""
        widths = [width for width, bit in self._widths if rows & bit]
        if not widths:
            return 0.0
        middle = widths[len(widths) // 2]
        whole = sum([size > 2 * middle for size, bit in self._whole if rows & bit])
        near = [widths.count(middle), widths.count(middle - 1) + widths.count(middle + 1)]
        return _UNLIKE * whole - _ONE_OFF * near[1] - _MOST_WIDTH * (len(widths) - sum(near))

    def _read(self, first: int | None, second: int | None) -> float:
        """Return what the seam between two texts says; None stands before a report's first and behind its last."""
        before = None if first is None else self.units[first].lines[-1]
        if second is None:
            return _TORN if before is not None and not before.features.ended else 0.0
        after = self.units[second].lines[0]
        read = after.features
        if before is not None and not before.features.ended:
            return max(_WORST, min(_BEST, odds(before, after, self._strings)))
        if read.needs_before:
            return _BEHIND_END
        if before is not None:
            return _SECOND if read.news else 0.0
        return _BEGINS * begins(after.text) + (_FIRST if read.news else -_FIRST if read.opener else 0.0)


Part = tuple[float, tuple[int | None, int | None]]  # what units are worth, and of each report the text at their edge
_NOTHING: Part = (0.0, (None, None))


class Cut(NamedTuple):
    """A deal before and behind each cut between two units: what turning a run changes is read from its ends."""

    ahead: list[Part]
    behind: list[Part]


class Worth:
    """What it is worth to deal the units of a pool to two headlines so or so, in nats."""

    def __init__(self, heads: Sequence[Unit], pool: Pool) -> None:
        self.pool = pool
        self._every = (1 << len(pool.units)) - 1
        self._titles = [head.text for head in heads]
        titles = [words(title) for title in self._titles]
        self.titled = [[titled(title, own) if own else 0.0 for own in pool.held] for title in titles]

    def evidence(self, straight: int) -> float:
        """Return what words, signatures and openings could gain at most over file order, *straight*."""
        pool = self.pool
        gain = pool.most_tied - pool.tied(straight)
        for number, (first, second) in enumerate(zip(*self.titled, strict=True)):
            gain += max(0.0, first - second if straight >> number & 1 else second - first)
        reports = (self._every & ~straight, straight)
        for side, rows in enumerate(reports):
            gain -= self._signed(rows, side)
            texts = pairwise(_numbers(rows & pool.texts))
            gain -= sum(pool.seams[before][after] for before, after in texts if pool.units[before].ended)
        return gain + _NAMED * len(pool.naming)

    def _signed(self, rows: int, side: int) -> float:
        """Return what the signatures among *rows* say for their report."""
        signing = [number for number in self.pool.naming if rows >> number & 1]
        score = _TWICE * max(0, len(signing) - 1)
        for number in signing:
            place, naming = self.pool.naming[number]
            is_named = place in self._titles[side] or naming & rows & (1 << number) - 1
            score += (_NAMED if is_named else _UNNAMED) + _BEHIND_SIGNATURE * (rows >> number + 1 > 0)
        return score

    def of(self, second: int) -> float:
        """Return the worth of dealing the rows *second* to the second headline, all others to the first."""
        score = self._plain(second, _NOTHING, range(len(self.pool.units)), _NOTHING)
        return score + self._spread(second) + self.pool.tied(second)

    def turned(self, second: int, run: range, cut: Cut, least: float) -> float:
        """Return the worth of the deal *second*, which differs by the units of *run* from the one that *cut* tells.

        If it is no more than *least*, less may come back: widths only speak against a deal,
        and words never say more than that all units are one report.
        """
        score = self._plain(second, cut.ahead[run.start], run, cut.behind[run.stop])
        if score + self.pool.most_tied > least:
            score += self._spread(second)
            if score + self.pool.most_tied > least:
                return score + self.pool.tied(second)
        return -math.inf

    def cut(self, second: int) -> Cut:
        """Return the deal *second* cut before every unit."""
        seams, count = self.pool.seams, len(self.pool.units)
        ahead, behind = [_NOTHING], [_NOTHING]
        for number in range(count):
            score, last = self._walk(second, range(number, number + 1), ahead[-1])
            ahead.append((score, (last[0], last[1])))
        for number in reversed(range(count)):
            score, ends = behind[-1]
            if self.pool.texts >> number & 1:
                side = second >> number & 1
                score += self.titled[side][number] + seams[number][ends[side]]
                ends = (ends[0], number) if side else (number, ends[1])
            behind.append((score, ends))
        return Cut(ahead, behind[::-1])

    def _plain(self, second: int, ahead: Part, run: range, behind: Part) -> float:
        """Return what a deal of *ahead*, the units of *run*, and *behind* is worth, widths and common words aside."""
        seams = self.pool.seams
        score, last = self._walk(second, run, ahead)
        score += behind[0] - _SWITCH * ((second ^ second >> 1) & self._every >> 1).bit_count()
        for side, (before, after) in enumerate(zip(last, behind[1], strict=True)):
            if before is None and after is None:
                score += _BARE
                continue
            score += seams[before][after]
            if self.pool.naming:
                score += self._signed(second if side else self._every & ~second, side)
        return score

    def _walk(self, second: int, run: range, ahead: Part) -> tuple[float, list[int | None]]:
        """Return *ahead* gone on with the units of *run*."""
        seams, texts = self.pool.seams, self.pool.texts
        score, last = ahead[0], [*ahead[1]]
        for number in run:
            if texts >> number & 1:
                side = second >> number & 1
                score += self.titled[side][number] + seams[last[side]][number]
                last[side] = number
        return score, last

    def _spread(self, second: int) -> float:
        return self.pool.spread(second) + self.pool.spread(self._every & ~second)


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


def _numbers(rows: int) -> list[int]:
    return [number for number in range(rows.bit_length()) if rows >> number & 1]


def _ties(held: Sequence[Set[str]], texts: Sequence[str]) -> list[tuple[int, float]]:
    """Return the sets of units (as bits) that share words or persons, and what these tie for each of them."""
    holding: dict[str, int] = {}
    for number, own in enumerate(held):
        for word in own:
            holding[word] = holding.get(word, 0) | 1 << number
    found: dict[int, float] = {}
    for word, rows in sorted(holding.items()):
        if rows & (rows - 1):
            found[rows] = found.get(rows, 0.0) + tie(word) / 2
    named: dict[int, float] = {}
    for name in {name for text in texts for name in persons(text)} - holding.keys():
        rows = _bits(number for number, text in enumerate(texts) if name in text)
        if rows & (rows - 1):
            named[rows] = _PERSON
    return [*found.items(), *named.items()]


def worth_under_one(head: Unit, pool: Pool) -> float:
    """Return what the units of *pool* are worth as one report; there is no second one that could lack its text."""
    return Worth((head, head), pool).of(0) - _BARE


def deal(worth: Worth, straight: int, plain: float | None = None) -> Deal:
    """Return the best deal by *worth*; file order is *straight*, worth *plain* if not what the deal itself tells.

    The best has to be better than all under the first headline, too: the second may be a crosshead. A deal that could
    not gain the pool's *least* is not looked for.
    """
    pool = worth.pool
    if worth.evidence(straight) + _A_SEAM * sum(not unit.ended for unit in pool.units) < pool.least:
        return Deal((0,) * len(pool.units), -math.inf, {})
    if plain is None:
        plain = max(worth.of(straight), worth.of(0) - _BARE)
    best = _improve(straight, len(pool.units), worth)
    by_titles = _bits(number for number, (one, other) in enumerate(zip(*worth.titled, strict=True)) if other > one)
    if max(worth.of(best) - pool.least + _PROMISING, worth.of(by_titles)) >= plain:
        best = max(best, _improve(by_titles, len(pool.units), worth), key=worth.of)
    sides = tuple(best >> number & 1 for number in range(len(pool.units)))
    margins = {}
    for side in (0, 1):
        own = [number for number in _numbers(pool.texts) if sides[number] == side]
        for first, second in pairwise(own):
            if second != first + 1:
                margins[second] = pool.seams[first][second]
    return Deal(sides, worth.of(best) - plain, margins)


def _improve(second: int, count: int, worth: Worth) -> int:
    """Return the rows *second* of *count* after turns of one unit or a run, each that gains, until none does."""
    runs = [
        (range(first, end), (1 << end) - (1 << first))
        for first in range(count)
        for end in range(first + 1, min(count, first + _LONGEST_RUN) + 1)
    ]
    best, cut, since = worth.of(second), worth.cut(second), 0
    for run, rows in cycle(runs):
        since += 1
        score = worth.turned(second ^ rows, run, cut, best)
        if score > best + _LEAST_GAIN:
            second ^= rows
            best, cut, since = score, worth.cut(second), 0
        if since == len(runs):
            return second
    return second
