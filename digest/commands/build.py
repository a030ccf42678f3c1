"""``digest build``: one issue on demand."""

from __future__ import annotations

import argparse
import dataclasses

from digest import bulk, edits, pipeline
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.sources import gather
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, complain
from digest.issues import wording
from digest.model import UNSURE_THEME, Issue, Ledger
from digest.remaking import Consent

_EXAMPLE = "例：digest build templates/weekly.toml --input 来源文件夹 --date 2026-11-20 --out output"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest build``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("file_of_briefing", metavar="简报文件", help="例如 templates/weekly.toml")
    parser.add_argument("--input", nargs="+", action="extend", metavar="路径", help="来源文件或文件夹，可写多个")
    options.add_date(parser)
    options.add_out(parser)
    parser.add_argument(
        "--form", action="append", choices=("pdf", "docx", "html", "json", "md"), help="只要这种形式，可重复"
    )
    options.add_engine(parser)
    parser.add_argument("--again", action="store_true", help="不查以前各期，登过的也编入")
    parser.add_argument("--revise", action="store_true", help="这一期编过也重编：期号不变，人工改动带过来，签发作废")
    parser.add_argument("--force", action="store_true", help="日期早于上一期或远在以后，或以前的档案不见了，也照编")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the issue, say what was written and what was left out; return the exit status."""
    context = context_of(arguments)
    briefing = dataclasses.replace(context.briefing, look_back=0) if arguments.again else context.briefing
    dated = arguments.date or context.now.date()
    inputs, silent = gather(briefing, arguments.input, context.out, dated)
    with bulk.executor(arguments.engine) as executor:
        published = pipeline.publish(
            briefing,
            inputs,
            dated,
            context.out,
            tuple(dict.fromkeys(arguments.form or briefing.forms)),
            executor,
            at=context.now,
            consent=Consent(arguments.force, arguments.revise, arguments.force),
            silent=silent,
        )
    ledger = published.issue.ledger
    complain(ledger.failures)
    if not published.deliveries:
        print("没有可以刊用的内容，这一期没有编成。")
        _tell_left_out(ledger)
        return NOTHING
    print(f"{drafts.outcome_of(context.archive, published.issue, published.outcome)}：")
    _tell(published)
    for kept in context.archive.kept(briefing.code, published.issue.number.year):
        signoff = context.archive.approvals.signoff(kept)
        if kept.number == published.issue.number and signoff.state == "void":
            print(f"注意：{drafts.spoken(signoff)}。")
    return PARTLY if ledger.failures else MADE


def _tell(published: pipeline.Published) -> None:
    issue = published.issue
    for delivery in published.deliveries:
        print(f"  已写出 {delivery.target}")
    print(issue.coverage)
    if issue.notice:
        print(issue.notice)
    for name, entry in edits.pending(issue).items():
        where = wording.file_of(entry.item.article.origin)
        print(f"  待核 {name} 《{entry.headline}》：{'；'.join(edits.doubts(entry))}（{where}）")
    for entry in (entry for section in issue.sections for entry in section.entries if not entry.mark):
        if UNSURE_THEME in entry.item.doubts:
            print(f"  归类 {entry.ordinal}《{entry.headline}》：{UNSURE_THEME}，看看放在这一栏合不合适")
    for line in edits.slips_of(issue):
        print(f"  {line}")
    for entry in (entry for section in issue.sections for entry in section.entries if entry.anchor in issue.unprinted):
        print(f"  存目 《{entry.headline}》：限于篇幅没有印出（{wording.file_of(entry.item.article.origin)}）")
    if carried := published.carried:
        print(f"人工改动已带过来：{'；'.join(carried.done) or '没有要带的'}。")
        for lost in carried.lost:
            print(f"  注意：{lost}")
    _tell_left_out(issue.ledger, issue)


def _tell_left_out(ledger: Ledger, issue: Issue | None = None) -> None:
    """Print what of this time was not used; how much besides: a folder holds more old articles every week."""
    files = {item.article.origin.uri: wording.file_of(item.article.origin) for item in (issue.unused if issue else ())}
    old = 0
    for left in (left for left in ledger.left_out if left.kind in ("article", "merged")):
        if issue and left.is_old:
            old += 1
            continue
        fate, where = "合并" if left.kind == "merged" else "未用", files.get(left.source, left.source)
        print(f"  {fate} {left.what}：{left.reason}（{where}）")
    lines = sum(left.kind == "line" for left in ledger.left_out)
    rest = [f"旧稿 {old} 篇"] if old else []
    rest += [f"不属于任何文章的版面文字 {lines} 行"] if lines else []
    if rest:
        where = f"；逐条列在台账里：digest ledger {issue.stem}" if issue else ""
        print(f"  另有{'、'.join(rest)}，未用{where}。")
