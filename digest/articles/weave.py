"""Room 2: the lines of a zone in file order in, the columns they were woven from out.

A page read across its columns keeps the order of every column. So the zone is unpicked line by line: each line goes on
one of the open columns or begins a new one, and the cheapest way through all lines is kept (beam search, 16 states).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from digest.articles.costs import BEGIN, Costs, near
from digest.articles.evidence import Column, Evidence
from digest.articles.lines import Line

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


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    columns: tuple[Column, ...]
    named: int = 0
    step: Any = ()  # (earlier step, line, column's name, margin, role); Any: the type holds itself


class _Option(NamedTuple):
    """A state with line *number* put into *column* of its *columns*, or (none) into one that begins with it."""

    score: float
    state: _State
    columns: tuple[Column, ...]
    column: Column | None
    number: int
    role: str
    margin: float


class _Line(NamedTuple):
    """The line that is put somewhere: its number, the one before, and what it gains behind each column."""

    number: int
    previous: int
    gains: dict[tuple[int, str], float]  # by column (its identity: states share columns) and role


def unpick(lines: Sequence[Line], evidence: Evidence, kept: int = BEAM) -> Woven:
    """Return the columns of *lines*, *kept* states a line; only headings, bodies and signatures are looked at."""
    states = [_State(0.0, ())]
    costs = Costs(lines)
    previous = -1
    for number, line in enumerate(lines):
        if line.role in ROLES:
            put = _Line(number, previous, {})
            options = [option for state in states for option in _options(state, put, evidence, costs)]
            states = _best(options, lines, kept)
            previous = number
    return _unrolled(max(states, key=lambda state: state.score - costs.ending(state.columns)))


def _best(options: list[_Option], lines: Sequence[Line], kept: int) -> list[_State]:
    """Return the states of the best options, one for each set of open columns; only these are made."""
    found: dict[tuple[int, ...], _Option] = {}
    for option in sorted(options, key=lambda option: -option.score):
        found.setdefault(_tails(option), option)
        if len(found) == kept:
            break
    return [_made(option, lines) for option in found.values()]


def _tails(option: _Option) -> tuple[int, ...]:
    """Return the last lines of the columns that are open with *option*."""
    others = [column.tail for column in option.columns if column is not option.column]
    return tuple(sorted([*others, option.number]))


def _options(state: _State, put: _Line, evidence: Evidence, costs: Costs) -> Iterator[_Option]:
    """Yield the ways in which the line can go on *state*."""
    before = near(state.columns, put.previous)
    for role, cost in costs.readings(put.number):
        ways: list[tuple[Column, float]] = []
        for column in state.columns:
            if _takes(column, role, put.number):
                key = (id(column), role)
                if key not in put.gains:
                    put.gains[key] = evidence.gain(column, put.number, role)
                ways.append((column, put.gains[key] - cost - costs.staying(column, put.number, before)))
        best, second = sorted([-BEGIN, -BEGIN, *(gain for _, gain in ways)])[:-3:-1]
        for column, gain in ways:
            margin = gain - (second if gain == best else best)
            yield _Option(state.score + gain, state, state.columns, column, put.number, role, margin)
        yield _begun(state, put, role, cost, costs)


def _takes(column: Column, role: str, number: int) -> bool:
    """Tell whether *column* can take a line of *role*: a signed one takes none, a headline heads a new one."""
    if column.signed or number - column.tail > _PATIENCE:
        return False
    if role == "heading":
        return not column.body
    return role == "body" or column.body


def _begun(state: _State, put: _Line, role: str, cost: float, costs: Costs) -> _Option:
    """Return the option of a new column that begins with the line; the columns longest idle make room."""
    cost += costs.beginning(put.number, role, put.previous)
    columns = state.columns
    while len(columns) >= _MOST_COLUMNS:
        oldest = min(columns, key=lambda column: column.tail)
        cost += costs.ending([oldest])
        columns = tuple(column for column in columns if column is not oldest)
    return _Option(state.score - cost, state, columns, None, put.number, role, 0.0)


def _made(option: _Option, lines: Sequence[Line]) -> _State:
    """Return the state that *option* leads to."""
    named = option.state.named
    column = option.column or Column(named, option.number)
    grown = column.taking(option.number, option.role, lines[option.number])
    step = (option.state.step, option.number, column.name, option.margin, option.role)
    if option.column is None:
        return _State(option.score, (*option.columns, grown), named + 1, step)
    columns = tuple(grown if other is column else other for other in option.columns)
    return _State(option.score, columns, named, step)


def _unrolled(state: _State) -> Woven:
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
