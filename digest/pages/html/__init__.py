"""Web pages, saved whole or in part: one article a page, with what the page says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from lxml.html import HtmlElement

from digest.errors import SourceError
from digest.expressions import expression
from digest.model import BlockRole, Fetched, Origin, Page
from digest.pages.briefs import BEGUN, signer_of, tail_of
from digest.pages.cleaning import PagePart, page_of
from digest.pages.docx import pages_of
from digest.pages.docx.gathered import with_echoed
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.docx.roles import told
from digest.pages.facts import facts
from digest.pages.html import cards, tree
from digest.pages.html.bodies import body_parts, is_captioned
from digest.pages.html.container import container, is_foot, known
from digest.pages.html.heads import PageHead, head_of, opening_of
from digest.pages.html.others import own_and_others
from digest.pages.html.paragraphs import HAN, TextLine, lines, paragraph_of
from digest.pages.html.scripts import show_kept
from digest.pages.html.sources import is_union
from digest.pages.html.tables import unfold
from digest.pages.html.titles import solid
from digest.pages.items import gathers, names_column

__all__ = ["body_parts", "pages_of_text", "read"]

_LEAST = 12  # Chinese characters of a body; a photo's caption has more
_PARTS = expression(r"[；;｜|丨]")
_LEAST_LISTED = 2
# Whose deed a heading tells: 白石市总工会启动…, 江口港务公司开展….
_PLACED = expression(r"(?P<place>[\u4e00-\u9fff]{2,8}?(?:[市区县旗州镇乡]|街道|集团|公司|[农林牧]场))")
_NAME, _BEGINNING = 2, 26  # characters that tell a place again; those in which a report says who acts
_LEAST_HEAD, _FEWEST_PLACES = 8, 3  # Chinese characters of such a heading; two may be parts of one article
_SHOWN_OTHERS = 12  # lines of other articles that are kept as leftover, as of what stands after a body
_META = expression(
    r"来\s*源|作\s*者|发布|时间|日期|浏览|阅读|点击|字[号体]|打印|编辑|分享|收藏|【.{1,6}】|大\s*中\s*小"
)


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the page of one article, or one for each short report on it; SourceError where there is none."""
    return pages_of_text(fetched.content, fetched.location.uri)


def pages_of_text(content: bytes, uri: str, charset: str = "") -> tuple[Page, ...]:
    """Return what is on the web page *content*; *charset* is the table that a mail names for it."""
    source = tree.decoded(content, uri, charset)
    root, box = _opened(content, uri, charset)
    before, inside, after = _parted(root, box) if box is not None else ([], [], [])
    inside, others = own_and_others(inside)
    after = [*after, *others]
    head = head_of(root, source, before, inside, after)
    pages = _reports(inside, head, Origin(uri, head.publication, head.published, dated_by=head.dated_by))
    if len(pages) > 1:
        return pages
    parts = _shown(body_parts([line for line in inside if line not in head.title.taken], box, head), uri)
    origin = Origin(uri, head.publication, head.published, head.page, head.dated_by)
    folio = [
        PagePart(line.text, "folio") for line in before[-8:] if line not in head.title.taken and _META.search(line.text)
    ]
    contributor = head.sender if is_union(head.sender) else ""  # the union that sent it in
    shown = [PagePart(line.text, "folio") for line in others[:_SHOWN_OTHERS]]
    return (page_of(origin, [*_heads(head, parts), *folio, *parts, *shown], contributor=contributor),)


def _opened(content: bytes, uri: str, charset: str) -> tuple[HtmlElement, HtmlElement | None]:
    """Return the tree of a page as a reader sees it, and the element of it that holds its text."""
    root = tree.parsed(content, uri, charset)
    tree.show_scriptless(root)
    show_kept(root, uri)
    tree.prune(root, known(root))
    unfold(root)
    box = known(root)
    if box is None:
        box = container(root)
    return root, cards.around(box) if box is not None else None


def _reports(inside: Sequence[TextLine], head: PageHead, origin: Origin) -> tuple[Page, ...]:
    """Return a page for each of several reports *inside*; nothing where they are one article."""
    headline = head.title.headline
    gatherer = headline if gathers(headline) else ""
    if pages := _each(inside, origin) or _pictured(inside, headline, origin):
        return pages
    is_several = gatherer or _are_signed(inside) or _lists(headline, inside) or _are_placed(headline, inside)
    if not is_several and not any(each.is_item for each in _flow(inside)):
        return ()
    untitled = [line for line in inside if not gatherer or solid(line.text) != solid(gatherer)]
    return _several(untitled, origin, gatherer)


def _shown(body: Iterable[PagePart], uri: str) -> list[PagePart]:
    """Return the parts of *body*, captions as its text where pictures carry the news; SourceError where it has none."""
    parts = list(body)
    if all(part.role != "body" for part in parts):
        parts = [replace(part, role="body") if part.role == "caption" and "。" in part.text else part for part in parts]
    if sum(len(HAN.findall(part.text)) for part in parts if part.role in ("body", "caption")) < _LEAST:
        raise SourceError(
            uri,
            "网页里找不到文章",
            "可能是目录页，或要登录、要运行脚本才显示的页面；请打开文章后另存，或复制成文字文件",
        )
    return parts


def _heads(head: PageHead, parts: Sequence[PagePart]) -> list[PagePart]:
    """Return the heads of an article as parts, and who wrote it where none of its *parts* says so."""
    author = "" if any(part.role == "byline" for part in parts) else head.author
    named: tuple[tuple[str, BlockRole], ...] = (
        (head.title.kicker, "kicker"),
        (head.title.headline, "headline"),
        (head.title.subheadline, "subheadline"),
        (author, "byline"),
    )
    return [PagePart(text, role) for text, role in named if text]


