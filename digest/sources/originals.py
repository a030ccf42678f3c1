"""What was collected, as it came: raw bytes named by their hash, and beside each a small JSON of where it came from.

A file is durable (written aside, synced, renamed) before anybody notes that it is there, so that a process killed at
any moment loses nothing. The same bytes are written once.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from digest import atomic
from digest.model import Origin, Provenance

__all__ = ["FOLDER", "keep", "original_of", "sha256_of", "stored"]

FOLDER = "collected"  # beside the archive


def keep(out: Path, content: bytes, suffix: str, provenance: Provenance, **told: Any) -> str:
    """Write *content* and its JSON below *out*, and return its name: ``collected/3f/3f2a….html``.

    *told* stands in the JSON beside the provenance. OSError where it cannot be written.
    """
    name = sha256_of(content)
    file = out / FOLDER / name[:2] / f"{name}{suffix}"
    file.parent.mkdir(parents=True, exist_ok=True)
    if not _is_there(file, len(content)):
        _write(file, content)
    about = file.with_suffix(".json")
    if not about.exists():
        came = {key: value for key, value in dataclasses.asdict(provenance).items() if value}
        came |= {key: value.isoformat() for key, value in came.items() if isinstance(value, date)}
        page = {**came, **told, "sha256": name, "size": len(content)}
        _write(about, (json.dumps(page, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
    return file.relative_to(out).as_posix()


def original_of(origin: Origin, out: Path) -> Path | None:
    """Return the file that *origin* names as it first came: of an entry of a feed, the feed; None where it is gone."""
    if origin.provenance and origin.provenance.original and origin.uri.partition("!/")[0].endswith(".feed"):
        feed = out / origin.provenance.original
        return feed if feed.is_file() else stored(origin.uri, out)
    return stored(origin.uri, out)


def stored(uri: str, out: Path) -> Path | None:
    """Return the file that *uri* was read from, among what was collected below *out* or where it says; None if gone."""
    named = Path(uri.partition("!/")[0])
    places = (out / FOLDER / named.name[:2] / named.name, named)
    return next((place for place in places if place.is_file()), None)


def sha256_of(content: bytes) -> str:
    """Return the hash that names *content*."""
    return hashlib.sha256(content).hexdigest()


def _is_there(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except FileNotFoundError:
        return False


def _write(file: Path, content: bytes) -> None:
    with atomic.replacing(file) as aside, aside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if os.name == "posix":  # the name too: elsewhere a folder cannot be synced
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
