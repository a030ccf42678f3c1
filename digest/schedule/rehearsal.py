"""A rehearsal: the whole run on a copy of the archive, in a folder of its own, so that nothing real changes."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from digest.errors import ArchiveError

__all__ = ["copy"]


def copy(out: Path) -> Path:
    """Return a new temporary folder that holds a copy of the archive in *out*, if there is one.

    The copy is taken by SQLite itself (backup API), so it is whole even while another process writes.
    """
    folder = Path(tempfile.mkdtemp(prefix="union-digest-"))
    archive = out / "archive.db"
    try:
        if archive.exists():
            with closing(sqlite3.connect(archive)) as source, closing(sqlite3.connect(folder / archive.name)) as target:
                source.backup(target)
    except sqlite3.Error as error:
        raise ArchiveError(f"档案复制不出来：{error}", "请检查 --out 文件夹") from error
    return folder
