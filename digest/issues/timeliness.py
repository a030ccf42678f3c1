"""What is of another time than an issue: articles, left out where the briefing asks, and words such as 昨天, dated.

Both only by a sure date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from digest.expressions import expression
from digest.issues import wording
from digest.model import Briefing, Item, LeftOut, Period

UNDATED = "日期待核"
_DAYS_BACK = {
    "今天": 0,
    "今日": 0,
    "今晨": 0,
    "今晚": 0,
    "昨天": 1,
    "昨日": 1,
    "昨晚": 1,
    "昨夜": 1,
    "前天": 2,
    "明天": -1,
}  # what a paper's own day makes of them
_YEARS_BACK = {"今年": 0, "去年": 1, "前年": 2}
_VAGUE = ("近日", "日前", "近期")  # no day of their own: the date of the page, where it is known, says enough
_TOLD = expression(r"\s?[（(](?:\d{4}年)?\d{1,2}月\d{1,2}日")  # 昨天（12月22日）: the text says it itself
_RELATIVE = expression(
    r"昨[天日晚夜]|(?<![如而当现])今[天日年晨晚]|明天(?=上午|下午|晚|起|将|在|开[幕赛始])|前天|近日|(?<![\d一二三四五六七八九十每])日前(?![往来])|近期"
    r"|(?<![送带寄捎])去年|(?<![目当此])前年|本月|上月|上周|本周"  # not 如今日子, 送去年货, 目前年产
)
# The day in the opening of a report without a date of its own: 2023年2月14日，……召开.
_OPENING_DAY = expression(r"[^\n]{0,160}?((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]")
_YEAR = expression(r"(?<!\d)((?:19|20)\d\d) ?(?:年|[-/.]\d)")
# With one of these a text tells of its own time, too: what opens it is how a thing began.
_NOW = expression(r"如今|目前|现在|至今|截至|现已|今年|近年|连日来|[日年月]来|近日|近期|(?<!\d)日前")
# A page that names no later year than this long ago was hardly written now: in spring a year's figures are still news.
_STALE = timedelta(days=183)
_OPENING = 160  # characters in which a report tells its own year
_NO_YEAR = 2023  # stands for the year that a head lacks: no leap year, as three of four
# The day that heads a report, by which its 今天 counts: 某地4月20日电, 本报某地11月27日讯（记者 某某）.
_WIRED = expression(r"(\d{1,2})月(\d{1,2})日(?=[^，。月]{0,6}[讯电消])")
Parted = tuple[tuple[Item, ...], tuple[LeftOut, ...]]


def current(items: Sequence[Item], briefing: Briefing, period: Period) -> Parted:
    """Return *items* without those published outside *period*, and the lines of the ledger that say so.

    ``max_age`` days before the period still count as in it, 0 sets no limit to what people put there; what was
    collected may be as late as the period is long: a feed holds articles of years. An article without a date stays,
    unless it opens with a day of long ago and tells of no other time; where all its years are past, it is in doubt.
    """
    inside = [item for item in items if not _is_outside(item, briefing, period)]
    outside = [item for item in items if _is_outside(item, briefing, period)]
    left = (wording.left_out(item, wording.outside(item, _happened(item))) for item in outside)
    return tuple(_doubted(item, briefing, period) for item in inside), tuple(replace(one, is_old=True) for one in left)


def _is_outside(item: Item, briefing: Briefing, period: Period) -> bool:
    first = _first_day(item, briefing, period)
    day = item.article.origin.published
    if first is None:
        return False
    if day is None:
        happened = _happened(item)
        return happened is not None and happened < first
    return not first <= day < period.end


def _first_day(item: Item, briefing: Briefing, period: Period) -> date | None:
    """Return the first day that counts as in *period* for *item*; None where there is no limit."""
    late = (period.end - period.first).days if item.article.origin.provenance else 0
    days = briefing.max_age or late
    return period.first - timedelta(days=days) if days else None


def _happened(item: Item) -> date | None:
    """Return the day with its year that opens *item* where the page has no date and the text tells of no later time."""
    article = item.article
    told = _OPENING_DAY.match(article.dateline) or _OPENING_DAY.match(article.body)
    if article.origin.published or not told or _NOW.search(article.body):
        return None
    try:
        happened = date(int(told[1]), int(told[2]), int(told[3]))
    except ValueError:  # 2月30日
        return None
    return happened if happened.year >= max(_years(_told_by(item))) else None


def _doubted(item: Item, briefing: Briefing, period: Period) -> Item:
    """Return *item*, in doubt where nothing tells its day, and headline or opening name a year that is past, no later.

    A year further down is mostly how a thing began, or when somebody was honoured.
    """
    article = item.article
    first, years = _first_day(item, briefing, period), _years(f"{article.headline}\n{article.body[:_OPENING]}")
    if article.origin.published or first is None or not years:
        return item
    latest = max(_years(_told_by(item)))
    if latest >= (first - _STALE).year:
        return item
    return replace(item, doubts=(*item.doubts, f"来源没有日期，文中最晚的年份是{latest}年，可能是旧闻"))


def _told_by(item: Item) -> str:
    return f"{item.article.headline}\n{item.article.dateline}\n{item.article.body}"


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


def days(item: Item, year: int) -> tuple[tuple[str, str], ...]:
    """Return the words of *item* that mean another day in an issue of *year*, each with what is told of it in print.

    That is the date by the day that heads the report (某地4月20日电), else by that of the page, else that it is to be
    checked; nothing for a vague word, unless that head is all that tells a day.
    """
    body = item.article.body
    found = dict.fromkeys(one[0] for one in _RELATIVE.finditer(body) if not _TOLD.match(body, one.end()))
    published = item.article.origin.published
    if published is None:
        headed = _WIRED.search(_head_of(item))
        return tuple((word, _by_head(word, headed)) for word in found)
    wired = _wired(_head_of(item), published)
    meant = {word: wording.day(wired - timedelta(back)) for word, back in _DAYS_BACK.items()}
    if published.year != year:  # else the reader reads it rightly
        meant |= {word: f"{published.year - back}年" for word, back in _YEARS_BACK.items()}
    return tuple((word, f"“{word}”即{meant[word]}") for word in found if word in meant)


def _by_head(word: str, headed: re.Match[str] | None) -> str:
    """Return what is told of *word* where the page has no date: by the day, without its year, that heads the report."""
    try:
        day = date(_NO_YEAR, int(headed[1]), int(headed[2])) if headed else None
    except ValueError:  # 2月30日
        day = None
    if day and word in _VAGUE:
        return f"来稿电头为{day.month}月{day.day}日"
    meant = day - timedelta(_DAYS_BACK[word]) if day and word in _DAYS_BACK else None
    is_vague = word in (*_VAGUE, "今年")  # which year a page of this issue means by it is hardly ever another
    return f"“{word}”即{meant.month}月{meant.day}日" if meant else "" if is_vague else UNDATED


def _head_of(item: Item) -> str:
    """Return the words before the text, which stand with the names of its writers where it has any."""
    return f"{item.article.dateline}{item.article.byline}"


def _wired(head: str, published: date) -> date:
    """Return the day that *head* tells, the last one up to *published*; that day itself where it tells none."""
    told = _WIRED.search(head)
    try:
        days = [date(year, int(told[1]), int(told[2])) for year in (published.year, published.year - 1)] if told else []
    except ValueError:  # 2月30日
        return published
    return next((day for day in days if day <= published), published)
