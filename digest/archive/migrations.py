"""How an empty or older archive becomes one of today: forward only, one step a version, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, select, text

from digest.archive import runs
from digest.archive.database import connections, outbox_tables, tables
from digest.archive.records import entries
from digest.archive.records.codec import unpack
from digest.errors import ArchiveError
from digest.model import Issue


def _issues_and_files(connection: Connection) -> None:
    tables.metadata.create_all(connection, tables=[tables.issues, tables.files])


def _entries_and_search(connection: Connection) -> None:
    tables.metadata.create_all(connection, tables=[tables.entries, tables.labels])
    if connection.dialect.name == "sqlite":
        # detail=none: which entries hold a token, not where; enough, because a token is a pair of characters
        connection.execute(text("CREATE VIRTUAL TABLE grams USING fts5(tokens, content='', detail=none)"))
    else:
        _create_numbers(connection)
    fill_entries(connection)


def _create_numbers(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE gram_numbers (entry_id integer PRIMARY KEY, numbers bigint[] NOT NULL)"))
    connection.execute(text("CREATE INDEX gram_numbers_index ON gram_numbers USING gin (numbers)"))


def fill_entries(connection: Connection) -> None:
    """Write the entries, with their labels and the search index, anew: of the newest revision of each issue."""
    for number in connection.execute(select(tables.issues.c.id).order_by(tables.issues.c.id)).scalars().all():
        found = select(tables.issues.c.content).where(tables.issues.c.id == number)
        entries.replace(connection, number, unpack(Issue, connection.execute(found).scalar_one()))


def _judgements(connection: Connection) -> None:
    tables.metadata.create_all(connection, tables=[tables.judgements])


def _runs(connection: Connection) -> None:
    tables.metadata.create_all(connection, tables=list(runs.TABLES))


def _outbox(connection: Connection) -> None:
    outbox_tables.create(connection)


def _numbers(connection: Connection) -> None:
    """Make the search index of PostgreSQL one of numbers; up to version 5 it was one of words, and slow."""
    if connection.dialect.name == "sqlite" or connections.scalar(connection, "SELECT to_regclass('grams')") is None:
        return
    connection.execute(text("DROP TABLE grams"))
    for table in (tables.labels, tables.entries):
        connection.execute(table.delete())
    _create_numbers(connection)
    fill_entries(connection)


# Step n brings an archive of version n - 1 to version n. A step once released is never changed.
STEPS: tuple[Callable[[Connection], None], ...] = (
    _issues_and_files,
    _entries_and_search,
    _judgements,
    _runs,
    _outbox,
    _numbers,
)
VERSION = len(STEPS)


def bring_up(engine: Engine, version: int = VERSION) -> None:
    """Bring the archive behind *engine* to *version*; a newer one is refused (``ArchiveError``), untouched."""
    with connections.reading(engine) as connection:
        found = version_of(connection)
    if found == version:
        return
    refuse_newer(found)
    with connections.writing(engine) as connection:
        for number in range(version_of(connection) + 1, version + 1):
            STEPS[number - 1](connection)
            _set_version(connection, number)


def refuse_newer(found: int) -> None:
    """Raise ``ArchiveError`` if version *found* is newer than this program knows."""
    if found > VERSION:
        raise ArchiveError(
            f"档案是较新版本的程序写的（第 {found} 版，本程序只认到第 {VERSION} 版），没有改动它", "请升级 Union Digest"
        )


def version_of(connection: Connection) -> int:
    """Return the version of the archive behind *connection*; 0 for an empty database."""
    if connection.dialect.name == "sqlite":
        return int(connections.scalar(connection, "PRAGMA user_version"))
    if connections.scalar(connection, "SELECT to_regclass('archive_version')") is None:
        return 0
    return int(connections.scalar(connection, "SELECT version FROM archive_version"))


def _set_version(connection: Connection, version: int) -> None:
    """Write *version* down in the same transaction as the step that reached it."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA user_version = {version:d}"))
        return
    connection.execute(text("CREATE TABLE IF NOT EXISTS archive_version (version integer NOT NULL)"))
    connection.execute(text("DELETE FROM archive_version"))
    connection.execute(text("INSERT INTO archive_version VALUES (:version)"), {"version": version})
