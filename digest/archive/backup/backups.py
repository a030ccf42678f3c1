"""``Backups``: the whole archive out as one file, and in again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from digest.archive.backup import restore, write


class Backups:
    """The whole of an archive as one file."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def write(self, file: Path, *, is_to_replace: bool = False) -> Path | None:
        """Write a backup (``write.backup``); return where the one that was there is kept."""
        return write.backup(self._engine, file, is_to_replace=is_to_replace)

    def export(self, file: Path, *, is_to_replace: bool = False) -> Path | None:
        """Write an export for any database (``write.export``); return where the one that was there is kept."""
        return write.export(self._engine, file, is_to_replace=is_to_replace)

    def copy(self, file: Path) -> None:
        """Write an SQLite archive of this moment to the new *file*."""
        restore.copy(self._engine, file)

    def take_in(self, file: Path) -> int:
        """Read an export or a backup into this empty archive; return how many issues came in."""
        return restore.take_in(self._engine, file)
