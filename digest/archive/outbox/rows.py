"""The nouns of the outbox, and the one way to change a row: state and event in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, update

from digest.archive.database.outbox_tables import events, postings
from digest.model import Rendering

# What people call each state.
STATE_NAMES = {
    "queued": "等候",
    "sending": "正在发",
    "committing": "正在交出",
    "sent": "已接收",
    "failed": "失败",
    "unknown": "存疑",
    "cancelled": "已取消",
}
STALE = "这一期已有改动，或签发已撤回，没有发出"
# Why a row is cancelled: its issue was changed or its signature taken back (it is queued again once that is signed
# anew), or a person said so. Empty in every other state.
Cause = Literal["", "stale", "person"]
State = Literal["queued", "sending", "committing", "sent", "failed", "unknown", "cancelled"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets a parcel: *target* as the channel understands it, the group's name, the mail's stable id."""

    target: str
    group: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """One content for several recipients: a mail's *content*, or the *files* for another channel."""

    purpose: str
    channel: str
    edition: str
    subject: str
    dated: datetime
    recipients: tuple[Recipient, ...]
    content: bytes = b""
    files: tuple[Rendering, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """One row: *meaning* says in Chinese how it stands, *said* is the server's own answer."""

    id: int
    parcel_id: int
    issue_id: int
    briefing: str
    purpose: str
    channel: str
    group: str
    target: str
    message_id: str
    state: State
    attempts: int
    doubts: int
    next_at: str
    owner: str
    code: int
    meaning: str
    said: str
    lease_until: str = ""  # UTC; while it is handed over: when it counts as given up

    @property
    def is_over(self) -> bool:
        """Say whether nothing happens to it any more by itself."""
        return self.state in ("sent", "failed", "cancelled")


def stamp(moment: datetime) -> str:
    """Return *moment* as the outbox writes it: UTC, fixed width, so that texts compare as times."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def step(
    connection: Connection, posting_id: int, state: State, now: datetime, *, cause: Cause = "", **values: Any
) -> None:
    """Bring a row to *state* with *values* (cancelled: for *cause*), and add the event."""
    connection.execute(update(postings).where(postings.c.id == posting_id).values(state=state, cause=cause, **values))
    words = " ".join(str(values[key]) for key in ("meaning", "said") if values.get(key))
    event = {"posting_id": posting_id, "at": stamp(now), "state": state, "code": values.get("code", 0), "words": words}
    connection.execute(insert(events).values(event))


def posting(row: Row[Any]) -> Posting:
    """Return *row* of the table as a value."""
    columns = {each.name: getattr(row, each.name) for each in fields(Posting) if each.name != "group"}
    return Posting(group=row.recipients, **columns)
