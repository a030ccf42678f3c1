"""``digest ledger``: what became of every source, article and line of one issue."""

from __future__ import annotations

import argparse

from digest.archive import ledgers
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, WRONG

_EXAMPLE = "例：digest ledger 3　　digest ledger 3 --save"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest ledger``."""
    parser.epilog = _EXAMPLE
    options.add_issue(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--csv", action="store_true", help="输出 CSV（Excel、WPS 可直接打开）")
    parser.add_argument("--save", action="store_true", help="存成输出文件夹 ledgers 里的 期名.csv 和 .json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print or save the ledger; return 0, or 2 when its sums do not agree."""
    issue = context_of(arguments).issue
    if arguments.save:
        for path in ledgers.save(issue, arguments.out):
            print(f"已写出 {path}")
    elif arguments.json or arguments.csv:
        print((ledgers.as_json if arguments.json else ledgers.as_csv)(issue))
    else:
        print(issue.coverage)
        for row in ledgers.rows(issue):
            print(f"{row.fate}　{row.what}　{row.reason}　{row.source}")
    problems = ledgers.problems(issue)
    for problem in problems:
        print(f"账目不符：{problem}")
    return WRONG if problems else MADE
