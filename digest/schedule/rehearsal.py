"""A rehearsal: the whole run on a copy of the archive, in a folder of its own, so that nothing real changes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from digest.archive import location
from digest.model import Database

__all__ = ["copy"]


def copy(out: Path, database: Database | None = None) -> Path:
    """Return a new temporary folder that holds a copy of the archive of *out* (or of *database*), if there is one.

    The copy is of one moment, and whole, even while another process writes.
    """
    folder = Path(tempfile.mkdtemp(prefix="union-digest-"))
    if location.is_there(out, database):
        location.open_archive(out, database).backups.copy(folder / location.FILE)
    return folder
