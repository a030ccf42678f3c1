"""``digest diff``: what was changed between two versions of an issue, or what a sheet would change."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest import edits
from digest.archive import Archive, Kept
from digest.commands.apply import read_sheet
from digest.commands.common import drafts, options
from digest.commands.common.terminal import MADE, NOTHING
from digest.model import Issue

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
    archive = drafts.archive_of(arguments)
    path = Path(arguments.what)
    if path.is_file():
        old, new = _of_sheet(archive, path, arguments)
    else:
        old, new = _of_revisions(archive, drafts.issue_of(archive, arguments.what), arguments.first, arguments.last)
    lines = edits.changes(old, new)
    for line in lines or ("没有改动。",):
        print(line)
    return MADE if lines else NOTHING


def _of_sheet(archive: Archive, path: Path, arguments: argparse.Namespace) -> tuple[Issue, Issue]:
    text = read_sheet(path)
    kept = drafts.issue_of(archive, drafts.number_in(text))
    issue = archive.issue(kept)
    themes = drafts.briefing_of(arguments, kept).themes
    return issue, edits.applied(text, issue, drafts.mark_of(issue, kept), themes)


def _of_revisions(archive: Archive, kept: Kept, first: int | None, last: int | None) -> tuple[Issue, Issue]:
    to = kept.revision if last is None else last
    since = max(0, to - 1) if first is None else first
    new, old = (drafts.revision_numbered(archive, kept, wanted) for wanted in (to, since))
    return archive.issue(old), archive.issue(new)
