"""What was collected and how each source does: one SQLite file among the originals, so that they live and die together.

Were it in the archive, a restored archive would believe in originals that are gone, and never ask for them again.
"""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from digest import atomic
from digest.errors import ArchiveError
from digest.sources.originals import FOLDER
from digest.sources.records import Collected, SourceState
from digest.sources.web import Validators

__all__ = ["Index", "LostSourceError"]

FILE = "index.db"
_BUSY_SECONDS = 30.0  # a write takes milliseconds; four passes at once wait for each other
_LEASE = timedelta(minutes=10)  # renewed with each file kept; one file takes a deadline at most
# A page that an editor corrects after printing is corrected within days; once a day is soon enough for a weekly.
WATCHED, WATCHED_EVERY = timedelta(days=3), timedelta(days=1)
_TABLES = """
CREATE TABLE IF NOT EXISTS states (
    briefing TEXT NOT NULL, source TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '',
    asked_at TEXT NOT NULL DEFAULT '', succeeded_at TEXT NOT NULL DEFAULT '', failed_at TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '', failures INTEGER NOT NULL DEFAULT 0, not_before TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    begun_at TEXT NOT NULL DEFAULT '', PRIMARY KEY (briefing, source)
);
CREATE TABLE IF NOT EXISTS visits (
    briefing TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
    PRIMARY KEY (briefing, source, url)
);
CREATE TABLE IF NOT EXISTS items (
    id INTEGER PRIMARY KEY, briefing TEXT NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, kind TEXT NOT NULL, address TEXT NOT NULL,
    title TEXT NOT NULL, sender TEXT NOT NULL, authentication TEXT NOT NULL, published TEXT NOT NULL,
    dated_by TEXT NOT NULL, original TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
    collected_at TEXT NOT NULL, asked_at TEXT NOT NULL, UNIQUE (briefing, source, key, revision)
);
CREATE INDEX IF NOT EXISTS items_collected ON items (briefing, collected_at);
CREATE INDEX IF NOT EXISTS items_file ON items (file);
CREATE TABLE IF NOT EXISTS hosts (
    host TEXT PRIMARY KEY, rules TEXT NOT NULL DEFAULT '', asked_at TEXT NOT NULL DEFAULT '',
    not_before TEXT NOT NULL DEFAULT ''
);
"""


class LostSourceError(Exception):
    """Another pass has taken the source over meanwhile."""


_FIELDS = tuple(each.name for each in fields(Collected))
_STATE = tuple(each.name for each in fields(SourceState))


