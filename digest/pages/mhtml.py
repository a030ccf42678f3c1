"""Web pages saved as one file (MHTML): a message whose first page is the article; its other parts stay unread."""

from __future__ import annotations

import email
import itertools

from digest.errors import SourceError
from digest.model import Fetched, Page
from digest.pages.html import pages_of_text

__all__ = ["read"]

_MOST_PARTS = 2000  # a saved page brings its pictures and styles as parts


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the article on a saved page; SourceError where the file holds no page."""
    uri = fetched.location.uri
    try:
        parts = itertools.islice(email.message_from_bytes(fetched.content.lstrip()).walk(), _MOST_PARTS + 1)
        pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        found = [(part.get_payload(decode=True), str(part.get_content_charset() or "")) for part in pages]
    except (
        RecursionError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        IndexError,
        email.errors.MessageError,
    ) as error:
        raise SourceError(uri, "单文件网页的结构损坏", "请重新保存网页") from error
    trouble = SourceError(uri, "单文件网页里没有网页", "请重新保存网页")
    for content, charset in found:
        if isinstance(content, bytes) and content.strip():
            try:
                return pages_of_text(content, uri, charset)
            except SourceError as error:
                trouble = error
    raise trouble
