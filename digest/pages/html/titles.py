"""What a web page says at its head: headline, kicker, subheadline, and the lines that said it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages import days
from digest.pages.facts import facts, has_deed
from digest.pages.html.paragraphs import HAN, TextLine
from digest.pages.html.sources import is_publisher, is_source, is_union
from digest.pages.items import DASHES, gathers, names_column

__all__ = ["PageTitle", "parts_of", "solid", "title_of"]

ZONE = 12  # lines before the body in which a page speaks of its article; menus above it are longer
_TITLES = ("articletitle", "og:title", "twitter:title", "title", "dc.title", "contenttitle")
_KICKER = expression(
    r"yin_?ti|jian_?ti|mei_?ti|intro_?title|pre_?title|shoulder|kicker|eyebrow|lead_?title|title_?pre|up_?title", re.I
)
_SUB = expression(
    r"fu_?ti|fu_?biao|sub_?title|sub_?head|standfirst|(?:^|[\s_-])sub\d?(?:\s|$)|\bdek\b|vice_?title|second_?title|title_?sub|down_?title",
    re.I,
)
_MAIN = expression(
    r"zhu_?ti|main_?title|biao_?ti|headline|_title|title_|-title|title-|(?:^|[\s_-])(?:title|bt|tit|tt|zt|zbt)(?:\s|$)",
    re.I,
)
_PARTING = expression(r"\s*[-_|｜–—»>]+\s*|\s*[_\-|]\s*")
_WAY = expression(
    r"来\s*源|首页|当前位置|网站地图|字[号体]|浏览|点击|阅读|分享|打印|发布|第.{1,3}版|上一[篇版期]|下一[篇版期]"
    r"|[\u4e00-\u9fff]\s*[>＞»]+\s*[\u4e00-\u9fff]"  # 新闻网>>工会新闻
)
_BUTTON = expression(
    r"\s*\[(?:复制链接|打印(?:本页)?|收藏(?:本页)?|关闭(?:窗口)?)\]\s*$"
)  # behind a headline, in its own line
_WRITER = expression(r"记者|通讯员|^作者|^文[/／]|摄影|责编|编辑")
# What a <title> ends with that names the site alone.
_SITE = expression(
    r"(?:网|网站|门户|报|日报|数字报|电子报|电子版|总工会|工会|工会通|平台|在线|之家|频道|首页|客户端|集团|公司|文化宫|委员会|中心|学校|医院|大学|人民政府|(?<![开新好格布结大变全])局|详情|正文|页面|系统)$"
)
_COLUMN = expression(r"^[\[【［](?:[^\]】］]{1,10})[\]】］]\s*")  # the column of a forum or a site
_CUT = expression(r"(.{6,60}?)(?:\.{2,}|…+)\s*(?:$|[-_—|｜])")  # a page's title that breaks off
# What a site marks its articles with: an element before the headline, or in brackets.
_MARK = expression(r"[\[【［(（]?(?:原创|转载|置顶|推荐|图文|组图|视频|热点|头条|独家|精华|热|新|荐|顶|图)[\]】］)）]?")
_LED = expression(r"^(?P<sender>[^|｜丨]{4,24})\s*[|｜丨]\s*(?=.{6})")
_LEAST, _MOST = 6, 60  # Chinese characters of a headline; columns of a site (基层动态) have four
_APART = 6.0  # points of type that bold, centred, or over the day and the source each count as, to tell a headline
_LONGEST_COLUMN = 16  # characters of a column's name with the number of its issue
_LONGEST_PERSON = 4  # characters of a person's name
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_LEAST_AROUND, _MOST_AROUND = 6, 40  # of a kicker or a subheadline that nothing names so


@dataclass(frozen=True, slots=True)
class PageTitle:
    """The heads of an article, and the lines of its page that said them."""

    headline: str
    kicker: str = ""
    subheadline: str = ""
    taken: tuple[TextLine, ...] = ()
    sender: str = ""  # the union that the headline begins with, before a line: 某某总工会｜…


def title_of(
    root: HtmlElement, metas: Mapping[str, str], founder: Mapping[str, str], near: Sequence[TextLine], opening: int
) -> PageTitle:
    """Return the heads among *near*, the lines up to the body and *opening* of the body's own.

    First what *founder*, an e-paper's comment, names; then the line that repeats the page's title; then the loudest.
    """
    told = PageTitle(founder.get("title", ""), founder.get("introtitle", ""), founder.get("subtitle", ""))
    said = [metas[name] for name in _TITLES if name in metas]
    whole = parts_of(root)
    heads = [*said, whole, told.headline]
    span = _headline_in(near, opening, heads, _longest(said, whole), is_told=bool(told.headline))
    if span is None:
        return PageTitle(told.headline or _longest(said, whole), told.kicker, told.subheadline)
    first, last = span
    over = next((place for place in range(max(0, first - 3), first) if _is_kicker(near, place, first)), None)
    under = next((place for place in range(last + 1, min(len(near), last + 4)) if _is_below(near, place, last)), None)
    rest = "".join(each.text for each in near[first + 1 : last + 1])
    title = _without_column(_unmarked(near[first], heads) + rest, heads)
    led = _LED.match(title)
    sender = led["sender"].strip() if led and is_union(led["sender"].strip()) else ""
    return PageTitle(
        told.headline or (title[led.end() :] if led and sender else title),
        told.kicker or (near[over].text if over is not None else ""),
        told.subheadline or (near[under].text if under is not None and not _is_column(near[under].text) else ""),
        (*near[first : last + 1], *(near[place] for place in (over, under) if place is not None)),
        sender,
    )


def _headline_in(
    near: Sequence[TextLine], opening: int, heads: Sequence[str], named: str, *, is_told: bool
) -> tuple[int, int] | None:
    """Return the first and last line of the headline among *near*; None where only *heads*, the page's titles, say it.

    It is a line that repeats one of them, or else the loudest; with *is_told* a comment has said which it is.
    """
    places = [
        place
        for place, line in enumerate(near)
        if _is_title(line, heads) and (solid(line.text) == solid(named) or not is_publisher(line.text))
    ]
    lone = None if is_told else _lone(near, opening, named)
    is_under = lone is not None and max(places, default=-1) < lone < len(near) - opening  # each article has its own
    if lone is not None and all(
        _is_site(near[place].text) and (is_under or not gathers(near[place].text)) for place in places
    ):
        return lone, lone  # the page names its site or one of its columns, and an article under it
    if not places:
        return None
    return _run(near, max(places, key=lambda place: (*_loudness(near[place]), place)), heads[:-1])


def _loudness(line: TextLine) -> tuple[bool, int, int]:
    loud = 2 if line.tag in ("h1", "h2") else int(bool(_MAIN.search(_names(line))))
    return not _is_site(line.text), loud, len(solid(line.text))


def _without_column(text: str, heads: Sequence[str]) -> str:
    """Return the headline *text* without the column of a site before it, which *heads*, the page's titles, omit."""
    text = _BUTTON.sub("", text)
    bare = _COLUMN.sub("", text)  # [县区动态]
    is_column = any(solid(title).startswith(solid(bare)) for title in heads if title) and bool(solid(bare))
    column = text[: len(text) - len(bare)].strip()
    return bare if is_column or gathers(column.strip("[]【】［］ ")) or _MARK.fullmatch(column) else text


