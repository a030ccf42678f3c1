"""Room 2: two or three reports whose paragraphs stand in one another in, each report by itself out.

Every stretch of text and every signature behind the headlines may belong to any of the reports. Three ways are known in
which they come to stand so: paragraphs of the reports taken in turn; columns cut and laid one behind the other, where
few stretches change the report; lines taken in turn. The deal sought is the one that is worth most (beam search): by
what its turns cost in its way, by the words that the stretches share with the headline and with each other, by what
the seams and the widths say, and by the signatures. The prices were fitted one by one on pages woven in these ways.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple

from digest.articles.order.kinship import telling, words
from digest.articles.order.pool import Pool
from digest.articles.order.units import Unit, is_in_turn

_BEAM = 8  # states a unit (6, 24 of 369 woven pages: within half a point of F1)
# Nats a deal could gain at most, from which it is looked for where seams are dear: of 91 proven deals of ten sets 4
# could gain less, of 1,328 of calm pages 40 of 100.
_HARDLY = 10.0
_TURN = 0.1  # paragraphs in turn: against the next report's turn …
_SKIPPED = 1.0  # … against a report that misses its turn, as one that is at its end …
_STAYED = 2.0  # … and against a second paragraph of one report
_CUT_INSIDE = 5.0  # against a turn inside a paragraph, where paragraphs are taken in turn
_CHANGED, _CHANGED_INSIDE = 2.5, 3.0  # few changes: against one between paragraphs, and inside one
_NEXT_LINE = 0.2  # lines taken in turn: against another report's
_CHANGED_TO_SIGN = 1.0  # against a signature that is not the report's whose text stands before it
_BEHIND_ITS_END = 0.2  # against another report behind one that is signed
_ASTRAY = 4.0  # against a headline under which another report's text stands
_TOO_EARLY = 5.0  # against text above its headline
_SECOND_FIRST = 1.0  # against the lower of two headlines in a row having the first text
_BARE = -4.0  # a headline without text
_NAMED, _UNNAMED = 3.0, -1.0  # the signing body's place stands in the report or does not
_A_SEAM = 1.0  # what a stretch cut off could gain where it is put elsewhere
_TWICE = -4.0  # a second signature of one report
_BEHIND_SIGNATURE = -4.0  # text behind its signature
_HEADLESS = 8.0  # a report that has lost its headline
# The same for the last stretch behind all reports: there the room often finds no headline, and chance finds words in
# common (2, 4, 8 tried: of 800 calm pages 14, 15, 19 were changed; woven pages within half a point of F1).
_ORPHANED = 4.0
_NO_HEAD = Unit("heading", 0, 0, ())
_SCORE = attrgetter("score")


@dataclass(frozen=True, slots=True)
class Case:
    """Headlines, what is dealt to them, and before which unit each headline stands."""

    heads: tuple[Unit, ...]
    pool: Pool
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """To which report each unit goes, and how much more that is worth than file order."""

    sides: tuple[int, ...]
    gain: float
    is_taken_up: bool  # every headline by a text under it
    is_in_turn: bool  # whole paragraphs are taken strictly in turn


Way = Literal["in turn", "cut", "by lines"]  # how the reports came to stand in one another
_OF_PARAGRAPHS: tuple[Way, ...] = ("in turn", "cut")
_OF_LINES: tuple[Way, ...] = ("in turn", "by lines")  # where many stretches stop in mid-sentence


class _DealState(NamedTuple):
    score: float
    way: Way
    side: int
    rows: tuple[int, ...]  # of each report its units, as bits
    signed: int  # reports that are signed at their end, as bits
    stayed: bool = False
    sides: tuple[int, ...] = ()


class Worth:
    """What it is worth to deal the units of a case so or so, in nats."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.pool = case.pool
        self._titles = [head.text for head in case.heads]
        self._held = [words(title) for title in self._titles]
        self._titled = [self.pool.titled(title) for title in self._titles]
        self._above = [  # by unit: the headlines right above it
            [head for head, start in enumerate(case.starts) if start == number]
            for number in range(len(self.pool.units))
        ]

    def of(self, sides: Sequence[int]) -> float:
        """Return the worth of the deal *sides*, what its turns cost aside."""
        rows, signed, score = [0] * len(self.case.heads), 0, 0.0
        for number, side in enumerate(sides):
            score += self._gain(number, side, rows[side], signed)
            signed |= self._signs(number, rows[side]) << side
            rows[side] |= 1 << number
        return score + self._end(rows)

    def most(self) -> float:
        """Return what words, signatures, openings and sentences cut off could gain at most over file order."""
        pool, starts = self.pool, self.case.starts
        sides = [sum(start <= number for start in starts) - 1 for number in range(len(pool.units))]
        gain, rows, every = 0.0, [0] * len(starts), 0
        before: list[int | None] = [None] * len(starts)
        for number, (unit, side) in enumerate(zip(pool.units, sides, strict=True)):
            gain += max(own[number] for own in self._titled) - self._titled[side][number]
            gain += pool.tied(number, every) - pool.tied(number, rows[side]) + _A_SEAM * (not unit.ended)
            last = before[side]
            if unit.role == "signature":
                signed = any(rows[side] >> other & 1 for other in pool.naming)
                gain += _NAMED - _UNNAMED - _TWICE * signed
            elif last is not None and pool.units[last].ended:
                gain -= pool.seams[last][number]
            gain -= _BEHIND_SIGNATURE * (
                unit.role == "body" and number > 0 and pool.units[number - 1].role == "signature"
            )
            before[side] = number if unit.role == "body" else last
            rows[side] |= 1 << number
            every |= 1 << number
        return gain

    def are_taken_up(self, sides: Sequence[int]) -> bool:
        """Tell whether a text of every report in the deal *sides* takes up a word of its headline."""
        taken = {side for side, own in zip(sides, self.pool.held, strict=True) if telling(self._held[side] & own)}
        return len(taken) == len(self._held)

    def best(self) -> _DealState:
        """Return the best deal, its turns counted."""
        states = [self._start(way) for way in (_OF_LINES if self.pool.is_torn else _OF_PARAGRAPHS)]
        reports = range(len(self.case.heads))
        for number in range(len(self.pool.units)):
            bit, texts = 1 << number, self.pool.texts
            costs: dict[tuple[object, ...], list[tuple[float, bool]]] = {}  # of the turns, alike in many states
            gains: dict[tuple[object, ...], float] = {}
            ways: list[tuple[float, _DealState, int, bool]] = []
            for state in states:
                score, way, before, rows, signed, stayed, _ = state
                turn = (way, before, signed, stayed)
                if turn not in costs:
                    costs[turn] = [self._turn(state, number, side) for side in reports]
                for side, (cost, stays) in enumerate(costs[turn]):
                    own = (side, rows[side])
                    if own not in gains:
                        gains[own] = self._gain(number, side, rows[side], signed)
                    ways.append((score + gains[own] - cost, state, side, stays))
            ways.sort(key=itemgetter(0), reverse=True)
            found: dict[tuple[object, ...], _DealState] = {}
            for score, state, side, stays in ways:
                rows = (*state.rows[:side], state.rows[side] | bit, *state.rows[side + 1 :])
                signed = state.signed | self._signs(number, state.rows[side]) << side
                like = (state.way, side, signed, stays, *[(row & texts).bit_length() for row in rows])
                if like not in found:
                    found[like] = _DealState(score, state.way, side, rows, signed, stays, (*state.sides, side))
                    if len(found) == _BEAM:
                        break
            states = list(found.values())
        return max((state._replace(score=state.score + self._end(state.rows)) for state in states), key=_SCORE)

    def _start(self, way: Way) -> _DealState:
        price = self.pool.price_by_lines if way == "by lines" and not self.case.starts[-1] else 0.0
        return _DealState(-price, way, -1, (0,) * len(self.case.heads), 0)

    def _turn(self, state: _DealState, number: int, side: int) -> tuple[float, bool]:
        """Return what it costs that unit *number* goes to report *side*, and whether turns are over."""
        starts = self.case.starts
        cost = _TOO_EARLY if number < starts[side] else 0.0
        above = self._above[number]
        if above and (state.side < 0 or state.way != "by lines"):
            return cost + (_ASTRAY if side not in above else _SECOND_FIRST * above.index(side)), state.stayed
        if state.signed >> state.side & 1:
            return cost + (_BEHIND_ITS_END if side != state.side else 0.0), state.stayed
        unit = self.pool.units[number]
        if side == state.side:
            is_second = state.way == "in turn" and unit.opens and unit.role == "body" and not state.stayed
            return cost + (_STAYED if is_second else 0.0), state.stayed or is_second
        if unit.role == "signature":
            return cost + _CHANGED_TO_SIGN, state.stayed
        if state.way == "by lines":
            return cost + _NEXT_LINE, state.stayed
        if state.way == "cut" or state.stayed:
            return cost + (_CHANGED if unit.opens else _CHANGED_INSIDE), state.stayed
        if not unit.opens:
            return cost + _CUT_INSIDE, state.stayed
        count = len(starts)
        between = [(state.side + step) % count for step in range(1, (side - state.side) % count)]
        skipped = sum(not state.signed >> one & 1 and starts[one] <= number for one in between)
        return cost + _TURN + _SKIPPED * skipped, state.stayed

    def _signs(self, number: int, rows: int) -> bool:
        """Tell whether unit *number* signs the report that has the units *rows* at its end."""
        return self.pool.units[number].role == "signature" and bool(rows & self.pool.texts)

    def _gain(self, number: int, side: int, rows: int, signed: int) -> float:
        """Return what unit *number* is worth in report *side* with the units *rows*, what its turn costs aside."""
        pool = self.pool
        score = _BEHIND_SIGNATURE if signed >> side & 1 else 0.0
        if pool.units[number].role == "signature":
            return score + self._signature(number, side, rows)
        score += self._titled[side][number] + pool.seams[pool.last(rows)][number] + pool.tied(number, rows)
        return score + pool.spread(rows | 1 << number) - pool.spread(rows)

    def _signature(self, number: int, side: int, rows: int) -> float:
        """Return what signature *number* says for report *side*, which has the units *rows*."""
        place, naming = self.pool.naming[number]
        is_second = any(rows >> other & 1 for other in self.pool.naming)
        is_above = not rows & self.pool.texts
        is_named = place in self._titles[side] or naming & rows
        named = _NAMED if is_named else 0.0 if is_above else _UNNAMED
        return named + (_TWICE if is_second else 0.0)

    def _end(self, rows: Sequence[int]) -> float:
        lasts = [self.pool.last(own) for own in rows]
        return sum(_BARE if last is None else self.pool.seams[last][None] for last in lasts)


