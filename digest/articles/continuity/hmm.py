"""Room 2: how well the characters at one line's head follow those at another's tail, by the tagger's grammar.

The hidden Markov model of jieba's tagger (jieba 0.42.1, jieba/posseg: places in a word times parts of speech, counted
on tagged news) reads the tail forward and the head backward (forward and backward algorithm, Rabiner 1989); the value
is the log of how much likelier the head follows this tail than anywhere. It tells, say, a verb that still wants its
object.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from operator import itemgetter, mul
from pathlib import Path
from typing import Any, NamedTuple, cast

from digest.memory import remembered

Vector = dict[int, float]  # states by their number
Two = tuple[int, float, int, float]  # two states, each with its likelihood
Weigher = Callable[[tuple[float, ...]], float]

_TAIL = re.compile(r"[\u4e00-\u9fff]{1,4}\Z")  # 6 characters a side read no better (112 simulated pages)
_HEAD = re.compile(r"[\u4e00-\u9fff]{1,4}")
_ROUNDS = 60  # steps to the chain's stationary state; after 40 no value moves in its fourth digit
MOST = 4.0  # nats one seam may say: beyond it the model only knows rare characters


@functools.cache
def _part(name: str) -> dict[Any, Any]:
    """Return one table of the tagger's model, read without the tagger, which would read its dictionary first."""
    package = cast(ModuleSpec, find_spec("jieba"))  # found, not imported: that costs more than the table
    path = Path(cast(str, package.origin)).with_name("posseg") / f"{name}.py"
    spec = cast(ModuleSpec, spec_from_file_location(f"jieba.posseg.{name}", path))
    module = module_from_spec(spec)
    cast(Loader, spec.loader).exec_module(module)
    table: dict[Any, Any] = module.P
    return table


@functools.cache
def _numbers() -> dict[tuple[str, str], int]:
    """Return the number of each state: place in the word (B, M, E, S) and part of speech."""
    return {state: number for number, state in enumerate(_part("prob_trans"))}


@functools.cache
def _steps() -> tuple[Vector, ...]:
    """Return for each state how likely which states come next."""
    numbers = _numbers()
    rows = _part("prob_trans").values()
    return tuple({numbers[after]: math.exp(value) for after, value in row.items()} for row in rows)


@functools.cache
def _table() -> tuple[tuple[float, ...], ...]:
    """Return the same with a place for every state."""
    return tuple(tuple(row.get(after, 0.0) for after in range(len(_steps()))) for row in _steps())


@functools.cache
def _columns() -> tuple[tuple[float, ...], ...]:
    """Return for each state how likely it comes next after which."""
    return tuple(zip(*_table(), strict=True))


@functools.cache
def _sums() -> tuple[float, ...]:
    """Return for each state how likely any comes next."""
    return tuple(sum(row.values()) for row in _steps())


@functools.cache
def _open() -> frozenset[int]:
    """Return the states in which a word goes on: at its beginning (B) and in its middle (M)."""
    return frozenset(number for (place, _), number in _numbers().items() if place in "BM")


@functools.cache
def _inside() -> tuple[Two | None, ...]:
    """Return for each state inside a word the two it can come from and how likely; none for those that begin one."""
    before: list[list[tuple[int, float]]] = [[] for _ in _steps()]
    for state, row in enumerate(_steps()):
        for after, share in row.items() if state in _open() else ():
            before[after].append((state, share))
    return tuple(_two(found) if found else None for found in before)


def _two(found: Iterable[tuple[int, float]]) -> Two:
    """Return at most two states and their likelihood as one row; a state that is missing has the likelihood 0."""
    (first, share), (second, rest) = [*found, (0, 0.0), (0, 0.0)][:2]
    return first, share, second, rest


@functools.cache
def _anywhere() -> Vector:
    """Return how often the model is in each state in the long run."""
    found = {_numbers()[state]: math.exp(value) for state, value in _part("prob_start").items()}
    for _ in range(_ROUNDS):
        found = _normal(_step(found))
    return found


def _step(vector: Vector) -> Vector:
    found: Vector = {}
    steps = _steps()
    for state, value in vector.items():
        if value:
            for after, share in steps[state].items():
                found[after] = found.get(after, 0.0) + value * share
    return found


def _normal(vector: Vector) -> Vector:
    total = sum(vector.values())
    return {state: value / total for state, value in vector.items()} if total else {}


def _possible(vector: Vector) -> Vector:
    """Return the states of *vector* that are possible, perhaps none; four characters are too few to need scaling."""
    return {state: value for state, value in vector.items() if value}


