"""Kill -9 what reads again, the workers or the one that asks them, and say what stands in the archive afterwards."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import text

from digest.archive import Archive
from digest.archive.database import connections


def undisturbed(folder: Path, engine: str) -> tuple[float, list[tuple[Any, ...]]]:
    """Read the office of *folder* again in a copy; return the seconds that took, and what stands there then."""
    copy = folder.with_name(f"{folder.name}-undisturbed")
    shutil.copytree(folder, copy)
    started = time.monotonic()
    assert start(copy, engine).wait() == 0
    return time.monotonic() - started, written(copy)


def start(folder: Path, engine: str) -> subprocess.Popen[bytes]:
    """Start ``digest reread`` in *folder*, in a session of its own."""
    command = [sys.executable, "-m", "digest", "reread", "weekly.toml", "--engine", engine, "--examples", "1"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet, start_new_session=True)


def kill_coordinator(folder: Path, engine: str, kills: int, chance: random.Random) -> int:
    """Kill it up to *kills* times, each time when it has got a little further; let it end, and return the hits."""
    hits = 0
    for _ in range(kills):
        process = start(folder, engine)
        if not _goes_on(process, folder, chance):
            break
        process.send_signal(signal.SIGKILL)
        process.wait()
        hits += 1
    assert start(folder, engine).wait() == 0
    return hits


def kill_workers(folder: Path, engine: str, kills: int, chance: random.Random) -> int:
    """Kill a worker up to *kills* times while it gets on; wait for its end, and return the hits."""
    process = start(folder, engine)
    hits = 0
    while hits < kills and _goes_on(process, folder, chance):
        workers = children(process.pid)
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            hits += 1
    assert process.wait() == 0
    return hits


def _goes_on(process: subprocess.Popen[bytes], folder: Path, chance: random.Random) -> bool:
    """Wait until *process* has written another chunk, and a moment longer; say whether it still runs."""
    before = _chunks(folder)
    while process.poll() is None and _chunks(folder) == before:
        time.sleep(0.01)
    time.sleep(chance.uniform(0.0, 0.1))
    return process.poll() is None


def _chunks(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "output" / "archive.db", timeout=30)) as connection:
        return int(connection.execute("SELECT count(*) FROM reread_chunks").fetchone()[0])


def children(process: int) -> list[int]:
    """Return the processes that *process* started and that run."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended
        return []


def written(folder: Path) -> list[tuple[Any, ...]]:
    """Return all that stands of readings again in the archive of *folder*, and a mark of each issue and file."""
    archive = Archive.open(folder / "output" / "archive.db")
    found: list[tuple[Any, ...]] = []
    with connections.reading(archive._engine) as connection:
        for query in (
            "SELECT id, briefing, tables, since, last_issue, finished_at != '' FROM rereads ORDER BY id",
            "SELECT * FROM reread_chunks ORDER BY 1, 2",
            "SELECT * FROM readings ORDER BY 1, 2, 3",
            "SELECT id, sha256 FROM issues ORDER BY id",
        ):
            found += [tuple(row) for row in connection.execute(text(query))]
    return found
