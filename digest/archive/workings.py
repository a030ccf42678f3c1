"""Edits of a draft, step by step, before they are kept as its next revision.

Steps are only added. Which of them stands is one number beside them: undoing goes to the step it was made after, doing
again to the last step made after the one that stands, so that nothing a person did is ever lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, Row, func, insert, literal, select, update

from digest.archive.approvals import refuse_superseded
from digest.archive.database import connections
from digest.archive.database.tables import steps, workings
from digest.archive.records.kept import Kept
from digest.archive.records.numbers import in_chinese
from digest.errors import ArchiveError

Act = Literal["select", "move", "retitle", "pend", "note", "drop", "rule"]

BEGIN = 0  # the state of a revision that nobody has touched


@dataclass(frozen=True, slots=True)
class EditStep:
    """One edit: who did what to which entries, when (as written), and the state after it (JSON text)."""

    seq: int
    parent: int
    name: str
    at: str
    act: Act
    entries: tuple[str, ...]
    state: str


# The step that stands, and those made after the one that was seen (without their states), in; the state after it out.
EditMaker = Callable[[EditStep | None, Sequence[EditStep]], str]


class Workings:
    """The edits of drafts in an archive that are not kept as revisions yet."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def current(self, kept: Kept) -> EditStep | None:
        """Return the step of the revision *kept* that stands; None where it is as it was kept."""
        with connections.reading(self._engine) as connection:
            return _step(connection, kept, _seq(connection, kept))

    def add(
        self, kept: Kept, seen: int, act: Act, entries: Sequence[str], name: str, at: datetime, make: EditMaker
    ) -> EditStep:
        """Add a step made by *name*: what *make* makes of the step that stands and of those made after the step *seen*.

        Nobody else adds one meanwhile. What *make* raises leaves all as it was; ``ArchiveError`` where the draft has a
        later revision.
        """
        with connections.writing(self._engine) as connection:
            refuse_superseded(connection, kept)
            own = steps.c.issue_id == kept.id
            stands = _step(connection, kept, _seq(connection, kept))
            told = [column if column.name != "state" else literal("").label("state") for column in steps.c]
            later = connection.execute(select(*told).where(own, steps.c.seq > seen).order_by(steps.c.seq)).all()
            state = make(stands, tuple(map(_read, later)))
            last = connection.execute(select(func.max(steps.c.seq)).where(own)).scalar() or BEGIN
            parent = stands.seq if stands else BEGIN
            step = EditStep(last + 1, parent, name, at.isoformat(timespec="seconds"), act, tuple(entries), state)
            row = {**asdict(step), "issue_id": kept.id, "entries": json.dumps(step.entries, ensure_ascii=False)}
            connection.execute(insert(steps).values(row))
            _stand(connection, kept, step.seq)
            return step

    def refuse_unsaved(self, kept: Kept) -> None:
        """Raise ``ArchiveError`` where steps of *kept* are not kept as a revision: a later one would hide them."""
        if step := self.current(kept):
            who = f"{step.name}，{step.at[:16].replace('T', ' ')}"
            what = f"{in_chinese(kept.number)}在工作台里有改动还没有存成新稿（{who}），没有照办"
            raise ArchiveError(what, "请先在编辑页存成新稿，或把改动撤销")

    def undo(self, kept: Kept) -> bool:
        """Let the step before the one that stands stand; False where there is none."""
        with connections.writing(self._engine) as connection:
            step = _step(connection, kept, _seq(connection, kept))
            if step:
                _stand(connection, kept, step.parent)
            return step is not None

    def redo(self, kept: Kept) -> bool:
        """Let the last step made after the one that stands stand; False where there is none."""
        with connections.writing(self._engine) as connection:
            after = (steps.c.issue_id == kept.id, steps.c.parent == _seq(connection, kept))
            found = connection.execute(select(func.max(steps.c.seq)).where(*after)).scalar()
            if found:
                _stand(connection, kept, found)
            return found is not None


def _seq(connection: Connection, kept: Kept) -> int:
    found = connection.execute(select(workings.c.seq).where(workings.c.issue_id == kept.id)).scalar()
    return BEGIN if found is None else int(found)


def _stand(connection: Connection, kept: Kept, seq: int) -> None:
    changed = connection.execute(update(workings).where(workings.c.issue_id == kept.id).values(seq=seq))
    if not changed.rowcount:
        connection.execute(insert(workings).values(issue_id=kept.id, seq=seq))


def _step(connection: Connection, kept: Kept, seq: int) -> EditStep | None:
    row = connection.execute(select(steps).where(steps.c.issue_id == kept.id, steps.c.seq == seq)).first()
    return _read(row) if row else None


def _read(row: Row[tuple[object, ...]]) -> EditStep:
    return EditStep(row.seq, row.parent, row.name, row.at, row.act, tuple(json.loads(row.entries)), row.state)
