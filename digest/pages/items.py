"""Several short reports in one (简讯三则): their titles told from the crossheads of one long report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.pages.cleaning import PagePart

__all__ = ["gathers", "with_items"]

_LEAST, _MOST = 6, 40  # characters of an item's title
_ENDS = ("。", "；", "：", ":", "，", "、")
# What gathers several is called: 基层简讯（三则）, 一周工作动态（11月2日—8日）, 工会要情摘报.
_COUNTED = re.compile(r"[（(【][一二两三四五六七八九十\d]{1,2}[则条篇][)）】]|[一二两三四五六七八九十\d]{1,2}则$")
_BRACKETED = re.compile(r"\s*[（(][^（()）]{1,24}[)）]$")
_GATHERING = re.compile(
    r"(?:信息|简报|动态|快报|专报|简讯|快讯|短讯|一句话[\u4e00-\u9fff]{2}|要闻|要情|短波|集锦|集萃|速览|扫描|汇总|汇编|摘报|摘要|剪报|撷英|一览|周报|月报"
    r"|报送.{0,12}信息的(?:报告|函|通知))$"
)
_NUMBER = re.compile(
    r"^\s*(?:\d{1,2}\s*[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）]|[●■◆▲★◎])\s*"
)


def gathers(title: str) -> bool:
    """Say whether *title* is the name of several short reports, not the headline of one."""
    return bool(_COUNTED.search(title) or _GATHERING.search(_BRACKETED.sub("", title.strip())))


def with_items(parts: Sequence[PagePart], headline: str) -> tuple[tuple[PagePart, ...], bool]:
    """Return *parts* with the titles of several reports as headlines, and whether *headline* only gathers them.

    They are several where the text begins with a title and each part is signed, or where the page says so.
    """
    told = [place for place, part in enumerate(parts) if part.role in ("body", "crosshead", "signature")]
    titles = [place for place in told if _is_title(parts[place])]
    if len(titles) < 2 or titles[0] != told[0] or any(b - a < 2 for a, b in pairwise(titles)):
        return tuple(parts), False
    ends = [max(place for place in told if place < end) for end in (*titles[1:], told[-1] + 1)]
    is_signed = all(parts[place].role == "signature" for place in ends)
    if not is_signed and not gathers(headline):
        return tuple(parts), False
    found: list[PagePart] = []
    for place, part in enumerate(parts):
        number = _NUMBER.match(part.text) if place in titles else None
        found += [replace(part, text=number[0], role="folio")] if number else []
        text = part.text[number.end() :] if number else part.text
        found.append(replace(part, text=text, role="headline") if place in titles else part)
    return tuple(found), True


def _is_title(part: PagePart) -> bool:
    is_apart = part.role == "crosshead" or (part.role == "body" and part.bold)
    return is_apart and _LEAST <= len(part.text) <= _MOST and not part.text.endswith(_ENDS)
