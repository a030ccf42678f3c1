"""How the columns of a table share its width, alike in all forms."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digest.renderings import titles
from digest.renderings.layout.layout import Layout

_ROOM = 1.0  # em that the two paddings take: 2 mm at 10.5 pt is 0.5, and LibreOffice needs a little more
# Millimetres between the text of a cell and its rule, beside it and above it, as in print.css
BESIDE, ABOVE = 1.0, 0.3
# Rows that are kept on one page: 8 of 7.8 mm leave at most a quarter of it white before them; a longer table may break,
# its header repeated, but its last rows stay together, so that the sums never stand alone.
_WHOLE, LAST = 8, 3
_MOST = 0.4  # share of the first column: beyond, figures of two digits no longer fit with twelve columns


def first_share(cells: Sequence[Sequence[str]], layout: Layout) -> float:
    """Return the share of the first column: its names on one line as far as the others keep even room."""
    if len(cells[0]) < 2:
        return 1.0
    room = layout.paper.measure / layout.style("table").size
    wide = max(titles.width(row[0]) for row in cells) + _ROOM
    return round(min(max(wide / room, 1 / len(cells[0])), _MOST), 3)


def heights(cells: Sequence[Sequence[str]], layout: Layout) -> tuple[float, float]:
    """Return how high the header of *cells* stands in points, as many lines as its names take, and each other row."""
    style, first = layout.style("table"), first_share(cells, layout)
    room = layout.paper.measure * (1 - first) / max(1, len(cells[0]) - 1) / style.size - _ROOM
    head = max((math.ceil(titles.width(name) / max(room, 1.0)) for name in cells[0][1:]), default=1)
    line, between = style.lines * layout.paper.pitch, 2 * ABOVE * 72 / 25.4
    return head * line + between, line + between


def is_whole(cells: Sequence[Sequence[str]]) -> bool:
    """Say whether the table *cells* is short enough to be kept on one page."""
    return len(cells) <= _WHOLE


def is_kept(place: int, cells: Sequence[Sequence[str]]) -> bool:
    """Say whether the row *place* of *cells* stands on the page of the next one."""
    return place < len(cells) - 1 and (is_whole(cells) or place >= len(cells) - LAST)
