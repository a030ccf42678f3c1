"""Which headline stands over which columns: those under it, and those level with them that centring gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import TextSheet
from digest.articles.geometry.spots import around, beside, contains, is_fenced_off, level, middle, width
from digest.model import Box

_UNDER = 3.6  # ems from a headline to the text under it: a byline and its spaces stand between
_CAPTION = 1.5  # ems between a picture and the text under it: a line of caption
_LEVEL = 0.75  # leadings the columns under one headline begin apart
GUTTER = 4.5  # ems between two columns of one story
SMALL_HEAD = 1.6  # of the usual size: crossheads are not set larger
_SMALLER = 1.3  # times a headline is larger than the crossheads under it
_MORE = 0.12  # of a column's width the middle may be off for every column more that stands under a headline
_ASIDE = 4.0  # ems from a headline to the text at its right: its lines may be short
_UPRIGHT = 3.0  # ems from an upright headline to the text beside it


@dataclass(slots=True, eq=False)
class StoryClaim:
    """A headline and the columns it stands over, from left to right."""

    head: Head
    columns: list[TextColumn] = field(default_factory=list)
    sure: int = 0  # of the columns lie under or beside the headline itself
    flush: bool = False  # the headline begins at their left, and is not in their middle
    aside: bool = False  # the headline lies left of them

    @property
    def box(self) -> Box:
        """Return the rectangle about its columns."""
        return around(column.box for column in self.columns)

    def is_narrow(self) -> bool:
        """Tell whether a small headline stands over one column and is no wider."""
        first = self.columns[0]
        small = self.sure == 1 and self.head.size <= SMALL_HEAD * first.rows[0].size
        return small and width(self.head.lines) <= width(first.area)


def claims(heads: Sequence[Head], columns: Sequence[TextColumn], sheet: TextSheet) -> list[StoryClaim]:
    """Return for every headline of *heads* the columns of *columns* it stands over."""
    found = [StoryClaim(head) for head in heads]
    taken: set[int] = set()
    for claim in sorted(found, key=lambda claim: claim.head.vertical):
        free, head = [column for column in columns if id(column) not in taken], claim.head.lines
        claim.columns = (
            _beside(claim.head, free) if claim.head.vertical else _under(claim.head, free, heads, columns, sheet)
        )
        claim.sure = len(claim.columns)
        if claim.columns and abs(head.left - claim.box.left) <= 3:
            claim.flush = abs(middle(head) - middle(claim.box)) > 0.5 * claim.head.size
        taken |= {id(column) for column in claim.columns}
    for claim in found:
        if not claim.columns:
            claim.columns = _aside(claim.head, [column for column in columns if id(column) not in taken], found, sheet)
            claim.aside = claim.flush = bool(claim.columns)
            taken |= {id(column) for column in claim.columns}
    _widen(found, columns, taken, sheet)
    for claim in found:
        claim.columns.sort(key=lambda column: column.box.left)
    return found


def _under(
    head: Head, free: Sequence[TextColumn], heads: Sequence[Head], columns: Sequence[TextColumn], sheet: TextSheet
) -> list[TextColumn]:
    """Return the topmost of the columns of *free* that begin close under *head*, with nothing between."""
    over = head.box
    near = [
        column
        for column in free
        if beside(column.box, over) >= 0.2 * min(width(column.box), width(over))
        and -0.5 * sheet.em <= column.box.top - _floor(over, column.box, sheet) <= _UNDER * sheet.em
    ]
    found: list[TextColumn] = []
    for column in near:
        box = column.box
        between = Box(max(box.left, over.left), over.bottom, min(box.right, over.right), box.top)
        others = [*(other.box for other in heads if other is not head), *(o.box for o in columns if o is not column)]
        nearer = [other.box for other in heads if over.bottom < other.box.bottom <= box.top and other is not head]
        if not any(beside(other, box) > 0.5 * width(other) for other in nearer) and not any(
            beside(other, between) > 2
            and other.top < between.bottom - 2
            and other.bottom > between.top + 2
            and other.top >= over.top
            for other in others
        ):
            found.append(column)
    gaps = {id(column): column.box.top - _floor(over, column.box, sheet) for column in found}
    top = min(gaps.values(), default=0.0)
    return [column for column in found if gaps[id(column)] - top <= max(_LEVEL * sheet.leading, 1.2 * sheet.em)]


def _floor(over: Box, below: Box, sheet: TextSheet) -> float:
    """Return where a headline at *over* ends over *below*: a picture right under it belongs to it."""
    under = [
        picture.bottom
        for picture in sheet.pictures
        if beside(picture, below) > 0.5 * width(below)
        and -0.5 * sheet.em <= picture.top - over.bottom <= _UNDER * sheet.em
        and picture.bottom <= below.top
    ]
    return max(under, default=over.bottom) + (_CAPTION * sheet.em if under else 0.0)


def _beside(head: Head, free: Sequence[TextColumn]) -> list[TextColumn]:
    """Return the column that begins beside an upright headline: to its right, or else farthest to its left."""
    over = head.box
    right: list[TextColumn] = []
    left: list[TextColumn] = []
    for column in free:
        box = column.box
        if level(box, over) < 0.4 * min(box.bottom - box.top, over.bottom - over.top):
            continue
        if not over.top - 2.5 * head.size <= box.top <= over.bottom:
            continue
        if box.left < over.right - 3 and box.right > over.left + 3:
            continue
        if -3 <= box.left - over.right <= _UPRIGHT * head.size:
            right.append(column)
        if -3 <= over.left - box.right <= _UPRIGHT * head.size:
            left.append(column)
    # Text begins level with its upright headline, or a byline lower: a column farther down is another story's.
    is_level = [column for column in (*right, *left) if abs(column.box.top - over.top) <= 2.5 * head.size]
    right = [column for column in right if column in is_level or not is_level]
    if right:
        return [min(right, key=lambda column: (column.box.top, column.box.left))]
    return [max(left, key=lambda column: column.box.right)] if left else []


def _aside(head: Head, free: Sequence[TextColumn], found: Sequence[StoryClaim], sheet: TextSheet) -> list[TextColumn]:
    """Return the nearest column that begins level with a headline, over nothing, at its right."""
    over, frame = head.lines, frame_of(head, sheet)
    near = [
        column
        for column in free
        if len(column.rows) > 1
        and abs(column.box.top - (frame or over).top) <= sheet.leading
        and -2 <= column.box.left - over.right <= _ASIDE * head.size
        and (frame is not None or not is_fenced_off(over, column.box, sheet.rules))
    ]
    first = min(near, key=lambda column: column.box.left, default=None)
    if first is None:
        return []
    between = Box(over.right, over.top, first.box.left, over.bottom)
    others = [claim.head.box for claim in found if claim.head is not head]
    # A column that ends close at its left: it is inset in the middle of a story.
    before = Box(over.left - GUTTER * sheet.em, over.top, over.left, over.bottom)
    texts = [column.box for column in free if not is_fenced_off(column.box, over, sheet.rules)]
    is_parted = any(beside(box, between) > 2 and level(box, between) > 2 for box in others)
    is_parted = is_parted or any(beside(box, before) > 2 and level(box, before) > 2 for box in texts)
    return [] if is_parted else [first]


def frame_of(head: Head, sheet: TextSheet) -> Box | None:
    """Return the frame that *head* has for itself; None where it has none."""
    around_it = next((frame for frame in sheet.frames if contains(frame, head.lines)), None)
    own = set(map(id, head.all_rows))
    if around_it is None or any(contains(around_it, row.box) for row in sheet.rows if id(row) not in own):
        return None
    return around_it


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
            if claim.columns and not claim.head.vertical and not claim.is_narrow():
                rest = _beyond(claim, columns, taken, sheet, rightward)
                first = min(claim.columns, key=lambda column: column.box.left)
                if not rightward and claim.flush and rest and not (rest[0].is_open() and not first.is_indented()):
                    continue
                claim.columns += rest
                taken |= {id(column) for column in rest}


def _best_sides(
    claim: StoryClaim, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet
) -> tuple[float, tuple[TextColumn, ...]]:
    """Return the free columns on both sides that leave the headline of *claim* nearest to the middle, and how near."""
    right = _beyond(claim, columns, taken, sheet, rightward=True)
    if claim.flush:
        return 0.0, tuple(right)
    if claim.is_narrow():
        return 0.0, ()
    left = _beyond(claim, columns, taken, sheet, rightward=False)
    pitch = max(1.0, *(width(column.area) for column in claim.columns))
    ways: list[tuple[float, tuple[TextColumn, ...]]] = []
    for more in [(*left[:a], *right[:b]) for a in range(len(left) + 1) for b in range(len(right) + 1)]:
        box = around([claim.box, *(column.box for column in more)])
        off = abs(middle(claim.head.lines) - middle(box)) / pitch  # from the middle of all columns, in columns
        ways.append((off - _MORE * len(more), more))
    return min(ways, key=lambda way: way[0])


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


def _is_level(claim: StoryClaim, column: TextColumn, sheet: TextSheet) -> bool:
    box, own = column.box, claim.box
    if abs(box.top - own.top) > _LEVEL * sheet.leading:
        return False
    left, right = (own, box) if box.left > own.left else (box, own)
    if not -2 <= right.left - left.right <= GUTTER * sheet.em:
        return False
    inside = claim.columns[0].box  # a box may stand in the middle of them all
    if any((_in(frame, inside) != _in(frame, box)) for frame in sheet.frames):
        return False
    head = claim.head.box
    strip = Box(box.left, head.top, box.right, box.top)
    large = [row for row in sheet.rows if row.kind == "head" and not row.vertical and row not in claim.head.rows]
    if any(beside(row.box, strip) > 0.3 * width(row.box) and level(row.box, strip) > 0 for row in large):
        return False
    return not is_fenced_off(left, right, sheet.rules) or head.right > right.left - 3 or head.left < left.right + 3


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
        and claim.head.size <= min(SMALL_HEAD * sheet.em, largest / _SMALLER)
        and claim.columns
        and not claim.head.bylines
        and not claim.aside
        and width(claim.head.box) <= 1.05 * (claim.columns[0].right - claim.columns[0].left)
    )
