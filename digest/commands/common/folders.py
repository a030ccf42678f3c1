"""Where the briefing files of an office lie."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FOLDERS = (".", "templates")  # a working folder laid out by `digest init`, or a checkout


def find_briefings(*folders: Path) -> list[str]:
    """Return the briefing files of this folder, and of *folders*, a broken one too."""
    files = [file for folder in (*map(Path, _FOLDERS), *folders) for file in sorted(folder.glob("*.toml"))]
    distinct = {file.absolute(): file for file in reversed(files) if _is_briefing(file)}
    return [str(file) for file in reversed(distinct.values())]


def _is_briefing(file: Path) -> bool:
    """Say whether *file* means to be a briefing: one that is broken is not passed over, its error is shown."""
    try:
        return "briefing" in tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        return file.name != "pyproject.toml"
