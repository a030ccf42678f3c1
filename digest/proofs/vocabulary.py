"""Words the guard needs: surnames, words younger than the counted texts, those of unions; words spelt nearly alike."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from itertools import islice
from typing import Any

import ahocorasick_rs

from digest.word_costs import PAIRED, known_words

_LONGEST = 4  # characters of a word that may be meant
_SPANS = ((0, 2), (-1, 1), (-2, 0), (0, 3), (-1, 2), (-2, 1), (-3, 0))  # what words of three and four have around one
_NONE: frozenset[str] = frozenset()
_LACKING = 40_000  # the commonest words are looked for with a character too few


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
def firm_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that the name of a firm ends with, and the trades that stand before them."""
    return frozenset(words()["firms"].split()), frozenset(words()["trades"].split())


@functools.cache
def acted_on() -> frozenset[str]:
    """Return what may be done (作讲解): 工作作讲解 is right."""
    return frozenset(words()["acted"].split())


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
    return ahocorasick_rs.AhoCorasick(sorted(young()))


def young_words(text: str) -> list[bool]:
    """Return for every place of *text* whether a word stands there that the counted texts do not know yet."""
    known = [False] * len(text)
    for _, start, end in _young().find_matches_as_indexes(text, overlapping=True):  # 职工信访网电: 工信 is none
        known[start:end] = [True] * (end - start)
    return known


@functools.cache
def _neighbours() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return for every character those that make a word of two with it behind, and with it ahead."""
    before, after = defaultdict[str, str](str), defaultdict[str, str](str)
    for word in islice(known_words(), PAIRED):
        if len(word) == 2:
            before[word[1]] += word[0]
            after[word[0]] += word[1]
    return {sign: frozenset(row) for sign, row in before.items()}, {sign: frozenset(row) for sign, row in after.items()}


@functools.cache
def _longer() -> dict[str, str]:
    """Return under every word of three and four with · for one of its characters what may stand there."""
    found = defaultdict[str, str](str)
    for word in islice(known_words(), PAIRED):
        for place in range(len(word)) if 2 < len(word) <= _LONGEST else ():
            found[f"{word[:place]}·{word[place + 1 :]}"] += word[place]
    return found


def words_with(text: str, place: int, signs: frozenset[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the words of two and more that one of *signs* makes at *place* of *text*: those of one span together.

    With them is where they begin.
    """
    (before, after), longer = _neighbours(), _longer()
    ahead, behind = text[max(0, place - 3) : place], text[place + 1 : place + 4]
    first, last = ahead[-1:], behind[:1]
    if found := signs & before.get(last, _NONE):
        yield place, [sign + last for sign in found]
    if found := signs & after.get(first, _NONE):
        yield place - 1, [first + sign for sign in found]
    for start, end in _SPANS:
        way = f"{ahead[start:]}·{behind[:end]}" if start else f"·{behind[:end]}"
        if others := longer.get(way):
            head, tail = way.split("·")
            if words := [head + sign + tail for sign in others if sign in signs]:
                yield place - len(head), words


@functools.cache
def _lacking() -> dict[str, list[str]]:
    """Return under what is left of a common word without one of its characters that word.

    Of words of two a single character is left, which texts shorten by themselves: 民资, 驻疆, 美债, 总规.
    """
    found: dict[str, list[str]] = {}
    for word in islice(known_words(), _LACKING):
        for place in range(len(word)) if 2 < len(word) <= _LONGEST and word.isalpha() else ():
            found.setdefault(word[:place] + word[place + 1 :], []).append(word)
    return found


def words_lacking(text: str, place: int) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the words that lack a character and have the one at *place* of *text*: those of one span together.

    With them is where it begins and ends.
    """
    known = _lacking()
    for start in range(max(0, place - _LONGEST + 2), place + 1):
        for end in range(max(place + 1, start + 2), min(start + _LONGEST, len(text) + 1)):
            if words := known.get(text[start:end]):
                yield start, end, words
