"""Kill, stop and block the schedule: is every period made once, with numbers in order and whole files?"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks.faults_office import news, office
from digest import bulk, pipeline
from digest.archive import Archive, Kept, ledgers, location, runs
from digest.model import Briefing, Database, Location
from digest.schedule.calendars import calendar_of
from digest.schedule.occasions import ZONE, Occasion, occasions, schedule_of
from digest.schedule.running import run_due
from tests.archive import server as archive_server

_LEASE = timedelta(seconds=1.5)  # short, so that a killed run is taken up again while the test waits
_PATIENCE = 300  # seconds for one period: more than four failed attempts take
_BEGIN = datetime(2025, 1, 1, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Rig:
    """One fault run: the office, the folder written to, and the file that holds the made-up time."""

    briefing: Briefing
    folder: Path
    is_paused: bool = False  # instead of being killed

    @property
    def out(self) -> Path:
        return self.folder / "output"

    def set_time(self, now: datetime) -> None:
        """Let the made-up time go on from *now*, at the speed of real time."""
        aside = self.folder / "time.aside"
        aside.write_text(json.dumps([now.timestamp(), time.time()]))
        aside.replace(self.folder / "time")

    def now(self) -> datetime:
        base, since = json.loads((self.folder / "time").read_text())
        return datetime.fromtimestamp(base + time.time() - since, ZONE)

    def runs(self) -> dict[str, runs.Run]:
        return self.archive().runs.of(self.briefing.code)

    def archive(self) -> Archive:
        return location.open_archive(self.out, self.briefing.archive)


def _rig(folder: Path, form: str = "json", url: str = "", **settings: str) -> Rig:
    database = Database(url) if url else None
    rig = Rig(replace(office(folder, form, every="fri 08:30", **settings), archive=database), folder)
    with bulk.executor("inline") as executor:
        run_due(rig.briefing, rig.out, _BEGIN, executor)  # the schedule begins here
    return rig


def _weeks(rig: Rig, count: int) -> list[Occasion]:
    schedule = schedule_of(rig.briefing)
    found = occasions(schedule, _BEGIN.date(), (_BEGIN + timedelta(weeks=count + 12)).date(), calendar_of(""))
    return [each for each in found if each.is_made][:count]


def kills(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Four schedulers on one archive; whoever is making an issue is killed (or paused), until the kills are used up."""
    if arguments.database == "sqlite":
        return _kills(_rig(folder, arguments.form), arguments)
    found = archive_server.programs()
    assert found, "Debian's package postgresql is not installed"
    with archive_server.cluster(found) as url:
        return _kills(_rig(folder, arguments.form, url), arguments)


def _kills(begun: Rig, arguments: argparse.Namespace) -> dict[str, object]:
    rig = replace(begun, is_paused=arguments.case == "pauses")
    _warm(rig)
    choice = random.Random(arguments.seed)
    weeks = _weeks(rig, arguments.periods)
    workers = [_worker(rig) for _ in range(arguments.workers)]
    killed = 0
    started = time.monotonic()
    try:
        for place, week in enumerate(weeks):
            assert week.publish
            news(rig.folder, place, week.publish - timedelta(days=1))
            rig.set_time(week.publish + timedelta(seconds=1))
            due = -(-(arguments.kills * (place + 1)) // len(weeks)) - killed
            killed += _until_settled(rig, week.key, workers, due, choice)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
    told = {"database": arguments.database, "kills": killed}
    return {**told, **_account(rig, weeks), "seconds": round(time.monotonic() - started)}


def _warm(rig: Rig) -> None:
    """Load all that a run needs before forking, so that kills hit runs and not imports."""
    news(rig.folder, 999, _BEGIN)
    page = rig.folder / "sources" / "page-999.txt"
    pipeline.read_items(Location(str(page)), rig.briefing)
    page.unlink()
    rig.set_time(_BEGIN)


def _worker(rig: Rig) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=_work, args=(rig,), daemon=True)
    process.start()
    return process


def _work(rig: Rig) -> None:
    """Be a scheduler: look what is due, again and again."""
    while True:
        with bulk.executor("inline") as executor:
            run_due(rig.briefing, rig.out, rig.now(), executor, lease=_LEASE)
        time.sleep(0.2)


def _until_settled(rig: Rig, key: str, workers: list[BaseProcess], due: int, choice: random.Random) -> int:
    """Wait until period *key* is settled, killing whoever makes it *due* times; return the kills."""
    killed, last = 0, time.monotonic() + _PATIENCE
    while time.monotonic() < last:
        run = rig.runs().get(key)
        if run and run.is_settled:
            return killed
        if run and run.state == "running" and killed < due:
            killed += _kill(int(run.owner.rpartition(":")[2]), rig, workers, choice)
        time.sleep(0.01)
    raise TimeoutError(f"{key} is not settled after {_PATIENCE} s: {rig.runs().get(key)}")


