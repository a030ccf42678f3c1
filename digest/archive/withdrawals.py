"""An issue that should not have been made, taken back: its number and its articles are free again, nothing is lost.

Its revisions stay where they are, with their files and acts, but in a series of their own (``withdrawn-7``), where
nothing counts, lists or sends them; ``withdrawals`` tells which issue it was, who took it back, when and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Engine, delete, func, select, update

from digest.archive import approvals, runs
from digest.archive.database import connections
from digest.archive.database.outbox_tables import postings
from digest.archive.database.tables import WITHDRAWN, entries, files, issues, labels, withdrawals
from digest.archive.outbox.rows import State, step
from digest.archive.records.kept import Kept
from digest.archive.records.numbers import in_chinese
from digest.errors import ArchiveError
from digest.model import Number, Rendering

_GONE: tuple[State, ...] = ("sending", "committing", "sent", "unknown")  # it went out, or may have
_WAITING: tuple[State, ...] = ("queued", "failed")
_STALE = "这一期已撤销，没有发出"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One issue that was taken back: which it was, of how many drafts, by whom, when (as written) and why."""

    briefing: str
    number: Number
    dated: date
    drafts: int
    name: str
    at: str
    reason: str


class Withdrawals:
    """The issues of an archive that were taken back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def withdraw(self, kept: Kept, name: str, reason: str, at: datetime) -> tuple[Rendering, ...]:
        """Take the issue *kept* back; return the files of all its drafts, which may stand in the output folder.

        ``ArchiveError`` unless it is the last of its series, and neither released nor sent to anybody.
        """
        if not name:
            raise ArchiveError("没有写谁撤销的", "请用 --by 写上姓名")
        with connections.writing(self._engine) as connection:
            approvals.refuse_superseded(connection, kept)
            _refuse_earlier(connection, kept)
            ids = [*approvals.earlier_revisions(connection, kept), kept.id]
            _refuse_sent(connection, ids)
            waiting = select(postings.c.id).where(postings.c.issue_id.in_(ids), postings.c.state.in_(_WAITING))
            for row in connection.execute(waiting).all():
                step(connection, row.id, "cancelled", at, cause="person", next_at="", meaning=_STALE)
            _forget_entries(connection, ids)
            _set_apart(connection, kept, ids, name, reason, at)
            undone = f"{in_chinese(kept.number)}已由{name}撤销，不自动重编；要重编请运行 digest run --period"
            runs.undo(connection, kept.briefing, kept.number.stem(kept.briefing), at, undone)
            found = select(files).where(files.c.issue_id.in_(ids)).order_by(files.c.issue_id, files.c.form)
            return tuple(Rendering(row.form, row.name, row.title, row.content) for row in connection.execute(found))

    def all(self) -> tuple[Withdrawn, ...]:
        """Return what was taken back, in order."""
        with connections.reading(self._engine) as connection:
            found = connection.execute(select(withdrawals).order_by(withdrawals.c.id)).all()
            return tuple(_withdrawn(connection, row) for row in found)


def _refuse_earlier(connection: Connection, kept: Kept) -> None:
    same = (issues.c.briefing == kept.briefing, issues.c.series == kept.number.series)
    last = connection.execute(select(func.max(issues.c.serial)).where(*same)).scalar_one()
    if last != kept.number.serial:
        raise ArchiveError(
            f"{in_chinese(kept.number)}之后还有别的期，撤销它会缺号",
            "只能撤销最后一期；内容不对的，请用 digest edit 修改或 digest build --revise 重编",
        )


def _refuse_sent(connection: Connection, ids: list[int]) -> None:
    gone = (postings.c.issue_id.in_(ids), postings.c.purpose == "issue", postings.c.state.in_(_GONE))
    is_sent = connection.execute(select(postings.c.id).where(*gone).limit(1)).first() is not None
    if is_sent or any(approvals.is_released(connection, each) for each in ids):
        raise ArchiveError(
            "这一期已经交付发送，不能撤销",
            "还没有人收到的，先 digest approve --withdraw 撤回签发；已有人收到的，请改正后发修订稿",
        )


def _forget_entries(connection: Connection, ids: list[int]) -> None:
    """Take what the issue printed out of search and statistics, which are made from the issues that count."""
    printed = select(entries.c.id).where(entries.c.issue_id.in_(ids))
    connection.execute(delete(labels).where(labels.c.entry_id.in_(printed)))
    connection.execute(delete(entries).where(entries.c.issue_id.in_(ids)))


def _set_apart(connection: Connection, kept: Kept, ids: list[int], name: str, reason: str, at: datetime) -> None:
    number = kept.number
    row = {
        "briefing": kept.briefing,
        "series": number.series,
        "year": number.year,
        "number": number.number,
        "serial": number.serial,
        "name": name,
        "at": at.isoformat(timespec="seconds"),
        "reason": reason,
    }
    apart = f"{WITHDRAWN}{connections.inserted(connection, withdrawals, **row)}"
    connection.execute(update(issues).where(issues.c.id.in_(ids)).values(series=apart))


def _withdrawn(connection: Connection, row: Any) -> Withdrawn:
    apart = select(issues.c.dated).where(issues.c.series == f"{WITHDRAWN}{row.id}").order_by(issues.c.revision)
    dates = connection.execute(apart).scalars().all()
    number = Number(row.year, row.number, row.serial, cast(Any, row.series))
    return Withdrawn(row.briefing, number, dates[-1], len(dates), row.name, row.at, row.reason)
