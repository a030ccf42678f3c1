"""Room 2: two reports whose paragraphs were taken in turn in, each report by itself out.

Between two headlines of which the first report is not closed before the second begins, every stretch of text may belong
to either. All are dealt so that the whole is worth most: by the words they share with the headline and with each other,
by the width of the lines, by what the seams say, and by the signatures. File order stands unless another order is worth
much more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise
from typing import NamedTuple

from digest.articles.order.kinship import titled, words
from digest.articles.order.pool import Pool, bits
from digest.articles.order.units import Unit

Sides = tuple[int, ...]  # of every unit behind the two headlines: 0 or 1
# Against leaving the report before (0.8, 0.4, 0.2, 0 tried: 77.5, 78.2, 78.4, 78.9 of 100 F1 on woven pages).
_SWITCH = 0.2
# Nats that a deal from file order may lack of the proof for another start to be worth it: of 381 deals that lack more,
# three are proven from there, one of them on a calm page; of 273 others, 125.
_PROMISING = 6.0
_LONGEST_RUN = 6  # units turned as one
# Nats that a stretch cut off could gain: with words, signatures and openings all of 80 proven deals had enough so, 342
# of 754 others had not.
_A_SEAM = 1.0
_LEAST_GAIN = 1e-6  # nats: sums of the same figures in another order differ by less
_BARE = -4.0  # a headline without text
_NAMED, _UNNAMED = 2.5, -1.0  # the signing body's place stands in the report or does not
_TWICE = -4.0  # a second signature of one report
_BEHIND_SIGNATURE = -4.0  # text behind its signature


@dataclass(frozen=True, slots=True)
class Deal:
    """To which of two reports each unit goes, how much more that is worth than file order, and of joins how sure."""

    sides: Sides
    gain: float
    margins: dict[int, float]  # by the number of the later unit


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
        self._known: dict[int, float] = {}
        self._every = (1 << len(pool.units)) - 1
        texts = [head.text for head in heads]
        titles = [words(text) for text in texts]
        # Of every signature and each report: its place, those that name it before, and whether the headline does.
        self._signing = [
            [
                (1 << number, naming & (1 << number) - 1, place in text)
                for number, (place, naming) in pool.naming.items()
            ]
            for text in texts
        ]
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
        score, signed = 0.0, 0
        for place, naming, is_named in self._signing[side]:
            if rows & place:
                signed += 1
                score += (_NAMED if is_named or naming & rows else _UNNAMED) + _BEHIND_SIGNATURE * (rows >= 2 * place)
        return score + _TWICE * max(0, signed - 1)

    def of(self, second: int) -> float:
        """Return the worth of dealing the rows *second* to the second headline, all others to the first."""
        if second not in self._known:
            score = self._plain(second, _NOTHING, range(len(self.pool.units)), _NOTHING)
            self._known[second] = score + self._spread(second) + self.pool.tied(second)
        return self._known[second]

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


def _numbers(rows: int) -> list[int]:
    return [number for number in range(rows.bit_length()) if rows >> number & 1]


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
    by_titles = bits(number for number, (one, other) in enumerate(zip(*worth.titled, strict=True)) if other > one)
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