def _kill(pid: int, rig: Rig, workers: list[BaseProcess], choice: random.Random) -> int:
    """Kill worker *pid* at a random point of its run, and put a new one in its place."""
    place = next((place for place, worker in enumerate(workers) if worker.pid == pid), None)
    if place is None or not workers[place].is_alive():
        return 0
    longest = 0.7 if rig.briefing.forms == ("json",) else 2.5  # the first 0.5 s a run only watches the files' sizes
    time.sleep(choice.choice((choice.uniform(0, 0.5), choice.uniform(0.5, longest))))
    if rig.is_paused:
        _pause(pid)
        return 1
    os.kill(pid, signal.SIGKILL)
    workers[place].join()
    workers[place] = _worker(rig)
    return 1


def _pause(pid: int) -> None:
    """Let worker *pid* stand still for longer than its lease: it comes back and thinks the run still its own."""
    os.kill(pid, signal.SIGSTOP)
    time.sleep(2 * _LEASE.total_seconds())
    os.kill(pid, signal.SIGCONT)


def _account(rig: Rig, weeks: list[Occasion]) -> dict[str, object]:
    """Count what there is in the archive and in the folder, against what there should be."""
    archive, known = rig.archive(), rig.runs()
    kept = archive.kept(rig.briefing.code)
    numbers = [each.number.serial for each in kept]
    files = sorted(rig.out.glob("weekly-*"))
    whole = sum(file.read_bytes() == _content(archive, each) for file, each in zip(files, kept, strict=False))
    figures: dict[str, object] = {
        "form": rig.briefing.forms[0],
        "periods": len(weeks),
        "issues": len(kept),
        "gaps": len(set(range(1, len(weeks) + 1)) - set(numbers)),
        "doubles": len(numbers) - len(set(numbers)),
        "revisions": sum(each.revision for each in kept),
        "in order": [known[week.key].issue for week in weeks] == [archive.issue(each).stem for each in kept],
        "files": len(files),
        "whole files": whole,
        "ledgers that differ": _differing(rig, archive, kept),
        "left aside": len(list(rig.out.rglob(".*"))),
        "runs cut short": sum(run.attempts - 1 for run in known.values()),
        "most attempts": max(run.attempts for run in known.values()),
    }
    wrong = ("gaps", "doubles", "revisions", "ledgers that differ", "left aside")
    clean = not any(figures[name] for name in wrong) and bool(figures["in order"])
    return {**figures, "held": clean and len(kept) == len(files) == whole == len(weeks)}


def _content(archive: Archive, kept: Kept) -> bytes:
    return archive.renderings(kept)[0].content


def _differing(rig: Rig, archive: Archive, kept: Sequence[Kept]) -> int:
    """Count the ledger files beside the issues that are not what the archive says."""
    expected = [item for each in kept for item in ledgers.files(archive.issue(each), rig.out).items()]
    return sum(not path.exists() or path.read_bytes() != content for path, content in expected)


def downtime(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Stop for five periods under each rule: which issues come when the schedule is back?"""
    del arguments
    figures: dict[str, object] = {}
    for rule, expected in (("latest", [5]), ("all", [1, 2, 3, 4, 5]), ("none", [])):
        rig = _rig(folder / rule, catch_up=rule)
        weeks = _weeks(rig, 6)
        for place, week in enumerate(weeks[:5]):
            assert week.publish
            news(rig.folder, place, week.publish - timedelta(days=1))
        moment = weeks[4].publish
        assert moment
        with bulk.executor("inline") as executor:
            issues = run_due(rig.briefing, rig.out, moment + timedelta(hours=5), executor)
        made = [1 + [week.period for week in weeks].index(issue.period) for issue in issues]
        told = sum(run.state == "skipped" and bool(run.reason) for run in rig.runs().values())
        figures[rule] = {
            "made": made,
            "passed with reason": told,
            "as it should": made == expected and told == 5 - len(made),
        }
    return {**figures, "held": all(each["as it should"] for each in figures.values())}  # type: ignore[index]


def blocked(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Put a folder where the issue's file should go: the run fails and says so; once mended, one issue, the same."""
    del arguments
    rig = _rig(folder)
    week = _weeks(rig, 1)[0]
    assert week.publish
    news(folder, 0, week.publish - timedelta(days=1))
    obstacle = rig.out / "weekly-2025-01.json"
    (obstacle / "full").mkdir(parents=True)
    with bulk.executor("inline") as executor:
        first = run_due(rig.briefing, rig.out, week.publish, executor)
        state = rig.runs()[week.key]
        shutil.rmtree(obstacle)
        early = run_due(rig.briefing, rig.out, week.publish + timedelta(seconds=30), executor)
        later = run_due(rig.briefing, rig.out, week.publish + timedelta(seconds=90), executor)
    account = _account(rig, [week])
    figures = {"made while blocked": len(first) + len(early), "state": state.state, "reason": state.reason}
    held = not first and not early and state.state == "failed" and len(later) == 1 and bool(account["held"])
    return {**figures, "made after": len(later), **account, "held": held}
