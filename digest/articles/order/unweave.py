"""Room 2: the lines of a zone in file order in, the columns they were woven from out.

A page read across its columns keeps the order of every column. So the zone is unwoven line by line: each line goes on
one of the open columns or begins a new one, and the cheapest way through all lines is kept (beam search, 16 states).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.order.costs import BEGIN, SWITCH, Costs, near
from digest.articles.order.evidence import Column, SeamEvidence

BEAM = 16  # states kept (12: one of 14 seed articles lost; 24: the same results, a third more time)
_MOST_COLUMNS = 4  # open columns a state may hold; a broadsheet's frame holds 3
_PATIENCE = 16  # lines a column may wait for its next line
ROLES = ("heading", "body", "signature")  # of the lines that columns are made of


@dataclass(frozen=True, slots=True)
class Woven:
    """The columns of a zone as rows of line numbers, and the margin of each line put out of file order."""

    columns: tuple[tuple[int, ...], ...]
    margins: dict[int, float]
    titles: frozenset[int] = frozenset()  # the lines taken as headlines


class _State(NamedTuple):
    score: float
    columns: tuple[Column, ...]
    named: int = 0
    step: Any = ()  # (earlier step, line, column's name, margin, role); Any: the type holds itself


# A state with the line put into a column of its own, or (none) into one that begins with it: score, state, the columns
# that are open, the column, the line's role, what it gains, and what it gains in all columns that take it so. There are
# a hundred for each line, and plain tuples are made in a third of the time.
_Option = tuple[float, _State, tuple[Column, ...], Column | None, Role, float, list[float]]


class _Line(NamedTuple):
    """The line that is put somewhere; what is kept by a column's identity holds for every state that has it."""

    number: int
    line: Line
    previous: int  # the line before
    readings: tuple[tuple[Role, float, float], ...]  # role, what it costs, and what it costs to begin a column so
    worth: dict[tuple[int, Role], tuple[float, float]]  # by column and role: its gain, the cost of waiting
    grown: dict[tuple[int, Role], Column]  # by column and role: the column with the line
    begun: dict[tuple[int, Role], Column]  # by name and role


def unweave(lines: Sequence[Line], evidence: SeamEvidence, kept: int = BEAM) -> Woven:
    """Return the columns of *lines*, *kept* states a line; only headings, bodies and signatures are looked at."""
    states = [_State(0.0, ())]
    costs = Costs(lines)
    previous = -1
    for number, line in enumerate(lines):
        if line.role in ROLES:
            put = _Line(number, line, previous, _readings(number, previous, costs), {}, {}, {})
            states = _best([option for state in states for option in _options(state, put, evidence, costs)], put, kept)
            previous = number
    return _unroll(max(states, key=lambda state: state.score - costs.ending(state.columns)))


def _readings(number: int, previous: int, costs: Costs) -> tuple[tuple[Role, float, float], ...]:
    return tuple((role, cost, cost + costs.beginning(number, role, previous)) for role, cost in costs.readings(number))


def _best(options: list[_Option], put: _Line, kept: int) -> list[_State]:
    """Return the states of the best options, one for each set of open columns; only these are made."""
    found: dict[tuple[int, ...], _Option] = {}
    for option in sorted(options, key=itemgetter(0), reverse=True):
        found.setdefault(_tails(option, put.number), option)
        if len(found) == kept:
            break
    return [_make_state(option, put) for option in found.values()]


def _tails(option: _Option, number: int) -> tuple[int, ...]:
    """Return the last lines of the columns that are open with *option*."""
    columns, taken = option[2:4]
    return tuple(sorted([number, *[column.tail for column in columns if column is not taken]]))


def _options(state: _State, put: _Line, evidence: SeamEvidence, costs: Costs) -> Iterator[_Option]:
    """Yield the ways in which the line can go on *state*."""
    before = near(state.columns, put.previous)
    score, columns = state.score, state.columns
    for role, cost, begin in put.readings:
        ways: list[tuple[Column, float]] = []
        for column in columns:
            if _can_take(column, role, put.number):
                worth, waited = put.worth.get((id(column), role)) or _worth(column, role, cost, put, evidence, costs)
                ways.append((column, worth - (waited if column.tail in before else waited + SWITCH)))
        gains = [gain for _, gain in ways]
        for column, gain in ways:
            yield score + gain, state, columns, column, role, gain, gains
        yield _begin(state, role, begin, costs)


def _worth(
    column: Column, role: Role, cost: float, put: _Line, evidence: SeamEvidence, costs: Costs
) -> tuple[float, float]:
    """Return what the line gains in *column*, and what the column's waiting for it costs; both are kept."""
    worth = evidence.gain(column, put.number, role) - cost, costs.waiting(column, put.number)
    put.worth[id(column), role] = worth
    return worth


def _can_take(column: Column, role: Role, number: int) -> bool:
    """Tell whether *column* can take a line of *role*: a signed one takes none, a headline heads a new one."""
    if column.signed or number - column.tail > _PATIENCE:
        return False
    if role == "heading":
        return not column.body
    return role == "body" or column.body


def _begin(state: _State, role: Role, cost: float, costs: Costs) -> _Option:
    """Return the option of a new column that begins with the line; the columns longest idle make room."""
    columns = state.columns
    while len(columns) >= _MOST_COLUMNS:
        oldest = min(columns, key=attrgetter("tail"))
        cost += costs.ending([oldest])
        columns = tuple(column for column in columns if column is not oldest)
    return state.score - cost, state, columns, None, role, 0.0, []


def _make_state(option: _Option, put: _Line) -> _State:
    """Return the state that *option* leads to."""
    score, state, columns, column, role, gain, gains = option
    if column is None:
        grown = _grow(Column(state.named, put.number), state.named, role, put, put.begun)
        step = (state.step, put.number, grown.name, 0.0, role)
        return _State(score, (*columns, grown), state.named + 1, step)
    grown = _grow(column, id(column), role, put, put.grown)
    step = (state.step, put.number, grown.name, _margin(gain, gains), role)
    return _State(score, tuple([grown if other is column else other for other in columns]), state.named, step)


def _grow(column: Column, key: int, role: Role, put: _Line, known: dict[tuple[int, Role], Column]) -> Column:
    """Return *column* with the line; states share it, so that what it gains is computed once."""
    grown = known.get((key, role))
    if grown is None:
        grown = known[key, role] = column.take(put.number, role, put.line)
    return grown


def _margin(gain: float, gains: list[float]) -> float:
    """Return how much more *gain* is than the best of the other *gains*; a new column is never out of reach."""
    best, second = sorted([-BEGIN, -BEGIN, *gains])[:-3:-1]
    return gain - (second if gain == best else best)


def _unroll(state: _State) -> Woven:
    rows: dict[int, list[int]] = {}
    margins: dict[int, float] = {}
    titles: set[int] = set()
    step = state.step
    while step:
        earlier, number, name, margin, role = step
        rows.setdefault(name, []).append(number)
        margins[number] = margin
        if role == "heading":
            titles.add(number)
        step = earlier
    columns = sorted(tuple(reversed(row)) for row in rows.values())
    return Woven(tuple(columns), margins, frozenset(titles))
