"""The package of a DOCX, through python-docx: our own empty package filled, its properties set, saved undated."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING

from digest.errors import RenderError
from digest.renderings.documents import Document
from digest.renderings.word import package_parts

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: it stands for no date
_LONGEST_PROPERTY = 255  # characters; Word calls a file with a longer core property damaged


def packed(base: Mapping[str, str | bytes], body: str, document: Document) -> bytes:
    """Return the package of the parts *base* with *body* in it and the properties of *document*.

    RenderError where a part is not XML, which only the styles of an office's own template can be, or *body* too long.
    """
    opened = _opened(base)
    _fill(opened, body)
    _set_properties(opened, document)
    buffer = io.BytesIO()
    opened.save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        return _zipped({name: saved.read(name) for name in saved.namelist()}, zipfile.ZIP_DEFLATED)


def _opened(parts: Mapping[str, str | bytes]) -> OpenDocument:
    import docx  # 0.1 s, for the DOCX only

    package = _zipped(
        {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}, zipfile.ZIP_STORED
    )
    try:
        return docx.Document(io.BytesIO(package))
    except SyntaxError as error:  # what lxml's XMLSyntaxError is
        raise RenderError(f"DOCX 模板的样式读不出来：{error}", "用 Word 或 WPS 把模板另存一次") from error


def _fill(opened: OpenDocument, body: str) -> None:
    """Put *body* before the section properties.

    It is parsed in one call and moved as one slice: 20,000 items take 0.8 s, moving the whole body element 50 s.
    RenderError for a text that the parser refuses: one run may have 10 MB (libxml2, XML_MAX_TEXT_LENGTH).
    """
    from docx.oxml import parse_xml

    xml = f"{package_parts.DOCUMENT_HEAD}<w:body>{body}</w:body></w:document>"
    try:
        parsed = parse_xml(xml.encode())
    except SyntaxError as error:
        raise RenderError(f"正文装不进 DOCX：{error}", "把过长的段落分开后重试") from error
    opened.element.body[0:0] = list(parsed[0])


def _set_properties(opened: OpenDocument, document: Document) -> None:
    """Set the core properties: the date is the issue's, not the clock's, the author is its publisher."""
    properties = opened.core_properties
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.subject = document.subject[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = document.publisher[:_LONGEST_PROPERTY]
    properties.keywords = "，".join(document.keywords)[:_LONGEST_PROPERTY]
    properties.language = document.language[:_LONGEST_PROPERTY]
    properties.created = properties.modified = datetime.combine(document.dated, time())


def _zipped(parts: Mapping[str, bytes], compression: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = compression
            archive.writestr(entry, content)
    return buffer.getvalue()
