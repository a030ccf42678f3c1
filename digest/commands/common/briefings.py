"""Which briefing files a command means."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from digest import config
from digest.errors import ConfigError
from digest.model import Briefing
from digest.schedule.calendars import spoken
from digest.schedule.occasions import Occasion, schedule_of
from digest.tables import read_text

_FOLDERS = (".", "templates")  # a working folder laid out by `digest init`, or a checkout


def scheduled(files: Sequence[str]) -> list[Briefing]:
    """Return the briefings of *files*, each with a schedule; of all briefing files found here if none is named.

    ``ConfigError`` where a named file sets no schedule, or none is found.
    """
    if files:
        briefings = [config.load(file) for file in files]
        for briefing in briefings:
            schedule_of(briefing)
    else:
        briefings = [briefing for briefing in map(config.load, found()) if briefing.schedule]
    if not briefings:
        raise ConfigError(str(Path.cwd()), "这里没有写了 [schedule] 的简报文件", "请写出简报文件，例如 weekly.toml")
    return briefings


def found(*folders: Path) -> list[str]:
    """Return the briefing files of this folder, and of *folders*, a broken one too."""
    files = [file for folder in (*map(Path, _FOLDERS), *folders) for file in sorted(folder.glob("*.toml"))]
    distinct = {file.absolute(): file for file in reversed(files) if _is_briefing(file)}
    return [str(file) for file in reversed(distinct.values())]


def _is_briefing(file: Path) -> bool:
    """Say whether *file* means to be a briefing: one that is broken is not passed over, its error is shown."""
    try:
        return "briefing" in tomllib.loads(read_text(file))
    except (ConfigError, ValueError, RecursionError):
        return file.name != "pyproject.toml"


def described(occasion: Occasion) -> str:
    """Return when *occasion* is published, and why then."""
    when = f"{spoken(occasion.publish.date())} {occasion.publish:%H:%M}" if occasion.publish else "不出"
    return f"{when}　{occasion.reason}"
