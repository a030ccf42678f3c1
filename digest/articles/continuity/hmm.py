"""Room 2: how well the characters at one line's head follow those at another's tail, by the tagger's grammar.

The hidden Markov model of jieba's tagger (jieba 0.42.1, jieba/posseg: places in a word times parts of speech, counted
on tagged news) reads the tail forward and the head backward (forward and backward algorithm, Rabiner 1989); the value
is the log of how much likelier the head follows this tail than anywhere. It tells, say, a verb that still wants its
object.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import repeat
from operator import itemgetter, mul
from pathlib import Path
from typing import Any, NamedTuple, cast

from digest.expressions import expression
from digest.memory import remembered

Vector = dict[int, float]  # states by their number
Two = tuple[int, float, int, float]  # two states, each with its likelihood
Row = tuple[float, ...]  # a likelihood for every state


_TAIL = expression(r"[\u4e00-\u9fff]{1,4}\Z")  # 6 characters a side read no better (112 simulated pages)
_HEAD = expression(r"[\u4e00-\u9fff]{1,4}")
_ROUNDS = 60  # steps to the chain's stationary state; after 40 no value moves in its fourth digit
MOST = 4.0  # nats one seam may say: beyond it the model only knows rare characters


class _Model(NamedTuple):
    """The tagger's model; a state is a place in a word (B, M, E, S) and a part of speech."""

    numbers: dict[tuple[str, str], int]  # of each state
    shown: dict[tuple[str, str], dict[str, float]]  # by state: log of how likely it shows which character
    states: dict[str, tuple[tuple[str, str], ...]]  # by character: those that may show it
    steps: tuple[Vector, ...]  # for each state how likely which come next
    rows: tuple[tuple[float, ...], ...]  # the same with a place for every state
    columns: tuple[tuple[float, ...], ...]  # for each state how likely it comes next after which
    sums: tuple[float, ...]  # for each state how likely any comes next
    opened: frozenset[int]  # the states in which a word goes on: at its beginning and in its middle
    inside: tuple[Two | None, ...]  # for each state inside a word the two it can come from and how likely; else none
    usual: Vector  # how often the model is in each state in the long run


@functools.cache
def _model() -> _Model:
    """Return the model, read without the tagger, which would read its dictionary first."""
    folder = Path(cast(str, cast(ModuleSpec, find_spec("jieba")).origin)).with_name("posseg")  # found, not imported
    tables: list[dict[Any, Any]] = []
    for name in ("prob_start", "prob_trans", "prob_emit", "char_state_tab"):
        spec = cast(ModuleSpec, spec_from_file_location(f"jieba.posseg.{name}", folder / f"{name}.py"))
        module = module_from_spec(spec)
        cast(Loader, spec.loader).exec_module(module)
        tables.append(module.P)
    starts, following, shown, states = tables
    numbers = {state: number for number, state in enumerate(following)}
    steps = tuple({numbers[after]: math.exp(value) for after, value in row.items()} for row in following.values())
    rows = tuple(tuple(row.get(after, 0.0) for after in range(len(steps))) for row in steps)
    opened = frozenset(number for (place, _), number in numbers.items() if place in "BM")
    before: list[list[tuple[int, float]]] = [[] for _ in steps]
    for state in sorted(opened):
        for after, share in steps[state].items():
            before[after].append((state, share))
    inside = tuple(_two(found) if found else None for found in before)
    usual = _settle({numbers[state]: math.exp(value) for state, value in starts.items()}, steps)
    sums = tuple(sum(row.values()) for row in steps)
    return _Model(numbers, shown, states, steps, rows, tuple(zip(*rows, strict=True)), sums, opened, inside, usual)


def _settle(vector: Vector, steps: Sequence[Vector]) -> Vector:
    """Return the stationary state of the chain of *steps* that begins in *vector*."""
    for _ in range(_ROUNDS):
        found: Vector = {}
        for state, value in vector.items():
            if value:
                for after, share in steps[state].items():
                    found[after] = found.get(after, 0.0) + value * share
        total = sum(found.values())
        vector = {state: value / total for state, value in found.items()}
    return vector


def _two(found: Iterable[tuple[int, float]]) -> Two:
    """Return at most two states and their likelihood as one row; a state that is missing has the likelihood 0."""
    (first, share), (second, rest) = [*found, (0, 0.0), (0, 0.0)][:2]
    return first, share, second, rest


@functools.cache  # some 7,000 characters
def _emission_shares(sign: str) -> Vector:
    """Return how likely each state is to show the character *sign*; empty for one the model never met."""
    model = _model()
    found = [(state, model.shown.get(state, {}).get(sign)) for state in model.states.get(sign, ())]
    return {model.numbers[state]: math.exp(value) for state, value in found if value is not None}


class _Picked(NamedTuple):
    """Some states, and what picks their places from a row; by two places more, for it to make a row of any."""

    states: tuple[int, ...]
    pick: Callable[[Row], Row]

    def weights(self, vector: Vector) -> Row:
        """Return the likelihoods of the states in *vector*, to be multiplied with what is picked."""
        return (0.0, 0.0, *map(vector.get, self.states, repeat(0.0)))


def _picked(states: Iterable[int]) -> _Picked:
    found = tuple(states)
    return _Picked(found, itemgetter(0, 0, *found))


