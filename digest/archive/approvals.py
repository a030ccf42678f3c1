"""Who did what to an issue, and when: the sign-off and everything around it, append-only.

A signature is bound to the seal of one revision: the hash of its content and of its files. A later revision has another
seal, so that whatever is changed after the signature is a draft again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, Row, and_, func, insert, select

from digest.archive.database import connections
from digest.archive.database.outbox_tables import acts
from digest.archive.database.tables import WITHDRAWN, files, issues
from digest.archive.records.codec import digest_of
from digest.archive.records.kept import Kept, is_of, is_same
from digest.errors import ArchiveError
from digest.model import Issue

BY_PROGRAM = ("made", "remade")  # acts that no person did
# The role that lets an issue go out, as archives have held it from the first version on: a code, whatever people read.
# Others (编辑, 审核, any word) are only written down.
RELEASING_ROLE = "签发"


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the record: who did what to which revision, and when (as written, with its time zone)."""

    revision: int
    act: str
    name: str
    role: str
    seal: str
    at: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signoff:
    """Whether an issue may go out: ``void`` means that an earlier signature no longer holds, and whose it was."""

    state: Literal["draft", "approved", "void"]
    name: str = ""
    role: str = ""
    at: str = ""
    seal: str = ""


class Approvals:
    """The record of signatures and edits of an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def approve(self, kept: Kept, name: str, role: str, at: datetime) -> Signoff:
        """Sign the revision *kept*; ``ArchiveError`` if it has been changed meanwhile."""
        if not name.strip():
            raise ArchiveError("没有写签发人", "请用 --by 写上姓名")
        with connections.writing(self._engine) as connection:
            refuse_superseded(connection, kept)
            record(connection, kept.id, "approved", name.strip(), role, at)
            return signoff_of(connection, kept)

    def withdraw(self, kept: Kept, name: str, at: datetime) -> None:
        """Take the signature of *kept* back: it is a draft again; ``ArchiveError`` if nothing lets it go out."""
        with connections.writing(self._engine) as connection:
            if signoff_of(connection, kept).state == "draft" and not is_released(connection, kept.id):
                raise ArchiveError("这一期没有签发，不用撤回", "用 digest approve 期号 --show 看经过")
            record(connection, kept.id, "withdrawn", name.strip(), RELEASING_ROLE, at)

    def note(self, kept: Kept, act: str, name: str, at: datetime, words: str = "") -> None:
        """Write down that *name* did *act* to the revision *kept*."""
        with connections.writing(self._engine) as connection:
            record(connection, kept.id, act, name, "", at, words)

    def signoff(self, kept: Kept) -> Signoff:
        """Return whether the revision *kept* is signed, was never signed, or lost its signature by a change."""
        with connections.reading(self._engine) as connection:
            return signoff_of(connection, kept)

    def history(self, kept: Kept) -> tuple[Act, ...]:
        """Return all that was done to any revision of the issue *kept*, in order."""
        with connections.reading(self._engine) as connection:
            return tuple(
                Act(row.revision, row.act, row.name, row.role, row.seal, row.at, row.note)
                for row in _acts(connection, kept)
            )


def signoff_of(connection: Connection, kept: Kept) -> Signoff:
    """Return the sign-off of *kept* as it stands in this transaction."""
    decisive = [row for row in _acts(connection, kept) if _is_decisive(row)]
    own = [row for row in decisive if row.issue_id == kept.id]
    is_newest = newest_revision(connection, kept) == kept.revision
    if own and own[-1].act == "approved" and own[-1].seal == seal_of(connection, kept.id) and is_newest:
        last = own[-1]
        return Signoff("approved", last.name, last.role, last.at, last.seal)
    signed = [row for row in decisive if row.act == "approved"]
    if not signed or decisive[-1].act == "withdrawn":
        return Signoff("draft")
    return Signoff("void", signed[-1].name, signed[-1].role, signed[-1].at, signed[-1].seal)


def seal_of(connection: Connection, issue_id: int) -> str:
    """Return the hash of an issue's content and files: what a signature is bound to."""
    content = connection.execute(select(issues.c.content).where(issues.c.id == issue_id)).scalar_one()
    rows = connection.execute(select(files.c.form, files.c.sha256).where(files.c.issue_id == issue_id))
    parts = [f"{row.form}:{row.sha256}" for row in rows]
    return digest_of("\n".join([digest_of(content), *sorted(parts)]).encode())


