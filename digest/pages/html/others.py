"""The lines of a web page in, those where it goes on to other articles or to what its readers say: none of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages.html.paragraphs import TextLine

__all__ = ["heads_others", "own_and_others"]

# What stands over other articles: 相关阅读, 为你推荐, 作者最新文章.
_OTHERS = expression(
    r"^[\s【\[<]*(?:(?:推荐|相关|延伸|往期|更多|热门|精彩|最新)(?:阅读|新闻|链接|文章|报道|推荐|回顾|内容|精彩|资讯|图集)"
    r"|(?:为[你您]|编辑|精彩|热门)推荐|猜[你您]喜欢|大家[都还]?在[看搜]|[你您]可能[也还]?(?:喜欢|感兴趣).{0,6}|作者(?:最新|其他)文章)"
    r"[】\]>:：\s]*$"
)
_OUTWARD = 12  # elements around a line that are looked at
_FIRST = 2  # lines under such a heading of which one is a link: the title of another article, over it its picture
_MOST = 20  # headings of others on a page; what has more is no page for readers
# … and over what readers say: 全部评论(2).
_REMARKS = expression(
    r"^(?:全部|最新|热门|精选|网友)(?:评论|留言|跟帖)(?:\s*[(（]?\s*\d+\s*条?\s*[)）]?)?$"
    r"|^(?:评论|留言|跟帖)\s*[(（]?\s*\d+\s*条?\s*[)）]?$"
)


def heads_others(line: TextLine) -> bool:
    """Say whether *line* stands over the titles of other articles."""
    return _OTHERS.match(line.text) is not None


def own_and_others(inside: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Return the lines of *inside* that are the article's, and those of other articles and of readers, in their order.

    These stand, after running text, under a heading of their own, in the box that it is in. Where the article's text
    stands in that box too, the lines after it are the article's only if they stand side by side with that text.
    """
    shared = Counter(line.element for line in inside if line.is_sentence)
    places = [line.element if shared[line.element] > 1 else line.element.getparent() for line in inside]
    texts: set[HtmlElement | None] = set()  # where the article's text stands
    taken: set[int] = set()
    heads = [n for n, line in enumerate(inside) if heads_others(line) or _REMARKS.match(line.text)][:_MOST]
    for place, line in enumerate(inside):
        if place in taken:
            continue
        if line.is_sentence and not line.is_linked:
            texts.add(places[place])
        elif texts and place in heads:
            taken.update(_under(inside, place, places, texts))
    own = [line for place, line in enumerate(inside) if place not in taken]
    return own, [line for place, line in enumerate(inside) if place in taken]


def _under(
    inside: Sequence[TextLine], head: int, places: Sequence[HtmlElement | None], texts: set[HtmlElement | None]
) -> list[int]:
    """Return the places of the heading at *head* and of the lines *inside* that belong under it; none where none do.

    Text in one box with a heading such as 精彩回顾, and no link to other articles, is the article's own.
    """
    is_others = heads_others(inside[head])
    if held := _boxed(inside, head):
        is_own = any(inside[n].is_sentence for n in held) and not any(inside[n].is_linked for n in held)
        return [] if is_others and is_own else held
    after = range(head + 1, len(inside))
    if any(inside[n].is_sentence and places[n] in texts for n in after):  # the text goes on
        links = next((n for n in after if not inside[n].is_linked), len(inside))
        return list(range(head, links)) if links > head + 1 else []
    is_list = not is_others or any(inside[n].is_linked for n in after[:_FIRST])
    return [head, *after] if is_list else []


def _boxed(inside: Sequence[TextLine], head: int) -> list[int]:
    """Return the places of the lines in the least box that holds others beside the line at *head*; none with text."""
    found: dict[HtmlElement, list[int]] = {}
    for place, line in enumerate(inside):
        found.setdefault(line.element, []).append(place)
    element = inside[head].element
    for box in islice((element, *element.iterancestors()), _OUTWARD):
        held = sorted(place for each in box.iter() for place in found.get(each, ()))
        if len(held) > 1:
            return held if held[0] == head else []
    return []
