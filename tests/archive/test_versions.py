"""Stored archives of every earlier version, as the program of that time wrote them, brought up to today's."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select

from digest.archive import Archive, migrations
from digest.archive.database import connections
from digest.archive.database.outbox_tables import postings
from digest.archive.database.tables import entries, labels, metadata
from digest.archive.outbox.rows import Parcel, Recipient
from digest.archive.search import Query
from tests.archive.samples import HEAT, KEPT_AT, SILK
from tests.archive.server import empty

STORED = Path(__file__).parent / "versions"


@pytest.fixture(params=range(1, migrations.VERSION))
def stored(request: pytest.FixtureRequest, address: str) -> tuple[int, str]:
    """A version, and the address of a stored archive of it."""
    load(request.param, address)
    return request.param, address


def load(version: int, address: str) -> None:
    """Put the stored archive of *version* at *address*, where nothing is yet."""
    if connections.is_server(address):
        with connections.writing(connections.server_engine(address)) as connection:
            connection.exec_driver_sql((STORED / f"{version}.postgresql.sql").read_text("utf-8"))
        return
    connections.create_file(Path(address))
    with closing(sqlite3.connect(address)) as connection:
        connection.executescript((STORED / f"{version}.sqlite.sql").read_text("utf-8"))


def test_the_newest_step_has_a_stored_archive_of_the_version_before() -> None:
    assert {path.name for path in STORED.iterdir()} == {
        f"{version}.{database}.sql" for version in range(1, migrations.VERSION) for database in ("sqlite", "postgresql")
    }


def test_an_older_archive_gets_the_tables_of_a_fresh_one(stored: tuple[int, str]) -> None:
    _, address = stored
    brought_up = schema(Archive.open(address))
    empty(address)
    assert brought_up == schema(Archive.open(address))


def test_the_tables_are_those_that_the_program_reads(archive: Archive) -> None:
    found = inspect(archive._engine)
    for table in metadata.sorted_tables:
        columns = [(each["name"], each["nullable"]) for each in found.get_columns(table.name)]
        assert columns == [(column.name, column.nullable) for column in table.columns], table.name
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [key.name for key in table.primary_key]
        indexes = {each["name"] for each in found.get_indexes(table.name) if not each.get("duplicates_constraint")}
        assert indexes == {index.name for index in table.indexes}


def test_an_older_archive_holds_what_a_fresh_one_would(stored: tuple[int, str]) -> None:
    version, address = stored
    old = Archive.open(address)
    revisions = [each for kept in old.kept() for each in old.revisions(kept)]
    assert [(each.number.number, each.revision) for each in revisions] == [(1, 0), (2, 0), (2, 1)]
    assert [hit.headline for hit in old.search.find(Query("缂丝"))] == [SILK[0]]
    assert old.different() == (frozenset() if version < 3 else {frozenset(("a", "b"))})
    assert {key: run.issue for key, run in old.runs.of("weekly").items()} == (
        {} if version < 4 else {"2026-W02": "weekly-2026-01"}
    )
    issues = [(old.issue(each), old.renderings(each)) for each in revisions]
    before = printed(old)
    empty(address)
    fresh = Archive.open(address)
    for issue, renderings in issues:
        fresh.keep(issue, renderings, KEPT_AT)
    assert before == printed(fresh)
    assert {row[0] for row in before} == {SILK[0], HEAT[0]}


@pytest.mark.parametrize("version", [5, 6])
def test_why_old_mails_were_cancelled_is_known(version: int, address: str) -> None:
    load(version, address)
    assert causes(Archive.open(address)) == {"stale": "stale", "person": "person", "waits": "stale"}


@pytest.mark.parametrize("version", [5, 6])
def test_a_mail_cancelled_before_goes_out_once_its_issue_is_signed_again(version: int, address: str) -> None:
    load(version, address)
    archive = Archive.open(address)
    first = archive.kept()[0]
    archive.approvals.approve(first, "张三", "签发", KEPT_AT)
    targets = tuple(Recipient(row.target, row.group, row.message_id) for row in archive.desk.rows())
    archive.outbox.fill(first, [Parcel("issue", "mail", "jianbao pdf", "", KEPT_AT, targets)], KEPT_AT)
    states = {row.target.partition("@")[0]: row.state for row in archive.desk.rows()}
    assert states == {"stale": "queued", "person": "cancelled", "waits": "queued"}
    assert causes(archive) == {"stale": "", "person": "person", "waits": ""}


def test_a_backup_of_an_older_version_is_taken_in(tmp_path: Path) -> None:
    load(6, str(tmp_path / "old.db"))
    archive = Archive.open(tmp_path / "archive.db")
    assert archive.backups.take_in(tmp_path / "old.db") == 3
    assert causes(archive) == {"stale": "stale", "person": "person", "waits": "stale"}
    assert [hit.headline for hit in archive.search.find(Query("缂丝"))] == [SILK[0]]


def test_an_export_of_an_older_version_is_taken_in(tmp_path: Path) -> None:
    load(6, str(tmp_path / "old.db"))
    Archive.open(tmp_path / "old.db").backups.export(tmp_path / "new.gz")
    lines = [json.loads(line) for line in gzip.decompress((tmp_path / "new.gz").read_bytes()).splitlines()]
    for line in lines[1:]:
        line["row"].pop("cause", None)  # version 6 knew no such column
    older = "\n".join(json.dumps(line) for line in ({"union-digest-archive": 6}, *lines[1:]))
    (tmp_path / "old.gz").write_bytes(gzip.compress(older.encode()))
    archive = Archive.open(tmp_path / "archive.db")
    assert archive.backups.take_in(tmp_path / "old.gz") == 3
    assert causes(archive) == {"stale": "stale", "person": "person", "waits": "stale"}


def causes(archive: Archive) -> dict[str, str]:
    """Return why each mail is cancelled, by the name of who gets it."""
    with connections.reading(archive._engine) as connection:
        rows = connection.execute(select(postings.c.target, postings.c.cause))
        return {row.target.partition("@")[0]: row.cause for row in rows}


def printed(archive: Archive) -> list[tuple[Any, ...]]:
    """Return headline and text of all entries with their labels, in order."""
    columns = (entries.c.headline, entries.c.dated, entries.c.printed, entries.c.body, entries.c.section)
    found = select(*columns, labels.c.kind, labels.c.rank, labels.c.value).join(labels)
    with connections.reading(archive._engine) as connection:
        ordered = found.order_by(entries.c.dated, entries.c.position, labels.c.kind, labels.c.rank)
        return [tuple(row) for row in connection.execute(ordered)]


def schema(archive: Archive) -> dict[str, Any]:
    """Return all tables with columns, keys and indexes, and the triggers."""
    found = inspect(archive._engine)
    tables: dict[str, Any] = {}
    for name in found.get_table_names():
        if name.startswith("grams"):  # SQLite's own
            continue
        columns = [
            (each["name"], str(each["type"]), each["nullable"], each["default"]) for each in found.get_columns(name)
        ]
        keys = (found.get_pk_constraint(name), found.get_foreign_keys(name), found.get_unique_constraints(name))
        tables[name] = (columns, keys, found.get_indexes(name))
    with connections.reading(archive._engine) as connection:
        if connection.dialect.name == "sqlite":
            triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR name = 'grams' ORDER BY name"
        else:
            triggers = (
                "SELECT trigger_name, event_manipulation, event_object_table FROM information_schema.triggers "
                "ORDER BY 1, 2, 3"
            )
        tables["triggers"] = [tuple(row) for row in connection.exec_driver_sql(triggers)]
        tables["version"] = migrations.version_of(connection)
    return tables
