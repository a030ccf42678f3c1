"""Every word of an issue that is not the source's: computed once, here, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from digest.model import Item, Ledger, LeftOut, Number, Origin, Section, Sentence

PENDING = "〔待核〕"
BROKEN = "〔原文缺损〕"
_DIGITS = "零一二三四五六七八九"
_NOTE_LABEL = re.compile(r"^[ \t\u3000]*(?:编者按|按语)[：:][ \t\u3000]*", re.MULTILINE)
_HASH = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{12,}(?![0-9A-Za-z])"
)  # of no use in print
_NAMES_AT_MOST = 3  # failed sources named in print; the rest are in the ledger


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


def place(path: Sequence[str]) -> str:
    """Return the names of *path* in one word, a name that the one above it begins with not doubled."""
    return "".join(path)


def region(item: Item) -> str:
    """Return the place of *item* in one word, from the province down; empty where none is named."""
    return place(item.regions[0].path) if item.regions else ""


def headline(item: Item) -> str:
    """Return the article's own headline; where the page gives none, say so and name who sent it."""
    article = item.article
    if article.headline:
        return article.headline
    kind = "图片新闻，原文无题" if article.kind == "photo_news" else "原文无题"
    return f"（{kind}）{article.contributor or region(item)}"


def text(item: Item) -> tuple[str, ...]:
    """Return the highlights in document order as one printed paragraph; a cut-off sentence is marked so."""
    highlights = sorted(item.highlights, key=lambda sentence: sentence.start)
    return ("".join(map(_sentence, highlights)),) if highlights else ()


def _sentence(sentence: Sentence) -> str:
    return sentence.text if sentence.complete else sentence.text + BROKEN


def origin(item: Item, year: int = 0, retitled_from: str = "") -> str:
    """Return the 出处 line: who sent it, where it stood, how many others report the same, and what it continues.

    *year* is that of the issue it is printed in, *retitled_from* the source's headline where the office wrote its own.
    """
    article = item.article
    parts = [f"{article.contributor}供稿"] if article.contributor else []
    parts.append(f"来源：{source(article.origin)}")
    if item.also:
        parts.append(_also(item))
    parts += [follows(item, year)] if item.follows else []
    parts += [f"标题为编者所拟，原题《{retitled_from}》"] if retitled_from else []
    return f"（{'；'.join(parts)}）"


def _also(item: Item) -> str:
    """Return where else the event is told: houses are counted, not the pages of one paper nor the parts of one file."""
    own, *others = [each.publication or each.uri for each in (item.article.origin, *item.also)]
    houses = len({*others} - {own})
    told = f"另有{houses}家报道" if houses else "另见"
    return f"{told}：{'、'.join(dict.fromkeys(map(source, item.also)))}"


def follows(item: Item, year: int = 0) -> str:
    """Return 续第12期《…》, with the year if not *year*, where *item* goes on with an earlier one; else nothing."""
    earlier = item.follows
    if earlier is None:
        return ""
    before = "" if earlier.year == year else f"{earlier.year}年"
    printed = number(Number(earlier.year, earlier.number, 0, earlier.series))
    return f"续{before}{printed}" + (f"《{earlier.headline}》" if earlier.headline else "")


def source(origin: Origin) -> str:
    """Return the name of a publication with date and page, or of the file where it stood, without suffix.

    A day that the file's name tells is not told twice.
    """
    stem = _readable(PurePath(origin.uri).stem)
    published = day(origin.published) if origin.published else ""
    if origin.publication:
        return f"{origin.publication}{published}第{origin.page}版"
    return f"{stem}，{published}" if published and stem not in origin.dated_by else stem


def _readable(stem: str) -> str:
    """Return the name of a file as people say it: without a hash in it, and a bare number as 来稿12."""
    name = _HASH.sub("", stem).strip("_- ") or stem
    return f"来稿{name}" if name.isdigit() and name != stem else name


def mark(item: Item) -> str:
    """Return 〔待核〕 where what is printed, or its theme or place, is in doubt, else nothing."""
    return PENDING if item.doubts else ""


def left_out(item: Item, reason: str) -> LeftOut:
    """Return the ledger's line about a whole article."""
    return LeftOut(item.article.origin.uri, f"《{headline(item)}》", reason)


def editors_note(text: str) -> str:
    """Return *text*, one paragraph a line, without the label 编者按： that an office may write before it itself."""
    return _NOTE_LABEL.sub("", text)


def outside(item: Item) -> str:
    """Return why an article of another time is left out."""
    published = item.article.origin.published
    return f"不在本期范围（{published:%Y-%m-%d}刊出）" if published else "不在本期范围"


def coverage(ledger: Ledger) -> str:
    """Return the coverage line: 本期阅读来源n种m篇，刊用k篇，合并…"""
    unused = ledger.articles - ledger.printed - ledger.merged
    parts = [f"本期阅读来源{ledger.sources}种{ledger.articles}篇，刊用{ledger.printed}篇"]
    parts += [f"合并{ledger.merged}篇"] if ledger.merged else []
    parts += [f"未用{unused}篇"] if unused else []
    return "，".join(parts) + "。"


def notice(ledger: Ledger, sections: Sequence[Section]) -> str:
    """Return what the reader must know: sources that failed, entries to be checked; empty when all is well."""
    pending = sum(bool(entry.mark) for section in sections for entry in section.entries)
    parts = [_failed(ledger)] if ledger.failures else []
    parts += [f"标有{PENDING}的{pending}篇，用字、次序或归类有疑，请对照来源核实。"] if pending else []
    return "".join(parts)


def _failed(ledger: Ledger) -> str:
    names = [PurePath(failure.source).name for failure in ledger.failures]
    more = "等" if len(names) > _NAMES_AT_MOST else ""
    return f"另有{len(names)}个来源未能读取：{'、'.join(names[:_NAMES_AT_MOST])}{more}。"
