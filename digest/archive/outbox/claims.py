"""The turns of a row of the outbox: claimed, marked, settled, taken up again after a crash.

queued → sending → committing → sent, or queued again (later), failed, unknown, cancelled. Two durable marks frame the
moment of handing over: a row found in ``sending`` after a crash was certainly not sent; one in ``committing`` is in
doubt. A row belongs to the one who claimed it until its lease ends; every step checks that (fencing).
No mail system promises "exactly once": the doubtful are sent once more (``resend``) or shown to a person (``hold``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, and_, or_, select

from digest.archive import approvals
from digest.archive.database import connections
from digest.archive.database.outbox_tables import postings
from digest.archive.outbox.rows import STALE, Posting, State, posting, stamp, step
from digest.errors import ArchiveError

OnDoubt = Literal["resend", "hold"]

LEASE = timedelta(minutes=15)  # longer than the longest wait of one mail: 600 s after the dot, and its content before
# Minutes until the next attempt: greylisting lets through after 1 to 15; the sum is 25 hours (RFC 5321, 4.5.4.1 asks
# for days between servers, but an issue that comes after a day is no news, and the office must hear of it).
BACK_OFF = (1, 5, 15, 60, 240, 240, 240, 240, 240, 240)
DOUBT_REST = timedelta(minutes=15)  # before a doubtful mail is sent once more: a slow server may still answer a retry


class LeaseLostError(ArchiveError):
    """Another sender has taken the row over: do not go on with it."""


@dataclass(frozen=True, slots=True)
class ClaimScope:
    """Which rows a sender takes: those of one briefing, of one issue if given, without mail where its server rests."""

    briefing: str
    owner: str
    skip_mail: bool = False
    issue_id: int | None = None


class Claims:
    """The rows of an outbox as senders take and settle them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, scope: ClaimScope, now: datetime) -> Posting | None:
        """Take the next row that *scope* asks for; None if there is none. Stale rows met on the way are cancelled."""
        with connections.writing(self._engine) as connection:
            return _claim(connection, scope, now)

    def mark_committing(self, given: Posting, now: datetime) -> None:
        """Write down, durably, that the mail is about to be handed over; ``LeaseLostError`` if it is not ours."""
        with connections.writing(self._engine) as connection:
            _refuse_foreign(connection, given, "sending")
            step(connection, given.id, "committing", now, lease_until=stamp(now + LEASE))

    def settle(
        self,
        given: Posting,
        state: str,
        now: datetime,
        *,
        on_doubt: OnDoubt,
        then: ClaimScope | None = None,
        **words: Any,
    ) -> tuple[State, Posting | None]:
        """Write down what became of *given* (``digest.deliveries.mail.State``); return the state it has now.

        The next row, if *then* asks for one, is claimed in the same transaction: one wait for the disk less a mail.
        *words* are ``meaning``, ``code`` and ``said``. ``pause`` and ``stop`` put it back without counting the attempt,
        ``size`` fails every waiting row of the same parcel.
        """
        with connections.writing(self._engine) as connection:
            _refuse_foreign(connection, given, "sending", "committing")
            values: dict[str, Any] = {"owner": "", "lease_until": "", "next_at": "", **words}
            if state in ("pause", "stop"):
                values |= {"attempts": given.attempts - 1, "next_at": stamp(now)}
            new = _conclude(given, state, now, on_doubt, values)
            step(connection, given.id, new, now, **values)
            if state == "size":
                _fail_parcel(connection, given, now, words)
            return new, _claim(connection, then, now) if then else None

    def recover(self, briefing: str, now: datetime, on_doubt: OnDoubt) -> None:
        """Take up what a sender that died left behind, and doubtful mails whose second sending is due.

        A mail is sent once more in doubt one time at most; then, and under ``hold`` at once, a person decides.
        """
        lost = and_(postings.c.lease_until < stamp(now), postings.c.state.in_(("sending", "committing")))
        due = and_(postings.c.state == "unknown", postings.c.next_at != "", postings.c.next_at <= stamp(now))
        wanted = select(postings).where(postings.c.briefing == briefing, or_(lost, due))
        with connections.reading(self._engine) as connection:
            if connection.execute(wanted.limit(1)).first() is None:
                return
        with connections.writing(self._engine) as connection:
            for row in connection.execute(wanted).all():
                _take_up(connection, row, now, on_doubt)


