"""An index page in, its links out: where to, and the text they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from digest.model import Fetched
from digest.pages.html import tree

__all__ = ["Link", "links_in"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: where to, whole, and the text it stands on, or that it is entitled with."""

    url: str
    text: str


def links_in(fetched: Fetched, charset: str = "") -> tuple[Link, ...]:
    """Return the links of the page *fetched*, each address once, with the longest text that it stands on."""
    url = fetched.location.uri
    root = tree.parsed(fetched.content, url, charset)
    base = next((element.get("href", "") for element in root.iter("base")), "")
    place = urljoin(url, base)
    found: dict[str, str] = {}
    for element in root.iter("a", "area"):
        href = element.get("href", "").strip()
        try:
            whole = urldefrag(urljoin(place, href))[0]  # without its place on the page
            is_page = bool(href) and urlsplit(whole).scheme in ("http", "https")  # not javascript:, mailto:
        except ValueError:
            continue
        text = " ".join("".join(element.itertext()).split())
        if is_page:
            found[whole] = max(found.get(whole, ""), text, element.get("title", "").strip(), key=len)
    return tuple(Link(url, text) for url, text in found.items())
