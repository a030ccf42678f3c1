"""Rows of text that stand below each other in one column, without a break: the pieces that stories are laid in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.geometry.rows import Row, Sheet
from digest.articles.geometry.spots import around, beside, is_ruled_apart, width
from digest.model import Box

_STEP = 1.55  # leadings from line to line inside a column; a blank line between paragraphs is 2
_INDENT = 2.3  # ems a first line stands in at most: two, and a sign's half
_RAGGED = 1.3  # ems lines of one column end apart
_OPENED = 1.2  # ems from which on a first line counts as indented
_SHORT = 2.3  # ems a line set ragged ends before its column, and still goes on
_NEWS = re.compile(r"本报讯|本报记者|\((?:上接|紧接)|(?:上接|紧接)第")
_JUMP = re.compile(r"\(?下转第?")


@dataclass(slots=True, eq=False)
class Column:
    """Rows of one column from top to bottom."""

    rows: list[Row]
    left: float = 0.0  # of the column's full lines
    right: float = 0.0

    @property
    def box(self) -> Box:
        """Return the rectangle about its rows."""
        return around(row.box for row in self.rows)

    @property
    def text(self) -> str:
        """Return its plain text."""
        return "".join(row.text for row in self.rows)

    def indent(self, row: Row) -> float:
        """Return how far *row* stands in, in its own ems."""
        return (row.box.left - self.left) / row.size

    def is_indented(self) -> bool:
        """Tell whether its first row stands in as a paragraph's first line does."""
        return _OPENED <= self.indent(self.rows[0])

    def is_open(self) -> bool:
        """Tell whether its last row stops in mid-sentence at the column's end."""
        last = self.rows[-1]
        if last.last.features.ended or last.first.role in ("signature", "byline") or _JUMP.match(last.text):
            return False
        return self.right - last.box.right <= _SHORT * last.size

    def is_full(self) -> bool:
        """Tell whether its last row reaches the column's right edge."""
        return self.right - self.rows[-1].box.right <= _RAGGED * self.rows[-1].size

    def is_signed(self) -> bool:
        """Tell whether it ends with a signature, or with a word on where the story goes on."""
        last = self.rows[-1]
        if _JUMP.match(last.text):
            return True
        return last.last.role == "signature" and not (self.is_full() and self.indent(last) < _OPENED)

    def begins_news(self) -> bool:
        """Tell whether it begins as only a story's first column does."""
        return bool(_NEWS.match(self.rows[0].text))


def columns(sheet: Sheet) -> list[Column]:
    """Return the rows of text of *sheet* as columns, from top to bottom."""
    found: list[Column] = []
    rows = sorted((row for row in sheet.rows if row.kind == "text"), key=lambda row: (row.box.top, row.box.left))
    for row in rows:
        fitting = [column for column in found if _fits(column, row, sheet)]
        if fitting:
            best = max(fitting, key=lambda column: beside(column.box, row.box))
            best.rows.append(row)
        else:
            found.append(Column([row]))
    _set_edges(found, sheet)
    return found


def _fits(column: Column, row: Row, sheet: Sheet) -> bool:
    """Tell whether *row* goes on in *column*."""
    last, box = column.rows[-1], column.box
    step = row.box.top - last.box.top
    usual = max(sheet.leading, 1.2 * row.size)
    if not 0.4 * row.size < step <= _STEP * usual or abs(row.size - last.size) > 0.2 * last.size:
        return False
    if beside(box, row.box) < 0.6 * min(width(box), width(row.box)):
        return False
    em = row.size
    if box.left - row.box.left > _INDENT * em or row.box.right - box.right > _RAGGED * em:
        if len(column.rows) > 2 and _has_edges(column, em):
            return False
        if box.left - row.box.left > _INDENT * em or not _is_short(column, row):
            return False
    if box.left - row.box.left > 0.6 * em and not all(other.box.left - row.box.left > _OPENED * em for other in column.rows):
        return False
    return not is_ruled_apart(last.box, row.box, sheet.rules)


def _has_edges(column: Column, em: float) -> bool:
    """Tell whether two of its rows end at one edge: its width is known."""
    right = column.box.right
    return sum(right - row.box.right <= _RAGGED * em for row in column.rows) > 1


def _is_short(column: Column, row: Row) -> bool:
    """Tell whether the rows so far may all be short ones of the wider column of *row*: ended, or a headline's."""
    return all(other.last.features.ended or len(other.text) <= 20 for other in column.rows)


def _set_edges(found: Sequence[Column], sheet: Sheet) -> None:
    """Give every column its full width: by its own rows, or for one of few rows by those of the columns in line."""
    edges = [(column.box.left, column.box.right) for column in found if len(column.rows) >= 3]
    for column in found:
        box, em = column.box, column.rows[0].size
        column.left, column.right = box.left, box.right
        if len(column.rows) >= 3:
            continue
        fitting = [
            (left, right)
            for left, right in edges
            if -0.6 * em <= box.left - left and box.right - right <= 0.6 * em and box.left < right
        ]
        if fitting:
            column.left, column.right = min(fitting, key=lambda edge: abs(edge[0] - box.left) + abs(edge[1] - box.right))
