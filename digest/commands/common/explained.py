"""One source explained as a web page: pictures of its pages with the places of its articles, and its lines."""

from __future__ import annotations

import itertools
from collections.abc import Set
from dataclasses import replace
from pathlib import Path

from digest import articles, deliveries, pages
from digest.errors import DigestError
from digest.model import Article, Location, Page, Rendering

__all__ = ["write_entry", "write_source"]


def write_source(read: pages.ReadSource, lost: Set[str], html: Path) -> None:
    """Write all of *read* into *html*; *lost* names the sources of its file that could not be read."""
    lines = articles.explain(read.pages, read.repairs)
    found = articles.segment(read.pages, read.repairs).articles
    sheets = _sheets(read, lost)
    shown = articles.plates(read.pages, found, [_picture(read, page, sheet) for page, sheet in sheets])
    _write(articles.to_html(lines, found, shown), read.source, html)


def write_entry(article: Article, file: Path, html: Path) -> None:
    """Write the pages of *file* that *article* stands on into *html*, with its places alone, and its lines."""
    member = article.origin.uri.partition("!/")[2]
    found = pages.read(Location(str(file)))
    lost = {each.source for each in found if each.failure}
    read = next((each for each in found if not each.failure and each.source.partition("!/")[2] == member), None)
    if read is None:
        raise DigestError(f"原件 {file} 读不出来", "运行 digest extract 看看原因")
    numbers = {place.page for place in article.places}
    shown = [(page, sheet) for page, sheet in _sheets(read, lost) if page.origin.page in numbers]
    pictures = [_picture(read, page, sheet) for page, sheet in shown]
    plates = articles.plates([page for page, _ in shown], [article], pictures)
    lines = [each for each in articles.explain(read.pages, read.repairs) if each.line in article.lines]
    _write(articles.to_html([replace(each, article=1) for each in lines], [article], plates), read.source, html)


def _sheets(read: pages.ReadSource, lost: Set[str]) -> list[tuple[Page, int]]:
    """Return the pages of *read*, each with its number in the file; *lost* ones have none, and are passed over."""
    sheets = (sheet for sheet in itertools.count(1) if f"{read.source}!/第{sheet}页" not in lost)
    return list(zip(read.pages, sheets, strict=False))


def _picture(read: pages.ReadSource, page: Page, sheet: int) -> str:
    """Return the picture of a page; empty for one without places, and for one of a member of a container."""
    is_file = Path(read.source).is_file()
    return pages.picture(Location(read.source), sheet) if page.width and is_file else ""


def _write(text: str, source: str, html: Path) -> None:
    deliveries.deliver(
        [Rendering("html", html.name, source, text.encode("utf-8"))], channel="folder", target=str(html.parent)
    )
