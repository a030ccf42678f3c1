"""Room 2: what speaks for a line going on in a column, in nats; computed once for each pair of lines of a zone."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import BEGINS, odds
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.expressions import expression

WORST, BEST = -4.0, 6.0  # nats: bounds of what the seam of two lines says where reports or columns are dealt
_WIDTH = 1.0  # nats for a line as wide as its column (0.6 lost 2 points of F1 on interleaved pages)
_WIDTHS_OFF = (1.0, 1.0, -1.2, -3.0)  # share of it by characters off; digits and signs make one of no meaning
_LATEST = 7  # lines whose widths tell a column's width
_WIDEST = 45  # characters of a column's line; longer lines are whole paragraphs
_QUOTE = 1.5  # a closing quote finds its opening one; without one it counts as much against
_QUOTE_MARK = expression("[“”]")
_RARE = 4  # lines on which a string may stand at most to tell articles apart
_COHESION = 0.4  # nats a shared rare string (tried 0.2 to 0.8)
_MOST_COHESION = 2.0
_NAMED = 2.5  # the signing body's own name stands in the column
_THREE_CHINESE = expression(r"(?=([\u4e00-\u9fff]{3}))")
_SIGNER = expression(r"[\u4e00-\u9fff]{2,6}?(?=市|区|县|镇|州|街道|总|工会)")


class Column(NamedTuple):
    """One open column: its last line, where it began, its width, the quotes it has open."""

    name: int
    tail: int
    body: bool = False
    signed: bool = False
    widths: tuple[int, ...] = ()  # of its latest full lines
    quotes: int = 0
    title: bool = False  # its last line was taken as a headline
    rows: int = 0  # its lines, as bits: it grows a hundred times a line of the zone

    @property
    def width(self) -> int:
        """Return the commonest width of its latest lines, of equally common ones the larger; 0 if none is known."""
        return _most_common(self.widths)

    def take(self, number: int, role: Role, line: Line) -> Column:
        """Return the column with *line*, which is line *number* taken as *role*, after its last line."""
        width = width_of(line) if role == "body" else 0
        return Column(
            self.name,
            number,
            self.body or role == "body",
            role == "signature",
            (*self.widths, width)[-_LATEST:] if width else self.widths,
            max(0, self.quotes + line.text.count("“") - line.text.count("”")),
            role == "heading",
            self.rows | 1 << number,
        )


@functools.lru_cache(maxsize=1024)
def _most_common(widths: tuple[int, ...]) -> int:
    return max(widths, key=lambda width: (widths.count(width), width), default=0)


Place = TypeVar("Place", bound=int | None)  # a line by its number; None stands before the first, behind the last


class SeamTable(dict[Place, dict[Place, float]]):
    """What each line is worth after each other, ``table[first][second]``; computed when first asked for."""

    def __init__(self, score: Callable[[Place, Place], float]) -> None:
        super().__init__()
        self._score = score

    def __missing__(self, first: Place) -> dict[Place, float]:
        self[first] = row = _SeamRow(first, self._score)
        return row


class _SeamRow(dict[Place, float]):
    def __init__(self, first: Place, score: Callable[[Place, Place], float]) -> None:
        super().__init__()
        self._first = first
        self._score = score

    def __missing__(self, second: Place) -> float:
        self[second] = value = self._score(self._first, second)
        return value


class SeamEvidence:
    """The evidence between the lines of one zone on one page."""

    def __init__(self, lines: Sequence[Line], strings: Strings) -> None:
        self._lines = lines
        self._strings = strings
        self._seams = SeamTable(self._read)
        self._whole = SeamTable(self._read_whole)
        self._fits = SeamTable(self._read_width)  # by the width of a column and the line
        self._own = [rare_strings(line.text) for line in lines]
        self._marks = [match.group() if (match := _QUOTE_MARK.search(line.text)) else "" for line in lines]
        counts: Counter[str] = Counter()
        for own in self._own:
            counts.update(own)
        places: dict[str, list[int]] = {}
        for number, own in enumerate(self._own):
            for string in own:
                if 1 < counts[string] <= _RARE:
                    places.setdefault(string, []).append(number)
        self._kin: list[dict[int, int]] = [{} for _ in lines]  # how many strings a line shares with which others
        for numbers in places.values():
            for number in numbers:
                for other in numbers:
                    if other != number:
                        self._kin[number][other] = self._kin[number].get(other, 0) + 1

    def gain(self, column: Column, number: int, role: Role) -> float:
        """Return what speaks for line *number*, taken as *role*, following the last line of *column*."""
        line = self._lines[number]
        if role == "signature":
            match = _SIGNER.match(line.text.lstrip("("))
            name = match.group() if match else line.text[:2]
            score = 1.0 if self._lines[column.tail].features.ended else -1.0
            return score + (
                _NAMED
                if any(name in line.text for row, line in enumerate(self._lines) if column.rows >> row & 1)
                else 0.0
            )
        if role == "heading":
            return 0.0
        own = self._kin[number]
        kin = sum([count for other, count in own.items() if column.rows >> other & 1]) if own else 0
        cohesion = min(_MOST_COHESION, _COHESION * kin)
        if column.title:
            opening = 1.0 if line.features.news else -1.0 if line.features.needs_before else 0.0
            return cohesion + opening + BEGINS * begins(line.text)
        mark, quotes = self._marks[number], 0.0
        if mark == "”":
            quotes = _QUOTE if column.quotes else -_QUOTE
        elif mark and column.quotes:
            quotes = -0.5 * _QUOTE
        return self._seams[column.tail][number] + cohesion + quotes + self.width(column, number, role)

    def width(self, column: Column, number: int, role: Role) -> float:
        """Return the part of `gain` that the line's width is."""
        return 0.0 if role != "body" or column.title else self._fits[column.width][number]

    def seam(self, first: int, second: int) -> float:
        """Return what the two lines alone say."""
        return self._whole[first][second]

    def _read(self, first: int, second: int) -> float:
        return odds(self._lines[first], self._lines[second], self._strings)

    def _read_width(self, usual: int, number: int) -> float:
        return width_score(usual, self._lines[number])

    def _read_whole(self, first: int, second: int) -> float:
        return self._seams[first][second] + min(_MOST_COHESION, _COHESION * self._kin[first].get(second, 0))


def rare_strings(text: str) -> frozenset[str]:
    """Return the strings of three Chinese characters in *text*."""
    return frozenset(_THREE_CHINESE.findall(text))


def width_of(line: Line) -> int:
    """Return the width of the column *line* shows by itself: of its inner line ends, or as a full line; else 0."""
    read = line.features
    if read.wrap:
        return read.wrap
    return 0 if read.ended or read.length > _WIDEST else read.length


def pair_width(first: Line, second: Line) -> float:
    """Return what the widths of two lines say for their standing in one column."""
    return width_score(width_of(first), second)


def width_score(usual: int, line: Line) -> float:
    """Return what the width of *line* says for its standing in a column *usual* characters wide; 0 if unknown."""
    if not usual:
        return 0.0
    width = width_of(line)
    if not width:
        return -2 * _WIDTH if line.features.length > usual + 1 and line.features.length <= _WIDEST else 0.0
    off = abs(width - usual)
    return _WIDTH * _WIDTHS_OFF[min(off, 3)]
