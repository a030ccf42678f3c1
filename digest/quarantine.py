"""Files that broke or exhausted the process they were read in: a copy is kept by its hash, to be looked at."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from digest import atomic
from digest.model import Failure

__all__ = ["FOLDER", "keep"]

FOLDER = "quarantine"


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
