"""The days of a report, in digits: named, told from the day of printing, by the week, as the ends of a span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from digest.expressions import expression

YEARLESS = 4  # stands for "no year told": a leap year, so that 2月29日 is a day of it
YEAR = 366  # days of the year that stands for none
AHEAD = 180  # days: in January 12月30日 is of last year; what is announced lies nearer

# The looks ahead at the first character halve the cost: at most places of a text nothing else need be tried.
DATE = expression(
    r"(?=[\d明去])(?:(\d{4}|[明去])年)?(\d{1,2})月(\d{1,2})(?:[日号]|(?=[至到—\-~、]\d{1,2}[日号]))(?:[至到—\-~、](\d{1,2})[日号])?"
)
# 自2024年1月1日起施行, 截至6月30日, 9月1日前: the day of a term is not the day of the event
TERM = expression(rf"(?=[截\d明去])(?:(?:截至|截止到?)(?:{DATE.pattern})|(?:{DATE.pattern})(?:起|以?前|之前|止))")
_SPAN = expression(r"(\d\d?)月(\d{1,2})日?(?:至|到|—+|-|~)(\d{1,2})月(\d{1,2})日")
# 为9月20日举行的大赛选手颁证, 通过10月25日考评的131名: what the report looks back on.
LOOKED_BACK = expression(rf"(?:[为对给向]|通过|参加过?)(?:{DATE.pattern})[^,。;\n]{{1,14}}?的")
# 省总工会1月12日消息, 记者16日从省总工会获悉: of the message, not the event
MESSAGE = "消息|报道|[上下]?午?[,，]?(?:记者)?从[^,，。;\\n]{2,24}?(?:获悉|了解到|得知)"
REPORTED = expression(rf"(?:{DATE.pattern})(?={MESSAGE})")
YEAR_TOLD = expression(r"((?:19|20)\d\d)年(?!代)")
_RELATIVE = (
    (expression("(?<![如而当现])今[天日晚晨早]"), 0),
    (expression("昨[天日晚晨夜]"), 1),
    (expression("前[天晚]"), 2),
)
_THIS_MONTH = expression(r"本月(\d{1,2})日")
_WEEKDAY = expression("([本这上])个?(?:周|星期|礼拜)([一二三四五六日天])")  # 上周四, 这个礼拜三; 每周二 is no day
_FILED = expression(r"(\d\d?)月(\d{1,2})日(?:讯|电|消息|报道)")


def days_in(text: str, printed: date | None) -> Iterator[date]:
    """Give the days that *text* names, those told from the day it was *printed* (昨天) too; that may lack its year."""
    for match in DATE.finditer(text) if "月" in text else ():
        stated, month, first, last = match.groups()
        for day in range(int(first), int(last or first) + 1):
            year = _year_of(stated, printed)
            found = _day(year, int(month), day)
            if found and printed and not stated and year != YEARLESS and (found - printed).days > AHEAD:
                found = _day(year - 1, int(month), day)  # told without its year, it would be far ahead
            if found is not None:
                yield found
    if printed:
        yield from (printed - timedelta(days=back) for pattern, back in _RELATIVE if pattern.search(text))
        this_month = (_day(printed.year, printed.month, int(day)) for day in _THIS_MONTH.findall(text))
        yield from (day for day in this_month if day)
        yield from _weekdays(text, printed)


def _year_of(stated: str | None, printed: date | None) -> int:
    """Return the year that *stated* is (2025, 明, 去; None: not told) in a text *printed* on that day."""
    if stated and stated.isdigit():
        return int(stated)
    if printed is None or printed.year == YEARLESS:
        return YEARLESS
    return printed.year + {"明": 1, "去": -1}.get(stated or "", 0)


def _weekdays(text: str, printed: date) -> Iterator[date]:
    """Give the days that *text* tells by the week in which it was *printed* or the one before."""
    if printed.year == YEARLESS:
        return
    monday = printed - timedelta(days=printed.weekday())
    for week, day in _WEEKDAY.findall(text):
        yield monday + timedelta(days=min("一二三四五六日天".index(day), 6) - 7 * (week == "上"))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def lengths(text: str) -> frozenset[float]:
    """Return how many days *text* tells by the first and the last: 1月19日至2月5日 is what another calls 十八天."""
    ends = (tuple(map(int, span.groups())) for span in _SPAN.finditer(text))
    days = ((_day(YEARLESS, month, day), _day(YEARLESS, last, until)) for month, day, last, until in ends)
    return frozenset(float((until - since).days % YEAR + 1) for since, until in days if since and until)


def years_in(text: str) -> frozenset[int]:
    return frozenset(int(year) for year in YEAR_TOLD.findall(text))


def without_days(pattern: re.Pattern[str], text: str) -> str:
    """Return *text* with a blank for what *pattern*, which names a day, finds; most texts name none."""
    return pattern.sub(" ", text) if "月" in text else text


def printed_on(published: date | None, head: str) -> date | None:
    """Return the day on which a report was *published*, or that of its *head*, without its year: 本报5月17日讯."""
    filed = _FILED.search(head)
    return published or (_day(YEARLESS, int(filed[1]), int(filed[2])) if filed else None)
