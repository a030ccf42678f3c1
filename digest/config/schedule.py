"""The table [schedule] of a briefing file in, a checked Schedule out: how often an issue is due, and on which day.

Days of the week are written by name only. In numbers they mean different days to different programs: the 5 of
``0 9 * * 5`` is Friday to cron and Saturday to APScheduler.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from typing import Annotated, Any, Literal

from digest.errors import DigestError
from digest.expressions import expression
from digest.model import Rhythm, Schedule
from digest.tables import FILLED, Beside, Filling, values

__all__ = ["RhythmError", "ScheduleTable", "make_schedule", "parse_rhythm"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS: dict[str, Literal["week", "ten_days", "month", "quarter"]] = {
    "weekly": "week",
    "tendays": "ten_days",
    "monthly": "month",
    "quarterly": "quarter",
}
# What people write, and the one word it stands for; longer ones first where one begins another.
_WORDS = (
    (r"(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)day", lambda found: found[1][:3]),
    (
        r"(?:每个?)?(?:周|星期|礼拜)([一二三四五六日天])",
        lambda found: _WEEKDAYS[min("一二三四五六日天".index(found[1]), 6)],
    ),
    (r"working day|workday|工作日", lambda _: "workday"),
    (r"每个?月", lambda _: "monthly"),
    (r"每个?季度?", lambda _: "quarterly"),
    (r"旬末", lambda _: "tendays last workday"),
    (r"每?旬", lambda _: "tendays"),
    (r"最后的?(?:一个|1个)?", lambda _: "last"),
    (r"第一个|第1个|首个", lambda _: "first"),
    (r"(?<=\d)[日号]", lambda _: ""),
)
_TIME = expression(r"(.*?)(?<!\d)(\d{1,2}):(\d{2})")
_REMEDY = (
    '可写 "fri 08:30"、"monthly 25 08:30"、"monthly last working day 08:30"、'
    '"quarterly first fri 08:30"、"旬 last working day 08:30"'
)


@dataclass(frozen=True, slots=True)
class ScheduleTable:
    """What may stand in [schedule]."""

    every: Annotated[str, FILLED]
    holiday: Literal["earlier", "later", "skip"] = "earlier"
    collision: Literal["merge", "skip", "next_workday"] = "merge"
    catch_up: Literal["latest", "all", "none"] = "latest"
    intake: Annotated[str, Beside()] = ""
    calendar: Annotated[str, Beside()] = ""


def make_schedule(filling: Filling[Any], table: ScheduleTable) -> Schedule | None:
    """Return the schedule that *table* sets, None where its ``every`` cannot be understood, which *filling* notes."""
    try:
        return Schedule(rhythm=parse_rhythm(table.every), **values(table))
    except RhythmError as error:
        filling.refuse(("schedule", "every"), error.message, error.remedy)
        return None


class RhythmError(DigestError):
    """What an office wrote as ``every`` cannot be understood."""


def parse_rhythm(every: str) -> Rhythm:
    """Return the rhythm that *every* names; raise RhythmError where it cannot be understood."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", every).lower()).strip()
    found = _TIME.fullmatch(text)
    if not found:
        _refuse_number(every, _split_words(text))
        raise RhythmError(f"“{every}”没有写时间", _REMEDY)
    if int(found[2]) > 23 or int(found[3]) > 59:
        raise RhythmError(f"“{every}”里的时间不对", "时间用 24 小时制，如 08:30")
    at, words = time(int(found[2]), int(found[3])), _split_words(found[1])
    match words:
        case [day] | ["weekly", day] if day in _WEEKDAYS:
            return Rhythm("week", "first", at, weekday=_WEEKDAYS.index(day))
        case ["monthly", day] if day.isascii() and day.isdigit():
            if not 1 <= int(day) <= 31:
                raise RhythmError(f"“{every}”里没有 {int(day)} 日这一天", "日期写 1 到 31")
            return Rhythm("month", "day", at, day=int(day))
        case ["first" | "last" as which, "workday"]:
            return Rhythm("month", which, at)
        case [unit, "first" | "last" as which, day] if unit in _UNITS and unit != "weekly":
            if day in (*_WEEKDAYS, "workday"):
                weekday = _WEEKDAYS.index(day) if day in _WEEKDAYS else None
                return Rhythm(_UNITS[unit], which, at, weekday=weekday)
    _refuse_number(every, words)
    raise RhythmError(f"看不懂“{every}”", _REMEDY)


def _split_words(text: str) -> list[str]:
    for pattern, word in _WORDS:
        text = re.sub(pattern, lambda found, word=word: f" {word(found)} ", text)  # type: ignore[misc]
    return text.split()


def _refuse_number(every: str, words: list[str]) -> None:
    """Raise RhythmError if a number stands where the name of a day must stand."""
    if any(re.search(r"\d|\*", word) for word in words):
        raise RhythmError(
            f"“{every}”里星期写成了数字，各种程序对数字的理解不同（5 可能是周五，也可能是周六）",
            '星期请写名字，例如 "fri 08:30" 或 "周五 08:30"；按月写 "monthly 25 08:30"',
        )
