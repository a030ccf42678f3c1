"""What people do with the outbox: look, try again, cancel, and say what became of a doubtful mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, and_, or_, select

from digest.archive.database import connections
from digest.archive.database.outbox_tables import events, postings
from digest.archive.database.tables import issues
from digest.archive.outbox.claims import free_lost
from digest.archive.outbox.pauses import Pauses
from digest.archive.outbox.rows import STATE_NAMES, Posting, State, posting, stamp, step
from digest.archive.records.kept import Kept, is_of
from digest.errors import ArchiveError

_FRESH = timedelta(days=7)  # as long as a signed issue goes out by itself (digest.dispatch)
_RETRY: tuple[State, ...] = ("failed", "unknown", "queued", "cancelled")
_CANCEL: tuple[State, ...] = ("queued", "unknown", "failed")


class Desk:
    """The rows of an outbox as people see and change them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rows(self, kept: Kept | None = None, states: Sequence[State] = ()) -> tuple[Posting, ...]:
        """Return the rows of the issue *kept* (all its revisions), or all; only those in *states*, if given."""
        statement = select(postings).join(issues, postings.c.issue_id == issues.c.id).order_by(postings.c.id)
        if kept is not None:
            statement = statement.where(is_of(kept))
        if states:
            statement = statement.where(postings.c.state.in_(states))
        with connections.reading(self._engine) as connection:
            return tuple(posting(row) for row in connection.execute(statement))

    def story(self, posting_id: int) -> tuple[tuple[str, str, int, str], ...]:
        """Return what happened to one row: time (UTC), state, code and words of each step."""
        statement = select(events).where(events.c.posting_id == posting_id).order_by(events.c.id)
        with connections.reading(self._engine) as connection:
            return tuple((row.at, row.state, row.code, row.words) for row in connection.execute(statement))

    def retry(self, posting_ids: Sequence[int], now: datetime) -> int:
        """Let rows be tried again now, and servers that rest be asked again; return how many rows.

        Without *posting_ids* all that wait, and what failed of late. Rows that were accepted are never sent again.
        """
        pauses = Pauses(self._engine)
        for server, _ in pauses.all():
            pauses.end(server)
        with connections.writing(self._engine) as connection:
            free_lost(connection, now)
            chosen = _choose(connection, posting_ids or _waiting_or_fresh(connection, now), _RETRY, "再试", ())
            anew: dict[str, Any] = {"next_at": stamp(now), "owner": "", "lease_until": "", "attempts": 0}
            return _step_all(connection, chosen, "queued", now, **anew, meaning="由人重新发送")

    def cancel(self, posting_ids: Sequence[int], now: datetime) -> int:
        """Take rows out of the queue for good; return how many."""
        with connections.writing(self._engine) as connection:
            free_lost(connection, now)
            chosen = _choose(connection, posting_ids, _CANCEL, "取消", ("queued",))
            return _step_all(connection, chosen, "cancelled", now, next_at="", cause="person", meaning="由人取消")

    def resolve(self, posting_ids: Sequence[int], *, received: bool, now: datetime) -> int:
        """Write down what a person found out about doubtful rows: *received*, or not (then they go out again)."""
        with connections.writing(self._engine) as connection:
            free_lost(connection, now)
            chosen = _choose(connection, posting_ids, ("unknown",), "判定", ("unknown",))
            if received:
                return _step_all(connection, chosen, "sent", now, next_at="", meaning="由人核实：已收到")
            told = "由人核实：没有收到，再发一次"
            return _step_all(connection, chosen, "queued", now, next_at=stamp(now), doubts=0, meaning=told)


def _step_all(connection: Connection, chosen: Sequence[Row[Any]], state: State, now: datetime, **values: Any) -> int:
    for row in chosen:
        step(connection, row.id, state, now, **values)
    return len(chosen)


def _waiting_or_fresh(connection: Connection, now: datetime) -> list[int]:
    """Return the rows that wait, and those that failed of late: old news is not sent because a server was mended."""
    failed = select(events.c.posting_id).where(events.c.state == "failed", events.c.at >= stamp(now - _FRESH))
    wanted = or_(postings.c.state == "queued", and_(postings.c.state == "failed", postings.c.id.in_(failed)))
    return [row.id for row in connection.execute(select(postings.c.id).where(wanted))]


def _choose(
    connection: Connection, posting_ids: Sequence[int], allowed: Sequence[State], verb: str, usual: Sequence[State]
) -> Sequence[Row[Any]]:
    """Return the rows asked for; all in *usual* states where none are named. A wrong state is refused by name."""
    if not posting_ids:
        return connection.execute(select(postings).where(postings.c.state.in_(usual)).order_by(postings.c.id)).all()
    found = connection.execute(select(postings).where(postings.c.id.in_(posting_ids)).order_by(postings.c.id)).all()
    missing = set(posting_ids) - {row.id for row in found}
    if missing:
        raise ArchiveError(f"发件箱里没有第 {min(missing)} 号", "编号可用 digest outbox 查看")
    for row in found:
        if row.state not in allowed:
            state = STATE_NAMES[row.state]
            raise ArchiveError(f"第 {row.id} 号（{row.target}）现在是“{state}”，不能{verb}", "用 digest outbox 查看")
    return found
