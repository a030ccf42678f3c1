"""``digest sources``: how each source does."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator

from digest.commands.common import options
from digest.commands.common.briefings import collecting
from digest.commands.common.collected import KIND_NAMES, moment, troubles
from digest.commands.common.terminal import MADE
from digest.sources import reports
from digest.sources.reports import SourceReport
from digest.times import now

_MOST_HELD = 20  # mails named; the rest are counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest sources``."""
    parser.epilog = "例：digest sources weekly.toml"
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就看本文件夹里全部写了来源的简报文件")
    options.add_out(parser, "输出文件夹，默认 output")
    parser.add_argument("--json", action="store_true", help="每个来源一行 JSON，给别的程序读")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a line a source, and the mails that wait to be claimed."""
    for briefing in collecting(arguments.briefing):
        found = reports.report(briefing, arguments.out, now())
        if arguments.json:
            for each in found:
                print(json.dumps({"briefing": briefing.code, **dataclasses.asdict(each)}, ensure_ascii=False))
            continue
        print(f"《{briefing.title}》（{briefing.code}）{len(found)} 个来源：")
        for each in found:
            print("  " + "　".join(_parts(each)))
        held = [(source.name, mail) for source in found for mail in source.held]
        if held:
            print(f"待认领 {len(held)} 封（确认是来稿的，把地址写进这个信箱的 senders，下一期就会用）：")
        for name, mail in held[-_MOST_HELD:]:
            checked = mail.authentication or "服务器没有验证发件人"
            sender = mail.sender or "没有发件人"
            print(f"  {name}　{mail.collected_at[:10]}　{sender}《{mail.title}》　{checked}")
    return MADE


def _parts(report: SourceReport) -> Iterator[str]:
    state = report.state
    yield f"{KIND_NAMES[report.kind]} {report.name}"
    yield f"上次收成 {moment(state.succeeded_at)}" if state.succeeded_at else "还没有收成过"
    yield f"近 30 天 {report.recent} 篇"
    yield from troubles(report)
