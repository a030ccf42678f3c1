"""Every word of an issue that is not the source's: computed once, here, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from digest.corrections import corrected
from digest.expressions import expression
from digest.issues import headlines, places
from digest.model import (
    UNSURE_THEME,
    Article,
    Briefing,
    Item,
    LeftOut,
    Manner,
    Masthead,
    Number,
    Origin,
    Plate,
    Provenance,
    Seen,
    Sentence,
)
from digest.model.issues import PROPOSED
from digest.print_layer import printed

PENDING = "〔待核〕"
BROKEN = "〔原文缺损〕"
_DIGITS = "零一二三四五六七八九"
_NOTE_LABEL = expression(r"^[ \t\u3000]*(?:编者按|按语)[：:][ \t\u3000]*", re.MULTILINE)
_BODY = expression(
    "(?:工会(?:[\u4e00-\u9fff、]{2,16}部)?|总会|委员会|市委|县委|区委|党委|局|厅|办公室|公司|集团|中心|网站?|学院|大学|公众号|客户端)$"
)
_PRINTS = expression(r"(?:(?<![简专快情通])报|周刊|客户端|[\u4e00-\u9fff]网)$")
_BULLETIN = expression("(?:信息|动态|简报|通讯|简讯|要情|专报|摘报|参阅)$")  # what an office prints has pages, no 版
_PERSONS = expression(r"[\u4e00-\u9fff·]{2,4}(?:[ 　、，][\u4e00-\u9fff·]{2,4})*")
_AGENCY = expression("(?:新华|中国新闻|中新)社")
_HOUSE = expression(rf"{_BODY.pattern}|[报社台院馆宫厂站校]$")
_OWN = ("mailbox", "folder")  # where an office keeps what it was sent: no house that a leader knows
AMENDS = {"corrects": "更正", "changes": "变动"}  # what one text is to another, by ``Amendment.relation``
_CONTINUES = {"continues": "续", **AMENDS}


def chinese(number: int) -> str:
    """Return *number*, 1 to 99, in Chinese numerals, as headings count: 一, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def day(dated: date) -> str:
    """Return *dated* as GB/T 9704-2012, 7.3.5 asks: full year, no zero padding."""
    return f"{dated.year}年{dated.month}月{dated.day}日"


def number(number: Number) -> str:
    """Return 第n期, or 增刊第n期."""
    return f"{'增刊' if number.series == 'supplement' else ''}第{number.number}期"


def serial(number: Number) -> str:
    """Return 总第n期; empty for a supplement, which is numbered apart."""
    return "" if number.series == "supplement" else f"总第{number.serial}期"


def masthead(briefing: Briefing, told: Number, dated: date) -> Masthead:
    """Return 报头 of the issue *told* of *briefing*."""
    return Masthead(briefing.title, number(told), serial(told), briefing.publisher, day(dated), briefing.marks)


def plates(items: Iterable[Item]) -> tuple[Plate, ...]:
    """Return the sources of *items* that name no publication, with the ids of their articles, each in its order."""
    found: dict[str, list[Article]] = {}
    for item in items:
        if not item.article.origin.publication and not item.article.origin.provenance:
            found.setdefault(item.article.origin.uri, []).append(item.article)
    return tuple(
        Plate(uri, tuple(id for _, id in sorted((min(one.lines, default=0), one.id) for one in found[uri])))
        for uri in sorted(found)
    )


def headline(item: Item) -> str:
    """Return the article's own headline, else a clause of its lead, else that there is none, and who sent it."""
    article, earlier = item.article, item.follows
    own = headlines.of_source(article) or next(iter(headlines.proposals(article)), "")
    if earlier and earlier.relation != "continues" and headlines.is_bare(own) and earlier.headline:
        return f"{own}：{earlier.headline}"
    return own or f"（原文无题）{article.contributor or places.joined(item.regions[0].path if item.regions else ())}"


def is_untitled(item: Item) -> bool:
    """Say whether the source gives *item* no headline, so that the one printed is proposed (编者拟题)."""
    return not headlines.of_source(item.article)


def text(item: Item, *, is_laid: bool = False) -> tuple[str, ...]:
    """Return the highlights, corrected, in document order as one printed paragraph; a cut-off one is marked so.

    *is_laid* puts the print layer on each.
    """
    highlights = sorted(item.highlights, key=lambda sentence: sentence.start)
    texts = (corrected(one, item.rulings) for one in highlights)
    whole = (one.complete for one in highlights)
    as_printed = printed if is_laid else str
    told = "".join(as_printed(text) + ("" if complete else BROKEN) for text, complete in zip(texts, whole, strict=True))
    return (told,) if told else ()