@functools.cache  # some 7,000 characters
def _emission_shares(sign: str) -> Vector:
    """Return how likely each state is to show the character *sign*; empty for one the model never met."""
    emissions, numbers = _part("prob_emit"), _numbers()
    states = _part("char_state_tab").get(sign, ())
    return {numbers[state]: math.exp(emissions[state][sign]) for state in states if sign in emissions.get(state, ())}


class _Emission(NamedTuple):
    """The states that are likely to show a character, parted by how they are come to and how they are left."""

    inside: tuple[tuple[int, float, Two], ...]  # with the likelihood and the two states it can come from
    begun: tuple[tuple[int, float, tuple[float, ...]], ...]  # … and how likely it comes after which
    open: tuple[tuple[int, float, Two], ...]  # … and the two states it leads to
    closed: tuple[tuple[int, float, tuple[float, ...]], ...]  # … and how likely which comes next


@functools.cache  # some 7,000 characters
def _emission(sign: str) -> _Emission:
    seen, inside = _emission_shares(sign).items(), _inside()
    come = [(state, share, two) for state, share in seen if (two := inside[state])]
    begun = [(state, share, _columns()[state]) for state, share in seen if not inside[state]]
    going = [(state, share, _two(_steps()[state].items())) for state, share in seen if state in _open()]
    closed = [(state, share, _table()[state]) for state, share in seen if state not in _open()]
    return _Emission(tuple(come), tuple(begun), tuple(going), tuple(closed))


class _Ahead(dict[int, float]):
    """The likelihood of the states after a tail; computed when first asked for."""

    def __init__(self, now: Vector) -> None:
        super().__init__()
        self._now = now
        self._weigh_endings = _weigh_endings(now)
        sums = _sums()
        self._total = sum([value * sums[state] for state, value in now.items()])

    def __missing__(self, state: int) -> float:
        now, two = self._now, _inside()[state]
        if two is None:
            reached = self._weigh_endings(_columns()[state])
        else:
            reached = now.get(two[0], 0.0) * two[1] + now.get(two[2], 0.0) * two[3]
        self[state] = value = reached / self._total if self._total else 0.0
        return value


@remembered(1_024)
def _read_tail(tail: str) -> _Ahead:
    """Return the likelihood of the states after *tail*; the stationary one if the model cannot read it."""
    usual = _anywhere()
    now = _possible(
        {state: usual[state] * share for state, share in _emission_shares(tail[0]).items() if state in usual}
    )
    for sign in tail[1:]:
        now = _possible(_after(now or usual, _emission(sign)))
    return _Ahead(now or usual)


def _after(now: Vector, shown: _Emission) -> Vector:
    """Return the likelihood of the states *shown* one step after *now*."""
    ended, before = _weigh_endings(now), now.get
    likely = {
        state: share * (before(first, 0.0) * come + before(second, 0.0) * other)
        for state, share, (first, come, second, other) in shown.inside
    }
    likely.update([(state, share * ended(column)) for state, share, column in shown.begun])
    return likely


def _weigh_endings(now: Vector) -> Weigher:
    """Return what weighs with the states of *now* that end a word."""
    open_states = _open()
    return _weigher({state: value for state, value in now.items() if value and state not in open_states})


def _weigher(vector: Vector) -> Weigher:
    """Return what sums the shares of the states of *vector*, each times its likelihood."""
    picked = itemgetter(0, 0, *vector)  # of two places or more it makes a row
    values = (0.0, 0.0, *vector.values())
    return lambda shares: sum(map(mul, values, picked(shares)))


@remembered(1_024)
def _read_head(head: str) -> tuple[Vector, float]:
    """Return the likelihood of *head* from each state its first character may have, and that of *head* anywhere."""
    found: Vector = {}
    for sign in reversed(head):
        found = _possible(_before(_emission(sign), found) if found else _emission_shares(sign))
    usual = _anywhere()
    return found, sum([usual.get(state, 0.0) * value for state, value in found.items()])


def _before(shown: _Emission, found: Vector) -> Vector:
    """Return the likelihood of the states *shown*, one step before states of the likelihood *found*."""
    inside = _inside()
    begun = _weigher({after: value for after, value in found.items() if value and not inside[after]})
    behind = found.get
    likely = {
        state: share * (behind(first, 0.0) * gone + behind(second, 0.0) * other)
        for state, share, (first, gone, second, other) in shown.open
    }
    likely.update([(state, share * begun(row)) for state, share, row in shown.closed])
    return likely


def follows(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* follows the tail of *before* than anywhere, within ±4."""
    tail, head = _TAIL.search(before[-4:]), _HEAD.match(after[:4])
    if tail is None or head is None:
        return 0.0
    expected, (wanted, there) = _read_tail(tail.group()), _read_head(head.group())
    here = sum([expected[state] * value for state, value in wanted.items()])
    if not here or not there:
        return 0.0
    return max(-MOST, min(MOST, math.log(here / there)))
