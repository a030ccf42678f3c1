"""The run ledger: which period of which briefing has been made, by whom it is being made, and what was read for it.

A run is claimed by a lease (in one write transaction, so two processes never get the same one) and closed in the
transaction that keeps its issue, where the claim is looked at again: whoever lost it keeps nothing. The number of the
attempt is the fencing token (M. Kleppmann, How to do distributed locking, 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from digest.archive.database import connections
from digest.archive.database.run_tables import intake, runs, schedules
from digest.errors import ArchiveError

State = Literal["running", "done", "failed", "skipped"]

# A retry never waits longer than this, and no lease is longer; so a mark further in the future was made by a clock
# that has been set back since, and does not hold.
LONGEST_WAIT = timedelta(hours=1)


class LostRunError(ArchiveError):
    """Another process has taken this run over meanwhile: what was made here is not kept."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One period of one briefing, as the schedule names it."""

    briefing: str
    period: str
    nominal: date
    publish: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to make *slot*, until the lease ends or another attempt begins."""

    slot: Slot
    owner: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Run:
    """What the ledger knows of one slot."""

    slot: Slot
    state: State
    owner: str
    until: datetime
    attempts: int
    reason: str
    issue: str
    at: datetime

    @property
    def is_settled(self) -> bool:
        """Say whether nothing more is to be done: made, or passed over with a reason."""
        return self.state in ("done", "skipped")

    def is_free(self, now: datetime) -> bool:
        """Say whether the run may be taken at *now*: nobody holds it, and no retry is being waited for."""
        return not now < self.until <= now + LONGEST_WAIT


@dataclass(frozen=True, slots=True)
class Read:
    """A source that was read: the sha256 of its content, its name then, and the period whose issue it went into."""

    sha256: str
    name: str
    period: str


class Runs:
    """The run ledger of an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, briefing: str, every: str, now: datetime) -> datetime:
        """Return since when *briefing* is scheduled as *every*; a first or a changed schedule begins at *now*.

        A beginning that lies in the future was written by a wrong clock, and is set to *now*.
        """
        found = select(schedules).where(schedules.c.briefing == briefing)
        with connections.reading(self._engine) as connection:
            row = connection.execute(found).first()
        if row and row.every == every and datetime.fromisoformat(row.begun_at) <= now:
            return datetime.fromisoformat(row.begun_at)
        with connections.writing(self._engine) as connection:
            connection.execute(delete(schedules).where(schedules.c.briefing == briefing))
            connection.execute(insert(schedules).values(briefing=briefing, every=every, begun_at=now.isoformat()))
        return now

    def of(self, briefing: str) -> dict[str, Run]:
        """Return the runs of *briefing* by period."""
        with connections.reading(self._engine) as connection:
            return {row.period: _run(row) for row in connection.execute(_of(briefing))}

    def claim(self, slot: Slot, owner: str, now: datetime, lease: timedelta, *, is_again: bool = False) -> Claim | None:
        """Return the right to make *slot*, or None if it is settled, waiting, or the briefing is being worked on.

        With *is_again* a settled run may be made once more (a revision). One run of a briefing at a time: numbers and
        sources are given out in order.
        """
        with connections.writing(self._engine) as connection:
            known = {row.period: _run(row) for row in connection.execute(_of(slot.briefing))}
            own = known.get(slot.period)
            is_busy = any(run.state == "running" and not run.is_free(now) for run in known.values())
            if is_busy or (own and not is_again and (own.is_settled or not own.is_free(now))):
                return None
            attempt = own.attempts + 1 if own else 1
            marks = {"state": "running", "owner": owner, "until": (now + lease).isoformat(), "attempts": attempt}
            _write(connection, slot, now, own, **marks)
        return Claim(slot, owner, attempt)

    def renew(self, held: Claim, now: datetime, lease: timedelta) -> bool:
        """Stretch the lease of *held*; return False if it is lost."""
        with connections.writing(self._engine) as connection:
            changed = connection.execute(
                update(runs).where(*_held(held)).values(until=(now + lease).isoformat(), at=now.isoformat())
            )
        return changed.rowcount == 1

    def leave(self, held: Claim, now: datetime, state: State, reason: str, wait: timedelta) -> None:
        """Give *held* back as *state* with *reason*, not to be tried again before *wait* is over.

        A claim that is lost is left alone.
        """
        with connections.writing(self._engine) as connection:
            connection.execute(update(runs).where(*_held(held)).values(_left(now, state, reason, wait)))

    def adopt(self, held: Claim, now: datetime, issue: str, reason: str) -> None:
        """Settle *held* with *issue*, which is kept already, for *reason*; raise ``LostRunError`` if it is lost."""
        with connections.writing(self._engine) as connection:
            record_kept(connection, held, now, issue, ())
            connection.execute(update(runs).where(*_held(held)).values(_left(now, "done", reason, timedelta())))

    def skip(self, slot: Slot, now: datetime, reason: str) -> bool:
        """Write down that *slot* is passed over, and why; return False if it is settled, or being made just now."""
        with connections.writing(self._engine) as connection:
            row = connection.execute(_of(slot.briefing).where(runs.c.period == slot.period)).first()
            own = _run(row) if row else None
            if own and (own.is_settled or (own.state == "running" and not own.is_free(now))):
                return False
            _write(connection, slot, now, own, state="skipped", reason=reason, until=now.isoformat())
        return True

    def sources_read(self, briefing: str) -> tuple[Read, ...]:
        """Return what was read for *briefing* so far."""
        with connections.reading(self._engine) as connection:
            rows = connection.execute(select(intake).where(intake.c.briefing == briefing).order_by(intake.c.name))
            return tuple(Read(row.sha256, row.name, row.period) for row in rows)


