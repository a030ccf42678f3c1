"""Where the briefing files of an office lie."""

from __future__ import annotations

import tomllib
from pathlib import Path

from digest.errors import ConfigError
from digest.tables import read_text

_FOLDERS = (".", "templates")  # a working folder laid out by `digest init`, or a checkout


def find_briefings(*folders: Path) -> list[str]:
    """Return the briefing files of this folder, and of *folders*, a broken one too."""
    files = [file for folder in (*map(Path, _FOLDERS), *folders) for file in sorted(folder.glob("*.toml"))]
    distinct = {file.absolute(): file for file in reversed(files) if _is_briefing(file)}
    return [str(file) for file in reversed(distinct.values())]


def _is_briefing(file: Path) -> bool:
    """Say whether *file* means to be a briefing: one that is broken is not passed over, its error is shown."""
    if file.is_dir():
        return False
    try:
        return "briefing" in tomllib.loads(read_text(file))
    except (ConfigError, ValueError, RecursionError):
        return file.name != "pyproject.toml"
