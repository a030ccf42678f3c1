"""The printing press: a program of its own that turns one HTML page into a PDF (run by ``printing``).

It runs in a child process with limits on memory and time. It takes the JSON object of ``order`` on standard
input and writes one line of JSON (``pages``: on which page each anchor stands; ``missing``: characters without a glyph;
``count``) and the PDF to standard output.

WeasyPrint 70 does two things that Chinese pages cannot bear; both are mended here, for this process only:
- ``text-align: justify`` stretches nothing but spaces, so Chinese lines stay ragged: ``_justify`` spreads the rest of a
  line between its Chinese characters (CSS Text 3, 8.4 ``text-justify: inter-character``), when the line is drawn;
- a glyph from a second face shifts the base line, so a line grows and a page loses one: ``_split`` takes the base line
  of the paragraph's own face (CSS 2.1, 10.8: the strut) for every piece of text.
"""

from __future__ import annotations

import ctypes.util
import gc
import importlib.util
import itertools
import json
import logging
import sys
from datetime import datetime
from types import ModuleType
from typing import Any


def _put_off(name: str) -> None:
    """Let the module *name* be imported only when it is used; one that is there already stays: it bears no second."""
    if name in sys.modules:
        return
    found = importlib.util.find_spec(name)
    assert found
    assert found.loader
    found.loader = importlib.util.LazyLoader(found.loader)
    module = importlib.util.module_from_spec(found)
    sys.modules[name] = module
    found.loader.exec_module(module)
    parent, _, child = name.rpartition(".")
    setattr(sys.modules[parent], child, module)


def _instance(*arguments: Any, **options: Any) -> Any:
    """Call what ``_start_quickly`` stands in for: only a variable font needs it."""
    del sys.modules["fontTools.varLib.instancer"]
    return importlib.import_module("fontTools.varLib.instancer").instantiateVariableFont(*arguments, **options)


def _start_quickly() -> None:
    """Spare WeasyPrint what costs time at its start and is not used for our pages: 0.5 of 0.7 s of CPU."""
    if sys.platform == "linux":
        # It asks for each library by several names, and find_library starts compiler and linker for each: 0.4 s. The
        # last name tried is the file's own, which the loader finds without help.
        ctypes.util.find_library = lambda name: None
    importlib.import_module("fontTools.ttLib")
    for name in ("fontTools.subset", "fontTools.ttLib.woff2"):  # HarfBuzz subsets where it can; our faces are no WOFF2
        _put_off(name)
    stand_in = ModuleType("fontTools.varLib.instancer")
    stand_in.instantiateVariableFont = _instance  # type: ignore[attr-defined]
    sys.modules[stand_in.__name__] = stand_in


_start_quickly()

import weasyprint  # noqa: E402
from fontTools.ttLib.tables import _h_e_a_d  # noqa: E402
from weasyprint.layout import inline  # noqa: E402
from weasyprint.text import line_break  # noqa: E402
from weasyprint.text.ffi import TO_UNITS, ffi, pango  # noqa: E402
from weasyprint.urls import URLFetcher  # noqa: E402

# In em between two characters: above a quarter a line reads as spaced out (tried 0.15 to 0.5 on lines that end before
# a long number or file name); such a line stays ragged.
_GREATEST_STRETCH = 0.25
_YEAR_1970 = 2082844800  # in seconds since 1904, as OpenType counts ("head")
_PAIRS = "—…"  # drawn as one stroke over two characters: never parted
# PDF/UA-1 identification with its extension schema, as PDF/A asks for a namespace that it does not know itself
# (ISO 19005-3, 6.6.2.3; ISO 14289-1, clause 5).
_UNIVERSAL_ACCESS = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


