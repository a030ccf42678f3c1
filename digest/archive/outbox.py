"""The outbox: rows in the archive that say what goes to whom and how far it came.

queued → sending → committing → sent, or queued again (later), failed, unknown, cancelled. Two durable marks frame the
moment of handing over: a row found in ``sending`` after a crash was certainly not sent; one in ``committing`` is in
doubt. A row belongs to the one who claimed it until its lease ends; every step checks that (fencing).
No mail system promises "exactly once": the doubtful are sent once more (``resend``) or shown to a person (``hold``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, and_, insert, or_, select

from digest.archive import approvals, connections
from digest.archive.outbox_rows import Parcel, Posting, Recipient, State, posting, stamp, step
from digest.archive.outbox_tables import parcel_files, parcels, postings
from digest.archive.store import Archive, Kept
from digest.errors import ArchiveError
from digest.model import Rendering

OnDoubt = Literal["resend", "hold"]

LEASE = timedelta(minutes=15)  # longer than the longest wait of one mail: 600 s after the dot, and its content before
# Minutes until the next attempt: greylisting lets through after 1 to 15; the sum is 25 hours (RFC 5321, 4.5.4.1 asks
# for days between servers, but an issue that comes after a day is no news, and the office must hear of it).
BACK_OFF = (1, 5, 15, 60, 240, 240, 240, 240, 240, 240)
_STALE = "这一期已有改动，或签发已撤回，没有发出"
DOUBT_REST = timedelta(minutes=15)  # before a doubtful mail is sent once more: a slow server may still answer a retry


class LeaseLostError(ArchiveError):
    """Another sender has taken the row over: do not go on with it."""


def fill(
    archive: Archive,
    kept: Kept,
    boxes: Sequence[Parcel],
    now: datetime,
    *,
    unsigned: bool = False,
    complete: bool = False,
) -> int:
    """Put *boxes* into the outbox in one transaction; return how many recipients are new.

    *complete* says that these are all who get the issue: it is released then, and not filled by itself again.

    A recipient who has a row for the same purpose gets no second one. Unless *unsigned*, the revision *kept* must be
    signed at this very moment (``ArchiveError``); rows of its earlier revisions that still wait are cancelled.
    """
    with connections.writing(archive.engine) as connection:
        approvals.refuse_superseded(connection, kept)
        if not unsigned and approvals.signoff_of(connection, kept).state != "approved":
            raise ArchiveError("这一期没有有效的签发，不能发出", "请先 digest approve")
        _cancel_superseded(connection, kept, now)
        added = sum(_put(connection, kept, parcel, now) for parcel in boxes)
        if complete:
            approvals.record(connection, kept.id, "released", "", "", now, f"{added} 个收件对象")
        return added


def claim(
    archive: Archive, briefing: str, owner: str, now: datetime, *, skip_mail: bool = False, issue_id: int | None = None
) -> Posting | None:
    """Take the next row of *briefing* that is due; None if there is none. Stale rows met on the way are cancelled."""
    wanted = [postings.c.briefing == briefing, postings.c.state == "queued", postings.c.next_at <= stamp(now)]
    if skip_mail:
        wanted.append(postings.c.channel != "mail")
    if issue_id is not None:
        wanted.append(postings.c.issue_id == issue_id)
    with connections.writing(archive.engine) as connection:
        while row := connection.execute(select(postings).where(*wanted).order_by(postings.c.id).limit(1)).first():
            if not _is_stale(connection, row):
                values = {"owner": owner, "lease_until": stamp(now + LEASE), "attempts": row.attempts + 1}
                step(connection, row.id, "sending", now, **values)
                return posting(connection.execute(select(postings).where(postings.c.id == row.id)).one())
            step(connection, row.id, "cancelled", now, meaning=_STALE)
    return None


def mark_committing(archive: Archive, given: Posting, now: datetime) -> None:
    """Write down, durably, that the mail is about to be handed over; ``LeaseLostError`` if it is not ours any more."""
    with connections.writing(archive.engine) as connection:
        _refuse_foreign(connection, given, "sending")
        step(connection, given.id, "committing", now, lease_until=stamp(now + LEASE))


def settle(archive: Archive, given: Posting, state: str, now: datetime, *, on_doubt: OnDoubt, **words: Any) -> State:
    """Write down what became of *given* (``digest.deliveries.mail.State``); return the state it has now.

    *words* are ``meaning``, ``code`` and ``said``. ``pause`` and ``stop`` put it back without counting the attempt,
    ``size`` fails every waiting row of the same parcel.
    """
    with connections.writing(archive.engine) as connection:
        _refuse_foreign(connection, given, "sending", "committing")
        values: dict[str, Any] = {"owner": "", "lease_until": "", "next_at": "", **words}
        if state in ("pause", "stop"):
            values |= {"attempts": given.attempts - 1, "next_at": stamp(now)}
        new = _settled(given, state, now, on_doubt, values)
        step(connection, given.id, new, now, **values)
        if state == "size":
            _fail_parcel(connection, given, now, words)
        return new


def _settled(given: Posting, state: str, now: datetime, on_doubt: OnDoubt, values: dict[str, Any]) -> State:
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


def recover(archive: Archive, briefing: str, now: datetime, on_doubt: OnDoubt) -> None:
    """Take up what a sender that died left behind, and doubtful mails whose second sending is due.

    A mail is sent once more in doubt one time at most; then, and under ``hold`` at once, a person decides.
    """
    lost = and_(postings.c.lease_until < stamp(now), postings.c.state.in_(("sending", "committing")))
    due = and_(postings.c.state == "unknown", postings.c.next_at != "", postings.c.next_at <= stamp(now))
    wanted = select(postings).where(postings.c.briefing == briefing, or_(lost, due))
    with connections.reading(archive.engine) as connection:
        if connection.execute(wanted.limit(1)).first() is None:
            return
    with connections.writing(archive.engine) as connection:
        for row in connection.execute(wanted).all():
            _take_up(connection, row, now, on_doubt)


def _take_up(connection: Connection, row: Row[Any], now: datetime, on_doubt: OnDoubt) -> None:
    freed = {"owner": "", "lease_until": "", "next_at": stamp(now)}
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


def is_released(archive: Archive, kept: Kept) -> bool:
    """Say whether the revision *kept* was put into the outbox for all who get it."""
    with connections.reading(archive.engine) as connection:
        return approvals.is_released(connection, kept.id)


def was_sent_before(archive: Archive, kept: Kept) -> bool:
    """Say whether an earlier revision of *kept* went out, or may have, to anybody."""
    gone: tuple[State, ...] = ("sending", "committing", "sent", "unknown")
    with connections.reading(archive.engine) as connection:
        older = approvals.earlier_revisions(connection, kept)
        found = select(postings.c.id).where(
            postings.c.issue_id.in_(older), postings.c.purpose == "issue", postings.c.state.in_(gone)
        )
        return connection.execute(found.limit(1)).first() is not None


@contextmanager
def held_open(archive: Archive) -> Iterator[None]:
    """Keep the archive open meanwhile: SQLite copies its log back whenever the last connection closes."""
    with connections.reading(archive.engine) as connection:
        connection.execute(select(postings.c.id).limit(1)).first()
        connection.rollback()
        yield


def content(archive: Archive, parcel_id: int) -> tuple[str, str, bytes]:
    """Return subject, Date and MIME parts of a parcel."""
    wanted = select(parcels.c.subject, parcels.c.dated, parcels.c.content).where(parcels.c.id == parcel_id)
    with connections.reading(archive.engine) as connection:
        row = connection.execute(wanted).one()
    return row.subject, row.dated, row.content


def parcel_renderings(archive: Archive, parcel_id: int) -> tuple[Rendering, ...]:
    """Return the files of a parcel, in order."""
    wanted = select(parcel_files).where(parcel_files.c.parcel_id == parcel_id).order_by(parcel_files.c.id)
    with connections.reading(archive.engine) as connection:
        return tuple(Rendering(row.form, row.name, row.title, row.content) for row in connection.execute(wanted))


def _put(connection: Connection, kept: Kept, parcel: Parcel, now: datetime) -> int:
    """Insert *parcel* with those of its recipients who have no row yet; return how many these are."""
    same = (postings.c.issue_id == kept.id, postings.c.purpose == parcel.purpose, postings.c.channel == parcel.channel)
    known = {row.target: row for row in connection.execute(select(postings).where(*same))}
    for row in known.values():
        if row.state == "cancelled" and row.meaning == _STALE:  # signed again after the signature was taken back
            step(connection, row.id, "queued", now, next_at=stamp(now), meaning="")
    new = [recipient for recipient in parcel.recipients if recipient.target not in known]
    if not new:
        return 0
    parcel_id = _parcel_id(connection, kept, parcel)
    for recipient in new:
        values = _row(kept, parcel, recipient, parcel_id, now)
        key = connection.execute(insert(postings).values(values)).inserted_primary_key
        step(connection, int(key[0]) if key else 0, "queued", now)
    return len(new)


def _parcel_id(connection: Connection, kept: Kept, parcel: Parcel) -> int:
    """Return the id of *parcel*, inserted unless it is there."""
    same = (
        parcels.c.issue_id == kept.id,
        parcels.c.purpose == parcel.purpose,
        parcels.c.channel == parcel.channel,
        parcels.c.edition == parcel.edition,
    )
    found = connection.execute(select(parcels.c.id).where(*same)).scalar()
    if found is not None:
        return int(found)
    row = {
        "issue_id": kept.id,
        "purpose": parcel.purpose,
        "channel": parcel.channel,
        "edition": parcel.edition,
        "subject": parcel.subject,
        "dated": parcel.dated.isoformat(timespec="seconds"),
        "content": parcel.content,
    }
    key = connection.execute(insert(parcels).values(row)).inserted_primary_key
    parcel_id = int(key[0]) if key else 0
    for file in parcel.files:
        values = {"parcel_id": parcel_id, "form": file.form, "name": file.name, "title": file.title}
        connection.execute(insert(parcel_files).values(**values, content=file.content))
    return parcel_id


def _row(kept: Kept, parcel: Parcel, recipient: Recipient, parcel_id: int, now: datetime) -> dict[str, Any]:
    return {
        "parcel_id": parcel_id,
        "issue_id": kept.id,
        "briefing": kept.briefing,
        "purpose": parcel.purpose,
        "channel": parcel.channel,
        "recipients": recipient.group,
        "target": recipient.target,
        "message_id": recipient.message_id,
        "state": "queued",
        "attempts": 0,
        "doubts": 0,
        "next_at": stamp(now),
        "owner": "",
        "lease_until": "",
        "code": 0,
        "meaning": "",
        "said": "",
    }


def _cancel_superseded(connection: Connection, kept: Kept, now: datetime) -> None:
    """Cancel the waiting rows of earlier revisions of the issue *kept*."""
    older = approvals.earlier_revisions(connection, kept)
    waiting = select(postings.c.id).where(postings.c.issue_id.in_(older), postings.c.state == "queued")
    for row in connection.execute(waiting).all():
        step(connection, row.id, "cancelled", now, meaning=_STALE)


def _is_stale(connection: Connection, row: Row[Any]) -> bool:
    """Say whether *row* carries an issue that has a later revision by now, or whose signature was taken back."""
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