def record_kept(
    connection: Connection, held: Claim, now: datetime, issue: str, sources: Sequence[tuple[str, str]]
) -> None:
    """Write down that *held* has kept *issue*, made of *sources* (sha256, name), in the transaction of *connection*.

    The run goes on until its files are written (``leave``). Raise ``LostRunError`` if the claim is lost: then the
    whole transaction must not stand.
    """
    changed = connection.execute(update(runs).where(*_held(held)).values(issue=issue, at=now.isoformat()))
    if changed.rowcount != 1:
        raise LostRunError(f"{held.slot.period} 已由另一个进程接手，这里编的一份作废", "无需处理，以另一份为准")
    for sha256, name in sources:
        key = (intake.c.briefing == held.slot.briefing, intake.c.sha256 == sha256)
        if connection.execute(select(intake.c.name).where(*key)).first() is None:
            row = {"briefing": held.slot.briefing, "sha256": sha256, "name": name, "period": held.slot.period}
            connection.execute(insert(intake).values(row))


def undo(connection: Connection, briefing: str, issue: str, now: datetime, reason: str) -> None:
    """Write down that *issue* was taken back: its run is passed over for *reason*, what was read for it is unread."""
    of_it = (runs.c.briefing == briefing, runs.c.issue == issue)
    periods = select(runs.c.period).where(*of_it)
    connection.execute(delete(intake).where(intake.c.briefing == briefing, intake.c.period.in_(periods)))
    passed = {**_left(now, "skipped", reason, timedelta()), "issue": ""}
    connection.execute(update(runs).where(*of_it).values(passed))


def _left(now: datetime, state: State, reason: str, wait: timedelta) -> dict[str, str]:
    return {"state": state, "reason": reason, "until": (now + wait).isoformat(), "at": now.isoformat()}


def _of(briefing: str) -> Any:
    return select(runs).where(runs.c.briefing == briefing).order_by(runs.c.nominal)


def _held(held: Claim) -> tuple[Any, ...]:
    return (
        runs.c.briefing == held.slot.briefing,
        runs.c.period == held.slot.period,
        runs.c.state == "running",
        runs.c.owner == held.owner,
        runs.c.attempts == held.attempt,
    )


def _write(connection: Connection, slot: Slot, now: datetime, own: Run | None, **values: Any) -> None:
    """Insert the row of *slot*, or change it if *own* is there."""
    row = {"nominal": slot.nominal, "publish": slot.publish.isoformat(), "at": now.isoformat(), **values}
    if own:
        key = (runs.c.briefing == slot.briefing, runs.c.period == slot.period)
        connection.execute(update(runs).where(*key).values(row))
        return
    empty = {"owner": "", "attempts": 0, "reason": "", "issue": ""}
    connection.execute(insert(runs).values({**empty, **row, "briefing": slot.briefing, "period": slot.period}))


def _run(row: Row[Any]) -> Run:
    slot = Slot(row.briefing, row.period, row.nominal, datetime.fromisoformat(row.publish))
    until, at = datetime.fromisoformat(row.until), datetime.fromisoformat(row.at)
    return Run(slot, row.state, row.owner, until, row.attempts, row.reason, row.issue, at)
