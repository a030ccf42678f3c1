"""What it costs that one column goes on with another: shape of the page, indents at the seam, words at the seam."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.claims import StoryClaim
from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import TextSheet
from digest.articles.geometry.setting import LinkSetting
from digest.articles.geometry.spots import (
    around,
    beside,
    height,
    is_column_rule,
    is_fenced_off,
    is_ruled_apart,
    level,
    middle,
    width,
)
from digest.articles.lines.joins import odds
from digest.model import Box

NEVER = 30.0  # cost of what cannot be
_GUTTER = 4.5  # ems between two columns of one story
_FARTHEST = 45.0  # ems to a column behind a picture or another story
_WORDS = 0.4  # share of the words' figure in the cost (it is worth less than the shape, and decides where that is even)
_MOST_WORDS = 6.0

# Costs, in the manner of nats: found on pages of two typesetters, each tried at half and double.
_LEVEL_TOPS, _HIGHER, _LOWER = -2.0, 0.5, 1.0
_BELOW_CLOSE, _BELOW = -2.0, 0.5
_PAST_PICTURE, _PAST_HEAD = -5.0, -3.0
_WRAP, _FAR = 2.5, 2.5
_SEAM, _TORN_SEAM = -3.0, 5.0
_SAME_HEAD, _OTHER_HEAD, _OWN_HEAD = -1.5, 3.0, 6.0
_RULED, _FRAMED = 6.0, 7.0
_SIZE, _WIDTH = 3.0, 1.5
_SIGNED, _NEWS = 6.0, 6.0
_BETWEEN = 3.0
_UNDER = 3.0  # leadings from a text to the headline right under it
_MIDWAY, _TELLING = 3.0, 3  # a first row without indent, in a column of so many rows
_FIRST, _INNER, _LATER, _BARE, _BARE_NEWS = -3.0, 1.0, 4.0, 4.5, 0.5


def start_cost(column: TextColumn, setting: LinkSetting) -> float:
    """Return what it costs that a story begins with *column*."""
    claim = setting.owners.get(id(column))
    if claim is not None and claim.columns[0] is column:
        return _INNER if id(claim.head) in setting.inner else _FIRST
    begins = column.is_indented() or column.begins_crosshead() or len(column.rows) < _TELLING
    midway = 0.0 if begins or not setting.indenting else _MIDWAY
    if column.begins_news():
        return _BARE_NEWS
    return midway + (_LATER if claim is not None else _BARE)


def link_cost(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    """Return what it costs that *after* goes on where *before* ends."""
    cost = _place(before, after, setting)
    if cost >= NEVER:
        return NEVER
    cost += _seam(before, after, setting) + _heads(before, after, setting) + _fences(before, after, setting)
    cost += _SIGNED * before.is_signed() + _NEWS * after.begins_news()
    first, second = before.rows[0].size, after.rows[0].size
    cost += _SIZE * (abs(first - second) > 0.08 * max(first, second))
    widths = before.right - before.left, after.right - after.left
    known = len(before.rows) > 2 and len(after.rows) > 2
    return cost + _WIDTH * (known and abs(widths[0] - widths[1]) > 0.15 * max(widths))


def _place(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    """Return what the places of the two cost: the next column, farther down, the next row of columns."""
    one, two, em = before.area, after.area, setting.sheet.em
    if beside(one, two) > 0.6 * min(width(one), width(two)):
        return _place_below(before, after, setting)
    if two.left - one.right >= -0.5 * em:
        return _place_beside(before, after, setting)
    return _WRAP + 1.0 if two.top >= one.top else NEVER


def _place_below(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    """Return what it costs that *after* stands in the same column as *before*."""
    one, two, leading = before.area, after.area, setting.sheet.leading
    if two.top < one.bottom - 0.3 * setting.sheet.em:
        return NEVER
    gap = two.top - one.bottom
    if setting.uppers.get(id(after)) is before:
        return _PAST_HEAD if setting.is_inner(after) else _PAST_PICTURE
    close = gap <= 1.6 * leading or (setting.is_inner(after) and gap <= 5 * leading)
    cost = _BELOW_CLOSE if close else _BELOW + gap / (12 * leading)
    return cost + _in_between(one, two, setting)


def _place_beside(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    """Return what it costs that *after* stands in a column to the right of *before*."""
    one, two, em, leading = before.area, after.area, setting.sheet.em, setting.sheet.leading
    gap = two.left - one.right
    if two.top >= one.bottom:
        return _FAR + 2.0 if gap <= _GUTTER * em and two.top - one.bottom < 3 * leading else NEVER
    upper = before
    while id(upper) in setting.uppers:  # the part above a picture tells where the column begins
        upper = setting.uppers[id(upper)]
    tops = _top(after, setting) - _top(upper, setting)
    is_level = abs(tops) <= 0.75 * leading
    cost = _LEVEL_TOPS if is_level else _LOWER if tops > 0 else _HIGHER
    if is_level or tops < 0:
        cost += _BETWEEN * _is_left_early(before, after, setting)
    if gap > _GUTTER * em:
        cost += _FAR + gap / (_FARTHEST * em) if gap <= _FARTHEST * em else NEVER
        return cost + _BETWEEN * _has_column_between(before, after, setting)
    below = [column for column in setting.columns if column.box.top >= before.box.bottom]
    # The column of *before* goes on below it: none leaves it there for another's top.
    goes_on = any(beside(column.box, before.box) > 0.5 * width(before.box) for column in below)
    is_parted = id(before) in setting.uppers
    return cost + _BETWEEN * (two.bottom <= one.top and goes_on and not is_parted)


def _is_left_early(before: TextColumn, after: TextColumn, setting: LinkSetting) -> bool:
    """Tell whether a headline stands right under *before*, over its column alone, and *after* is another story's.

    What goes on at the head of the next column is then the text at the foot of this one.
    """
    claim = setting.root(before)
    if claim is not None and claim is setting.owners.get(id(after)):
        return False
    box = before.area
    return any(
        -1 <= head.box.top - box.bottom <= _UNDER * setting.sheet.leading
        and beside(head.box, box) > 0.5 * width(head.box)
        and width(head.box) <= width(box) + setting.sheet.em
        for head in setting.heads
    )


def _top(column: TextColumn, setting: LinkSetting) -> float:
    """Return where *column* begins, or the headline inset at its head."""
    claim = setting.owners.get(id(column))
    if claim is None or len(claim.columns) < 2 or claim.columns[0] is column:
        return column.area.top
    head = claim.head.box
    gap = column.box.top - head.bottom
    is_over = (
        beside(head, column.box) > 0.5 * min(width(head), width(column.box)) and -2 <= gap <= 3 * setting.sheet.leading
    )
    return head.top if is_over else column.area.top


def uppers(columns: Sequence[TextColumn], heads: Sequence[Head], sheet: TextSheet) -> dict[int, TextColumn]:
    """Return for every column that goes on below a picture, by its id, the column above the picture."""
    found: dict[int, TextColumn] = {}
    for below in columns:
        for picture in sheet.pictures:
            if (
                beside(picture, below.box) < 0.5 * width(below.box)
                or not 0 < below.box.top - picture.bottom < 5 * sheet.em
            ):
                continue
            slack = 0.7 * sheet.em
            above = [
                column
                for column in columns
                if column is not below
                and abs(column.left - below.left) <= slack
                and abs(column.right - below.right) <= 2 * slack
                and -2 <= picture.top - column.box.bottom <= 3 * sheet.em
            ]
            gap = Box(below.left, picture.top, below.right, below.box.top)
            if above and not any(_crosses(head.box, gap) for head in heads):
                found[id(below)] = max(above, key=lambda c: c.box.bottom)
    return found


def past_heads(
    found: Sequence[StoryClaim], inner: frozenset[int], columns: Sequence[TextColumn], sheet: TextSheet
) -> dict[int, TextColumn]:
    """Return for every column under a headline that may be a crosshead, by its id, the column right over that."""
    uppers: dict[int, TextColumn] = {}
    for claim in found:
        if id(claim.head) not in inner:
            continue
        below, head = claim.columns[0], claim.head.box
        slack = 0.7 * sheet.em
        above = [
            column
            for column in columns
            if abs(column.left - below.left) <= slack
            and abs(column.right - below.right) <= 2 * slack
            and -2 <= head.top - column.box.bottom <= 2.5 * sheet.leading
        ]
        if above and not is_ruled_apart(above[0].box, head, sheet.rules):
            uppers[id(below)] = above[0]
    return uppers


def _in_between(upper: Box, lower: Box, setting: LinkSetting) -> float:
    """Return what stands between two pieces of one column costs: another text, a headline."""
    gap = Box(max(upper.left, lower.left), upper.bottom, min(upper.right, lower.right), lower.top)
    if gap.bottom - gap.top <= 1:
        return 0.0
    texts = sum(_crosses(column.box, gap) for column in setting.columns)
    own = [head for head in setting.heads if id(head) not in setting.inner]
    return _BETWEEN * min(2, texts) + _BETWEEN * any(_crosses(head.box, gap) for head in own)


def _crosses(box: Box, gap: Box) -> bool:
    return beside(box, gap) > 3 and level(box, gap) > 2


def _has_column_between(before: TextColumn, after: TextColumn, setting: LinkSetting) -> bool:
    """Tell whether a column of the same story's width stands between the two, or their own headline inset there."""
    claim = setting.owners.get(id(before))
    head = claim.head.box if claim is not None and setting.owners.get(id(after)) is claim else None
    if head and before.box.right < middle(head) < after.box.left and level(head, after.box) > 0.5 * height(head):
        return True
    return any(
        column is not before
        and column is not after
        and before.box.right < middle(column.box) < after.box.left
        and level(column.box, after.box)
        > 0.5 * min(column.box.bottom - column.box.top, after.box.bottom - after.box.top)
        for column in setting.columns
    )


