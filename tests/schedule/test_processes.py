"""Real processes on one archive, killed in mid-run; the long forms are in benchmarks/faults.py."""

from __future__ import annotations

import json
import os
import subprocess
import sys


def figures(root, *arguments: str) -> dict:
    command = [sys.executable, "-m", "benchmarks.faults", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_killed_schedulers_leave_every_period_made_once(root):
    found = figures(root, "kills", "--kills", "4", "--periods", "3", "--workers", "3")
    assert (found["issues"], found["gaps"], found["doubles"], found["revisions"]) == (3, 0, 0, 0)
    assert (found["kills"], found["whole files"], found["in order"]) == (4, 3, True)


def test_the_calendar_holds(root):
    assert figures(root, "calendar")["held"]