def _unmarked(line: TextLine, heads: Sequence[str]) -> str:
    """Return the text of *line* without a site's mark in an element before it; a word that *heads* say, too, stays."""
    marked = next((piece.strip() for piece in line.pieces if piece.strip()), "")
    is_marked = _MARK.fullmatch(marked) is not None and line.text.startswith(marked)
    is_said = any(solid(title).startswith(solid(line.text)) for title in heads)
    return line.text[len(marked) :].lstrip() if is_marked and not is_said else line.text


def parts_of(root: HtmlElement) -> str:
    """Return the <title> of the page on one line."""
    element = root.find(".//title")
    return " ".join((element.text_content() if element is not None else "").split())


def solid(text: str) -> str:
    """Return *text* without blanks and marks, to compare titles."""
    return re.sub(r"[\W_]+", "", text)


def _lone(near: Sequence[TextLine], opening: int, named: str) -> int | None:
    """Return where the loudest line before the body is, of a page whose own title is only the site's name.

    One that is a heading or is called a title; else, where the page's title says nothing, one that is set apart.
    """
    start = max(0, len(near) - ZONE - opening)
    found = [place for place in range(start, len(near)) if _may_be_title(near[place])]
    found = [place for place in found if not is_publisher(near[place].text)]  # whose site it is
    headings = [
        place for place in found if near[place].tag in ("h1", "h2", "h3") or _MAIN.search(_own_names(near[place]))
    ]
    if headings:
        ranks = {place: near[place].tag if near[place].tag in ("h1", "h2", "h3") else "h4" for place in headings}
        told = {place for place in headings if place + 1 < len(near) and _tells_facts(near[place + 1])}
        return min(reversed(headings), key=lambda place: (place not in told, ranks[place]))
    if not _is_site(named):
        return None
    first = len(near) - opening  # of the body's own lines: saved from Word, it begins with its title
    if opening and first in found and near[first].is_bold and near[first].align == "center":
        return first
    over_facts = [place for place in found if place + 1 < len(near) and _tells_facts(near[place + 1])]
    over = [place for place in found if place < first or place in over_facts]
    apart = {place: near[place].is_bold + (near[place].align == "center") + (place in over_facts) for place in over}
    return max(
        over,
        key=lambda place: (_APART * apart[place] + (near[place].size or 0.0), len(near[place].text)),
        default=None,
    )


