"""What is of another time than an issue: articles, left out where the briefing asks, and words such as 昨天, dated.

Both only by a sure date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from digest.issues import wording
from digest.model import Briefing, Item, LeftOut, Period

UNDATED = "日期待核"
_DAYS_BACK = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}  # what a paper's own day makes of them
_YEARS_BACK = {"今年": 0, "去年": 1, "前年": 2}
_VAGUE = ("近日", "日前", "近期")  # no day of their own: the date of the page, where it is known, says enough
_TOLD = re.compile(r"\s?[（(](?:\d{4}年)?\d{1,2}月\d{1,2}日")  # 昨天（12月22日）: the text says it itself
_RELATIVE = re.compile(
    r"昨[天日]|(?<![如而当现])今[天日年]|前天|近日|(?<![\d一二三四五六七八九十每])日前(?![往来])|近期"
    r"|(?<![送带寄捎])去年|(?<![目当此])前年|本月|上月|上周|本周"  # not 如今日子, 送去年货, 目前年产
)
_WIRED = re.compile(r"(\d{1,2})月(\d{1,2})日")
Parted = tuple[tuple[Item, ...], tuple[LeftOut, ...]]


def current(items: Sequence[Item], briefing: Briefing, period: Period) -> Parted:
    """Return *items* without those published outside *period*, and the lines of the ledger that say so.

    ``max_age`` days before the period still count as in it, 0 sets no limit to what people put there; what was
    collected may be as late as the period is long: a feed holds articles of years. An article without a date stays.
    """
    inside = tuple(item for item in items if not _is_outside(item, briefing, period))
    outside = (item for item in items if _is_outside(item, briefing, period))
    return inside, tuple(replace(wording.left_out(item, wording.outside(item)), is_old=True) for item in outside)


def _is_outside(item: Item, briefing: Briefing, period: Period) -> bool:
    origin = item.article.origin
    late = (period.end - period.first).days if origin.provenance else 0
    days = briefing.max_age or late
    first = period.first - timedelta(days=days)
    return bool(days) and origin.published is not None and not first <= origin.published < period.end


def days(item: Item, year: int) -> tuple[tuple[str, str], ...]:
    """Return the words of *item* that mean another day in an issue of *year*, each with what is told of it in print.

    That is the date by the day that heads the report (某地4月20日电), else by that of the page, else that it is to be
    checked; nothing for a vague word.
    """
    body = item.article.body
    found = dict.fromkeys(one[0] for one in _RELATIVE.finditer(body) if not _TOLD.match(body, one.end()))
    published = item.article.origin.published
    if published is None:
        return tuple((word, "" if word in _VAGUE else UNDATED) for word in found)
    wired = _wired(item.article.dateline, published)
    meant = {word: wording.day(wired - timedelta(back)) for word, back in _DAYS_BACK.items()}
    if published.year != year:  # else the reader reads it rightly
        meant |= {word: f"{published.year - back}年" for word, back in _YEARS_BACK.items()}
    return tuple((word, f"“{word}”即{meant[word]}") for word in found if word in meant)


def _wired(dateline: str, published: date) -> date:
    """Return the day that *dateline* tells, the last one up to *published*; that day itself where it tells none."""
    told = _WIRED.search(dateline)
    try:
        days = [date(year, int(told[1]), int(told[2])) for year in (published.year, published.year - 1)] if told else []
    except ValueError:  # 2月30日
        return published
    return next((day for day in days if day <= published), published)
