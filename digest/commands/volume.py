"""``digest volume``: the bound volume of a year (汇编), by theme, with an index of places and units."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from digest import deliveries, issues, renderings
from digest.archive import Archive, Kept
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import ArchiveError
from digest.issues.volumes import volume
from digest.model import Form, Issue

_EXAMPLE = "例：digest volume 2026　　digest volume 2026 weekly --form pdf"
FORMS: tuple[Form, ...] = ("pdf", "docx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest volume``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("year", type=int, metavar="年", help="如 2026")
    parser.add_argument("briefing", nargs="?", default="", metavar="简报代号", help="档案里有几种简报时要写，如 weekly")
    parser.add_argument("--form", action="append", choices=FORMS, help="只要这种形式，可重复")
    parser.add_argument("--layout", default="jianbao", metavar="版式", help="用哪个版式，默认 jianbao")
    options.add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the volume; return the exit status (1 when the year has no issue)."""
    context = context_of(arguments)
    archive = context.archive
    kept = archive.kept(arguments.briefing, arguments.year)
    briefings = sorted({each.briefing for each in kept})
    if len(briefings) > 1:
        raise ArchiveError(f"{arguments.year} 年有几种简报：{'、'.join(briefings)}", "请写明要哪一种")
    unsigned = [drafts.name_of(each) for each in kept if archive.approvals.signoff(each).state != "approved"]
    if unsigned:
        print(f"注意：还没有签发的也编入了：{'、'.join(unsigned)}")
    bound = bind(archive, kept, context.now.date(), arguments.layout)
    if bound is None:
        print(f"档案里没有 {arguments.year} 年的简报。")
        return NOTHING
    made = [renderings.render(bound, form, layout=arguments.layout) for form in arguments.form or FORMS]
    for delivery in deliveries.deliver(made, channel="folder", target=str(arguments.out)):
        print(f"已写出 {delivery.target}")
    return MADE


def bind(archive: Archive, kept: Sequence[Kept], dated: date, layout: str) -> Issue | None:
    """Return the volume of the issues *kept*, all of one briefing and year, ready to be set; None of no issue.

    Special issues are left out: they print again what stood in others.
    """
    whole = [issue for issue in map(archive.issue, kept) if not issue.topic]
    if not whole:
        return None
    bound = volume(whole, kept[-1].number.year, dated)
    lacking = {each.entry: each.characters for each in renderings.unprintable(bound, layout=layout)}
    return issues.masked(bound, lacking)
