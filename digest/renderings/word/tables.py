"""Tables of the DOCX: the annex's, ruled, its header repeated on each page; and the one in the box of 报尾."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docx.document import Document as OpenDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.shared import Twips
from docx.table import Table

from digest.renderings import tables, titles
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine
from digest.renderings.word import markup
from digest.renderings.word.styles import twips

_MILLIMETRE = 72 / 25.4
_LABEL, _LABEL_ROOM = 3.0, 0.4  # em: 领导批示 in two rows of two, and room at its sides
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(opened: OpenDocument, cells: Sequence[Sequence[str]], layout: Layout, style: str) -> None:
    """Append *cells*, header first, as one table as wide as the type area."""
    width, columns = twips(layout.paper.measure), len(cells[0])
    first = round(width * tables.first_share(cells, layout))
    table = _added(opened, len(cells), [first, *[(width - first) // max(1, columns - 1)] * (columns - 1)])
    beside, above = twips(tables.BESIDE * _MILLIMETRE), twips(tables.ABOVE * _MILLIMETRE)
    margins = {"top": above, "left": beside, "bottom": above, "right": beside}
    markup.set_table(table, width, margins, tuple(markup.border(s, layout.rules.inner * _MILLIMETRE) for s in _SIDES))
    for place, (row, texts) in enumerate(zip(table.rows, cells, strict=True)):
        markup.set_row(row, is_header=place == 0)
        for cell, text in zip(row.cells, texts, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            (paragraph,) = cell.paragraphs
            paragraph._p.style = style
            if tables.is_kept(place, cells):
                paragraph.paragraph_format.keep_with_next = True
            if text:
                paragraph.add_run(text)


def add_boxes(opened: OpenDocument, lines: Sequence[PrintedLine], layout: Layout, style: str) -> None:
    """Append the boxes to be written in by hand as one table: what each is for at the left, room at its right."""
    form, width = layout.style("box"), twips(layout.paper.measure)
    label = twips(_LABEL * form.size)
    table = _added(opened, len(lines), [label, width - label])
    edge = layout.rules.inner * _MILLIMETRE
    beside = twips(_LABEL_ROOM * form.size)
    markup.set_table(table, width, {"left": beside, "right": beside}, tuple(markup.border(s, edge) for s in _SIDES))
    for row, line in zip(table.rows, lines, strict=True):
        row.height = Twips(twips(layout.switches.box_lines * form.lines * layout.paper.pitch))
        row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, text in zip(row.cells, ("".join(line.rows), ""), strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            paragraph = cell.paragraphs[0]
            paragraph._p.style = style
            if text:
                paragraph.add_run(text)


def add_colophon(opened: OpenDocument, lines: Sequence[PrintedLine], layout: Layout, name: str) -> tuple[Table, float]:
    """Append 报尾 as a table of one column, for its rules, each line in its cell yet to be filled.

    Turned lines hang under the first word after the label (7.4.2). Returns the table and its height in points.
    """
    style, measure, rules = layout.style("colophon"), layout.paper.measure, layout.rules
    table = _added(opened, len(lines), [twips(measure)])
    markup.set_table(table, twips(measure), {"left": 0, "right": 0})
    rows = 0
    for place, (cell, line) in enumerate(zip(table.columns[0].cells, lines, strict=True), start=1):
        top = markup.border("top", (rules.outer if place == 1 else rules.inner) * _MILLIMETRE)
        bottom = markup.border("bottom", (rules.outer if place == len(lines) else rules.inner) * _MILLIMETRE)
        markup.add_cell_borders(cell, top, bottom)
        hang, right = line.hang * style.size, style.right * style.size
        left = style.left * style.size + hang
        paragraph = cell.paragraphs[0]
        paragraph._p.style = name
        form = paragraph.paragraph_format
        form.left_indent, form.right_indent = Twips(twips(left)), Twips(twips(right))
        form.first_line_indent = Twips(-twips(hang))
        rows += max(1, math.ceil(titles.width("".join(line.rows)) * style.size / (measure - right - left)))
    return table, rows * style.lines * layout.paper.pitch + 2


def _added(opened: OpenDocument, rows: int, widths: Sequence[int]) -> Table:
    table: Table = opened.add_table(rows, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    return table