def in_file_order(heads: Sequence[Unit], starts: Sequence[int], pool: Pool) -> float:
    """Return what the units of *pool* are worth in file order, each headline over what follows it from its start on.

    Text behind a signature is a report that has lost its headline, where nothing is in turn.
    """
    sides: list[int] = []
    reports = list(heads)
    is_signed = is_text = False
    for number, unit in enumerate(pool.units):
        if number in starts:
            sides.append(max(head for head, start in enumerate(starts) if start == number))
            is_signed = is_text = False
        elif is_signed and unit.role == "body":
            reports.append(_NO_HEAD)
            sides.append(len(reports) - 1)
            is_signed = is_text = False
        else:
            sides.append(sides[-1] if sides else 0)
        is_text = is_text or unit.role == "body"
        is_signed = is_signed or (unit.role == "signature" and is_text)
    case = Case(tuple(reports), pool, (*starts, *(0 for _ in reports[len(heads) :])))
    return Worth(case).of(sides) - _HEADLESS * (len(reports) - len(heads))


def deal(case: Case, readings: Sequence[Unit] = (), favour: float = 0.0) -> Deal:
    """Return the best deal of *case*, and what it is worth more than file order.

    That is what the headlines above the units tell, or all as one report: under the first headline, where the others
    may be crossheads, or under one of *readings* of headlines in a row, to which *favour* is added.
    """
    worth = Worth(case)
    if any(not unit.ended for unit in case.pool.units) and worth.most() < _HARDLY:
        return Deal((0,) * len(case.pool.units), -math.inf, is_taken_up=False, is_in_turn=False)
    plain = favour + max(in_file_order([head], (0,), case.pool) for head in readings or case.heads[:1])
    if not readings:
        plain = max(plain, in_file_order(case.heads, case.starts, case.pool))
    best = worth.best()
    plain = max(plain, _with_orphan(case, best.sides))
    in_turn = is_in_turn(best.sides, case.pool.units)
    return Deal(best.sides, best.score - plain, worth.are_taken_up(best.sides), in_turn)


def _with_orphan(case: Case, sides: Sequence[int]) -> float:
    """Return what file order is worth if the last stretch of *sides* is a report that has lost its headline.

    Such a report would else be dealt to one of those above it that has a word in common.
    """
    last = len(sides)
    while last and sides[last - 1] == sides[-1]:
        last -= 1
    if last <= case.starts[-1]:
        return -math.inf
    own = [max(head for head, start in enumerate(case.starts) if start <= number) for number in range(last)]
    orphan = Case((*case.heads, _NO_HEAD), case.pool, (*case.starts, last))
    return Worth(orphan).of([*own, *[len(case.heads)] * (len(sides) - last)]) - _ORPHANED
