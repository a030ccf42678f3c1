"""What a desk works on: the briefing files of an office, its output folder, its archive."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from digest import config
from digest.archive import Archive, Kept, location
from digest.commands.common import drafts
from digest.errors import ArchiveError, ConfigError
from digest.model import Briefing, Issue

__all__ = ["Office"]

_LAST = 6  # issues that are looked at for drafts: a month and a half of a weekly


@dataclass(frozen=True)
class Office:
    """The *files* of its briefings (at least one) and the folder *out* that holds what is made."""

    files: tuple[str, ...]
    out: Path

    def briefing(self, code: str = "") -> Briefing:
        """Return the briefing *code*, read anew; the first without one; ``ConfigError`` if there is none."""
        if not code:
            return config.load(self.files[0])
        for file in self.files:
            briefing = config.load(file)
            if briefing.code == code:
                return briefing
        raise ConfigError(self.files[0], f"没有代号为 {code} 的简报文件", "请检查 [briefing] 的 code")

    @functools.cached_property
    def archive(self) -> Archive:
        """The archive of the output folder, made where there is none yet."""
        return location.open_archive(self.out, self.briefing().archive)

    def kept(self, stem: str) -> Kept:
        """Return the newest revision of the issue with the file name *stem*; ``ArchiveError`` where there is none."""
        return drafts.find_kept(self.archive, stem)

    def newest(self) -> Kept | None:
        """Return the issue that is worked on: the last one made of any briefing here."""
        codes = {config.load(file).code for file in self.files}
        made = [kept for kept in self.archive.kept() if kept.briefing in codes and kept.number.series != "volume"]
        return max(made, key=lambda kept: kept.kept_at, default=None)

    def unsigned(self, briefing: Briefing) -> tuple[Kept, ...]:
        """Return those of the last issues of *briefing* that nobody has signed, but for the one that is worked on."""
        newest = self.newest()
        made = [kept for kept in self.archive.kept(briefing.code)[-_LAST:] if kept.number.series != "volume"]
        signoffs = self.archive.approvals
        return tuple(kept for kept in made if kept != newest and signoffs.signoff(kept).state != "approved")

    def intake(self, briefing: Briefing) -> Path:
        """Return the folder that sources are put into; ``ArchiveError`` where the briefing names none that is there."""
        folders = (briefing.schedule.intake,) if briefing.schedule and briefing.schedule.intake else briefing.inputs
        for folder in map(Path, folders):
            if folder.is_dir():
                return folder
        raise ArchiveError("没有收件文件夹", "请在简报文件 [sources] 的 inputs 写一个文件夹，并建立它")


@functools.lru_cache(maxsize=8)  # an issue with a hundred sources takes some 10 MB; a desk looks at one or two
def issue_of(archive: Archive, kept: Kept) -> Issue:
    """Return the issue *kept*: it never changes, so it is unpacked once."""
    return archive.issue(kept)
