"""Words the guard needs: surnames, words younger than the counted texts, those of unions; words spelt nearly alike."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from importlib import resources
from typing import Any

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
def right_shorter() -> frozenset[str]:
    """Return what is right though a term has a character more."""
    return frozenset(words()["shorter"].split())


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
    return ahocorasick_rs.AhoCorasick(words()["young"].split(), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def young_words(text: str) -> list[bool]:
    """Return for every place of *text* whether a word stands there that the counted texts do not know yet."""
    known = [False] * len(text)
    for _, start, end in _young().find_matches_as_indexes(text):
        known[start:end] = [True] * (end - start)
    return known


@functools.cache
def _neighbours() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return for every character what may go before and after it where a word begins, some of it twice."""
    known = load_dictionary()
    before: dict[str, list[str]] = defaultdict(list)
    after = {first: list(known.signs_after(known.find(first))) for first in known.signs_after(ROOT)}
    for word in known_words():
        if len(word) == 2:
            after.setdefault(word[0], []).append(word[1])
    for first, signs in after.items():
        for sign in signs:
            before[sign].append(first)
    return before, after


@functools.cache
def signs_before(sign: str) -> frozenset[str]:
    """Return the characters after which *sign* goes on where a word begins."""
    return frozenset(_neighbours()[0].get(sign, ()))


@functools.cache
def signs_after(sign: str) -> frozenset[str]:
    """Return the characters by which a word goes on that begins with *sign*."""
    return frozenset(_neighbours()[1].get(sign, ()))


def words_with(text: str, place: int, signs: frozenset[str]) -> list[tuple[int, str]]:
    """Return the words of two and more that one of *signs* makes at *place* of *text*, each with where it begins.

    The rarest are left out.
    """
    known, numbers, last = load_dictionary(), known_words(), rank(_SELDOM)
    behind, found = text[place + 1 : place + _LONGEST], []
    for size in range(min(place, _LONGEST - 1) + 1):
        ahead = text[place - size : place]
        if size > 1:
            node = known.find(ahead)
            fitting = signs.intersection(known.signs_after(node)) if node != ROOT else ()
        else:
            fitting = signs & (signs_after(ahead) if size else signs_before(behind[:1]))
        for sign in fitting:
            word = ahead + sign
            if size and numbers.get(word, last) < last:
                found.append((place - size, word))
            for other in behind[: _LONGEST - 1 - size]:
                word += other
                if numbers.get(word, last) < last:
                    found.append((place - size, word))
    return found
