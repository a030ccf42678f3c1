"""Headlines at the foot of a column, over nothing: whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.claims import GUTTER, SMALL_HEAD, StoryClaim, frame_of
from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import TextSheet
from digest.articles.geometry.spots import beside

_ALIKE = 0.05  # share that two headlines of one page differ in size at most


def take_feet(found: Sequence[StoryClaim], columns: Sequence[TextColumn], sheet: TextSheet) -> list[StoryClaim]:
    """Put small headlines at the foot of a column, over nothing, into that column; return the other claims.

    Under a signature it is the headline of what begins at the head of the next column. One that is set as large as the
    headline over that column is no crosshead: it waits for the next page.
    """
    kept: list[StoryClaim] = []
    taken = {id(column) for claim in found for column in claim.columns}
    for claim in found:
        head = claim.head.box
        small = not claim.columns and not claim.head.vertical and claim.head.size <= SMALL_HEAD * sheet.em
        over = [
            column
            for column in columns
            if column.left - 3 <= head.left
            and head.right <= column.right + 3
            and -2 <= head.top - column.box.bottom <= 2.5 * sheet.leading
        ]
        nearest = max(over, key=lambda column: column.box.bottom, default=None)
        over_it = next((each.head for each in found if nearest in each.columns), None)
        is_alike = over_it is not None and over_it.size <= (1 + _ALIKE) * claim.head.size
        waits = is_alike and is_last(claim.head, columns, [each.head for each in found])
        if not small or nearest is None or frame_of(claim.head, sheet) is not None or waits:
            kept.append(claim)
        elif nearest.is_signed():
            claim.columns = _next_head(nearest, columns, taken, sheet)
            taken |= set(map(id, claim.columns))
            kept.append(claim)
        else:
            nearest.rows.extend(claim.head.rows)
    return kept


def _next_head(
    column: TextColumn, columns: Sequence[TextColumn], taken: set[int], sheet: TextSheet
) -> list[TextColumn]:
    """Return the column at the head of the lane right of *column*, where it begins a text that no headline has."""
    right = [
        other for other in columns if -2 <= other.left - column.right <= GUTTER * sheet.em and id(other) not in taken
    ]
    first = min(right, key=lambda other: other.box.top, default=None)
    is_free = first is not None and first.is_indented() and first.box.top < column.box.bottom
    return [first] if first is not None and is_free else []


def is_last(head: Head, columns: Sequence[TextColumn], heads: Sequence[Head]) -> bool:
    """Tell whether nothing of the page stands under *head* or right of it."""
    box = head.box
    others = [*(column.box for column in columns), *(other.box for other in heads if other is not head)]
    return not any(
        other.left > box.right or (other.top >= box.bottom - 1 and beside(other, box) > 0) for other in others
    )
