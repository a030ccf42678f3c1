"""Where the briefing files of an office lie, and which of them counts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from digest.errors import ConfigError
from digest.model import Briefing
from digest.tables import read_text

_FOLDERS = (".", "templates")  # a working folder laid out by `digest init`, or a checkout


def find_briefings(*folders: Path) -> list[str]:
    """Return the briefing files of *folders*, and of this folder, a broken one too; none that is hidden."""
    files = [file for folder in (*folders, *map(Path, _FOLDERS)) for file in sorted(folder.glob("[!.]*.toml"))]
    distinct = {file.absolute(): file for file in reversed(files) if _is_briefing(file)}
    return [str(file) for file in reversed(distinct.values())]


def sole(briefings: Iterable[Briefing]) -> tuple[list[Briefing], list[ConfigError]]:
    """Return of *briefings* the first of each code, and an error in place of one that has a copy beside it.

    A copy may send to those of another year; of files in several folders the one found first counts.
    """
    found: dict[str, list[Briefing]] = {}
    for briefing in briefings:
        found.setdefault(briefing.code, []).append(briefing)
    counting, copied = [], []
    for code, (first, *others) in found.items():
        folder = Path(first.file).absolute().parent
        copy = next((other.file for other in others if Path(other.file).absolute().parent == folder), "")
        if copy:
            what, remedy = f"{Path(copy).name} 的 code 也是 {code}，不知以哪一份为准", "请写明用哪一份，或把另一份移走"
            copied.append(ConfigError(first.file, what, remedy))
        else:
            counting.append(first)
    return counting, copied


def _is_briefing(file: Path) -> bool:
    """Say whether *file* means to be a briefing: one that is broken is not passed over, its error is shown."""
    if file.is_dir():
        return False
    try:
        return "briefing" in tomllib.loads(read_text(file))
    except (ConfigError, ValueError, RecursionError):
        return file.name != "pyproject.toml"
