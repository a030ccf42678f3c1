"""Files written aside: complete under a hidden name first, then renamed, so that nobody ever sees half of one.

The hidden name says whose it is (``.weekly-2026-01.pdf.3f2a91c0-4711-x7k2.part``: machine, process, chance), so that
what a killed process left behind can be told from what another is writing now.
"""

from __future__ import annotations

import functools
import hashlib
import os
import socket
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from digest.expressions import expression

__all__ = ["is_running", "replacing", "sweep", "temporary"]

# What a process of another machine left on a shared folder is taken for dead after this long without a write; the
# longest write, the export of 100,000 articles, took under five minutes, and a day bears clocks that differ by hours.
_OLD_SECONDS = 24 * 3600
_NAME = expression(r"\..+\.(?P<machine>[0-9a-f]{8})-(?P<process>\d+)-\w+\.part(-journal|-wal|-shm)?")


def temporary(folder: Path, name: str) -> Path:
    """Return a new empty file in *folder* that is to become *name*; ``OSError`` where it cannot be made."""
    prefix = f".{name}.{_machine()}-{os.getpid()}-"
    handle, path = tempfile.mkstemp(dir=folder, prefix=prefix, suffix=".part")
    os.close(handle)
    return Path(path)


@contextmanager
def replacing(file: Path, mode: int | None = None) -> Iterator[Path]:
    """Give a temporary file beside *file*; it takes its place when all went well, else nothing is left of it.

    It has *mode*, without one that of the file it replaces; a new one may be read by all, as an office shares it.
    """
    sweep(file.parent)
    written = temporary(file.parent, file.name)
    try:
        yield written
        written.chmod(mode or (stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o644))
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove from *folder* what processes that died left aside, nothing else; return what was removed."""
    with suppress(OSError):  # a folder that cannot be read or written: whoever writes next will say so
        remains = tuple(path for path in sorted(folder.iterdir()) if _is_remains(path))
        for path in remains:
            path.unlink(missing_ok=True)
        return remains
    return ()


def _is_remains(path: Path) -> bool:
    found = _NAME.fullmatch(path.name)
    if not found:
        return False
    if found["machine"] == _machine():
        return not is_running(int(found["process"]))
    with suppress(OSError):
        return time.time() - path.stat().st_mtime > _OLD_SECONDS
    return False


@functools.cache
def _machine() -> str:
    """Return what tells this machine (in a container: its own table of processes) from others, 8 hexadecimal digits."""
    processes = ""
    with suppress(OSError):
        processes = str(Path("/proc/self/ns/pid").stat().st_ino)
    return hashlib.sha256(f"{socket.gethostname()} {processes}".encode()).hexdigest()[:8]


def is_running(process: int) -> bool:
    """Say whether a process of that number runs on this machine; True where that cannot be told."""
    if os.name != "posix":  # there the signal 0 would end the process: only age tells
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's, or no number of a process
        return True
    return True
