"""Feeds kept as files (RSS, Atom, JSON Feed): each entry a page with one article."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import feedparser

from digest.errors import SourceError
from digest.expressions import expression
from digest.model import Fetched, Origin, Page
from digest.pages import days
from digest.pages.cleaning import PagePart, page_of
from digest.pages.facts import is_signer
from digest.pages.html import body_parts, tree
from digest.pages.html.paragraphs import lines
from digest.pages.html.sources import site_of

__all__ = ["MOST_ENTRIES", "FeedEntry", "entries_of", "read"]

LARGEST = 8 << 20
MOST_ENTRIES = 500
_MARKED = expression(r"<[a-zA-Z/][^<>]{0,400}>|&[a-z#0-9]{2,8};")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry as its feed has it; *told* is what tells its date, *published* the day in China that this means.

    *credited* is the publication that the entry itself names, *source* that or else the title of the feed.
    """

    title: str
    content: str
    published: date | None
    told: str
    source: str
    author: str
    guid: str = ""
    link: str = ""
    credited: str = ""


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return one page an entry of the feed; SourceError where it holds none with text."""
    uri = fetched.location.uri
    if len(fetched.content) > LARGEST:
        raise SourceError(uri, f"订阅源超过 {LARGEST >> 20} MB", "请只留近期的条目")
    entries = list(entries_of(fetched))
    if len(entries) > MOST_ENTRIES:
        raise SourceError(uri, f"订阅源有 {len(entries)} 条，超过 {MOST_ENTRIES} 条", "请只留近期的条目")
    pages: list[Page] = []
    for entry in entries:
        house = site_of(entry.source, "", {}, ()) or entry.source
        origin = Origin(uri, house, entry.published, dated_by=entry.told)
        behind = rf"|\s{{0,4}}[-_|—]{{1,4}}\s{{0,4}}{re.escape(house)}\s{{0,4}}$" if house else ""
        title = re.sub(rf"<[^<>]{{0,200}}>{behind}", "", entry.title)
        head = [PagePart(title, "headline")] if title.strip() else []
        byline = [PagePart(entry.author, "signature" if is_signer(entry.author) else "byline")] if entry.author else []
        parts = [*head, *byline, *_body(entry.content, uri)]
        page = page_of(origin, parts, after=pages[-1] if pages else None)
        if any(block.role == "body" for block in page.blocks):
            pages.append(page)
    if not pages:
        raise SourceError(uri, "订阅源里没有带正文的条目", "请换成文章网页，或检查订阅源是否保存完整")
    return tuple(pages)


def entries_of(fetched: Fetched) -> Iterator[FeedEntry]:
    """Give the entries of a feed in its order; SourceError where it cannot be read."""
    return _json(fetched) if fetched.content.lstrip()[:1] == b"{" else _xml(fetched)


def _body(content: str, uri: str) -> Iterator[PagePart]:
    if not content.strip():
        return
    if not _MARKED.search(content):
        yield from (PagePart(line, "body") for line in content.splitlines())
        return
    root = tree.parsed(f"<html><body><div>{content}</div></body></html>".encode("utf-8", "surrogatepass"), uri, "utf-8")
    tree.prune(root)
    yield from body_parts(lines(root), root)


def _xml(fetched: Fetched) -> Iterator[FeedEntry]:
    uri = fetched.location.uri
    try:
        feed = feedparser.parse(io.BytesIO(fetched.content), resolve_relative_uris=False, sanitize_html=True)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError, OverflowError) as error:
        raise SourceError(uri, "订阅源已损坏，读不出来", "请重新保存") from error
    title = str(feed.feed.get("title", "")).strip()
    for entry in feed.entries:
        contents = [str(each.get("value", "")) for each in entry.get("content", ())]
        text = max([*contents, str(entry.get("summary", ""))], key=len)
        # as a plain dict: asked for 发布 where only 更新 is there, the library answers by it and complains
        told = next((str(found) for key in ("published", "updated", "created") if (found := dict.get(entry, key))), "")
        source = entry.get("source")
        named = str(source.get("title", "")) if isinstance(source, Mapping) else ""
        author = str(entry.get("author", ""))
        found = _entry(str(entry.get("title", "")), text, told, named or title, author)
        guid, link = str(entry.get("id", "")), str(entry.get("link", ""))
        yield replace(found, guid=guid, link=link, credited=named.strip())


def _json(fetched: Fetched) -> Iterator[FeedEntry]:
    uri = fetched.location.uri
    try:
        feed = json.loads(fetched.content)
    except (ValueError, RecursionError) as error:
        raise SourceError(uri, "订阅源已损坏，读不出来", "请重新保存") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            text = _string(item, "content_html") or _string(item, "content_text") or _string(item, "summary")
            told = _string(item, "date_published") or _string(item, "date_modified")
            authors = item.get("authors")
            people: Sequence[Any] = authors if isinstance(authors, list) else [item.get("author")]
            names = "、".join(_string(each, "name") for each in people if isinstance(each, dict)).strip("、")
            found = _entry(_string(item, "title"), text, told, _string(feed, "title"), names)
            yield replace(found, guid=str(item.get("id", "")), link=_string(item, "url"))


def _entry(title: str, content: str, told: str, source: str, author: str) -> FeedEntry:
    day = days.day_of(told) if told else None
    return FeedEntry(title, content, day, f"订阅源：{told}" if day else "", source.strip(), author.strip())


def _string(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""
