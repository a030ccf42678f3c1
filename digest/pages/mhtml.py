"""Web pages saved as one file (MHTML): a message whose first page is the article; its other parts stay unread."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import Message

from digest.errors import SourceError
from digest.model import Fetched, Page
from digest.pages.html import page_of_text

__all__ = ["read"]

_MOST_PARTS = 2000  # a saved page brings its pictures and styles as parts


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the article on a saved page; SourceError where the file holds no page."""
    uri = fetched.location.uri
    try:
        found = list(_pages(email.message_from_bytes(fetched.content.lstrip())))
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
        try:
            return (page_of_text(content, uri, charset),)
        except SourceError as error:
            trouble = error
    raise trouble


def _pages(message: Message) -> Iterator[tuple[bytes, str]]:
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            return
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield content, str(part.get_content_charset() or "")
