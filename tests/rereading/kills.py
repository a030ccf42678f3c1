"""Kill -9 what reads again, the workers or the one that asks them, and say what stands in the archive afterwards."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
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


def kill_coordinator(folder: Path, engine: str, kills: int, seconds: float, chance: random.Random) -> int:
    """Kill it up to *kills* times, at random moments of the *seconds* a run takes; let it end, and return the hits."""
    hits = 0
    for _ in range(kills):
        process = start(folder, engine)
        try:
            process.wait(chance.uniform(0.1, 1.0) * min(seconds, 2.0 + seconds / kills))
            break  # it had ended before
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            hits += 1
    assert start(folder, engine).wait() == 0
    return hits


def kill_workers(folder: Path, engine: str, kills: int, seconds: float, chance: random.Random) -> int:
    """Kill a worker up to *kills* times while it runs; wait for its end, and return the hits."""
    process = start(folder, engine)
    hits = 0
    while hits < kills and process.poll() is None:
        time.sleep(chance.uniform(0.2, 1.0) * max(0.4, seconds / kills))
        workers = children(process.pid)
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            hits += 1
    assert process.wait() == 0
    return hits


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
