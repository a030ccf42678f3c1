"""The archive under load and under fire.

``python -m benchmarks.archive kills``    200 kill -9 of four writers, on SQLite and on PostgreSQL
``python -m benchmarks.archive full``     no room left at 50 points of a keep

How it grows to 100,000 articles: ``python -m benchmarks.archive_growth``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "archive"))

from archive_kills import kill_writers, wrong_after
from archive_server import cluster, programs
from test_archive_failures import test_no_room_left_keeps_old_issues_and_a_retry_works as no_room_left


def kills(arguments: argparse.Namespace) -> None:
    """Kill writers on both databases and say what is wrong afterwards."""
    for name, address in _addresses():
        with address as place:
            hits = 0
            for batch in range(arguments.rounds):
                target = place(batch)
                hits += kill_writers(target, arguments.weeks, arguments.kills // arguments.rounds, random.Random(batch))
                wrong = wrong_after(target, arguments.weeks)
                print(f"{name}, round {batch + 1}: {wrong or 'numbers 1 to n, files whole, sums agree'}", flush=True)
            print(f"{name}: {arguments.kills} kills, {hits} of them in the midst of work", flush=True)


def _addresses() -> Iterator[tuple[str, object]]:
    yield "SQLite", _files()
    folder = programs()
    if folder is None:
        print("PostgreSQL: not measured, Debian's package postgresql is not installed")
        return
    yield "PostgreSQL", _databases(folder)


@contextmanager
def _files() -> Iterator[Callable[[int], str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield lambda batch: str(Path(folder) / f"{batch}.db")


@contextmanager
def _databases(folder: Path) -> Iterator[Callable[[int], str]]:
    with cluster(folder) as url:
        yield lambda batch: _database(url, batch)


def _database(url: str, batch: int) -> str:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE round{batch}")
    engine.dispose()
    return url.rsplit("/", 1)[0] + f"/round{batch}"


def full(_: argparse.Namespace) -> None:
    """Run the suite's test of a full disk with 50 points instead of five."""
    failed = []
    for point in range(50):
        with tempfile.TemporaryDirectory() as folder:
            try:
                no_room_left(Path(folder), point * 4096)
            except AssertionError as error:
                failed.append((point, str(error)))
    print(f"50 points: {failed or 'old issues whole, the message clear, a retry works at each'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    doors = parser.add_subparsers(required=True)
    killing = doors.add_parser("kills")
    killing.add_argument("--kills", type=int, default=200)
    killing.add_argument("--rounds", type=int, default=10)
    killing.add_argument("--weeks", type=int, default=52)
    killing.set_defaults(run=kills)
    doors.add_parser("full").set_defaults(run=full)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
