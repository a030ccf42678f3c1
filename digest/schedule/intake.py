"""The intake folder: which sources have arrived, whole, and were not read before."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from digest import pages
from digest.errors import SourceError
from digest.files import LOCK, QUIET_SECONDS, UNFINISHED
from digest.model import Provenance

__all__ = ["Arrival", "Source", "collect", "fingerprint"]

log = logging.getLogger(__name__)

# The size is looked at twice, this far apart: a copy that keeps the original's time shows itself only by growing.
PAUSE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """One file that has arrived: where it is, the sha256 of its content, and where it came from if it was collected."""

    path: Path
    sha256: str
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is there for a run: whole new sources, and the files still being written."""

    sources: tuple[Source, ...]
    unfinished: tuple[Path, ...] = ()


def collect(
    folders: Sequence[str],
    now: datetime,
    already: Container[str],
    until: datetime | None = None,
    *,
    is_patient: bool = False,
    pause: float = PAUSE_SECONDS,
) -> Arrival:
    """Return what has come into *folders* by *until* (None: by now) and is not among the *already* read (sha256).

    The same content under two names is taken once. With *is_patient* (somebody sits and waits), files that came in this
    very moment are given time to become whole. ``SourceError`` if a folder is not there: a network drive that is
    not connected must not look like a week without news.
    """
    for folder in folders:
        if not Path(folder).exists():
            raise SourceError(folder, "收件文件夹不存在", "请检查网络盘是否连上，或改 [schedule] 的 intake")
    locations, failures = pages.discover(folders)
    for failure in (each for each in failures if each.source not in folders):  # of a file, not of an empty folder
        log.warning("%s：%s（%s）", failure.source, failure.message, failure.remedy)
    files = [Path(location.uri) for location in locations]
    wanted = [path for path in files if not path.name.startswith(LOCK)]
    if is_patient and any(_is_fresh(path, now) for path in wanted):
        _wait(QUIET_SECONDS)
        now += timedelta(seconds=QUIET_SECONDS)
    sizes = {path: _size(path) for path in wanted}
    _wait(pause if wanted else 0)
    unfinished = [
        path
        for path in wanted
        if path.suffix.lower() in UNFINISHED or _is_fresh(path, now) or _size(path) != sizes[path]
    ]
    whole = [
        path for path in wanted if path not in unfinished and (until is None or _changed_at(path) <= until.timestamp())
    ]
    found = (Source(path, fingerprint(path)) for path in reversed(whole))
    sources = {source.sha256: source for source in found if source.sha256 not in already}
    return Arrival(tuple(sorted(sources.values(), key=lambda source: str(source.path))), tuple(unfinished))


def _wait(seconds: float) -> None:
    """Wait by the monotonic clock, whatever is done to the other one meanwhile."""
    threading.Event().wait(seconds)


def fingerprint(path: Path) -> str:
    """Return the sha256 of the content of *path*; of a file that cannot be read, one of its path.

    What cannot be read is still a source: the issue's ledger has to say so.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(os.fsencode(path)).hexdigest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_fresh(path: Path, now: datetime) -> bool:
    return abs(now.timestamp() - _changed_at(path)) < QUIET_SECONDS
