"""Kill -9 while 5,000 articles are read again: ``python -m benchmarks.faults_reread [--articles N] [--kills N]``.

One office, 100 articles an issue. It is read again undisturbed; in a copy the workers are killed at random moments, in
another the process that asks them, which is started again each time. What stands in the archive afterwards must be the
same in all three, row by row, and no issue otherwise than it was printed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.offices import office
from tests.rereading.kills import kill_coordinator, kill_workers, undisturbed, written

_AN_ISSUE = 100


def main() -> None:
    """Print what each run came to, and whether it is equal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--engine", default="processes:2")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="digest-reread-") as folder:
        printed = Path(folder) / "office"
        started = time.perf_counter()
        office(printed, arguments.articles, _AN_ISSUE)
        print(f"{arguments.articles:,} articles printed in {time.perf_counter() - started:.0f} s", flush=True)
        seconds, expected = undisturbed(printed, arguments.engine)
        print(f"undisturbed: {seconds:.0f} s, {len(expected):,} rows", flush=True)
        for kill in (kill_workers, kill_coordinator):
            copy = Path(shutil.copytree(printed, printed.with_name(kill.__name__)))
            started = time.perf_counter()
            hits = kill(copy, arguments.engine, arguments.kills, random.Random(5))
            is_equal = written(copy) == expected
            print(
                f"{kill.__name__}: {hits} kills, {time.perf_counter() - started:.0f} s, equal: {is_equal}", flush=True
            )


if __name__ == "__main__":
    main()
