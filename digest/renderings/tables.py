"""How the columns of a table share its width, alike in all forms."""

from __future__ import annotations

from collections.abc import Sequence

from digest.renderings import titles
from digest.renderings.layouts import Layout

_ROOM = 0.8  # em that the two paddings take: 2 mm at 10.5 pt, and a hair for the rules
PADDING = 1.0  # millimetres between the text of a cell and its rule, as in print.css
# Rows that are kept on one page: fifteen of 9.4 mm take 140 of the 225 mm that a page has; a longer table may break.
_WHOLE = 15
_MOST = 0.4  # share of the first column: beyond, figures of two digits no longer fit with twelve columns


def first_share(cells: Sequence[Sequence[str]], layout: Layout) -> float:
    """Return the share of the first column: its names on one line as far as the others keep even room."""
    if len(cells[0]) < 2:
        return 1.0
    room = layout.paper.measure / layout.style("table").size
    wide = max(titles.width(row[0]) for row in cells) + _ROOM
    return round(min(max(wide / room, 1 / len(cells[0])), _MOST), 3)


def is_whole(cells: Sequence[Sequence[str]]) -> bool:
    """Say whether the table *cells* is short enough to be kept on one page."""
    return len(cells) <= _WHOLE
