"""``digest list``, ``digest show``: what is in the archive."""

from __future__ import annotations

import argparse
import json
import webbrowser
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from digest.archive.records.codec import dumps
from digest.archive.records.kept import Outline
from digest.archive.records.numbers import in_chinese
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING, has_desktop
from digest.errors import DigestError
from digest.model import Article, Issue

if TYPE_CHECKING:  # loaded where it is asked for
    from digest.archive.withdrawals import Withdrawn


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
    parser.epilog = "例：digest show 3　　digest show 3 --why"
    options.add_issue(parser)
    options.add_revision(parser)
    parser.add_argument("--json", action="store_true", help="输出整期的 JSON")
    parser.add_argument("--why", action="store_true", help="每条后面写出分量由哪几项得来")
    parser.add_argument("--source", metavar="条目", help="这一条的原件在哪里、从哪里来；1-2 是第一栏第二条")
    parser.add_argument("--html", type=Path, metavar="文件", help="把 --source 那一条在原件版面上的位置画进网页")
    parser.set_defaults(run=run_show)


def run_list(arguments: argparse.Namespace) -> int:
    """Print one line an issue; return the exit status."""
    archive = context_of(arguments).archive
    if arguments.withdrawn:
        return _list_withdrawn(archive.withdrawals.all())
    found = archive.outlines(arguments.briefing, arguments.year)
    for outline in found:
        kept = outline.kept
        days = f"{kept.period.first} 至 {kept.period.end - timedelta(days=1)}"
        covered = "专题" if kept.number.series == "supplement" else days
        called = f"《{outline.title}》{drafts.name_of(kept)}"
        person = f"{outline.stem}　{called}　{kept.dated}　{covered}　{outline.coverage}"
        print(_machine(outline) if arguments.json else person)
    if not found:
        there = "、".join(sorted({each.briefing for each in archive.kept()}))
        print(f"档案里还没有这样的期。{'有的简报：' if there else ''}{there}")
    return MADE if found else NOTHING


def _list_withdrawn(withdrawn: Sequence[Withdrawn]) -> int:
    for each in withdrawn:
        what = f"{each.briefing}　{in_chinese(each.number)}　{each.dated}　共 {each.drafts} 稿"
        print(f"{what}　{each.at[:16].replace('T', ' ')} 由{each.name}撤销　{each.reason}".rstrip())
    if not withdrawn:
        print("没有撤销过的期。")
    return MADE if withdrawn else NOTHING


def _machine(outline: Outline) -> str:
    kept, number = outline.kept, outline.kept.number
    content = {
        "issue": outline.stem,
        "title": outline.title,
        "year": number.year,
        "number": number.number,
        "serial": number.serial,
        "series": number.series,
        "revision": kept.revision,
        "dated": kept.dated.isoformat(),
        "printed": outline.printed,
    }
    return json.dumps(content, ensure_ascii=False)


def run_show(arguments: argparse.Namespace) -> int:
    """Print the whole issue as text, or as the JSON that the archive keeps."""
    context = context_of(arguments)
    issue = context.archive.issue(context.revision(arguments.revision))
    if arguments.source:
        return _show_source(issue, arguments.source, context.out, arguments.html)
    if arguments.html:
        raise DigestError("--html 要同 --source 一起用", "如 digest show 3 --source 1-2 --html 原版.html")
    if arguments.json:
        print(dumps(issue))
        return MADE
    print("\n".join(_told(issue, is_why=arguments.why)))
    for other in context.archive.revisions(context.kept):
        files = "、".join(rendering.name for rendering in context.archive.renderings(other)) or "无"
        print(f"第 {other.revision} 稿存于 {other.kept_at[:16].replace('T', ' ')}，文件：{files}")
    return MADE


def _show_source(issue: Issue, name: str, out: Path, html: Path | None) -> int:
    """Print where the original of the entry *name* lies and where it came from, and open it on a desktop.

    With *html* its pages are drawn into that file, with the places of the entry, and that is opened.
    """
    from digest import edits  # a quarter of a second: list needs neither
    from digest.sources.originals import original_of

    entry = edits.places(issue).get(name)
    if entry is None:
        raise DigestError(f"这一期没有“{name}”这一条", f"有的是：{'、'.join(edits.places(issue))}")
    origin = entry.item.article.origin
    print(f"{name} 《{entry.headline}》{entry.origin}")
    for line in _whereabouts(entry.item.article):
        print(line)
    file = original_of(origin, out)
    if file is None:
        raise DigestError(f"原件 {origin.uri} 不在了", "请从备份里找")
    print(f"原件：{file}")
    if html:
        from digest.commands.common import explained  # reads and explains: show needs neither

        explained.write_entry(entry.item.article, file, html)
        print(f"已写出 {html}")
    if has_desktop():
        webbrowser.open((html or file).absolute().as_uri())
    return MADE


def _whereabouts(article: Article) -> Iterator[str]:
    """Give how *article* came, if it was collected, its page, lines, and boxes where the format tells places."""
    if came := article.origin.provenance:
        yield f"来源：{came.source}"
        told = {"地址": came.address, "发件人": came.sender, "发件人验证": came.authentication}
        yield from (f"{what}：{words}" for what, words in told.items() if words)
        yield f"收到：{came.collected}"
    yield f"版次：第{article.origin.page}版　行：{'、'.join(map(str, sorted(article.lines))) or '无'}"
    for place in article.places:
        box = place.box
        across = f"左 {box.left:.0f}　上 {box.top:.0f}　右 {box.right:.0f}　下 {box.bottom:.0f}"
        yield f"位置：第{place.page}版　{across}（点）"


def _told(issue: Issue, *, is_why: bool = False) -> list[str]:
    head = [f"《{issue.masthead.title}》{issue.masthead.number} {issue.masthead.serial}　{issue.masthead.dated}"]
    head += [f"编者按：{paragraph}" for paragraph in issue.editors_note.splitlines()]
    for section in issue.sections:
        head += ["", section.title]
        for entry in section.entries:
            source = entry.told_beside("".join(entry.text)) + entry.origin
            head += [entry.numbered(f"{entry.headline}{entry.mark}"), *entry.text, source]
            parts = "，".join(f"{name}{value:+g}" for name, value in entry.worth_parts)
            head += [f"分量{entry.worth:g}：{parts or '无'}"] if is_why else []
    return [*head, "", *filter(None, (issue.coverage, issue.notice))]
