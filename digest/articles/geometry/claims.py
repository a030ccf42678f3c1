"""Which headline stands over which columns: those under it, and those level with them that centring gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import LineRow, TextSheet
from digest.articles.geometry.spots import around, beside, is_fenced_off, level, middle, width
from digest.model import Box

_UNDER = 3.6  # ems from a headline to the text under it: a byline and its spaces stand between
_LEVEL = 0.75  # leadings the columns under one headline begin apart
_GUTTER = 4.5  # ems between two columns of one story
_SMALL_HEAD = 1.6  # of the usual size: crossheads are not set larger
_SMALLER = 1.3  # times a headline is larger than the crossheads under it
_MORE = 0.12  # of a column's width the middle may be off for every column more that stands under a headline
_WING = 1.5  # leadings a column beside a headline begins from the headline's top
_OFF_CENTRE = 0.35  # of a column's width a headline stands off the middle of its columns
_UPRIGHT = 3.0  # ems from an upright headline to the text beside it


@dataclass(slots=True, eq=False)
class StoryClaim:
    """A headline and the columns it stands over, from left to right."""

    head: Head
    columns: list[TextColumn] = field(default_factory=list)
    sure: int = 0  # of the columns lie under or beside the headline itself
    flush: bool = False  # the headline begins at their left, and is not in their middle

    @property
    def box(self) -> Box:
        """Return the rectangle about its columns."""
        return around(column.box for column in self.columns)


def claims(heads: Sequence[Head], columns: Sequence[TextColumn], sheet: TextSheet) -> list[StoryClaim]:
    """Return for every headline of *heads* the columns of *columns* it stands over."""
    found = [StoryClaim(head) for head in heads]
    taken: set[int] = set()
    for claim in sorted(found, key=lambda claim: claim.head.vertical):
        claim.columns = [
            column
            for column in columns
            if id(column) not in taken
            and (
                _is_beside(column, claim.head, columns)
                if claim.head.vertical
                else _is_under(column, claim.head, heads, columns, sheet)
            )
        ]
        if claim.head.vertical:
            claim.columns = _next_to(claim.head, claim.columns)
        else:
            claim.columns = _topmost(claim.columns, sheet)
        claim.sure = len(claim.columns)
        claim.flush = bool(claim.columns) and _is_flush(claim)
        taken |= {id(column) for column in claim.columns}
    _widen(found, columns, taken, sheet)
    for claim in found:
        if claim.columns and not claim.head.vertical:
            _add_wings(claim, columns, taken, sheet)
    for claim in found:
        claim.columns.sort(key=lambda column: column.box.left)
    return found


def _topmost(under: Sequence[TextColumn], sheet: TextSheet) -> list[TextColumn]:
    if not under:
        return []
    top = min(column.box.top for column in under)
    return [column for column in under if column.box.top - top <= max(_LEVEL * sheet.leading, 1.2 * sheet.em)]


def _is_under(
    column: TextColumn, head: Head, heads: Sequence[Head], columns: Sequence[TextColumn], sheet: TextSheet
) -> bool:
    box, over = column.box, head.box
    gap = box.top - over.bottom
    if beside(box, over) < 0.2 * min(width(box), width(over)) or not -0.5 * sheet.em <= gap <= _UNDER * sheet.em:
        return False
    between = Box(max(box.left, over.left), over.bottom, min(box.right, over.right), box.top)
    others = [*(other.box for other in heads if other is not head), *(o.box for o in columns if o is not column)]
    return not any(
        beside(other, between) > 2
        and other.top < between.bottom - 2
        and other.bottom > between.top + 2
        and other.top >= over.top
        for other in others
    )


def _is_beside(column: TextColumn, head: Head, columns: Sequence[TextColumn]) -> bool:
    box, over = column.box, head.box
    if level(box, over) < 0.4 * min(box.bottom - box.top, over.bottom - over.top):
        return False
    if not over.top - 2.5 * head.size <= box.top <= over.bottom:
        return False
    return box.left >= over.right - 3 or box.right <= over.left + 3


def _next_to(head: Head, beside_it: Sequence[TextColumn]) -> list[TextColumn]:
    """Return the column that begins beside an upright headline: to its right, or else farthest to its left."""
    right = [column for column in beside_it if column.box.left >= head.box.right - 3]
    right = [column for column in right if column.box.left - head.box.right <= _UPRIGHT * head.size]
    if right:
        return [min(right, key=lambda column: (column.box.top, column.box.left))]
    left = [column for column in beside_it if head.box.left - column.box.right <= _UPRIGHT * head.size]
    return [max(left, key=lambda column: column.box.right)] if left else []


def _widen(found: Sequence[StoryClaim], columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet) -> None:
    """Give claims the free columns level with theirs on both sides, as many as keep their headlines in the middle."""
    lying = [claim for claim in found if claim.columns and not claim.head.vertical]
    while lying:
        offers = [(*_best_sides(claim, columns, taken, sheet), claim) for claim in lying]
        _, more, claim = min(offers, key=lambda offer: offer[0])
        claim.columns += more
        taken |= {id(column) for column in more}
        lying.remove(claim)
    # The outer columns may begin lower, so that the middle tells less: text runs on to the right first.
    for rightward in (True, False):
        for claim in found:
            if claim.columns and not claim.head.vertical and not _is_narrow(claim) and (rightward or not claim.flush):
                rest = _beyond(claim, columns, taken, sheet, rightward)
                claim.columns += rest
                taken |= {id(column) for column in rest}


def _is_narrow(claim: StoryClaim) -> bool:
    """Tell whether a small headline stands over one column and is no wider."""
    small = claim.sure == 1 and claim.head.size <= _SMALL_HEAD * _size_of(claim)
    return small and width(_lines(claim)) <= width(claim.columns[0].area)


def _size_of(claim: StoryClaim) -> float:
    return claim.columns[0].rows[0].size


def _best_sides(
    claim: StoryClaim, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet
) -> tuple[float, tuple[TextColumn, ...]]:
    """Return the free columns on both sides that leave the headline of *claim* nearest to the middle, and how near."""
    right = _beyond(claim, columns, taken, sheet, rightward=True)
    if claim.flush:
        return 0.0, tuple(right)
    if _is_narrow(claim):
        return 0.0, ()
    left = _beyond(claim, columns, taken, sheet, rightward=False)
    ways = [(left[:a], right[:b]) for a in range(len(left) + 1) for b in range(len(right) + 1)]
    scored = [
        (_error(claim, [*before, *after]) - _MORE * (len(before) + len(after)), before, after) for before, after in ways
    ]
    error, before, after = min(scored, key=lambda way: way[0])
    return error, (*before, *after)


def _lines(claim: StoryClaim) -> Box:
    return around(row.box for row in claim.head.rows)


def _error(claim: StoryClaim, more: Sequence[TextColumn]) -> float:
    """Return how far the headline is from the middle of its columns and *more*, in columns."""
    box = around([claim.box, *(column.box for column in more)])
    pitch = max(width(column.area) for column in claim.columns)
    return abs(middle(_lines(claim)) - middle(box)) / max(1.0, pitch)


def _beyond(
    claim: StoryClaim, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet, rightward: bool
) -> list[TextColumn]:
    """Return the free columns level with those of *claim* on one side, the nearest first."""
    found: list[TextColumn] = []
    reach = StoryClaim(claim.head, list(claim.columns))
    while True:
        near = [
            column
            for column in columns
            if id(column) not in taken
            and column not in reach.columns
            and (column.box.left > reach.box.left) == rightward
            and _is_level(reach, column, sheet)
        ]
        if not near:
            return found
        found.append(near[0])
        reach.columns.append(near[0])


def _add_wings(claim: StoryClaim, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet) -> None:
    """Give *claim* the columns on both sides of its headline, where it stands in the middle of them all."""
    top = claim.head.box.top
    free = [c for c in columns if id(c) not in taken and abs(c.box.top - top) <= _WING * sheet.leading]
    wings: list[TextColumn] = []
    box = claim.box
    while True:
        near = [c for c in free if c not in wings and _is_next_to(c, box, sheet)]
        if not near:
            break
        wings.append(near[0])
        box = around([box, near[0].box])
    left = [c for c in wings if c.box.right <= claim.head.box.left]
    pitch = min(width(c.box) for c in claim.columns)
    if left and abs(middle(box) - middle(claim.head.box)) < _OFF_CENTRE * pitch:
        claim.columns += wings
        taken |= {id(c) for c in wings}


def _is_next_to(column: TextColumn, box: Box, sheet: TextSheet) -> bool:
    left, right = (column.box, box) if column.box.left < box.left else (box, column.box)
    return -2 <= right.left - left.right <= _GUTTER * sheet.em and not is_fenced_off(left, right, sheet.rules)


def _is_flush(claim: StoryClaim) -> bool:
    head = around(row.box for row in claim.head.rows)
    return abs(head.left - claim.box.left) <= 3 and abs(middle(head) - middle(claim.box)) > 0.5 * claim.head.size


def _is_level(claim: StoryClaim, column: TextColumn, sheet: TextSheet) -> bool:
    box, own = column.box, claim.box
    if abs(box.top - own.top) > _LEVEL * sheet.leading:
        return False
    left, right = (own, box) if box.left > own.left else (box, own)
    if not -2 <= right.left - left.right <= _GUTTER * sheet.em:
        return False
    if any((_in(frame, own) != _in(frame, box)) for frame in sheet.frames):
        return False
    head = claim.head.box
    strip = Box(box.left, head.top, box.right, box.top)
    if any(
        row.kind == "head" and not row.vertical and _touches(row, strip) and row not in claim.head.rows
        for row in sheet.rows
    ):
        return False
    return not is_fenced_off(left, right, sheet.rules) or head.right > right.left - 3 or head.left < left.right + 3


def _touches(row: LineRow, strip: Box) -> bool:
    return beside(row.box, strip) > 0.3 * width(row.box) and level(row.box, strip) > 0


def _in(frame: Box, box: Box) -> bool:
    x, y = middle(box), (box.top + box.bottom) / 2
    return frame.left <= x <= frame.right and frame.top <= y <= frame.bottom


def inner_heads(found: Sequence[StoryClaim], sheet: TextSheet) -> frozenset[int]:
    """Return the ids of the headlines that may be crossheads: far smaller than the page's largest, over one column."""
    largest = max((claim.head.size for claim in found), default=0.0)
    return frozenset(
        id(claim.head)
        for claim in found
        if not claim.head.vertical
        and claim.head.size <= min(_SMALL_HEAD * sheet.em, largest / _SMALLER)
        and claim.columns
        and not claim.head.bylines
        and width(claim.head.box) <= 1.05 * (claim.columns[0].right - claim.columns[0].left)
    )


def take_feet(found: Sequence[StoryClaim], columns: Sequence[TextColumn], sheet: TextSheet) -> list[StoryClaim]:
    """Put small headlines at the foot of a column, over nothing, into that column; return the other claims."""
    kept: list[StoryClaim] = []
    for claim in found:
        head = claim.head.box
        small = not claim.columns and not claim.head.vertical and claim.head.size <= _SMALL_HEAD * sheet.em
        over = [
            column
            for column in columns
            if column.left - 3 <= head.left
            and head.right <= column.right + 3
            and -2 <= head.top - column.box.bottom <= 2.5 * sheet.leading
        ]
        if small and over:
            over[0].rows.extend(claim.head.rows)
        else:
            kept.append(claim)
    return kept
