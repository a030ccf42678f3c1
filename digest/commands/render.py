"""``digest render``: the files of an issue once more."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import get_args

from digest import deliveries, renderings
from digest.archive import ledgers
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE
from digest.model import Form

_FORMS: tuple[Form, ...] = get_args(Form)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest render``."""
    parser.epilog = "例：digest render 3 --form pdf"
    options.add_issue(parser)
    parser.add_argument("--form", action="append", choices=_FORMS, help="只要这种形式，可重复")
    parser.add_argument("--layout", metavar="版式", help="不用存档的文件，按这个版式重新排版，另存为 期名-版式")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files of an issue as they were kept, byte for byte; a form that was not kept is made now.

    With all of them its ledger is written too.
    """
    context = context_of(arguments)
    issue = context.issue
    if arguments.layout:
        fresh = [renderings.render(issue, form, layout=arguments.layout) for form in arguments.form or _FORMS[:3]]
        made = [replace(each, name=f"{issue.stem}-{arguments.layout}.{each.form}") for each in fresh]
    else:
        there = {rendering.form: rendering for rendering in context.archive.renderings(context.kept)}
        wanted = arguments.form or list(there) or list(_FORMS)
        made = [there.get(form) or renderings.render(issue, form) for form in wanted]
    for delivery in deliveries.deliver(made, channel="folder", target=str(arguments.out)):
        print(f"已写出 {delivery.target}")
    for path in () if arguments.form or arguments.layout else ledgers.save(issue, arguments.out):
        print(f"已写出 {path}")
    return MADE
