"""Room 2: a page in file order in, zones in which lines of two or three columns were taken in turn put apart out.

Whoever reads across columns takes one line of each, again and again; a column that is short falls out. So every line of
a zone goes on the column whose turn it is, and the way through all lines that reads best (beam search) is compared
with the file's own order. All printed lines count, whatever their role: it is the turn that tells, not the single seam.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.line import Line
from digest.articles.order.evidence import SeamTable
from digest.articles.order.neighbours import follows, is_closed
from digest.articles.order.zones import zones

_KEPT = 6  # states a line
_MOST_COLUMNS = 3
# Lines that a column has in its turn, and nats against one more; the last where no other way is proven.
_WAYS = ((1, 5.0), (2, 5.0), (1, 0.5))
_SHORT = 2.0  # … and against another's where the column before has not had its run
_SKIPPED = 5.0  # against a column that misses its turn
_DROPPED = 1.5  # against the end of a column
_TORN = 3.0  # against an end in mid-sentence
_OPENED, _OPENED_BARE = 2.0, 5.0  # against a new column, with a headline and without
_PROOF, _PROOF_A_LINE = 8.0, 0.1  # nats by which it has to read better than the file's order
_IRREGULAR = 3.5  # … and more for each line out of turn: other lines are for the unweaving
_NEAR = 12  # lines beside each other that keep one turn: of one line each, of two and one, of three columns
# Nats a line from which the file's order reads on: of 59 zones in turn the highest had .66, most of 117 calm ones more.
_READS_ON = 0.7
_FEWEST = 6  # lines in turn


Columns = tuple[tuple[int, int], ...]  # name and last line of the open columns, whose turn is next first


class _Dealt(NamedTuple):
    score: float
    columns: Columns
    run: int  # lines that the last column has had in its turn
    named: int = 0
    step: Any = ()  # (earlier step, line, column's name); Any: the type holds itself


# What a line may be: score, the state before, the place of the column it goes on (-1: a new one), how many columns
# before that one end. There are twenty for each line, of which six are made.
_Way = tuple[float, _Dealt, int, int]


class _Turns(NamedTuple):
    """A way through the lines of a zone: what it is worth, of every line its column, which lines are moved."""

    worth: float
    read: float  # the same, lines out of turn not counted
    names: list[int]
    moved: list[int]


def untangle(lines: Sequence[Line], fragments: Sequence[Fragment], strings: Strings) -> tuple[Fragment, ...] | None:
    """Return *fragments*, which were read as *lines*, with lines taken in turn put apart; None where there are none."""
    slots: list[list[Line]] = []
    for line in lines:
        if slots and line.fragment.inline:
            slots[-1].append(line)
        else:
            slots.append([line])
    numbers = {line.start: number for number, slot in enumerate(slots) for line in slot}
    order = list(range(len(slots)))
    for first, last in zones(lines, strings):
        start, end = numbers[lines[first].start], numbers[lines[last - 1].start] + 1
        found = _in_turn(slots[start:end], strings)
        if found:
            order[start:end] = [start + number for number in found]
    if order == list(range(len(slots))):
        return None
    ranks = {number: rank for rank, number in enumerate(order)}
    places = {start: ranks[number] for start, number in numbers.items()}
    place = 0
    keyed: list[tuple[int, Fragment]] = []
    for fragment in fragments:
        place = places.get(fragment.slices[0].offset, place)
        keyed.append((place, fragment))
    return tuple(fragment for _, fragment in sorted(keyed, key=itemgetter(0)))


def _in_turn(slots: Sequence[Sequence[Line]], strings: Strings) -> list[int]:
    """Return *slots* column by column; empty where file order stands."""

    def read(first: int | None, second: int | None) -> float:
        return 0.0 if first is None or second is None else follows(slots[first][-1], slots[second][0], strings)

    seams = SeamTable(read)
    straight = sum(seams[number - 1][number] for number in range(1, len(slots))) - _torn(slots[-1])
    if straight > _READS_ON * len(slots):
        return []
    proof = straight + _PROOF + _PROOF_A_LINE * len(slots)
    free = _decode(slots, seams, *_WAYS[-1])
    if free.read < proof:  # no way that asks more of its turns reads better
        return []
    regular = max((_decode(slots, seams, *way) for way in _WAYS[:-1]), key=lambda found: found.worth)
    for found in (regular, free):
        if len(found.moved) >= _FEWEST and found.worth >= proof:
            return sorted(range(len(slots)), key=found.names.__getitem__)
    return []


def _decode(slots: Sequence[Sequence[Line]], seams: SeamTable[int | None], run: int, again: float) -> _Turns:
    """Return the best way through *slots*, of which each column has *run* in its turn; one more costs *again*."""
    states = [_Dealt(0.0, ((0, 0),), 1, 1, ((), 0, 0))]
    for number in range(1, len(slots)):
        best: dict[tuple[int, ...], _Dealt] = {}
        ways = [way for state in states for way in _ways(state, number, slots, seams, run, again)]
        for way in sorted(ways, key=itemgetter(0), reverse=True):
            columns = _columns(way, number)
            like = (*[tail for _, tail in columns], _run(way))
            if like not in best:
                best[like] = _taken(way, number, columns)
                if len(best) == _KEPT:
                    break
        states = list(best.values())
    ended = [(state.score - sum(_torn(slots[tail]) for _, tail in state.columns), state.step) for state in states]
    worth, step = max(ended, key=itemgetter(0))
    names = [0] * len(slots)
    while step:
        step, number, names[number] = step
    moved = [
        number
        for number in range(1, len(names))
        if names[number] in names[:number] and names[number] != names[number - 1]
    ]
    return _Turns(worth - _IRREGULAR * _irregular(names, moved, run), worth, names, moved)


def _irregular(names: Sequence[int], moved: Collection[int], run: int) -> int:
    """Return how many of the lines among which some are *moved* break the turn that the lines beside them keep."""
    turns = (1, 2 * run, 3 * run)
    span = range(min(moved, default=0), max(moved, default=-1) + 1)
    found = 0
    for first in range(0, len(span), _NEAR):
        near = span[first : first + _NEAR]
        found += min(sum(names[number] != names[max(0, number - turn)] for number in near) for turn in turns)
    return found


def _ways(
    state: _Dealt, number: int, slots: Sequence[Sequence[Line]], seams: SeamTable[int | None], run: int, again: float
) -> list[_Way]:
    """Return what line *number* may be: the next of a column, or the first of a new one."""
    score, columns = state.score, state.columns
    gains = [seams[tail][number] for _, tail in columns]
    last = len(columns) - 1
    early = 0.0 if state.run >= run or not last else _SHORT
    found: list[_Way] = []
    for place, gain in enumerate(gains):
        cost = early if place == 0 else _SKIPPED
        if place == last:
            cost = again if state.run >= run and last else 0.0
        found.append((score + gain - cost, state, place, 0))
        if place == 1:
            first = slots[columns[0][1]]
            dropped = 0.0 if is_closed(first[-1]) else _DROPPED + _torn(first)
            found.append((score + gain - early - dropped, state, 1, 1))
    if last + 1 < _MOST_COLUMNS:
        cost = _OPENED if slots[number][0].role == "heading" else _OPENED_BARE
        found.append((score - cost, state, -1, 0))
    return found


def _columns(way: _Way, number: int) -> Columns:
    """Return the columns open when line *number* is taken so."""
    _, state, place, ended = way
    columns = state.columns
    if place < 0:
        return *columns, (state.named, number)
    return *columns[ended:place], *columns[place + 1 :], (columns[place][0], number)


def _run(way: _Way) -> int:
    """Return how many lines the last column has had in its turn when a line is taken so."""
    _, state, place, _ = way
    return state.run + 1 if place == len(state.columns) - 1 else 1


def _taken(way: _Way, number: int, columns: Columns) -> _Dealt:
    """Return the state with line *number* taken so."""
    score, state, place, _ = way
    if place < 0:
        return _Dealt(score, columns, 1, state.named + 1, (state.step, number, state.named))
    return _Dealt(score, columns, _run(way), state.named, (state.step, number, state.columns[place][0]))


def _torn(slot: Sequence[Line]) -> float:
    return _TORN if slot[-1].role == "body" and not slot[-1].features.ended else 0.0
