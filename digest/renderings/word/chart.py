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

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.text.paragraph import Paragraph

from digest.model import Chart
from digest.renderings import drawing
from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout
from digest.renderings.word import markup, package

_SHEET = "数据"
_PART = "xl/charts/chart1.xml"
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


def add_chart(paragraph: Paragraph, chart: Chart, place: int, document: Document, layout: Layout) -> Paragraph:
    """Add *chart*, the *place*-th of *document*, to *paragraph*, and to the package its part and its workbook.

    The line is as high as the drawing: an exact height would cut it off.
    """
    part, relation = package.add_part(
        paragraph.part,
        f"/word/charts/chart{place}.xml",
        CONTENT_TYPE.DML_CHART,
        RELATIONSHIP_TYPE.CHART,
        _part(chart, document, layout),
    )
    workbook = io.BytesIO()
    book = _opened(workbook, document)
    _fill(book, chart)
    book.close()
    package.add_part(
        part,
        f"/word/embeddings/chart{place}.xlsx",
        CONTENT_TYPE.SML_SHEET,
        RELATIONSHIP_TYPE.PACKAGE,
        workbook.getvalue(),
    )
    measures = drawing.Measures(layout.paper.measure, layout.style("chart").size)
    size = (measures.width, drawing.height(chart, measures))
    paragraph.paragraph_format.line_spacing = 1.0
    markup.add_chart(paragraph, relation, size, place + 1, (chart.title, chart.summary))
    return paragraph


def _part(chart: Chart, document: Document, layout: Layout) -> bytes:
    """Return the chart part that XlsxWriter puts into a workbook of the same cells, with its workbook named.

    Each Latin face is one for Chinese too. What a label is to leave out must be said: LibreOffice 7.4 prints all that
    is not refused (21.2.2.185 to 190).
    """
    content = io.BytesIO()
    book = _opened(content, document)
    sheet = _fill(book, chart)
    sheet.insert_chart(0, len(chart.series) + 2, _drawn(book, chart, layout))
    book.close()
    with zipfile.ZipFile(content) as package:
        part = package.read(_PART).decode().replace('<c:showVal val="1"/>', _NUMBER_ALONE)
    faced = re.sub(r'<a:latin typeface="([^"]*)"[^>]*/>', r'<a:latin typeface="\1"/><a:ea typeface="\1"/>', part)
    link = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    return re.sub(r"(<c:printSettings>.*</c:printSettings>)?</c:chartSpace>", link, faced, flags=re.DOTALL).encode()


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
