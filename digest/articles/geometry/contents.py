"""The list of contents at a page's head: the titles of a bulletin's reports, told before they come."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.rows import LineRow
from digest.articles.geometry.spots import level
from digest.articles.lines.folios import contents_entry, is_contents_head, is_page_number

__all__ = ["contents"]

_LIKE = 0.04  # share that the sizes of its lines differ at most


def contents(rows: Sequence[LineRow]) -> list[LineRow]:
    """Return the rows of the list of contents among *rows*: its name and what it lists.

    It stands over all columns, as in a bulletin. The page has one of its titles again, or no text at all.
    """
    ordered = sorted((row for row in rows if not row.vertical), key=lambda row: row.box.top)
    name = next((place for place, row in enumerate(ordered) if is_contents_head(row.text)), None)
    if name is None:
        return []
    listed = [ordered[name]]
    for row in ordered[name + 1 :]:
        if level(row.box, listed[-1].box) > 0 and not is_page_number(row.text):
            return []  # in columns frames and rules tell what stands together
        is_told = contents_entry(row.text) in [contents_entry(other.text) for other in listed]
        if is_told or row.last.features.ended or (len(listed) > 1 and not _is_like(row, listed[1])):
            break
        listed.append(row)
    own = set(map(id, listed))
    others = [row for row in ordered if id(row) not in own]
    rest = "".join(row.text for row in others)
    is_alone = not any(row.last.features.ended for row in others)
    return listed if is_alone or any(contents_entry(row.text) in rest for row in listed[1:]) else []


def _is_like(row: LineRow, other: LineRow) -> bool:
    return row.bold == other.bold and abs(row.size - other.size) <= _LIKE * other.size
