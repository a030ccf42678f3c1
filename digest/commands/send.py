"""``digest send``: a signed issue goes out to its recipients now."""

from __future__ import annotations

import argparse

from digest import dispatch
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING, PARTLY
from digest.commands.outbox import line

_EXAMPLE = "例：digest send 3　　digest send 3 --to 市领导　　digest send 3 --test me@example.gov.cn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest send``."""
    parser.epilog = _EXAMPLE
    options.add_issue(parser)
    parser.add_argument("--to", nargs="+", default=[], metavar="组或地址", help="只发给这些收件组或邮件地址")
    parser.add_argument("--test", nargs="+", default=[], metavar="地址", help="先发给自己看；未签发的一期不附内容")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Fill the outbox, hand over what is due, and say how each row stands."""
    context = context_of(arguments)
    archive, kept, briefing = context.archive, context.kept, context.load_briefing(tell=None)
    done = dispatch.send(briefing, archive, kept, context.now, to=arguments.to, trial=arguments.test)
    touched = {one.posting.id for one in done.settled}  # just now
    rows = [row for row in archive.desk.rows(kept) if row.issue_id == kept.id]
    if arguments.test:
        rows = [row for row in rows if row.purpose.startswith("test:") and (row.id in touched or not row.is_over)]
    else:
        rows = [row for row in rows if row.purpose == "issue" or row.id in touched]
    if not done.added and not done.settled:
        print(f"{drafts.name_of(kept)}没有新的收件对象；已经发过的不会再发一次。")
    for row in rows:
        print(line(row))
    for note in done.notes:
        print(f"注意：{note}")
    print(f"“已接收”是说邮件服务器收下了，不等于对方已经看到。本次接收 {done.count('sent')} 个。")
    if any(row.state not in ("sent", "cancelled") for row in rows):
        return PARTLY
    return MADE if rows else NOTHING
