"""The WordprocessingML that python-docx 1.2 has no call for; whatever it has a call for is done by that call.

Each helper says what is lacking. The order of elements is the schema's (ECMA-376-1, wml.xsd).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.styles.styles import Styles
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

_EMU = 12700  # English metric units in a point
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_VML, _VML_WORD = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:word"
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def element(tag: str, *children: Any, **values: object) -> Any:
    """Return the element ``w:tag`` with *children* and the attributes *values* of the same namespace."""
    made = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): str(value) for name, value in values.items()})
    made.extend(children)
    return made


def border(side: str, points: float, *, space: int = 0, colour: str = "000000") -> Any:
    """Return a single rule of *points* at *side*: borders of paragraphs, tables and cells have no call."""
    return element(side, val="single", sz=round(points * 8), space=space, color=colour)


def add_field(paragraph: Paragraph, code: str, result: str) -> None:
    """Append a field with its *result* to *paragraph*: fields have no call."""
    begin_field(paragraph, code)
    paragraph.add_run(result)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field in *paragraph*; all up to ``end_field`` is its result, which may reach over paragraphs."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    for mark in (element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(mark)


def end_field(paragraph: Paragraph) -> None:
    """End the field begun last."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def begin_bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """Begin the bookmark that a contents line leads to: bookmarks have no call."""
    paragraph._p.append(element("bookmarkStart", id=number, name=name))


def end_bookmark(paragraph: Paragraph, number: int) -> None:
    """End the bookmark begun with *number*."""
    paragraph._p.append(element("bookmarkEnd", id=number))


def link(paragraph: Paragraph, first: int, name: str) -> None:
    """Make all from the child *first* of *paragraph* on a link to the bookmark *name*: links can only be read."""
    paragraph._p.append(element("hyperlink", *paragraph._p[first:], anchor=name, history=1))


def set_faces(properties: Any, name: str) -> None:
    """Set all four slots of a run's face: ``font.name`` sets two, never the East Asian one, and leaves theme faces."""
    faces = properties.get_or_add_rFonts()
    faces.attrib.clear()
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{slot}"), name)


def set_defaults(styles: Styles, face: str) -> None:
    """Set the document's defaults, which have no call: Chinese, *face*, no distance of its own."""
    properties = element("rPr")
    set_faces(properties, face)
    properties.append(element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    made = element("docDefaults", element("rPrDefault", properties), element("pPrDefault"))
    styles.element.replace(styles.element.find(qn("w:docDefaults")), made)


def add_chinese_settings(style: ParagraphStyle) -> None:
    """Append what has no call: no gap between scripts, the lines off the grid's snapping, since they are exact.

    Punctuation may hang at the right edge, as Chinese Word documents have it by default: LibreOffice 7.4 reads
    ``overflowPunct`` the wrong way round and sets 28 characters only where it is allowed.
    """
    values = {"overflowPunct": 1, "autoSpaceDE": 0, "autoSpaceDN": 0, "snapToGrid": 0}
    style.element.pPr.extend(element(name, val=value) for name, value in values.items())


def add_rule_below(style: ParagraphStyle, points: float, colour: str) -> None:
    """Append a rule below the paragraphs of *style*."""
    style.element.pPr.append(element("pBdr", border("bottom", points, space=3, colour=colour)))


def add_outline_level(style: ParagraphStyle, level: int) -> None:
    """Append the outline level, which has no call; the first is 1."""
    style.element.pPr.append(element("outlineLvl", val=level - 1))


def add_character_spacing(style: BaseStyle, twips: int) -> None:
    """Append the distance between characters, which has no call."""
    style.element.get_or_add_rPr().append(element("spacing", val=twips))


def add_complex_size(style: BaseStyle, half_points: int) -> None:
    """Append the size for complex scripts: ``font.size`` sets the one of the others only."""
    style.element.get_or_add_rPr().append(element("szCs", val=half_points))


def set_columns(section: Section, count: int, gap: int) -> None:
    """Set the columns of *section*, *gap* twips apart: they have no call."""
    columns = section._sectPr.find(qn("w:cols"))
    columns.attrib.clear()
    if count > 1:
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), str(gap))


def set_grid(section: Section, pitch: int) -> None:
    """Set the document grid of *section*, lines *pitch* twips apart (GB/T 9704, 5.2.3): it has no call."""
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(pitch))


def set_table(table: Table, width: int, margins: Mapping[str, int], borders: tuple[Any, ...] = ()) -> None:
    """Set width, borders and cell margins (twips) of *table*, which have no call, and take off its conditional look."""
    properties = table._tbl.tblPr
    extent, layout = properties.find(qn("w:tblW")), properties.find(qn("w:tblLayout"))
    extent.set(qn("w:w"), str(width))
    extent.set(qn("w:type"), "dxa")
    properties.remove(properties.find(qn("w:tblLook")))
    if borders:
        layout.addprevious(element("tblBorders", *borders))
    layout.addnext(element("tblCellMar", *(element(side, w=wide, type="dxa") for side, wide in margins.items())))


def set_row(row: _Row, *, is_header: bool) -> None:
    """Keep *row* on one page, and repeat it on every page where it is the header: neither has a call."""
    row._tr.get_or_add_trPr().extend([element("cantSplit"), *([element("tblHeader")] if is_header else [])])


def add_cell_borders(cell: Any, *borders: Any) -> None:
    """Append *borders* to the properties of *cell*."""
    cell._tc.get_or_add_tcPr().append(element("tcBorders", *borders))


def add_chart(
    paragraph: Paragraph, relation: str, size: tuple[float, float], number: int, words: tuple[str, str]
) -> None:
    """Append the chart part of *relation*, *size* in points, with its name and description: charts have no call."""
    wide, high = (round(side * _EMU) for side in size)
    paragraph.add_run()._r.append(
        parse_xml(
            f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
            f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" name={quoteattr(words[0])} '
            f'descr={quoteattr(words[1])}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_CHART}">'
            f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
    )


def add_text_box(paragraph: Paragraph, content: tuple[Any, ...], size: tuple[float, float], name: str) -> None:
    """Append a box with the elements *content*, *size* in points, at the foot of the type area; text keeps off it.

    Text boxes have no call. Word of 2007, and previews in mail and phones, know the older form of it only.
    """
    extent = f'cx="{round(size[0] * _EMU)}" cy="{round(size[1] * _EMU)}"'
    box = parse_xml(
        f'<mc:AlternateContent xmlns:mc="{_MARKUP}" xmlns:wps="{_SHAPE}" {nsdecls("w", "wp", "a")}>'
        '<mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict xmlns:v="{_VML}" xmlns:w10="{_VML_WORD}"><v:rect stroked="f" filled="f" '
        f'style="position:absolute;width:{size[0]:.1f}pt;height:{size[1]:.1f}pt;mso-position-horizontal:left;'
        "mso-position-horizontal-relative:margin;mso-position-vertical:bottom;"
        'mso-position-vertical-relative:margin"><v:textbox inset="0,0,0,0"><w:txbxContent/></v:textbox>'
        '<w10:wrap type="topAndBottom"/></v:rect></w:pict></mc:Fallback></mc:AlternateContent>'
    )
    new, old = box.iter(qn("w:txbxContent"))
    old.extend(deepcopy(content))
    new.extend(content)
    paragraph.add_run()._r.append(box)
