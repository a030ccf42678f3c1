"""Words the guard needs: surnames, words younger than the counted texts, those of unions; words spelt nearly alike."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from itertools import islice
from typing import Any, NamedTuple

import ahocorasick_rs

from digest.dictionary import ROOT, load_dictionary
from digest.proofs.costs import known_words, rank

_LONGEST = 4  # characters of a word that may be meant
_SELDOM = 15.5  # nats that a word costs which is too rare to be meant


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
def said_together() -> tuple[str, ...]:
    """Return what reports of the trade say together (``data/said.txt``)."""
    return tuple(_words_in("said.txt"))


@functools.cache
def right_shorter() -> frozenset[str]:
    """Return what is right though a term has a character more."""
    return frozenset(words()["shorter"].split())


@functools.cache
def young() -> frozenset[str]:
    """Return the words younger than the counted texts."""
    return frozenset(words()["young"].split())


@functools.cache
def misspelt() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, str], ...]]:
    """Return what is looked for that is often written wrong (``data/misspelt.txt``), and each with its right way."""
    rows = [(wrong, right) for right, *others in map(str.split, _lines_of("misspelt.txt")) for wrong in others]
    return ahocorasick_rs.AhoCorasick([wrong for wrong, _ in rows]), tuple(rows)


def _words_in(name: str) -> list[str]:
    return [word for line in _lines_of(name) for word in line.split()]


def _lines_of(name: str) -> list[str]:
    lines = (resources.files(__package__) / "data" / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@functools.cache
def _young() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(young()), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def young_words(text: str) -> list[bool]:
    """Return for every place of *text* whether a word stands there that the counted texts do not know yet."""
    known = [False] * len(text)
    for _, start, end in _young().find_matches_as_indexes(text):
        known[start:end] = [True] * (end - start)
    return known


class _Neighbours(NamedTuple):
    """For characters those that stand beside them where a word begins: in words of two, and in longer ones."""

    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]
    longer_before: dict[str, frozenset[str]]
    longer_after: dict[str, frozenset[str]]


_NONE: frozenset[str] = frozenset()


@functools.cache
def _neighbours() -> _Neighbours:
    found: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {})
    for word in islice(known_words(), rank(_SELDOM)):
        if 1 < len(word) <= _LONGEST:
            before, after = found[2:] if len(word) > 2 else found[:2]
            before.setdefault(word[1], set()).add(word[0])
            after.setdefault(word[0], set()).add(word[1])
    return _Neighbours(*({sign: frozenset(others) for sign, others in one.items()} for one in found))


def signs_before(sign: str) -> frozenset[str]:
    """Return the characters that make a word of two with *sign* behind."""
    return _neighbours().before.get(sign, _NONE)


def signs_after(sign: str) -> frozenset[str]:
    """Return the characters that make a word of two with *sign* ahead."""
    return _neighbours().after.get(sign, _NONE)


def words_with(text: str, place: int, signs: frozenset[str]) -> list[tuple[int, str]]:
    """Return the words of two and more that one of *signs* makes at *place* of *text*, each with where it begins.

    The rarest are left out.
    """
    near, numbers, last = _neighbours(), known_words(), rank(_SELDOM)
    ahead, behind = text[max(0, place - _LONGEST + 1) : place], text[place + 1 : place + _LONGEST]
    found: list[tuple[int, str]] = []
    longer: list[tuple[int, str]] = []  # how words of three and four may begin
    if following := behind[:1]:
        found += [(place, sign + following) for sign in signs & near.before.get(following, _NONE)]
        longer += [(place, sign) for sign in signs & near.longer_before.get(following, _NONE)]
    if before := ahead[-1:]:
        found += [(place - 1, before + sign) for sign in signs & near.after.get(before, _NONE)]
        longer += [(place - 1, before + sign) for sign in signs & near.longer_after.get(before, _NONE)]
    known = load_dictionary()
    for size in range(2, len(ahead) + 1):
        if (node := known.find(ahead[-size:])) != ROOT:
            longer += [(place - size, ahead[-size:] + sign) for sign in signs.intersection(known.signs_after(node))]
    for start, word in longer:
        if len(word) > 2 and numbers.get(word, last) < last:
            found.append((start, word))
        for other in behind[: _LONGEST - len(word)]:
            word += other
            if len(word) > 2 and numbers.get(word, last) < last:
                found.append((start, word))
    return found
