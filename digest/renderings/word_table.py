"""A table of the DOCX: ruled, its header repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from digest.renderings.layouts import Layout
from digest.renderings.word_styles import twips

_FIRST = 0.3  # share of the width for the names of the rows, as in print.css


def table(cells: Sequence[Sequence[str]], layout: Layout, style: str) -> str:
    """Return *cells*, header first, as one table as wide as the column, and the empty line Word wants after it."""
    width = twips(layout.paper.column)
    columns = len(cells[0])
    first = round(width * _FIRST) if columns > 1 else width
    widths = [first, *[(width - first) // max(1, columns - 1)] * (columns - 1)]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    eighths = round(layout.rules.inner / 25.4 * 72 * 8)  # of a point
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    rows = "".join(_row(row, widths, style, is_header=place == 0) for place, row in enumerate(cells))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(row: Sequence[str], widths: Sequence[int], style: str, *, is_header: bool) -> str:
    repeated = "<w:tblHeader/>" if is_header else ""
    cells = "".join(_cell(text, width, style) for text, width in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, style: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p></w:tc>'
    )