def _is_site(title: str) -> bool:
    """Say whether *title* is that of a site, of its pages or of what gathers several articles, not of one article."""
    bare = title.strip(":：-— |_·")
    is_named = _SITE.search(bare) is not None and not has_deed(bare)  # 宣讲团走进税务局 is a headline
    return len(HAN.findall(bare)) < _LEAST or is_named or gathers(bare)


def _tells_facts(line: TextLine) -> bool:
    """Say whether *line* tells of the article under a headline: when, by whom, how often it was read."""
    return days.is_stamp(line.text) or bool(facts(line.spaced)) or is_source(line.text)


def _may_be_title(line: TextLine) -> bool:
    han = len(HAN.findall(line.text))
    if len(re.findall(r"[|｜]", line.text)) > 1:  # a menu
        return False
    if not _LEAST <= han <= _MOST or line.linked * 2 >= len(line.text) or line.text.endswith(("。", "：", ":", "；")):
        return False
    return not (_WAY.search(line.text) or days.found(line.text) or _WRITER.search(line.text) or _is_credit(line.text))


def _is_credit(text: str) -> bool:
    """Say whether *text* is nothing but who published and who wrote: 某某日报 | 王某."""
    parts = [part for part in re.split(r"[\s|｜·/／]+", text) if part]
    return any(map(is_publisher, parts)) and all(is_publisher(part) or len(part) <= _LONGEST_PERSON for part in parts)


def _longest(said: Sequence[str], whole: str) -> str:
    """Return the title that the head of the page tells: a meta of its own, else the longest part of <title>."""
    named = next((text for text in said if len(HAN.findall(text)) >= 4), "")
    parts = [part for part in _PARTING.split(named or whole) if part]
    if not parts:
        return ""
    return parts[0] if len(HAN.findall(parts[0])) >= 6 else max(parts, key=lambda part: len(HAN.findall(part)))


