"""``Kept``: which revision of which issue is meant; ``Outline``: what a list shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Row, Select, and_, func, select

from digest.archive.database.tables import WITHDRAWN, issues
from digest.model import Issue, Number, Period

# All of an issue but its content, which is a hundred times as much.
HEAD = tuple(column for column in issues.c if column.name not in ("content", "sha256"))
_SHARED = ("briefing", "series", "year", "number")  # what the revisions of one issue have in common


@dataclass(frozen=True, slots=True)
class Kept:
    """One revision of an issue in the archive, without its content."""

    id: int
    briefing: str
    number: Number
    revision: int  # 0 for the issue as first closed, 1 for its first 修订 …
    period: Period
    dated: date
    kept_at: str


@dataclass(frozen=True, slots=True)
class Outline:
    """An issue as a list shows it: which, its title, its line of what was read, how many items it printed."""

    kept: Kept
    title: str
    coverage: str
    printed: int

    @property
    def stem(self) -> str:
        """Return the ASCII name of its files without suffix."""
        return self.kept.number.stem(self.kept.briefing)


def is_of(issue: Kept | Issue) -> ColumnElement[bool]:
    """Return the condition of being a revision of *issue*."""
    number = issue.number
    own = (issue.briefing, number.series, number.year, number.number)
    return and_(*(issues.c[name] == value for name, value in zip(_SHARED, own, strict=True)))


def is_same(other: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row and one of *other*, issues once more, are revisions of one issue."""
    return and_(*(other.c[name] == issues.c[name] for name in _SHARED))


def newest(*columns: Column[Any], until: int | None = None) -> Select[Any]:
    """Select *columns* of the newest revision of each issue that was not taken back; of those kept *until* an id."""
    other = issues.alias()
    revision = select(func.max(other.c.revision)).where(is_same(other))
    counting = select(*columns).where(issues.c.series.not_like(f"{WITHDRAWN}%"))
    if until is not None:
        revision, counting = revision.where(other.c.id <= until), counting.where(issues.c.id <= until)
    return counting.where(issues.c.revision == revision.scalar_subquery())


def kept_of(row: Row[Any]) -> Kept:
    """Return which revision *row*, selected by ``HEAD``, is of."""
    number = Number(row.year, row.number, row.serial, row.series)
    period = Period(row.period_first, row.period_end)
    return Kept(row.id, row.briefing, number, row.revision, period, row.dated, row.kept_at)


def outline_of(issue: Issue) -> dict[str, Any]:
    """Return the columns that an outline of *issue* is read from."""
    return {"title": issue.masthead.title, "coverage": issue.coverage, "printed": issue.ledger.printed}
