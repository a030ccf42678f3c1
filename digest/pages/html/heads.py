"""What a web page says of its article: headline, kicker, subheadline, date, source, author, page of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from digest.characters import simplify
from digest.expressions import expression
from digest.pages import days
from digest.pages.facts import Fact, facts
from digest.pages.html.dates import sightings
from digest.pages.html.paragraphs import TextLine
from digest.pages.html.sources import (
    END_SOURCE,
    edition_of,
    in_full,
    is_local,
    is_union,
    paper_named,
    paper_of,
    site_of,
    source_of,
    union_of,
)
from digest.pages.html.titles import ZONE, PageTitle, parts_of, title_of
from digest.senders import without_office

__all__ = ["PageHead", "head_of", "opening_of"]

_ENP = expression(r"<(title|subtitle|introtitle|author|date|nodename|sourcename|source)>(.*?)</\1>", re.S | re.I)
_AUTHOR = expression(
    r"(?:(?:作\s*者|撰\s*[稿文]|执\s*笔|采\s*写)\s*[:：]|(?:文|执笔|撰文)\s*/)\s*"
    r"([\u4e00-\u9fff·]{2,4}(?:[ 、,，][\u4e00-\u9fff·]{2,4}){0,5})(?![\u4e00-\u9fff:：])"
)
_WRITER = expression(
    r"^(?:本报|本网|见习|特约|首席|全媒体)*(?:记者|通讯员)[ 　:：]?[\u4e00-\u9fff·]{2,4}"
    r"(?:[ 　、][\u4e00-\u9fff·]{2,4}){0,5}$"
)
_LABEL = expression(
    r"来\s*源|字[号体]|发布时间|发布于|浏览|点击|阅读|分享|打印|原标题|您所在的位置|当前位置|\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}|\d{1,2}\s?(?:天|小时|分钟)前"
)
_LABELLED, _FEWEST_LABELS = expression(r"(?:^|[\s\u3000])[\u4e00-\u9fff]{2,5}[:：]"), 3
_BLURB = expression(r"^[【\[]?(?:摘要|导读|导语|内容提要|核心提示)[】\]]?\s*[:：]")
_PICTURES = {"图", "图片", "照片", "摄影", "摄", "供图", "制图"}  # labels of who took them
_GIVING = {"供稿", "来稿", "投稿"}  # labels of who gave a text, a body or a person
_FOOT = 8  # lines under the last sentence of a container in which it says who sent its text, and who edited it
_FIRST = 4  # lines of a container among which its headline may stand, where nothing tells of the article under it
_OPENING, _LONGEST_LABEL = 10, 60  # lines in which a container speaks of its article; characters of such a line


@dataclass(frozen=True, slots=True)
class PageHead:
    """What was found; empty where the page is silent. The lines of *title* that said it are none of the body."""

    title: PageTitle
    published: date | None = None
    dated_by: str = ""
    publication: str = ""
    author: str = ""
    page: int = 1
    sender: str = ""  # whom the page names as the text's source; a site alone is none


def head_of(
    root: HtmlElement, source: str, before: Sequence[TextLine], inside: Sequence[TextLine], after: Sequence[TextLine]
) -> PageHead:
    """Return what the page says of its article; *before*, *inside*, *after*: its lines by where the body is."""
    metas, founder = _metas(root), dict(_founder(source))
    opening = opening_of(inside)
    first = inside[: max(opening + 1, _FIRST)]
    title = title_of(root, metas, founder, [*before[-40:], *first], len(first))
    zone = [*before[-ZONE:], *inside[: opening or 3]]
    untaken = [line for line in zone if line not in title.taken]
    near, behind = [simplify(line.text) for line in zone], [*inside[-4:], *after[:4]]
    spaced = [simplify(line.spaced) for line in untaken]
    far = [line.text for line in before if not line.linked and line.tag != "li"]
    published, dated_by = next(
        sightings([*near, *(line.spaced for line in zone)], [line.text for line in behind[-7:]], far, metas, source),
        (None, ""),
    )
    about = [*near, *(simplify(line.text) for line in (*inside[-3:], *after[:2]))]
    paper = paper_of(parts_of(root), about)
    if published is None and (day := days.day_of(founder.get("date", ""))):
        published, dated_by = day, "网页：date"
    last = max((place for place, line in enumerate(inside) if line.is_sentence), default=len(inside))
    foot = [line for line in inside[last + 1 : last + _FOOT] if line not in behind]
    ends = [tail[1] if (tail := END_SOURCE.search(line.spaced)) else line.spaced for line in (*foot, *behind)]
    feet = [line.text for line in after]
    named = in_full(source_of(root, spaced, ends, metas, source), parts_of(root), feet)
    under = [line.spaced for line in inside[last + 1 : last + 3]]  # a container may hold the foot of its page
    given = next((piece.text for text in under for piece in facts(text) if _sends(piece)), "")  # （…供稿）
    own = [*filter(is_union, map(without_office, (in_full(given, parts_of(root), feet), named, title.sender)))]
    placed = next((name for name in own if not is_local(name)), "")
    union = placed or union_of(root, spaced, [*under, *ends[-3:]], metas, source) or next(iter(own), "")
    named = union if is_local(named) and not is_local(union) else named
    site = site_of(parts_of(root), title.headline, metas, feet)
    writers = (text for text in spaced if len(text) <= 60 and _WRITER.match(text))
    author = next((match[1] for text in spaced if (match := _AUTHOR.search(text))), "")
    signed = " ".join(dict.fromkeys(name for text in ends for name in _writers_in(text)))
    return PageHead(
        title,
        published,
        dated_by,
        paper_named(named or paper or site or union),
        author or founder.get("author", "") or next(writers, signed),
        edition_of([*about, founder.get("nodename", ""), *far]) or 1,
        union or named or paper,
    )


def _sends(piece: Fact) -> bool:
    """Say whether *piece*, of a line under a text, names the body that a label or a word of sending tells of."""
    return piece.kind == "body" and piece.told in ("sender", "writer")


def _writers_in(text: str) -> Iterator[str]:
    """Yield the persons that *text*, a line of facts, names behind a label of writing; one of pictures is none."""
    labels: set[str] = set()
    is_named = False
    for piece in facts(text):
        if piece.kind == "label":
            labels = {piece.text} if is_named else labels | {piece.text}  # 文/图 某某
        if piece.kind == "person" and (piece.told == "writer" or labels & _GIVING) and labels - _PICTURES:
            yield piece.text
        is_named = piece.kind == "person" or (is_named and piece.kind == "mark")


def opening_of(inside: Sequence[TextLine]) -> int:
    """Return how many lines at the head of a container tell of the article and are none of it: up to its date."""
    last = 0
    for place, line in enumerate(inside[:_OPENING]):
        if _BLURB.match(line.text):  # the first words of the text, shown over it
            continue
        is_row = len(_LABELLED.findall(line.text)) >= _FEWEST_LABELS  # 索引号：…　公开目录：…　发布日期：…
        if (len(line.text) > _LONGEST_LABEL and not is_row) or "。" in line.text:
            break
        if (
            days.found(line.text)
            or _LABEL.search(simplify(line.text))
            or any(each.kind == "label" for each in facts(line.text))
        ):
            last = place + 1
        elif line.text.endswith(("：", ":")):  # 各区总工会：
            break
    return last


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