def _is_title(line: TextLine, said: Sequence[str]) -> bool:
    """Say whether *line* is the title that the page's head says, or a half of it."""
    text = solid(_unmarked(line, said))
    if not 4 <= len(text) <= 80 or (line.linked * 2 > len(text) and line.tag not in ("h1", "h2")):
        return False
    heads = [solid(title) for title in said if title]
    is_heading = line.tag in ("h1", "h2", "h3") or _MAIN.search(_names(line)) is not None
    whole = any(title.startswith(text) or (title.endswith(text) and not _is_site(line.text)) for title in heads)
    cut = tuple(solid(match[1]) for title in said if (match := _CUT.match(title)))
    whole = whole or ("。" not in line.text and text.startswith(cut))
    if len(text) <= _MOST and (line.is_bold or line.align == "center"):  # the page's title may be cut short
        whole = whole or any(len(title) >= _LEAST and text.startswith(title) for title in heads)
    return whole or (is_heading and any(text in title or (title[:10] and title[:10] == text[:10]) for title in heads))


def _names(line: TextLine) -> str:
    near = [line.element, *list(line.element.iterancestors())[:2]]
    return " ".join(f"{element.get('id', '')} {element.get('class', '')}" for element in near)


def _own_names(line: TextLine) -> str:
    return f"{line.element.get('id', '')} {line.element.get('class', '')}"


def _run(near: Sequence[TextLine], place: int, said: Sequence[str]) -> tuple[int, int]:
    """Return the first and last of the lines at *place* that make one title, broken by the page in two."""
    heads = [solid(title) for title in said]
    first = last = place

    def fits(start: int, end: int) -> bool:
        text = solid("".join(line.text for line in near[start : end + 1]))
        this, other = near[start].element, near[end].element
        is_beside = this is other or (this.tag == other.tag and this.getparent() is other.getparent())
        return is_beside and any(title.startswith(text) for title in heads)

    while last + 1 < len(near) and fits(first, last + 1):
        last += 1
    while first > 0 and fits(first - 1, last):
        first -= 1
    return first, last


def _is_kicker(near: Sequence[TextLine], place: int, first: int) -> bool:
    line = near[place]
    if not 2 <= len(line.text) <= 80 or _WAY.search(line.text):
        return False
    if _KICKER.search(_own_names(line)) or (place == first - 1 and line.tag in _HEADINGS and not line.linked):
        return True
    return place == first - 1 and _is_neighbour(line, near[first])


def _is_below(near: Sequence[TextLine], place: int, last: int) -> bool:
    line = near[place]
    if not 2 <= len(line.text) <= 80 or days.is_stamp(line.text) or is_source(line.text) or facts(line.spaced):
        return False
    if _SUB.search(_own_names(line)) or line.text.startswith(DASHES):
        return True
    return place == last + 1 and (line.tag in _HEADINGS or _is_neighbour(line, near[last]))


def _is_column(text: str) -> bool:
    """Say whether *text*, under a headline, is the column it stands in, with its number: 工会动态, 工会快讯｜第35期."""
    parts = [part for part in re.split(r"[|｜丨·•\s]+", text) if part]
    is_named = all(names_column(part) or gathers(part) for part in parts) and not text.startswith(DASHES)
    return is_named and len(text) <= _LONGEST_COLUMN and (len(parts) == 1 or any(map(gathers, parts)))


def _is_neighbour(line: TextLine, head: TextLine) -> bool:
    """Say whether *line*, next to the headline *head*, is set with it and may be a head itself."""
    if not _LEAST_AROUND <= len(HAN.findall(line.text)) <= _MOST_AROUND or line.linked or not _may_be_title(line):
        return False
    same_table = _table(line) is not None and _table(line) is _table(head)
    return line.element.getparent() is head.element.getparent() or same_table


def _table(line: TextLine) -> HtmlElement | None:
    return next(line.element.iterancestors("table"), None)
