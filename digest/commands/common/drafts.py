"""What the doors around an issue share: which issue a number means, which draft a sheet, what each is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.archive import Archive, Kept
from digest.archive.records.codec import digest_of, pack
from digest.archive.records.numbers import in_chinese
from digest.errors import ArchiveError
from digest.expressions import expression
from digest.model import Issue

if TYPE_CHECKING:
    from digest.archive.approvals import Signoff
    from digest.remaking import Outcome

# weekly-2026-z03, 2026-3, 3, 2026年第3期, 增刊1
_NUMBER = expression(
    r"(?:(?P<briefing>[a-z0-9][a-z0-9-]*?)-(?=\d{4}-))?(?:(?P<year>\d{4})(?:-|年))?"
    r"(?P<supplement>增刊|z)?第?0*(?P<number>[1-9]\d*)期?"
)


def is_number(words: str) -> bool:
    """Say whether *words* may mean an issue."""
    return _NUMBER.fullmatch(words.strip()) is not None


def find_kept(archive: Archive, words: str) -> Kept:
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


def mark_of(issue: Issue, kept: Kept) -> str:
    """Return what a sheet bears to name the very draft it was written from."""
    return f"{issue.stem} 第{kept.revision}稿 {digest_of(pack(issue))[:12]}"


def revision_of_sheet(archive: Archive, kept: Kept, text: str) -> Kept:
    """Return the revision of the issue *kept* that the sheet *text* was written from; *kept* itself if that is gone."""
    marked = re.search(r"^\s*草稿[：:]\s*(.+?)\s*$", text, re.MULTILINE)
    for revision in archive.revisions(kept):
        if marked and marked[1] == mark_of(archive.issue(revision), revision):
            return revision
    return kept


def number_of_sheet(text: str) -> str:
    """Return the number of the issue that the sheet *text* belongs to."""
    match = re.search(r"^\s*草稿[：:]\s*(\S+)", text, re.MULTILINE)
    if not match:
        raise ArchiveError("这不是修改单，或“草稿：”那一行不见了", "请用 digest edit 写出的文件")
    return match[1]


def name_of(kept: Kept) -> str:
    """Return what people call the revision *kept*."""
    revised = f"修订稿 {kept.revision}" if kept.revision else ""
    return f"{in_chinese(kept.number)}{revised}"


def outcome_of(archive: Archive, issue: Issue, outcome: Outcome) -> str:
    """Return in Chinese what came of making *issue*: which issue or revision it is, and whether it is a new one."""
    newest = next(kept for kept in archive.kept(issue.briefing) if kept.number == issue.number)
    draft = f"修订稿 {newest.revision}" if newest.revision else "初稿"
    did = {"made": "编成", "remade": f"重编为{draft}", "same": f"已编过，内容没有变化，仍是{draft}"}[outcome]
    return f"《{issue.masthead.title}》{issue.number.year}年{issue.masthead.number}{did}"


def spoken(signoff: Signoff) -> str:
    """Return in Chinese whether an issue is signed, and by whom."""
    when = signoff.at[:16].replace("T", " ")
    if signoff.state == "approved":
        return f"已签发：{signoff.name}，{when}"
    if signoff.state == "void":
        return f"草稿：{signoff.name} {when} 的签发已因内容改动作废，须重新签发"
    return "草稿：尚未签发"
