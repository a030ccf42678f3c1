"""Which briefing files a command means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digest import config
from digest.commands.common.folders import find_briefings
from digest.errors import ConfigError
from digest.model import Briefing
from digest.schedule.calendars import spoken
from digest.schedule.occasions import Occasion, schedule_of


def scheduled(files: Sequence[str]) -> list[Briefing]:
    """Return the briefings of *files*, each with a schedule; of all briefing files found here if none is named.

    ``ConfigError`` where a named file sets no schedule, or none is found.
    """
    if files:
        briefings = [config.load(file) for file in files]
        for briefing in briefings:
            schedule_of(briefing)
    else:
        briefings = [briefing for briefing in map(config.load, find_briefings()) if briefing.schedule]
    if not briefings:
        raise ConfigError(str(Path.cwd()), "这里没有写了 [schedule] 的简报文件", "请写出简报文件，例如 weekly.toml")
    return briefings


def described(occasion: Occasion) -> str:
    """Return when *occasion* is published, and why then."""
    when = f"{spoken(occasion.publish.date())} {occasion.publish:%H:%M}" if occasion.publish else "不出"
    return f"{when}　{occasion.reason}"
