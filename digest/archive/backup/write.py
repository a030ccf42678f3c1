"""The whole archive as one file: a backup while others write, an export for any database (taking in: ``restore``)."""

from __future__ import annotations

import base64
import gzip
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from digest.archive import migrations
from digest.archive.database import connections, integrity
from digest.archive.database.tables import metadata
from digest.archive.records.codec import digest_of
from digest.atomic import replacing
from digest.errors import ArchiveError

DERIVED = frozenset(("entries", "labels"))  # made anew from the issues on taking in, with the search index
_ROWS = 20  # fetched at a time: a file is up to some MB, and PostgreSQL's driver would hold a whole table at once

Row = tuple[str, dict[str, Any]]  # the name of a table, and one row of it


def backup(engine: Engine, file: Path, *, is_to_replace: bool = False) -> Path | None:
    """Write the archive of *engine* to *file* as it is at one moment, all or nothing; others may go on writing.

    SQLite is copied by its own backup (sqlite.org/backup.html) into a file that opens as an archive; PostgreSQL is
    written as an export. Either is taken in again by ``restore.take_in``. A damaged archive raises ``ArchiveError``:
    the backup that may stand there already is the better one. A *file* that is there is refused unless *is_to_replace*;
    it is then kept beside, under the name that is returned.
    """
    if engine.dialect.name != "sqlite":
        return export(engine, file, is_to_replace=is_to_replace)
    _refuse_itself(engine, file)
    _refuse_existing(file, is_to_replace)
    with connections.aside(file) as temporary:
        copy_file(engine, temporary)
        _check(temporary)
        return _keep_beside(file)


def _refuse_itself(engine: Engine, file: Path) -> None:
    with connections.reading(engine) as connection:
        own = Path(connections.scalar(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'"))
    if file.exists() and file.samefile(own):
        raise ArchiveError(f"{file} 就是档案本身，不能备份到它自己", "请换一个文件名，最好在另一块磁盘上")


def _refuse_existing(file: Path, is_to_replace: bool) -> None:
    """Refuse a *file* that is there unasked, or whose folder is not: made, it would lie under the place of a disk."""
    if file.is_absolute() and not file.parent.is_dir():
        raise ArchiveError(f"没有 {file.parent} 这个文件夹", "备份的磁盘没有接上？第一次用的，请先建好")
    if file.is_dir():
        raise ArchiveError(f"{file} 是文件夹，不是文件", "请写上文件名")
    if file.exists() and not is_to_replace:
        raise ArchiveError(f"{file} 已经有了，没有改动它", "请换一个文件名（如带上日期）；确要重写请加 --force")


def _keep_beside(file: Path) -> Path | None:
    """Give *file*, if it is there, a second name under which it stays when it is replaced; return that name.

    At no moment is *file* away: a kill leaves the former backup or the new one in its place.
    """
    if not file.exists():
        return None
    kept = file.with_name(f"{file.name}.bak")
    with replacing(kept) as temporary:
        temporary.unlink()
        try:
            os.link(file, temporary)
        except OSError:  # a file system without hard links, such as FAT
            shutil.copyfile(file, temporary)
    return kept


def copy_file(engine: Engine, file: Path) -> None:
    """Copy the SQLite archive behind *engine* into *file* while others write."""
    with connections.speaking(), engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        with closing(sqlite3.connect(file)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _check(file: Path) -> None:
    """Raise ``ArchiveError`` unless the SQLite archive *file* is whole, and every content in it what was kept."""
    with connections.reading(connections.file_engine(file)) as connection:
        damages = list(integrity.damages(connection))
    if damages:
        more = f"等 {len(damages)} 处" if len(damages) > 1 else ""
        raise ArchiveError(f"档案已损坏，没有备份：{damages[0]}{more}", "请用最近的好的备份恢复，不要覆盖它")


def export(engine: Engine, file: Path, *, is_to_replace: bool = False) -> Path | None:
    """Write all rows of the archive behind *engine* to *file*: gzip of JSON lines, the same bytes for the same rows.

    A *file* that is there is refused or kept beside as in ``backup``.
    """
    if engine.dialect.name == "sqlite":
        _refuse_itself(engine, file)
    _refuse_existing(file, is_to_replace)
    with connections.aside(file) as temporary, temporary.open("wb") as raw:
        with gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
            packed.write(json.dumps({"union-digest-archive": migrations.VERSION}).encode() + b"\n")
            for name, row in rows(engine):
                values = {column: _written(value) for column, value in row.items()}
                packed.write(json.dumps({"table": name, "row": values}, ensure_ascii=False).encode() + b"\n")
        raw.flush()
        os.fsync(raw.fileno())
        return _keep_beside(file)


def rows(engine: Engine) -> Iterator[Row]:
    """Give all rows of an archive but the derived ones, as of one moment; ``ArchiveError`` where content is damaged."""
    with connections.reading(engine) as connection, connection.begin():
        for table in (table for table in metadata.sorted_tables if table.name not in DERIVED):
            found = connection.execution_options(yield_per=_ROWS).execute(
                select(table).order_by(*table.primary_key.columns)
            )
            for row in found:
                values = dict(row._mapping)
                _refuse_damaged(values)
                yield table.name, values


def _refuse_damaged(values: dict[str, Any]) -> None:
    if not {"content", "sha256"} <= values.keys():
        return
    content = values["content"]
    if not (isinstance(content, bytes) and digest_of(content) == values["sha256"]):
        raise ArchiveError("档案里有内容与存档时不一致", "请运行 digest check --archive 看是哪一期，再用最近的备份恢复")


def _written(value: object) -> object:
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    return value.isoformat() if isinstance(value, date) else value
