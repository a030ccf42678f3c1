"""``digest withdraw``: the last issue, made by mistake, is taken back."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from digest.archive import Archive, Kept, ledgers
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE
from digest.lines import clean
from digest.model import Issue

_EXAMPLE = "例：digest withdraw 3 --by 张三 --reason 日期写错　　撤销过哪些：digest list --withdrawn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest withdraw``."""
    parser.epilog = _EXAMPLE
    options.add_issue(parser)
    parser.add_argument("--by", required=True, type=clean, metavar="姓名", help="谁撤销的")
    parser.add_argument("--reason", default="", type=clean, metavar="原因", help="为什么")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Take the issue back, and its files out of the output folder where they are as they were made."""
    context = context_of(arguments)
    kept, out = context.kept, context.out
    ledger = ledgers.files(context.issue, out)
    files = context.archive.withdrawals.withdraw(kept, arguments.by, arguments.reason, context.now)
    print(f"{drafts.name_of(kept)}已撤销：期号可以再用，其中的文章又可刊用。")
    print("  内容和经过仍在档案里：digest list --withdrawn")
    for later in _printing_again(context.archive, context.issue) if kept.number.series == "regular" else ():
        print(f"  {drafts.name_of(later)}也登有其中的文章，请看过后重编或一并撤销")
    contents = defaultdict(set)
    for path, content in (*((out / file.name, file.content) for file in files), *ledger.items()):
        contents[path].add(content)
    for path, known in contents.items():
        if path.is_file() and path.read_bytes() in known:  # just as it was made; what somebody changed stays
            path.unlink()
            print(f"  已删 {path}")
    stems = {Path(file.name).stem for file in files}
    for left in sorted(out.glob(f"**/{kept.number.stem(kept.briefing)}*")):  # a sheet, a changed file
        if left.is_file() and any(left.name.removeprefix(stem)[:1] in (".", "-") for stem in stems):
            print(f"  还留着，请看过后自己删：{left}")
    return MADE


def _printing_again(archive: Archive, issue: Issue) -> list[Kept]:
    """Return the supplements that print an article of *issue*: it is no longer where they say it was."""
    printed = _articles_of(issue)
    again = (kept for kept in archive.kept(issue.briefing) if kept.number.series == "supplement")
    return [kept for kept in again if printed & _articles_of(archive.issue(kept))]


def _articles_of(issue: Issue) -> set[tuple[str, str]]:
    items = (entry.item for section in issue.sections for entry in section.entries)
    return {(item.article.origin.uri, item.article.id) for item in items}
