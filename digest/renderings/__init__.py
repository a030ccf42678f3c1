"""Room 6: an issue in, the bytes of one form out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from digest.errors import RenderError
from digest.model import Form, Issue, Rendering
from digest.renderings import budget, coverage, documents, markdown, record, web
from digest.renderings.faces import glyphs
from digest.renderings.faces.glyphs import Unprintable
from digest.renderings.layout import files
from digest.renderings.layout.layout import Layout
from digest.renderings.pdf import printing
from digest.renderings.pdf.order import EmbeddedFile
from digest.renderings.shortening import shortened

__all__ = ["RENDERERS", "Renderer", "Unprintable", "abridged", "coverage", "lacking_styles", "render", "unprintable"]

Renderer = Callable[[Issue, Layout], bytes]
# Lines kept free where the press evens columns onto one page more than was reckoned: four of 24 drawn bulletins of 30
# to 100 entries ended on a page of their 报尾 alone, and no single reserve held for all.
_SLACKS = (0, 2, 4, 6, 9)


def render(issue: Issue, form: Form, *, layout: str | Path = "jianbao") -> Rendering:
    """Return *issue* in *form* with *layout*: a name under templates/, or the path of an office's own folder.

    Raises RenderError, in Chinese, for an unknown form or layout, a template that does not parse, a character that no
    face has, or an issue that cannot be set within the limits.
    """
    if form not in RENDERERS:
        raise RenderError(f"没有“{form}”这种形式", f"可用的有：{'、'.join(RENDERERS)}")
    loaded = files.load(files.folder_of(layout))
    content = RENDERERS[form](issue, loaded)
    return Rendering(form, f"{issue.stem}.{form}", documents.document_title(issue, loaded), content)


def unprintable(issue: Issue, *, layout: str | Path = "jianbao") -> tuple[Unprintable, ...]:
    """Return the characters that no face has, and where each stands: for these PDF and DOCX are refused.

    Empty when ``render`` would find nothing amiss: ask before, to tell an editor while there is still time.
    """
    loaded = files.load(files.folder_of(layout))
    return glyphs.unprintable(_document(issue, loaded), loaded)


def abridged(issue: Issue, *, layout: str | Path = "jianbao") -> Issue:
    """Return *issue* with what *layout* prints of it and no more: its entries, each with the sentences of its room."""
    return _abridged(issue, _document(issue, files.load(files.folder_of(layout))))


def _abridged(issue: Issue, document: documents.Document) -> Issue:
    """Return *issue* with what *document* prints of it."""
    if document.grades is None:
        return issue
    given = dict(document.grades)
    sections = []
    for section in issue.sections:
        entries = (entry for entry in section.entries if entry.anchor in given)
        shown = (replace(entry, text=shortened(entry, entry.text, given[entry.anchor])) for entry in entries)
        sections.append(replace(section, entries=tuple(shown)))
    return replace(issue, sections=tuple(section for section in sections if section.entries))


def lacking_styles(*, layout: str | Path = "jianbao") -> tuple[str, ...]:
    """Return the styles that the office's own base of the DOCX has not and the layout adds; none without a base."""
    from digest.renderings import word  # as in _docx

    return word.lacking(files.load(files.folder_of(layout)))


def _pdf(issue: Issue, layout: Layout) -> bytes:
    return _printed(issue, layout)[1].content


def _printed(issue: Issue, layout: Layout) -> tuple[documents.Document, printing.Printed]:
    """Return the document of *issue* and its PDF, with 报尾 on an even page where the layout wants that."""
    document = _document(issue, layout)
    glyphs.check(document, layout)
    data = _data(issue, document)
    made = printing.printed(document, layout, data)
    if layout.switches.even_close and made.count % 2 and document.colophon:
        document = replace(document, is_closed_apart=True)
        made = printing.printed(document, layout, data)
    return document, made


def _document(issue: Issue, layout: Layout) -> documents.Document:
    return documents.document(issue, layout, _slack(issue, layout))


@functools.lru_cache(maxsize=1)  # asked for by each form
def _slack(issue: Issue, layout: Layout) -> int:
    """Return how many lines of *issue* are kept free so that its columns stand on the pages it may have."""
    most = budget.pages_most(issue, layout)
    if not most or layout.paper.columns == 1:
        return 0
    for slack in _SLACKS:
        document = documents.document(issue, layout, slack)
        is_refused = bool(glyphs.unprintable(document, layout))  # by the press: as told by the form that needs it
        if is_refused or printing.printed(document, layout, _data(issue, document)).count <= most:
            break
    return slack


def _data(issue: Issue, document: documents.Document) -> EmbeddedFile:
    origins = record.origins(_abridged(issue, document))
    return EmbeddedFile(f"{issue.stem}-origins.json", f"{document.title}的出处", origins)


def _docx(issue: Issue, layout: Layout) -> bytes:
    """Return the DOCX; its contents take the page numbers from the PDF, which stands on the same grid."""
    from digest.renderings import word  # python-docx takes 0.1 s, for the DOCX only

    document, made = _printed(issue, layout)
    return word.packed(document, layout, made.pages)


def _html(issue: Issue, layout: Layout) -> bytes:
    return web.page(_document(issue, layout), layout)


def _json(issue: Issue, layout: Layout) -> bytes:
    return record.record(issue).encode()


def _md(issue: Issue, layout: Layout) -> bytes:
    return markdown.markdown(_document(issue, layout)).encode()


RENDERERS: dict[str, Renderer] = {"pdf": _pdf, "docx": _docx, "html": _html, "json": _json, "md": _md}
