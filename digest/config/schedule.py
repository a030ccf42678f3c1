"""The ``[schedule]`` part of a briefing file in, a checked Schedule out: how often an issue is due, and on which day.

Days of the week are written by name only. In numbers they mean different days to different programs: the 5 of
``0 9 * * 5`` is Friday to cron and Saturday to APScheduler.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any, Literal

from digest.errors import ConfigError
from digest.model import Rhythm, Schedule
from digest.tables import checked

__all__ = ["rhythm_of", "schedule"]

_PATHS = ("intake", "calendar")

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
_TIME = re.compile(r"(.*?)(?<!\d)(\d{1,2}):(\d{2})")
_REMEDY = (
    '可写 "fri 08:30"、"monthly 25 08:30"、"monthly last working day 08:30"、'
    '"quarterly first fri 08:30"、"旬 last working day 08:30"'
)


def schedule(file: str, folder: str, tables: Mapping[str, Any]) -> Schedule | None:
    """Return the schedule that *tables* set, None if they set none; raise ConfigError naming *file* and the key.

    Paths in it count from *folder*.
    """
    if "schedule" not in tables:
        return None
    table = checked(Schedule, tables["schedule"], file, "[schedule]", _REMEDY, derived=("rhythm",))
    paths = {key: str(Path(folder) / table[key]) for key in _PATHS if table.get(key)}
    return Schedule(rhythm=rhythm_of(file, table["every"]), **{**table, **paths})


def rhythm_of(file: str, every: str) -> Rhythm:
    """Return the rhythm that *every* names; raise ConfigError naming *file* where it cannot be understood."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", every).lower()).strip()
    found = _TIME.fullmatch(text)
    if not found:
        _refuse_number(file, every, _words_of(text))
        raise ConfigError(file, f"[schedule] 的 every “{every}”没有写时间", _REMEDY)
    if int(found[2]) > 23 or int(found[3]) > 59:
        raise ConfigError(file, f"[schedule] 的 every “{every}”里的时间不对", "时间用 24 小时制，如 08:30")
    return _rhythm(file, every, _words_of(found[1]), time(int(found[2]), int(found[3])))


def _words_of(text: str) -> list[str]:
    for pattern, word in _WORDS:
        text = re.sub(pattern, lambda found, word=word: f" {word(found)} ", text)  # type: ignore[misc]
    return text.split()


def _rhythm(file: str, every: str, words: list[str], at: time) -> Rhythm:
    match words:
        case [day] | ["weekly", day] if day in _WEEKDAYS:
            return Rhythm("week", "first", at, weekday=_WEEKDAYS.index(day))
        case ["monthly", day] if day.isascii() and day.isdigit():
            return Rhythm("month", "day", at, day=_day_of_month(file, every, int(day)))
        case ["first" | "last" as which, "workday"]:
            return Rhythm("month", which, at)
        case [unit, "first" | "last" as which, day] if unit in _UNITS and unit != "weekly":
            if day in (*_WEEKDAYS, "workday"):
                weekday = _WEEKDAYS.index(day) if day in _WEEKDAYS else None
                return Rhythm(_UNITS[unit], which, at, weekday=weekday)
    _refuse_number(file, every, words)
    raise ConfigError(file, f"[schedule] 的 every 看不懂“{every}”", _REMEDY)


def _day_of_month(file: str, every: str, day: int) -> int:
    if not 1 <= day <= 31:
        raise ConfigError(file, f"[schedule] 的 every “{every}”里没有 {day} 日这一天", "日期写 1 到 31")
    return day


def _refuse_number(file: str, every: str, words: list[str]) -> None:
    """Raise ConfigError if a number stands where the name of a day must stand."""
    if any(re.search(r"\d|\*", word) for word in words):
        raise ConfigError(
            file,
            f"[schedule] 的 every “{every}”里星期写成了数字，各种程序对数字的理解不同（5 可能是周五，也可能是周六）",
            '星期请写名字，例如 "fri 08:30" 或 "周五 08:30"；按月写 "monthly 25 08:30"',
        )
