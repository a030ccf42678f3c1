"""Files that broke or exhausted the process they were read in: a copy is kept by its hash, to be looked at."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

from digest import atomic
from digest.errors import trouble
from digest.model import Failure

__all__ = ["FOLDER", "keep", "set_aside"]

log = logging.getLogger(__name__)

FOLDER = "quarantine"


def set_aside(broken: Iterable[Failure], out: Path) -> None:
    """Keep a copy of every source of *broken* in *out*; one that cannot be kept is told."""
    for failure in broken:
        try:
            log.warning("已隔离 %s：%s", failure.source, keep(failure, out))
        except OSError as error:
            log.error("没能隔离 %s：%s", failure.source, trouble(error))


def keep(failure: Failure, out: Path) -> Path:
    """Copy the file that *failure* tells of into the quarantine of *out*, with the reason beside it; return the copy.

    Of a member the container is kept. The file itself stays where it is, and is never opened from the copy.
    """
    source = Path(failure.source.partition("!/")[0])
    with source.open("rb") as stream:
        name = hashlib.file_digest(stream, "sha256").hexdigest()
    kept = out / FOLDER / name
    kept.parent.mkdir(exist_ok=True)
    if not kept.exists():
        with atomic.replacing(kept) as copy:
            shutil.copyfile(source, copy)
    with atomic.replacing(kept.with_suffix(".txt")) as told:
        told.write_text(f"{failure.source}\n{failure.message}\n{failure.remedy}\n", "utf-8")
    return kept
