"""Room 5's search for duplicates by the number of items: ``python -m benchmarks.crowds [--sizes …] [--beside FOLDER]``.

The sources of ``benchmarks.papers``, read by rooms 1 to 4; each measurement is a process of its own. Printed: CPU
seconds, milliseconds an item, against ``jieba.lcut`` on the same bodies, MB at most, how many groups, and a mark of
them, the same where the groups and their reasons are. *--beside* measures another checkout in turn, in the same run:
on a machine that others use only the ratio of both says anything.
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
from pathlib import Path
from time import process_time

import jieba

from benchmarks.papers import write_sources
from digest import bulk, memory, pipeline, words
from digest.issues.duplicates import groups
from digest.model import Briefing, Location

SIZES = (500, 1_000, 2_000, 5_000)
_BRIEFING = Briefing("crowds", "", "", (), max_chars=None)
_HERE = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print the table, one line a size and checkout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--beside", type=Path, action="append", default=[])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        file, count = arguments.one
        print(json.dumps(measure(Path(file), int(count))))
        return
    print("| items | checkout | CPU s | ms an item | × jieba.lcut | MB | groups | mark |")
    print("|---:|---|---:|---:|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory(prefix="digest-crowds-") as folder:
        file = Path(folder) / "items"
        file.write_bytes(pickle.dumps(items_of(Path(folder) / "sources", max(arguments.sizes))))
        for count in arguments.sizes:
            for root in (*arguments.beside, _HERE):
                found = one(root, file, count)
                print(
                    f"| {count:,} | {root.name} | {found['cpu']:.1f} | {1000 * found['cpu'] / count:.2f} "
                    f"| {found['cpu'] / found['cut']:.2f} | {found['memory']:.0f} "
                    f"| {found['groups']} | {found['mark']} |",
                    flush=True,
                )


def items_of(folder: Path, count: int) -> list[object]:
    """Return the items of *count* sources, written into *folder*."""
    with bulk.executor("inline") as executor:
        locations = [Location(str(file)) for file in write_sources(folder, count)]
        return [item for reading in pipeline.read_locations(locations, _BRIEFING, executor) for item in reading.items]


def one(root: Path, file: Path, count: int) -> dict[str, float]:
    """Return what a process of its own measures with the program of *root*; this module is the same."""
    command = [sys.executable, __file__, "--one", str(file), str(count)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(file: Path, count: int) -> dict[str, float | str]:
    """Group *count* items of *file*, and return what that took."""
    memory.collect_seldom()  # as every command does
    items = pickle.loads(file.read_bytes())[:count]
    words.cut("工会")
    started = process_time()
    found = groups(items)
    cpu = process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    jieba.initialize()
    started = process_time()
    for item in items:
        jieba.lcut(item.article.body)
    told = repr([([item.article.origin.uri for item in group.items], group.kind, group.why) for group in found])
    mark = hashlib.sha256(told.replace(str(file.parent), "").encode()).hexdigest()[:8]
    cut = process_time() - started
    return {"cpu": cpu, "cut": cut, "memory": peak, "groups": len(found), "mark": mark}


if __name__ == "__main__":
    main()
