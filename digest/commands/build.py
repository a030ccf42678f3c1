"""``digest build``: one issue on demand."""

from __future__ import annotations

import argparse
import dataclasses

from digest import bulk, config, edits, pipeline
from digest.archive import location
from digest.commands.common import drafts, options
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, complain, warn
from digest.edits import Carried
from digest.errors import ConfigError
from digest.model import Briefing, Ledger
from digest.remaking import Consent
from digest.times import now

_EXAMPLE = "例：digest build templates/weekly.toml --input 来源文件夹 --date 2026-11-20 --out output"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest build``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", metavar="简报文件", help="例如 templates/weekly.toml")
    parser.add_argument("--input", nargs="+", action="extend", metavar="路径", help="来源文件或文件夹，可写多个")
    options.add_date(parser)
    options.add_out(parser)
    parser.add_argument("--form", action="append", choices=("pdf", "docx", "html", "json"), help="只要这种形式，可重复")
    options.add_engine(parser)
    parser.add_argument("--again", action="store_true", help="不查以前各期，登过的也编入")
    parser.add_argument("--revise", action="store_true", help="这一期编过也重编：期号不变，人工改动带过来，签发作废")
    parser.add_argument("--force", action="store_true", help="日期早于上一期或远在以后，或以前的档案不见了，也照编")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the issue, say what was written and what was left out; return the exit status."""
    briefing = config.load(arguments.briefing, warn)
    briefing = dataclasses.replace(briefing, look_back=0) if arguments.again else briefing
    dated = arguments.date or now().date()
    with bulk.executor(arguments.engine) as executor:
        published = pipeline.publish(
            briefing,
            _inputs(briefing, arguments.input),
            dated,
            arguments.out,
            tuple(dict.fromkeys(arguments.form or briefing.forms)),
            executor,
            at=now(),
            consent=Consent(arguments.force, arguments.revise, arguments.force),
        )
    ledger = published.issue.ledger
    complain(ledger.failures)
    if not published.deliveries:
        print("没有可以刊用的内容，这一期没有编成。")
        _tell_left_out(ledger, "")
        return NOTHING
    _tell(published)
    drafts.warn_of_void(location.open_archive(arguments.out, briefing.archive), published.issue)
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
    for name, entry in edits.pending(issue).items():
        print(
            f"  待核 {name} 《{entry.headline}》：{'；'.join(edits.doubts(entry))}（{entry.item.article.origin.uri}）"
        )
    if published.carried:
        _tell_carried(published.carried)
    _tell_left_out(issue.ledger, issue.stem)


def _tell_carried(carried: Carried) -> None:
    """Say what became of a person's edits."""
    print(f"人工改动已带过来：{'；'.join(carried.done) or '没有要带的'}。")
    for lost in carried.lost:
        print(f"  注意：{lost}")


def _tell_left_out(ledger: Ledger, stem: str) -> None:
    whole = [left for left in ledger.left_out if left.kind in ("article", "merged")]
    for left in whole:
        print(f"  {'合并' if left.kind == 'merged' else '未用'} {left.what}：{left.reason}（{left.source}）")
    rest = sum(left.kind == "line" for left in ledger.left_out)
    if rest:
        where = f"；逐行列在台账里：digest ledger {stem}" if stem else ""
        print(f"  另有 {rest} 行版面文字不属于任何文章，未用{where}。")
