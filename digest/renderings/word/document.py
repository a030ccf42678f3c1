"""The DOCX of a document, by python-docx: named Chinese styles, a filled contents field, a real page number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docx.document import Document as OpenDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from digest.errors import RenderError
from digest.renderings import line_breaks, paging
from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine
from digest.renderings.word import chart, markup, office, package, tables
from digest.renderings.word.styles import add_styles, twips

_OPTIONAL_BREAK = (
    "\u200b"  # Word's "no-width optional break": without it a long file name tears the line before it apart
)
_ABOVE_BOX = 2 / 25.4 * 72  # points: 2 mm, as in print.css
_HEADINGS = ("section", "headline", "proposed")
_LONGEST = 10_000_000  # bytes of one run: what libxml2 reads (XML_MAX_TEXT_LENGTH), so no reader would open the file


def packed(document: Document, layout: Layout, pages: Mapping[str, int]) -> bytes:
    """Return *document* as a DOCX file; *pages* tells on which page each anchor stands.

    RenderError where the office's own base cannot be used, or a text is too long.
    """
    opened = package.blank(layout)
    office.take_styles(opened, layout)
    names = add_styles(opened, layout, document.name_size)
    package.set_page(opened, layout, names["page_number"])
    for line in document.head:
        if line.style != "box":
            _add_line(opened, line, names)
    if boxes := [line for line in document.head if line.style == "box"]:
        _make_slight(opened.add_paragraph(), before=twips(_ABOVE_BOX))
        tables.add_boxes(opened, boxes, layout, names["box"])
    for line in document.points:
        if line.target:
            _add_link(_add_paragraph(opened, names[line.style]), line, names, pages)
        else:
            _add_line(opened, line, names)
    _add_contents(opened, document.contents, layout, names, pages)
    if layout.paper.columns > 1:
        _begin_section(opened, layout, layout.paper.columns)
    last = _add_body(opened, document, layout, names)
    if layout.paper.columns > 1 and not any(line.is_wide for line in document.body):
        _begin_section(opened, layout, 1)  # columns are balanced where another section follows
        last = _add_slight(opened)
    if document.is_closed_apart:
        _begin_section(opened, layout, 1, WD_SECTION.EVEN_PAGE)
        last = _add_slight(opened)
    if document.colophon:
        _add_colophon(opened, last or opened.add_paragraph(), document.colophon, layout, names)
    return package.saved(opened, document, layout)


def bookmark_name(anchor: str) -> str:
    """Return *anchor* as Word allows bookmarks to be called: a letter, then letters, digits and underscores."""
    return "b_" + re.sub(r"\W", "_", anchor, flags=re.ASCII)[:38]


def _add_body(opened: OpenDocument, document: Document, layout: Layout, names: Mapping[str, str]) -> Paragraph | None:
    """Add the lines, tables and charts of the body; from the annex on they stand in one column.

    Returns the last paragraph, None where a table is last or there is nothing.
    """
    marks = {line.anchor: place for place, line in enumerate(document.body) if line.anchor}
    first = next((line for line in document.body if line.is_wide), None)
    last, charts = None, 0
    for line in document.body:
        if line is first and layout.paper.columns > 1:
            _begin_section(opened, layout, 1)
        if line.cells:
            tables.add_table(opened, line.cells, layout, names["table"])
            last = None
        elif line.chart:
            charts += 1
            last = chart.add_chart(_add_paragraph(opened, names["chart"]), line.chart, charts, document, layout)
        else:
            last = _add_line(opened, line, names, bookmark=marks.get(line.anchor))
    return last


def _begin_section(
    opened: OpenDocument, layout: Layout, columns: int, start: WD_SECTION = WD_SECTION.CONTINUOUS
) -> None:
    """Begin a section of *columns*, on the same page unless *start* says else; the break is in an empty paragraph."""
    package.set_columns(opened.add_section(start), layout, columns)
    _make_slight(opened.paragraphs[-1], before=twips(layout.paper.pitch / 2))


def _add_slight(opened: OpenDocument) -> Paragraph:
    """Add an empty paragraph, a point high."""
    return _make_slight(opened.add_paragraph(), before=0)


def _make_slight(paragraph: Paragraph, *, before: int) -> Paragraph:
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Twips(before), Twips(0), Twips(20)
    return paragraph


def _add_paragraph(opened: OpenDocument, style: str) -> Paragraph:
    """Add a paragraph with the id of its style, before the section's properties, which end the body.

    ``add_paragraph`` looks through the whole body for them and through all styles for the name: 5 s for 6000 entries.
    """
    paragraph = Paragraph(OxmlElement("w:p"), opened)
    opened.element.body[-1].addprevious(paragraph._p)
    paragraph._p.style = style
    return paragraph


def _add_line(
    opened: OpenDocument, line: PrintedLine, names: Mapping[str, str], *, bookmark: int | None = None
) -> Paragraph:
    paragraph = _add_paragraph(opened, names[line.style])
    if line.is_tight:
        paragraph.paragraph_format.space_before = Twips(0)
    if bookmark is not None:
        markup.begin_bookmark(paragraph, bookmark, bookmark_name(line.anchor))
    _add_words(paragraph, line, names)
    if bookmark is not None:
        markup.end_bookmark(paragraph, bookmark)
    return paragraph


def _add_words(paragraph: Paragraph, line: PrintedLine, names: Mapping[str, str]) -> None:
    rows = [*(row.rstrip() for row in line.rows[:-1]), *line.rows[-1:]]
    _add_run(paragraph, line.lead, names["lead"])
    _add_run(paragraph, "\n".join(rows))
    _add_run(paragraph, line.tail, names[line.tail_style] if line.tail else "")
    _add_run(paragraph, f"\t{line.right}" if line.right else "")


def _add_run(paragraph: Paragraph, text: str, style: str = "") -> None:
    """Add *text*, if any; a tab and a turn of the line in it become Word's own."""
    if len(text.encode()) > _LONGEST:
        raise RenderError(f"正文装不进 DOCX：一段有{len(text)}字", "把过长的段落分开后重试")
    if text:
        run = paragraph.add_run(_OPTIONAL_BREAK.join(line_breaks.pieces(text)))
        if style:
            run._r.style = style