def _lists(headline: str, inside: Sequence[TextLine]) -> bool:
    """Say whether *headline* joins those of several reports *inside*: 工会速递｜某某会议召开；某某培训班开班."""
    shown = {solid(line.text) for line in inside}
    return sum(solid(part) in shown for part in _PARTS.split(headline) if part.strip()) >= _LEAST_LISTED


def _each(inside: Sequence[TextLine], origin: Origin) -> tuple[Page, ...]:
    """Return a page for each of the reports that *inside* is, what stands over the first one before it."""
    found = cards.reports_of(inside)
    start = next((n for n, line in enumerate(inside) if found and line is found[0].lines[0]), 0)
    pages = [page_of(origin, [PagePart(line.text, "folio") for line in inside[:start]])] if start else []
    for report in found:
        flow = [
            replace(paragraph_of(line), text=_title_of(line), level=0)
            if line is report.heading
            else replace(each, is_aside=each.is_aside or is_foot(line.element))
            for line, each in zip(report.lines, _paragraphs(report.lines), strict=True)
        ]
        stamps = set().union(*(line.stamps for line in report.lines if "。" not in line.text))
        own = replace(origin, published=stamps.pop(), dated_by="网页：time") if len(stamps) == 1 else origin
        pages += pages_of(told(flow).parts, own, after=pages[-1] if pages else None)
    return tuple(page for page in pages if page.blocks)


def _pictured(inside: Sequence[TextLine], headline: str, origin: Origin) -> tuple[Page, ...]:
    """Return a page for each picture whose caption is a report, where nothing else *inside* is running text.

    Captions of one event stand under its *headline*; those of several under a column's name, or given by several.
    """
    running = [line for line in inside if "。" in line.text and line.han >= _LEAST]
    given_by = {piece.text for line in running for piece in facts(tail_of(line.text)) if piece.kind == "body"}
    is_column = names_column(headline) or gathers(headline)
    if len(running) < 2 or not all(map(is_captioned, running)) or not (is_column or len(given_by) > 1):
        return ()
    pages: list[Page] = []
    over: list[PagePart] = []
    for line in inside:
        over.append(PagePart(line.text, "body" if line in running else "folio"))
        if line in running:
            pages.append(page_of(origin, over, after=pages[-1] if pages else None))
            over = []
    under = [page_of(origin, over, after=pages[-1])] if over else []
    return (*pages, *(page for page in under if page.blocks))


def _title_of(heading: TextLine) -> str:
    """Return the text of *heading* without the number that an element of its own sets before it."""
    first, *others = [piece for piece in heading.pieces if piece.strip()]
    return "".join(others) if others and first.strip().isdecimal() else heading.text


def _several(inside: Sequence[TextLine], origin: Origin, gatherer: str) -> tuple[Page, ...]:
    """Return the short reports among *inside*, one each, read as those of a Word file under the name *gatherer*."""
    start = opening_of(inside)
    flow = _flow(inside[start:])
    over = [DocxParagraph(gatherer, align="center", level=0)] if gatherer else []
    opening = [PagePart(line.text, "folio") for line in inside[:start]]
    pages = pages_of([*opening, *told([*over, *flow]).parts], origin)
    return pages if all(map(_is_whole, pages)) else ()


def _flow(inside: Sequence[TextLine]) -> list[DocxParagraph]:
    return with_echoed(_paragraphs(inside))


def _paragraphs(inside: Sequence[TextLine]) -> list[DocxParagraph]:
    """Return the lines *inside* as paragraphs; what a site says of its texts, under the last of them, is an aside."""
    last = max((place for place, line in enumerate(inside) if line.is_sentence), default=len(inside))
    return [replace(paragraph_of(line), is_aside=line.disclaims and place > last) for place, line in enumerate(inside)]


def _is_whole(page: Page) -> bool:
    """Say whether *page* is a report: text with a headline, or signed."""
    texts = [block.text for block in page.blocks if block.role == "body"]
    roles = {block.role for block in page.blocks}
    return bool(texts) and (bool({"headline", "signature"} & roles) or signer_of(texts[-1]) != "")


def _are_signed(inside: Sequence[TextLine]) -> bool:
    """Say whether several bodies sign among *inside*, on lines of their own, behind a text or before it."""
    signed = [facts(line.text) for line in inside if line.align == "right" or line.text.startswith(("（", "("))]
    bodies = {piece.text for pieces in signed for piece in pieces if piece.kind == "body"}
    bodies |= {signer_of(line.text) for line in inside}
    bodies |= {begun["unit"] for line in inside if (begun := BEGUN.match(line.text))}
    return len(bodies - {""}) > 1


def _are_placed(headline: str, inside: Sequence[TextLine]) -> bool:
    """Say whether *inside* begins with a bold line and has several, each of another place, none named in *headline*.

    The crossheads of one article have a text before them, and seldom say who did what; what stands under one of them
    need not say again where it is, as a report of its own does.
    """
    text = [line for line in inside if line.is_sentence or (line.is_bold and line.han >= _LEAST_HEAD)]
    heads = [(this, under) for this, under in pairwise(text) if not this.is_sentence and under.is_sentence]
    told = [(match["place"], under.text) for this, under in heads if (match := _PLACED.match(this.text))]
    places = {place for place, under in told if place[:_NAME] in under[:_BEGINNING] and place not in headline}
    return len(places) == len(heads) >= _FEWEST_PLACES and text[0] is heads[0][0]


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
