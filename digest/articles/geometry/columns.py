"""Rows of text that stand below each other in one column, without a break: the pieces that stories are laid in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.articles.geometry.rows import LineRow, TextSheet
from digest.articles.geometry.spots import around, beside, is_ruled_apart, level, width
from digest.articles.lines.signers import broken_start, closing_start
from digest.expressions import expression
from digest.model import Box

_STEP = 1.55  # leadings from line to line inside a column; a blank line between paragraphs is 2
_INDENT = 2.3  # ems a first line stands in at most: two, and a sign's half
_DEEP = 2.9  # ems from which on a row does not stand in as a first line does
_RAGGED = 1.3  # ems lines of one column end apart
_OPENED = 1.2  # ems from which on a first line counts as indented
_SHORT = 2.3  # ems a line set ragged ends before its column, and still goes on
_TELLING = 3  # rows that tell the width of their column
_LANE = 6.0  # leadings from a text to who signs it in its own column
_NEARER = 0.1  # points of misfit for a point farther up or down the page
_NEWS = expression(r"本报讯|本报记者|\((?:上接|紧接)|(?:上接|紧接)第")
_JUMP = expression(r"\(?下转第?")


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

    def begins_alone(self) -> bool:
        """Tell whether it is one bold row without a stop, as a crosshead between two paragraphs is."""
        first = self.rows[0]
        return len(self.rows) == 1 and first.bold and not (first.last.features.ended or first.last.features.paused)

    def is_open(self) -> bool:
        """Tell whether its last row stops in mid-sentence at the column's end."""
        last = self.rows[-1]
        if last.last.features.ended or _JUMP.match(last.text):
            return False
        if last.first.role in ("signature", "byline") and not self._is_running(last):
            return False
        if last.last.features.paused:  # columns made by hand break off anywhere
            return True
        return self.right - last.box.right <= _SHORT * last.size

    def is_full(self) -> bool:
        """Tell whether its last row reaches the column's right edge."""
        return self.right - self.rows[-1].box.right <= _RAGGED * self.rows[-1].size

    def is_signed(self) -> bool:
        """Tell whether it ends with a signature, or with a word on where the story goes on."""
        last = self.rows[-1]
        if _JUMP.match(last.text):
            return True
        if len(self.rows) > 1 and broken_start(f"。{self.rows[-2].text}", last.text) is not None:
            return True
        if closing_start("".join(row.text for row in self.rows[-2:])) is not None:
            return True
        return last.last.role == "signature" and not self._is_running(last)

    def _is_running(self, row: LineRow) -> bool:
        """Tell whether *row*, the last, fills the column as running text does, whatever its words."""
        is_bracketed = row.text.startswith("(") or row.text.endswith(")")
        return self.is_full() and self.indent(row) < _OPENED and not is_bracketed

    def opens_paragraph(self, row: LineRow) -> bool:
        """Tell whether *row* stands in and runs on to the column's edge, and the row under it begins at its left."""
        following = self.rows[self.rows.index(row) + 1 :][:1]
        is_full = self.right - row.box.right <= _RAGGED * row.size
        return self.indent(row) >= _OPENED and is_full and all(self.indent(each) < _OPENED for each in following)

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
    kept: list[TextColumn] = []
    for column in sorted(found, key=lambda column: column.box.top):
        above = next((other for other in reversed(kept) if _goes_on(other, column, sheet)), None)
        if above is None:
            kept.append(column)
        else:
            above.left, above.right = min(above.left, column.left), max(above.right, column.right)
            above.rows.extend(column.rows)
    kept = _with_signatures(kept, sheet)
    _set_edges(kept, sheet)
    return kept


def _with_signatures(found: Sequence[TextColumn], sheet: TextSheet) -> list[TextColumn]:
    """Return *found* with who signs far right of a column's short lines put under them: they do not tell its width."""
    kept = list(found)
    for column in found:
        row = column.rows[0]
        if len(column.rows) > 1 or row.first.role != "signature":
            continue
        reach = _LANE * sheet.leading
        over = [
            other
            for other in kept
            if other is not column and 0 < row.box.top - other.rows[-1].box.top <= _STEP * sheet.leading
        ]
        lanes = [
            other
            for other in kept
            if other is not column and beside(other.area, row.box) > 0 and 0 < row.box.top - other.box.bottom <= reach
        ]
        left = max((other for other in over if other.right <= row.box.left), key=lambda other: other.left, default=None)
        if left is not None and not lanes:
            left.rows.append(row)
            kept.remove(column)
    return kept


