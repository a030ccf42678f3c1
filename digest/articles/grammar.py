"""Room 2: how well the characters at one line's head follow those at another's tail, by the tagger's grammar.

The hidden Markov model of jieba's tagger (jieba 0.42.1, jieba/posseg: places in a word times parts of speech, counted
on tagged news) reads the tail forward and the head backward (forward and backward algorithm, Rabiner 1989); the value
is the log of how much likelier the head is behind this tail than anywhere. It tells, say, a verb that still wants its
object.
"""

from __future__ import annotations

import functools
import math
import re
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, cast

import jieba

Vector = dict[int, float]  # states by their number

_TAIL = re.compile(r"[\u4e00-\u9fff]{1,4}\Z")  # 6 characters a side read no better (112 simulated pages)
_HEAD = re.compile(r"[\u4e00-\u9fff]{1,4}")
_ROUNDS = 60  # steps to the chain's stationary state; after 40 no value moves in its fourth digit
_MOST = 4.0  # nats one seam may say: beyond it the model only knows rare characters


@functools.cache
def _part(name: str) -> dict[Any, Any]:
    """Return one table of the tagger's model, read without the tagger, which would read its dictionary first."""
    path = Path(jieba.__file__).with_name("posseg") / f"{name}.py"
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
def _open() -> frozenset[int]:
    """Return the states in which a word goes on: at its beginning (B) and in its middle (M)."""
    return frozenset(number for (place, _), number in _numbers().items() if place in "BM")


@functools.cache
def _inside() -> tuple[tuple[tuple[int, float], ...], ...]:
    """Return for each state inside a word the two it can come from and how likely; nothing for those that begin one."""
    before: list[list[tuple[int, float]]] = [[] for _ in _steps()]
    for state, row in enumerate(_steps()):
        for after, share in row.items() if state in _open() else ():
            before[after].append((state, share))
    return tuple(map(tuple, before))


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


@functools.cache  # some 7,000 characters
def _seen(sign: str) -> Vector:
    """Return how likely each state is to show the character *sign*; empty for one the model never met."""
    emissions, numbers = _part("prob_emit"), _numbers()
    states = _part("char_state_tab").get(sign, ())
    return {numbers[state]: math.exp(emissions[state][sign]) for state in states if sign in emissions.get(state, ())}


class _Ahead(dict[int, float]):
    """The likelihood of the states behind a tail; reckoned when first asked for."""

    def __init__(self, now: Vector) -> None:
        super().__init__()
        self._now = now
        self._ended = _ended(now)
        self._total = sum([value * sum(_steps()[state].values()) for state, value in now.items()])

    def __missing__(self, state: int) -> float:
        reached = _reached(state, self._now, self._ended)
        self[state] = value = reached / self._total if self._total else 0.0
        return value


@functools.lru_cache(maxsize=4096)
def _ahead(tail: str) -> _Ahead:
    """Return the likelihood of the states behind *tail*; the stationary one if the model cannot read it."""
    usual = _anywhere()
    now = _normal({state: usual[state] * share for state, share in _seen(tail[0]).items() if state in usual})
    for sign in tail[1:]:
        before = now or usual
        ended = _ended(before)
        now = _normal({state: share * _reached(state, before, ended) for state, share in _seen(sign).items()})
    return _Ahead(now or usual)


def _ended(now: Vector) -> list[tuple[float, tuple[float, ...]]]:
    """Return the states of *now* that end a word: their likelihood and where they lead."""
    table, open_states = _table(), _open()
    return [(value, table[state]) for state, value in now.items() if value and state not in open_states]


def _reached(state: int, now: Vector, ended: list[tuple[float, tuple[float, ...]]]) -> float:
    """Return how likely *state* is one step behind *now*, of which *ended* are the states that end a word."""
    inside = _inside()[state]
    if inside:
        return sum([now.get(before, 0.0) * share for before, share in inside])
    return sum([value * row[state] for value, row in ended])


@functools.lru_cache(maxsize=4096)
def _behind(head: str) -> tuple[Vector, float]:
    """Return the likelihood of *head* from each state its first character may have, and that of *head* anywhere."""
    found: Vector = {}
    for sign in reversed(head):
        found = _normal(_before(_seen(sign), found) if found else _seen(sign))
    usual = _anywhere()
    return found, sum([usual.get(state, 0.0) * value for state, value in found.items()])


def _before(shown: Vector, found: Vector) -> Vector:
    """Return the likelihood of the states *shown*, one step before states of the likelihood *found*."""
    steps, table, inside = _steps(), _table(), _inside()
    begun = [(after, value) for after, value in found.items() if value and not inside[after]]
    likely: Vector = {}
    for state, share in shown.items():
        if state in _open():
            likely[state] = share * sum([part * found.get(after, 0.0) for after, part in steps[state].items()])
        else:
            row = table[state]
            likely[state] = share * sum([row[after] * value for after, value in begun])
    return likely


def follows(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* is behind the tail of *before* than anywhere, within ±4."""
    tail, head = _TAIL.search(before[-4:]), _HEAD.match(after[:4])
    if tail is None or head is None:
        return 0.0
    expected, (wanted, there) = _ahead(tail.group()), _behind(head.group())
    here = sum([expected[state] * value for state, value in wanted.items()])
    if not here or not there:
        return 0.0
    return max(-_MOST, min(_MOST, math.log(here / there)))
