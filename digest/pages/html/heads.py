"""What a web page says of its article: headline, kicker, subheadline, date, source, author, page of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml.html import HtmlElement

from digest.pages import days
from digest.pages.html.dates import sightings
from digest.pages.html.paragraphs import HAN, TextLine, text_of

__all__ = ["PageHead", "head_of", "opening_of", "solid"]

_TITLES = ("articletitle", "og:title", "twitter:title", "title", "dc.title", "contenttitle")
_SOURCES = ("contentsource", "source", "og:article:source", "mediaid", "dc.source")
_SITES = ("sitename", "og:site_name", "application-name")
_AUTHORS = ("author", "og:article:author", "article:author")
_ENP = re.compile(r"<(title|subtitle|introtitle|author|date|nodename|sourcename|source)>(.*?)</\1>", re.S | re.I)
_FOUNDER = {"introtitle": "kicker", "subtitle": "subheadline", "title": "headline"}
_KICKER = re.compile(
    r"yin_?ti|jian_?ti|mei_?ti|intro_?title|pre_?title|shoulder|kicker|lead_?title|title_?pre|up_?title", re.I
)
_SUB = re.compile(r"fu_?ti|fu_?biao|sub_?title|sub_?head|vice_?title|second_?title|title_?sub|down_?title", re.I)
_MAIN = re.compile(r"zhu_?ti|main_?title|biao_?ti|headline|^title$|_title|title_|-title|title-|^bt$|^tit$|^tt$", re.I)
_PARTING = re.compile(r"\s*[-_|｜–—»>]+\s*|\s*[_\-|]\s*")
_SOURCE = re.compile(
    r"(?:信息|稿件|文章|新闻|内容)?来\s*源于?\s*[:：丨|]\s*[(（《]?\s*"
    r"([^\s|｜丨)）》\[\]【】]{2,30}(?:\s[^\s:：|｜\d)）]{2,20}(?=总工会|工会))?)"
)
_AFTER_SOURCE = re.compile(
    r"(?:作者|编辑|责任编辑|责编|发布|时间|日期|浏览|阅读|点击|字号|字体|记者|撰稿|审核|20\d\d)[^\n]*$"
)
_AUTHOR = re.compile(
    r"(?:(?:作\s*者|撰\s*稿)\s*[:：]|文\s*/)\s*"
    r"([\u4e00-\u9fff·]{2,4}(?:[ 、,，][\u4e00-\u9fff·]{2,4}){0,5})(?![\u4e00-\u9fff])"
)
_PAPER = re.compile(r"《?([\u4e00-\u9fff]{2,12}?(?:报|日报|时报|晚报|周刊|通讯))》?\s*[(（]?\s*(?=20\d\d\s*[年/.-])")
_EDITION = re.compile(r"第?\s*0?(\d{1,2})\s*版|(?:^|\D)0*(\d{1,2})\s*版")
_OWN = ("本网", "本站", "原创", "网络", "本报", "转载", "互联网", "本网站", "本刊", "未知", "佚名")
_ACCOUNT = re.compile(r"""var\s+nickname\s*=\s*(?:htmlDecode\()?["']([^"'<>]{2,40})["']""")
_LABEL = re.compile(r"来\s*源|字[号体]|发布时间|浏览|点击|阅读|分享|打印|原标题|您所在的位置|当前位置")
_WAY = re.compile(r"来\s*源|首页|当前位置|网站地图")
_OPENING, _LONGEST_LABEL = 10, 60  # lines in which a container speaks of its article; characters of such a line
_ZONE = 12  # lines before the body in which a page speaks of its article; menus above it are longer


@dataclass(slots=True)
class PageHead:
    """What was found; empty where the page is silent. *taken* are the lines that said it."""

    headline: str = ""
    kicker: str = ""
    subheadline: str = ""
    published: date | None = None
    dated_by: str = ""
    publication: str = ""
    author: str = ""
    page: int = 1
    taken: list[TextLine] = field(default_factory=list)


def head_of(
    root: HtmlElement, source: str, before: Sequence[TextLine], inside: Sequence[TextLine], after: Sequence[TextLine]
) -> PageHead:
    """Return what the page says of its article; *before*, *inside*, *after*: its lines by where the body is."""
    metas, enp = _metas(root), dict(_founder(source))
    zone = list(before[-_ZONE:])
    head = PageHead()
    _title(head, root, metas, enp, before, inside)
    opening = inside[: opening_of(inside) or 3]
    near = [line.text for line in (*zone, *opening)]
    spaced = [line.spaced for line in (*zone, *opening)]
    behind = [line.text for line in (*inside[-3:], *after[:4])]
    if found := next(sightings([*near, *spaced], behind, metas, source), None):
        head.published, head.dated_by = found
    _source(head, root, spaced, [line.spaced for line in (*inside[-4:], *after[:4])], metas, source)
    _paper(head, [*near, *(line.text for line in after[:2])], enp)
    author = next((match[1] for text in spaced if (match := _AUTHOR.search(text))), "")
    head.author = author or enp.get("author", "")
    return head


def opening_of(inside: Sequence[TextLine]) -> int:
    """Return how many lines at the head of a container tell of the article and are none of it: up to its date."""
    last = 0
    for place, line in enumerate(inside[:_OPENING]):
        if len(line.text) > _LONGEST_LABEL or "。" in line.text:
            break
        if days.found(line.text) or _LABEL.search(line.text):
            last = place + 1
    return last


def solid(text: str) -> str:
    """Return *text* without blanks and marks, to compare titles."""
    return re.sub(r"[\W_]+", "", text)


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content[:300])
    return found


def _founder(source: str) -> Iterator[tuple[str, str]]:
    """Yield what an e-paper's comment holds of its article (方正: enpproperty)."""
    place = source.find("enpproperty")
    if place >= 0:
        for name, value in _ENP.findall(source[place : place + 6000]):
            text = re.sub(r"<[^>]{0,80}>|&nbsp;", "", value).strip()
            if text:
                yield name.lower(), text


def _title(
    head: PageHead,
    root: HtmlElement,
    metas: dict[str, str],
    enp: dict[str, str],
    before: Sequence[TextLine],
    inside: Sequence[TextLine],
) -> None:
    """Find the headline and the lines about it: what an element near the body shares with the page's own title."""
    for name, role in _FOUNDER.items():
        setattr(head, role, enp.get(name, ""))
    said = [metas[name] for name in _TITLES if name in metas]
    element = root.find(".//title")
    whole = " ".join((element.text_content() if element is not None else "").split())
    near = [*before[-40:], *inside[:4]]
    places = [place for place, line in enumerate(near) if _is_title(line, [*said, whole, head.headline])]
    if places:
        place = max(places, key=lambda place: (_loudness(near[place]), len(solid(near[place].text)), place))
        first, last = _run(near, place, [*said, whole])
        if not head.headline:
            head.headline = "".join(line.text for line in near[first : last + 1])
        head.taken += near[first : last + 1]
        _around(head, near, first, last)
    elif not head.headline and (lone := _lone_heading(near[-_ZONE - 4 :])):
        head.headline, head.taken = lone.text, [*head.taken, lone]
    else:
        head.headline = head.headline or _longest(said, whole)


def _lone_heading(near: Sequence[TextLine]) -> TextLine | None:
    """Return the loudest heading before the body, of a page whose own title is only the site's name."""
    found = [
        line
        for line in near
        if 6 <= len(HAN.findall(line.text)) <= 60 and line.linked * 2 < len(line.text) and not _WAY.search(line.text)
    ]
    headings = [line for line in found if line.tag in ("h1", "h2", "h3") or _MAIN.search(_names_own(line))]
    return min(reversed(headings), key=lambda line: line.tag if line.tag in ("h1", "h2", "h3") else "h4", default=None)


def _longest(said: Sequence[str], whole: str) -> str:
    """Return the title that the head of the page tells: a meta of its own, else the longest part of <title>."""
    named = next((text for text in said if len(HAN.findall(text)) >= 4), "")
    parts = [part for part in _PARTING.split(named or whole) if part]
    if not parts:
        return ""
    return parts[0] if len(HAN.findall(parts[0])) >= 6 else max(parts, key=lambda part: len(HAN.findall(part)))


def _is_title(line: TextLine, said: Sequence[str]) -> bool:
    """Say whether *line* is the title that the page's head says, or a half of it."""
    text = solid(line.text)
    if not 4 <= len(text) <= 80 or (line.linked * 2 > len(text) and line.tag not in ("h1", "h2")):
        return False
    heads = [solid(title) for title in said if title]
    is_heading = line.tag in ("h1", "h2", "h3") or _MAIN.search(_names(line)) is not None
    whole = any(title.startswith(text) or text == title for title in heads)
    return whole or (is_heading and any(text in title or (title[:10] and title[:10] == text[:10]) for title in heads))


def _loudness(line: TextLine) -> int:
    return 2 if line.tag in ("h1", "h2") else 1 if _MAIN.search(_names(line)) else 0


def _names(line: TextLine) -> str:
    near = [line.element, *list(line.element.iterancestors())[:2]]
    return " ".join(f"{element.get('id', '')} {element.get('class', '')}" for element in near)


def _run(near: Sequence[TextLine], place: int, said: Sequence[str]) -> tuple[int, int]:
    """Return the first and last of the lines at *place* that make one title, broken by the page in two."""
    heads = [solid(title) for title in said]
    first = last = place

    def fits(start: int, end: int) -> bool:
        text = solid("".join(line.text for line in near[start : end + 1]))
        return any(title.startswith(text) for title in heads) and near[start].element is near[end].element

    while last + 1 < len(near) and fits(first, last + 1):
        last += 1
    while first > 0 and fits(first - 1, last):
        first -= 1
    return first, last


def _around(head: PageHead, near: Sequence[TextLine], first: int, last: int) -> None:
    """Take kicker and subheadline from the lines over and under the headline, where their elements name them so."""
    for place in range(max(0, first - 3), min(len(near), last + 4)):
        line = near[place]
        if first <= place <= last or not 2 <= len(line.text) <= 80:
            continue
        names, is_heading = _names_own(line), line.tag in ("h1", "h2", "h3", "h4", "h5")
        is_close = place in (first - 1, last + 1)
        if (
            place < first
            and not head.kicker
            and (_KICKER.search(names) or (is_heading and is_close and not line.linked))
        ):
            head.kicker, head.taken = line.text, [*head.taken, line]
        elif place > last and not head.subheadline and _is_below(line, names, is_heading and is_close):
            head.subheadline, head.taken = line.text, [*head.taken, line]


def _is_below(line: TextLine, names: str, is_next_heading: bool) -> bool:
    if days.found(line.text) or _SOURCE.search(line.text):
        return False
    return bool(_SUB.search(names)) or is_next_heading or line.text.startswith(("——", "--", "—"))


def _names_own(line: TextLine) -> str:
    return f"{line.element.get('id', '')} {line.element.get('class', '')}"


def _source(
    head: PageHead, root: HtmlElement, near: Sequence[str], behind: Sequence[str], metas: dict[str, str], source: str
) -> None:
    """Find whom the page names as its source; the account of a WeChat page."""
    account = root.find(".//*[@id='js_name']")
    nick = _ACCOUNT.search(source)
    told = text_of(account) if account is not None else nick[1] if nick else ""
    names = [told, *_named(near), *(metas.get(name, "") for name in _SOURCES), *_named(behind)]
    named = next((name for name in names if name and not name.startswith("http")), "")
    if solid(named).startswith(_OWN):
        named = next((metas[name] for name in _SITES if name in metas), "")
    head.publication = named


def _named(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if len(text) <= 200 and (match := _SOURCE.search(text)):
            yield _AFTER_SOURCE.sub("", match[1]).strip("：: ，,。-　》")
        elif re.fullmatch(r"\s*(?:信息|稿件|文章)?来\s*源\s*[:：]?\s*", text) and number + 1 < len(texts):
            yield texts[number + 1][:30] if not days.found(texts[number + 1]) else ""


def _paper(head: PageHead, texts: Sequence[str], enp: dict[str, str]) -> None:
    """Find paper and page of an e-paper: 《某报》（2023年05月17日 第03版）."""
    for text in texts:
        if len(text) <= 120 and (match := _PAPER.search(text)) and not _SOURCE.search(text):
            head.publication = head.publication or match[1]
            break
    numbers = [
        match for text in (*texts, enp.get("nodename", "")) if len(text) <= 120 and (match := _EDITION.search(text))
    ]
    if numbers:
        head.page = int(numbers[0][1] or numbers[0][2]) or 1
    if enp.get("date") and head.published is None and (day := days.day_of(enp["date"])):
        head.published, head.dated_by = day, "网页：date"
