"""``digest render``: the files of an issue once more."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import get_args

from digest import deliveries, renderings
from digest.archive import ledgers
from digest.commands.common import options
from digest.commands.common.context import Context, context_of
from digest.commands.common.terminal import MADE
from digest.errors import DeliveryError
from digest.issues.editions import selected
from digest.model import Form, Rendering

_FORMS: tuple[Form, ...] = get_args(Form)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest render``."""
    parser.epilog = "例：digest render 3 --form pdf"
    options.add_issue(parser)
    parser.add_argument("--form", action="append", choices=_FORMS, help="只要这种形式，可重复")
    parser.add_argument("--layout", metavar="版式", help="不用存档的文件，按这个版式重新排版，另存为 期名-版式")
    parser.add_argument("--group", metavar="收件组", help="写出这个收件组收到的那一种，另存为 期名-group序号")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files of an issue as they were kept, byte for byte; a form that was not kept is made now.

    With all of them its ledger is written too.
    """
    context = context_of(arguments)
    issue = context.issue
    if arguments.group:
        made = _edition(context, arguments.group, arguments.form)
    elif arguments.layout:
        fresh = [renderings.render(issue, form, layout=arguments.layout) for form in arguments.form or _FORMS[:3]]
        made = [replace(each, name=f"{issue.stem}-{arguments.layout}.{each.form}") for each in fresh]
    else:
        there = {rendering.form: rendering for rendering in context.archive.renderings(context.kept)}
        wanted = arguments.form or list(there) or list(_FORMS)
        made = [there.get(form) or renderings.render(issue, form) for form in wanted]
    for delivery in deliveries.deliver(made, channel="folder", target=str(arguments.out)):
        print(f"已写出 {delivery.target}")
    for path in () if arguments.form or arguments.layout or arguments.group else ledgers.save(issue, arguments.out):
        print(f"已写出 {path}")
    return MADE


def _edition(context: Context, name: str, forms: list[Form] | None) -> list[Rendering]:
    """Return the issue as the recipients of the group *name* get it; DeliveryError where there is no such group."""
    briefing = context.briefing
    groups = briefing.sending.groups if briefing.sending else ()
    place, group = next((placed for placed in enumerate(groups, start=1) if placed[1].name == name), (0, None))
    if group is None:
        there = "、".join(each.name for each in groups)
        raise DeliveryError(f"没有“{name}”这个收件组", f"现有：{there}" if there else "简报文件里一个也没有写")
    issue = selected(context.issue, group.selection)
    if not issue.sections:
        raise DeliveryError(f"这一期没有“{name}”要选登的条目", "请看 [[delivery.group]] 的 themes 和 regions")
    layout = group.edition or briefing.layout
    fresh = [renderings.render(issue, form, layout=layout) for form in forms or group.forms]
    return [replace(each, name=f"{issue.stem}-group{place}.{each.form}") for each in fresh]
