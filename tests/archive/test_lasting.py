"""An archive for many transactions keeps its connection to a server; any other lets go of it each time."""

from __future__ import annotations

from sqlalchemy import Engine

from digest.archive import Archive
from digest.archive.backup import checks
from digest.archive.database import connections
from tests.archive.server import empty


def backend(engine: Engine) -> int:
    """Return the process of the server that answers."""
    with connections.reading(engine) as connection:
        return int(connections.scalar(connection, "SELECT pg_backend_pid()"))


def test_one_connection_serves_many_transactions(server: str) -> None:
    empty(server)
    archive = Archive.open(server)
    with archive.lasting() as held:
        kept = {backend(held._engine) for _ in range(3)}
        assert len(kept) == 1
        assert held.kept() == ()
    with connections.reading(archive._engine) as connection:
        left = "SELECT count(*) FROM pg_stat_activity WHERE pid = :pid"
        while connections.scalar(connection, left, pid=kept.copy().pop()):  # the server notices in its own time
            connection.exec_driver_sql("SELECT pg_sleep(0.05), pg_stat_clear_snapshot()")
    assert len({backend(archive._engine) for _ in range(3)}) == 3


def test_gaps_and_doubles_are_told_once_each() -> None:
    assert list(checks._breaks([3, 4, 4, 7])) == [(4, "重号"), (5, "缺号"), (6, "缺号")]
