"""``digest list``, ``digest show``, ``digest render``: what is in the archive, and its files once more."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import timedelta

from digest import deliveries, renderings
from digest.archive import Archive, Kept, ledgers
from digest.archive.records.codec import dumps
from digest.commands.common import drafts
from digest.commands.common.terminal import MADE, NOTHING
from digest.model import Form, Issue, Rendering

_FORMS: tuple[Form, ...] = ("pdf", "docx", "html", "json")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the arguments of ``digest list``, ``show`` and ``render``."""
    listing = subparsers.add_parser("list", help="列出档案里的各期", epilog="例：digest list --year 2026")
    listing.add_argument("briefing", nargs="?", default="", metavar="简报代号", help="如 weekly；不写就全列")
    listing.add_argument("--year", type=int, metavar="年", help="只列这一年的")
    listing.add_argument("--json", action="store_true", help="每期一行 JSON，供程序读取")
    drafts.add_place(listing)
    listing.set_defaults(run=run_list)
    showing = subparsers.add_parser("show", help="看档案里某一期的全文", epilog="例：digest show 3")
    drafts.add_issue(showing)
    showing.add_argument("--json", action="store_true", help="输出整期的 JSON")
    showing.set_defaults(run=run_show)
    rendering = subparsers.add_parser("render", help="按存档重出某一期的文件", epilog="例：digest render 3 --form pdf")
    drafts.add_issue(rendering)
    rendering.add_argument("--form", action="append", choices=_FORMS, help="只要这种形式，可重复")
    rendering.add_argument("--layout", metavar="版式", help="不用存档的文件，按这个版式重新排版，另存为 期名-版式")
    rendering.set_defaults(run=run_render)


def run_list(arguments: argparse.Namespace) -> int:
    """Print one line an issue; return the exit status."""
    archive = drafts.archive_of(arguments)
    is_found = False
    for kept, issue in archive.outlines(arguments.briefing, arguments.year):
        is_found = True
        print(_machine(kept, issue) if arguments.json else _person(kept, issue))
    if not is_found:
        there = "、".join(sorted({each.briefing for each in archive.kept()}))
        print(f"档案里还没有这样的期。{'有的简报：' if there else ''}{there}")
    return MADE if is_found else NOTHING


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
    kept = drafts.issue_of(archive, arguments.number)
    issue = archive.issue(kept)
    if arguments.json:
        print(dumps(issue))
        return MADE
    print("\n".join(_told(issue)))
    for other in archive.revisions(kept):
        print(f"第 {other.revision} 稿存于 {other.kept_at}，文件：{_files(archive, other)}")
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


def run_render(arguments: argparse.Namespace) -> int:
    """Write the files of an issue as they were kept, byte for byte; a form that was not kept is made now.

    With all of them its ledger is written too.
    """
    archive = drafts.archive_of(arguments)
    kept = drafts.issue_of(archive, arguments.number)
    issue = archive.issue(kept)
    if arguments.layout:
        made = [_in_layout(issue, form, arguments.layout) for form in arguments.form or _FORMS[:3]]
    else:
        made = _as_kept(archive.renderings(kept), issue, arguments.form)
    for delivery in deliveries.deliver(made, channel="folder", target=str(arguments.out)):
        print(f"已写出 {delivery.target}")
    for path in () if arguments.form or arguments.layout else ledgers.save(issue, arguments.out):
        print(f"已写出 {path}")
    return MADE


def _as_kept(kept: Sequence[Rendering], issue: Issue, forms: Sequence[Form] | None) -> list[Rendering]:
    there = {rendering.form: rendering for rendering in kept}
    wanted = forms or list(there) or list(_FORMS)
    return [there.get(form) or renderings.render(issue, form) for form in wanted]


def _in_layout(issue: Issue, form: Form, layout: str) -> Rendering:
    made = renderings.render(issue, form, layout=layout)
    return Rendering(made.form, f"{issue.stem}-{layout}.{form}", made.title, made.content)