def _seam(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    is_open, indented = before.is_open(), after.is_indented() and setting.indenting
    if is_open:
        words = odds(before.rows[-1].last, after.rows[0].first, setting.strings, grammar=False)
        bound = max(-_MOST_WORDS, min(_MOST_WORDS, words))
        return (_TORN_SEAM if indented else _SEAM) - _WORDS * bound
    if indented or not setting.indenting or after.begins_crosshead():
        return 0.0
    if before.is_full():
        return 0.7
    known = len(after.rows) > 1 or after.left < after.box.left - 1  # where the column's edge is
    return _TORN_SEAM if known and not after.is_indented() else 1.0


def _heads(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    one, two = setting.root(before), setting.owners.get(id(after))
    if two is None:
        return 0.0
    own = two.columns[0] is after
    if own and id(two.head) in setting.inner:
        return 0.0
    if one is two:
        return _SAME_HEAD
    if own and one is None:
        head, together = two.head.box, around([two.box, before.box])
        if abs(middle(head) - middle(together)) < 0.5 * abs(middle(head) - middle(two.box)):
            return _OTHER_HEAD  # it stands in the middle of its columns and *before* together
    return _OWN_HEAD if own else _OTHER_HEAD if one is not None else 1.0


def _fences(before: TextColumn, after: TextColumn, setting: LinkSetting) -> float:
    sheet, one, two = setting.sheet, before.area, after.area
    if setting.uppers.get(id(after)) is before:
        return 0.0
    if _frame_of(one, sheet.frames) != _frame_of(two, sheet.frames):
        return _FRAMED
    first, second = setting.owners.get(id(before)), setting.owners.get(id(after))
    together = first is not None and first is second
    if one.right <= two.left + 2 and is_fenced_off(one, two, sheet.rules):
        sewn = before.is_open() and not after.is_indented()
        together = together or (second is None and is_column_rule(one, two, sheet.rules))
        return 0.0 if together else 1.0 if sewn else _RULED
    if one.bottom <= two.top + 2 and is_ruled_apart(one, two, sheet.rules):
        return _RULED
    return 0.0


def _frame_of(box: Box, frames: Sequence[Box]) -> Box | None:
    x, y = middle(box), (box.top + box.bottom) / 2
    return next((f for f in frames if f.left <= x <= f.right and f.top <= y <= f.bottom), None)
