"""What the doors around an issue share: which issue a number means, where its archive is, whose briefing it is."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from digest import config
from digest.archive import Archive, Kept, location
from digest.archive.records.codec import digest_of, pack
from digest.archive.records.numbers import in_chinese
from digest.commands.common.folders import find_briefings
from digest.commands.common.terminal import warn
from digest.errors import ArchiveError, ConfigError
from digest.model import Briefing, Database, Issue

if TYPE_CHECKING:
    from digest.archive.approvals import Signoff

# weekly-2026-z03, 2026-3, 3, 2026年第3期, 增刊1
_NUMBER = re.compile(
    r"(?:(?P<briefing>[a-z0-9][a-z0-9-]*?)-(?=\d{4}-))?(?:(?P<year>\d{4})(?:-|年))?"
    r"(?P<supplement>增刊|z)?第?0*(?P<number>[1-9]\d*)期?"
)


def archive_of(arguments: argparse.Namespace) -> Archive:
    """Return the archive that *arguments* (``add_place``) mean; ``ArchiveError`` if there is none."""
    return location.open_existing(arguments.out, database_of(arguments.out, arguments.file_of_briefing))


def database_of(out: Path, file: str | None = None, *, skips_broken: bool = False) -> Database | None:
    """Return the database that the briefing *file* names, or else the one that the briefing files found here name.

    None where the archive is a file in *out*. ``ArchiveError`` where they name several; a broken briefing file counts
    unless *skips_broken*.
    """
    if file:
        return config.database(file)
    named = {
        database: path
        for path in find_briefings(out.absolute().parent)
        if (database := _named_in(path, out, skips_broken))
    }
    if len(named) > 1:
        raise ArchiveError(f"这里的简报文件写了不同的数据库：{'、'.join(named.values())}", "请用 --briefing 指明一个")
    return next(iter(named), None)


def _named_in(path: str, out: Path, skips_broken: bool) -> Database | None:
    """Return the database that the briefing file *path* names; a broken file matters only where no archive is found."""
    try:
        return config.database(path)
    except ConfigError:
        if skips_broken or (out / location.FILE).exists():
            return None
        raise


def is_number(words: str) -> bool:
    """Say whether *words* may mean an issue."""
    return _NUMBER.fullmatch(words.strip()) is not None


def issue_of(archive: Archive, words: str) -> Kept:
    """Return the newest revision of the issue that *words* means: the latest of that number if no year is given."""
    match = _NUMBER.fullmatch(words.strip())
    if not match:
        raise ArchiveError(f"“{words}”不是期号", "请写成 3、2026-3 或 weekly-2026-03 的样子")
    series = "supplement" if match["supplement"] else "regular"
    wanted = [
        kept
        for kept in archive.kept(match["briefing"] or "", int(match["year"]) if match["year"] else None)
        if (kept.number.number, kept.number.series) == (int(match["number"]), series)
    ]
    if not wanted:
        raise ArchiveError(f"档案里没有“{words}”这一期", "用 digest list 看有哪些")
    latest = [kept for kept in wanted if kept.number.year == wanted[-1].number.year]
    if len({kept.briefing for kept in latest}) > 1:
        names = "、".join(f"{kept.briefing}-{kept.number.year}-{kept.number.number}" for kept in latest)
        raise ArchiveError(f"“{words}”有几种简报都有", f"请写全：{names}")
    return latest[-1]


def briefing_of(
    arguments: argparse.Namespace, kept: Kept, tell: Callable[[ConfigError], object] | None = warn
) -> Briefing:
    """Return the briefing that *kept* is an issue of: the one given, or the one found here.

    *tell* is told what is wrong in how it is sent; None where that matters, and ConfigError is raised.
    """
    file = arguments.file_of_briefing
    if file:
        briefing = config.load(file, tell)
        if briefing.code != kept.briefing:
            raise ConfigError(file, f"这是 {briefing.code} 的简报文件，不是 {kept.briefing} 的", "请换一个 --briefing")
        return briefing
    broken: list[ConfigError] = []
    for path in find_briefings(arguments.out.absolute().parent):
        try:
            briefing = config.load(path, tell)
        except ConfigError as error:
            broken.append(error)
        else:
            if briefing.code == kept.briefing:
                return briefing
    if broken:
        raise broken[0]
    raise ConfigError(str(Path.cwd()), f"没有找到 {kept.briefing} 的简报文件", "请用 --briefing 指明")


def mark_of(issue: Issue, kept: Kept) -> str:
    """Return what a sheet bears to name the very draft it was written from."""
    return f"{issue.stem} 第{kept.revision}稿 {digest_of(pack(issue))[:12]}"


def revision_of(archive: Archive, kept: Kept, text: str) -> Kept:
    """Return the revision of the issue *kept* that the sheet *text* was written from; *kept* itself if that is gone."""
    marked = re.search(r"^\s*草稿[：:]\s*(.+?)\s*$", text, re.MULTILINE)
    for revision in archive.revisions(kept):
        if marked and marked[1] == mark_of(archive.issue(revision), revision):
            return revision
    return kept


def revision_numbered(archive: Archive, kept: Kept, wanted: int | None) -> Kept:
    """Return the draft *wanted* (0 is the first) of the issue *kept*; *kept* itself if none is."""
    if wanted is None:
        return kept
    revisions = archive.revisions(kept)
    if not 0 <= wanted < len(revisions):
        raise ArchiveError(f"没有第 {wanted} 稿", f"这一期有第 0 到第 {len(revisions) - 1} 稿")
    return revisions[wanted]


def number_in(text: str) -> str:
    """Return the number of the issue that the sheet *text* belongs to."""
    match = re.search(r"^\s*草稿[：:]\s*(\S+)", text, re.MULTILINE)
    if not match:
        raise ArchiveError("这不是修改单，或“草稿：”那一行不见了", "请用 digest edit 写出的文件")
    return match[1]


def name_of(kept: Kept) -> str:
    """Return what people call the revision *kept*."""
    revised = f"修订稿 {kept.revision}" if kept.revision else ""
    return f"{in_chinese(kept.number)}{revised}"


def spoken(signoff: Signoff) -> str:
    """Return in Chinese whether an issue is signed, and by whom."""
    when = signoff.at[:16].replace("T", " ")
    if signoff.state == "approved":
        return f"已签发：{signoff.name}，{when}"
    if signoff.state == "void":
        return f"草稿：{signoff.name} {when} 的签发已因内容改动作废，须重新签发"
    return "草稿：尚未签发"


def warn_of_void(archive: Archive, issue: Issue) -> None:
    """Say so where making *issue* again has voided a signature."""
    for kept in archive.kept(issue.briefing, issue.number.year):
        signoff = archive.approvals.signoff(kept)
        if kept.number == issue.number and signoff.state == "void":
            print(f"注意：{spoken(signoff)}。")