class _Missing(logging.Handler):
    """Collects what WeasyPrint says about characters that no face could draw."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if "notdef" in str(record.msg) and isinstance(record.args, tuple):
            self.characters.append(str(record.args[0]))


def main() -> None:
    """Read the order from standard input, print it, write the answer to standard output."""
    order = json.load(sys.stdin.buffer)
    _limit(order["memory"], order["seconds"])
    gc.disable()  # this process ends with its page
    _mend()
    missing = _Missing()
    logger = logging.getLogger("weasyprint")
    logger.handlers = [missing]
    document = weasyprint.HTML(string=order["html"], url_fetcher=URLFetcher(allowed_protocols=[])).render()
    document.metadata.xmp_metadata.append(_UNIVERSAL_ACCESS)
    content = document.write_pdf(
        pdf_variant="pdf/a-3a",
        pdf_identifier=True,
        attachments=[_attachment(order)] if order["attachment"] else [],
    )
    pages = {name: number for number, page in enumerate(document.pages, start=1) for name in page.anchors}
    answer = {"pages": pages, "missing": sorted(set(missing.characters)), "count": len(document.pages)}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


def _attachment(order: dict[str, Any]) -> weasyprint.Attachment:
    created = datetime.fromisoformat(order["created"])
    return weasyprint.Attachment(
        string=order["attachment"],
        name=order["attachment_name"],
        description=order["attachment_description"],
        created=created,
        modified=created,
        relationship="Source",
    )


def _limit(memory: int, seconds: int) -> None:
    """Bound this process: beyond *memory* bytes an allocation fails, beyond *seconds* of CPU it is ended."""
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's patience is the only one there
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _mend() -> None:
    _h_e_a_d.timestampNow = lambda: _YEAR_1970  # fontTools, which subsets where HarfBuzz cannot, would write the hour
    line_break.Layout.set_text = _set_text
    inline.split_text_box = _split
    inline.justify_line = _justify


def _is_spread(character: str) -> bool:
    """Say whether room may be added beside *character*: Chinese characters and their punctuation."""
    return (character >= "\u2e80" or character in "“”‘’·") and character not in _PAIRS


def _units(text: str) -> float:
    """Return how many times a letter spacing on the Chinese of *text* is added to its width.

    Pango adds half of it on each side of a character, except at the two ends of the text.
    """
    count = sum(map(_is_spread, text))
    return count - 0.5 * _is_spread(text[0]) - 0.5 * _is_spread(text[-1]) if count else 0.0


_plain_set_text = line_break.Layout.set_text
_plain_split = inline.split_text_box
_plain_justify = inline.justify_line


def _set_text(layout: Any, text: str, justify: bool = False) -> None:
    _plain_set_text(layout, text, justify)
    spacing = getattr(layout, "spread", 0.0)
    if not (justify and spacing):
        return
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    position = 0
    for is_spread, group in itertools.groupby(text, key=_is_spread):
        start, position = position, position + len("".join(group).encode())  # in UTF-8 bytes
        if is_spread:
            attribute = pango.pango_attr_letter_spacing_new(int(spacing * TO_UNITS))
            attribute.start_index, attribute.end_index = start, position
            pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _split(context: Any, box: Any, *arguments: Any, **options: Any) -> Any:
    text_box, resume_at, is_broken = _plain_split(context, box, *arguments, **options)
    if text_box is not None:
        text_box.baseline = line_break.strut(text_box.style)[1]
    return text_box, resume_at, is_broken


def _justify(context: Any, line: Any, extra: float) -> None:
    units = sum(_units(box.text) for box in _texts(line))
    if not units or extra / units > _GREATEST_STRETCH * line.style["font_size"]:
        _plain_justify(context, line, extra)
        return
    _spread(line, extra / units, 0.0)


def _texts(box: Any) -> list[Any]:
    if isinstance(box, inline.boxes.TextBox):
        return [box] if box.text else []
    if isinstance(box, (inline.boxes.LineBox, inline.boxes.InlineBox)):
        return [text for child in box.children for text in _texts(child)]
    return []


def _spread(box: Any, spacing: float, advance: float) -> float:
    """Widen the text boxes in *box* by *spacing* a unit, moving it by *advance*; return the advance after it."""
    if isinstance(box, inline.boxes.TextBox):
        box.position_x += advance
        if box.text and (units := _units(box.text)):
            box.pango_layout.spread = spacing
            box.width += spacing * units
            advance += spacing * units
    elif isinstance(box, (inline.boxes.LineBox, inline.boxes.InlineBox)):
        box.position_x += advance
        before = advance
        for child in box.children:
            if child.is_in_normal_flow():
                advance = _spread(child, spacing, advance)
        box.width += advance - before
    else:
        box.translate(advance, 0)
    return advance


if __name__ == "__main__":
    main()
