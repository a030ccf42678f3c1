"""``digest diff``: what was changed between two versions of an issue, or what a sheet would change."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest import edits
from digest.commands.apply import read_sheet
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING

_EXAMPLE = "例：digest diff 3　　digest diff 3 --from 0 --to 2　　digest diff output/weekly-2026-03-修改单.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest diff``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("what", metavar="期号或修改单", help="期号如 3、2026-3；或 digest edit 写出的文件")
    options.add_place(parser)
    parser.add_argument("--from", dest="first", type=int, metavar="稿次", help="从哪一稿，0 是初稿；默认上一稿")
    parser.add_argument("--to", dest="last", type=int, metavar="稿次", help="到哪一稿，默认最新")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a change; status 1 where there is none."""
    if Path(arguments.what).is_file():
        text = read_sheet(Path(arguments.what))
        context = context_of(arguments, drafts.number_of_sheet(text))
        old, mark = context.issue, drafts.mark_of(context.issue, context.kept)
        new = edits.applied(text, old, mark, context.briefing.themes)
    else:
        context = context_of(arguments, arguments.what)
        last = context.kept.revision if arguments.last is None else arguments.last
        first = max(0, last - 1) if arguments.first is None else arguments.first
        new, old = (context.archive.issue(context.revision(wanted)) for wanted in (last, first))
    lines = edits.changes(old, new)
    for line in lines or ("没有改动。",):
        print(line)
    return MADE if lines else NOTHING
