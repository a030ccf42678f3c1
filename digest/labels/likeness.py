"""How a report is worded: its headline and opening against the written reports of each theme (``reports.txt``)."""

from __future__ import annotations

import functools
import itertools
import math
import operator
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from digest.labels.persons import find_persons
from digest.labels.scan import Scan

FILE = "likeness.txt"
LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"  # a weight is one character of the table
MIDDLE = len(LEVELS) // 2
_OPENING = 150  # characters of the body that are read (100 and 200 are no better)
_PLACES = ("full", "short", "former", "zone", "town")  # kinds of names that stand for a place whatever is around them
_NUMBERS = re.compile(r"[0-9０-９]")
_PURPOSE = re.compile(
    r"为(?:(?<=^为)|(?<=[。！？\n]为))(?:了|进一步|深入|切实|认真|全面|推动|激发|更好)?[^。！？，\n]{6,60}，"
)
_SOURCE = re.compile(r"从[^，。\n]{2,40}?(?:获悉|了解到|传出)")
# 曲阜|东方纺织公司: what a firm calls itself behind its town tells no deed.
_FIRM = re.compile(r"(?!快递|速递|外卖|货运|网约|家政)[一-鿿]{2}(?=[一-鿿]{2,4}(?:公司|集团|厂))")
_BYTES = 3  # of one theme's sum: 266,000 weights of 6 bits never reach the next theme's
_BITS = 8 * _BYTES
_SUM = (1 << _BITS) - 1
# What n grams say together is divided by n to this: a long text is surer than a short one (0.3 and 0.5 are as right).
LENGTH = 0.4

Aims = Sequence[tuple[int, int]]  # stretches that say why (为……，), or who told it (记者从……获悉): no deed


@dataclass(frozen=True, slots=True)
class Likeness:
    """What every gram says for every theme: the columns' codes, what a theme has before any gram, a level's size.

    ``worth`` holds the levels of all themes in one integer, so that one addition adds them all.
    """

    codes: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    worth: Mapping[str, int]

    def weigh(self, grams: Sequence[str]) -> list[int]:
        """Return what each of *grams* is worth; 0 is unknown."""
        return list(map(self.worth.get, grams, itertools.repeat(0)))

    def share(self, grams: Sequence[str], worths: Sequence[int]) -> dict[str, float]:
        """Return the likelihood of each theme, together 1, for *grams* of these *worths*; again, one says half."""
        once = [*dict(zip(grams, worths, strict=True)).values()]
        count = len(worths) + len(once) - worths.count(0) - once.count(0)
        total, least = sum(worths) + sum(once), MIDDLE * count
        scale = self.step / 2 * (count / 2 or 1) ** -LENGTH
        sums = [bias + scale * ((total >> _BITS * column & _SUM) - least) for column, bias in enumerate(self.bias)]
        most = max(sums)
        odds = [math.exp(value - most) for value in sums]
        whole = sum(odds)
        return {code: odd / whole for code, odd in zip(self.codes, odds, strict=True)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How an article is worded: the likelihood of each theme, what its grams are worth, where the first stands."""

    shares: Mapping[str, float]
    known: Likeness
    worths: Sequence[int]
    start: int
    size: int

    def find_telling(self, code: str) -> tuple[int, int]:
        """Return where the gram stands that says most for the theme *code*."""
        column = _SUM << _BITS * self.known.codes.index(code)
        levels = list(map(column.__and__, self.worths))
        number = levels.index(max(levels))
        start = self.start + number % self.size
        return start, start + (1 if number < self.size else 2)


def compare(found: Scan, aims: Aims) -> Comparison:
    """Return how headline and opening of the article *found* are worded."""
    known, text = likeness(), read_wording(found, aims)
    grams = cut(text)
    worths = known.weigh(grams)
    return Comparison(known.share(grams, worths), known, worths, found.signature, len(text))


def read_likeness(text: str) -> Likeness:
    """Return the table *text*: comments, codes, biases, a level's size, then a line for every gram."""
    lines = [line for line in text.splitlines() if not line.startswith("# ")]
    codes, bias, step = (line.split() for line in lines[:3])
    level = {ord(sign): number for number, sign in enumerate(LEVELS)}
    worth = {}
    for line in lines[3:]:
        gram, _, row = line.partition("\t")
        fields = bytearray(_BYTES * len(row))
        fields[::_BYTES] = row.translate(level).encode("latin-1")
        worth[gram] = int.from_bytes(fields, "little")
    return Likeness(tuple(codes), tuple(map(float, bias)), float(step[0]), worth)


@functools.cache
def likeness() -> Likeness:
    """Return the table that travels with the program."""
    return read_likeness(resources.files("digest.labels").joinpath("data", FILE).read_text("utf-8"))


def find_aims(text: str) -> Aims:
    """Return the stretches of *text* that tell no deed."""
    return [match.span() for pattern in (_PURPOSE, _SOURCE) for match in pattern.finditer(text)]


def read_wording(found: Scan, aims: Aims) -> str:
    """Return what is read of an article, headline to opening; places, persons, aims, heroes are #, figures 0."""
    start, end = found.signature, (found.deed.sentence.start or found.body) + _OPENING
    text = list(_NUMBERS.sub("0", found.text[start:end]))
    persons = ((start + first, start + last) for first, last in find_persons(found.text[start:end]))
    hero = (found.hero.start, found.hero.end)
    places = [(first, last) for first, last, name in found.places if name.kind in _PLACES]
    firms = (match.span() for _, last in places if (match := _FIRM.match(found.text, last)))
    for first, last in (hero, *aims, *persons, *places, *firms):
        if start <= first < min(last, end):
            text[first - start : last - start] = "#" * (min(last, end) - first)
    return "".join(text)


def cut(text: str) -> list[str]:
    """Return the grams of *text*: its characters, then each with the next."""
    return [*text, *map(operator.add, text, text[1:])]
