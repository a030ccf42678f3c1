"""The columns about a headline set into its story: beside it, over it, and left of an upright one."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.claims import StoryClaim
from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.rows import TextSheet
from digest.articles.geometry.spots import around, beside, height, is_fenced_off, level, middle, width
from digest.model import Box

_WING = 1.5  # leadings a column beside a headline begins from the headline's top
_LEVEL = 0.75  # leadings the columns of one story begin apart
_FEET = 3.0  # leadings the columns of one story end apart
_GUTTER = 4.5  # ems between two columns of one story
_OFF_CENTRE = 0.35  # of a column's width a headline stands off the middle of its columns
_ABOVE = 3.0  # ems from the text over a headline to it


def add_wings(
    found: Sequence[StoryClaim], columns: Sequence[TextColumn], sheet: TextSheet, parts: dict[int, TextColumn]
) -> None:
    """Give the headlines of *found* the free columns of *columns* about them that are their own.

    *parts* are the columns that go on below a headline, by their ids, with the part above it.
    """
    inset = [claim for claim in found if any(id(column) in parts for column in claim.columns)]
    taken = {id(column) for claim in found for column in claim.columns}
    for claim in found:
        if claim.head.vertical:
            more = _before_upright(claim, columns, taken, sheet)
        elif claim.columns and claim not in inset:
            more = _beside(claim, columns, taken, sheet)
        else:
            others = [
                other.head.lines for other in found if other is not claim and (other in inset or not other.columns)
            ]
            own = [parts[id(column)] for column in claim.columns if id(column) in parts]
            more = _about(claim, own, [column for column in columns if id(column) not in taken], sheet, others)
        claim.columns = sorted([*claim.columns, *more], key=lambda column: column.box.left)
        taken |= set(map(id, more))


def is_sewn(before: TextColumn, after: TextColumn) -> bool:
    """Tell whether a sentence goes on from *before* to *after*, as far as their edges tell."""
    return before.is_open() and not after.is_indented()


def _beside(
    claim: StoryClaim, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet
) -> Sequence[TextColumn]:
    """Return the columns on both sides of a headline over its columns that begin level with it, where they are its own.

    They are where the headline stands in the middle of them all, or where the text tells: a sentence goes on from the
    nearest column on the left to the first one under the headline, or from the last one to the nearest on the right;
    or a text without headline begins on the left and ends where the columns under the headline do.
    """
    top = claim.head.box.top
    free = [c for c in columns if id(c) not in taken and abs(c.box.top - top) <= _WING * sheet.leading]
    left, right = _wing(claim.box, free, sheet, rightward=False), _wing(claim.box, free, sheet, rightward=True)
    if not left:
        return ()
    pitch = min(width(c.box) for c in claim.columns)
    whole = around([claim.box, *(column.box for column in (*left, *right))])
    is_centred = abs(middle(whole) - middle(claim.head.box)) < _OFF_CENTRE * pitch
    under = sorted(claim.columns, key=lambda column: column.box.left)
    is_sewn_on = bool(right) and is_sewn(under[-1], right[0])
    if not is_centred:
        begins = left[-1].is_indented() and abs(whole.bottom - claim.box.bottom) <= _FEET * sheet.leading
        if left[0].is_signed() or not (is_sewn(left[0], under[0]) or is_sewn_on or begins):
            return ()
        if right and (under[-1].is_signed() or right[0].begins_news()):
            right = []
    return (*left, *right)


def _about(
    claim: StoryClaim, above: list[TextColumn], free: Sequence[TextColumn], sheet: TextSheet, others: Sequence[Box]
) -> Sequence[TextColumn]:
    """Return those of *free* beside the columns *above* a headline that reach down to it, or that a sentence leads to.

    Where nothing is known to stand above it, that is looked for. A column nearer to one of *others*, headlines like
    it, is theirs, unless a sentence goes on in it.
    """
    head = claim.head.lines
    over = [c for c in free if _covers(head, c.box) and -2 <= head.top - c.box.bottom <= _ABOVE * sheet.em]
    row = sorted(above or over, key=lambda column: column.box.left)
    if not row:
        return ()
    top, found = row[0].box.top, [] if above else list(row)
    level_with = [c for c in free if abs(c.box.top - top) <= _LEVEL * sheet.leading and c not in row]
    for rightward in (False, True):
        for column in _wing(around(c.box for c in row), level_with, sheet, rightward=rightward):
            pair = (row[-1], column) if rightward else (column, row[0])
            nearest = min([head, *others], key=lambda box: -beside(box, column.box))
            reaches = nearest is head and level(column.box, head) >= 0.5 * height(head)
            if not is_sewn(*pair) and (pair[0].is_signed() or not reaches):
                break
            row.insert(len(row) if rightward else 0, column)
            found.append(column)
    return found if above or len(found) > len(over) else ()


def _before_upright(
    claim: StoryClaim, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet
) -> Sequence[TextColumn]:
    """Return the columns left of the first one beside an upright headline that its text begins in."""
    if not claim.columns:
        return ()
    found: list[TextColumn] = []
    first = claim.columns[0]
    is_behind = claim.head.box.left >= first.box.right - 3  # it stands at the right of its columns
    free = [c for c in columns if id(c) not in taken and abs(c.box.top - first.box.top) <= _LEVEL * sheet.leading]
    for column in _wing(first.box, free, sheet, rightward=False):
        ends_level = abs(column.box.bottom - first.box.bottom) <= _FEET * sheet.leading
        if column.is_signed() or not (is_sewn(column, first) or (is_behind and ends_level)):
            break
        found.append(column)
        first = column
    return found


def _covers(head: Box, box: Box) -> bool:
    return beside(head, box) >= 0.5 * min(width(head), width(box))


def _wing(box: Box, free: Sequence[TextColumn], sheet: TextSheet, *, rightward: bool) -> list[TextColumn]:
    """Return those of *free* that stand side by side on one side of *box*, with no rule between, the nearest first."""
    found: list[TextColumn] = []
    while True:
        near = [
            column
            for column in free
            if column not in found and -2 <= _gap(box, column.box, rightward=rightward) <= _GUTTER * sheet.em
        ]
        column = min(near, key=lambda column: _gap(box, column.box, rightward=rightward), default=None)
        if column is None or is_fenced_off(*((box, column.box) if rightward else (column.box, box)), sheet.rules):
            return found
        found.append(column)
        box = column.box


def _gap(box: Box, other: Box, *, rightward: bool) -> float:
    return other.left - box.right if rightward else box.left - other.right
