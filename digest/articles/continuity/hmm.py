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
from collections.abc import Callable, Iterable, Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from operator import itemgetter, mul
from pathlib import Path
from typing import Any, NamedTuple, cast

from digest.memory import remembered

Vector = dict[int, float]  # states by their number
Two = tuple[int, float, int, float]  # two states, each with its likelihood
Row = tuple[float, ...]  # a likelihood for every state
Weighing = tuple[Row, Callable[[Row], Row]]  # likelihoods of some states, and what picks their shares from a row


_TAIL = re.compile(r"[\u4e00-\u9fff]{1,4}\Z")  # 6 characters a side read no better (112 simulated pages)
_HEAD = re.compile(r"[\u4e00-\u9fff]{1,4}")
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


def _possible(vector: Vector) -> Vector:
    """Return the states of *vector* that are possible, perhaps none; four characters are too few to need scaling."""
    return {state: value for state, value in vector.items() if value}


@functools.cache  # some 7,000 characters
def _emission_shares(sign: str) -> Vector:
    """Return how likely each state is to show the character *sign*; empty for one the model never met."""
    model = _model()
    found = [(state, model.shown.get(state, {}).get(sign)) for state in model.states.get(sign, ())]
    return {model.numbers[state]: math.exp(value) for state, value in found if value is not None}


class _Emission(NamedTuple):
    """The states that are likely to show a character, parted by how they are come to and how they are left."""

    inside: tuple[tuple[int, float, Two], ...]  # with the likelihood and the two states it can come from
    begun: tuple[tuple[int, float, tuple[float, ...]], ...]  # … and how likely it comes after which
    open: tuple[tuple[int, float, Two], ...]  # … and the two states it leads to
    closed: tuple[tuple[int, float, tuple[float, ...]], ...]  # … and how likely which comes next


@functools.cache  # some 7,000 characters
def _emission(sign: str) -> _Emission:
    model, seen = _model(), _emission_shares(sign).items()
    come = [(state, share, two) for state, share in seen if (two := model.inside[state])]
    begun = [(state, share, model.columns[state]) for state, share in seen if not model.inside[state]]
    going = [(state, share, _two(model.steps[state].items())) for state, share in seen if state in model.opened]
    closed = [(state, share, model.rows[state]) for state, share in seen if state not in model.opened]
    return _Emission(tuple(come), tuple(begun), tuple(going), tuple(closed))


class _Ahead(dict[int, float]):
    """The likelihood of the states after a tail; computed when first asked for."""

    def __init__(self, now: Vector) -> None:
        super().__init__()
        self._now = now
        self._values, self._pick = _weigh_endings(now)
        self._model = _model()
        self._total = sum([value * self._model.sums[state] for state, value in now.items()])

    def __missing__(self, state: int) -> float:
        now, two = self._now, self._model.inside[state]
        if two is None:
            reached = sum(map(mul, self._values, self._pick(self._model.columns[state])))
        else:
            reached = now.get(two[0], 0.0) * two[1] + now.get(two[2], 0.0) * two[3]
        self[state] = value = reached / self._total if self._total else 0.0
        return value


@remembered(1_024)
def _read_tail(text: str) -> _Ahead | None:
    """Return the likelihood of the states after the end of *text*; the stationary one if the model cannot read it."""
    match = _TAIL.search(text)
    if match is None:
        return None
    tail, usual = match.group(), _model().usual
    now = _possible(
        {state: usual[state] * share for state, share in _emission_shares(tail[0]).items() if state in usual}
    )
    for sign in tail[1:]:
        now, shown = now or usual, _emission(sign)
        (values, pick), before = _weigh_endings(now), now.get
        now = {
            state: value
            for state, share, (first, come, second, other) in shown.inside
            if (value := share * (before(first, 0.0) * come + before(second, 0.0) * other))
        }
        now.update(
            [
                (state, value)
                for state, share, column in shown.begun
                if (value := share * sum(map(mul, values, pick(column))))
            ]
        )
    return _Ahead(now or usual)


def _weigh_endings(now: Vector) -> Weighing:
    """Return the states of *now* that end a word, to weigh with."""
    opened = _model().opened
    return _weighing({state: value for state, value in now.items() if value and state not in opened})


def _weighing(vector: Vector) -> Weighing:
    """Return the likelihoods of *vector*, to be multiplied with the shares of its states that are picked from a row."""
    return (0.0, 0.0, *vector.values()), itemgetter(0, 0, *vector)  # of two places or more it makes a row


@remembered(1_024)
def _read_head(text: str) -> tuple[Vector, float] | None:
    """Return how likely *text* begins so from each state its first character may have, and how likely anywhere."""
    match = _HEAD.match(text)
    if match is None:
        return None
    usual, inside = _model().usual, _model().inside
    found: Vector = {}
    for sign in reversed(match.group()):
        if not found:
            found = _possible(_emission_shares(sign))
            continue
        shown, behind = _emission(sign), found.get
        values, pick = _weighing({after: value for after, value in found.items() if value and not inside[after]})
        found = {
            state: value
            for state, share, (first, gone, second, other) in shown.open
            if (value := share * (behind(first, 0.0) * gone + behind(second, 0.0) * other))
        }
        found.update(
            [
                (state, value)
                for state, share, row in shown.closed
                if (value := share * sum(map(mul, values, pick(row))))
            ]
        )
    return found, sum([usual.get(state, 0.0) * value for state, value in found.items()])


@remembered(16_384)
def _score(before: str, after: str) -> float:
    head = _read_head(after)
    expected = head and _read_tail(before)
    if head is None or expected is None:
        return 0.0
    wanted, there = head
    here = sum([expected[state] * value for state, value in wanted.items()])
    if not here or not there:
        return 0.0
    return max(-MOST, min(MOST, math.log(here / there)))


def follows(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* follows the tail of *before* than anywhere, within ±4."""
    return _score(before[-4:], after[:4])
