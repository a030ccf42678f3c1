"""How the archive talks to its database: SQLite by default, PostgreSQL by URL, one way to write for both.

SQLite's driver opens no transaction at SELECT, so two writers that read, think and write lose updates silently
(300 of 400 in our measurement); ``BEGIN IMMEDIATE`` takes the write lock first and lost none. On PostgreSQL an
advisory lock of the transaction does the same.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, exc, text

from digest.errors import ArchiveError

BUSY_SECONDS = 30.0  # a keep of 250 pages takes under 1 s; the driver's default of 5 s failed with four writers
_ADVISORY_LOCK = 20080501  # any fixed number; only writers of this archive take it
_HEADER = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat.html §1.3
_VERSION_AT = 60  # offset of the user version in the header, 4 bytes, big endian (same section)

# What the database says (lower case) and what the office reads.
_MESSAGES = (
    ("locked", "档案正被别的程序占用，等了 30 秒仍写不进去", "请稍后再试"),
    ("disk is full", "磁盘已满，这一期没有写进档案，往期不受影响", "请腾出空间后再试"),
    ("no space left", "磁盘已满，这一期没有写进档案，往期不受影响", "请腾出空间后再试"),
    ("disk i/o", "读写档案时磁盘出错，往期不受影响", "请检查磁盘空间和磁盘状态后再试"),
    ("readonly", "档案所在文件夹只能读、不能写", "请检查文件夹权限"),
    ("read-only", "档案所在文件夹只能读、不能写", "请检查文件夹权限"),
    ("malformed", "档案文件已损坏", "请用最近的备份恢复（digest backup 留下的文件）"),
    ("not a database", "这个文件不是档案，或已损坏", "请检查路径，或用最近的备份恢复"),
    ("unable to open", "打不开档案文件：它不见了，或没有权限", "请检查路径和文件夹权限"),
    ("no such table", "档案文件不完整：缺少应有的表", "请用最近的备份恢复"),
    ("connection", "连不上档案数据库", "请检查地址、网络和账号"),
)


def is_server(url: str) -> bool:
    """Say whether *url* names a PostgreSQL database (else it is a path)."""
    return url.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def server_engine(url: str) -> Engine:
    """Return the engine of a PostgreSQL *url*; nothing is connected yet."""
    bare = url.split("://", 1)[1]
    try:
        engine = create_engine(f"postgresql+psycopg://{bare}", poolclass=NullPool)
    except (ImportError, exc.ArgumentError) as error:
        raise ArchiveError("用不了 PostgreSQL 档案", "请安装 union-digest[postgres] 并检查地址") from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")

    return engine


def file_engine(path: Path) -> Engine:
    """Return the engine of the SQLite file *path*, which must exist: a deleted archive is not begun anew."""

    def connect() -> sqlite3.Connection:
        options = "mode=rw" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"
        return _connected(path, options)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def create_file(path: Path) -> None:
    """Make the empty SQLite file *path* in write-ahead mode, with its folder."""
    with speaking(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connected(path, "mode=rwc")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()


def file_version(path: Path) -> int:
    """Return the version in the header of SQLite file *path* without opening it as a database: nothing is touched."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ArchiveError(f"打不开档案文件 {path}", "请检查路径和文件夹权限") from error
    if header and not header.startswith(_HEADER):
        raise ArchiveError(f"{path} 不是档案文件，或已损坏", "请检查路径，或用最近的备份恢复")
    return int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4], "big")


def _connected(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=FULL")  # an issue once numbered survives a power cut
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection with one consistent view; nothing is written."""
    with speaking(str(engine.url)), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that holds the write lock from the start; all or nothing is written."""
    with speaking(str(engine.url)), engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


@contextmanager
def speaking(where: str) -> Iterator[None]:
    """Turn what a database or the system raises into an ``ArchiveError`` in Chinese; *where* is not shown if secret."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error, OSError) as error:
        raise _translated(error) from error


@contextmanager
def aside(file: Path) -> Iterator[Path]:
    """Give a temporary file beside *file*, made with its folder; it takes its place when all went well."""
    with speaking(str(file)):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            temporary.chmod(0o644)  # made for its owner alone; what an office shares may be read by all
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


def _translated(error: Exception) -> ArchiveError:
    said = str(error).lower()
    for sign, message, remedy in _MESSAGES:
        if sign in said:
            return ArchiveError(message, remedy)
    return ArchiveError("档案读写出错", type(getattr(error, "orig", error)).__name__)


def scalar(connection: Connection, statement: str, **values: Any) -> Any:
    """Return the first column of the first row of *statement*, or None."""
    return connection.execute(text(statement), values).scalar()
