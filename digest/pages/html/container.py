"""Which element of a web page holds the article: one that a known system names, else the one that gathers most text."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from itertools import pairwise

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages.html.paragraphs import TextLine, lines
from digest.pages.html.tree import names_of

__all__ = ["container", "is_foot", "is_furniture", "known"]

# Chinese characters outside links that make a known container the article's; an empty one waits for its script.
_LEAST = 20
_WEIGHTS = (1.0, 0.6, 0.36)  # of a paragraph for the three elements around it
_LINKED = 2  # a character in a link speaks against its element as two outside speak for it
_SENTENCE = expression(r"[。！？；：，]")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "li", "dd", "pre", "figcaption")
_FEWEST_BLURBS, _LEAST_LINKED = 3, 6  # of a list of other articles: entries, Chinese characters of each one's link
_MOST_MORE = 4  # Chinese characters of the link behind such a text: 详细, 查看全文
_FEET = ("footer", "foot", "copyright", "bottom")
_GROWTH = 1.2  # an element around the best one that holds so much more running text is the better one


def known(root: HtmlElement) -> HtmlElement | None:
    """Return the element of *root* that a known content system keeps the text in; None where there is none."""
    order = _data()["names"]
    found: dict[str, list[HtmlElement]] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in (*names_of(element), element.tag):
                if name.lower() in order and element.tag not in ("body", "html", "a", "img"):
                    found.setdefault(name.lower(), []).append(element)
    for name in order:
        best = max(found.get(name, []), key=_running, default=None)
        if best is not None and _running(best) >= _LEAST:
            return best
    return None


def container(root: HtmlElement) -> HtmlElement | None:
    """Return the element of *root* that gathers most running text of the lines in it; None where nothing does."""
    scores: dict[HtmlElement, float] = {}
    body = root.find("body")
    found = lines(body if body is not None else root)  # not the page's own title
    blurbs = _blurbs(found)
    for line in found:
        if line.element in blurbs or is_foot(line.element):
            continue
        gain = line.han - line.linked - _LINKED * line.linked
        around = [line.element, *line.element.iterancestors()]
        inner = around[1:] if line.element.tag in _PARAGRAPHS else around
        for element, weight in zip(inner, _WEIGHTS, strict=False):
            scores[element] = scores.get(element, 0.0) + weight * gain
    best = max(scores, key=lambda element: scores[element], default=None)
    if best is None or scores[best] <= 0:
        return None
    held = _sentences(best, blurbs)
    for around in best.iterancestors():  # where it holds clearly more running text: a body set in several boxes
        is_row = around.tag == "tr" and sum(_sentences(cell, blurbs) > 0 for cell in around) > 1  # columns of a page
        if around.tag in ("body", "html") or is_row or is_furniture(around):
            break
        wider = _sentences(around, blurbs)
        if wider >= _GROWTH * held:
            best, held = around, wider
    return best


def _blurbs(found: Sequence[TextLine]) -> set[HtmlElement]:
    """Return the elements of what stands under linked titles, in lists: first words of other articles."""
    under = [
        line
        for title, line in pairwise(found)
        if title.linked >= _LEAST_LINKED
        and title.linked > 0.7 * title.han
        and line.linked <= _MOST_MORE
        and line.element.getparent() in (title.element, title.element.getparent())
    ]
    return {line.element for line in under} if len(under) >= _FEWEST_BLURBS else set()


def is_furniture(element: HtmlElement) -> bool:
    """Say whether id or class of *element* names it as navigation, a list of other articles, or the like."""
    if element.tag in ("aside", "nav", "footer"):
        return True
    words = {word for name in names_of(element) for word in re.split(r"[-_\d]+|(?<=[a-z])(?=[A-Z])", name)}
    return bool({word.lower() for word in words} & set(_data()["furniture"]))


def is_foot(element: HtmlElement) -> bool:
    """Say whether *element* stands in what a page calls its foot."""
    return any(
        each.tag == "footer" or any(name.lower() in _FEET for name in names_of(each))
        for each in (element, *element.iterancestors())
    )


def _running(element: HtmlElement) -> int:
    return sum(line.han - 2 * line.linked for line in lines(element))


def _sentences(element: HtmlElement, blurbs: set[HtmlElement]) -> int:
    """Return the Chinese characters of running text in *element*; a label with its colon is none."""
    return sum(
        line.han
        for line in lines(element)
        if _SENTENCE.search(line.text[:-1] or line.text) and line.linked * 3 < line.han and line.element not in blurbs
    )


@functools.cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("digest.pages.html").joinpath("containers.toml").read_text("utf-8"))
