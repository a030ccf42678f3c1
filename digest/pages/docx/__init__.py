"""Word files (.docx, .docm): reports as unions send them, one or several in a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest.errors import SourceError
from digest.model import Fetched, Origin, Page
from digest.pages import days
from digest.pages.cleaning import PagePart, page_of
from digest.pages.docx.package import package
from digest.pages.docx.paragraphs import flows
from digest.pages.docx.roles import sent_by, signed_on, told
from digest.pages.opened import Opened

__all__ = ["open_docx", "pages_of", "read"]


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return a Word file as one page a report, with roles; macros, links and pictures are not looked at."""
    return open_docx(fetched).pages


def open_docx(fetched: Fetched) -> Opened:
    """Return the pages of a Word file, and what else there is in it."""
    uri = fetched.location.uri
    package_of_file = package(fetched.content, uri)
    found = [told(flow) for flow in flows(package_of_file.document, package_of_file.styles)]
    publication = next((each.publication for each in found if each.publication), "")
    pages = pages_of([part for each in found for part in each.parts], Origin(uri, publication))
    if not pages:
        raise SourceError(uri, "Word 文件里没有文字", "如果是扫描的图片，请用文字识别软件转成文字")
    return Opened(pages, notes=package_of_file.unread)


def pages_of(parts: Sequence[PagePart], origin: Origin) -> tuple[Page, ...]:
    """Return one page a report in *parts*, each with the day it is signed, or else the one at the head of all."""
    stories: list[list[PagePart]] = [[]]
    is_open = False
    for part in parts:
        if is_open and part.role in ("kicker", "headline"):  # heads after text: a new report
            stories.append([])
            is_open = False
        stories[-1].append(part)
        is_open = is_open or part.role in ("body", "caption", "signature")
    opens = (place for place, part in enumerate(parts) if part.role in ("kicker", "headline", "body"))
    masthead = [part for part in parts[: next(opens, len(parts))] if part.role == "folio"]
    head = signed_on(masthead)
    pages: list[Page] = []
    for story in stories:
        line = signed_on([part for part in story if part not in masthead]) or head
        day: date | None = days.day_of(line) if line else None
        dated = Origin(origin.uri, origin.publication, day, dated_by=f"文中：{line}" if day else "")
        sender = sent_by(story, masthead if len(stories) == 1 else ())
        page = page_of(dated, story, contributor=sender, after=pages[-1] if pages else None)
        pages += [page] if page.blocks else []
    return tuple(pages)
