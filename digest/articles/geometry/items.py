"""Headlines of short items that are set in the size of the text: at a column's left, between signed texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest.articles.geometry.rows import LineRow
from digest.articles.geometry.spots import beside, width
from digest.articles.lines.signers import closing_start

_LEAST, _LONGEST = 6, 44  # characters of such a headline
_MOST_ROWS = 3  # of one
_INDENT = 1.2, 2.9  # ems that the first line of a text stands in
_STEP = 1.6  # leadings from line to line of one text
_ALIKE = 0.05  # share the sizes of headline and text differ at most
_EDGE = 3.0  # ems that a signature at a column's right edge ends behind the lines of text near it
_FEWEST = 2  # of a page: one alone may be a text's own


def with_item_heads(rows: Sequence[LineRow], leading: float, ends: Mapping[int, int]) -> list[LineRow]:
    """Return *rows* with the headlines of short items marked as heads, most after a signed text.

    Each stands over an indented text, or is a line in a face of its own: *ends* tells by line where in the source what
    is set apart at its beginning ends. The first one of a column or a frame has no text over it.
    """
    text = sorted((row for row in rows if row.kind == "text" and not row.vertical), key=_top)
    found = [run for row in text if (run := _set_apart(row, ends) or _head_over(row, text, leading))]
    above = [_above(run[0], text, leading) or _signature_over(run[0], text, leading) for run in found]
    signed = [row is not None and _signs(row, text, leading) for row in above]
    kept = [run for run, row, is_signed in zip(found, above, signed, strict=True) if row is None or is_signed]
    if not any(signed) or len(kept) < _FEWEST:
        return list(rows)
    own = {id(row) for run in kept for row in run}
    return [replace(row, kind="head") if id(row) in own else row for row in rows]


def _head_over(row: LineRow, text: Sequence[LineRow], leading: float) -> list[LineRow]:
    """Return the rows of the headline that *row* is the last of, the first row of its text being indented under it."""
    under = _below(row, text, leading)
    if under is None or not _may_head(row) or not _INDENT[0] <= _indent(row, under) <= _INDENT[1]:
        return []
    after = _below(under, text, leading)
    if (after is not None and abs(_indent(row, after)) >= _INDENT[0]) or row.box.right > under.box.right:
        return []
    run = [row]
    while (above := _above(run[0], text, leading)) and len(run) < _MOST_ROWS:
        if not _may_head(above) or abs(_indent(row, above)) >= _INDENT[0] or _signs(above, text, leading):
            break
        run.insert(0, above)
    is_short = row.box.right < under.box.right - row.size or _is_after_signed(run[0], text, leading)
    return run if is_short and _LEAST <= sum(len(each.text) for each in run) <= _LONGEST else []


def _set_apart(row: LineRow, ends: Mapping[int, int]) -> list[LineRow]:
    """Return *row* where it is a headline in a face of its own from end to end."""
    last = row.last.fragment
    is_whole = len(row.lines) == 1 and ends.get(last.line, 0) >= row.last.start + len(row.text)
    return [row] if is_whole and _may_head(row) and _LEAST <= len(row.text) <= _LONGEST else []


def _may_head(row: LineRow) -> bool:
    features = row.last.features
    return not (features.ended or features.paused) and row.first.role in ("", "heading")


def _is_after_signed(row: LineRow, text: Sequence[LineRow], leading: float) -> bool:
    above = _above(row, text, leading)
    return above is not None and _signs(above, text, leading)


def _signs(row: LineRow, text: Sequence[LineRow], leading: float) -> bool:
    """Tell whether a text ends with *row*, signed."""
    if row.last.role == "signature":
        return True
    above = _above(row, text, leading)
    return closing_start(row.text if above is None else above.text + row.text) is not None


def _indent(row: LineRow, other: LineRow) -> float:
    """Return how far *other* stands in from the left of *row*, in ems."""
    return (other.box.left - row.box.left) / row.size


def _below(row: LineRow, text: Sequence[LineRow], leading: float) -> LineRow | None:
    return min(_near(row, text, leading, downward=True), key=_top, default=None)


def _above(row: LineRow, text: Sequence[LineRow], leading: float) -> LineRow | None:
    return max(_near(row, text, leading, downward=False), key=_top, default=None)


def _signature_over(row: LineRow, text: Sequence[LineRow], leading: float) -> LineRow | None:
    """Return the row close over *row* that signs a text at the right of its column."""
    under = _below(row, text, leading)
    right = max(row.box.right, under.box.right if under else row.box.right)
    near = text[bisect_left(text, row.box.top - _STEP * leading, key=_top) : bisect_left(text, row.box.top, key=_top)]
    signs = (each for each in near if each.last.role == "signature")
    return next(
        (each for each in signs if row.box.left <= each.box.left and each.box.right <= right + _EDGE * each.size), None
    )


def _top(row: LineRow) -> float:
    return row.box.top


def _near(row: LineRow, text: Sequence[LineRow], leading: float, *, downward: bool) -> list[LineRow]:
    """Return the rows of *text*, in the order of their tops, of the size of *row* close under it, or over it."""
    top, reach = row.box.top, _STEP * leading
    if downward:
        first, last = bisect_right(text, top, key=_top), bisect_right(text, top + reach, key=_top)
    else:
        first, last = bisect_left(text, top - reach, key=_top), bisect_left(text, top, key=_top)
    return [
        other
        for other in text[first:last]
        if abs(other.size - row.size) <= _ALIKE * row.size
        and (
            beside(row.box, other.box) > 0.5 * min(width(row.box), width(other.box))
            or abs(other.box.left - row.box.left) <= _INDENT[1] * row.size
        )
    ]
