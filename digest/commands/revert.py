"""``digest revert``: an earlier draft becomes the newest one again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sqlalchemy import Connection

from digest import deliveries, renderings
from digest.archive import Kept, approvals, ledgers
from digest.commands.common import drafts, options
from digest.commands.common.context import Context, context_of
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import ArchiveError
from digest.lines import clean
from digest.model import Issue, Rendering

_EXAMPLE = "例：digest revert 3 0 --by 李四　　有哪几稿：digest show 3　　差在哪里：digest diff 3 --from 0 --to 2"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest revert``."""
    parser.epilog = _EXAMPLE
    options.add_issue(parser)
    parser.add_argument("revision", type=int, metavar="稿次", help="恢复第几稿，0 是初稿")
    parser.add_argument("--by", default="", type=clean, metavar="姓名", help="谁恢复的，记入经过")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Keep the earlier draft once more, as the newest one, and write its files; no draft goes away."""
    context = context_of(arguments)
    archive, kept, wanted = context.archive, context.kept, context.revision(arguments.revision)
    issue = archive.issue(wanted)
    if issue == context.issue:
        print(f"{drafts.name_of(kept)}的内容就是第 {wanted.revision} 稿的，没有改动。")
        return NOTHING
    archive.workings.refuse_unsaved(kept)
    before = archive.approvals.signoff(kept)
    files = archive.renderings(wanted)
    if not files:  # a draft that was kept without any: in the forms that the newest one has
        briefing = context.briefing
        forms = [each.form for each in archive.renderings(kept)] or list(briefing.forms)
        files = tuple(renderings.render(issue, form, layout=briefing.layout) for form in forms)
    _keep(context, wanted, issue, files, arguments.by)
    for delivery in deliveries.deliver(files, channel="folder", target=str(context.out)):
        print(f"  已写出 {delivery.target}")
    ledgers.save(issue, context.out)
    print(f"第 {wanted.revision} 稿又成了最新的一稿（第 {kept.revision + 1} 稿），各稿都还在。")
    if before.state == "approved":
        print(f"注意：{before.name}的签发是对前一稿的，内容有变，签发作废，须重新签发。")
    return MADE


def _keep(context: Context, wanted: Kept, issue: Issue, files: Sequence[Rendering], name: str) -> None:
    """Keep the *issue* of the draft *wanted* as the newest one, with who did it, in one transaction."""
    kept = context.kept

    def closing(connection: Connection, _: Issue) -> None:
        if approvals.newest_revision(connection, kept) != kept.revision + 1:
            raise ArchiveError("这一期刚刚又有改动", "请重新查看后再恢复")
        newest = approvals.newest_id(connection, kept)
        approvals.record(connection, newest, "reverted", name, "", context.now, f"恢复第 {wanted.revision} 稿")

    context.archive.keep(issue, files, context.now.replace(tzinfo=None), closing)
