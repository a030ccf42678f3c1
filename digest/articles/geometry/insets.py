"""What is set into the middle of columns, over which their text goes on below it: a boxed story, an inset headline."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.claims import StoryClaim
from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import TextSheet
from digest.articles.geometry.spots import beside, contains, height, level, width
from digest.model import Box

_ABOVE, _BELOW = 3.0, 6.0  # ems of white over what is inset, and under it: a headline of two lines stands freely
_BESIDE = 8.0  # ems from a headline, narrower than its room, to the column beside it
_LEVEL = 0.75  # leadings the columns parted by one thing begin and end apart
_EDGE = 0.7  # ems the two parts of a column may be off each other

Parts = tuple[tuple[TextColumn, TextColumn], ...]  # of one column each: over and under what is inset


def past_frames(columns: Sequence[TextColumn], heads: Sequence[Head], sheet: TextSheet) -> dict[int, TextColumn]:
    """Return for every column that goes on below a frame with text in it, by its id, the part above the frame."""
    found: dict[int, TextColumn] = {}
    for frame in sheet.frames:
        free = [head.box for head in heads if not contains(frame, head.box)]
        for above, below in _parts(frame, columns, sheet):
            gap = Box(below.left, above.box.bottom, below.right, below.box.top)
            if not any(beside(head, gap) > 3 and level(head, gap) > 2 for head in free):
                found[id(below)] = above
    return found


def past_insets(found: Sequence[StoryClaim], columns: Sequence[TextColumn], sheet: TextSheet) -> dict[int, TextColumn]:
    """Return the same for headlines inset in the middle of their columns; give them the columns above."""
    uppers: dict[int, TextColumn] = {}
    for claim in found:
        parts = () if claim.head.vertical else _parts(claim.head.box, columns, sheet)
        if _bounds_row(claim.head.box, parts, columns, sheet):
            continue
        sewn = sum(above.is_open() and not below.is_indented() for above, below in parts)
        if not sewn or 2 * sewn < len(parts) or any(above.is_signed() for above, _ in parts):
            continue
        taken = {id(column) for other in found if other is not claim for column in other.columns}
        own = [column for column in claim.columns if column not in [part for pair in parts for part in pair]]
        claim.columns = [above for above, _ in parts if id(above) not in taken]
        claim.columns += [below for _, below in parts if id(below) not in taken] + own
        claim.columns.sort(key=lambda column: (column.box.left, column.box.top))
        uppers |= {id(below): above for above, below in parts}
    return uppers


def _bounds_row(inset: Box, parts: Parts, columns: Sequence[TextColumn], sheet: TextSheet) -> bool:
    """Tell whether a row of columns ends at the foot of *inset* or begins at its head.

    No column beside it reaches down to the parts under it, or none up to those over it.
    """
    own = {id(part) for pair in parts for part in pair}
    flanks = [
        column.box
        for column in columns
        if id(column) not in own
        and level(column.box, inset) > 0.5 * height(inset)
        and 0 < -beside(column.box, inset) <= _BESIDE * sheet.em
    ]
    if not parts or not flanks:
        return False
    foot, top = max(above.box.bottom for above, _ in parts), min(below.box.top for _, below in parts)
    return all(flank.bottom <= top for flank in flanks) or all(flank.top >= foot for flank in flanks)


def _parts(inset: Box, columns: Sequence[TextColumn], sheet: TextSheet) -> Parts:
    """Return the parts of each column right over and right under *inset*, where it lies across the column.

    So are those of columns beside it that leave the same white: a headline may be narrower than its room.
    """
    slack = _EDGE * sheet.em
    over = [column for column in columns if -2 <= inset.top - column.box.bottom <= _ABOVE * sheet.em]
    under = [column for column in columns if -2 <= column.box.top - inset.bottom <= _BELOW * sheet.em]
    pairs = [
        (above, below)
        for below in under
        for above in over
        if abs(above.left - below.left) <= slack and abs(above.right - below.right) <= 2 * slack
    ]
    across = [(a, b) for a, b in pairs if beside(inset, b.box) >= 0.5 * width(b.box)]
    return tuple(
        (above, below)
        for above, below in pairs
        if any(
            abs(above.box.bottom - a.box.bottom) <= _LEVEL * sheet.leading
            and abs(below.box.top - b.box.top) <= _LEVEL * sheet.leading
            for a, b in across
        )
    )
