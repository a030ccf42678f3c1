"""Faults of the schedule, with real processes (docs/reliability.md tells what each shows).

    python -m benchmarks.faults kills --kills 50     four schedulers, 52 periods, kill -9 in mid-run
    python -m benchmarks.faults kills --database postgresql   the same on a server of its own
    python -m benchmarks.faults pauses --kills 20    the same, stopped for twice the lease instead of killed
    python -m benchmarks.faults downtime             down for five periods, each catch_up
    python -m benchmarks.faults clock                the real `digest schedule` under a clock set by two hours
    python -m benchmarks.faults restart              the service killed ten times and started again
    python -m benchmarks.faults calendar             all Fridays of 2010 to 2026, and 2027
    python -m benchmarks.faults readonly             the output folder cannot be written
    python -m benchmarks.faults all
Each prints one JSON line of figures and ends with status 1 where the goal is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import faults_calendar, faults_clock, faults_kills

Case = Callable[[Path, argparse.Namespace], dict[str, object]]

CASES: dict[str, Case] = {
    "kills": faults_kills.kills,
    "pauses": faults_kills.kills,
    "downtime": faults_kills.downtime,
    "blocked": faults_kills.blocked,
    "clock": faults_clock.clock,
    "restart": faults_clock.restart,
    "calendar": faults_calendar.calendar,
}


def main() -> int:
    """Run the cases asked for; return 1 if one misses its goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("case", choices=(*CASES, "all"))
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--periods", type=int, default=52)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--form", choices=("json", "pdf"), default="json")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    names = list(CASES) if arguments.case == "all" else [arguments.case]
    return max(_run(name, argparse.Namespace(**{**vars(arguments), "case": name})) for name in names)


def _run(name: str, arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        figures = CASES[name](Path(folder), arguments)
    print(json.dumps({"case": name, **figures}, ensure_ascii=False), flush=True)
    return 0 if figures["held"] else 1


if __name__ == "__main__":
    sys.exit(main())
