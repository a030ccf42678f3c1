"""``digest apply``: a changed sheet becomes the next version of the draft."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest import edits, remaking
from digest.commands.common import drafts, options
from digest.commands.common.context import Context, context_of
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import DeliveryError, trouble
from digest.lines import clean
from digest.model import Issue

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
    text = read_sheet(arguments.file)
    context = context_of(arguments, drafts.number_of_sheet(text))
    briefing = context.briefing
    changed = remaking.mask_unprintable(_changed(context, text, arguments.by), briefing)
    lines = edits.changes(context.issue, changed)
    for line in lines:
        print(f"  {line}")
    if not lines:
        print("没有改动。")
        return NOTHING
    if arguments.dry_run:
        print("以上只是预览，没有写。")
        return MADE
    context.archive.workings.refuse_unsaved(context.kept)
    before = context.archive.approvals.signoff(context.kept)
    written = remaking.redraft(
        context.archive, context.kept, changed, briefing, context.out, name=arguments.by, at=context.now
    )
    for delivery in written:
        print(f"  已写出 {delivery.target}")
    print(f"{changed.number.year}年{changed.masthead.number}已改成新稿。")
    if before.state == "approved":
        print(f"注意：{before.name}的签发是对旧稿的，内容有变，签发作废，须重新签发。")
    else:
        print("这是草稿，签发后才能发出。")
    return MADE


def _changed(context: Context, text: str, name: str) -> Issue:
    """Return the newest draft as the sheet *text* wants it; one of an earlier draft is applied where it still fits."""
    written, themes = drafts.revision_of_sheet(context.archive, context.kept, text), context.briefing.themes
    issue = context.archive.issue(written)
    changed = edits.applied(text, issue, drafts.mark_of(issue, written), themes, name)
    if written == context.kept:
        return changed
    carried = edits.carry(issue, changed, context.issue, themes)
    newest = drafts.name_of(context.kept)
    print(f"这张修改单是按{drafts.name_of(written)}写的，草稿后来有了{newest}；还合得上的照改：")
    for lost in carried.lost:
        print(f"  注意：{lost}")
    return carried.issue


def read_sheet(path: Path) -> str:
    """Return the text of the sheet *path*."""
    try:
        return edits.decoded(path.read_bytes())
    except OSError as error:
        raise DeliveryError(f"修改单 {path} 读不出来：{trouble(error)}", "请检查路径") from error
