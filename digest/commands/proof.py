"""``digest proof``: suspected slips of sources, or of an issue in the archive, each with its place and reason."""

from __future__ import annotations

import argparse
import csv
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from digest import config, edits, proofreading, proofs
from digest.archive.dismissals import Dismissed
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.sources import read_items
from digest.commands.common.terminal import MADE, PARTLY, complain, warn
from digest.errors import ConfigError
from digest.model import Failure, Finding, Item

_EXAMPLE = "例：digest proof 来源文件夹 --why　　digest proof 3 --why　　digest proof --tables > 表述.csv"
_KINDS = {
    "phrase": "表述",
    "person": "人名职务",
    "figure": "数字",
    "date": "日期",
    "misprint": "错字",
    "pair": "标点",
    "amended": "来稿更正",
}
_HEAD = ("表述", "类别", "出处", "日期", "也可作", "核对")
NO_COUNTS = "没有装词频数据（word_costs.bin），形近字和音近字不查，其余照查", "要查就重新安装完整的程序"
_AROUND = 12  # characters shown on either side


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest proof``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("paths", nargs="*", metavar="路径或期号", help="来源文件或文件夹；或档案里的一期，如 3、2026-3")
    parser.add_argument("--why", action="store_true", help="列出疑误的依据")
    parser.add_argument("--json", action="store_true", help="每条疑误一行 JSON，供程序读取")
    parser.add_argument("--people", type=Path, metavar="文件", help="领导名单：姓名,职务,单位,自,至,顺序（CSV）")
    parser.add_argument(
        "--phrases", type=Path, metavar="文件", help="本单位的固定表述：表述,类别,出处,日期,也可作（CSV）"
    )
    parser.add_argument(
        "--tables",
        action="store_true",
        help="列出所对照的固定表述和历次大会（CSV，带出处、日期和“核对”一栏），供本单位逐条核对",
    )
    options.add_engine(parser)
    options.add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the suspected slips, or what they are compared with; return the exit status."""
    tables = _tables(arguments)
    for fault in tables.faults:
        warn(fault.error)
    if arguments.tables:
        csv.writer(sys.stdout, lineterminator="\n").writerows((_HEAD, *proofs.rows_of(tables)))
        return MADE
    if not arguments.paths:
        raise ConfigError("digest proof", "没有写校核什么", "请写来源文件、文件夹或期号；列出所对照的表用 --tables")
    if not proofs.has_counts():
        warn(ConfigError("校核", *NO_COUNTS))
    items, dismissed, failures = _to_review(arguments)
    found = proofs.review(items, tables, proofreading.tellings_of(items))
    findings = tuple(edits.undismissed(found, items, dismissed))
    articles = {(item.article.origin.uri, item.article.id): item for item in items}
    for finding in findings:
        if arguments.json:
            print(json.dumps(dataclasses.asdict(finding), ensure_ascii=False))
        else:
            print(_told(finding, articles[finding.source, finding.article], why=arguments.why))
    if not arguments.json:
        print(f"疑误 {len(findings)} 处。" if findings else "没有发现疑误。")
    complain(failures)
    return PARTLY if failures else MADE


def _to_review(arguments: argparse.Namespace) -> tuple[Sequence[Item], frozenset[Dismissed], Sequence[Failure]]:
    """Return the items of the issue or of the files asked for, what was dismissed, and which files failed."""
    first, *others = arguments.paths
    failures: Sequence[Failure] = ()
    if not others and drafts.is_number(first) and not Path(first).exists():  # an issue of the archive: no file
        context = context_of(arguments, first)
        items: Sequence[Item] = [entry.item for section in context.issue.sections for entry in section.entries]
    else:
        context = context_of(arguments)
        items, failures = read_items(arguments)
    return items, context.archive.dismissals.all() if context.has_archive else frozenset(), failures


def _tables(arguments: argparse.Namespace) -> proofs.Tables:
    """Return the product's tables with the office's: those given, or else those of the briefing given."""
    briefing = config.load(arguments.file_of_briefing) if arguments.file_of_briefing else None
    phrases = arguments.phrases or (briefing and briefing.phrases_file)
    people = arguments.people or (briefing and briefing.people_file)
    return proofs.load([Path(phrases)] if phrases else [], Path(people) if people else None)


def _told(finding: Finding, item: Item, *, why: bool) -> str:
    body = item.article.body
    before, after = body[max(0, finding.start - _AROUND) : finding.start], body[finding.end : finding.end + _AROUND]
    meant = f"→{finding.suspected}" if finding.suspected else ""
    place = f"…{before}【{finding.stands}{meant}】{after}…".replace("\n", "／")
    reason = f"\n   依据：{finding.reason}（{finding.weight:.2f}）" if why else ""
    title = item.article.headline or "无题"
    return f"{finding.source}《{title}》第{finding.start + 1}字　{_KINDS[finding.kind]}：{place}{reason}"
