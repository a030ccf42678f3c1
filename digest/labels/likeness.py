"""How a report is worded: its headline and opening against the written reports of each theme (``reports.txt``)."""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import ahocorasick_rs

from digest.expressions import expression
from digest.labels.gazetteer import NameHit
from digest.labels.persons import find_persons
from digest.labels.scan import Scan

FILE = "likeness.txt"
LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"  # a weight is one character of the table
MIDDLE = len(LEVELS) // 2
_OPENING = 150  # characters of the body that are read (100 and 200 are no better)
_PLACES = ("full", "short", "former", "zone", "town")  # kinds of names that stand for a place whatever is around them
_NUMBERS = "123456789０１２３４５６７８９"
_PURPOSE = expression(
    r"为(?:(?<=^为)|(?<=[。！？\n]为))(?:了|进一步|深入|切实|认真|全面|推动|激发|更好)?[^。！？，\n]{6,60}，"
)
_SOURCE = expression(r"从[^，。\n]{2,40}?(?:获悉|了解到|传出)")
# 曲阜|东方纺织公司: what a firm calls itself behind its town tells no deed.
_FIRM = expression(r"(?!快递|速递|外卖|货运|网约|家政)[一-鿿]{2}(?=[一-鿿]{2,4}(?:公司|集团|厂))")
_BYTES = 3  # of one theme's sum: 266,000 weights of 6 bits never reach the next theme's
_BITS = 8 * _BYTES
_SUM = (1 << _BITS) - 1
# What n grams say together is divided by n to this: a long text is surer than a short one (0.3 and 0.5 are as right).
LENGTH = 0.4

Aims = Sequence[tuple[int, int]]  # stretches that say why (为……，), or who told it (记者从……获悉): no deed


GramHit = tuple[int, int, int]  # number of the gram in the table, where it stands in a text


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """What every gram says for every theme: the columns' codes, what a theme has before any gram, a level's size.

    The automaton finds the grams of a text by their numbers. ``worths`` holds by number the levels of all themes in one
    integer, so that one addition adds them all; ``levels`` holds by theme those of all grams.
    """

    codes: tuple[str, ...]
    bias: tuple[float, ...]
    step: float
    automaton: Any
    worths: Sequence[int]
    levels: Mapping[str, bytes]

    def find(self, text: str) -> list[GramHit]:
        """Return the grams of *text* that the table knows."""
        hits: list[GramHit] = self.automaton.find_matches_as_indexes(text, overlapping=True)
        return hits

    def share(self, numbers: Sequence[int]) -> dict[str, float]:
        """Return the likelihood of each theme, together 1, where the grams *numbers* stand; again, one says half."""
        every = [*numbers, *set(numbers)]
        total, least = sum(map(self.worths.__getitem__, every)), MIDDLE * len(every)
        scale = self.step / 2 * (len(every) / 2 or 1) ** -LENGTH
        sums = [bias + scale * ((total >> _BITS * column & _SUM) - least) for column, bias in enumerate(self.bias)]
        most = max(sums)
        odds = [math.exp(value - most) for value in sums]
        whole = sum(odds)
        return {code: odd / whole for code, odd in zip(self.codes, odds, strict=True)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How an article is worded: the likelihood of each theme, the grams that tell it, where the text read starts."""

    shares: Mapping[str, float]
    known: Likeness
    hits: Sequence[GramHit]
    numbers: Sequence[int]  # of the grams in the table
    start: int

    def find_telling(self, code: str) -> tuple[int, int]:
        """Return where the gram stands that says most for the theme *code*; of equals the shorter, then the first."""
        said = bytes(operator.itemgetter(*self.numbers, 0, 0)(self.known.levels[code]))[:-2]  # two give a tuple always
        most = bytes((max(said, default=0),))
        told, place = [], said.find(most)
        while place >= 0:
            told.append(self.hits[place])
            place = said.find(most, place + 1)
        _, start, end = min(told, key=lambda hit: (hit[2] - hit[1], hit[1]), default=(0, 0, 1))
        return self.start + start, self.start + end


def compare(found: Scan, aims: Aims) -> Comparison:
    """Return how headline and opening of the article *found* are worded."""
    known = likeness()
    hits = known.find(read_wording(found, aims))
    numbers = [number for number, _, _ in hits]
    return Comparison(known.share(numbers), known, hits, numbers, found.signature)


def read_likeness(text: str) -> Likeness:
    """Return the table *text*: comments, codes, biases, a level's size, then a line for every gram."""
    lines = [line for line in text.splitlines() if not line.startswith("# ")]
    codes, bias, step = (line.split() for line in lines[:3])
    told = [line.partition("\t") for line in lines[3:]]
    to_level = {ord(sign): number for number, sign in enumerate(LEVELS)}
    rows = [row.translate(to_level).encode("latin-1") for _, _, row in told]
    worths = []
    for row in rows:
        fields = bytearray(_BYTES * len(row))
        fields[::_BYTES] = row
        worths.append(int.from_bytes(fields, "little"))
    levels = {code: bytes(column) for code, column in zip(codes, zip(*rows, strict=True), strict=True)}
    automaton = ahocorasick_rs.AhoCorasick([gram for gram, _, _ in told], matchkind=ahocorasick_rs.MatchKind.Standard)
    return Likeness(tuple(codes), tuple(map(float, bias)), float(step[0]), automaton, worths, levels)


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
    read = found.text[start:end]
    persons = [(start + first, start + last) for first, last in find_persons(read)]
    for number in _NUMBERS:
        read = read.replace(number, "0")
    hero = (found.hero.start, found.hero.end)
    places = [(first, last) for first, last, _ in _sure_places(found.places) if first < end]
    firms = (match.span() for _, last in places if (match := _FIRM.match(found.text, last)))
    text = list(read)
    for first, last in (hero, *aims, *persons, *places, *firms):
        if start <= first < min(last, end):
            text[first - start : last - start] = "#" * (min(last, end) - first)
    return "".join(text)


def _sure_places(names: Sequence[NameHit]) -> list[NameHit]:
    """Return those of *names* that stand for a place; a word (文山, 平和) does where its county is named in full."""
    told = {path for _, _, name in names if name.kind == "full" for path in name.paths}
    return [
        hit for hit in names if hit[2].kind in _PLACES or (hit[2].kind == "word" and not told.isdisjoint(hit[2].paths))
    ]


def cut(text: str) -> list[str]:
    """Return the grams of *text*: its characters, then each with the next."""
    return [*text, *map(operator.add, text, text[1:])]