class Index:
    """The index below the output folder *out*, for one briefing; every method is one transaction."""

    def __init__(self, out: Path, briefing: str) -> None:
        self.out, self.briefing = out, briefing
        self.owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex}"
        self._lock = threading.Lock()
        file = out / FOLDER / FILE
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"打不开收集的目录 {file}", "请检查输出文件夹的权限和磁盘") from error
        with self._speaking():
            self._connection.execute("PRAGMA synchronous=FULL")
        with self._writing() as connection:
            for statement in filter(str.strip, _TABLES.split(";")):
                connection.execute(statement)

    @staticmethod
    def is_there(out: Path) -> bool:
        """Say whether anything was ever collected below *out*."""
        return (out / FOLDER / FILE).exists()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    # --- sources ---------------------------------------------------------------------------------

    def state(self, source: str) -> SourceState:
        """Return how *source* does."""
        query = f"SELECT {', '.join(_STATE)} FROM states WHERE briefing = ? AND source = ?"
        rows = self._read(query, self.briefing, source)
        return SourceState(*rows[0]) if rows else SourceState()

    def claim(self, source: str, now: datetime) -> bool:
        """Take *source* for this pass; False where another one, which lives, is at it."""
        with self._writing() as connection:
            row = (self.briefing, source, now.isoformat())
            connection.execute("INSERT OR IGNORE INTO states (briefing, source, begun_at) VALUES (?, ?, ?)", row)
            where = "WHERE briefing = ? AND source = ?"
            owner, until = connection.execute(
                f"SELECT owner, until FROM states {where}", (self.briefing, source)
            ).fetchone()
            if owner and owner != self.owner and now.isoformat() < until:
                machine, process, _ = owner.rsplit(":", 2)
                if machine != socket.gethostname() or atomic.is_running(int(process)):
                    return False
            held = (self.owner, (now + _LEASE).isoformat(), now.isoformat(), self.briefing, source)
            connection.execute(f"UPDATE states SET owner = ?, until = ?, asked_at = ? {where}", held)
            return True

    def leave(self, source: str, now: datetime, reason: str = "", not_before: str = "", *, is_whole: bool) -> None:
        """Give *source* back: *is_whole* where all of it was had; *reason* says what was not.

        Why single things were not had stays until something else is told; why all failed, until that is over.
        """
        failures = "0" if is_whole else "failures + 1"
        moment = "succeeded_at" if is_whole else "failed_at"
        values = (now.isoformat(), not_before, reason, reason, is_whole, self.briefing, source, self.owner)
        with self._writing() as connection:
            connection.execute(
                f"UPDATE states SET owner = '', {moment} = ?, not_before = ?, failures = {failures}, "
                "reason = CASE WHEN ? != '' THEN ? WHEN ? AND failures > 0 THEN '' ELSE reason END "
                "WHERE briefing = ? AND source = ? AND owner = ?",
                values,
            )

    def validators(self, source: str, url: str) -> Validators:
        """Return what to ask by whether *url*, an index or a feed, changed."""
        query = "SELECT etag, modified FROM visits WHERE briefing = ? AND source = ? AND url = ?"
        rows = self._read(query, self.briefing, source, url)
        return Validators(*rows[0]) if rows else Validators()

    def visited(self, source: str, url: str, found: Validators) -> None:
        """Note that all that *url* names is kept."""
        with self._held(source) as connection:
            row = (self.briefing, source, url, found.etag, found.modified)
            connection.execute("INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?)", row)

    # --- what was taken --------------------------------------------------------------------------

    def last(self, source: str, key: str) -> Collected | None:
        """Return the newest revision of what *source* calls *key*."""
        return next(iter(self._items("source = ? AND key = ? ORDER BY revision DESC LIMIT 1", source, key)), None)

    def young(self, source: str, now: datetime) -> tuple[Collected, ...]:
        """Return what was collected of *source* in the last days and not asked for in the last one: it may change."""
        where = "source = ? AND collected_at > ? AND asked_at < ? ORDER BY id"
        young, rested = (now - WATCHED).isoformat(), (now - WATCHED_EVERY).isoformat()
        newest = {item.key: item for item in self._items(where, source, young, rested)}
        return tuple(newest.values())

    def add(self, found: Sequence[Collected], source: str, now: datetime, position: str | None = None) -> int:
        """Note *found*, whose files are durable, and with them the new *position*; return how many were new.

        A content that *key* has already is not noted again; another one is its next revision.
        """
        added = 0
        with self._held(source, now) as connection:
            for each in found:
                query = "SELECT sha256, revision FROM items WHERE briefing = ? AND source = ? AND key = ? "
                last = connection.execute(
                    f"{query} ORDER BY revision DESC LIMIT 1", (self.briefing, source, each.key)
                ).fetchone()
                if last and last[0] == each.sha256:
                    marks = (each.fingerprint, each.etag, each.modified, each.asked_at)
                    connection.execute(
                        "UPDATE items SET fingerprint = ?, etag = ?, modified = ?, asked_at = ? "
                        "WHERE briefing = ? AND source = ? AND key = ? AND revision = ?",
                        (*marks, self.briefing, each.source, each.key, last[1]),
                    )
                    continue
                added += 1
                row = replace(each, revision=last[1] + 1 if last else 0)
                places = ", ".join("?" * (len(_FIELDS) + 1))
                values = (self.briefing, *(getattr(row, name) for name in _FIELDS))
                connection.execute(f"INSERT INTO items (briefing, {', '.join(_FIELDS)}) VALUES ({places})", values)
            if position is not None:
                held = (position, self.briefing, source)
                connection.execute("UPDATE states SET position = ? WHERE briefing = ? AND source = ?", held)
        return added

    def between(self, first: date, end: date) -> tuple[Collected, ...]:
        """Return the newest revisions of what was collected from *first* to the day before *end*, in that order."""
        newest = (
            "revision = (SELECT max(revision) FROM items other WHERE other.briefing = items.briefing "
            "AND other.source = items.source AND other.key = items.key)"
        )
        where = f"collected_at >= ? AND collected_at < ? AND file != '' AND {newest} ORDER BY collected_at, id"
        return tuple(self._items(where, first.isoformat(), end.isoformat()))

    def by_hash(self, sha256: str) -> Collected | None:
        """Return what of this briefing has the content *sha256* and is still there."""
        return next(iter(self._items("sha256 = ? AND file != '' ORDER BY id LIMIT 1", sha256)), None)

    def before(self, moment: datetime) -> tuple[Collected, ...]:
        """Return what was collected before *moment* and is still there."""
        return tuple(self._items("collected_at < ? AND file != ''", moment.isoformat()))

    def forget_file(self, file: str) -> bool:
        """Note that *file* is to be removed; False where another briefing still holds it. The rest stays known."""
        with self._writing() as connection:
            connection.execute("UPDATE items SET file = '' WHERE briefing = ? AND file = ?", (self.briefing, file))
            return connection.execute("SELECT 1 FROM items WHERE file = ? LIMIT 1", (file,)).fetchone() is None

    def is_free(self, original: str) -> bool:
        """Say whether nothing that is still there was taken out of *original*."""
        return not self._read("SELECT 1 FROM items WHERE original = ? AND file != '' LIMIT 1", original)

    # --- hosts -----------------------------------------------------------------------------------

    def rules(self, host: str, since: datetime) -> str | None:
        """Return the robots.txt of *host* as it was asked for after *since*; None where it was not."""
        rows = self._read("SELECT rules FROM hosts WHERE host = ? AND asked_at > ?", host, since.isoformat())
        return str(rows[0][0]) if rows else None

    def put_rules(self, host: str, rules: str, now: datetime) -> None:
        """Note the robots.txt of *host*."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO hosts (host) VALUES (?)", (host,))
            row = (rules, now.isoformat(), host)
            connection.execute("UPDATE hosts SET rules = ?, asked_at = ? WHERE host = ?", row)

    def resting(self, host: str, now: datetime) -> str:
        """Return until when *host* asked to be left alone; empty where it may be asked."""
        rows = self._read("SELECT not_before FROM hosts WHERE host = ? AND not_before > ?", host, now.isoformat())
        return str(rows[0][0]) if rows else ""

    def rest(self, host: str, until: datetime) -> None:
        """Note that *host* is to be left alone until then."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO hosts (host) VALUES (?)", (host,))
            connection.execute("UPDATE hosts SET not_before = ? WHERE host = ?", (until.isoformat(), host))

    # --- the file --------------------------------------------------------------------------------

    def _items(self, where: str, *values: str) -> Iterator[Collected]:
        query = f"SELECT {', '.join(_FIELDS)} FROM items WHERE briefing = ? AND {where}"
        return (Collected(*row) for row in self._read(query, self.briefing, *values))

    def _read(self, query: str, *values: str) -> list[Any]:
        with self._speaking():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection with the write lock from the start; all or nothing is written."""
        with self._speaking():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextmanager
    def _held(self, source: str, now: datetime | None = None) -> Iterator[sqlite3.Connection]:
        """Give the connection to write about *source*, which this pass must still hold."""
        with self._writing() as connection:
            until = ", until = ?" if now else ""
            changed = connection.execute(
                f"UPDATE states SET owner = ?{until} WHERE briefing = ? AND source = ? AND owner = ?",
                (self.owner, *([(now + _LEASE).isoformat()] if now else []), self.briefing, source, self.owner),
            )
            if changed.rowcount != 1:
                raise LostSourceError(source)
            yield connection

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise ArchiveError(f"收集的目录 {self.out / FOLDER / FILE} 读写出错：{error}", "请检查磁盘") from error
