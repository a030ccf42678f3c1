"""Which briefing files a command means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from digest import config
from digest.commands.common.folders import find_briefings, sole
from digest.commands.common.terminal import warn
from digest.errors import ConfigError
from digest.model import Briefing
from digest.schedule.calendars import calendar_of, spoken
from digest.schedule.occasions import Occasion, schedule_of


def scheduled(files: Sequence[str]) -> list[Briefing]:
    """Return the briefings of *files*, each with a schedule; of all briefing files found here if none is named.

    ``ConfigError`` where a named file is wrong or sets no schedule, or none is found; of those found here a wrong one
    is told, and the others go on.
    """
    if files:
        return [load_scheduled(file, warn) for file in files]
    return _found("[schedule]", lambda briefing: briefing.schedule is not None)


def collecting(files: Sequence[str]) -> list[Briefing]:
    """Return the briefings of *files*, or those found here that name sources to collect; raises as ``scheduled``."""
    if files:
        return [config.load(file, warn) for file in files]
    return _found("[[sources.…]]", lambda briefing: briefing.collecting is not None)


def _found(what: str, has_it: Callable[[Briefing], bool]) -> list[Briefing]:
    """Return the briefings found here that have *what*."""
    briefings: list[Briefing] = []
    broken: list[ConfigError] = []
    for file in find_briefings():
        try:
            briefings.append(config.load(file, warn))
        except ConfigError as error:
            broken.append(error)
    briefings, copied = sole(filter(has_it, briefings))
    broken += copied
    if broken and not briefings:
        raise broken[0]
    for each in (*broken, *(fault for briefing in briefings for fault in calendar_faults(briefing))):
        warn(each)
    if not briefings:
        raise ConfigError(str(Path.cwd()), f"这里没有写了 {what} 的简报文件", "请写出简报文件，例如 weekly.toml")
    return briefings


def load_scheduled(file: str, tell: Callable[[ConfigError], object]) -> Briefing:
    """Return the briefing of *file*, which must set a schedule; *tell* is told what is wrong in how it is sent."""
    wrong: list[ConfigError] = []
    briefing = config.load(file, wrong.append)
    if briefing.schedule is None and wrong:
        raise wrong[0]
    schedule_of(briefing)
    for error in (*wrong, *calendar_faults(briefing)):
        tell(error)
    return briefing


def calendar_faults(briefing: Briefing) -> tuple[ConfigError, ...]:
    """Return what is wrong in single lines of the office's own calendar; nothing where it cannot be read at all.

    That stops who needs the days, and is told there.
    """
    try:
        return tuple(fault.error for fault in calendar_of(schedule_of(briefing).calendar).faults)
    except ConfigError:
        return ()


def described(occasion: Occasion) -> str:
    """Return when *occasion* is published, and why then."""
    when = f"{spoken(occasion.publish.date())} {occasion.publish:%H:%M}" if occasion.publish else "不出"
    return f"{when}　{occasion.reason}"
