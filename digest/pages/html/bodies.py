"""The lines of a web page's body in, their roles out: what is text, and what only stands in it or under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from lxml.html import HtmlElement

from digest.appeals import is_appeal
from digest.expressions import expression
from digest.model import BlockRole
from digest.pages import days
from digest.pages.cleaning import PagePart
from digest.pages.facts import CAPTION, EDITORS_NOTE, PICTURE_BY, PLACEHOLDER, WROTE, facts
from digest.pages.html.container import is_furniture
from digest.pages.html.heads import PageHead, opening_of
from digest.pages.html.paragraphs import TextLine
from digest.pages.html.sources import END_SOURCE, PAPER_LINE
from digest.pages.html.tables import by_rows
from digest.pages.html.titles import solid
from digest.pages.html.tree import names_of
from digest.pages.items import gathers

__all__ = ["body_parts", "is_captioned"]

_SHORT = 40  # of a crosshead or a caption
_ENDS = ("。", "！", "？", "；", "”", "…", ".", "）。", ":", "：")
_TAIL = expression(
    r"[\s【\[(（<·•◎▼▲■●|\-—–－_=*~]*(?:本文(?:来源|来自|转自|系|首发|刊于|仅代表)|原(?:标)?题(?:为|[:：])|作者[:：]|返回.{0,8}首页|返回.{1,6}[,，]?查看更多|(?:本[页文]|原文|网页)(?:地址|网址|链接)[:：]|打印(?:时间|日期)|上一[篇条页]|下一[篇条页]|相关(?:新闻|阅读|链接|文章|报道|推荐)|延伸阅读|推荐阅读|更多(?:新闻|精彩|阅读)|热门|往期|"
    r"扫一扫|扫码|分享(?:到|至|此文|本文)|打印|关闭(?:窗口|本页)?|责任?编辑?[:：丨|]|编辑[:：丨|]|审核[:：丨|]|校对[:：丨|]|监制[:：丨|]|排版[:：丨|]|(?:文章|信息)?录入[:：]|(?:[一二三四初复终]审|图文|文字|文案|图片|摄影|摄像|视频|制作|策划|统筹|美编|出品|总监制)[:：丨|]|"
    r"值班|版权(?:所有|声明)|免责声明|声明[:：]|特别声明|(?:THE\s+)?END\b|点击(?:下载|查看|进入|上方|下方|阅读|关注)|长按|关注(?:我们|公众号)|点(?:个)?[在赞]|"
    r"返回(?:顶部|列表|首页)|收藏|字号|字体|浏览(?:次数|量)?[:：]|阅读(?:次数|量)?[:：]|(?:图文|素材|资料|内容)?来源[:：丨|]|稿件来源|信息来源|供稿[:：丨|]|网友评论|评论[(（\d]|附件[:：]?$|标签[:：])",
    re.I,
)
# Who edited a text, in brackets behind its last sentence.
_END_EDITOR = expression(
    r"[（(][\u4e00-\u9fff·、 ]{2,16}(?:摄|摄影|供图)[)）]\s*$|"
    r"[（(\[【](?:(?:责任编辑|责编|编辑|审核|校对)\s*[:：丨|]?\s*[\u4e00-\u9fff·、]{2,12}\s*){1,3}[)）\]】]\s*$"
)
_RULE = expression(r"[-—=_*～~]{4,}\S{0,8}[-—=_*～~]{4,}$")  # drawn with signs under a text
# The last line of a text in brackets: who wrote it.
_CREDITED = expression(
    r"^[（(](?:本报|本刊)?(?:综合|整理|记者|通讯员|摄影|文/图|图/文)?[ 　:：]?"
    r"(?:[\u4e00-\u9fff·]{2,4}(?:[ 　、，][\u4e00-\u9fff·]{2,5})*)?[）)]$"
)
# Who did what for a text, under it: 信息员：某某, 采写丨某某, 某科供稿 摄影/某某.
_DONE_BY = expression(
    r"^[（(](?:本文)?作者(?:系|为|单位)[^（）()]{2,40}[）)]$|^\S{2,24}(?:供稿|供图)(?:\s+\S{2,4}[/／:：]\S{2,12}){0,4}$"
    r"|^[（(]?[\u4e00-\u9fff/／]{0,4}(?:员|者|编辑|责编|审|稿|稿人|文|图|制|校|校对|核|辑|摄|摄影|划|筹)\s*[:：丨|]"
    r"\s*[\u4e00-\u9fff·]{2,10}(?:[\s\u3000、，][\u4e00-\u9fff·]{2,10}){0,5}[）)]?$"
)
_COMMENTS = ("comment", "comments", "pinglun", "gentie", "reply", "replies", "cmt")
# What a page for telephones sets amid its text.
_BUTTON = expression(
    r"(?:点击?|戳|轻触)\S{0,4}(?:蓝字|蓝色字|名片)\S{0,16}|(?:您的浏览器\S{0,14}(?:不支持|无法|升级).*|展开(?:剩余|全文|更多|阅读).{0,6}|(?:点击)?(?:阅读|查看|展开)(?:全文|更多)|收起(?:全文)?|加载(?:更多|中).{0,3}|(?:点击)?打开.{0,8}(?:APP|客户端).{0,14})$",
    re.I,
)
# Where a list of articles, or an article on several pages, goes on: 共128条 1/16页, 每页显示8条记录.
_PAGER = expression(
    r"(?:首页|上一?页|下一?页|末页|尾页).{0,24}(?:上一?页|下一?页|末页|尾页|共\s*\d+\s*[页条])|^(?:[【\[]\d{1,2}[】\]]\s*){2,}(?:$|[上下尾末]一?页)|^共\s*\d{1,3}\s*页$|每页(?:显示)?\s*\d+\s*[条篇]|(?:总记录数?|共|总计)\s*[:：]?\s*\d+\s*[条页].{0,20}\d+\s*[/／]\s*\d+"
)
_ACCOUNT = "js_content"  # the box that WeChat keeps a text in
_ORNAMENT = 4  # Chinese characters of what stands alone under a text: 完, 全文完
_ASKS = expression(
    r"蓝字|蓝色|关注|星标|转发|扫码|二维码|公众号|微信号|订阅|投稿邮箱|往期|阅读(?:本文|全文|原文)|听.{0,4}音频"
)
_SHOWN_AFTER = 12  # lines after the body that are kept as leftover: credits; lists of other articles are longer
_SUMMED = expression(r"^[【\[]?(?:摘要|导读|导语|内容提要|核心提示)[】\]]?\s*[:：]\s*")
_LEAST_BLURB = 15  # characters
_LONG = 60  # Chinese characters of a line of running text that no tail of a page holds
_PICTURED = expression(r"^[▲△↑←→▼]|图为|摄\)?）?$|供图|现场|合影")
_DESCRIBED = ("desc", "description", "tushuo", "img-desc", "pic-desc", "imgtext", "pictext", "photo-desc")
_AT_HOME = 0.6  # share of the running text that one element must hold to be where the paragraphs stand


def body_parts(inside: Sequence[TextLine], box: HtmlElement | None, head: PageHead | None = None) -> Iterator[PagePart]:
    """Yield the lines of a body with their roles; what is about it, not of it, as folio."""
    title = solid(head.title.headline) if head else ""
    kept = by_rows([line for line in inside if not (title and solid(line.text) == title)], box)
    home = _home_of(kept)
    end = _end(kept, home, box)
    furniture = _furniture(kept, box, home, end)
    last = max((place for place, line in enumerate(kept[:end]) if line.han and "。" in line.text), default=-1)
    seen_text = False
    for place, line in enumerate(kept[: end + _SHOWN_AFTER]):
        is_source = not seen_text and head is not None and solid(line.text) == solid(head.publication)
        role: BlockRole = "folio"
        if not is_source and place not in furniture:
            role = "row" if line.is_row else _role(line, kept[place + 1] if place + 1 < end else None, seen_text)
        seen_text = seen_text or role == "body"
        part = PagePart(line.text, role, line.size, line.is_bold)
        yield from _without_tail(part, role == "body" and place >= last)


def _home_of(kept: Sequence[TextLine]) -> HtmlElement | None:
    """Return the element that most of the running text among *kept* stands in side by side; None where none does."""
    weights: Counter[HtmlElement] = Counter()
    for line in kept:
        weights[line.element.getparent()] += line.han if line.is_sentence and not line.is_linked else 0
    (best, weight), *_ = weights.most_common(1) or [(None, 0)]
    return best if weight > _AT_HOME * sum(weights.values()) else None


def _furniture(kept: Sequence[TextLine], box: HtmlElement | None, home: HtmlElement | None, end: int) -> set[int]:
    """Return the places of the lines among *kept* that are none of the text in *box*, which ends before *end*."""
    start, guests = opening_of(kept), _guests(kept, home)
    found = {*_blurbs(kept), *range(start), *range(end, len(kept))}
    if box is not None and _ACCOUNT in names_of(box):
        found |= _edges(kept[:end])
    return found | {
        place
        for place, line in enumerate(kept[:end])
        if line.is_linked or _is_comment(line, box) or _is_furniture_of(line, box, guests)
    }


def _guests(kept: Sequence[TextLine], home: HtmlElement | None) -> set[HtmlElement]:
    """Return the elements beside the paragraphs at *home* that begin as a tail does: other articles are named there."""
    if home is None:
        return set()
    first: dict[HtmlElement, TextLine] = {}  # of each element beside the paragraphs
    for line in kept:
        around = (line.element, *line.element.iterancestors())
        beside = next((each for each in around if each.getparent() is home), None)
        if beside is not None:
            first.setdefault(beside, line)
    return {each for each, line in first.items() if _is_tail(line) and line.element is not each}


def _blurbs(kept: Sequence[TextLine]) -> set[int]:
    """Return the places of the first lines of *kept* that show over the text its first words."""
    return {
        place
        for place, line in enumerate(kept[:3])
        if (begun := _SUMMED.sub("", line.text).rstrip(".…")) != line.text and len(begun) >= _LEAST_BLURB
        if any(other.text.startswith(begun) for other in kept[place + 1 : place + 4])
    }


def _without_tail(part: PagePart, is_last: bool) -> Iterator[PagePart]:
    """Yield *part*; of the last one of a text, what its end says of the source or the editor as a part of its own."""
    tail = (END_SOURCE.search(part.text) or _END_EDITOR.search(part.text)) if is_last else None
    if tail and tail.start():
        yield replace(part, text=part.text[: tail.start()])
        yield PagePart(tail[0], "folio")
    else:
        yield part


def _end(kept: Sequence[TextLine], home: HtmlElement | None, box: HtmlElement | None) -> int:
    """Return where the body ends: at the first line of a tail that no running text follows.

    Beside a long line, or else half of it, any sentence that stands with the paragraphs at *home* is such text, where
    the tail does not.
    """
    running = [
        (n, line)
        for n, line in enumerate(kept)
        if line.is_sentence and not line.is_linked and not _is_comment(line, box)
    ]
    last_long = max((n for n, line in running if line.han >= _LONG), default=_middle(running))
    last_home = (
        max((n for n, line in running if line.element.getparent() is home), default=-1) if home is not None else -1
    )
    for place, line in enumerate(kept):
        is_guest = line.element.getparent() is not home
        is_told = any(piece.kind == "label" for piece in facts(line.text))
        if place and (is_told or _DONE_BY.match(line.text)) and not any("。" in other.text for other in kept[place:]):
            return place
        if place > (max(last_long, last_home) if is_guest else last_long) and place and _is_tail(line):
            return place
    return len(kept)


def _middle(running: Sequence[tuple[int, TextLine]]) -> int:
    """Return the place of the line up to which *running* text is half of it: no tail stands before more than that."""
    half = sum(line.han for _, line in running) / 2
    so_far = accumulate(line.han for _, line in running)
    return next((place for (place, _), count in zip(running, so_far, strict=True) if count >= half), -1)


def _edges(kept: Sequence[TextLine]) -> set[int]:
    """Return where the lines are that an account on WeChat sets over and under its text: asks, ornaments, credits.

    None of them is a sentence; a crosshead over the first paragraph, which stands alone there, asks for nothing.
    """
    running = [place for place, line in enumerate(kept) if _is_sentence(line)]
    if not running:
        return set()
    over = [
        place
        for place in range(running[0])
        if _asks(kept[place]) or facts(kept[place].spaced) or gathers(kept[place].text)
    ]
    under = range(running[-1] + 1, len(kept))
    tail = next((place for place in under if _is_about(kept[place])), len(kept))
    return {*over, *range(tail, len(kept)), *(place for place in under if kept[place].han <= _ORNAMENT)}


def _is_about(line: TextLine) -> bool:
    """Say whether *line* asks its reader for something, or tells who did what."""
    return bool(_asks(line) or facts(line.spaced)) or _is_tail(line)


def _asks(line: TextLine) -> bool:
    """Say whether *line*, at an edge of what an account puts up, asks its reader for something."""
    return _ASKS.search(line.text) is not None or is_appeal(line.text)


def _is_sentence(line: TextLine) -> bool:
    return line.text.endswith(("。", "！", "？", "”", "…", "）", "；")) and not _asks(line) and line.han > _LEAST_BLURB


def _is_tail(line: TextLine) -> bool:
    return bool(_TAIL.match(line.text.replace("】", "", 1)) or _RULE.match(line.text)) or line.disclaims


def _is_comment(line: TextLine, box: HtmlElement | None) -> bool:
    """Say whether *line* stands among what readers wrote, in *box*."""
    for element in (line.element, *line.element.iterancestors()):
        if element is box:
            return False
        if any(word.lower() in _COMMENTS for name in names_of(element) for word in re.split(r"[-_\d]+", name)):
            return True
    return False


def _is_furniture_of(line: TextLine, box: HtmlElement | None, guests: set[HtmlElement]) -> bool:
    for element in (line.element, *line.element.iterancestors()):
        if element is box:
            return False
        if element in guests:
            return True
        if is_furniture(element):
            return line.han < _LONG
    return False


def is_captioned(line: TextLine) -> bool:
    """Say whether the page itself names *line* as what is said of a picture."""
    names = [name.lower() for name in names_of(line.element)]
    is_described = line.after_picture and any(name in _DESCRIBED for name in names)
    return line.tag == "figcaption" or is_described or any("caption" in name for name in names)


def _role(line: TextLine, following: TextLine | None, seen_text: bool) -> BlockRole:
    if (
        PAPER_LINE.match(line.text)
        or _PAGER.search(line.text)
        or _BUTTON.match(line.text)
        or is_appeal(line.text)
        or not re.search(r"[^\W\d_]", line.text)
    ):
        return "folio"
    if PLACEHOLDER.match(line.text) or (not seen_text and following is not None and EDITORS_NOTE.match(line.text)):
        return "folio"
    if PICTURE_BY.match(line.text) or (CAPTION.match(line.text) and len(line.text) <= _SHORT):
        return "caption"
    if WROTE.match(line.text) and (following is None or not seen_text):
        return "byline"
    is_short = len(line.text) <= _SHORT and not line.text.endswith(_ENDS)
    if (
        line.tag == "figcaption"
        or (is_captioned(line) and (is_short or (line.after_picture and len(line.text) <= _SHORT)))
        or (line.after_picture and is_short and (line.align == "center" or _PICTURED.search(line.text)))
    ):
        return "caption"
    if line.align == "right" and len(line.text) <= _SHORT and seen_text and not line.text.endswith("。"):
        return "folio" if days.found(line.text) and len(line.text) <= 16 else "signature"
    if following is None and seen_text and _CREDITED.match(line.text):
        return "byline"
    is_heading = line.tag in ("h2", "h3", "h4", "h5", "h6") or (line.is_bold and line.han >= 2)
    is_quoting = line.text.endswith("”") and len(line.text) <= _SHORT  # 退休老人重回“大学”: no sentence
    if (is_short or (is_quoting and "。" not in line.text)) and following is not None and is_heading:
        return "crosshead"
    return "body"
