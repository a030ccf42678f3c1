"""Room 2: lines in file order in, the same with strips of one report that stand inside another put back out.

A strip of lines out of a neighbour's column stands in a sentence's midst: there two seams read badly, and a third where
it was taken from; all three are whole once it is put back. So the move is sought by which three seams, and the words
that the strip shares with the text about it, gain most (or-opt, Or 1976).
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from digest.articles.continuity.straddle import Strings, signs_behind, straddle
from digest.articles.lines.habits import parted
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line
from digest.articles.order.evidence import SeamTable
from digest.articles.order.kinship import tied, titled, words
from digest.articles.order.neighbours import MOST, follows
from digest.articles.order.unweave import ROLES

_LONGEST, _FARTHEST = 14, 90  # lines of a strip, and that it stands off: bound the cost
_WEAK = 2.5  # nats up to which a seam may be a strip's; surer ones are never cut
_MOST_TORN = 60  # torn seams of a page; more are lines in turn, and dear
_LIKELY_KIN = 3.0  # nats that words in common hardly say: bounds the cost
_KEPT = 24  # moves looked at closely, with grammar and words
_WORST_BEFORE = -3.0  # nats that a seam says against its lines at most: chance finds three that read very badly …
_WORST_AFTER = -1.5  # … and what each has to read at least once the strip is put back
_PARTED = 2.0  # nats for a cut where a blank line stands inside a sentence
_INSIDE = 1.0  # … and against one where none stands, if a page has such blank lines
_MOST_KIN = 6.0  # nats that words in common say at most
_ABOUT = 40  # lines of a report about a seam whose words are compared
# Nats that a move has to gain, and more for each torn seam of the page, as chance finds more so. With 7 and 0.15 of 60
# pages with strips 30 gain so much, of 392 calm ones 3 (10 and none: 25 and 3).
_PROOF, _PROOF_A_SEAM = 7.5, 0.15
_MOST_MOVES = 3  # of a page: bounds the cost


class _Move(NamedTuple):
    """Rows *first* up to *last* put before row *place*, and what that gains in nats."""

    gain: float
    first: int
    last: int
    place: int


def move_strips(lines: Sequence[Line], strings: Strings) -> list[Line]:
    """Return *lines* with strips put back into their reports; lines of other roles stay behind those before them."""
    found = list(range(len(lines)))
    seams = _StripSeams(lines, strings)
    for _ in range(_MOST_MOVES):
        rows = [place for place, number in enumerate(found) if lines[number].role in ROLES]
        page = _StripPage([found[row] for row in rows], seams)
        moves = sorted(page.moves(), reverse=True)
        if not moves:
            break
        move = moves[0]
        rows.append(len(found))
        first, last, place = rows[move.first], rows[move.last], rows[move.place]
        strip = found[first:last]
        if place > first:
            found[first:place] = [*found[last:place], *strip]
        else:
            found[place:last] = [*strip, *found[place:first]]
    return [lines[number] for number in found]


class _StripSeams:
    """What speaks for each of *lines* standing behind each other; read once, however often a strip is moved."""

    def __init__(self, lines: Sequence[Line], strings: Strings) -> None:
        self.lines = lines
        self._strings = strings
        self.rough = SeamTable(functools.partial(self._read, grammar=False))
        self.close = SeamTable(functools.partial(self._read, grammar=True))

    def _read(self, first: int, second: int, grammar: bool) -> float:
        return follows(self.lines[first], self.lines[second], self._strings, grammar)


class _StripPage:
    """The text, headlines and signatures of a page, its rows, by their numbers in *order*."""

    def __init__(self, order: Sequence[int], seams: _StripSeams) -> None:
        self.lines = lines = [seams.lines[number] for number in order]
        self._order = order
        self._seams = seams
        self._parted = [*parted(lines), False]
        is_parted = any(self._parted)
        self._inside = [*(is_parted and not line.fragment.blanks for line in lines), False]
        rows = range(1, len(lines))
        is_torn = any(map(self._is_torn, rows))  # else no strip is cut out, and the seams need no reading
        self.weak = [number for number in rows if is_torn and self._is_weak(number)]
        self.torn = [number for number in self.weak if self._is_torn(number)]
        self._torn = frozenset(self.torn)
        self._least = _PROOF + _PROOF_A_SEAM * len(self.torn)

    def moves(self) -> Iterator[_Move]:
        """Yield the likeliest moves that are proven."""
        rough = sorted(self._candidates(), key=itemgetter(0), reverse=True)[:_KEPT]
        for _, first, last, place in rough:
            made = ((first - 1, last), (place - 1, first), (last - 1, place))
            after = [self._seam(self._seams.close, one, other) for one, other in made]
            if min(after) < _WORST_AFTER:
                continue
            cut = (first, last, place)
            gain = sum(after) - sum(max(_WORST_BEFORE, self._seam(self._seams.close, row - 1, row)) for row in cut)
            gain += _PARTED * sum(self._parted[row] for row in cut)
            gain -= _INSIDE * sum(self._inside[row] for row in cut)
            gain += self._kin(first, last, place)
            if gain >= self._least:
                yield _Move(gain, first, last, place)

    def _candidates(self) -> Iterator[_Move]:
        """Yield the moves that could be proven, weighed roughly.

        A word straddles one of the seams that they make, or a blank line stands where they cut: that is asked cheaply.
        """
        rough, before = self._seams.rough, {row: self._before(row) for row in self.weak}
        strips = list(self._strips())
        behind, ahead = self._words() if strips else ({}, {})
        for first, last in strips:
            rows = self._places(first, last)
            is_plain = self.lines[first].role == "heading" or self._parted[first] or self._parted[last]
            if not is_plain and last not in behind[first]:
                words = behind[last] | ahead[first]
                rows = [row for row in rows if row in words or self._parted[row]]
            healed = self._seam(rough, first - 1, last) if rows else 0.0
            for place in rows:
                cut = before[first] + before[last] + before[place]
                seams = healed + self._seam(rough, place - 1, first)
                if seams + MOST - cut + _LIKELY_KIN < self._least:  # whatever the third seam says
                    continue
                gain = seams + self._seam(rough, last - 1, place) - cut
                if gain + _LIKELY_KIN >= self._least:
                    yield _Move(gain, first, last, place)

    def _strips(self) -> Iterator[tuple[int, int]]:
        """Yield the half-open ranges of lines that may be strips: text alone or headlines alone, between weak seams."""
        for at, first in enumerate(self.weak if len(self.torn) <= _MOST_TORN else ()):
            role = self.lines[first].role
            if role not in ("body", "heading"):
                continue
            end = first
            for last in self.weak[at + 1 :]:
                if last - first > _LONGEST or any(line.role != role for line in self.lines[end:last]):
                    break
                end = last
                if first in self._torn or last in self._torn:
                    yield first, last

    def _places(self, first: int, last: int) -> list[int]:
        """Return the rows before which a strip may be put: two of the three seams that this cuts are torn.

        One is enough for a headline: what it stands over again opens a text, and was not cut off.
        """
        is_enough = self.lines[first].role == "heading" or {first, last} <= self._torn
        rows = self.weak if is_enough else self.torn
        start, end = bisect_left(rows, first - _FARTHEST), bisect_right(rows, first + _FARTHEST)
        return [*rows[start : bisect_left(rows, first)], *rows[bisect_right(rows, last) : end]]

    def _words(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """Return for each weak seam those whose second line a word joins to its first, and the same the other way."""
        texts = {row: self.lines[row].text for row in self.weak}
        behind: dict[int, set[int]] = {row: set() for row in self.weak}
        ahead: dict[int, set[int]] = {row: set() for row in self.weak}
        for row in self.weak:
            above = self.lines[row - 1].text
            signs = signs_behind(above)
            far = row - _FARTHEST - _LONGEST, row + _FARTHEST + _LONGEST
            near = self.weak[bisect_left(self.weak, far[0]) : bisect_right(self.weak, far[1])]
            for other in [other for other in near if texts[other][0] in signs]:
                if straddle(above, texts[other]) >= SURE_WORD:
                    behind[row].add(other)
                    ahead[other].add(row)
        return behind, ahead

    def _seam(self, table: SeamTable[int], first: int, second: int) -> float:
        return table[self._order[first]][self._order[second]]

    def _before(self, row: int) -> float:
        """Return what speaks roughly for the seam before *row*."""
        return self._seam(self._seams.rough, row - 1, row) - _PARTED * self._parted[row]

    def _is_weak(self, number: int) -> bool:
        roles = {self.lines[number - 1].role, self.lines[number].role}
        return "body" in roles and self._before(number) < _WEAK

    def _is_torn(self, number: int) -> bool:
        before, after = self.lines[number - 1], self.lines[number]
        is_open = before.role == "body" and not before.features.ended
        return is_open or (after.role == "body" and after.features.needs_before)

    def _kin(self, first: int, last: int, place: int) -> float:
        """Return what words say for the strip's standing about row *place* and not about row *first*."""
        strip = words(_text(self.lines[first:last]))
        if self.lines[first].role == "heading":
            below = [sum(titled(strip, words(text)) for text in self._below(row)) for row in (place, last)]
            return max(-_MOST_KIN, min(_MOST_KIN, below[0] - below[1]))
        host, home = (self._about(row, first, last) for row in (first, place))
        told = tied(strip & (home - host)) - tied(strip & (host - home))
        return max(-_MOST_KIN, min(_MOST_KIN, told))

    def _below(self, row: int) -> tuple[str, str]:
        """Return the text from *row* on, up to the first line that ends with a full stop, and whole."""
        text = list(takewhile(lambda line: line.role == "body", self.lines[row : row + _ABOUT]))
        ends = (number for number, line in enumerate(text, 1) if line.features.ended)
        return _text(text[: next(ends, len(text))]), _text(text)

    def _about(self, row: int, first: int, last: int) -> frozenset[str]:
        """Return the words of the report about *row*, its headline among them, without the strip from *first* on."""
        start = row
        while start > max(0, row - _ABOUT) and (self.lines[start - 1].role == "heading" or not self._heads(start)):
            start -= 1
        end = row
        while end < min(len(self.lines), row + _ABOUT) and self.lines[end].role != "heading":
            end += 1
        own = [line for number, line in enumerate(self.lines[start:end], start) if not first <= number < last]
        return words(_text(own))

    def _heads(self, row: int) -> bool:
        return row < len(self.lines) and self.lines[row].role == "heading"


def _text(lines: Sequence[Line]) -> str:
    return "".join(line.text.replace(" ", "") for line in lines)
