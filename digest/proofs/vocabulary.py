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
    lines = (resources.files(__package__) / "data" / "trade.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@functools.cache
def _young() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(words()["young"].split(), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def young_words(text: str) -> list[bool]:
    """Return for every place of *text* whether a word stands there that the counted texts do not know yet."""
    known = [False] * len(text)
    for _, start, end in _young().find_matches_as_indexes(text):
        known[start:end] = [True] * (end - start)
    return known
