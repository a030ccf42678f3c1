"""A feed or an index page in, what it lists out; strangers wrote them, so they are read in the sandbox."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from digest.errors import SourceError
from digest.pages.feeds import FeedEntry
from digest.pages.links import Link
from digest.pages.sandbox import limits, outside

__all__ = ["entries", "links"]


def entries(content: bytes, url: str) -> tuple[FeedEntry, ...]:
    """Return the entries of the feed *content*, in UTF-8; SourceError where it is none."""
    return tuple(
        FeedEntry(title, text, date.fromisoformat(day) if day else None, *rest)
        for title, text, day, *rest in _asked("feed", content, url, "")
    )


def links(content: bytes, url: str, charset: str = "") -> tuple[Link, ...]:
    """Return the links of the page *content* found at *url*; SourceError where it is none."""
    return tuple(Link(*each) for each in _asked("links", content, url, charset))


def _asked(what: str, content: bytes, url: str, charset: str) -> list[list[Any]]:
    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        path = Path(folder) / "listing"
        path.write_bytes(content)
        order = {"listing": what, "uri": url, "path": str(path), "charset": charset}
        try:
            answer = outside.ask(order, limits.PATIENCE)
        except outside.SandboxError as error:
            raise SourceError(url, f"读不了：{error}") from error
    if "listed" not in answer:
        raise SourceError(url, *answer.get("failure", (f"读不了：{answer.get('broken', '')}", "")))
    listed: list[list[Any]] = answer["listed"]
    return listed