class _Emission(NamedTuple):
    """The states that are likely to show a character, parted by how they are come to and how they are left."""

    shares: Vector  # how likely
    inside: tuple[tuple[int, float, Two], ...]  # with the likelihood and the two states it can come from
    begun: tuple[tuple[int, float, Row], ...]  # … and how likely it comes after which
    ends: _Picked  # of both those that end a word
    open: tuple[tuple[int, float, Two], ...]  # … and the two states it leads to
    closed: tuple[tuple[int, float, Row], ...]  # … and how likely which comes next
    begins: _Picked  # of both those that begin a word


@functools.cache  # some 7,000 characters
def _emission(sign: str) -> _Emission:
    model, shares = _model(), _emission_shares(sign)
    seen, opened = shares.items(), model.opened
    come = tuple((state, share, two) for state, share in seen if (two := model.inside[state]))
    begun = tuple((state, share, model.columns[state]) for state, share in seen if not model.inside[state])
    going = tuple((state, share, _two(model.steps[state].items())) for state, share in seen if state in opened)
    closed = tuple((state, share, model.rows[state]) for state, share in seen if state not in opened)
    ends = _picked(state for state, *_ in (*come, *begun) if state not in opened)
    begins = _picked(state for state, *_ in (*going, *closed) if not model.inside[state])
    return _Emission(shares, come, begun, ends, going, closed, begins)


class _Ahead:
    """How likely each state is after a tail; reckoned when first asked for."""

    def __init__(self, now: Vector, ends: _Picked) -> None:
        self._now = now
        self._values, self._pick = ends.weights(now), ends.pick
        sums = _model().sums
        self._total = sum([value * sums[state] for state, value in now.items()])
        self._known: Vector = {}

    def weigh(self, wanted: Vector) -> float:
        """Return how likely what goes on from the states *wanted* as likely as they tell is after the tail."""
        model, known, now = _model(), self._known, self._now.get
        here = 0.0
        for state, value in wanted.items():
            share = known.get(state)
            if share is None:
                two = model.inside[state]
                if two is None:
                    share = sum(map(mul, self._values, self._pick(model.columns[state])))
                else:
                    share = now(two[0], 0.0) * two[1] + now(two[2], 0.0) * two[3]
                share = known[state] = share / self._total if self._total else 0.0
            here += share * value
        return here


@functools.cache
def _anywhere() -> tuple[Vector, _Picked]:
    """Return how likely each state is where nothing is known, and those that end a word."""
    usual, opened = _model().usual, _model().opened
    return usual, _picked(state for state, value in usual.items() if value and state not in opened)


@functools.cache  # some 7,000 characters
def _begin(sign: str) -> tuple[Vector, _Picked]:
    """Return how likely each state is after *sign* alone, and those that end a word."""
    usual, opened, shares = _model().usual, _model().opened, _emission_shares(sign)
    now = {state: value for state, share in shares.items() if (value := usual.get(state, 0.0) * share)}
    return now, _picked(state for state in now if state not in opened)


@functools.cache  # some 7,000 characters
def _end(sign: str) -> tuple[Vector, _Picked]:
    """Return how likely each state is to show *sign*, and those that begin a word."""
    inside = _model().inside
    found = {state: value for state, value in _emission_shares(sign).items() if value}
    return found, _picked(state for state in found if not inside[state])


@remembered(1_024)
def _read_tail(text: str) -> _Ahead | None:
    """Return what is to be known of the states after the end of *text*; None if the model cannot read it."""
    match = _TAIL.search(text)
    if match is None:
        return None
    tail = match.group()
    now, ends = _begin(tail[0])
    for sign in tail[1:]:
        if not now:
            now, ends = _anywhere()
        shown, values, pick, before = _emission(sign), ends.weights(now), ends.pick, now.get
        now = {
            state: value
            for state, share, (first, come, second, other) in shown.inside
            if (value := share * (before(first, 0.0) * come + before(second, 0.0) * other))
        }
        for state, share, column in shown.begun:
            if value := share * sum(map(mul, values, pick(column))):
                now[state] = value
        ends = shown.ends
    return _Ahead(now, ends) if now else _Ahead(*_anywhere())


@remembered(1_024)
def _read_head(text: str) -> tuple[Vector, float] | None:
    """Return how likely *text* begins so from each state its first character may have, and how likely anywhere."""
    match = _HEAD.match(text)
    if match is None:
        return None
    head, usual = match.group(), _model().usual
    found, begins = _end(head[-1])
    for sign in head[-2::-1]:
        if not found:
            found, begins = _end(sign)
            continue
        shown, values, pick, behind = _emission(sign), begins.weights(found), begins.pick, found.get
        found = {
            state: value
            for state, share, (first, gone, second, other) in shown.open
            if (value := share * (behind(first, 0.0) * gone + behind(second, 0.0) * other))
        }
        for state, share, row in shown.closed:
            if value := share * sum(map(mul, values, pick(row))):
                found[state] = value
        begins = shown.begins
    return found, sum([usual.get(state, 0.0) * value for state, value in found.items()])


@remembered(16_384)
def _score(before: str, after: str) -> float:
    head = _read_head(after)
    ahead = head and _read_tail(before)
    if head is None or ahead is None:
        return 0.0
    wanted, there = head
    here = ahead.weigh(wanted)
    if not here or not there:
        return 0.0
    return max(-MOST, min(MOST, math.log(here / there)))


def follows(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* follows the tail of *before* than anywhere, within ±4."""
    return _score(before[-4:], after[:4])
