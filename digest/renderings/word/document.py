"""The DOCX of a document: named Chinese styles, a filled contents field, a real page number.

WordprocessingML as in ECMA-376-1 (2016), put into a package by python-docx (``word_package``). Its default template is
not used: that brings American styles, theme fonts and a false date. The same document gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from digest.renderings import contents, line_breaks
from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import Line
from digest.renderings.word import chart, container, package_parts, styles, table
from digest.renderings.word.styles import twips

_OPTIONAL_BREAK = (
    "\u200b"  # Word's "no-width optional break": without it a long file name tears the line before it apart
)

_SLIGHT = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'  # a point high
)


def package(document: Document, layout: Layout, pages: Mapping[str, int]) -> bytes:
    """Return *document* as a DOCX file; *pages* tells on which page each anchor stands.

    RenderError where the styles of the office's own template are not XML.
    """
    names = styles.identifiers(layout)
    parts: dict[str, str | bytes] = {**package_parts.base(document, layout, names["page_number"])}
    parts.update(chart.parts(document, layout))
    return container.packed(parts, _body(document, layout, names, pages), document)


def _body(document: Document, layout: Layout, names: Mapping[str, str], pages: Mapping[str, int]) -> str:
    """Return all that stands in the body before the properties of its last section."""
    paragraphs = [_paragraph(line, names) for line in document.head]
    paragraphs += _contents(document.contents, layout, names, pages)
    body = _blocks(document, layout, names)
    if layout.paper.columns > 1:
        paragraphs.append(_section_end(layout, 1))
        if not any(line.is_wide for line in document.body):  # columns are balanced where another section follows
            body += [_section_end(layout, layout.paper.columns), _SLIGHT]
    if document.colophon:
        box = _colophon_box(document.colophon, layout, names)
        if body and body[-1].endswith("</w:p>"):
            body[-1] = body[-1].removesuffix("</w:p>") + box + "</w:p>"
        else:
            body.append(f"<w:p>{box}</w:p>")
    return "".join(paragraphs + body)


def _blocks(document: Document, layout: Layout, names: Mapping[str, str]) -> list[str]:
    """Return the paragraphs, tables and charts of the body; from the annex on they stand in one column."""
    marks = {line.anchor: place for place, line in enumerate(document.body) if line.anchor}
    order = {id(line): place for place, line in enumerate(chart.charts(document), start=1)}
    first = next((line for line in document.body if line.is_wide), None)
    blocks: list[str] = []
    for line in document.body:
        if line is first and layout.paper.columns > 1:
            blocks.append(_section_end(layout, layout.paper.columns))
        if line.cells:
            blocks.append(table.table(line.cells, layout, names["table"]))
        elif line.chart:
            blocks.append(chart.paragraph(line, order[id(line)], names["chart"], layout))
        else:
            blocks.append(_paragraph(line, names, bookmark=marks.get(line.anchor)))
    return blocks


def _section_end(layout: Layout, columns: int) -> str:
    """Return the empty paragraph that ends a section of *columns*."""
    spacing = f'<w:spacing w:before="{twips(layout.paper.pitch / 2)}" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{spacing}{package_parts.section(layout, columns)}</w:pPr></w:p>"


def bookmark_name(anchor: str) -> str:
    """Return *anchor* as Word allows bookmarks to be called: a letter, then letters, digits and underscores."""
    return "b_" + re.sub(r"\W", "_", anchor, flags=re.ASCII)[:38]


def _paragraph(line: Line, names: Mapping[str, str], *, bookmark: int | None = None) -> str:
    runs = _words(line, names)
    if bookmark is not None:
        name = bookmark_name(line.anchor)
        runs = f'<w:bookmarkStart w:id="{bookmark}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{bookmark}"/>'
    tight = '<w:spacing w:before="0"/>' if line.is_tight else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{names[line.style]}"/>{tight}</w:pPr>{runs}</w:p>'


def _words(line: Line, names: Mapping[str, str]) -> str:
    runs = [_run(line.lead, names["lead"])] if line.lead else []
    for place, row in enumerate(line.rows, start=1):
        runs += [_run(row.rstrip() if place < len(line.rows) else row)] if row else []
        runs += ["<w:r><w:br/></w:r>"] if place < len(line.rows) else []
    runs += [_run(line.tail, names[line.tail_style])] if line.tail else []
    runs += ["<w:r><w:tab/></w:r>" + _run(line.right)] if line.right else []
    return "".join(runs)


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    broken = escape(_OPTIONAL_BREAK.join(line_breaks.pieces(text)))
    return f'<w:r>{properties}<w:t xml:space="preserve">{broken}</w:t></w:r>'


def _contents(lines: Sequence[Line], layout: Layout, names: Mapping[str, str], pages: Mapping[str, int]) -> list[str]:
    """Return the contents: heading, then one real TOC field whose result is filled in already."""
    headings = [line for line in lines if not line.target]
    entries = [line for line in lines if line.target]
    paragraphs = [_paragraph(line, names) for line in headings]
    for place, line in enumerate(entries):
        begin = _field_begin(_instruction(entries, layout)) if place == 0 else ""
        end = _FIELD_END if place == len(entries) - 1 else ""
        link = _link(line, names, pages)
        style = f'<w:pPr><w:pStyle w:val="{names[line.style]}"/>{_closer(line, layout)}</w:pPr>'
        paragraphs.append(f"<w:p>{style}{begin}{link}{end}</w:p>")
    return paragraphs


def _closer(line: Line, layout: Layout) -> str:
    """Return the distance of a contents line that is set closer than its style; nothing where it is not."""
    high = twips(layout.style(line.style).lines * contents.CLOSE * layout.paper.pitch)
    return f'<w:spacing w:line="{high}" w:lineRule="exact"/>' if line.is_tight else ""


def _instruction(entries: Sequence[Line], layout: Layout) -> str:
    """Return the field code that rebuilds the same contents: by the names of the heading styles (17.16.5.68)."""
    kinds = {"section", "headline"} if any(line.style == "contents_entry" for line in entries) else {"section"}
    levels = ",".join(f"{style.name},{style.level}" for key, style in layout.styles if key in kinds)
    return f'TOC \\h \\z \\t "{levels}"'


def _link(line: Line, names: Mapping[str, str], pages: Mapping[str, int]) -> str:
    name = bookmark_name(line.target)
    number = _field_begin(f"PAGEREF {name} \\h") + _run(str(pages.get(line.target, ""))) + _FIELD_END
    return (
        f'<w:hyperlink w:anchor="{name}" w:history="1">{_words(line, names)}<w:r><w:tab/></w:r>{number}</w:hyperlink>'
    )


_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _field_begin(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _colophon_box(lines: Sequence[Line], layout: Layout, names: Mapping[str, str]) -> str:
    """Return 报尾 as a text box at the foot of the type area, in it a table of one column for the rules.

    Frames and floating tables stay where they are called in LibreOffice 7.4; a box anchored to the margin does not.
    """
    style, measure, rules = layout.style("colophon"), layout.paper.measure, layout.rules
    rows = []
    for place, line in enumerate(lines):
        top = _border("top", rules.outer if place == 0 else rules.inner)
        bottom = _border("bottom", rules.outer if place == len(lines) - 1 else rules.inner)
        cell = f'<w:tcPr><w:tcW w:w="{twips(measure)}" w:type="dxa"/><w:tcBorders>{top}{bottom}</w:tcBorders></w:tcPr>'
        rows.append(f"<w:tr><w:tc>{cell}{_row(line, layout, names)}</w:tc></w:tr>")
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(measure)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips(measure)}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    height = sum(package_parts.row_count(line, layout) for line in lines) * style.lines * layout.paper.pitch + 2
    return package_parts.text_box(table + _SLIGHT, measure, height, "报尾")


def _row(line: Line, layout: Layout, names: Mapping[str, str]) -> str:
    """Return one line of 报尾; turned lines hang under the first word after the label (7.4.2)."""
    style = layout.style("colophon")
    left, hanging = package_parts.hanging(line, style)
    indent = f'<w:ind w:left="{twips(left)}" w:right="{twips(style.right * style.size)}" w:hanging="{twips(hanging)}"/>'
    properties = f'<w:pPr><w:pStyle w:val="{names["colophon"]}"/>{indent}</w:pPr>'
    return f"<w:p>{properties}{_words(line, names)}</w:p>"


def _border(side: str, millimetres: float) -> str:
    eighths = round(millimetres / 25.4 * 72 * 8)  # of a point
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
