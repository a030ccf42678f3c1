"""Suspected slips that people called none: not shown again in the same text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from digest.archive.database import connections
from digest.archive.database.tables import dismissals

Dismissed = tuple[str, str]  # the key of an article's text, and what stands there


class Dismissals:
    """What people dismissed, over all issues."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> frozenset[Dismissed]:
        """Return all that was dismissed and not taken up again."""
        with connections.reading(self._engine) as connection:
            rows = connection.execute(select(dismissals.c.text, dismissals.c.stands))
            return frozenset((row.text, row.stands) for row in rows)


def record(connection: Connection, dismissed: Dismissed, name: str, at: datetime, *, is_new: bool) -> None:
    """Write down in this transaction that *name* dismissed *dismissed*, or (not *is_new*) took it up again."""
    text, stands = dismissed
    connection.execute(delete(dismissals).where(dismissals.c.text == text, dismissals.c.stands == stands))
    if is_new:
        row = {"text": text, "stands": stands, "name": name, "at": at.isoformat(timespec="seconds")}
        connection.execute(insert(dismissals).values(row))
