"""``digest list``, ``digest show``: what is in the archive."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta

from digest import pages
from digest.archive import Archive, Kept
from digest.archive.records.codec import dumps
from digest.archive.records.numbers import in_chinese
from digest.commands.common import drafts, options
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import DigestError
from digest.model import Issue, Location


def add_list(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest list``."""
    parser.epilog = "例：digest list --year 2026"
    parser.add_argument("briefing", nargs="?", default="", metavar="简报代号", help="如 weekly；不写就全列")
    parser.add_argument("--year", type=int, metavar="年", help="只列这一年的")
    parser.add_argument("--json", action="store_true", help="每期一行 JSON，供程序读取")
    parser.add_argument("--withdrawn", action="store_true", help="列出撤销了的各期：谁、何时、为什么")
    options.add_place(parser)
    parser.set_defaults(run=run_list)


def add_show(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest show``."""
    parser.epilog = "例：digest show 3　　digest show 3 --source 5"
    options.add_issue(parser)
    options.add_revision(parser)
    parser.add_argument("--json", action="store_true", help="输出整期的 JSON")
    parser.add_argument("--source", type=options.count, metavar="条", help="只说第几条在原件的哪里，并把原文印出来")
    parser.set_defaults(run=run_show)


def run_list(arguments: argparse.Namespace) -> int:
    """Print one line an issue; return the exit status."""
    archive = drafts.archive_of(arguments)
    if arguments.withdrawn:
        return _list_withdrawn(archive)
    is_found = False
    for kept, issue in archive.outlines(arguments.briefing, arguments.year):
        is_found = True
        print(_machine(kept, issue) if arguments.json else _person(kept, issue))
    if not is_found:
        there = "、".join(sorted({each.briefing for each in archive.kept()}))
        print(f"档案里还没有这样的期。{'有的简报：' if there else ''}{there}")
    return MADE if is_found else NOTHING


def _list_withdrawn(archive: Archive) -> int:
    withdrawn = archive.withdrawals.all()
    for each in withdrawn:
        what = f"{each.briefing}　{in_chinese(each.number)}　{each.dated}　共 {each.drafts} 稿"
        print(f"{what}　{each.at[:16].replace('T', ' ')} 由{each.name}撤销　{each.reason}".rstrip())
    if not withdrawn:
        print("没有撤销过的期。")
    return MADE if withdrawn else NOTHING


def _person(kept: Kept, issue: Issue) -> str:
    covered = f"{kept.period.first} 至 {kept.period.end - timedelta(days=1)}"
    return f"{issue.stem}　《{issue.masthead.title}》{drafts.name_of(kept)}　{kept.dated}　{covered}　{issue.coverage}"


def _machine(kept: Kept, issue: Issue) -> str:
    number = kept.number
    content = {
        "issue": issue.stem,
        "title": issue.masthead.title,
        "year": number.year,
        "number": number.number,
        "serial": number.serial,
        "series": number.series,
        "revision": kept.revision,
        "dated": kept.dated.isoformat(),
        "printed": issue.ledger.printed,
    }
    return json.dumps(content, ensure_ascii=False)


def run_show(arguments: argparse.Namespace) -> int:
    """Print the whole issue as text, or as the JSON that the archive keeps."""
    archive = drafts.archive_of(arguments)
    kept = drafts.revision_numbered(archive, drafts.issue_of(archive, arguments.number), arguments.revision)
    issue = archive.issue(kept)
    if arguments.source:
        return _show_source(issue, arguments.source)
    if arguments.json:
        print(dumps(issue))
        return MADE
    print("\n".join(_told(issue)))
    for other in archive.revisions(kept):
        print(f"第 {other.revision} 稿存于 {other.kept_at}，文件：{_files(archive, other)}")
    return MADE


def _show_source(issue: Issue, wanted: int) -> int:
    """Print where entry *wanted* (from 1) stands in what came in: file, page, lines, box; and the lines themselves."""
    entries = [entry for section in issue.sections for entry in section.entries]
    if wanted > len(entries):
        raise DigestError(f"这一期只有 {len(entries)} 条", "请改小 --source 的数字")
    article = entries[wanted - 1].item.article
    print(f"{entries[wanted - 1].headline}\n原件：{article.origin.uri}")
    print(f"版次：第{article.origin.page}版　行：{'、'.join(map(str, sorted(article.lines))) or '无'}")
    for place in article.places:
        box = place.box
        across = f"左 {box.left:.0f}　上 {box.top:.0f}　右 {box.right:.0f}　下 {box.bottom:.0f}"
        print(f"位置：第{place.page}版　{across}（点）")
    reads = pages.read(Location(article.origin.uri.partition("!/")[0]))
    blocks = [
        block for read in reads if read.source == article.origin.uri for page in read.pages for block in page.blocks
    ]
    lines = [block.text for block in blocks if block.line in article.lines]
    print("\n".join(["原文：", *lines] if lines else ["原件已不在原处，只能从档案里看文字（digest show）"]))
    return MADE


def _told(issue: Issue) -> list[str]:
    head = [f"《{issue.masthead.title}》{issue.masthead.number} {issue.masthead.serial}　{issue.masthead.dated}"]
    for section in issue.sections:
        head += ["", section.title]
        for entry in section.entries:
            head += [f"{entry.ordinal}{entry.headline}{entry.mark}", *entry.text, entry.origin]
    return [*head, "", *filter(None, (issue.coverage, issue.notice))]


def _files(archive: Archive, kept: Kept) -> str:
    return "、".join(rendering.name for rendering in archive.renderings(kept)) or "无"
