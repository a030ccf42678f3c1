"""Room 2: how well the characters at one line's head follow those at another's tail, by the tagger's grammar.

The hidden Markov model of jieba's tagger (jieba 0.42.1, jieba/posseg: places in a word times parts of speech, counted
on tagged news) reads the tail forward and the head backward (forward and backward algorithm, Rabiner 1989); the value
is the log of how much likelier the head is behind this tail than anywhere. It tells, say, a verb that still wants its
object.
"""

from __future__ import annotations

import functools
import importlib
import math
import re
from typing import Any

State = tuple[str, str]  # place in the word (B, M, E, S), part of speech
Vector = dict[State, float]

_TAIL = re.compile(r"[\u4e00-\u9fff]{1,6}\Z")
_HEAD = re.compile(r"[\u4e00-\u9fff]{1,6}")
_ROUNDS = 60  # steps to the chain's stationary state; after 40 no value moves in its fourth digit
_MOST = 4.0  # nats one seam may say: beyond it the model only knows rare characters


@functools.cache
def _part(name: str) -> dict[Any, Any]:
    """Return one table of the tagger's model."""
    table: dict[Any, Any] = importlib.import_module(f"jieba.posseg.{name}").P
    return table


@functools.cache
def _steps() -> dict[State, Vector]:
    return {
        state: {after: math.exp(value) for after, value in row.items()} for state, row in _part("prob_trans").items()
    }


@functools.cache
def _anywhere() -> Vector:
    """Return how often the model is in each state in the long run."""
    found = {state: math.exp(value) for state, value in _part("prob_start").items()}
    for _ in range(_ROUNDS):
        found = _normal(_step(found))
    return found


def _step(vector: Vector) -> Vector:
    found: Vector = {}
    steps = _steps()
    for state, value in vector.items():
        if value:
            for after, share in steps.get(state, {}).items():
                found[after] = found.get(after, 0.0) + value * share
    return found


def _normal(vector: Vector) -> Vector:
    total = sum(vector.values())
    return {state: value / total for state, value in vector.items()} if total else {}


@functools.lru_cache(maxsize=8192)
def _seen(sign: str) -> Vector:
    """Return how likely each state is to show the character *sign*; empty for one the model never met."""
    emissions = _part("prob_emit")
    states = _part("char_state_tab").get(sign, ())
    return {state: math.exp(emissions[state][sign]) for state in states if sign in emissions.get(state, ())}


@functools.lru_cache(maxsize=4096)
def _ahead(tail: str) -> Vector:
    """Return the likelihood of the states behind *tail*; the stationary one if the model cannot read it."""
    now = _anywhere()
    for number, sign in enumerate(tail):
        if number:
            now = _step(now)
        shown = _seen(sign)
        now = _normal({state: now[state] * share for state, share in shown.items() if state in now})
    return _normal(_step(now))


@functools.lru_cache(maxsize=4096)
def _behind(head: str) -> Vector:
    """Return the likelihood of *head* from each state its first character may have."""
    found: Vector = {}
    for sign in reversed(head):
        shown = _seen(sign)
        if found:
            steps = _steps()
            shown = {
                state: share * sum(steps.get(state, {}).get(after, 0.0) * value for after, value in found.items())
                for state, share in shown.items()
            }
        found = _normal(shown)
    return found


def follows(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* is behind the tail of *before* than anywhere, within ±4."""
    tail, head = _TAIL.search(before[-6:]), _HEAD.match(after[:6])
    if tail is None or head is None:
        return 0.0
    expected, wanted, usual = _ahead(tail.group()), _behind(head.group()), _anywhere()
    here = sum(expected.get(state, 0.0) * value for state, value in wanted.items())
    there = sum(usual.get(state, 0.0) * value for state, value in wanted.items())
    if not here or not there:
        return 0.0
    return max(-_MOST, min(_MOST, math.log(here / there)))
