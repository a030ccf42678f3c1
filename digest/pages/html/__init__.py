"""Web pages, saved whole or in part: one article a page, with what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from digest.errors import SourceError
from digest.model import BlockRole, Fetched, Origin, Page
from digest.pages import days
from digest.pages.cleaning import Part, page_of
from digest.pages.html import tree
from digest.pages.html.container import container, is_furniture, known
from digest.pages.html.heads import PageHead, head_of, opening_of, solid
from digest.pages.html.paragraphs import HAN, TextLine, lines

__all__ = ["body_parts", "page_of_text", "read"]

_LEAST = 12  # Chinese characters of a body; a photo's caption has more
_SHORT = 40  # of a crosshead or a caption
_ENDS = ("。", "！", "？", "；", "”", "…", ".", "）。", ":", "：")
_TAIL = re.compile(
    r"[\s【\[(（<·•◎▼▲■●|]*(?:本文来源|作者[:：]|返回.{0,8}首页|上一[篇条页]|下一[篇条页]|相关(?:新闻|阅读|链接|文章|报道|推荐)|延伸阅读|推荐阅读|更多(?:新闻|精彩|阅读)|热门|往期|"
    r"扫一扫|扫码|分享(?:到|至)|打印|关闭(?:窗口|本页)?|责任?编辑?[:：丨|]|编辑[:：丨|]|审核[:：丨|]|校对[:：丨|]|监制[:：丨|]|排版[:：丨|]|"
    r"值班|版权(?:所有|声明)|免责声明|声明[:：]|特别声明|END\b|点击(?:下载|查看|进入|上方|下方|阅读|关注)|长按|关注(?:我们|公众号)|点(?:个)?[在赞]|"
    r"返回(?:顶部|列表|首页)|收藏|字号|字体|浏览(?:次数|量)?[:：]|阅读(?:次数|量)?[:：]|来源[:：丨|]|稿件来源|信息来源|供稿[:：丨|]|网友评论|评论[(（\d]|附件[:：]?$|标签[:：])",
    re.I,
)
_META = re.compile(
    r"来\s*源|作\s*者|发布|时间|日期|浏览|阅读|点击|字[号体]|打印|编辑|分享|收藏|【.{1,6}】|大\s*中\s*小"
)
_UNION = re.compile(r"(?:总工会|工会|工会委员会|工会联合会|文化宫|职工服务中心)$")
_SHOWN_AFTER = 12  # lines after the body that are kept as leftover: credits; lists of other articles are longer
_LONG = 60  # Chinese characters of a line of running text that no tail of a page holds
_PICTURED = re.compile(r"^[▲△↑←→▼]|图为|摄\)?）?$|供图|现场|合影")


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the page of one article; SourceError where there is none, as on a page of links."""
    return (page_of_text(fetched.content, fetched.location.uri),)


def page_of_text(content: bytes, uri: str, charset: str = "") -> Page:
    """Return the article on the web page *content*; *charset* is the table that a mail names for it."""
    source = tree.decoded(content, uri, charset)
    root = tree.parsed(content, uri, charset)
    tree.prune(root, known(root))
    box = known(root)
    if box is None:
        box = container(root)
    before, inside, after = _parted(root, box) if box is not None else ([], [], [])
    head = head_of(root, source, before, inside, after)
    parts = list(body_parts([line for line in inside if line not in head.taken], box, head))
    if sum(len(HAN.findall(part.text)) for part in parts if part.role in ("body", "caption")) < _LEAST:
        raise SourceError(
            uri,
            "网页里找不到文章",
            "可能是目录页，或要登录、要运行脚本才显示的页面；请打开文章后另存，或复制成文字文件",
        )
    origin = Origin(uri, head.publication, head.published, head.page, head.dated_by)
    folio = [Part(line.text, "folio") for line in before[-8:] if line not in head.taken and _META.search(line.text)]
    contributor = head.publication if _UNION.search(head.publication) else ""  # the union that sent it in
    return page_of(origin, [*_head_parts(head, parts), *folio, *parts], contributor=contributor)


def _parted(root: HtmlElement, box: HtmlElement) -> tuple[list[TextLine], list[TextLine], list[TextLine]]:
    """Return the lines before, in and after *box*."""
    if box.tag in ("span", "font", "strong", "a", "em"):
        box.tag = "div"  # some systems keep the whole text in one
    held = set(box.iter())
    body = root.find("body")
    found = lines(body if body is not None else root)
    places = [place for place, line in enumerate(found) if line.element in held]
    if not places:
        return found, [], []
    first, last = places[0], places[-1]
    return found[:first], [found[place] for place in places], found[last + 1 :]


def _head_parts(head: PageHead, parts: Sequence[Part]) -> Iterator[Part]:
    roles: tuple[tuple[str, BlockRole], ...] = (
        (head.kicker, "kicker"), (head.headline, "headline"), (head.subheadline, "subheadline"),
    )  # fmt: skip
    yield from (Part(text, role) for text, role in roles if text)
    if head.author and not any(part.role == "byline" for part in parts):
        yield Part(head.author, "byline")


def body_parts(inside: Sequence[TextLine], box: HtmlElement | None, head: PageHead | None = None) -> Iterator[Part]:
    """Yield the lines of a body with their roles; what is about it, not of it, as folio."""
    title = solid(head.headline) if head else ""
    kept = [line for line in inside if not (title and solid(line.text) == title)]
    start, end = opening_of(kept), _end(kept)
    seen_text = False
    for place, line in enumerate(kept[: end + _SHOWN_AFTER]):
        is_source = not seen_text and head is not None and solid(line.text) == solid(head.publication)
        if is_source or not start <= place < end or _is_linked(line) or _is_in_furniture(line, box):
            role: BlockRole = "folio"
        else:
            role = _role(line, kept[place + 1] if place + 1 < end else None, seen_text)
            seen_text = seen_text or role == "body"
        yield Part(line.text, role, line.size, line.is_bold)


def _end(kept: Sequence[TextLine]) -> int:
    """Return where the body ends: at the first line of a tail that no running text follows."""
    last_long = max(
        (n for n, line in enumerate(kept) if _han(line) >= _LONG and "。" in line.text and not _is_linked(line)),
        default=-1,
    )
    return next((n for n, line in enumerate(kept) if n > last_long and n and _TAIL.match(line.text)), len(kept))


def _han(line: TextLine) -> int:
    return len(HAN.findall(line.text))


def _is_linked(line: TextLine) -> bool:
    return line.linked >= 4 and line.linked > 0.7 * _han(line) and not line.text.endswith("。")


def _is_in_furniture(line: TextLine, box: HtmlElement | None) -> bool:
    for element in (line.element, *line.element.iterancestors()):
        if element is box:
            return False
        if is_furniture(element):
            return _han(line) < _LONG
    return False


def _role(line: TextLine, following: TextLine | None, seen_text: bool) -> BlockRole:
    is_short = len(line.text) <= _SHORT and not line.text.endswith(_ENDS)
    if line.tag == "figcaption" or (
        line.after_picture and is_short and (line.align == "center" or _PICTURED.search(line.text))
    ):
        return "caption"
    if line.align == "right" and len(line.text) <= _SHORT and seen_text and not line.text.endswith("。"):
        return "folio" if days.found(line.text) and len(line.text) <= 16 else "signature"
    if (
        is_short
        and following is not None
        and (line.tag in ("h2", "h3", "h4", "h5", "h6") or (line.is_bold and _han(line) >= 2))
    ):
        return "crosshead"
    return "body"
