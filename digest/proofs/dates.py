"""Dates that do not exist, lie after the day of the paper, bear another weekday, and periods against their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from digest.expressions import expression

_DATE = expression(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_MONTH = expression(r"(?<![\d.])(?:\d{4}年)(?P<month>\d{2})月(?!\d)")
_WEEKDAY = expression(r"\s?[（(，,]?\s?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![一二三四五六日天年])")
_WEEKDAYS = "一二三四五六日"
_CLOCK = expression(
    r"(?<!\d)(?P<hour>\d{1,2})(?:时|点)(?P<minute>\d{1,2})分|(?<=[上下中]午|凌晨|晚上)(?P<only>\d{1,2})[时点](?![\d半多])"
)
_PERIODS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
_PERIOD = expression(
    r"(?P<name>上半年|下半年|前三季度|[一二三四]季度)(?:，|[（(])?(?:即)?(?P<first>\d{1,2})月?(?:[-—－–~～至到]|——)(?P<last>\d{1,2})月"
)
# A month right behind the half or quarter that it is of: 上半年的8月.
_MONTH_OF = expression(rf"(?P<name>{'|'.join(_PERIODS)})的?(?P<month>\d{{1,2}})月(?:份|\d{{1,2}}日)")
_BACKWARDS = expression(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:（[^（）\n]{2,5}）)?[至到—–~～-]{1,2}(?:(?P<last_month>\d{1,2})月)?(?P<last>\d{1,2})日"
)
_HELD = expression(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:开[班幕赛始营工课]|启动)[、，至](?:(?P<last_month>\d{1,2})月)(?P<last>\d{1,2})日(?:结[束业营]|闭幕|收官|落幕|竣工)"
)
_YEARS = expression(r"(?<!\d)(?P<first>(?:19|20)\d\d)年?[至到—–~～-]{1,2}(?P<last>(?:19|20)\d\d)年")
_WINTER = 6  # months by which a span without years may run into the next: 11月20日至2月10日
# 718日上午，县总工会…: a day at the head of a sentence that has lost its 月.
_MONTHLESS = expression(r"(?:^|(?<=[。\n！？]))\s*(?P<run>\d{3,4})日(?=[，,]|[上下]午|晚|凌晨)")
_LEAD = expression(
    r"(?:^|[。\n！？])\s*(?:（[^（）\n]{2,12}）|本报讯\s*|[\u4e00-\u9fff]{2}报讯\s*)?$"
)  # what a report begins with
_LATER = expression(r"将|拟|计划|预计|至|起|前|截至|截止|为期|定于|启动|持续|报名|预告|到\d")  # of days still to come
_NEAR = timedelta(days=180)  # a report without a year means the nearest such day,
_FARTHER = 2  # if no other is less than so many times as far: in November 4月27日 is hardly the next year's


class Misdate(NamedTuple):
    """``text[start:end]`` cannot be; *meant* is what is likely, empty where nothing tells.

    *is_sure* says that the calendar alone tells so, whatever the text means.
    """

    start: int
    end: int
    meant: str
    reason: str
    is_sure: bool = False


def misdates(text: str, published: date | None) -> Iterator[Misdate]:
    """Yield the dates, hours and periods of *text* that cannot be, as a paper of the day *published* has them."""
    if "月" in text:
        for found in _DATE.finditer(text):
            yield from _of_date(text, found, published)
        for found in _MONTH.finditer(text):
            if not 1 <= int(found["month"]) <= 12:
                yield Misdate(*found.span("month"), "", f"没有{found['month']}月", is_sure=True)
        for found in _PERIOD.finditer(text) if "季度" in text or "半年" in text else ():
            first, last = _PERIODS[found["name"]]
            if (int(found["first"]), int(found["last"])) != (first, last):
                stands = text[found.start("first") : found.end()]
                yield Misdate(
                    found.start("first"),
                    found.end(),
                    f"{first}—{last}月",
                    f"{found['name']}是{first}至{last}月，文中是{stands}",
                )
        yield from _backwards(text)
    for found in _MONTHLESS.finditer(text) if "日" in text else ():
        if meant := _with_month(found["run"]):
            told = meant[0] if len(meant) == 1 else ""
            yield Misdate(found.start("run"), found.end(), told, f"没有{found['run']}日，漏了“月”", is_sure=True)
    for found in _YEARS.finditer(text):
        if found["last"] < found["first"]:
            yield Misdate(*found.span(), "", f"{found[0]}，结束早于开始")
    for found in _CLOCK.finditer(text) if "时" in text or "点" in text else ():
        if int(found["hour"] or found["only"]) > 24 or int(found["minute"] or 0) > 59:
            yield Misdate(*found.span(), "", f"没有{found[0]}这个时刻")


def _with_month(run: str) -> list[str]:
    """Return the days that the digits *run* are if a 月 was lost among them: 718 is 7月18日, 126 may be two."""
    ways = ((run[:size], run[size:]) for size in (1, 2))
    ways = ((month, day) for month, day in ways if "0" not in (month[0], day[0]))
    return [f"{month}月{day}日" for month, day in ways if _exists(int(month), int(day), None)]


def _backwards(text: str) -> Iterator[Misdate]:
    """Yield the spans of days that end before they begin, and months that are not of their half or quarter."""
    for found in (*_BACKWARDS.finditer(text), *_HELD.finditer(text)):
        months = int(found["month"]) - int(found["last_month"] or found["month"])
        if 0 < months < _WINTER or (not months and int(found["last"]) < int(found["day"])):
            yield Misdate(*found.span(), "", f"{found[0]}，结束早于开始")
    for found in _MONTH_OF.finditer(text) if "季度" in text or "半年" in text else ():
        first, last = _PERIODS[found["name"]]
        if not first <= int(found["month"]) <= last:
            yield Misdate(*found.span("month"), "", f"{found['name']}是{first}至{last}月，文中是{found['month']}月")


def _of_date(text: str, found: re.Match[str], published: date | None) -> Iterator[Misdate]:
    month, day = int(found["month"]), int(found["day"])
    said = day_meant(found, published)
    if said is None:
        if not _exists(month, day, int(found["year"]) if found["year"] else None):
            yield Misdate(*found.span(), "", f"没有{found[0]}这一天", is_sure=True)
        return
    weekday = _WEEKDAY.match(text, found.end())
    if weekday and (weekday["weekday"].replace("天", "日") != _WEEKDAYS[said.weekday()]):
        right = _WEEKDAYS[said.weekday()]
        yield Misdate(
            *weekday.span("weekday"), right, f"{said:%Y}年{said.month}月{said.day}日是星期{right}", is_sure=True
        )
    if (
        published
        and published < said < published + _NEAR
        and _LEAD.search(text, max(0, found.start() - 20), found.start())
    ):
        clause = re.split("[。；\n]", text[found.end() : found.end() + 60])[0]
        if not _LATER.search(clause):
            yield Misdate(*found.span(), "", f"晚于刊出日期{published.month}月{published.day}日")


def _exists(month: int, day: int, year: int | None) -> bool:
    try:
        date(year or 2024, month, day)  # 2024: a leap year
    except ValueError:
        return False
    return True


def day_meant(found: re.Match[str], published: date | None) -> date | None:
    """Return the day that *found* means; None if no such day exists, or its year is not to be known."""
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        years = [int(found["year"])]
    elif published:
        years = [published.year, published.year - 1, published.year + 1]
    else:
        return None
    days = [date(year, month, day) for year in years if _exists(month, day, year) and 0 < year < 9999]
    if not published or len(days) < 2:
        return next(iter(days), None)
    nearest, other, *_ = sorted(days, key=lambda one: abs(one - published))
    return nearest if abs(other - published) > _FARTHER * abs(nearest - published) else None
