"""What was read again: one row a job, one a chunk that is done, one a printed item; what was printed is not touched.

A chunk is an issue. It is written down in one transaction with all that was read of it, so that a job that is killed
goes on where it was, and nothing stands there twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Engine, Select, func, insert, select, update

from digest.archive.database import connections
from digest.archive.database.tables import issues, readings, reread_chunks, rereads
from digest.archive.records.codec import dumps, loads
from digest.archive.records.kept import HEAD, Kept, kept_of, newest
from digest.model import NewReading


@dataclass(frozen=True, slots=True)
class Reread:
    """One reading again of what *briefing* printed since a day, up to the revision *last_issue*."""

    id: int
    briefing: str
    since: date
    last_issue: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """One issue read again: how many *sources*, how many of them *lost*, how many *articles*, and its *readings*."""

    kept: Kept
    sources: int
    lost: int
    articles: int
    readings: tuple[NewReading, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What a job came to: sums over its chunks, and how many printed items are otherwise in what."""

    issues: int
    sources: int
    lost: int
    articles: int
    printed: int
    changed: int
    changes: Mapping[str, int]


class Rereads:
    """The readings again of an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, briefing: str, tables: str, since: date, at: datetime) -> Reread:
        """Return the job of these words: one that was broken off goes on, a finished one goes on to what came since.

        *tables* tells the tables and the program from others: with others it is another job.
        """
        same = (rereads.c.briefing == briefing, rereads.c.tables == tables, rereads.c.since == since.isoformat())
        with connections.writing(self._engine) as connection:
            last = int(connection.execute(select(func.max(issues.c.id))).scalar() or 0)
            row = connection.execute(select(rereads).where(*same)).first()
            if row is None:
                values = {"briefing": briefing, "tables": tables, "since": since.isoformat(), "last_issue": last}
                times = {"begun_at": at.isoformat(timespec="seconds"), "finished_at": ""}
                return Reread(connections.inserted(connection, rereads, **values, **times), briefing, since, last)
            if not row.finished_at:
                return Reread(row.id, briefing, since, row.last_issue)
            values = {"last_issue": last, "finished_at": ""}
            connection.execute(update(rereads).where(rereads.c.id == row.id).values(values))
            return Reread(row.id, briefing, since, last)

    def left(self, job: Reread) -> tuple[Kept, ...]:
        """Return the issues of *job* that are still to be read, oldest first."""
        done = select(reread_chunks.c.issue_id).where(reread_chunks.c.reread_id == job.id)
        wanted = _wanted(job, *HEAD).where(issues.c.id.not_in(done)).order_by(issues.c.id)
        with connections.reading(self._engine) as connection:
            return tuple(kept_of(row) for row in connection.execute(wanted))

    def add(self, job: Reread, chunk: Chunk) -> None:
        """Write *chunk* down, all of it or nothing; one that another process has written meanwhile stays as it is."""
        key = {"reread_id": job.id, "issue_id": chunk.kept.id}
        rows = [
            {**key, "position": position, "changes": " ".join(each.changes), "content": dumps(each)}
            for position, each in enumerate(chunk.readings)
        ]
        written = select(reread_chunks.c.issue_id).filter_by(**key)
        with connections.writing(self._engine) as connection:
            if connection.execute(written).first():
                return
            counts = {"sources": chunk.sources, "lost": chunk.lost, "articles": chunk.articles}
            connection.execute(insert(reread_chunks).values(**key, **counts))
            if rows:
                connection.execute(insert(readings), rows)

    def finish(self, job: Reread, at: datetime) -> None:
        """Note that all of *job* is read."""
        with connections.writing(self._engine) as connection:
            now = at.isoformat(timespec="seconds")
            connection.execute(update(rereads).where(rereads.c.id == job.id).values(finished_at=now))

    def account(self, job: Reread) -> Account:
        """Return what *job* came to so far."""
        sums = [func.sum(reread_chunks.c[name]) for name in ("sources", "lost", "articles")]
        mine = (reread_chunks.c.reread_id == job.id, reread_chunks.c.issue_id.in_(_wanted(job, issues.c.id)))
        kinds = select(readings.c.changes, func.count()).where(*_of(job)).group_by(readings.c.changes)
        with connections.reading(self._engine) as connection:
            chunks, *counted = connection.execute(select(func.count(), *sums).where(*mine)).one()
            found = {row[0]: int(row[1]) for row in connection.execute(kinds)}
        changes: Counter[str] = Counter()
        for written, items in found.items():
            for change in written.split():
                changes[change] += items
        printed = sum(found.values())
        sources, lost, articles = (int(number or 0) for number in counted)
        return Account(chunks, sources, lost, articles, printed, printed - found.get("", 0), changes)

    def examples(self, job: Reread, most: int) -> tuple[tuple[Kept, NewReading], ...]:
        """Return up to *most* items that are read otherwise than printed, spread evenly over all."""
        order = (readings.c.issue_id, readings.c.position)
        changed = select(*order).where(*_of(job), readings.c.changes != "").order_by(*order)
        columns: list[Column[Any]] = [*HEAD, readings.c.content]
        whole = select(*columns).join(readings, readings.c.issue_id == issues.c.id)
        examples = []
        with connections.reading(self._engine) as connection:
            keys = connection.execute(changed).all()
            for place in range(min(most, len(keys))):
                issue_id, position = keys[place * len(keys) // most if len(keys) > most else place]
                one = (readings.c.reread_id == job.id, readings.c.issue_id == issue_id, readings.c.position == position)
                row = connection.execute(whole.where(*one)).one()
                examples.append((kept_of(row), loads(NewReading, row.content)))
        return tuple(examples)

    def of(self, job: Reread, kept: Kept) -> tuple[NewReading, ...]:
        """Return how the items of *kept* were read, in the order in which they were printed."""
        mine = (readings.c.reread_id == job.id, readings.c.issue_id == kept.id)
        with connections.reading(self._engine) as connection:
            rows = connection.execute(select(readings.c.content).where(*mine).order_by(readings.c.position))
            return tuple(loads(NewReading, content) for content in rows.scalars())


def _wanted(job: Reread, *columns: Column[Any]) -> Select[Any]:
    """Select *columns* of the issues that *job* is to read."""
    return newest(*columns, until=job.last_issue).where(issues.c.briefing == job.briefing, issues.c.dated >= job.since)


def _of(job: Reread) -> tuple[ColumnElement[bool], ...]:
    return readings.c.reread_id == job.id, readings.c.issue_id.in_(_wanted(job, issues.c.id))
