"""What one command works with: archive, issue, briefing, clock and output folder, each found once."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from digest import config, times
from digest.archive import Archive, Kept, location
from digest.commands.common import drafts
from digest.commands.common.folders import find_briefings, sole
from digest.commands.common.terminal import warn
from digest.errors import ArchiveError, ConfigError
from digest.model import Briefing, Database, Issue


def context_of(arguments: argparse.Namespace, number: str = "") -> Context:
    """Return what the command of *arguments* works with; *number* where the issue is not named by ``arguments.number``.

    Nothing is looked up yet.
    """
    return Context(arguments.out, arguments.file_of_briefing, number or getattr(arguments, "number", ""))


@dataclass(frozen=True)
class Context:
    """The output folder *out*, the briefing *file* if one is given, the *number* of an issue as written, and *now*.

    What these lead to is looked up when it is first asked for, and once.
    """

    out: Path
    file: str | None = None
    number: str = ""
    now: datetime = field(default_factory=times.now)

    @cached_property
    def database(self) -> Database | None:
        """The database that holds the archive; None where it is a file in ``out``."""
        return database_of(self.out, self.file)

    @property
    def has_archive(self) -> bool:
        """Whether there is an archive that may be opened: a file in ``out``, or a database that is named."""
        return (self.out / location.FILE).exists() or database_of(self.out, self.file, skips_broken=True) is not None

    @cached_property
    def archive(self) -> Archive:
        """The archive that is there; ``ArchiveError`` if there is none."""
        return location.open_existing(self.out, self.database)

    @cached_property
    def kept(self) -> Kept:
        """The newest revision of the issue that ``number`` means."""
        return drafts.find_kept(self.archive, self.number)

    @cached_property
    def issue(self) -> Issue:
        """The whole issue that ``kept`` names."""
        return self.archive.issue(self.kept)

    @cached_property
    def briefing(self) -> Briefing:
        """The briefing as ``load_briefing`` finds it; what is wrong in how it is sent is printed."""
        return self.load_briefing(warn)

    @cached_property
    def briefing_if_any(self) -> Briefing | None:
        """The briefing; None where no file is given, and none of the issue is found, or not a sound one."""
        try:
            return self.briefing
        except ConfigError:
            if self.file:
                raise
            return None

    def revision(self, wanted: int | None) -> Kept:
        """Return the draft *wanted* (0 is the first) of the issue; the newest if none is."""
        if wanted is None:
            return self.kept
        revisions = self.archive.revisions(self.kept)
        if not 0 <= wanted < len(revisions):
            raise ArchiveError(f"没有第 {wanted} 稿", f"这一期有第 0 到第 {len(revisions) - 1} 稿")
        return revisions[wanted]

    def load_briefing(self, tell: Callable[[ConfigError], object] | None) -> Briefing:
        """Return the briefing of the file given, or else the one here that the issue is of.

        *tell* is told what is wrong in how it is sent; None where that matters, and ``ConfigError`` is raised.
        """
        if not self.file:
            return _find_briefing(self.kept.briefing, self.out, tell)
        briefing = config.load(self.file, tell)
        if self.number and briefing.code != self.kept.briefing:
            what = f"这是 {briefing.code} 的简报文件，不是 {self.kept.briefing} 的"
            raise ConfigError(self.file, what, "请换一个 --briefing")
        return briefing


def database_of(out: Path, file: str | None = None, *, skips_broken: bool = False) -> Database | None:
    """Return the database that the briefing *file* names, or else the one that the briefing files found here name.

    None where the archive is a file in *out*. ``ArchiveError`` where they name several. A broken briefing file matters
    only where no archive is found, and not at all with *skips_broken*.
    """
    if file:
        return config.database(file)
    named: dict[Database, str] = {}
    for path in find_briefings(out.absolute().parent):
        try:
            database = config.database(path)
        except ConfigError:
            if skips_broken or (out / location.FILE).exists():
                continue
            raise
        if database:
            named[database] = path
    if len(named) > 1:
        raise ArchiveError(f"这里的简报文件写了不同的数据库：{'、'.join(named.values())}", "请用 --briefing 指明一个")
    return next(iter(named), None)


def _find_briefing(code: str, out: Path, tell: Callable[[ConfigError], object] | None) -> Briefing:
    """Return the briefing *code* from the files found here; a broken file counts only where no other is the one."""
    found: list[Briefing] = []
    broken: list[ConfigError] = []
    for path in find_briefings(out.absolute().parent):
        try:
            found.append(config.load(path, tell))
        except ConfigError as error:
            broken.append(error)
    counting, copied = sole(briefing for briefing in found if briefing.code == code)
    if counting:
        return counting[0]
    if errors := copied or broken:
        raise errors[0]
    raise ConfigError(str(Path.cwd()), f"没有找到 {code} 的简报文件", "请用 --briefing 指明")
