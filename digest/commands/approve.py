"""``digest approve``: sign an issue, take a signature back, or see who did what."""

from __future__ import annotations

import argparse

from digest import edits
from digest.archive import approvals
from digest.commands.common import drafts, options
from digest.commands.common.context import Context, context_of
from digest.commands.common.terminal import MADE
from digest.lines import clean

_EXAMPLE = "例：digest approve 3 --by 张三 --role 签发"
ACT_NAMES = {
    "approved": "签",
    "withdrawn": "撤回签发",
    "edited": "修改",
    "released": "交付发送",
    "made": "编成",
    "remade": "重编",
    "reverted": "恢复旧稿",
    "tested": "试发",
    "reminded": "提醒签发",
    "carried": "带上人工改动",
}
_ROLES = {approvals.RELEASING_ROLE: "签发"}  # the others are what people wrote


def read_role(text: str) -> str:
    """Return the role that a person means by *text*."""
    meant = clean(text)
    return next((role for role, word in _ROLES.items() if word == meant), meant)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest approve``."""
    parser.epilog = _EXAMPLE
    options.add_issue(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--by", type=clean, metavar="姓名", help="谁签")
    what.add_argument("--show", action="store_true", help="只看签发情况和经过")
    parser.add_argument(
        "--role", type=read_role, default=approvals.RELEASING_ROLE, metavar="职责", help="默认 签发；审核、编辑只作记录"
    )
    parser.add_argument("--withdraw", action="store_true", help="撤回签发；还没有发出的不再发")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the signature down, and say to what it is bound."""
    context = context_of(arguments)
    signatures, name = context.archive.approvals, drafts.name_of(context.kept)
    if arguments.show:
        return _show(context)
    if arguments.withdraw:
        signatures.withdraw(context.kept, arguments.by, context.now)
        print(f"{name}的签发已撤回，还没有发出的不再发出。")
        return MADE
    context.archive.workings.refuse_unsaved(context.kept)
    is_releasing = arguments.role == approvals.RELEASING_ROLE
    if is_releasing:
        edits.refuse_pending(
            context.issue, lambda: (briefing := context.briefing_if_any) is not None and briefing.sign_pending
        )
        for line in edits.slips_of(context.issue):
            print(f"  {line}")
    signoff = signatures.approve(context.kept, arguments.by, arguments.role, context.now)
    if not is_releasing:
        print(f"{name}：已记下 {arguments.by}（{arguments.role}）。{drafts.spoken(signoff)}。")
        return MADE
    print(f"{name}，{drafts.spoken(signoff)}。")
    print(f"  签发绑定的内容：{signoff.seal[:16]}（内容和文件有任何改动，签发即作废）")
    printed = context.issue.colophon.approver
    if printed and printed != arguments.by:
        print(f"  注意：刊上印的签发人是“{printed}”，与本次签发的“{arguments.by}”不同。")
    return MADE


def _show(context: Context) -> int:
    signatures = context.archive.approvals
    print(f"{drafts.name_of(context.kept)}　{drafts.spoken(signatures.signoff(context.kept))}")
    signed: approvals.Act | None = None
    for act in signatures.history(context.kept):
        draft = f"修订稿 {act.revision}" if act.revision else "初稿"
        what = (
            f"{ACT_NAMES[act.act]}（{_ROLES.get(act.role, act.role)}）" if act.act == "approved" else ACT_NAMES[act.act]
        )
        voided = ""
        if signed and act.revision > signed.revision:
            voided, signed = f"　{clean(signed.name)}的签发就此作废", None
        when = act.at[:16].replace("T", " ")
        print(f"  {when}　{draft}　{clean(what)}　{clean(act.name)}　{clean(act.note)}".rstrip() + voided)
        if act.role == approvals.RELEASING_ROLE:
            signed = act if act.act == "approved" else None
    return MADE