def origin(item: Item, manner: Manner, year: int = 0) -> str:
    """Return the 出处 line: who sent it, where it stood, how many others report the same, and what it continues.

    *year* is that of the issue it is printed in.
    """
    article = item.article
    pictured = article.byline if article.kind == "photo_news" else ""
    role = "摄" if "摄" in pictured else "供图" if "供图" in pictured else "供稿"
    sender, told = article.contributor, article.origin
    if role == "供稿" and _PRINTS.search(sender):  # a paper sends nothing in: it printed the text
        sender, told = "", replace(told, publication=told.publication or sender)
    if told.publication == sender:  # said once: 昆山市总工会供稿
        told = replace(told, publication="")
    parts = [f"{sender}{role}"] if sender else []
    parts += [source(told, manner, article.id, is_sent=bool(sender))]
    # houses are counted, not the pages of one paper nor the parts of one file
    houses = {each.publication for each in item.also} - {article.origin.publication, ""}
    pages = sorted({number for each in item.also if (number := _plate(each, manner))})
    others = (each for each in item.also if not _plate(each, manner))
    where = "、".join(dict.fromkeys(source(each, manner) for each in others))
    parts += [f"{f'另有{len(houses)}家报道' if houses else '另见'}：{where}"] if where else []
    parts += [f"另见版面{'、'.join(map(str, pages))}"] if pages else []
    parts += [follows(item, year)] if item.follows else []
    parts += [PROPOSED] if is_untitled(item) and headlines.proposals(article) else []  # else 原文无题 stands over it
    return f"（{'；'.join(filter(None, parts))}）"


def short_origin(item: Item) -> str:
    """Return who sent *item* or which paper printed it, in brackets, for a title alone; not whom the title names.

    Day and page, and which page it was of those without a name (版面37第1条), stand in the ledger.
    """
    article, told = item.article, item.article.contributor
    if _PERSONS.fullmatch(told) and not _HOUSE.search(told):  # who wrote it tells a reader of titles nothing
        told = ""
    told = told or (name_house(article.origin) if article.origin.publication else "")
    return f"（{told}）" if told and told not in headline(item) else ""


def retitled(origin: str, before: str, after: str) -> str:
    """Return the 出处 line *origin* that said the headline *before* was the source's own as it says so of *after*.

    Either is empty where the headline printed is the source's.
    """
    bare = origin.removesuffix("）")
    bare = bare.removesuffix(f"；{_original(before)}" if before else "")
    return f"{bare}；{_original(after)}）" if after else f"{bare}）"


def _original(headline: str) -> str:
    return f"标题为编者所拟，原题《{headline}》"


def follows(item: Item, year: int = 0) -> str:
    """Return 续第12期《…》, or 更正第12期…, with the year if not *year*, where *item* is of an earlier one."""
    earlier = item.follows
    if earlier is None:
        return ""
    before = "" if earlier.year == year else f"{earlier.year}年"
    named = number(Number(earlier.year, earlier.number, 0, earlier.series))
    return f"{_CONTINUES[earlier.relation]}{before}{named}" + (f"《{earlier.headline}》" if earlier.headline else "")


def source(origin: Origin, manner: Manner, article: str = "", *, is_sent: bool = False) -> str:
    """Return the name of a publication with date and page; without one the day, and 版面n第m条 unless *is_sent*.

    Never the name of a file: which file 版面n is stands in the ledger.
    """
    published = day(origin.published) if origin.published else ""
    is_own = origin.provenance is not None and origin.provenance.kind in _OWN
    if origin.provenance and not (is_own and (origin.publication or is_sent or published)):
        return collected(origin, origin.provenance)
    if origin.publication:
        return f"{name_house(origin)}{published}" + _page_of(origin)
    number = 0 if is_sent else _plate(origin, manner)
    articles = manner.plates[number - 1].articles if number else ()
    named = f"版面{number}" + (f"第{articles.index(article) + 1}条" if article in articles else "") if number else ""
    return "，".join(filter(None, (named, published)))


def _page_of(origin: Origin) -> str:
    """Return 第n版 of a paper, 第n页 of a bulletin; nothing for the first, which a web page without pages counts as."""
    return f"第{origin.page}{'页' if _BULLETIN.search(origin.publication) else '版'}" if origin.page > 1 else ""


def _plate(origin: Origin, manner: Manner) -> int:
    """Return n of the 版面n by that *origin*, which names no publication, is told; 0 for others."""
    if origin.publication or origin.provenance:
        return 0
    return next((number for number, plate in enumerate(manner.plates, start=1) if plate.uri == origin.uri), 0)


