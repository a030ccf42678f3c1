"""Where lines come to stand on pages, reckoned without a press: good to a line or two on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.renderings import drawing, filling, tables
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine

# Of the usual distance, that of contents set closer: 14 pt on 17.4 pt. Below 0.7 quotes touch the line above.
CLOSE = 0.75
NUMBER_ROOM = 4  # em kept free behind a line of contents: leaders and a page number of three digits
_RUN_ROOM = 2  # of it behind running text, where a page has one digit or two
_BOX_ROOM = 0.2  # lines above a box: print.css has 2 mm above the first
_UNDER_IMPRINT = 1.0  # millimetres between the imprint and the red rule below it, as in print.css
_KEPT_ROWS = 2  # of a text behind its headline, and at the head of a page
_FRONT = ("point", "contents_run")  # running text as wide as the page in every layout
_HEADS = ("contents_heading", "points_heading", "section", "headline", "proposed", "annex_heading")


@dataclass(frozen=True, slots=True)
class _Block:
    """A line as it is set: room above, rows, the height of one, room below."""

    above: float
    rows: int
    row: float
    below: float
    is_head: bool = False
    header: float = 0.0  # of a table, repeated where it goes on
    kept: int = _KEPT_ROWS  # rows that stay together at its head and at its end


def height(lines: Iterable[PrintedLine], layout: Layout) -> float:
    """Return how high *lines* stand in points, one below the other."""
    return sum(
        block.above + block.header + block.rows * block.row + block.below
        for block in (_block(line, layout) for line in lines)
    )


def columns(head: float, body: Sequence[PrintedLine], foot: float, layout: Layout) -> int:
    """Return how many columns *body* fills, after *head* points of its first and before *foot* points of its last."""
    room = layout.paper.lines * layout.paper.pitch
    count, used = 1 + int(head // room), head % room
    waiting: list[_Block] = []
    for block in (_block(line, layout) for line in body):
        if block.is_head:
            waiting.append(block)
            continue
        kept = sum(one.above + one.row * one.rows + one.below for one in waiting)
        rows = block.rows if block.rows < 2 * block.kept else _KEPT_ROWS  # what is too short to be parted stays whole
        least = kept + block.above + block.header + rows * block.row
        if used + least > room:
            count, used = count + 1, 0.0
        used += kept + (block.above if used or count == 1 else 0.0)  # the room above is lost where a page breaks
        waiting = []
        used += block.header
        fit = int((room - used) // block.row) if block.row else block.rows
        if fit < block.rows:
            left = max(block.rows - fit, block.kept)
            full = max(int((room - block.header) // block.row), 1)
            count, used = count + 1 + (left - 1) // full, block.header + ((left - 1) % full + 1) * block.row
        else:
            used += block.rows * block.row + block.below
    used += sum(one.above + one.row * one.rows + one.below for one in waiting) + foot
    return count + (used > room)


def _block(line: PrintedLine, layout: Layout) -> _Block:
    style, pitch = layout.style(line.style), layout.paper.pitch
    above = 0.0 if line.is_tight else style.before * pitch
    if line.chart:
        high = drawing.height(line.chart, drawing.Measures(layout.paper.measure, style.size))
        return _Block(above, 1, high, style.after * pitch)
    below = style.after * pitch
    if line.style == "imprint":
        below += (_UNDER_IMPRINT + layout.rules.red) * 72 / 25.4
    if line.cells:
        header, row = tables.heights(line.cells, layout)
        count = len(line.cells) - 1
        if tables.is_whole(line.cells):
            return _Block(above, 1, header + count * row, below)
        return _Block(above, count, row, below, header=header, kept=tables.LAST)
    rows = len(line.rows)
    if style.align == "justify":
        rows = _rows(line, layout)
    if line.style == "box":
        rows, above = layout.switches.box_lines, _BOX_ROOM * pitch
    row = style.lines * (CLOSE if line.is_tight and line.target else 1) * pitch
    return _Block(above, rows, row, below, line.style in _HEADS)


def _rows(line: PrintedLine, layout: Layout) -> int:
    """Return over how many rows running text goes, what is set smaller at its end counted by its own size."""
    style = layout.style(line.style)
    tail = layout.style(line.tail_style).size or style.size if line.tail else style.size
    measure = layout.paper.measure if line.style in _FRONT else layout.paper.column
    parts = ((line.lead, style.size), ("".join(line.rows), style.size), (line.tail, tail))
    behind = _RUN_ROOM * style.size if line.target else 0.0
    room = measure - (style.left + style.right) * style.size
    return filling.rows(parts, room, style.indent * style.size, behind)
