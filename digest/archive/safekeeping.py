"""The whole archive as one file: a backup while others write, an export that any database can take in again."""

from __future__ import annotations

import base64
import gzip
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Table, func, insert, select, text

from digest.archive import connections, entries, migrations
from digest.archive.codec import unpack
from digest.archive.schema import issues, metadata
from digest.archive.store import Archive
from digest.errors import ArchiveError
from digest.model import Issue

_DERIVED = frozenset(("entries", "labels"))  # made anew from the issues on taking in, with the search index


def backup(archive: Archive, file: Path) -> None:
    """Write *archive* to *file* as it is at one moment; others may go on writing. All of the file or nothing.

    SQLite is copied by its own backup (sqlite.org/backup.html) into a file that opens as an archive; PostgreSQL is
    written as an export.
    """
    if archive.engine.dialect.name != "sqlite":
        export(archive, file)
        return
    with connections.aside(file) as temporary, archive.engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        with closing(sqlite3.connect(temporary)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def export(archive: Archive, file: Path) -> None:
    """Write all rows of *archive* to *file*: gzip of JSON lines, the same bytes for the same rows."""
    with connections.aside(file) as temporary, temporary.open("wb") as raw:
        with gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
            for line in _lines(archive):
                packed.write(line.encode("utf-8") + b"\n")
        raw.flush()
        os.fsync(raw.fileno())


def _lines(archive: Archive) -> Iterator[str]:
    yield json.dumps({"union-digest-archive": migrations.VERSION})
    with connections.reading(archive.engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":  # one view over all tables; SQLite's BEGIN gives that already
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        for table in (table for table in metadata.sorted_tables if table.name not in _DERIVED):
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                values = {name: _written(value) for name, value in row._mapping.items()}
                yield json.dumps({"table": table.name, "row": values}, ensure_ascii=False)


def _written(value: object) -> object:
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    return value.isoformat() if isinstance(value, date) else value


def take_in(archive: Archive, file: Path) -> int:
    """Read the export *file* into the empty *archive*, all or nothing; return how many issues came in."""
    with connections.writing(archive.engine) as connection:
        if connection.execute(select(func.count()).select_from(issues)).scalar_one():
            raise ArchiveError("这个档案里已有内容，不能导入", "请导入到一个新的输出文件夹，或新的数据库")
        for name, row in _rows(file):
            table = metadata.tables[name]
            connection.execute(insert(table).values({key: _read(table, key, value) for key, value in row.items()}))
        _index(connection)
        _restart_counters(connection)
        return int(connection.execute(select(func.count()).select_from(issues)).scalar_one())


def _rows(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            migrations.refuse_newer(int(json.loads(next(lines))["union-digest-archive"]))
            for line in lines:
                content = json.loads(line)
                yield content["table"], content["row"]
    except (OSError, EOFError, ValueError, KeyError, StopIteration) as error:
        raise ArchiveError(f"{file} 不是导出的档案，或已损坏，没有导入", "请换一个文件") from error


def _read(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["bytes"])
    return date.fromisoformat(value) if value and isinstance(table.c[name].type, Date) else value


def _index(connection: Connection) -> None:
    """Make entries and search index anew from the issues: they are derived."""
    for row in connection.execute(select(issues.c.id, issues.c.content).order_by(issues.c.id)).all():
        entries.replace(connection, row.id, unpack(Issue, row.content))


def _restart_counters(connection: Connection) -> None:
    """Let PostgreSQL count on from the greatest key that came in; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            greatest = f"(SELECT COALESCE(MAX(id), 0) + 1 FROM {table.name})"
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {greatest}, false)"))
