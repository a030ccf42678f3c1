"""A feed in, a lead for each of its entries out."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from urllib.parse import urljoin

from digest.errors import SourceError
from digest.expressions import expression
from digest.model import FeedSource
from digest.pages import encodings, listing
from digest.pages.feeds import FeedEntry
from digest.sources.failures import FINAL, FetchError
from digest.sources.guard import is_near
from digest.sources.leads import SourceLead, Taken, Visit
from digest.sources.originals import sha256_of
from digest.sources.visitor import Visitor
from digest.sources.web import Answer, Validators

__all__ = ["leads"]

_TAG = expression(r"<[^<>]{0,2000}>")
_HAN = expression(r"[㐀-鿿]")
_DECLARED = expression(r"^\s*(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*[\"'][^\"']{0,40}[\"']")
# Chinese characters from which on what a feed holds of an article is taken for the whole of it. Summaries of the feeds
# of papers and portals have 50 to 110; a short notice that is whole is had from its page just as well.
_WHOLE = 200


def leads(source: FeedSource, visitor: Visitor) -> Generator[SourceLead | Visit, None, None]:
    """Give a lead for each entry of the feed, none where it did not change; FetchError where it is not to be had."""
    answer = visitor.changed(source.url)
    if answer.content is None:
        return
    try:
        entries = listing.entries(_in_utf8(answer, source), source.url)
    except SourceError as error:
        raise FetchError("broken", f"“{source.name}”的内容不是能读的订阅源", "请检查 url 是不是订阅源的网址") from error
    shared = {guid for guid, count in Counter(entry.guid for entry in entries).items() if count > 1}
    for entry in entries:
        content = _single(entry, source, answer.url)
        link = urljoin(answer.url, entry.link) if entry.link else ""
        guid = "" if entry.guid in shared else entry.guid
        told = entry.told if entry.published else ""
        taken = Taken(content, ".feed", link or answer.url, entry.title, published=entry.published, dated_by=told)
        taken = replace(taken, original=answer.content, original_address=answer.url)
        take = functools.partial(_take, entry, taken, visitor)
        yield SourceLead(guid or link or sha256_of(content), take, entry.title, entry.published, sha256_of(content))
    yield Visit(source.url, answer.validators)


def _take(entry: FeedEntry, taken: Taken, visitor: Visitor, _: Validators) -> Taken:
    """Return the entry: its page where the feed holds only a summary and the page lies on the same site.

    FetchError where the feed says nothing of it and its page lies elsewhere: there is nothing to be read.
    """
    is_elsewhere = taken.address == visitor.source.url or not is_near(taken.address, visitor.source.url)
    text = _TAG.sub("", entry.content).strip()
    if is_elsewhere and not text:
        remedy = "要用的请在浏览器里打开，另存后放入"
        raise FetchError("address", f"《{taken.title[:30]}》没有正文，网页也不在这个网站上", remedy)
    if is_elsewhere or len(_HAN.findall(text)) >= _WHOLE:
        return taken
    try:
        answer = visitor.page(taken.address, Validators())
    except FetchError as error:
        if error.kind in FINAL and entry.content.strip():
            return taken  # a page that nobody may have: what the feed says of it is better than nothing
        raise
    if not (answer.content or b"").strip():
        return taken
    return replace(taken, content=answer.content or b"", suffix=visitor.suffix(answer), address=answer.url)


def _in_utf8(answer: Answer, source: FeedSource) -> bytes:
    """Return the feed in UTF-8 by its very bytes: headers and declarations lie, and name no table at all."""
    content = answer.content or b""
    try:
        text, _ = encodings.decode(content, source.url)
    except SourceError:
        told = answer.charset.lower()
        try:
            text = content.decode("gb18030" if told in ("gb2312", "gbk") else told or "utf-8", "replace")
        except LookupError:
            text = content.decode("utf-8", "replace")
    return _DECLARED.sub(r"\1", text).encode("utf-8", "replace")


def _single(entry: FeedEntry, source: FeedSource, url: str) -> bytes:
    """Return a feed that holds *entry* alone: what the rooms read; equal entries give equal bytes."""
    item = {
        "id": entry.guid or entry.link,
        "url": urljoin(url, entry.link) if entry.link else url,
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.told,
        "authors": [{"name": entry.author}] if entry.author else [],
    }
    title = entry.credited or source.name
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": [item]}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8", "replace")
