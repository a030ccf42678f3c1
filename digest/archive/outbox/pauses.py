"""Servers that rest: trouble with a server stops the queue, and uses up no attempt of a mail.

A refused login waits for a person, because servers lock an account after repeated failures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from digest.archive.database import connections
from digest.archive.database.outbox_tables import pauses
from digest.archive.outbox.rows import stamp

PAUSES = (1, 5, 15, 30)  # minutes after the first, second … trouble: a restart takes minutes, a rate limit a quarter
FOREVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Pause:
    """A server that rests: until when (UTC), after how many troubles in a row, and why."""

    until: str
    failures: int
    meaning: str
    said: str = ""

    @property
    def waits_for_person(self) -> bool:
        """Say whether only ``digest outbox retry`` ends it."""
        return self.until.startswith(FOREVER)


class Pauses:
    """The servers of an outbox that rest."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, server: str, now: datetime, meaning: str, said: str = "", *, for_good: bool = False) -> Pause:
        """Let *server* rest, longer each time; *for_good*: until a person says otherwise. Return the pause."""
        with connections.writing(self._engine) as connection:
            row = connection.execute(select(pauses).where(pauses.c.server == server)).first()
            failures = (row.failures if row else 0) + 1
            minutes = PAUSES[min(failures, len(PAUSES)) - 1]
            until = FOREVER if for_good else stamp(now + timedelta(minutes=minutes))
            values = {"until": until, "failures": failures, "meaning": meaning, "said": said}
            _end_pause(connection, server)
            connection.execute(insert(pauses).values(server=server, **values))
        return Pause(until, failures, meaning, said)

    def of(self, server: str) -> Pause | None:
        """Return the pause of *server* as it was last set, over or not; None if it works."""
        with connections.reading(self._engine) as connection:
            row = connection.execute(select(pauses).where(pauses.c.server == server)).first()
        return Pause(row.until, row.failures, row.meaning, row.said) if row else None

    def end(self, server: str) -> None:
        """Forget the troubles of *server*: it took a mail, or a person says that it is mended."""
        with connections.writing(self._engine) as connection:
            _end_pause(connection, server)

    def all(self) -> tuple[tuple[str, Pause], ...]:
        """Return every server with a pause on record."""
        with connections.reading(self._engine) as connection:
            rows = connection.execute(select(pauses).order_by(pauses.c.server)).all()
        return tuple((row.server, Pause(row.until, row.failures, row.meaning, row.said)) for row in rows)


def _end_pause(connection: Connection, server: str) -> None:
    connection.execute(delete(pauses).where(pauses.c.server == server))