def collected(origin: Origin, provenance: Provenance) -> str:
    """Return what was collected where: 《工人日报》2026年11月20日，载苏州工会网（苏州市，市级）."""
    published = day(origin.published) if origin.published else ""
    place = (
        provenance.home[-1] if provenance.home and not places.is_said(provenance.home[-1], provenance.source) else ""
    )
    level = f"{provenance.level}级" if provenance.level in ("省", "市", "县") else provenance.level
    about = "，".join(filter(None, (place, level)))
    named = provenance.source + (f"（{about}）" if about else "")
    if origin.publication and origin.publication != provenance.source:
        return f"{name_house(origin)}{published}，载{named}"
    return f"{named}{published}"


def file_of(origin: Origin) -> str:
    """Return for the staff which file *origin* is: its path, or as what it came where it is kept under another name."""
    told = origin.provenance
    if told is None or not told.title:
        return origin.uri
    member = origin.uri.partition("!/")[2]
    return f"{told.source}：{told.title}" + (f"，其中的 {member}" if member else "")


def name_house(origin: Origin) -> str:
    """Return the publication of *origin* in print: a paper in title marks (GB/T 15834-2011, 4.15), a body bare."""
    is_bare = _is_body(origin) or _AGENCY.fullmatch(origin.publication)
    return origin.publication if is_bare else f"《{origin.publication}》"


def _is_body(origin: Origin) -> bool:
    """Say whether what *origin* calls its publication is a body or a site, as web pages do (来源：昆山市总工会)."""
    return origin.page == 1 and _BODY.search(origin.publication) is not None


def mark(item: Item) -> str:
    """Return 〔待核〕 where what is printed, or its place, is in doubt, else nothing."""
    return PENDING if any(doubt != UNSURE_THEME for doubt in item.doubts) else ""


def left_out(item: Item, reason: str) -> LeftOut:
    """Return the ledger's line about a whole article."""
    return LeftOut(item.article.origin.uri, f"《{headline(replace(item, follows=None))}》", reason)


def sentence(left: Sentence) -> str:
    """Return how the ledger names a sentence that is left out."""
    return f"句：{left.text}"


def seen(earlier: Seen) -> str:
    """Return why an article is left out that *earlier* told: printed then, or taken out by an editor."""
    issue = f"{number(earlier.number)}（{earlier.number.year}年）"
    named = f"《{headline(earlier.leading or earlier.item)}》"
    return f"编者在{issue}删去{named}" if earlier.is_deleted else f"{issue}已登{named}"


def crossheads(item: Item) -> Iterator[LeftOut]:
    """Give the lines that *item* took in as crossheads and does not print: one may be another report's headline."""
    printed = {sentence.paragraph for sentence in item.highlights}
    for number, paragraph in enumerate(item.article.paragraphs):
        if paragraph.kind == "crosshead" and number not in printed:
            for piece in paragraph.pieces:
                what = f"第{piece.line}行：{paragraph.text[piece.start : piece.end].strip()}"
                yield LeftOut(item.article.origin.uri, what, f"读作《{headline(item)}》的小标题，没有刊出", "crosshead")


def editors_note(text: str) -> str:
    """Return *text*, one paragraph a line, without the label 编者按： that an office may write before it itself."""
    return _NOTE_LABEL.sub("", text)


def outside(item: Item, happened: date | None) -> str:
    """Return why an article of another time is left out: published then, or without a date and of what *happened*."""
    published = item.article.origin.published
    if not published and happened:
        return f"不在本期范围（来源没有日期，说的是{day(happened)}的事）"
    return f"不在本期范围（{published:%Y-%m-%d}刊出）" if published else "不在本期范围"


def topic(words: str) -> str:
    """Return what stands under the name of a special issue beside its number."""
    return f"专题：{words}"


def gathered(words: str, numbers: Sequence[Number]) -> str:
    """Return what a special issue on *words* is, and where its entries stood: 从2026年第1期、第3期登过的内容中选编。"""
    years = dict.fromkeys(one.year for one in numbers)
    told = [f"{year}年" + "、".join(number(one) for one in numbers if one.year == year) for year in years]
    return f"专题“{words}”，从{'，'.join(told)}登过的内容中选编，字句与原期相同。"


def selection(count: int, whole: int) -> str:
    """Return what an edition says of itself that prints *count* of the *whole* entries of its issue."""
    return f"本件选登全期{whole}条中的{count}条，栏目和条目的编号与全期相同。"