def is_indenting(found: Sequence[TextColumn]) -> bool:
    """Tell whether paragraphs begin with an indent: most lines after a short finished one stand in."""
    told: list[bool] = []
    for column in found:
        for before, row in pairwise(column.rows):
            if before.last.features.ended and column.right - before.box.right > _SHORT * row.size:
                told.append(column.indent(row) >= _OPENED)
    return not told or sum(told) * 2 >= len(told)


def _fits(column: TextColumn, row: LineRow, sheet: TextSheet) -> bool:
    """Tell whether *row* goes on in *column*."""
    last, box = column.rows[-1], column.box
    step = row.box.top - last.box.top
    usual = max(sheet.leading, 1.2 * row.size)
    if not 0.4 * row.size < step <= _STEP * usual or abs(row.size - last.size) > 0.2 * last.size:
        return False
    em = row.size
    is_rest = len(column.rows) == 1 and 0 < box.left - row.box.left <= _INDENT * em < row.box.right - row.box.left + em
    if row.box.left - box.left > _DEEP * em and _is_beside(row, box, sheet):
        return False  # the columns under it are others, and narrower
    if beside(box, row.box) < 0.6 * min(width(box), width(row.box)) and not (is_rest and row.last.features.ended):
        return False  # but the rest of a first line that stands in may be shorter than its indent
    if box.left - row.box.left > _INDENT * em:
        return False
    if row.box.right - box.right > _RAGGED * em:
        edged = sum(box.right - other.box.right <= _RAGGED * em for other in column.rows)
        if len(column.rows) > 2 and edged > 1:  # two end at one edge: the column's width is known
            return False
        # All rows so far may be short ones of a wider column: ended, or a headline's.
        if not all(other.last.features.ended or len(other.text) <= 20 for other in column.rows):
            return False
    if box.left - row.box.left > 0.6 * em and not all(
        other.box.left - row.box.left > _OPENED * em for other in column.rows
    ):
        return False
    return not is_ruled_apart(last.box, row.box, sheet.rules)


def _is_beside(row: LineRow, box: Box, sheet: TextSheet) -> bool:
    """Tell whether another row of text stands left of *row*, level with it, within the measure of *box*."""
    return any(
        box.left < other.box.right <= row.box.left and level(other.box, row.box) > 0.5 * row.size
        for other in sheet.rows
        if other.kind == "text"
    )


def _set_edges(found: Sequence[TextColumn], sheet: TextSheet) -> None:
    """Give every column its full width: by its own rows, or for one of few rows by the nearest columns in line."""
    wide = [column for column in found if len(column.rows) >= _TELLING]
    for column in found:
        box = column.box
        column.left, column.right = box.left, box.right
        if len(column.rows) >= _TELLING:
            continue
        em = column.rows[0].size
        best = math.inf
        for lane in (other.box for other in wide):
            left, right = box.left - lane.left, box.right - lane.right
            if left < -0.6 * em or right > 0.6 * em:
                continue
            if len(column.rows) > 1 and min(abs(left), abs(left - 2 * em)) > 0.6 * em:  # two rows tell where it begins
                continue
            misfit = min(abs(left), abs(left - 2 * em), abs(right), abs(right + em))  # with or without indent
            if column.begins_alone():
                misfit = min(misfit, abs(left + right) / 2)  # in the middle of it
            if misfit > em:  # of another row of columns
                continue
            misfit += _NEARER * max(0.0, -level(lane, box))
            if misfit < best:
                best, column.left, column.right = misfit, lane.left, lane.right


def _goes_on(above: TextColumn, below: TextColumn, sheet: TextSheet) -> bool:
    """Tell whether *below* stands right below *above* in one column, however long their lines."""
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