def free_lost(connection: Connection, now: datetime) -> None:
    """Give the rows whose sender died before its lease ended back to people: nothing of them goes out by itself."""
    lost = and_(postings.c.lease_until < stamp(now), postings.c.state.in_(("sending", "committing")))
    for row in connection.execute(select(postings).where(lost)).all():
        _take_up(connection, row, now, "hold")


def _claim(connection: Connection, scope: ClaimScope, now: datetime) -> Posting | None:
    wanted = [postings.c.briefing == scope.briefing, postings.c.state == "queued", postings.c.next_at <= stamp(now)]
    if scope.skip_mail:
        wanted.append(postings.c.channel != "mail")
    if scope.issue_id is not None:
        wanted.append(postings.c.issue_id == scope.issue_id)
    while row := connection.execute(select(postings).where(*wanted).order_by(postings.c.id).limit(1)).first():
        if not _is_stale(connection, row):
            values = {"owner": scope.owner, "lease_until": stamp(now + LEASE), "attempts": row.attempts + 1}
            step(connection, row.id, "sending", now, **values)
            return posting(connection.execute(select(postings).where(postings.c.id == row.id)).one())
        step(connection, row.id, "cancelled", now, cause="stale", meaning=STALE)
    return None


def _conclude(given: Posting, state: str, now: datetime, on_doubt: OnDoubt, values: dict[str, Any]) -> State:
    """Return the state after an outcome, and set when it is tried again."""
    if state in ("pause", "stop"):
        return "queued"
    if state == "later" and given.attempts <= len(BACK_OFF):
        values["next_at"] = stamp(now + timedelta(minutes=BACK_OFF[given.attempts - 1]))
        return "queued"
    if state == "unknown":
        values["doubts"] = given.doubts + 1
        if on_doubt == "resend" and not given.doubts:
            values["next_at"] = stamp(now + DOUBT_REST)
        return "unknown"
    if state == "later":
        values["meaning"] = f"试了 {given.attempts} 次仍未发出：{values.get('meaning', '')}"
    return "sent" if state == "sent" else "failed"


def _take_up(connection: Connection, row: Row[Any], now: datetime, on_doubt: OnDoubt) -> None:
    freed: dict[str, Any] = {"owner": "", "lease_until": "", "next_at": stamp(now)}
    if row.state == "sending":
        step(
            connection, row.id, "queued", now, **freed, attempts=row.attempts - 1, meaning="上次发送中断，确定没有发出"
        )
    elif row.state == "unknown":
        step(connection, row.id, "queued", now, **freed, meaning="不知收没收下，再发一次")
    elif row.channel == "folder" or (on_doubt == "resend" and not row.doubts):  # writing a folder again changes nothing
        step(connection, row.id, "queued", now, **freed, doubts=row.doubts + 1, meaning="交出时中断，再发一次")
    else:
        freed["next_at"] = ""
        step(connection, row.id, "unknown", now, **freed, doubts=row.doubts + 1, meaning="交出时中断，不知收没收下")


def _is_stale(connection: Connection, row: Row[Any]) -> bool:
    """Say whether *row* carries an issue that has a later revision by now, or whose signature was taken back."""
    if approvals.is_set_apart(connection, row.issue_id):
        return True
    is_issue = row.purpose == "issue"
    withdrawn = is_issue and approvals.is_withdrawn(connection, row.issue_id)
    return withdrawn or approvals.is_superseded(connection, row.issue_id)


def _fail_parcel(connection: Connection, given: Posting, now: datetime, words: dict[str, Any]) -> None:
    waiting = select(postings.c.id).where(postings.c.parcel_id == given.parcel_id, postings.c.state == "queued")
    for row in connection.execute(waiting).all():
        step(connection, row.id, "failed", now, next_at="", **words)


def _refuse_foreign(connection: Connection, given: Posting, *states: State) -> None:
    row = connection.execute(select(postings.c.owner, postings.c.state).where(postings.c.id == given.id)).one()
    if row.owner != given.owner or row.state not in states:
        raise LeaseLostError("这一封已由另一个程序接手", "不必处理，它会发完")
