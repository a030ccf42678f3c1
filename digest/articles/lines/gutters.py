"""Rows of words with positions in, the white gutters between columns of text out.

A gutter is followed from row to row: it goes through the blank of every row, may drift a little, and ends where text
crosses it. What has text on both sides in several rows, and running text on one, parts columns; a table does not.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

_FEWEST = 4  # rows with text on both sides that make columns: three may be rows of a table
_LEAST = 6  # characters of the middle row beside it: names, posts and figures are shorter
_WIDE = 2  # positions of white from which a gutter may begin: a single blank stands inside headlines
_DRIFT = 2  # positions a gutter may move from row to row
_LONGEST = 60  # characters of a row of a column; what is longer is a paragraph on one line, with a blank in it
_FULL, _MOST_FULL = 0.8, 0.9  # running text: half of its rows are so long, as shares of a long row
_FARTHEST, _FARTHEST_UNTOLD = 120, 12  # rows without text on both sides, or on too few: bounds of the cost
_EDGE = 10**9
_START, _END = attrgetter("start"), attrgetter("end")


class SetWord(NamedTuple):
    """What stands between two blanks: its offsets in the line, and its positions on the page."""

    first: int
    last: int
    start: int
    end: int


Row = tuple[SetWord, ...]


class Window(NamedTuple):
    """The white that a gutter has in one row: positions from *low* up to *high*."""

    low: int
    high: int

    def parts(self, row: Row) -> tuple[Row, Row]:
        """Return the words of *row* before it and behind it."""
        return row[: bisect_right(row, self.low, key=_END)], row[bisect_left(row, self.high, key=_START) :]

    def behind(self, row: Row) -> int | None:
        """Return where the words of *row* behind it begin; None where none stands before it, or none behind."""
        if not row or row[0].end > self.low or row[-1].start < self.high:
            return None
        return row[bisect_left(row, self.high, key=_START)].start


@dataclass(slots=True)
class Gutter:
    """White between two columns: the first row it goes through, its window in every row, the rows with text beside."""

    first: int
    windows: list[Window]
    both: dict[int, int]  # rows with text on both sides, and where that behind it begins

    @property
    def last(self) -> int:
        """Return the last row it goes through."""
        return self.first + len(self.windows) - 1

    @property
    def aligned(self) -> int:
        """Return in how many rows the text behind it begins at the commonest position."""
        return max(Counter(self.both.values()).values())

    def after(self, row: int) -> Gutter:
        """Return it with *row* counted as row 0, without what is before."""
        both = {at - row: start for at, start in self.both.items()}
        return Gutter(max(0, self.first - row), self.windows[max(0, row - self.first) :], both)


def gutters(rows: Sequence[Row]) -> list[Gutter]:
    """Return the gutters among *rows*, those beside most text first."""
    found: list[Gutter] = []
    near: list[Gutter] = []
    for number, row in enumerate(rows):
        near = [gutter for gutter in near if gutter.last >= number]
        for window in _inner(row):
            if not any(_holds(gutter, number, window) for gutter in near):
                near.append(_follow(rows, number, window))
                found.append(near[-1])
    found = [gutter for gutter in found if len(gutter.both) >= _FEWEST and _parts_text(gutter, rows)]
    kept: list[Gutter] = []
    for gutter in sorted(found, key=lambda gutter: -len(gutter.both)):
        if all(2 * len(gutter.both.items() & other.both.items()) < len(gutter.both) for other in kept):
            kept.append(gutter)
    return kept


def _inner(row: Row) -> list[Window]:
    """Return the wide blanks between the words of *row*."""
    gaps = (Window(before.end, after.start) for before, after in pairwise(row))
    return [gap for gap in gaps if gap.high - gap.low >= _WIDE]


def _holds(gutter: Gutter, number: int, window: Window) -> bool:
    if not gutter.first <= number <= gutter.last:
        return False
    own = gutter.windows[number - gutter.first]
    return window.low <= own.low and own.high <= window.high


def _follow(rows: Sequence[Row], number: int, window: Window) -> Gutter:
    """Return the gutter that goes through the blank *window* of row *number*."""
    above = _walk(rows, range(number - 1, -1, -1), window, rows[number])
    below = _walk(rows, range(number + 1, len(rows)), window, rows[number])
    first, windows = number - len(above), [*above[::-1], window, *below]
    starts = {at: own.behind(rows[at]) for at, own in enumerate(windows, first)}
    return Gutter(first, windows, {at: start for at, start in starts.items() if start is not None})


def _walk(rows: Sequence[Row], numbers: Iterable[int], window: Window, row: Row) -> list[Window]:
    """Return the windows of a gutter in the rows *numbers*, from its *window* in *row* on until a row crosses it.

    What stands behind the last blank row and is soon crossed is another band of the page.
    """
    found: list[Window] = []
    start = window.behind(row) or 0
    settled = beside = alone = told = 0
    for number in numbers:
        if alone > (_FARTHEST if told >= _FEWEST else _FARTHEST_UNTOLD):
            break
        passed = _through(rows[number], window, start)
        if passed is None:
            return found[:settled] if settled and beside < _FEWEST else found
        window = passed
        found.append(window)
        words = rows[number]
        if words and words[-1].start >= window.high:
            start = min(words[bisect_left(words, window.high, key=_START)].start, start + _DRIFT)
        is_beside = window.behind(words) is not None
        alone = 0 if is_beside else alone + 1
        beside, told = beside + is_beside, told + is_beside
        if not words:
            settled, beside = len(found), 0
    return found


def _through(row: Row, window: Window, start: int) -> Window | None:
    """Return the blank of *row* through which the gutter goes on from *window*; None where text crosses it.

    A single blank is one only where the column behind it usually begins, *start*.
    """
    for slack in (0, _DRIFT):
        place = bisect_right(row, window.low - slack, key=_START)
        low = row[place - 1].end if place else -_EDGE
        while low < window.high + slack:
            high = row[place].start if place < len(row) else _EDGE
            own = Window(max(low, window.low - slack), min(high, window.high + slack))
            if own.low < own.high and (high - low >= _WIDE or abs(high - start) <= _DRIFT):
                return own
            if place == len(row):
                break
            low, place = row[place].end, place + 1
    return None


def _parts_text(gutter: Gutter, rows: Sequence[Row]) -> bool:
    """Tell whether what stands on both sides is text, and on one side runs on from row to row."""
    lengths: tuple[list[int], list[int]] = ([], [])
    for number in gutter.both:
        before, behind = gutter.windows[number - gutter.first].parts(rows[number])
        sides = _length(before[::-1]), _length(behind)
        if max(sides) <= _LONGEST:
            lengths[0].append(sides[0])
            lengths[1].append(sides[1])
    is_text = len(lengths[0]) >= _FEWEST and all(statistics.median(own) >= _LEAST for own in lengths)
    return is_text and any(map(_is_running, lengths))


def _length(words: Sequence[SetWord]) -> int:
    """Return how many characters *words* have up to the next wide blank."""
    total, last = 0, words[0]
    for word in words:
        if max(word.start - last.end, last.start - word.end) >= _WIDE:
            break
        total += word.last - word.first
        last = word
    return total


def _is_running(lengths: Sequence[int]) -> bool:
    long = sorted(lengths)[int(_MOST_FULL * (len(lengths) - 1))]
    return 2 * sum(length >= _FULL * long for length in lengths) >= len(lengths)
