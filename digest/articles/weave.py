"""Room 2: the lines of a zone in file order in, the columns they were woven from out.

A page read across its columns keeps the order of every column. So the zone is unpicked line by line: each line goes on
one of the open columns or begins a new one, and the cheapest way through all lines is kept (beam search, 24 states).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from digest.articles.evidence import Column, Evidence, width_of
from digest.articles.lines import Line

_BEAM = 24  # states kept; 12 lost 0.4 points of hard joins on simulated pages, 48 gained nothing
_MOST_COLUMNS = 4  # open columns a state may hold; a broadsheet's frame holds 3
_PATIENCE = 16  # lines a column may wait for its next line
_SWITCH = 1.3  # nats against leaving file order (tried 0.5 to 2.5)
_BEGIN = 4.0  # nats against a column that begins without a headline (tried 2 to 5)
_BEGIN_NEWS = 1.2  # the same if its first line opens a report
_DOUBT = 0.5  # nats more for a headline where the neighbours in file order made the line body (tried 0 to 2)
_LEANING = 0.0  # nats added to the weight of a headline, whose neighbours are not looked at here (tried -1 to 2)
_SURE = 5.0  # nats from which a role is not doubted
_BARE = 1.5  # nats against a headline without a body (tried 0 to 3)
_TORN = 2.0  # nats against a column that ends in mid-sentence (1: 66, 2: 70 of 100 interleaved articles)


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    columns: tuple[Column, ...]
    named: int = 0
    step: Any = ()  # (earlier step, line, column's name, margin, role); Any: the type holds itself


@dataclass(frozen=True, slots=True)
class Woven:
    """The columns of a zone as rows of line numbers, and the margin of each line put out of file order."""

    columns: tuple[tuple[int, ...], ...]
    margins: dict[int, float]
    titles: frozenset[int] = frozenset()  # the lines taken as headlines


def unpick(lines: Sequence[Line], evidence: Evidence) -> Woven:
    """Return the columns of *lines*; only headings, bodies and signatures are looked at."""
    states = [_State(0.0, ())]
    previous = -1
    for number, line in enumerate(lines):
        if line.role not in ("heading", "body", "signature"):
            continue
        grown = [state for old in states for state in _grown(old, number, previous, lines, evidence)]
        states = _best(grown)
        previous = number
    final = max(states, key=lambda state: state.score - _ends(state, lines))
    return _unrolled(final)


def _best(states: list[_State]) -> list[_State]:
    """Return the best states, one for each set of open columns."""
    found: dict[tuple[int, ...], _State] = {}
    for state in sorted(states, key=lambda state: -state.score):
        found.setdefault(tuple(sorted(column.tail for column in state.columns)), state)
        if len(found) == _BEAM:
            break
    return list(found.values())


def _ends(state: _State, lines: Sequence[Line]) -> float:
    return sum(_torn(column, lines) for column in state.columns)


def _torn(column: Column, lines: Sequence[Line]) -> float:
    if not column.body:
        return _BARE
    return 0.0 if column.signed or lines[column.tail].features.ended else _TORN


def _grown(state: _State, number: int, previous: int, lines: Sequence[Line], evidence: Evidence) -> list[_State]:
    """Return the states that follow *state* by putting line *number* somewhere."""
    found: list[_State] = []
    near = _near(state, previous)
    for role, cost in _readings(lines[number]):
        gains = {
            column.name: evidence.gain(column, number, role) - cost - (0.0 if column.tail in near else _SWITCH)
            for column in state.columns
            if _takes(column, role, number)
        }
        for column in state.columns:
            if column.name in gains:
                others = [gain for name, gain in gains.items() if name != column.name]
                margin = gains[column.name] - max([*others, -_BEGIN])
                found.append(_put(state, column, number, role, gains[column.name], margin, lines))
        found.append(_begun(state, number, role, previous, cost, lines))
    return found


def _near(state: _State, previous: int) -> frozenset[int]:
    """Return the lines that count as the one before: of headlines side by side every one."""
    titles = {column.tail for column in state.columns if column.title}
    near = {previous}
    while near & titles and min(near) - 1 in titles:
        near.add(min(near) - 1)
    return frozenset(near)


def _readings(line: Line) -> tuple[tuple[str, float], ...]:
    """Return the roles *line* may have with what each costs: a weighed role can be wrong among mixed columns."""
    if line.weight is None:
        return ((line.role, 0.0),)
    leaning = line.weight + _LEANING
    doubt = _DOUBT if line.role == "body" else 0.0
    readings = (("heading", max(0.0, -leaning) + doubt), ("body", max(0.0, leaning)))
    return tuple((role, cost) for role, cost in readings if cost < _SURE)


def _takes(column: Column, role: str, number: int) -> bool:
    """Tell whether *column* can take a line of *role*: a signed one takes none, a headline heads a new one."""
    if column.signed or number - column.tail > _PATIENCE:
        return False
    if role == "heading":
        return not column.body
    return role == "body" or column.body


def _put(
    state: _State, column: Column, number: int, role: str, gain: float, margin: float, lines: Sequence[Line]
) -> _State:
    line = lines[number]
    grown = Column(
        column.name,
        number,
        column.body or role == "body",
        role == "signature",
        max(column.width, width_of(line)) if role == "body" else column.width,
        max(0, column.quotes + line.text.count("“") - line.text.count("”")),
        role == "heading",
        column.rows | {number},
    )
    columns = tuple(grown if other.name == column.name else other for other in state.columns)
    return _State(state.score + gain, columns, state.named, (state.step, number, column.name, margin, role))


def _begun(state: _State, number: int, role: str, previous: int, cost: float, lines: Sequence[Line]) -> _State:
    """Return *state* with a new column that begins with line *number*; the column longest idle makes room."""
    cost += _begin_cost(lines[number], role, lines[previous] if previous >= 0 else None)
    columns = state.columns
    while len(columns) >= _MOST_COLUMNS:
        oldest = min(columns, key=lambda column: column.tail)
        cost += _torn(oldest, lines)
        columns = tuple(column for column in columns if column is not oldest)
    empty = _State(state.score - cost, (*columns, Column(state.named, number)), state.named + 1, state.step)
    return _put(empty, empty.columns[-1], number, role, 0.0, 0.0, lines)


def _begin_cost(line: Line, role: str, before: Line | None) -> float:
    if before is None:
        return 0.0
    if role == "heading":
        return 1.0 if before.role == "heading" else 0.0
    if role == "signature":
        return 2 * _BEGIN
    if before.role == "signature":
        return 0.5 * _BEGIN_NEWS if line.features.news else _BEGIN_NEWS
    return _BEGIN_NEWS if line.features.news else _BEGIN


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
