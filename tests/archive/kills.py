"""Writers killed at random moments, and what must hold afterwards. The tests run it short, the benchmark in full."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from digest.archive import Archive
from digest.archive.backup import checks

WRITERS = 4
_HERE = Path(__file__).parent


def kill_writers(address: str, weeks: int, kills: int, chance: random.Random) -> int:
    """Let four writers close *weeks* issues, kill -9 one of them *kills* times; return how many were alive then."""
    running = [_start(address, weeks) for _ in range(WRITERS)]
    hits = 0
    for _ in range(kills):
        time.sleep(chance.uniform(0.05, 0.6))  # from before the archive is open to the midst of the weeks
        place = chance.randrange(WRITERS)
        hits += running[place].poll() is None
        running[place].kill()
        running[place].wait()
        running[place] = _start(address, weeks)
    for process in running:
        assert process.wait(timeout=120) == 0, "a writer that nobody killed failed"
    return hits


def _start(address: str, weeks: int) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join((str(_HERE), str(_HERE.parents[1])))
    environment = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, str(_HERE / "writer.py"), address, str(weeks)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def wrong_after(address: str, weeks: int) -> list[str]:
    """Return what is wrong: serial numbers other than 1 to *weeks*, gaps, damaged files, sums that do not agree."""
    archive = Archive.open(address)
    kept = archive.kept()
    numbers = [each.number.serial for each in kept]
    wrong = [] if numbers == list(range(1, weeks + 1)) else [f"numbers {numbers}"]
    wrong += [f"{each.number}: {each.revision} revisions" for each in kept if each.revision]
    wrong += [f"{each.number}: files missing" for each in kept if len(archive.renderings(each)) != 2]
    return wrong + list(checks.problems(archive))
