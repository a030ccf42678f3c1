"""A chart of the DOCX as Word's own: a chart part and the workbook that “编辑数据” opens.

XlsxWriter writes both, since a chart part is the same in a workbook and in a document (DrawingML Charts, ECMA-376-1,
21.2); only the link to the workbook and the East Asian face are added here. The same chart gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from typing import Any
from xml.sax.saxutils import quoteattr

from digest.model import Chart
from digest.renderings import drawing
from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import Line

_EMU = 12700  # English metric units in a point
_SHEET = "数据"
_PART = "xl/charts/chart1.xml"
_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_GAP = 40  # per cent of a bar between two bars: as in the drawing, whose bars are 1.2 em of a pitch of 1.7
_WHITE = {"fill": {"color": "#FFFFFF"}}
_RULE = {"color": "#000000", "width": 0.5}
_GRID = {"color": "#BFBFBF", "width": 0.5}
_UNTICKED = {"major_tick_mark": "none", "minor_tick_mark": "none"}
_NUMBER_ALONE = '<c:showLegendKey val="0"/><c:showVal val="1"/>' + "".join(
    f'<c:{name} val="0"/>' for name in ("showCatName", "showSerName", "showPercent", "showBubbleSize")
)
# DrawingML's pattern names in XlsxWriter's words
_PATTERNS = {"wdUpDiag": "wide_upward_diagonal", "dkHorz": "dark_horizontal"}


def parts(document: Document, layout: Layout) -> dict[str, bytes]:
    """Return the parts of all charts of *document* by name: each with its workbook and the link between them."""
    found: dict[str, bytes] = {}
    for place, line in enumerate(charts(document), start=1):
        assert line.chart
        found[f"word/charts/chart{place}.xml"] = _linked(_part(line.chart, document, layout))
        found[f"word/charts/_rels/chart{place}.xml.rels"] = _relation(place)
        found[f"word/embeddings/chart{place}.xlsx"] = _workbook(line.chart, document)
    return found


def charts(document: Document) -> tuple[Line, ...]:
    """Return the lines of *document* that are charts."""
    return tuple(line for line in document.body if line.chart)


def paragraph(line: Line, place: int, style: str, layout: Layout) -> str:
    """Return the paragraph that shows the chart of *line*, the *place*-th of the document.

    Its line is as high as the drawing: an exact height would cut it off.
    """
    assert line.chart
    measures = _measures(layout)
    wide = round(measures.width * _EMU)
    high = round(drawing.height(line.chart, measures) * _EMU)
    words = f"name={quoteattr(line.chart.title)} descr={quoteattr(line.chart.summary)}"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{place + 1}" {words}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_URI}"><c:chart xmlns:c="{_URI}" r:id="{relation(place)}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def relation(place: int) -> str:
    """Return the identifier of the document's relation to its *place*-th chart."""
    return f"rId_chart{place}"


def _measures(layout: Layout) -> drawing.Measures:
    return drawing.Measures(layout.paper.measure, layout.style("chart").size)


def _relation(place: int) -> bytes:
    kind = f"{_RELATIONS}/package"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="../embeddings/chart{place}.xlsx"/></Relationships>'
    ).encode()


def _linked(part: str) -> bytes:
    """Return *part* with its workbook named, each Latin face for Chinese too, and labels that say the number alone.

    What a label is to leave out must be said: LibreOffice 7.4 prints all that is not refused (21.2.2.185 to 190).
    """
    part = part.replace('<c:showVal val="1"/>', _NUMBER_ALONE)
    faced = re.sub(r'<a:latin typeface="([^"]*)"[^>]*/>', r'<a:latin typeface="\1"/><a:ea typeface="\1"/>', part)
    link = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    return re.sub(r"(<c:printSettings>.*</c:printSettings>)?</c:chartSpace>", link, faced, flags=re.DOTALL).encode()


def _workbook(chart: Chart, document: Document) -> bytes:
    content = io.BytesIO()
    book = _opened(content, document)
    _fill(book, chart)
    book.close()
    return content.getvalue()


def _part(chart: Chart, document: Document, layout: Layout) -> str:
    """Return the chart part that XlsxWriter puts into a workbook of the same cells."""
    content = io.BytesIO()
    book = _opened(content, document)
    sheet = _fill(book, chart)
    sheet.insert_chart(0, len(chart.series) + 2, _drawn(book, chart, layout))
    book.close()
    with zipfile.ZipFile(content) as package:
        return package.read(_PART).decode()


def _opened(content: io.BytesIO, document: Document) -> Any:
    import xlsxwriter  # 0.05 s, for a DOCX with a chart only

    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": document.title, "created": datetime.combine(document.dated, time())})
    return book


def _fill(book: Any, chart: Chart) -> Any:
    """Write the cells of *chart*: categories down, series across, nothing where there is none; return the sheet."""
    sheet = book.add_worksheet(_SHEET)
    sheet.write_row(0, 0, [chart.axis, *(series.name for series in chart.series)])
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
        for column, series in enumerate(chart.series, start=1):
            if value := series.values[row - 1]:
                sheet.write_number(row, column, value)
    sheet.set_column(0, len(chart.series), 16)
    return sheet


def _drawn(book: Any, chart: Chart, layout: Layout) -> Any:
    style = layout.style("chart")
    font = {"name": layout.faces(style.font)[0], "size": style.size, "bold": False, "color": "#000000"}
    drawn = book.add_chart({"type": "bar", "subtype": "stacked"})
    for order in range(len(chart.series)):
        drawn.add_series(_series(chart, order, font))
    drawn.set_title({"none": True})  # the heading above is the title, in all forms
    drawn.set_legend({"position": "top", "font": font})
    # the first category on top, as one reads; the numbers then stand at the far end, which is the foot
    drawn.set_y_axis({"reverse": True, "num_font": font, "line": _RULE, **_UNTICKED})
    drawn.set_x_axis(
        {
            "name": chart.unit,
            "name_font": font,
            "num_font": font,
            "min": 0,
            "max": drawing.ticks(chart)[-1],
            "major_unit": drawing.step(chart),
            "num_format": "0",
            "line": _RULE,
            "major_gridlines": {"visible": True, "line": _GRID},
            "label_position": "high",
            **_UNTICKED,
        }
    )
    drawn.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    return drawn


def _series(chart: Chart, order: int, font: dict[str, Any]) -> dict[str, Any]:
    last = len(chart.categories)
    pattern, colour = drawing.FILLS[order % len(drawing.FILLS)]
    filled = (
        {"fill": {"color": colour}}
        if colour
        else {"pattern": {"pattern": _PATTERNS[pattern], "fg_color": "#000000", "bg_color": "#FFFFFF"}}
    )
    return {
        "name": [_SHEET, 0, order + 1],
        "categories": [_SHEET, 1, 0, last, 0],
        "values": [_SHEET, 1, order + 1, last, order + 1],
        "border": _RULE,
        "gap": _GAP,
        "data_labels": {"value": True, "position": "center", "num_format": "0;;", "font": font, **_WHITE},
        **filled,
    }
