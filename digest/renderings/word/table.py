"""A table of the DOCX: ruled, its header repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from digest.renderings import tables
from digest.renderings.layout.layout import Layout
from digest.renderings.word.styles import twips

_MILLIMETRE = 72 / 25.4


def table(cells: Sequence[Sequence[str]], layout: Layout, style: str) -> str:
    """Return *cells*, header first, as one table as wide as the type area, and the empty line Word wants after it."""
    width = twips(layout.paper.measure)
    columns = len(cells[0])
    first = round(width * tables.first_share(cells, layout))
    widths = [first, *[(width - first) // max(1, columns - 1)] * (columns - 1)]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    eighths = round(layout.rules.inner / 25.4 * 72 * 8)  # of a point
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_margins()}</w:tblCellMar></w:tblPr>'
    )
    rows = "".join(
        _row(row, widths, style, is_header=place == 0, is_kept=tables.is_kept(place, cells))
        for place, row in enumerate(cells)
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _margins() -> str:
    sides = (("top", tables.ABOVE), ("left", tables.BESIDE), ("bottom", tables.ABOVE), ("right", tables.BESIDE))
    return "".join(f'<w:{side} w:w="{twips(apart * _MILLIMETRE)}" w:type="dxa"/>' for side, apart in sides)


def _row(row: Sequence[str], widths: Sequence[int], style: str, *, is_header: bool, is_kept: bool) -> str:
    repeated = "<w:tblHeader/>" if is_header else ""
    cells = "".join(_cell(text, width, style, is_kept=is_kept) for text, width in zip(row, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, style: str, *, is_kept: bool) -> str:
    kept = "<w:keepNext/>" if is_kept else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{run}</w:p></w:tc>'
    )
