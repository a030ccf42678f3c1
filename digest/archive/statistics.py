"""What was covered: printed items by month, region and theme. Neutral counts, no points and no ranking.

Ranking by what was printed is left out on purpose: 《整治形式主义为基层减负若干规定》 (2024) forbids to make it part of
anybody's assessment.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, func, select

from digest.archive.database import connections
from digest.archive.database.tables import entries, issues

_NO_THEME = "other"


@dataclass(frozen=True, slots=True)
class Count:
    """How many printed items of one month are mainly of this region (empty: none named) and theme (its code)."""

    month: str
    region: str
    theme: str
    items: int


class Statistics:
    """The counts of an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, *, briefing: str = "", since: date | None = None, until: date | None = None) -> tuple[Count, ...]:
        """Return the counts, of *briefing* and from *since* to *until* (both in) if given, in order.

        A supplement prints again what an issue printed: it is not counted.
        """
        counted = entries.c.dated, entries.c.region, entries.c.theme
        again = select(issues.c.id).where(issues.c.series == "supplement")
        statement = select(*counted, func.count().label("items")).where(entries.c.issue_id.not_in(again))
        statement = statement.group_by(*counted)
        if briefing:
            statement = statement.where(entries.c.briefing == briefing)
        if since:
            statement = statement.where(entries.c.dated >= since)
        if until:
            statement = statement.where(entries.c.dated <= until)
        with connections.reading(self._engine) as connection:
            rows = connection.execute(statement).all()
        found: Counter[tuple[str, str, str]] = Counter()
        for row in rows:
            found[f"{row.dated:%Y-%m}", row.region, row.theme or _NO_THEME] += row.items
        return tuple(Count(*key, items) for key, items in sorted(found.items()))
