"""How an empty or older archive becomes one of today: forward only, one step a version, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, select, text, update

from digest.archive.database import connections, tables, versions, versions_11
from digest.archive.records import entries
from digest.archive.records.codec import unpack
from digest.archive.records.kept import outline_of
from digest.errors import ArchiveError
from digest.model import Issue

# What a mail was cancelled with up to version 6 where its issue was changed or its signature taken back.
_STALE = ("这一期已有改动，旧稿不再发出", "这一期已有改动，或签发已撤回，没有发出")


def _issues_and_files(connection: Connection) -> None:
    versions.create(connection, versions.ISSUES)


def _entries_and_search(connection: Connection) -> None:
    versions.create(connection, versions.ENTRIES)
    if connection.dialect.name == "sqlite":
        # detail=none: which entries hold a token, not where; enough, because a token is a pair of characters
        connection.execute(text("CREATE VIRTUAL TABLE grams USING fts5(tokens, content='', detail=none)"))
    else:
        _create_numbers(connection)


def _create_numbers(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE gram_numbers (entry_id integer PRIMARY KEY, numbers bigint[] NOT NULL)"))
    connection.execute(text("CREATE INDEX gram_numbers_index ON gram_numbers USING gin (numbers)"))


def _judgements(connection: Connection) -> None:
    versions.create(connection, versions.JUDGEMENTS)


def _runs(connection: Connection) -> None:
    versions.create(connection, versions.RUNS)


def _outbox(connection: Connection) -> None:
    versions.create(connection, versions.OUTBOX)
    for table in ("acts", "posting_events"):
        versions.keep_for_good(connection, table)


def _numbers(connection: Connection) -> None:
    """Make the search index of PostgreSQL one of numbers; up to version 5 it was one of words, and slow."""
    if connection.dialect.name == "sqlite" or connections.scalar(connection, "SELECT to_regclass('grams')") is None:
        return
    for statement in ("DROP TABLE grams", "DELETE FROM labels", "DELETE FROM entries"):
        connection.execute(text(statement))
    _create_numbers(connection)


def _causes(connection: Connection) -> None:
    """Say why a mail was cancelled in a column; up to version 6 only its text for people told."""
    connection.execute(text("ALTER TABLE postings ADD COLUMN cause TEXT NOT NULL DEFAULT ''"))
    _fill_causes(connection)


def _withdrawals(connection: Connection) -> None:
    versions.create(connection, versions.WITHDRAWALS)
    versions.keep_for_good(connection, "withdrawals")


def _steps(connection: Connection) -> None:
    versions.create(connection, versions.STEPS)
    versions.keep_for_good(connection, "steps")


def _dismissals(connection: Connection) -> None:
    versions.create(connection, versions.DISMISSALS)


def _readings(connection: Connection) -> None:
    """Make room for what is read again; put what lists and counts ask for into columns (``complete`` fills them)."""
    versions.create(connection, versions_11.OUTLINES)
    versions.create(connection, versions_11.REREADS)
    main = "COALESCE((SELECT value FROM labels WHERE entry_id = entries.id AND kind = '{}' AND rank = 0), '')"
    briefing = "(SELECT briefing FROM issues WHERE issues.id = entries.issue_id)"
    values = f"briefing = {briefing}, theme = {main.format('theme')}, region = {main.format('region')}"
    connection.execute(text(f"UPDATE entries SET {values}"))


def _fill_causes(connection: Connection) -> None:
    cancelled = "UPDATE postings SET cause = :cause WHERE state = 'cancelled' AND cause = ''"
    for meaning in _STALE:
        connection.execute(text(f"{cancelled} AND meaning = :meaning"), {"cause": "stale", "meaning": meaning})
    connection.execute(text(cancelled), {"cause": "person"})


def _fill_entries(connection: Connection) -> None:
    """Write the entries, with their labels and the search index, where there are none: of the newest revisions."""
    if connection.execute(select(tables.entries.c.id).limit(1)).first():
        return
    counting = select(tables.issues.c.id).where(tables.issues.c.series.not_like(f"{tables.WITHDRAWN}%"))
    for number in connection.execute(counting.order_by(tables.issues.c.id)).scalars().all():
        found = select(tables.issues.c.content).where(tables.issues.c.id == number)
        entries.replace(connection, number, unpack(Issue, connection.execute(found).scalar_one()))


def _fill_outlines(connection: Connection) -> None:
    """Write what a list shows of each issue beside it, where it does not stand yet."""
    rows = tables.issues.c
    for number in connection.execute(select(rows.id).where(rows.printed < 0).order_by(rows.id)).scalars().all():
        content = connection.execute(select(rows.content).where(rows.id == number)).scalar_one()
        try:
            outline = outline_of(unpack(Issue, content))
        except ArchiveError:  # the others are listed all the same
            outline = {"coverage": "（内容已损坏，请运行 digest check --archive）", "printed": 0}
        connection.execute(update(tables.issues).where(rows.id == number).values(outline))


def complete(connection: Connection) -> None:
    """Fill in what is derived from rows that came in from an export or a backup, of this or an older version."""
    _fill_causes(connection)
    _fill_entries(connection)
    _fill_outlines(connection)


# Step n brings an archive of version n - 1 to version n. A step once released is never
# changed, and knows no table or class of today.
STEPS: tuple[Callable[[Connection], None], ...] = (
    _issues_and_files,
    _entries_and_search,
    _judgements,
    _runs,
    _outbox,
    _numbers,
    _causes,
    _withdrawals,
    _steps,
    _dismissals,
    _readings,
)
VERSION = len(STEPS)


def bring_up(engine: Engine) -> None:
    """Bring the archive behind *engine* to today's version; a newer one is refused (``ArchiveError``), untouched."""
    with connections.reading(engine) as connection:
        found = version_of(connection)
    if found == VERSION:
        return
    refuse_newer(found)
    with connections.writing(engine) as connection:
        for number in range(version_of(connection) + 1, VERSION + 1):
            STEPS[number - 1](connection)
            _set_version(connection, number)
        _fill_entries(connection)  # only now, when the tables are today's: no step knows today's issue
        _fill_outlines(connection)


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
