"""The package of a DOCX by python-docx: its template emptied, the page set up, properties set, saved undated.

The template's American styles, theme, picture and pre-set names are taken out: only its frame of parts is used.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document as OpenDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.section import Section, _Footer
from docx.shared import Mm, Twips

from digest.renderings.documents import Document
from digest.renderings.layout.layout import Layout
from digest.renderings.word import markup
from digest.renderings.word.styles import twips

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MILLIMETRE = 72 / 25.4
# From the dash of "— 1 —" down to the foot of its line, in em of the page number: measured in LibreOffice's PDF.
_DASH_HEIGHT = 0.6
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: it stands for no date
_LONGEST_PROPERTY = 255  # characters; Word calls a file with a longer core property damaged
_KEPT = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)


def blank(layout: Layout) -> OpenDocument:
    """Return an empty document without any style but the four that all others rest on."""
    opened = docx.Document()
    for owner in (opened.part.package, opened.part):
        for name in [name for name, relation in owner.rels.items() if relation.reltype not in _KEPT]:
            del owner.rels[name]
    for style in list(opened.styles):
        if not style.element.default:
            style.delete()
    opened.styles["Normal"].paragraph_format.widow_control = False
    markup.set_defaults(opened.styles, layout.faces("fang")[0])
    # today's Word (compatibility mode 15) and no squeezing of punctuation; the settings have hardly a call
    compatible = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    opened.settings.element[:] = [
        *([markup.element("mirrorMargins")] if layout.switches.mirrored else []),
        markup.element("defaultTabStop", val=420),
        markup.element("characterSpacingControl", val="doNotCompress"),
        markup.element("compat", markup.element("compatSetting", **compatible)),
        markup.element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]
    return opened


def add_part(owner: Any, name: str, content_type: str, relation: str, content: bytes) -> tuple[Part, str]:
    """Add the part *name* to what *owner*, the package or a part, refers to; return it and the relation's id."""
    package = getattr(owner, "package", owner)
    part = Part(PackURI(name), content_type, content, package)
    return part, owner.relate_to(part, relation)


def set_page(opened: OpenDocument, layout: Layout, number_style: str) -> None:
    """Set sheet, margins, line grid (5.2.3) and page numbers of the first section; all others follow it."""
    (section,) = opened.sections
    paper, style = layout.paper, layout.style("page_number")
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    for side in ("top", "right", "bottom", "left"):
        setattr(section, f"{side}_margin", Twips(twips(getattr(paper, side) * _MILLIMETRE)))
    below = (paper.bottom - paper.page_number_below) * _MILLIMETRE - _DASH_HEIGHT * style.size
    section.header_distance, section.footer_distance = Twips(851), Twips(twips(below))
    if paper.columns > 1:
        section.start_type = WD_SECTION.CONTINUOUS
    set_columns(section, layout, 1)
    markup.set_grid(section, twips(paper.pitch))
    for footer, side in _footers(opened, section, layout):
        paragraph = footer.paragraphs[0]
        paragraph._p.style = number_style
        if side:
            form = paragraph.paragraph_format
            setattr(form, f"{side}_indent", Twips(twips(style.size)))
            form.first_line_indent = Twips(0)
            form.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.add_run("— ")
        markup.add_field(paragraph, "PAGE", "1")
        paragraph.add_run(" —")


def set_columns(section: Section, layout: Layout, columns: int) -> None:
    """Set *section* in *columns*, as far apart as the layout says."""
    markup.set_columns(section, columns, twips(layout.paper.gap * _MILLIMETRE))


def saved(opened: OpenDocument, document: Document, layout: Layout) -> bytes:
    """Return the bytes of *opened* with the properties of *document*: the same document gives the same bytes."""
    properties = opened.core_properties
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.subject = document.subject[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = document.publisher[:_LONGEST_PROPERTY]
    properties.keywords = "，".join(document.keywords)[:_LONGEST_PROPERTY]
    properties.language = document.language[:_LONGEST_PROPERTY]
    properties.created = properties.modified = datetime.combine(document.dated, time())  # the issue's, not the clock's
    company = f"<Application>Union Digest</Application><Company>{escape(document.publisher)}</Company>"
    application = f'<Properties xmlns="{RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}">{company}</Properties>'.replace(
        "relationships/extended", "extended"
    )
    parts = (
        (opened.part.package, "/docProps/app.xml", "OFC_EXTENDED_PROPERTIES", "EXTENDED_PROPERTIES", application),
        (opened.part, "/word/fontTable.xml", "WML_FONT_TABLE", "FONT_TABLE", _font_table(layout)),
    )
    for owner, name, kind, relation, text in parts:
        types = getattr(CONTENT_TYPE, kind), getattr(RELATIONSHIP_TYPE, relation)
        add_part(owner, name, *types, (_DECLARATION + text).encode())
    made, undated = io.BytesIO(), io.BytesIO()
    opened.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(undated, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return undated.getvalue()


def _footers(opened: OpenDocument, section: Section, layout: Layout) -> Iterator[tuple[_Footer, str]]:
    """Yield the footers and their sides: one centred, or an odd one at the right and an even one at the left (7.5)."""
    if layout.switches.page_number == "centre":
        yield section.footer, ""
    else:
        opened.settings.odd_and_even_pages_header_footer = True
        yield section.footer, "right"
        yield section.even_page_footer, "left"


def _font_table(layout: Layout) -> str:
    """Return the font table: each official face with its other name, so that either one installed is found."""
    entries = []
    for _, names in layout.fonts:
        other = f"<w:altName w:val={quoteattr(names[1])}/>" if len(names) > 1 else ""
        entries.append(
            f'<w:font w:name={quoteattr(names[0])}>{other}<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        )
    return f"<w:fonts {nsdecls('w')}>{''.join(entries)}</w:fonts>"
