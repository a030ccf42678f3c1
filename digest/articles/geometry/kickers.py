"""The short lines about a headline: bylines and subheadlines under it, kickers over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import LineRow, TextSheet
from digest.articles.geometry.spots import around, beside, is_ruled_apart, middle, width
from digest.articles.lines.signers import read_signers
from digest.expressions import expression

_UNDER = 2.0  # ems from a headline to the byline under it
_LONGEST = 44  # characters of a kicker or subheadline
_LARGER = 1.05  # times the name of who sends is larger than the headline: the lines of one headline are alike
_SENDER = expression(r"[【\[]([^】\]]{4,24})[】\]]")  # over the headline of what it sends
_CLOSE = 1.6  # ems from a kicker or subheadline to its headline

_INDENT = 1.2, 2.9  # ems that the first line of a paragraph stands in


def take_bylines(sheet: TextSheet, found: Sequence[Head]) -> TextSheet:
    """Give the headlines of *found* bylines and —— lines right under them, and who sends them, in brackets over them.

    Return *sheet* without those rows.
    """
    taken = _take_senders(sheet, found)
    for row in sorted(sheet.rows, key=lambda row: row.box.top):  # a byline may stand under a —— line
        is_signed = row.first.role in ("byline", "signature", "source")
        if row.kind == "head" or not (is_signed or row.text.startswith(("——", "--"))) or _runs_on(row, sheet):
            continue
        for head in found:
            lines = head.lines
            below = not head.vertical and -0.3 * row.size <= row.box.top - head.box.bottom <= _UNDER * row.size
            if below and beside(lines, row.box) > 0.5 * min(width(lines), width(row.box)):
                (head.bylines if is_signed else head.subs).append(row)
                taken.add(id(row))
                break
    return replace(sheet, rows=tuple(row for row in sheet.rows if id(row) not in taken))


def _take_senders(sheet: TextSheet, found: Sequence[Head]) -> set[int]:
    """Give the headlines of *found* the bodies in brackets right over them; return the ids of these rows.

    So is the name of a body that is set larger over a headline, as over all that a county reports.
    """
    taken: set[int] = set()
    for head in found:
        over, *rows = head.rows
        if rows and over.size > _LARGER * rows[0].size and (signers := read_signers(over.text)) and signers.bodies:
            head.rows = rows
            head.bylines.append(_signing(over))
            taken.add(id(over))
    for row in sheet.rows:
        sender = _SENDER.fullmatch(row.text)
        signers = read_signers(sender[1]) if sender else None
        under = [head for head in found if not head.vertical and 0 < head.box.top - row.box.top <= _CLOSE * head.size]
        if signers and signers.bodies and len(under) == 1:
            under[0].bylines.append(_signing(row))
            taken.add(id(row))
    return taken


def _signing(row: LineRow) -> LineRow:
    return replace(row, lines=tuple(replace(line, role="signature") for line in row.lines))


def _runs_on(row: LineRow, sheet: TextSheet) -> bool:
    """Tell whether *row* is the first line of a paragraph that the row under it goes on with, farther left."""
    under = [
        other
        for other in sheet.rows
        if 0 < other.box.top - row.box.top <= 1.5 * sheet.leading and beside(row.box, other.box) > 0.5 * width(row.box)
    ]
    if len(under) != 1 or abs(under[0].size - row.size) > 0.05 * row.size:
        return False
    is_full = under[0].box.right - row.box.right <= row.size
    return is_full and _INDENT[0] <= (row.box.left - under[0].box.left) / row.size <= _INDENT[1]


def take_small(found: list[TextColumn], heads: Sequence[Head], sheet: TextSheet) -> list[TextColumn]:
    """Give *heads* the short lines about them (kicker, subheadline, byline); return the columns that are left."""
    kept: list[TextColumn] = []
    for column in sorted(found, key=lambda column: len(column.rows)):
        if len(column.rows) > 2 or not _give(column, found, heads, sheet):
            kept.append(column)
    return sorted(kept, key=lambda column: (column.box.top, column.box.left))


def _give(column: TextColumn, columns: Sequence[TextColumn], heads: Sequence[Head], sheet: TextSheet) -> bool:
    box, em = column.box, column.rows[0].size
    ended = [row for row in column.rows if row.last.features.ended and not row.text.endswith(("!", "?", "…"))]
    last = column.rows[-1]
    if len(column.text) > _LONGEST or ended or last.last.features.paused or "。" in column.text[:-1]:
        return False
    is_text = (
        len(column.rows) > 1 and column.is_full() and last.size <= 1.06 * sheet.em
    )  # it runs on beside the headline
    for head in heads:
        if head.vertical or beside(head.box, box) < 0.5 * min(width(box), width(head.box)):
            continue
        lines = head.lines
        above, below = lines.top - box.bottom, box.top - lines.bottom
        if is_ruled_apart(box, lines, sheet.rules) or is_ruled_apart(lines, box, sheet.rules):
            continue
        if -0.3 * em <= above <= _CLOSE * em and not column.is_signed() and not is_text:
            if _is_column_end(column, columns, sheet):
                continue
            head.kickers.extend(column.rows)
            return True
        if -0.3 * em <= below <= _CLOSE * em and _is_over(column, columns, sheet):
            for row in column.rows:
                (head.bylines if row.first.role in ("byline", "signature", "source") else head.subs).append(row)
            return True
    return False


def _is_column_end(column: TextColumn, columns: Sequence[TextColumn], sheet: TextSheet) -> bool:
    """Tell whether text of the same column stands close over *column*."""
    box = column.box
    return any(
        other is not column
        and len(other.rows) > 1
        and 0 <= box.top - other.box.bottom <= max(sheet.leading - sheet.em, 0.6 * sheet.leading)
        and abs(other.rows[0].size - column.rows[0].size) <= 0.06 * other.rows[0].size
        and other.box.left - 3 <= box.left
        and box.right <= other.box.right + 3
        for other in columns
    )


def _is_over(column: TextColumn, columns: Sequence[TextColumn], sheet: TextSheet) -> bool:
    """Tell whether *column* stands over text and is set apart from it: centred, or wider than its columns."""
    box = column.box
    under = [
        other
        for other in columns
        if other is not column and beside(other.box, box) > 0 and -2 <= other.box.top - box.bottom <= 3 * sheet.leading
    ]
    if not under:
        return False
    first = min(under, key=lambda other: other.box.left)
    if column.rows[0].first.role == "byline":
        return True
    whole = around(other.box for other in under)
    em = column.rows[0].size
    centred = abs(middle(box) - middle(whole)) <= 1.5 * em and box.left - first.box.left > 2.5 * em
    return centred or width(box) > 1.2 * width(first.box) or column.rows[0].size > 1.06 * sheet.em
