"""How the archive talks to its database: SQLite by default, PostgreSQL by URL, one way to write for both.

SQLite's driver opens no transaction at SELECT, so two writers that read, think and write lose updates silently
(300 of 400 in our measurement); ``BEGIN IMMEDIATE`` takes the write lock first and lost none. On PostgreSQL an
advisory lock of the transaction does the same.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, QueuePool, Table, create_engine, event, exc, make_url, text

from digest.archive.database import errors
from digest.atomic import replacing
from digest.errors import ArchiveError

BUSY_SECONDS = 30.0  # a keep of 250 pages takes under 1 s; the driver's default of 5 s failed with four writers
CONNECT_SECONDS = 10  # libpq waits for ever by default; a server in the same building answers in milliseconds
_WRITERS = 20080501  # the advisory lock: any fixed number; only writers of this archive take it
_HEADER = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat.html §1.3
_VERSION_AT = 60  # offset of the user version in the header, 4 bytes, big endian (same section)
# It logs with a traceback what goes wrong in closing, and raises it as well where it matters: Ctrl-C.
logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)


def is_server(url: str) -> bool:
    """Say whether *url* names a PostgreSQL database (else it is a path)."""
    return url.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def server_engine(url: str, password: str = "", *, is_kept: bool = False) -> Engine:
    """Return the engine of a PostgreSQL *url*, logging in with *password*; nothing is connected yet.

    *is_kept*: one connection stays until the engine is disposed of, to be used again; else none outlives its
    transaction, so that a hundred offices do not hold the server's hundred connections.
    """
    try:
        address = make_url(f"postgresql+psycopg://{url.split('://', 1)[1]}")
        address = address.set(password=password) if password else address
        patience = {} if "connect_timeout" in address.query else {"connect_timeout": CONNECT_SECONDS}
        pool = QueuePool if is_kept else NullPool
        engine = create_engine(address, poolclass=pool, connect_args=patience)
    except ImportError as error:
        raise ArchiveError("没有装连接 PostgreSQL 的程序", "请运行 .venv/bin/pip install 'psycopg[binary]'") from error
    except exc.ArgumentError as error:
        raise ArchiveError("PostgreSQL 的地址写法不对", "请检查 [archive] 的 url") from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(
                f"SELECT set_config('lock_timeout', '{BUSY_SECONDS:.0f}s', true), pg_advisory_xact_lock({_WRITERS})"
            )

    return engine


@contextmanager
def lasting(engine: Engine) -> Iterator[Engine]:
    """Give an engine of the same database for many transactions: a server takes 10 ms of CPU for each connection."""
    if engine.dialect.name == "sqlite":
        yield engine
        return
    kept = server_engine(engine.url.render_as_string(hide_password=False), is_kept=True)
    try:
        yield kept
    finally:
        kept.dispose()


def file_engine(path: Path) -> Engine:
    """Return the engine of the SQLite file *path*, which must exist: a deleted archive is not begun anew."""

    def connect() -> sqlite3.Connection:
        return _connect(path, _options(path))

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _options(path: Path) -> str:
    """Return how to open *path*: in a folder that cannot be written SQLite must be told that nothing will change.

    Not so where a killed writer left its log (-wal) beside it: the last issues may stand only there.
    """
    if os.access(path.parent, os.W_OK):
        return "mode=rw"
    log = path.with_name(f"{path.name}-wal")
    return "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"


def create_file(path: Path) -> None:
    """Make the empty SQLite file *path* in write-ahead mode, with its folder."""
    with speaking():
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path, "mode=rwc")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()


def is_file(path: Path) -> bool:
    """Say whether *path* is an SQLite file, by its header."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return False


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


def _connect(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=FULL")  # an issue once numbered survives a power cut
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection with one consistent view; nothing is written."""
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}  # SQLite: so anyway
    with speaking(), engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that holds the write lock from the start; all or nothing is written."""
    with speaking(), engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


@contextmanager
def speaking() -> Iterator[None]:
    """Turn what a database or the system raises into an ``ArchiveError`` in Chinese."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error, OSError, UnicodeEncodeError, OverflowError) as error:
        raise errors.of_database(error) from error
    except ValueError as error:
        if _is_raised_by_database(error):  # a date, a text or a message of the file that cannot be read as one
            raise errors.of_database(error) from error
        raise


def _is_raised_by_database(error: ValueError) -> bool:
    """Say whether the database's own code raised *error*: one of ours, or of whoever works inside, is no damage."""
    last = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        last = frame.f_globals.get("__name__", "")
    return last == __name__ or last.partition(".")[0] in ("sqlalchemy", "sqlite3", "psycopg", "psycopg_binary")


@contextmanager
def aside(file: Path) -> Iterator[Path]:
    """Give a temporary file beside *file*, made with its folder; it takes its place when all went well."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as temporary:
            yield temporary
    except (OSError, sqlite3.Error) as error:
        raise errors.of_file(file, error) from error


def inserted(connection: Connection, table: Table, **row: Any) -> int:
    """Insert *row* into *table*; return the key that it got."""
    key = connection.execute(table.insert().values(row)).inserted_primary_key
    return int(key[0]) if key else 0


def scalar(connection: Connection, statement: str, **values: Any) -> Any:
    """Return the first column of the first row of *statement*, or None."""
    return connection.execute(text(statement), values).scalar()
