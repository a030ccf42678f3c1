"""An index page in, a lead for each article that it links to out."""

from __future__ import annotations

import functools
import re
from collections.abc import Generator, Iterator, Sequence
from datetime import date, timedelta

from digest.errors import SourceError
from digest.expressions import expression
from digest.model import SiteSource
from digest.pages import listing
from digest.pages.links import Link
from digest.sources.failures import FINAL, FetchError
from digest.sources.guard import is_near
from digest.sources.leads import SourceLead, Taken, Visit
from digest.sources.visitor import Visitor
from digest.sources.web import Validators

__all__ = ["leads"]

_MOST_LINKS = 500  # articles of one index: a day's paper has 150, a list page 40
_MOST_INDEXES = 60  # a day's paper has up to 48 pages
_MOST_DAYS = 7  # how far back the indexes of days are walked after a stand-still
# Chinese characters of a link's text from which on it is a headline, where the briefing gives no pattern: names of
# columns (工作动态, 通知公告) have four to six.
_HEADLINE = 9
_HAN = expression(r"[㐀-鿿]")
_PARTS = {"yyyy": "%Y", "mm": "%m", "dd": "%d"}
_DAY = expression(r"\{(yyyy|mm|dd)\}")


def leads(source: SiteSource, visitor: Visitor, since: date, today: date) -> Generator[SourceLead | Visit, None, None]:
    """Give a lead for each article that the index, and those it leads to, link to; FetchError where it is not had."""
    seen: set[str] = set()
    urls = [source.url]
    if _DAY.search(source.url):  # it names a day: one index for each since *since*, the last one first
        count = min(max((today - since).days, 0), _MOST_DAYS - 1) + 1
        form = _DAY.sub(lambda part: _PARTS[part[1]], source.url.replace("%", "%%"))
        urls = [(today - timedelta(days=back)).strftime(form) for back in range(count)]
    for url in urls:
        try:
            yield from _walked(source, visitor, url, seen)
        except FetchError as error:
            if url == source.url or error.kind not in FINAL:
                raise  # but not of a day on which there was no paper
    for item in visitor.index.young(source.name, visitor.clock()):
        if item.key not in seen:
            yield SourceLead(item.key, functools.partial(_take, Link(item.key, item.title), visitor), is_watched=True)


def _walked(source: SiteSource, visitor: Visitor, first: str, seen: set[str]) -> Iterator[SourceLead | Visit]:
    """Give the leads of the index *first* and of those it leads to, *depth* steps deep, each once."""
    level, walked = [first], {first}
    visits: list[Visit] = []
    for _ in range(source.depth + 1):
        found: list[str] = []
        for url in level:
            answer = visitor.changed(url)
            if answer.content is None:
                continue
            try:
                links = listing.links(answer.content, answer.url, answer.charset)
            except SourceError as error:
                raise FetchError("broken", "目录页读不出来", "请检查 url 是不是目录页的网址") from error
            yield from _articles(source, visitor, links, answer.url, seen)
            found += [link.url for link in links if source.through and re.search(source.through, link.url)]
            visits.append(Visit(url, answer.validators))
        level = [url for url in dict.fromkeys(found) if url not in walked and is_near(url, source.url)]
        level = level[: _MOST_INDEXES - len(walked)]
        walked.update(level)
    yield from visits


def _articles(
    source: SiteSource, visitor: Visitor, links: Sequence[Link], index: str, seen: set[str]
) -> Iterator[SourceLead]:
    for link in links:
        if len(seen) >= _MOST_LINKS:
            return
        if link.url in seen or link.url == index or not is_near(link.url, source.url):
            continue
        is_index = bool(source.through and re.search(source.through, link.url))
        is_headline = not is_index and len(_HAN.findall(link.text)) >= _HEADLINE
        if re.search(source.links, link.url) if source.links else is_headline:
            seen.add(link.url)
            yield SourceLead(link.url, functools.partial(_take, link, visitor), link.text, is_watched=True)


def _take(link: Link, visitor: Visitor, validators: Validators) -> Taken | None:
    answer = visitor.page(link.url, validators)
    if answer.content is None:
        return None
    return Taken(answer.content, visitor.suffix(answer), answer.url, link.text, validators=answer.validators)
