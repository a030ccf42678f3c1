"""The real `digest schedule`, its clock set by two hours while it runs (libfaketime, Debian package of that name)."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.faults_office import news, office
from digest.archive import Archive
from digest.model import Briefing
from digest.schedule.occasions import ZONE

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LIMIT = 60.0  # seconds after its time (or after the step that made it due) until the issue must be there
_STEP = timedelta(hours=2)


def library() -> Path | None:
    """Return libfaketime, from $LIBFAKETIME or where Debian puts it; None if it is not there."""
    named = os.environ.get("LIBFAKETIME")
    found = [Path(named)] if named else sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    return next((path for path in found if path.exists()), None)


def clock(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Step forward over the time of an issue and back again; then back from a clock that was two hours ahead."""
    del arguments
    if library() is None:
        return {"missing": "libfaketime (apt-get install faketime)", "held": False}
    forward, doubled = _forward(folder / "forward")
    back = _back(folder / "back")
    held = max(forward, back) <= _LIMIT and doubled == 1
    return {"forward seconds": round(forward, 1), "issues": doubled, "back seconds": round(back, 1), "held": held}


def restart(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Kill the service ten times and start it again: the schedule stands in the briefing file, so none is lost.

    What a job store would have kept is not there to be lost: no file but the archive, the issue and the status.
    """
    del arguments
    briefing = _office(folder, datetime.now(ZONE) - timedelta(days=7, minutes=5))
    Archive.open(folder / "output" / "archive.db").runs.begin(briefing.code, _every(briefing), _weeks_ago(1.5))
    following = []
    for _ in range(10):
        (folder / "output" / "schedule-status.json").unlink(missing_ok=True)
        with Scheduler(folder) as scheduler:
            scheduler.wait(lambda: _has_begun(folder))
            following.append(
                json.loads((folder / "output" / "schedule-status.json").read_text("utf-8"))["briefings"][0]["next"]
            )
            scheduler.process.kill()
    files = sorted(path.name for path in (folder / "output").iterdir() if not path.name.startswith("archive.db"))
    issues = len(_made(folder, briefing))
    lost = sum(each != following[0] or each is None for each in following)
    held = lost == 0 and issues == 1
    return {"restarts": len(following), "schedules lost": lost, "issues": issues, "files": files, "held": held}


def _every(briefing: Briefing) -> str:
    return briefing.schedule.every if briefing.schedule else ""


def _weeks_ago(weeks: float) -> datetime:
    return datetime.now(ZONE) - timedelta(weeks=weeks)


def _forward(folder: Path) -> tuple[float, int]:
    """Due in an hour: step two hours ahead, then back. Return the delay, and how many issues there are in the end."""
    briefing = _office(folder, datetime.now(ZONE) + timedelta(hours=1))
    with Scheduler(folder) as scheduler:
        scheduler.wait(lambda: _has_begun(folder))
        scheduler.step(_STEP)
        delay = scheduler.wait(lambda: bool(_made(folder, briefing)))
        scheduler.step(timedelta())
        time.sleep(_LIMIT + 5)
        return delay, len(_made(folder, briefing))


def _back(folder: Path) -> float:
    """The clock is two hours ahead and is put right a minute before an issue is due. Return the delay."""
    moment = (datetime.now(ZONE) + timedelta(minutes=2)).replace(second=0, microsecond=0)
    briefing = _office(folder, moment)
    with Scheduler(folder, _STEP) as scheduler:
        scheduler.wait(lambda: _has_begun(folder))
        scheduler.step(timedelta())
        scheduler.wait(
            lambda: bool(_made(folder, briefing)), (moment - datetime.now(ZONE)).total_seconds() + 2 * _LIMIT
        )
        return (datetime.now(ZONE) - moment).total_seconds()


def _office(folder: Path, moment: datetime) -> Briefing:
    """Lay out an office whose issue is due at *moment*, a working day by its own calendar."""
    every = f"{_WEEKDAYS[moment.weekday()]} {moment:%H:%M}"
    briefing = office(folder, every=every, calendar="days.csv")
    around = [(moment + timedelta(days=number)).date() for number in (-1, 0, 1, 6, 7, 8, 13, 14, 15)]
    (folder / "days.csv").write_text("".join(f"{day},,上班,\n" for day in around), "utf-8")
    news(folder, 0, datetime.now(ZONE) - timedelta(days=1))
    return briefing


def _has_begun(folder: Path) -> bool:
    return (folder / "output" / "schedule-status.json").exists()


def _made(folder: Path, briefing: Briefing) -> list[str]:
    archive = Archive.open(folder / "output" / "archive.db")
    done = [run for run in archive.runs.of(briefing.code).values() if run.state == "done"]
    return [f"{each.number.serial}.{each.revision}" for each in archive.kept(briefing.code)] if done else []


class Scheduler:
    """The real program under libfaketime; ``step`` sets its clock to so much ahead of the real one."""

    def __init__(self, folder: Path, ahead: timedelta = timedelta()) -> None:
        self.folder = folder
        self.offsets = folder / "offset"
        self.step(ahead)

    def __enter__(self) -> Scheduler:
        variables = {
            "LD_PRELOAD": str(library() or ""),
            "FAKETIME_TIMESTAMP_FILE": str(self.offsets),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "PYTHONPATH": str(Path.cwd()),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "digest", "schedule", "weekly.toml"],
            cwd=self.folder,
            env={**os.environ, **variables},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=90)

    def step(self, ahead: timedelta) -> None:
        """Set the clock."""
        aside = self.offsets.with_suffix(".aside")
        aside.write_text(f"{ahead.total_seconds():+.0f}\n")
        aside.replace(self.offsets)

    def wait(self, is_there: Callable[[], bool], limit: float = 2 * _LIMIT) -> float:
        """Wait until *is_there*, at most *limit* seconds; return how long it took."""
        started = time.monotonic()
        while not is_there() and time.monotonic() - started < limit:
            time.sleep(0.2)
        return time.monotonic() - started
