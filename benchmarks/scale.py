"""From ten sources to twenty thousand, on every engine: ``python -m benchmarks.scale [--sizes …] [--engines …]``.

Each measurement is a process of its own that reads the sources (rooms 1 to 4) by the seam, after the workers and this
process were warmed by fifty others. Printed: seconds on the clock; CPU seconds of all processes and of the one that
asks; its memory and that of the largest worker; whether the readings are the same byte for byte as those of inline; and
how near the engine comes to linear. On a machine whose cores others use the clock tells little; by CPU it is what
inline takes over what the engine takes in all, its workers and the one that asks (not the scheduler of other machines):
the most that free cores could reach.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.papers import write_sources
from digest import bulk, pipeline
from digest.model import Briefing, Location

SIZES = (10, 100, 1_000, 5_000, 20_000)
ENGINES = ("inline", "processes:2", "dask")
_WARM = 60  # sources read before the clock starts: tables loaded, workers there
_BRIEFING = Briefing("scale", "", "", (), max_chars=None)
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the table, one line a size and engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engines", nargs="+", default=ENGINES)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        folder, count, engine = arguments.one
        print(json.dumps(measure(Path(folder), int(count), engine)))
        return
    heads = ("sources", "engine", "wall s", "CPU s", "of it here", "MB here", "MB a worker", "same bytes")
    print(f"| {' | '.join((*heads, 'of linear, wall', 'of linear, CPU'))} |")
    print("|---:|---|---:|---:|---:|---:|---:|---|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="digest-scale-") as folder:
        write_sources(Path(folder), max(arguments.sizes) + _WARM)
        for count in arguments.sizes:
            found = {engine: one(folder, count, engine) for engine in arguments.engines}
            base = found["inline"]
            for engine, each in found.items():
                ways = 1 if engine == "inline" else 2
                linear = base["wall"] / each["wall"] / ways
                print(
                    f"| {count:,} | {engine} | {each['wall']:.1f} | {each['cpu']:.1f} | {each['here']:.1f} | "
                    f"{each['memory']:.0f} | {each['worker']:.0f} | {each['hash'] == base['hash']} | {linear:.2f} | "
                    f"{base['cpu'] / each['cpu']:.2f} |",
                    flush=True,
                )


def one(folder: str, count: int, engine: str) -> dict[str, float | str]:
    """Return what a process of its own measures."""
    command = [sys.executable, "-m", "benchmarks.scale", "--one", folder, str(count), engine]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float | str] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(folder: Path, count: int, engine: str) -> dict[str, float | str]:
    """Read *count* sources of *folder* on *engine*, and return what that took."""
    locations = [Location(str(file)) for file in sorted(folder.glob("*.txt"))]
    warm, locations = locations[-_WARM:], locations[:count]
    marked = hashlib.sha256()
    with bulk.executor(engine) as executor:
        for _ in pipeline.read_locations(warm, _BRIEFING, executor):
            pass
        with workers_watched() as workers:
            before, here, started = workers.cpu(), time.process_time(), time.perf_counter()
            for reading in pipeline.read_locations(locations, _BRIEFING, executor):
                marked.update(pickle.dumps(repr(reading)))
            wall, own = time.perf_counter() - started, time.process_time() - here
            below = workers.cpu() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"wall": wall, "cpu": own + below, "here": own, "memory": peak, "worker": workers.peak}
    return {**told, "hash": marked.hexdigest()}


class Workers:
    """The processes below this one: their CPU seconds, and the most memory one of them held."""

    def __init__(self) -> None:
        self.peak = 0.0

    def cpu(self) -> float:
        """Return the CPU seconds of all of them up to now, and note their memory."""
        total = 0.0
        for process in _below(os.getpid()):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
            except OSError:  # it has ended
                continue
            total += (int(fields[11]) + int(fields[12])) / _TICKS
            self.peak = max(self.peak, pages * resource.getpagesize() / 2**20)
        return total


@contextmanager
def workers_watched() -> Iterator[Workers]:
    """Give the workers; their memory is looked at twice a second."""
    workers, is_over = Workers(), threading.Event()

    def look() -> None:
        while not is_over.wait(0.5):
            workers.cpu()

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield workers
    finally:
        is_over.set()
        looking.join()


def _below(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)


if __name__ == "__main__":
    main()
