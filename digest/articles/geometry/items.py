"""Headlines of short items that are set in the size of the text: at a column's left, between signed texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest.articles.geometry.rows import LineRow
from digest.articles.geometry.spots import around, beside, level, width
from digest.articles.geometry.stories import DAY
from digest.articles.lines.signers import closing_start
from digest.expressions import expression

_LEAST, _LONGEST = 6, 44  # characters of such a headline
_MOST_ROWS = 3  # of one
_INDENT = 1.2, 2.9  # ems that the first line of a text stands in
_UNDER = 3.0  # leadings from the end of a text to who signs it
_STEP = 1.6  # leadings from line to line of one text
_ALIKE = 0.12  # share the sizes of headline and text differ at most: what is larger is a headline by its size
NUMBERED = expression(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])(?=\D{4})")
_QUOTED_NAME = expression(r"“[^“”，。！？；]{2,12}”\Z")
_EDGE = 3.0  # ems that a signature at a column's right edge ends behind the lines of text near it
_FEWEST = 2  # of a page: one alone may be a text's own, but not in a face of its own under a signed text


def with_item_heads(rows: Sequence[LineRow], leading: float, ends: Mapping[int, int]) -> list[LineRow]:
    """Return *rows* with the headlines of short items marked as heads, most after a signed text.

    Each stands over an indented text, is numbered, or a line in a face of its own: *ends* tells by line where in the
    source what is set apart at its beginning ends. The first one of a column or a frame has no text over it.
    """
    lines = sorted((row for row in rows if row.kind != "head" and not row.vertical), key=_top)
    text = [row for row in lines if row.kind == "text"]
    apart: list[list[LineRow]] = []
    own: set[int] = set()
    for row in lines:
        run = set_apart(row, lines, leading, ends) if id(row) not in own and (row.kind == "text" or row.bold) else []
        apart += [run] if run else []
        own |= set(map(id, run))
    numbered = [row for row in text if id(row) not in own and NUMBERED.match(row.text) and may_head(row)]
    apart += [[row] for row in numbered if not _runs_on(row, text, leading)]
    own = {id(row) for run in apart for row in run}
    found = apart + [run for row in text if id(row) not in own and (run := _head_over(row, text, leading))]
    above = [_over(run, text, leading) or _signature_over(run[0], lines, leading) for run in found]
    signed = [row is not None and _signs(row, text, leading) for row in above]
    kept = [run for run, row, is_signed in zip(found, above, signed, strict=True) if row is None or is_signed]
    is_sure = any(
        is_signed and row is not None and _is_under_text(row, text, leading)
        for run, row, is_signed in zip(apart, above, signed, strict=False)  # the first of those found
        if not NUMBERED.match(run[0].text)
    )
    is_alone = len(kept) < _FEWEST and not is_sure
    if is_alone or not (any(signed) or _are_signed(kept, lines, leading)):
        return list(rows)
    own = {id(row) for run in kept for row in run}
    return [replace(row, kind="head") if id(row) in own else row for row in rows]


def _head_over(row: LineRow, text: Sequence[LineRow], leading: float) -> list[LineRow]:
    """Return the rows of the headline that *row* is the last of, the first row of its text being indented under it."""
    under = row_below(row, text, leading)
    if under is None or not may_head(row) or not _INDENT[0] <= _indent(row, under) <= _INDENT[1]:
        return []
    after = row_below(under, text, leading)
    if (after is not None and abs(_indent(row, after)) >= _INDENT[0]) or row.box.right > under.box.right:
        return []
    run = [row]
    while (above := _above(run[0], text, leading)) and len(run) < _MOST_ROWS:
        if not may_head(above) or abs(_indent(row, above)) >= _INDENT[0] or _signs(above, text, leading):
            break
        run.insert(0, above)
    is_short = row.box.right < under.box.right - row.size or _is_after_signed(run[0], text, leading)
    return run if is_short and _LEAST <= sum(len(each.text) for each in run) <= _LONGEST else []


def _runs_on(row: LineRow, text: Sequence[LineRow], leading: float) -> bool:
    """Tell whether *row* is the first line of a paragraph: it stands in, and the row under it fills its measure."""
    under = row_below(row, text, leading)
    return under is not None and _indent(row, under) <= -_INDENT[0] and row.box.right > under.box.right - row.size


def _is_under_text(row: LineRow, text: Sequence[LineRow], leading: float) -> bool:
    """Tell whether *row*, who signs, stands under the end of a text, not under a headline."""
    near = text[bisect_left(text, row.box.top - _UNDER * leading, key=_top) : bisect_left(text, row.box.top, key=_top)]
    return any(other.last.features.ended for other in near) or len(row.text) > _LONGEST


def _are_signed(runs: Sequence[Sequence[LineRow]], lines: Sequence[LineRow], leading: float) -> bool:
    """Tell whether under each of *runs*, at the heads of their columns, another text is signed."""
    found: set[int] = set()
    for run in runs:
        left, top = run[0].box.left, run[-1].box.top
        near = (row.box for row in lines if 0 < row.box.top - top <= 2 * _STEP * leading)
        right = max((box.right for box in near if -1 <= box.left - left <= _INDENT[1] * run[-1].size), default=left)
        signs = (row for row in lines if row.box.top > top and _is_signature(row))
        first = next((row for row in signs if left <= row.box.left <= right), None)
        found |= {id(first)} if first is not None else set()
    return len(found) == len(runs)


def set_apart(row: LineRow, text: Sequence[LineRow], leading: float, ends: Mapping[int, int]) -> list[LineRow]:
    """Return *row*, and the next ones with it, where they are a headline in a face of its own from end to end.

    It is none where it runs into its text.
    """
    if not is_whole(row, ends) or DAY.fullmatch(row.text) or not _LEAST <= len(row.text) <= _LONGEST:
        return []
    run = [row]
    under = row_below(row, text, leading)
    while under is not None and is_whole(under, ends) and under.bold == row.bold and len(run) < _MOST_ROWS:
        run.append(under)
        under = row_below(under, text, leading)
    row = run[-1]
    lead = _lead(under, ends) if under else 0
    if under is None or not lead:
        return run
    beside_it = [each.box for each in text if each is not under and level(each.box, under.box) > 0]
    runs_in = any(0 <= box.left - under.box.right <= _EDGE * row.size for box in beside_it)
    return [] if runs_in or lead < len(under.text) else run


def is_whole(row: LineRow, ends: Mapping[int, int]) -> bool:
    """Tell whether *row*, in a face of its own from end to end, may be a headline or a line of one."""
    return len(row.lines) == 1 and _lead(row, ends) >= len(row.text) and may_head(row)


def _lead(row: LineRow, ends: Mapping[int, int]) -> int:
    """Return how many characters of *row* at its beginning are set apart."""
    return max(0, ends.get(row.first.fragment.line, 0) - row.first.start)


def may_head(row: LineRow) -> bool:
    """Tell whether *row* may be a headline by its words: no sentence ends with it; a name in quotation marks may."""
    features = row.last.features
    is_ended = features.ended and _QUOTED_NAME.search(row.text) is None
    return not (is_ended or features.paused) and row.first.role in ("", "heading")


def _is_after_signed(row: LineRow, text: Sequence[LineRow], leading: float) -> bool:
    above = _above(row, text, leading)
    return above is not None and _signs(above, text, leading)


def _signs(row: LineRow, text: Sequence[LineRow], leading: float) -> bool:
    """Tell whether a text ends with *row*, signed."""
    if _is_signature(row):
        return True
    above = _above(row, text, leading)
    return closing_start(row.text if above is None else above.text + row.text) is not None


def _is_signature(row: LineRow) -> bool:
    """Tell whether *row* says who signs a text, or when."""
    return row.last.role == "signature" or DAY.fullmatch(row.text) is not None


def _indent(row: LineRow, other: LineRow) -> float:
    """Return how far *other* stands in from the left of *row*, in ems."""
    return (other.box.left - row.box.left) / row.size


def row_below(row: LineRow, text: Sequence[LineRow], leading: float) -> LineRow | None:
    return min(_near(row, text, leading, downward=True), key=_top, default=None)


def _above(row: LineRow, text: Sequence[LineRow], leading: float) -> LineRow | None:
    return max(_near(row, text, leading, downward=False), key=_top, default=None)


def _over(run: Sequence[LineRow], text: Sequence[LineRow], leading: float) -> LineRow | None:
    """Return the row of *text* close over *run*; over a centred one, the end of a paragraph may stand at its left."""
    above, under = _above(run[0], text, leading), row_below(run[-1], text, leading)
    if above is not None or under is None:
        return above
    wide = around([run[0].box, under.box])
    return _above(replace(run[0], box=replace(wide, bottom=run[0].box.bottom)), text, leading)


def _signature_over(row: LineRow, text: Sequence[LineRow], leading: float) -> LineRow | None:
    """Return the row close over *row* that signs a text at the right of its column."""
    under = row_below(row, text, leading)
    right = max(row.box.right, under.box.right if under else row.box.right)
    near = text[bisect_left(text, row.box.top - _STEP * leading, key=_top) : bisect_left(text, row.box.top, key=_top)]
    signs = filter(_is_signature, near)
    return next(
        (
            each
            for each in signs
            if row.box.left <= each.box.left
            and (each.box.left < row.box.right or each.box.right <= right + _EDGE * each.size)
        ),
        None,
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