def _add_contents(
    opened: OpenDocument,
    lines: Sequence[PrintedLine],
    layout: Layout,
    names: Mapping[str, str],
    pages: Mapping[str, int],
) -> None:
    """Add the contents: heading, then one real TOC field whose result is filled in already."""
    for line in lines[:1]:
        _add_line(opened, line, names)
    entries = lines[1:]
    # the field rebuilds the same contents by the names of the heading styles (17.16.5.68)
    levels = ",".join(f"{style.name},{style.level}" for key, style in layout.styles if key in _HEADINGS)
    for place, line in enumerate(entries, start=1):
        paragraph = _add_paragraph(opened, names[line.style])
        if line.is_tight:
            high = layout.style(line.style).lines * paging.CLOSE * layout.paper.pitch
            paragraph.paragraph_format.line_spacing = Twips(twips(high))
        if place == 1:
            markup.begin_field(paragraph, f'TOC \\h \\z \\t "{levels}"')
        _add_link(paragraph, line, names, pages)
        if place == len(entries):
            markup.end_field(paragraph)


def _add_link(paragraph: Paragraph, line: PrintedLine, names: Mapping[str, str], pages: Mapping[str, int]) -> None:
    """Add the words of a contents line and, where it leads to a page, the number of that, all of it a link."""
    first, name = len(paragraph._p), bookmark_name(line.target)
    _add_words(paragraph, line, names)
    if not line.target:
        return
    _add_run(paragraph, "\t")
    markup.add_field(paragraph, f"PAGEREF {name} \\h", str(pages.get(line.target, "")))
    markup.link(paragraph, first, name)


def _add_colophon(
    opened: OpenDocument, paragraph: Paragraph, lines: Sequence[PrintedLine], layout: Layout, names: Mapping[str, str]
) -> None:
    """Add 报尾 to *paragraph* as a text box at the foot of the type area.

    Frames and floating tables stay where they are called in LibreOffice 7.4; a box anchored to the margin does not.
    """
    table, height = tables.add_colophon(opened, lines, layout, names["colophon"])
    for cell, line in zip(table.columns[0].cells, lines, strict=True):
        _add_words(cell.paragraphs[0], line, names)
    content = (table._tbl, _add_slight(opened)._p)
    markup.add_text_box(paragraph, content, (layout.paper.measure, height), "报尾")
