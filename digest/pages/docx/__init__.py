"""Word files (.docx, .docm): reports as unions send them, one or several in a file."""

from __future__ import annotations

from digest.errors import SourceError
from digest.model import Fetched, Origin, Page
from digest.pages import days
from digest.pages.cleaning import page_of
from digest.pages.docx.package import package
from digest.pages.docx.paragraphs import flows
from digest.pages.docx.roles import told

__all__ = ["read"]


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the text of a Word file as one page, with roles; macros, links and pictures are not looked at."""
    uri = fetched.location.uri
    parts = package(fetched.content, uri)
    found = [told(flow) for flow in flows(parts.document, parts.styles)]
    line = next((each.signed_on for each in found if each.signed_on), "")
    publication = next((each.publication for each in found if each.publication), "")
    origin = Origin(uri, publication, days.day_of(line) if line else None, dated_by=f"文中：{line}" if line else "")
    page = page_of(origin, [part for each in found for part in each.parts])
    if not page.blocks:
        raise SourceError(uri, "Word 文件里没有文字", "如果是扫描的图片，请用文字识别软件转成文字")
    return (page,)
