"""Room 2: the lines of a zone in file order in, the columns they were woven from out.

A page read across its columns keeps the order of every column. So the zone is unwoven line by line: each line goes on
one of the open columns or begins a new one, and the cheapest way through all lines is kept (beam search, 16 states).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.order.costs import SWITCH, Costs, near
from digest.articles.order.evidence import Column, SeamEvidence

BEAM = 16  # states kept (12: one of 14 seed articles lost; 24: the same results, a third more time)
_MOST_COLUMNS = 4  # open columns a state may hold; a broadsheet's frame holds 3
_PATIENCE = 16  # lines a column may wait for its next line
ROLES = ("heading", "body", "signature")  # of the lines that columns are made of


@dataclass(frozen=True, slots=True)
class Woven:
    """The columns of a zone as rows of line numbers."""

    columns: tuple[tuple[int, ...], ...]
    titles: frozenset[int] = frozenset()  # the lines taken as headlines

    def parts(self) -> list[Woven]:
        """Return it in parts between which no column runs on."""
        found: list[list[tuple[int, ...]]] = []
        last = -1
        for column in sorted(self.columns):
            if column[0] > last:
                found.append([])
            found[-1].append(column)
            last = max(last, column[-1])
        parts: list[Woven] = []
        for columns in found:
            numbers = {number for column in columns for number in column}
            parts.append(Woven(tuple(columns), self.titles & numbers))
        return parts

    def shift(self, first: int) -> Woven:
        """Return it with line *first* counted as line 0."""
        return Woven(
            tuple(tuple(number - first for number in column) for column in self.columns),
            frozenset(number - first for number in self.titles),
        )


class _State(NamedTuple):
    score: float
    columns: tuple[Column, ...]
    named: int = 0
    step: Any = ()  # (earlier step, line, column's name, role); Any: the type holds itself


# A state with the line put into a column of its own, or (none) into one that begins with it: score, state, the columns
# that are open, the column, the line's role. There are a hundred for each line, and plain tuples are made in a third of
# the time.
_Option = tuple[float, _State, tuple[Column, ...], Column | None, Role]


class _Line(NamedTuple):
    """The line that is put somewhere; what is kept by a column's identity holds for every state that has it."""

    number: int
    line: Line
    previous: int  # the line before
    readings: list[tuple[Role, float, float]]  # role, what it costs, and what it costs to begin a column so
    worth: dict[tuple[int, Role], tuple[float, float]]  # by column and role: its gain, the cost of waiting
    grown: dict[tuple[int, Role], Column]  # by column and role: the column with the line
    begun: dict[tuple[int, Role], Column]  # by name and role


def unweave(lines: Sequence[Line], evidence: SeamEvidence, costs: Costs, kept: int = BEAM) -> Woven:
    """Return the columns of *lines*, *kept* states a line; only headings, bodies and signatures are looked at."""
    states = [_State(0.0, ())]
    previous = -1
    for number, line in enumerate(lines):
        if line.role in ROLES:
            readings = [
                (role, cost, cost + costs.beginning(number, role, previous)) for role, cost in costs.readings(number)
            ]
            put = _Line(number, line, previous, readings, {}, {}, {})
            states = _best([option for state in states for option in _options(state, put, evidence, costs)], put, kept)
            previous = number
    rows: dict[int, list[int]] = {}
    titles: set[int] = set()
    step = max(states, key=lambda state: state.score - costs.ending(state.columns)).step
    while step:
        step, number, name, role = step
        rows.setdefault(name, []).append(number)
        if role == "heading":
            titles.add(number)
    return Woven(tuple(sorted(tuple(reversed(row)) for row in rows.values())), frozenset(titles))


def _best(options: list[_Option], put: _Line, kept: int) -> list[_State]:
    """Return the states of the best options, one for each set of open columns; only these are made."""
    found: dict[tuple[int, ...], _State] = {}
    for score, state, columns, column, role in sorted(options, key=itemgetter(0), reverse=True):
        tails = tuple(sorted([put.number, *[other.tail for other in columns if other is not column]]))
        if tails in found:
            continue
        if column is None:
            grown = _grow(Column(state.named, put.number), state.named, role, put, put.begun)
            step = (state.step, put.number, grown.name, role)
            found[tails] = _State(score, (*columns, grown), state.named + 1, step)
        else:
            grown = _grow(column, id(column), role, put, put.grown)
            step = (state.step, put.number, grown.name, role)
            kin = tuple([grown if other is column else other for other in columns])
            found[tails] = _State(score, kin, state.named, step)
        if len(found) == kept:
            break
    return list(found.values())


def _options(state: _State, put: _Line, evidence: SeamEvidence, costs: Costs) -> list[_Option]:
    """Return the ways in which the line can go on *state*; for a new column those longest idle make room."""
    found: list[_Option] = []
    before = near(state.columns, put.previous)
    score, columns, number = state.score, state.columns, put.number
    for role, cost, begin in put.readings:
        ways: list[tuple[Column, float]] = []
        for column in columns:
            # A signed column takes no line, a headline heads a new one, a signature stands under text.
            if (
                column.signed
                or number - column.tail > _PATIENCE
                or (role != "body" and column.body == (role == "heading"))
            ):
                continue
            known = put.worth.get((id(column), role))
            if known is None:
                known = evidence.gain(column, number, role) - cost, costs.waiting(column, number)
                put.worth[id(column), role] = known
            ways.append((column, known[0] - (known[1] if column.tail in before else known[1] + SWITCH)))
        found += [(score + gain, state, columns, column, role) for column, gain in ways]
        kept = columns
        while len(kept) >= _MOST_COLUMNS:
            oldest = min(kept, key=attrgetter("tail"))
            begin += costs.ending([oldest])
            kept = tuple(column for column in kept if column is not oldest)
        found.append((score - begin, state, kept, None, role))
    return found


def _grow(column: Column, key: int, role: Role, put: _Line, known: dict[tuple[int, Role], Column]) -> Column:
    """Return *column* with the line; states share it, so that what it gains is computed once."""
    grown = known.get((key, role))
    if grown is None:
        grown = known[key, role] = column.take(put.number, role, put.line)
    return grown
