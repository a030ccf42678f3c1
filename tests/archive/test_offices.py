"""Many offices in one PostgreSQL database: each its own numbers, issues and searches, the province all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from digest import cli
from digest.archive import Archive
from digest.archive.database import connections, outbox_tables, run_tables
from digest.archive.database.tables import metadata
from digest.archive.search import Query
from digest.errors import ArchiveError
from digest.model import Number
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, renderings, week
from tests.archive.server import empty

KUNSHAN, TAICANG = "kunshan", "taicang"
SHARED = {"judgements", "dismissals", "pauses"}  # no office's own: what is no slip in a text is none anywhere


@pytest.fixture
def province(server: str, capsys: pytest.CaptureFixture[str]) -> Archive:
    """The archive of a province in which two offices have a role each."""
    empty(server)
    archive = Archive.open(server)
    assert cli.main(["offices", f"{KUNSHAN}=ks", f"{TAICANG}=tc"]) == 0
    with connections.writing(archive._engine) as connection:
        connection.exec_driver_sql(capsys.readouterr().out)
    return archive


def office(server: str, role: str) -> Archive:
    """Return the archive as *role* sees it."""
    return Archive.open(server.replace("digest@", f"{role}@"))


def test_each_sees_its_own_and_the_province_all(province: Archive, server: str) -> None:
    kunshan, taicang = office(server, KUNSHAN), office(server, TAICANG)
    kunshan.keep(issue(Number(2026, 1, 1), week(0), (SILK,), briefing="ks"), renderings(Number(2026, 1, 1)), KEPT_AT)
    taicang.keep(issue(Number(2026, 1, 1), week(0), (HEAT,), briefing="tc"), (), KEPT_AT)
    assert [kept.briefing for kept in kunshan.kept()] == ["ks"]
    assert [kept.briefing for kept in taicang.kept()] == ["tc"]
    assert sorted(kept.briefing for kept in province.kept()) == ["ks", "tc"]
    assert [hit.headline for hit in kunshan.search.find(Query("缂丝"))] == [SILK[0]]
    assert taicang.search.find(Query("缂丝")) == ()
    assert len(province.search.find(Query("工会"))) == 2
    assert kunshan.search.names()[1] == {SILK[2]}
    assert sum(count.items for count in kunshan.statistics.count()) == 1
    assert sum(count.items for count in province.statistics.count()) == 2
    assert kunshan.number_for("ks", week(1)).number == 2
    assert taicang.damages() == ()


def test_none_writes_for_another(province: Archive, server: str) -> None:
    with pytest.raises(ArchiveError):
        office(server, KUNSHAN).keep(issue(Number(2026, 1, 1), week(0), briefing="tc"), (), KEPT_AT)
    assert province.kept() == ()


def test_an_issue_is_revised_and_signed_by_its_office_alone(province: Archive, server: str) -> None:
    kunshan, taicang = office(server, KUNSHAN), office(server, TAICANG)
    made = issue(Number(2026, 1, 1), week(0), briefing="ks")
    kunshan.keep(made, (), KEPT_AT)
    kunshan.keep(replace(made, editors_note="按语"), (), KEPT_AT)
    (kept,) = kunshan.kept()
    assert kept.revision == 1
    kunshan.approvals.approve(kept, "张三", "签发", KEPT_AT)
    assert kunshan.approvals.signoff(kept).state == "approved"
    assert taicang.approvals.history(kept) == ()
    assert [act.act for act in province.approvals.history(kept)] == ["approved"]


def test_every_table_is_an_offices_own_or_shared_by_all(province: Archive) -> None:
    with connections.reading(province._engine) as connection:
        secured = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity"
        own = set(connection.execute(text(secured)).scalars())
    assert {outbox_tables.pauses.name, run_tables.intake.name} < set(metadata.tables)  # all tables are known by now
    assert own | SHARED == {*metadata.tables, "gram_numbers"}
    assert not own & SHARED


def test_a_search_asks_the_index_before_the_rights(province: Archive, server: str) -> None:
    with connections.reading(office(server, KUNSHAN)._engine) as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = "EXPLAIN SELECT entry_id FROM gram_numbers WHERE numbers @> '{7}'"
        told = "\n".join(connection.execute(text(plan)).scalars())
    assert "Bitmap Index Scan on gram_numbers_index" in told
