"""Headlines of a page: rows of large type that stand together, lying or upright."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from digest.articles.geometry.rows import LineRow, TextSheet
from digest.articles.geometry.spots import around, beside, is_ruled_apart, level, width
from digest.expressions import expression
from digest.model import Box

# What gathers several reports is called, and what a proof of a page says of itself.
GATHERS = expression(
    r"(?:动态|简讯|快讯|信息|简报|汇编|汇总|摘编|集锦|要情|情况|[大小清]样|第.{1,3}版)(?:\(.{1,20}\))?\Z"
)
_NEAR = 0.8  # of the larger size: the gap between two rows of one headline
# Times a column's name is larger than its items' headlines, which alone are heads below so many of the text's size.
_COLUMN, _AS_TEXT = 1.3, 1.12
_ALIKE = 0.12  # share the sizes of two rows of one headline differ at most


LONGEST_NAME, _FEWEST_ITEMS, _UNDER_NAME = 6, 2, 3.0  # characters of such a name, items, leadings to the first one


@dataclass(slots=True, eq=False)
class Head:
    """The rows of one headline: kicker over the headline proper, subheadline under it, bylines."""

    rows: list[LineRow]
    vertical: bool = False
    kickers: list[LineRow] = field(default_factory=list)
    subs: list[LineRow] = field(default_factory=list)
    bylines: list[LineRow] = field(default_factory=list)

    @property
    def all_rows(self) -> list[LineRow]:
        """Return all its rows, from kicker to byline."""
        return [*self.kickers, *self.rows, *self.subs, *self.bylines]

    @property
    def box(self) -> Box:
        """Return the rectangle about all its rows."""
        return around(row.box for row in self.all_rows)

    @property
    def lines(self) -> Box:
        """Return the rectangle about the rows of the headline proper."""
        return around(row.box for row in self.rows)

    @property
    def size(self) -> float:
        """Return its largest size."""
        return max(row.size for row in self.rows)

    def parts(self) -> tuple[list[LineRow], list[LineRow], list[LineRow]]:
        """Return kicker, headline and subheadline: the largest rows are the headline."""
        main = [row for row in self.rows if row.size >= (1 - _ALIKE) * self.size]
        first, last = self.rows.index(main[0]), self.rows.index(main[-1])
        inner = self.rows[first : last + 1]
        return [*self.kickers, *self.rows[:first]], inner, [*self.rows[last + 1 :], *self.subs]


def heads(sheet: TextSheet) -> list[Head]:
    """Return the headlines of *sheet*."""
    large = [row for row in sheet.rows if row.kind == "head"]
    found: list[Head] = []
    lying = [row for row in large if not row.vertical]
    for row in sorted(lying, key=lambda row: (row.box.top, row.box.left)):
        fitting = [head for head in found if _stacks_on(head, row, sheet)]
        if fitting:
            max(fitting, key=lambda head: beside(head.rows[-1].box, row.box)).rows.append(row)
        else:
            found.append(Head([row]))
    return [*_upright(row for row in large if row.vertical), *found]


def _stacks_on(head: Head, row: LineRow, sheet: TextSheet) -> bool:
    last = head.rows[-1]
    gap = row.box.top - last.box.bottom
    if level(last.box, row.box) > 0.5 * min(last.size, row.size):
        return False
    if gap > _NEAR * max(last.size, row.size) or beside(head.box, row.box) < 0.3 * min(width(head.box), width(row.box)):
        return False
    if row.size > 1.6 * last.size and last.size >= 1.6 * sheet.em and gap > 0.5 * row.size:
        return False
    if GATHERS.search(last.text) and row.size < (1 - _ALIKE / 2) * last.size:  # over the headline of the first report
        return False
    if last.size > _COLUMN * row.size and row.size <= _AS_TEXT * sheet.em:  # the name of a column over its items
        return False
    return not is_ruled_apart(last.box, row.box, sheet.rules)


def names_items(head: Head, found: Sequence[Head], sheet: TextSheet) -> bool:
    """Tell whether *head* is the name of a column over several short items, whose headlines are set as text is."""
    box = head.box
    items = [
        other
        for other in found
        if other.box.top >= box.bottom - 1 and head.size > _COLUMN * other.size
        if _is_aligned(other, head)
        or (other.size <= _AS_TEXT * sheet.em and not is_ruled_apart(box, other.box, sheet.rules))
    ]
    is_name = sum(len(row.text) for row in head.all_rows) <= LONGEST_NAME and not head.vertical
    first = min((other.box.top for other in items), default=box.bottom)
    between = [row for row in sheet.rows if box.bottom <= row.box.top < first - 1 and beside(row.box, box) > 0]
    is_next = first - box.bottom <= _UNDER_NAME * sheet.leading and not between
    return is_name and len(items) >= _FEWEST_ITEMS and is_next


def _is_aligned(head: Head, name: Head) -> bool:
    """Tell whether *head* begins where *name* does, as the headings of one column of text do, a rule between or not."""
    return not head.vertical and abs(head.box.left - name.box.left) <= 1


def _upright(rows: Iterable[LineRow]) -> list[Head]:
    """Return upright headlines: rows side by side are one, read from right to left."""
    found: list[Head] = []
    for row in sorted(rows, key=lambda row: -row.box.left):
        near = next(
            (
                head
                for head in found
                if head.rows[-1].box.left - row.box.right <= 1.2 * row.size and level(head.rows[-1].box, row.box) > 0
            ),
            None,
        )
        if near is not None:
            near.rows.append(row)
        else:
            found.append(Head([row], vertical=True))
    return found
