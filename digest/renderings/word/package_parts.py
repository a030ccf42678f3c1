"""The parts of a DOCX package beside text and styles: types, relations, settings, footers, section, text box."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape

from digest.renderings import titles
from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout, Style
from digest.renderings.lines import Line
from digest.renderings.word import chart, styles
from digest.renderings.word.styles import NAMESPACE, twips

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_EMU = 12700  # English metric units in a point
_MILLIMETRE = 72 / 25.4
# From the dash of "— 1 —" down to the foot of its line, in em of the page number: measured in LibreOffice's PDF.
_DASH_HEIGHT = 0.6

DOCUMENT_HEAD = (
    f'{_DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}"'
    f' xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
)
_RELATIONS_OF_PACKAGE = (
    f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)


def base(document: Document, layout: Layout, number_style: str) -> dict[str, str]:
    """Return the parts of a package with an empty body, by name; *number_style* is the style id of page numbers."""
    body = f"{DOCUMENT_HEAD}<w:body>{section(layout, 1)}</w:body></w:document>"
    return {
        "[Content_Types].xml": _content_types(document, layout),
        "_rels/.rels": _RELATIONS_OF_PACKAGE,
        "docProps/app.xml": _application(document),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _document_relations(document, layout),
        "word/styles.xml": styles.styles(layout, document.name_size),
        "word/fontTable.xml": styles.font_table(layout),
        "word/settings.xml": _settings(layout),
        **_footers(layout, number_style),
    }


def _footer_names(layout: Layout) -> tuple[str, ...]:
    return ("default",) if layout.switches.page_number == "centre" else ("default", "even")


def _content_types(document: Document, layout: Layout) -> str:
    """Return ``[Content_Types].xml``."""
    parts = {"document": "document.main", "styles": "styles", "fontTable": "fontTable", "settings": "settings"}
    parts |= {f"footer-{name}": "footer" for name in _footer_names(layout)}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.wordprocessingml.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    overrides += "".join(
        f'<Override PartName="/word/charts/chart{place}.xml" ContentType="{_TYPES}.drawingml.chart+xml"/>'
        for place, _ in enumerate(chart.charts(document), start=1)
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{_TYPES}.spreadsheetml.sheet"/>{overrides}'
        f'<Override PartName="/docProps/app.xml" ContentType="{_TYPES}.extended-properties+xml"/></Types>'
    )


def _document_relations(document: Document, layout: Layout) -> str:
    """Return ``word/_rels/document.xml.rels``: nothing outside the package."""
    targets = [("styles", "styles"), ("fontTable", "fontTable"), ("settings", "settings")]
    targets += [("footer", f"footer-{name}") for name in _footer_names(layout)]
    relations = "".join(
        f'<Relationship Id="{_relation(part)}" Type="{_RELATIONS}/{kind}" Target="{part}.xml"/>'
        for kind, part in targets
    )
    relations += "".join(
        f'<Relationship Id="{chart.relation(place)}" Type="{_RELATIONS}/chart" Target="charts/chart{place}.xml"/>'
        for place, _ in enumerate(chart.charts(document), start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _relation(part: str) -> str:
    return "rId_" + part.replace("-", "_")


def _application(document: Document) -> str:
    """Return the extended properties."""
    return (
        f'{_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Union Digest</Application><Company>{escape(document.publisher)}</Company></Properties>"
    )


def _settings(layout: Layout) -> str:
    """Return ``settings.xml``: today's Word (compatibility mode 15), no squeezing of punctuation."""
    even = "<w:evenAndOddHeaders/>" if layout.switches.page_number == "outside" else ""
    return (
        f'{_DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:defaultTabStop w:val="420"/>{even}'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footers(layout: Layout, style: str) -> dict[str, str]:
    """Return the footer parts: one centred, or an odd one at the right and an even one at the left (7.5)."""
    size = layout.style("page_number").size
    if layout.switches.page_number == "centre":
        return {"word/footer-default.xml": _footer(style, "")}
    right = f'<w:ind w:right="{twips(size)}" w:firstLine="0"/><w:jc w:val="right"/>'
    left = f'<w:ind w:left="{twips(size)}" w:firstLine="0"/><w:jc w:val="left"/>'
    return {"word/footer-default.xml": _footer(style, right), "word/footer-even.xml": _footer(style, left)}


def _footer(style: str, properties: str) -> str:
    number = (
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    )
    return (
        f'{_DECLARATION}<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        f"{number}</w:p></w:ftr>"
    )


def section(layout: Layout, columns: int) -> str:
    """Return the properties of a section of *columns*: sheet, margins, footers, and the line grid (5.2.3)."""
    paper, style = layout.paper, layout.style("page_number")
    references = "".join(
        f'<w:footerReference w:type="{name}" r:id="{_relation(f"footer-{name}")}"/>' for name in _footer_names(layout)
    )
    top, right, bottom, left = (
        twips(side * _MILLIMETRE) for side in (paper.top, paper.right, paper.bottom, paper.left)
    )
    below = (paper.bottom - paper.page_number_below) * _MILLIMETRE - _DASH_HEIGHT * style.size
    flow = '<w:type w:val="continuous"/>' if paper.columns > 1 else ""
    set_in = f'<w:cols w:num="{columns}" w:space="{twips(paper.gap * _MILLIMETRE)}"/>' if columns > 1 else ""
    return (
        f'<w:sectPr>{references}{flow}<w:pgSz w:w="{round(paper.width * _MILLIMETRE * 20)}" '
        f'w:h="{round(paper.height * _MILLIMETRE * 20)}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="851" w:footer="{twips(below)}" w:gutter="0"/>'
        f'{set_in}<w:docGrid w:type="lines" w:linePitch="{twips(paper.pitch)}"/></w:sectPr>'
    )


def hanging(line: Line, style: Style) -> tuple[float, float]:
    """Return the left indent and the hang of one line of 报尾, in points."""
    hang = line.hang * style.size
    return style.left * style.size + hang, hang


def row_count(line: Line, layout: Layout) -> int:
    """Return how many rows a line of 报尾 takes: what follows the label fills the measure between the indents."""
    style = layout.style("colophon")
    room = layout.paper.measure - style.right * style.size - hanging(line, style)[0]
    return max(1, math.ceil(titles.width("".join(line.rows)) * style.size / room))


def text_box(content: str, width: float, height: float, name: str) -> str:
    """Return a run with a text box of *width* × *height* points at the foot of the type area; text keeps off it."""
    extent = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
