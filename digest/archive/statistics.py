"""What was covered: printed items by month, region and theme. Neutral counts, no points and no ranking.

Ranking by what was printed is left out on purpose: 《整治形式主义为基层减负若干规定》 (2024) forbids to make it part of
anybody's assessment.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from digest.archive.database import connections
from digest.archive.database.tables import entries, issues, labels

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
        theme, region = labels.alias(), labels.alias()
        statement = (
            select(entries.c.dated, region.c.value.label("region"), theme.c.value.label("theme"))
            .join(issues, (issues.c.id == entries.c.issue_id) & (issues.c.series == "regular"))
            .outerjoin(theme, (theme.c.entry_id == entries.c.id) & (theme.c.kind == "theme") & (theme.c.rank == 0))
            .outerjoin(region, (region.c.entry_id == entries.c.id) & (region.c.kind == "region") & (region.c.rank == 0))
        )
        if briefing:
            statement = statement.where(issues.c.briefing == briefing)
        if since:
            statement = statement.where(entries.c.dated >= since)
        if until:
            statement = statement.where(entries.c.dated <= until)
        with connections.reading(self._engine) as connection:
            rows = connection.execute(statement).all()
        found = Counter((f"{row.dated:%Y-%m}", row.region or "", row.theme or _NO_THEME) for row in rows)
        return tuple(Count(*key, items) for key, items in sorted(found.items()))
