"""A backup or an export taken into an empty archive; an archive copied into a file, whatever database it is in."""

from __future__ import annotations

import base64
import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Engine, Table, func, insert, select, text

from digest.archive import migrations
from digest.archive.backup.write import Row, copy_file, rows
from digest.archive.database import connections
from digest.archive.database.opening import open_engine
from digest.archive.database.tables import issues, metadata
from digest.errors import ArchiveError


def take_in(engine: Engine, file: Path) -> int:
    """Read *file* (an export, or a backup of SQLite) into the empty archive behind *engine*, all or nothing.

    Return how many issues came in, revisions too. ``ArchiveError`` if *file* is neither, damaged or newer.
    """
    if not connections.is_file(file):
        return _take(engine, _read_export(file))
    with _open_copy(file) as source:
        return _take(engine, rows(source))


def copy(engine: Engine, file: Path) -> None:
    """Write the archive behind *engine* as an SQLite archive to the new *file*, as it is at one moment."""
    if engine.dialect.name == "sqlite":
        copy_file(engine, file)
    else:
        _take(open_engine(str(file)), rows(engine))


@contextmanager
def _open_copy(file: Path) -> Iterator[Engine]:
    """Give a copy of the SQLite archive *file*, brought up to date; the file itself is not touched."""
    migrations.refuse_newer(connections.file_version(file))
    with tempfile.TemporaryDirectory(prefix="union-digest-") as folder:
        own = Path(folder) / "archive.db"
        copy_file(connections.file_engine(file), own)
        yield open_engine(str(own))


def _take(engine: Engine, found: Iterable[Row]) -> int:
    with connections.writing(engine) as connection:
        if connection.execute(select(func.count()).select_from(issues)).scalar_one():
            raise ArchiveError("这个档案里已有内容，不能导入", "请导入到一个新的输出文件夹，或新的数据库")
        for name, row in found:
            connection.execute(insert(metadata.tables[name]).values(row))
        migrations.complete(connection)
        _restart_counters(connection)
        return int(connection.execute(select(func.count()).select_from(issues)).scalar_one())


def _read_export(file: Path) -> Iterator[Row]:
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            migrations.refuse_newer(int(json.loads(next(lines))["union-digest-archive"]))
            for line in lines:
                content = json.loads(line)
                table = metadata.tables[content["table"]]
                yield table.name, {name: _read(table, name, value) for name, value in content["row"].items()}
    except FileNotFoundError as error:
        raise ArchiveError(f"没有 {file} 这个文件", "请检查路径") from error
    except (OSError, EOFError, ValueError, KeyError, TypeError, StopIteration) as error:
        raise ArchiveError(f"{file} 不是导出的档案或备份，或已损坏，没有导入", "请换一个文件") from error


def _read(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["bytes"])
    return date.fromisoformat(value) if value and isinstance(table.c[name].type, Date) else value


def _restart_counters(connection: Connection) -> None:
    """Let PostgreSQL count on from the greatest key that came in; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            greatest = f"(SELECT COALESCE(MAX(id), 0) + 1 FROM {table.name})"
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {greatest}, false)"))
