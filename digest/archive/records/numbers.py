"""第n期, 总第n期: which number comes next.

Nothing is taken until an issue is kept, so a dropped draft leaves no gap.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, select

from digest.archive.database.tables import issues
from digest.archive.records.kept import is_of
from digest.errors import ArchiveError
from digest.model import Issue, Number, Period


class NumberTakenError(ArchiveError):
    """Another process closed an issue meanwhile: ask ``number_for`` again and compose with its answer."""


def year_of(period: Period) -> int:
    """Return the year that numbers *period*: that of its last day.

    The issue of Friday 2026-01-02 reports the week before and is 2026 年第 1 期, even where a holiday moves
    its printing to 2025-12-31.
    """
    return (period.end - timedelta(days=1)).year


def of_period(connection: Connection, briefing: str, period: Period, series: str) -> Number | None:
    """Return the number that *period* of *briefing* bears already, or None."""
    wanted = (issues.c.period_first == period.first, issues.c.period_end == period.end)
    row = connection.execute(
        select(issues.c.year, issues.c.number, issues.c.serial).where(_series_of(briefing, series), *wanted).limit(1)
    ).first()
    return _number(row.year, row.number, row.serial, series) if row else None


def following(connection: Connection, briefing: str, year: int, series: str) -> Number | None:
    """Return the number after all that are kept in *year*; None if *briefing* has no issue in this series at all."""
    serial = connection.execute(select(func.max(issues.c.serial)).where(_series_of(briefing, series))).scalar()
    if serial is None:
        return None
    number = connection.execute(
        select(func.max(issues.c.number)).where(_series_of(briefing, series), issues.c.year == year)
    ).scalar()
    return _number(year, (number or 0) + 1, serial + 1, series)


def refuse_other(connection: Connection, issue: Issue) -> None:
    """Raise ``NumberTakenError`` unless *issue* bears its period's own number, or the next one.

    A supplement may be one more of its period, or bear a number that is there.
    """
    series, number = issue.number.series, issue.number
    own = of_period(connection, issue.briefing, issue.period, series)
    if series == "supplement":
        there = connection.execute(select(issues.c.id).where(is_of(issue)).limit(1)).first()
        own = number if there else None
    expected = own or following(connection, issue.briefing, issue.number.year, series)
    if expected not in (None, number):
        raise NumberTakenError(f"第 {number.number} 期的期号已被占用，应为 {in_chinese(expected)}", "请重新生成本期")


def in_chinese(number: Number | None) -> str:
    """Return *number* as people say it: 2026年第3期（总第130期）, 2026年增刊第1期."""
    if number is None:
        return ""
    if number.series == "supplement":
        return f"{number.year}年增刊第{number.number}期"
    return f"{number.year}年第{number.number}期（总第{number.serial}期）"


def _series_of(briefing: str, series: str) -> ColumnElement[bool]:
    return and_(issues.c.briefing == briefing, issues.c.series == series)


def _number(year: int, number: int, serial: int, series: str) -> Number:
    return Number(year, number, serial, "supplement" if series == "supplement" else "regular")
