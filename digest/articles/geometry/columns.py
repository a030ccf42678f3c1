"""Rows of text that stand below each other in one column, without a break: the pieces that stories are laid in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.geometry.rows import LineRow, TextSheet
from digest.articles.geometry.spots import around, beside, is_ruled_apart, level, width
from digest.model import Box

_STEP = 1.55  # leadings from line to line inside a column; a blank line between paragraphs is 2
_INDENT = 2.3  # ems a first line stands in at most: two, and a sign's half
_RAGGED = 1.3  # ems lines of one column end apart
_OPENED = 1.2  # ems from which on a first line counts as indented
_SHORT = 2.3  # ems a line set ragged ends before its column, and still goes on
_TELLING = 3  # rows that tell the width of their column
_NEARER = 0.1  # points of misfit for a point farther up or down the page
_NEWS = re.compile(r"本报讯|本报记者|\((?:上接|紧接)|(?:上接|紧接)第")
_JUMP = re.compile(r"\(?下转第?")


@dataclass(slots=True, eq=False)
class TextColumn:
    """Rows of one column from top to bottom."""

    rows: list[LineRow]
    left: float = 0.0  # of the column's full lines
    right: float = 0.0

    @property
    def box(self) -> Box:
        """Return the rectangle about its rows."""
        return around(row.box for row in self.rows)

    @property
    def area(self) -> Box:
        """Return the rectangle about its rows in the full width of the column."""
        box = self.box
        return Box(min(self.left, box.left), box.top, max(self.right, box.right), box.bottom)

    @property
    def text(self) -> str:
        """Return its plain text."""
        return "".join(row.text for row in self.rows)

    def indent(self, row: LineRow) -> float:
        """Return how far *row* stands in, in its own ems."""
        return (row.box.left - self.left) / row.size

    def is_indented(self) -> bool:
        """Tell whether its first row stands in as a paragraph's first line does."""
        return self.indent(self.rows[0]) >= _OPENED

    def begins_crosshead(self) -> bool:
        """Tell whether its first row is a crosshead: bold over text that is not, and no sentence."""
        first = self.rows[0]
        if len(self.rows) < 2 or first.last.features.ended or first.last.features.paused:
            return False
        return first.bold and not self.rows[1].bold

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


def columns(sheet: TextSheet) -> list[TextColumn]:
    """Return the rows of text of *sheet* as columns, from top to bottom."""
    found: list[TextColumn] = []
    rows = sorted((row for row in sheet.rows if row.kind == "text"), key=lambda row: (row.box.top, row.box.left))
    for row in rows:
        fitting = [column for column in found if _fits(column, row, sheet)]
        if fitting:
            best = max(fitting, key=lambda column: beside(column.box, row.box))
            best.rows.append(row)
        else:
            found.append(TextColumn([row]))
    _set_edges(found, sheet)
    found = _merged(found, sheet)
    _set_edges(found, sheet)
    return found


def _fits(column: TextColumn, row: LineRow, sheet: TextSheet) -> bool:
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
    if box.left - row.box.left > 0.6 * em and not all(
        other.box.left - row.box.left > _OPENED * em for other in column.rows
    ):
        return False
    return not is_ruled_apart(last.box, row.box, sheet.rules)


def _has_edges(column: TextColumn, em: float) -> bool:
    """Tell whether two of its rows end at one edge: its width is known."""
    right = column.box.right
    return sum(right - row.box.right <= _RAGGED * em for row in column.rows) > 1


def _is_short(column: TextColumn, row: LineRow) -> bool:
    """Tell whether the rows so far may all be short ones of the wider column of *row*: ended, or a headline's."""
    return all(other.last.features.ended or len(other.text) <= 20 for other in column.rows)


def _set_edges(found: Sequence[TextColumn], sheet: TextSheet) -> None:
    """Give every column its full width: by its own rows, or for one of few rows by the nearest columns in line."""
    wide = [column for column in found if len(column.rows) >= _TELLING]
    for column in found:
        box = column.box
        column.left, column.right = box.left, box.right
        if len(column.rows) >= _TELLING:
            continue
        em = column.rows[0].size
        fitting = [other.box for other in wide if _holds(other.box, box, 0.6 * em)]
        if fitting:
            best = min(fitting, key=lambda lane: _misfit(lane, box, em))
            column.left, column.right = best.left, best.right


def _holds(lane: Box, box: Box, slack: float) -> bool:
    return lane.left - slack <= box.left and box.right <= lane.right + slack


def _misfit(lane: Box, box: Box, em: float) -> float:
    """Return how ill *box* fits in the column *lane* at either edge, with or without indent, and how far it is."""
    edges = (box.left - lane.left, box.left - lane.left - 2 * em, box.right - lane.right, box.right - lane.right + em)
    return min(map(abs, edges)) + _NEARER * max(0.0, -level(lane, box))


def _merged(found: list[TextColumn], sheet: TextSheet) -> list[TextColumn]:
    """Return *found* with those joined that stand right below each other in one column, however long their lines."""
    kept: list[TextColumn] = []
    for column in sorted(found, key=lambda column: column.box.top):
        above = next((other for other in reversed(kept) if _goes_on(other, column, sheet)), None)
        if above is None:
            kept.append(column)
        else:
            above.left, above.right = min(above.left, column.left), max(above.right, column.right)
            above.rows.extend(column.rows)
    return kept


def _goes_on(above: TextColumn, below: TextColumn, sheet: TextSheet) -> bool:
    last, first = above.rows[-1], below.rows[0]
    step = first.box.top - last.box.top
    if not 0.4 * first.size < step <= _STEP * max(sheet.leading, 1.2 * first.size):
        return False
    if abs(first.size - last.size) > 0.2 * last.size or is_ruled_apart(last.box, first.box, sheet.rules):
        return False
    if max(len(above.rows), len(below.rows)) < _TELLING and above.left != below.left:
        return False
    slack = 0.7 * first.size
    return abs(above.left - below.left) <= slack and abs(above.right - below.right) <= _RAGGED * first.size
