"""The outbox: what goes to whom, put into the archive in one transaction (what becomes of it: ``claims``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from digest.archive import approvals
from digest.archive.database import connections
from digest.archive.database.outbox_tables import parcel_files, parcels, postings
from digest.archive.outbox.rows import STALE, Parcel, Recipient, State, stamp, step
from digest.archive.records.kept import Kept
from digest.errors import ArchiveError
from digest.model import Rendering


class Outbox:
    """What is to go out of an archive, and its content."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def fill(
        self,
        kept: Kept,
        boxes: Sequence[Parcel],
        now: datetime,
        *,
        unsigned: bool = False,
        complete: bool = False,
    ) -> int:
        """Put *boxes* into the outbox in one transaction; return how many recipients are new.

        *complete* says that these are all who get the issue: it is released then, and not filled by itself again.

        A recipient who has a row for the same purpose gets no second one. Unless *unsigned*, *kept* must be signed
        at this very moment (``ArchiveError``); rows of its earlier revisions that still wait are cancelled.
        """
        with connections.writing(self._engine) as connection:
            approvals.refuse_superseded(connection, kept)
            if not unsigned and approvals.signoff_of(connection, kept).state != "approved":
                raise ArchiveError("这一期没有有效的签发，不能发出", "请先 digest approve")
            _cancel_superseded(connection, kept, now)
            added = sum(_put(connection, kept, parcel, now) for parcel in boxes)
            if complete and (added or not approvals.is_released(connection, kept.id)):
                approvals.record(connection, kept.id, "released", "", "", now, f"{added} 个收件对象")
            return added

    def is_released(self, kept: Kept) -> bool:
        """Say whether the revision *kept* was put into the outbox for all who get it."""
        with connections.reading(self._engine) as connection:
            return approvals.is_released(connection, kept.id)

    def was_sent_before(self, kept: Kept) -> bool:
        """Say whether an earlier revision of *kept* went out, or may have, to anybody."""
        gone: tuple[State, ...] = ("sending", "committing", "sent", "unknown")
        with connections.reading(self._engine) as connection:
            older = approvals.earlier_revisions(connection, kept)
            found = select(postings.c.id).where(
                postings.c.issue_id.in_(older), postings.c.purpose == "issue", postings.c.state.in_(gone)
            )
            return connection.execute(found.limit(1)).first() is not None

    @contextmanager
    def keep_open(self) -> Iterator[None]:
        """Keep the archive open meanwhile: SQLite copies its log back whenever the last connection closes."""
        with connections.speaking():
            connection = self._engine.connect()
            connection.execute(select(postings.c.id).limit(1)).first()
            connection.rollback()
        try:  # what goes wrong meanwhile is no trouble of the archive
            yield
        finally:
            connection.close()

    def content(self, parcel_id: int) -> tuple[str, str, bytes]:
        """Return subject, Date and MIME parts of a parcel."""
        wanted = select(parcels.c.subject, parcels.c.dated, parcels.c.content).where(parcels.c.id == parcel_id)
        with connections.reading(self._engine) as connection:
            row = connection.execute(wanted).one()
        return row.subject, row.dated, row.content

    def renderings(self, parcel_id: int) -> tuple[Rendering, ...]:
        """Return the files of a parcel, in order."""
        wanted = select(parcel_files).where(parcel_files.c.parcel_id == parcel_id).order_by(parcel_files.c.id)
        with connections.reading(self._engine) as connection:
            return tuple(Rendering(row.form, row.name, row.title, row.content) for row in connection.execute(wanted))


def _put(connection: Connection, kept: Kept, parcel: Parcel, now: datetime) -> int:
    """Insert *parcel* with those of its recipients who have no row yet; return how many these are."""
    same = (postings.c.issue_id == kept.id, postings.c.purpose == parcel.purpose, postings.c.channel == parcel.channel)
    known = {row.target: row for row in connection.execute(select(postings).where(*same))}
    for row in known.values():
        if row.state == "cancelled" and row.cause == "stale":  # signed again after the signature was taken back
            step(connection, row.id, "queued", now, next_at=stamp(now), meaning="")
    new = [recipient for recipient in parcel.recipients if recipient.target not in known]
    if not new:
        return 0
    parcel_id = _parcel_id(connection, kept, parcel)
    for recipient in new:
        values = _row(kept, parcel, recipient, parcel_id, now)
        step(connection, connections.inserted(connection, postings, **values), "queued", now)
    return len(new)


def _parcel_id(connection: Connection, kept: Kept, parcel: Parcel) -> int:
    """Return the id of *parcel*, inserted unless it is there."""
    key = {"issue_id": kept.id, "purpose": parcel.purpose, "channel": parcel.channel, "edition": parcel.edition}
    found = connection.execute(select(parcels.c.id).filter_by(**key)).scalar()
    if found is not None:
        return int(found)
    dated = parcel.dated.isoformat(timespec="seconds")
    row = {**key, "subject": parcel.subject, "dated": dated, "content": parcel.content}
    parcel_id = connections.inserted(connection, parcels, **row)
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
        "next_at": stamp(now),
    }


def _cancel_superseded(connection: Connection, kept: Kept, now: datetime) -> None:
    """Cancel the waiting rows of earlier revisions of the issue *kept*."""
    older = approvals.earlier_revisions(connection, kept)
    waiting = select(postings.c.id).where(postings.c.issue_id.in_(older), postings.c.state == "queued")
    for row in connection.execute(waiting).all():
        step(connection, row.id, "cancelled", now, cause="stale", meaning=STALE)
