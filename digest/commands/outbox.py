"""``digest outbox``: what is on its way, and what a person decides about it."""

from __future__ import annotations

import argparse
from datetime import datetime

from digest.archive import Archive
from digest.archive.outbox.rows import STATE_NAMES, Posting
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE
from digest.errors import ConfigError
from digest.times import ZONE

_EXAMPLE = "例：digest outbox　　digest outbox retry　　digest outbox resolve 17 --received"
_VERBS = ("show", "retry", "cancel", "resolve")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest outbox``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("verb", nargs="?", choices=_VERBS, default="show", help="不写就是 show（查看）")
    parser.add_argument("ids", nargs="*", type=int, metavar="编号", help="发件箱里的编号，不写就是全部")
    options.add_place(parser)
    parser.add_argument("--all", action="store_true", help="已接收和已取消的也列出")
    found = parser.add_mutually_exclusive_group()
    found.add_argument("--received", action="store_true", help="resolve：核实过，对方已收到")
    found.add_argument("--missing", action="store_true", help="resolve：核实过，对方没有收到，再发一次")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked, then show how the outbox stands."""
    context = context_of(arguments)
    archive = context.archive
    if arguments.verb == "retry":
        count = archive.desk.retry(arguments.ids, context.now)
        print(f"已放回队列 {count} 个；下次 digest send 或定时发送时发出。")
    elif arguments.verb == "cancel":
        print(f"已取消 {archive.desk.cancel(arguments.ids, context.now)} 个。")
    elif arguments.verb == "resolve":
        if not (arguments.received or arguments.missing):
            raise ConfigError(
                "digest outbox resolve",
                "没有写核实的结果",
                "请写 --received（对方已收到）或 --missing（没有收到，再发一次）",
            )
        count = archive.desk.resolve(arguments.ids, received=arguments.received, now=context.now)
        print(f"已判定 {count} 个。")
    elif arguments.ids:
        for row in (row for row in archive.desk.rows() if row.id in arguments.ids):
            print(line(row))
            for at, state, code, words in archive.desk.story(row.id):
                print(f"    {local(at)}　{STATE_NAMES[state]}　{code or ''}　{words}".rstrip())
        return MADE
    _show(archive, is_whole=arguments.all)
    return MADE


def _show(archive: Archive, *, is_whole: bool) -> None:
    rows = archive.desk.rows()
    shown = [row for row in rows if is_whole or row.state not in ("sent", "cancelled")]
    for row in shown:
        print(line(row))
    for server, pause in archive.pauses.all():
        until = "改正后请运行 digest outbox retry" if pause.waits_for_person else f"{local(pause.until)} 再试"
        print(f"邮件服务器 {server} 暂停：{pause.meaning} {pause.said}（{until}）")
    counts = {state: sum(row.state == state for row in rows) for state in STATE_NAMES}
    print("合计：" + "，".join(f"{STATE_NAMES[state]} {n}" for state, n in counts.items() if n or state == "sent"))


def line(row: Posting) -> str:
    """Return one row as people read it."""
    waits = (
        f"，{local(row.next_at)} 再试" if row.state in ("queued", "unknown") and row.next_at and row.attempts else ""
    )
    if row.lease_until:
        waits = f"，{local(row.lease_until)} 还没有结果的，下次发送时接着处理，也可用 digest outbox 取消、判定"
    answer = f"（{row.code} {row.said}）" if row.said else ""
    purpose = {"issue": "", "reminder": "［提醒签发］", "test": "［测试］"}[row.purpose.partition(":")[0]]
    state = STATE_NAMES[row.state]
    return f"{row.id:>5}　{state}　{row.group}　{row.target}{purpose}　{row.meaning}{answer}{waits}".rstrip()


def local(moment: str) -> str:
    """Return a moment of the outbox in the office's time."""
    return datetime.fromisoformat(moment).astimezone(ZONE).strftime("%m-%d %H:%M")
