"""Files made to break readers: ``python -m benchmarks.hostile [NAME…]`` prints one line a file and the cost of all.

Each is read as the program reads it, in a process of its own with limits, and after it a sound report, its neighbour. A
file is contained where it is read or told in Chinese with what to do, within 30 seconds by the clock without the
recogniser of characters, and its neighbour is read whole. *child* is the peak memory of the process that read, *grown*
what this one has taken on since the first file.
"""

from __future__ import annotations

import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from digest import pages
from digest.model import Location
from digest.pages.sandbox import outside
from tests.pages import hostile, reports
from tests.pages.stories import STORIES
from tests.press import hostile as printed

SLOWEST, MOST_GROWN = 30.0, 50.0  # seconds a file; MB of this process, over all files


def main(names: list[str]) -> int:
    """Read the files; return 1 where one was not contained."""
    bad = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        neighbour = folder / "邻.docx"
        neighbour.write_bytes(reports.official(STORIES[:1]))
        pages.read(Location(str(neighbour)))
        began, total = _peak(), 0
        for name, content in _files():
            if names and name not in names:
                continue
            file = folder / name
            file.write_bytes(content)
            del content
            total += 1
            if not _contained(file, neighbour, began):
                bad += 1
            file.unlink()
    grown = _peak() - began
    print(f"{total} files, {total - bad} contained, this process grew by {grown:.0f} MB")
    return int(bad > 0 or grown >= MOST_GROWN)


def _files() -> Iterator[tuple[str, bytes]]:
    yield from ((name, content) for name, (content, _) in hostile.FILES.items())
    yield from ((name, content()) for name, (content, _) in printed.FILES.items())


def _contained(file: Path, neighbour: Path, began: float) -> bool:
    if outside._current:  # a fresh child, whose memory is that of this file alone
        outside._end(outside._current[0])
    start = time.perf_counter()
    found = pages.read(Location(str(file)))
    seconds = time.perf_counter() - start
    memory = _memory_of_child()
    failures = [each.failure for each in found if each.failure]
    told = all(re.search("[一-鿿]", each.message) and each.remedy for each in failures)
    read = any(page.blocks for each in found for page in each.pages)
    (beside,) = pages.read(Location(str(neighbour)))
    is_contained = told and (read or bool(failures)) and bool(beside.pages) and seconds <= SLOWEST
    verdict = failures[0].message[:40] if failures else "读出"
    grown = _peak() - began
    mark = "" if is_contained else " NOT CONTAINED"
    print(
        f"{file.name:<14} {seconds:6.1f} s  child {memory:5.0f} MB  grown {grown:4.0f} MB  {verdict}{mark}", flush=True
    )
    return is_contained


def _memory_of_child() -> float:
    """Return the peak of the child that is alive, in MB; 0 where it was ended."""
    if not outside._current:
        return 0.0
    status = Path(f"/proc/{outside._current[0].process.pid}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
