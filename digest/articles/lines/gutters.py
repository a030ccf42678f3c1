"""Rows of words with positions in, the white gutters between columns of text out.

A gutter is followed from row to row: it goes through the blank of every row, may drift a little, and ends where text
crosses it. What has text on both sides in several rows, and running text on one, parts columns; a table does not.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_FEWEST = 4  # rows with text on both sides that make columns: three may be rows of a table
_LEAST = 6  # characters of the middle row beside it: names, posts and figures are shorter
_WIDE = 2  # positions of white from which a gutter may begin: a single blank stands inside headlines
_DRIFT = 2  # positions a gutter may move from row to row
_FULL, _MOST_FULL = 0.8, 0.9  # running text: half of its rows are so long, as shares of a long row
_FARTHEST = 120  # rows without text on both sides after which it is no longer followed: bounds the cost
_EDGE = 10**9


class Word(NamedTuple):
    """What stands between two blanks: its offsets in the line, and its positions on the page."""

    first: int
    last: int
    start: int
    end: int


Row = tuple[Word, ...]


class Window(NamedTuple):
    """The white that a gutter has in one row: positions from *low* up to *high*."""

    low: int
    high: int

    def parts(self, row: Row) -> tuple[Row, Row]:
        """Return the words of *row* before it and behind it."""
        return tuple(word for word in row if word.end <= self.low), tuple(
            word for word in row if word.start >= self.high
        )


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
    both = {}
    for at, own in enumerate(windows, first):
        before, behind = own.parts(rows[at])
        if before and behind:
            both[at] = behind[0].start
    return Gutter(first, windows, both)


def _walk(rows: Sequence[Row], numbers: Iterable[int], window: Window, row: Row) -> list[Window]:
    """Return the windows of a gutter in the rows *numbers*, from its *window* in *row* on until a row crosses it.

    What stands behind the last blank row and is soon crossed is another band of the page.
    """
    found: list[Window] = []
    start = window.parts(row)[1][0].start
    settled = beside = alone = 0
    for number in numbers:
        if alone > _FARTHEST:
            break
        passed = _through(rows[number], window, start)
        if passed is None:
            return found[:settled] if settled and beside < _FEWEST else found
        window = passed
        found.append(window)
        before, behind = window.parts(rows[number])
        if behind:
            start = min(behind[0].start, start + _DRIFT)
        alone = 0 if before and behind else alone + 1
        beside += bool(before and behind)
        if not rows[number]:
            settled, beside = len(found), 0
    return found


def _through(row: Row, window: Window, start: int) -> Window | None:
    """Return the blank of *row* through which the gutter goes on from *window*; None where text crosses it.

    A single blank is one only where the column behind it usually begins, *start*.
    """
    ends = [-_EDGE, *(word.end for word in row)]
    starts = [*(word.start for word in row), _EDGE]
    for slack in (0, _DRIFT):
        for low, high in zip(ends, starts, strict=True):
            own = Window(max(low, window.low - slack), min(high, window.high + slack))
            if own.low < own.high and (high - low >= _WIDE or abs(high - start) <= _DRIFT):
                return own
    return None


def _parts_text(gutter: Gutter, rows: Sequence[Row]) -> bool:
    """Tell whether what stands on both sides is text, and on one side runs on from row to row."""
    lengths: tuple[list[int], list[int]] = ([], [])
    for number in gutter.both:
        before, behind = gutter.windows[number - gutter.first].parts(rows[number])
        lengths[0].append(_length(before[::-1]))
        lengths[1].append(_length(behind))
    return all(statistics.median(own) >= _LEAST for own in lengths) and any(map(_is_running, lengths))


def _length(words: Sequence[Word]) -> int:
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