def newest_revision(connection: Connection, kept: Kept) -> int:
    """Return the last revision of the issue that *kept* is one of."""
    return int(connection.execute(select(func.max(issues.c.revision)).where(is_of(kept))).scalar_one())


def newest_id(connection: Connection, kept: Kept | Issue) -> int:
    """Return the id of the last revision of the issue that *kept* is one of."""
    found = select(issues.c.id).where(is_of(kept)).order_by(issues.c.revision.desc()).limit(1)
    return int(connection.execute(found).scalar_one())


def earlier_revisions(connection: Connection, kept: Kept) -> list[int]:
    """Return the ids of the revisions before *kept*."""
    found = select(issues.c.id).where(is_of(kept), issues.c.revision < kept.revision)
    return [row.id for row in connection.execute(found)]


def is_superseded(connection: Connection, issue_id: int) -> bool:
    """Say whether the revision *issue_id* has a later one."""
    other = issues.alias()
    later = and_(is_same(other), other.c.revision > issues.c.revision)
    found = select(other.c.id).select_from(issues.join(other, later)).where(issues.c.id == issue_id).limit(1)
    return connection.execute(found).first() is not None


def is_set_apart(connection: Connection, issue_id: int) -> bool:
    """Say whether the issue that *issue_id* is a revision of was taken back as a whole."""
    series = connection.execute(select(issues.c.series).where(issues.c.id == issue_id)).scalar_one()
    return bool(series.startswith(WITHDRAWN))


def is_released(connection: Connection, issue_id: int) -> bool:
    """Say whether the revision *issue_id* was put into the outbox, and not taken back since."""
    wanted = (acts.c.issue_id == issue_id, acts.c.act.in_(("released", "withdrawn")))
    last = connection.execute(select(acts.c.act).where(*wanted).order_by(acts.c.id.desc()).limit(1)).scalar()
    return bool(last == "released")


def is_withdrawn(connection: Connection, issue_id: int) -> bool:
    """Say whether the signature of the revision *issue_id* was taken back."""
    decisive = (acts.c.issue_id == issue_id, acts.c.role == RELEASING_ROLE, acts.c.act.in_(("approved", "withdrawn")))
    last = connection.execute(select(acts.c.act).where(*decisive).order_by(acts.c.id.desc()).limit(1)).scalar()
    return bool(last == "withdrawn")


def refuse_superseded(connection: Connection, kept: Kept) -> None:
    """Raise ``ArchiveError`` if *kept* is not the last revision of its issue."""
    if newest_revision(connection, kept) != kept.revision:
        raise ArchiveError("这一期刚刚又有改动", "请重新查看后再操作")


def record(
    connection: Connection, issue_id: int, act: str, name: str, role: str, at: datetime, words: str = ""
) -> None:
    """Write one act down in this transaction."""
    row = {
        "issue_id": issue_id,
        "act": act,
        "name": name,
        "role": role,
        "seal": seal_of(connection, issue_id),
        "at": at.isoformat(timespec="seconds"),
        "note": words,
    }
    connection.execute(insert(acts).values(row))


def _acts(connection: Connection, kept: Kept) -> list[Row[tuple[object, ...]]]:
    found = select(acts, issues.c.revision).join(issues, acts.c.issue_id == issues.c.id).where(is_of(kept))
    return list(connection.execute(found.order_by(acts.c.id)))


def _is_decisive(row: Row[tuple[object, ...]]) -> bool:
    return bool(row.role == RELEASING_ROLE and row.act in ("approved", "withdrawn"))
