"""The archive under load and under fire.

``python -m benchmarks.archive kills``    200 kill -9 of four writers, on SQLite and on PostgreSQL
``python -m benchmarks.archive full``     a whole issue on a disk with room for 0, 4, 8 … 196 KB more (needs unshare)

How it grows to 100,000 articles: ``python -m benchmarks.archive_growth``.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from sqlalchemy import create_engine

from digest import cli
from tests.archive import rooms as archive_rooms
from tests.archive.kills import kill_writers, wrong_after
from tests.archive.server import cluster, programs


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


def full(arguments: argparse.Namespace) -> None:
    """Make issues on a real small disk (a tmpfs in a mount namespace of our own) with more room each time."""
    if not arguments.is_inside:
        command = ["unshare", "--mount", "--map-root-user", sys.executable, "-m", "benchmarks.archive", "full"]
        subprocess.run([*command, "--is-inside", "--points", str(arguments.points)], check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        points = [_small_disk(Path(folder) / str(place), place) for place in range(arguments.points)]
    refused = [said for said in points if said]
    print(f"{len(points)} points, {len(refused)} without room: old issues whole, nothing half, a retry works at each")
    for said, count in sorted(Counter(refused).items()):
        print(f"  {count:>3} × {said}")


def _small_disk(office: Path, place: int) -> str:
    """Make a second issue where there is room for *place* × 4 KB more; then make room, and make it again."""
    out = office / "output"
    archive_rooms.pages(office, 0)
    text = archive_rooms.BRIEFING.replace('["json", "html"]', '["json", "html", "docx", "pdf"]')
    (office / "weekly.toml").write_text(text, "utf-8")
    out.mkdir()
    _mount(out, "size=64m")
    assert _build(office, "2026-04-03")[0] == 0
    used = shutil.disk_usage(out).used
    before = archive_rooms.account(out)
    archive_rooms.pages(office, 1)
    _mount(out, f"remount,size={used + place * 4096}")
    status, said = _build(office, "2026-04-10")
    assert not list(out.rglob(".*")), "left aside"
    assert status == 0 or archive_rooms.account(out).items() >= before.items(), "old files changed"
    _mount(out, "remount,size=64m")
    assert _build(office, "2026-04-10")[0] == 0, "the retry"
    assert _said(["check", "--archive", "--out", str(out)])[0] == 0, "the check"
    subprocess.run(["umount", str(out)], check=True)
    assert status in (0, 2), said
    return said if status else ""


def _mount(out: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(out)], check=True)


def _build(office: Path, day: str) -> tuple[int, str]:
    return _said(["build", str(office / "weekly.toml"), "--date", day, "--out", str(office / "output")])


def _said(arguments: list[str]) -> tuple[int, str]:
    """Run a door in this process; return its status and what it complained of, without the folder's name."""
    complaint = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(complaint):
        status = cli.main(arguments)
    return status, re.sub(r"/\S*/output\S*(?= |：)", "…", complaint.getvalue().strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    doors = parser.add_subparsers(required=True)
    killing = doors.add_parser("kills")
    killing.add_argument("--kills", type=int, default=200)
    killing.add_argument("--rounds", type=int, default=10)
    killing.add_argument("--weeks", type=int, default=52)
    killing.set_defaults(run=kills)
    filling = doors.add_parser("full")
    filling.add_argument("--points", type=int, default=50)
    filling.add_argument("--is-inside", action="store_true", help=argparse.SUPPRESS)
    filling.set_defaults(run=full)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
