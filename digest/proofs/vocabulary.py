"""Words the guard needs: surnames and words younger than the counted texts (``words.toml``), those of unions' news."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

import ahocorasick_rs


@functools.cache
def words() -> dict[str, Any]:
    """Return the tables of ``words.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset(words()["surnames"])


def is_surname(sign: str) -> bool:
    """Say whether *sign* is one of the commoner surnames."""
    return sign in _surnames()


@functools.cache
def words_of_trade() -> frozenset[str]:
    """Return the words that news of unions uses (``data/trade.txt``)."""
    return frozenset(_words_in("trade.txt"))


@functools.cache
def terms() -> tuple[str, ...]:
    """Return the longer terms of the trade (``data/terms.txt``)."""
    return tuple(_words_in("terms.txt"))


@functools.cache
def right_shorter() -> frozenset[str]:
    """Return what is right though a term has a character more."""
    return frozenset(words()["shorter"].split())


def _words_in(name: str) -> list[str]:
    lines = (resources.files(__package__) / "data" / name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@functools.cache
def _young() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(words()["young"].split(), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def young_words(text: str) -> list[bool]:
    """Return for every place of *text* whether a word stands there that the counted texts do not know yet."""
    known = [False] * len(text)
    for _, start, end in _young().find_matches_as_indexes(text):
        known[start:end] = [True] * (end - start)
    return known
