"""``digest apply``: a changed sheet becomes the next version of the draft."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest import edits, remaking
from digest.archive import Archive, Kept, approvals
from digest.commands.common import drafts, options
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import DeliveryError, trouble
from digest.lines import clean
from digest.model import Briefing, Issue
from digest.times import now

_EXAMPLE = "例：digest apply output/weekly-2026-03-修改单.txt --by 李四"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest apply``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("file", type=Path, metavar="修改单", help="digest edit 写出、改好的文件")
    options.add_place(parser)
    parser.add_argument("--by", default="", type=clean, metavar="姓名", help="谁改的，记入经过")
    parser.add_argument("--dry-run", action="store_true", help="只看会改成什么，不写")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Take the sheet back: check it, render the issue again, keep it as the next version."""
    archive = drafts.archive_of(arguments)
    text = read_sheet(arguments.file)
    kept = drafts.issue_of(archive, drafts.number_in(text))
    issue, briefing = archive.issue(kept), drafts.briefing_of(arguments, kept)
    changed = remaking.mask_unprintable(_changed(archive, kept, text, briefing), briefing)
    lines = edits.changes(issue, changed)
    for line in lines:
        print(f"  {line}")
    if not lines:
        print("没有改动。")
        return NOTHING
    if arguments.dry_run:
        print("以上只是预览，没有写。")
        return MADE
    before = archive.approvals.signoff(kept)
    written = remaking.redraft(archive, kept, changed, briefing, arguments.out, name=arguments.by, at=now())
    for delivery in written:
        print(f"  已写出 {delivery.target}")
    _tell(before, changed)
    return MADE


def _changed(archive: Archive, kept: Kept, text: str, briefing: Briefing) -> Issue:
    """Return the newest draft as the sheet wants it; one of an earlier draft is applied where it still fits."""
    written = drafts.revision_of(archive, kept, text)
    issue = archive.issue(written)
    changed = edits.applied(text, issue, drafts.mark_of(issue, written), briefing.themes)
    if written == kept:
        return changed
    carried = edits.carry(issue, changed, archive.issue(kept), briefing.themes)
    print(f"这张修改单是按{drafts.name_of(written)}写的，草稿后来有了{drafts.name_of(kept)}；还合得上的照改：")
    for lost in carried.lost:
        print(f"  注意：{lost}")
    return carried.issue


def read_sheet(path: Path) -> str:
    """Return the text of the sheet *path*."""
    try:
        return edits.decoded(path.read_bytes())
    except OSError as error:
        raise DeliveryError(f"修改单 {path} 读不出来：{trouble(error)}", "请检查路径") from error


def _tell(before: approvals.Signoff, changed: Issue) -> None:
    print(f"{changed.number.year}年{changed.masthead.number}已改成新稿。")
    if before.state == "approved":
        print(f"注意：{before.name}的签发是对旧稿的，内容有变，签发作废，须重新签发。")
    else:
        print("这是草稿，签发后才能发出。")
