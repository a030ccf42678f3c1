"""Room 2: what speaks for a line going on in a column, in nats; computed once for each pair of lines of a zone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.grammar import follows
from digest.articles.lines import Line
from digest.articles.seams import Strings, straddle

_WORD = 0.45  # share of a straddling word's weight that counts (tried 0.2 to 0.8)
_NO_WORD = -0.5  # no word straddles the seam of an open line: 4 of 10 true seams have one, 1 of 20 false ones
_GRAMMAR = 0.7  # share of the tagger's grammar that counts (tried 0.4, 0.8; without it 2 points of F1 are lost)
_OPENER = -3.0  # an open line cannot go on with 近日, (tried -2 to -5)
_INDENT = -4.0
_WIDTH = 1.0  # nats for a line as wide as its column (0.6 lost 2 points of F1 on interleaved pages)
_WIDTHS_OFF = (1.0, 1.0, -1.2, -3.0)  # share of it by characters off; digits and signs make one of no meaning
_WIDEST = 45  # characters of a column's line; longer lines are whole paragraphs
_QUOTE = 1.5  # a closing quote finds its opening one; without one it counts as much against
_RARE = 4  # lines on which a string may stand at most to tell articles apart
_COHESION = 0.4  # nats a shared rare string (tried 0.2 to 0.8)
_MOST_COHESION = 2.0
_NAMED = 2.5  # the signing body's own name stands in the column
_SIGNER = re.compile(r"[\u4e00-\u9fff]{2,6}?(?=市|区|县|镇|州|街道|总|工会)")


@dataclass(frozen=True, slots=True)
class Column:
    """One open column: its last line, where it began, its width, the quotes it has open."""

    name: int
    tail: int
    body: bool = False
    signed: bool = False
    width: int = 0
    quotes: int = 0
    title: bool = False  # its last line was taken as a headline
    rows: frozenset[int] = frozenset()


class Evidence:
    """The evidence between the lines of one zone on one page."""

    def __init__(self, lines: Sequence[Line], strings: Strings) -> None:
        self._lines = lines
        self._strings = strings
        self._seams: dict[tuple[int, int], float] = {}
        self._own = [rare_strings(line.text) for line in lines]
        counts: Counter[str] = Counter()
        for own in self._own:
            counts.update(own)
        self._kin = _kin([[string for string in own if 1 < counts[string] <= _RARE] for own in self._own])

    def gain(self, column: Column, number: int, role: str) -> float:
        """Return what speaks for line *number*, taken as *role*, following the last line of *column*."""
        line, tail = self._lines[number], self._lines[column.tail]
        if role == "signature":
            return self._signing(column, line, tail)
        if role == "heading":
            return 0.0
        kin = sum(count for other, count in self._kin[number].items() if other in column.rows)
        cohesion = min(_MOST_COHESION, _COHESION * kin)
        if column.title:
            return cohesion + (1.0 if line.features.news else -1.0 if line.features.needs_before else 0.0)
        return self._seam(column.tail, number) + cohesion + _quotes(column, line) + _width(column.width, line)

    def seam(self, first: int, second: int) -> float:
        """Return what the two lines alone say."""
        return self._seam(first, second) + min(_MOST_COHESION, _COHESION * self._kin[first].get(second, 0))

    def _seam(self, first: int, second: int) -> float:
        if (first, second) not in self._seams:
            self._seams[first, second] = self._read(first, second)
        return self._seams[first, second]

    def _read(self, first: int, second: int) -> float:
        before, after = self._lines[first], self._lines[second]
        score = 0.0
        if before.features.ended:
            return (
                score
                + (0.7 if after.features.opener else 0.2 if after.features.weak else -0.2)
                - 3.0 * after.features.needs_before
            )
        if after.features.needs_before:
            return score + 0.5
        word = straddle(before.text, after.text)
        if after.fragment.indented and not before.fragment.indented:
            return score + _INDENT
        if after.features.opener and word < 3:
            return score + _OPENER
        found = self._strings.across(before.text, after.text)
        score += _WORD * word if word > 1 else 0.0 if before.features.paused else _NO_WORD
        return score + 0.7 * found + _GRAMMAR * follows(before.text, after.text)

    def _signing(self, column: Column, line: Line, tail: Line) -> float:
        match = _SIGNER.match(line.text.lstrip("("))
        name = match.group() if match else line.text[:2]
        score = 1.0 if tail.features.ended else -1.0
        return score + (_NAMED if any(name in self._lines[row].text for row in column.rows) else 0.0)


def _kin(owned: list[list[str]]) -> list[dict[int, int]]:
    """Return for every line how many strings it shares with which other lines."""
    places: dict[str, list[int]] = {}
    for number, strings in enumerate(owned):
        for string in strings:
            places.setdefault(string, []).append(number)
    found: list[dict[int, int]] = [{} for _ in owned]
    for numbers in places.values():
        for number in numbers:
            for other in numbers:
                if other != number:
                    found[number][other] = found[number].get(other, 0) + 1
    return found


def rare_strings(text: str) -> frozenset[str]:
    """Return the strings of three Chinese characters in *text*."""
    return frozenset(
        text[start : start + 3]
        for start in range(len(text) - 2)
        if all("\u4e00" <= sign <= "\u9fff" for sign in text[start : start + 3])
    )


def _quotes(column: Column, line: Line) -> float:
    first, last = line.text.find("“"), line.text.find("”")
    if last >= 0 and (first < 0 or last < first):
        return _QUOTE if column.quotes else -_QUOTE
    return -0.5 * _QUOTE if column.quotes and first >= 0 else 0.0


def width_of(line: Line) -> int:
    """Return the width of the column *line* shows by itself: of its inner line ends, or as a full line; else 0."""
    read = line.features
    if read.wrap:
        return read.wrap
    return 0 if read.ended or read.length > _WIDEST else read.length


def pair_width(first: Line, second: Line) -> float:
    """Return what the widths of two lines say for their standing in one column."""
    return _width(width_of(first), second)


def _width(usual: int, line: Line) -> float:
    if not usual:
        return 0.0
    width = width_of(line)
    if not width:
        return -2 * _WIDTH if line.features.length > usual + 1 and line.features.length <= _WIDEST else 0.0
    off = abs(width - usual)
    return _WIDTH * _WIDTHS_OFF[min(off, 3)]
