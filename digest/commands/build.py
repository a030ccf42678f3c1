"""``digest build``: one issue on demand."""

from __future__ import annotations

import argparse
import dataclasses
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from digest import bulk, config, pipeline
from digest.archive import location
from digest.commands.common import drafts
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, complain
from digest.errors import ConfigError
from digest.model import Briefing, Ledger

_EXAMPLE = "例：digest build templates/weekly.toml --input 来源文件夹 --date 2026-11-20 --out output"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the arguments of ``digest build``."""
    parser = subparsers.add_parser("build", help="编一期简报（PDF、DOCX、HTML、JSON）", epilog=_EXAMPLE)
    parser.add_argument("briefing", metavar="简报文件", help="例如 templates/weekly.toml")
    parser.add_argument("--input", nargs="+", action="extend", metavar="路径", help="来源文件或文件夹，可写多个")
    parser.add_argument("--date", type=_date, metavar="日期", help="成文日期，如 2026-11-20；不写就是今天（北京时间）")
    parser.add_argument("--out", type=Path, default=Path("output"), metavar="文件夹", help="写到哪里，默认 output")
    parser.add_argument("--form", action="append", choices=("pdf", "docx", "html", "json"), help="只要这种形式，可重复")
    parser.add_argument("--engine", default="inline", metavar="方式", help="inline，或 processes:4 用四个进程读来源")
    parser.add_argument("--again", action="store_true", help="不查以前各期，登过的也编入")
    parser.set_defaults(run=run)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"日期“{text}”不对，请写成 2026-11-20 的样子") from error


def run(arguments: argparse.Namespace) -> int:
    """Make the issue, say what was written and what was left out; return the exit status."""
    briefing = config.load(arguments.briefing)
    briefing = dataclasses.replace(briefing, look_back=0) if arguments.again else briefing
    dated = arguments.date or datetime.now(ZoneInfo("Asia/Shanghai")).date()
    with bulk.executor(arguments.engine) as engine:
        published = pipeline.publish(
            briefing,
            _inputs(briefing, arguments.input),
            dated,
            arguments.out,
            tuple(dict.fromkeys(arguments.form or briefing.forms)),
            engine,
        )
    ledger = published.issue.ledger
    complain(ledger.failures)
    if not published.deliveries:
        print("没有可以刊用的内容，这一期没有编成。")
        _tell_left_out(ledger)
        return NOTHING
    _tell(published)
    drafts.warn_of_void(location.opened(arguments.out, briefing.archive), published.issue)
    return PARTLY if ledger.failures else MADE


def _inputs(briefing: Briefing, given: list[str] | None) -> list[str]:
    paths = given or list(briefing.inputs)
    if not paths:
        raise ConfigError(briefing.file, "没有写来源", "请在 [sources] 写 inputs，或用 --input 指定")
    return paths


def _tell(published: pipeline.Published) -> None:
    issue = published.issue
    print(f"《{issue.masthead.title}》{issue.number.year}年{issue.masthead.number}编成：")
    for delivery in published.deliveries:
        print(f"  已写出 {delivery.target}")
    print(issue.coverage)
    if issue.notice:
        print(issue.notice)
    _tell_left_out(issue.ledger)


def _tell_left_out(ledger: Ledger) -> None:
    whole = [left for left in ledger.left_out if left.kind not in ("line", "signs")]
    for left in whole:
        print(f"  {'合并' if left.kind == 'merged' else '未用'} {left.what}：{left.reason}（{left.source}）")
    rest = sum(left.kind == "line" for left in ledger.left_out)
    if rest:
        print(f"  另有 {rest} 行版面文字不属于任何文章，未用；逐行列在 JSON 的台账（ledger）里。")
