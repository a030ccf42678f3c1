"""``digest approve``: sign an issue, take a signature back, or see who did what."""

from __future__ import annotations

import argparse

from digest import edits
from digest.archive import Archive, Kept, approvals
from digest.commands.common import drafts, options
from digest.commands.common.terminal import MADE
from digest.errors import ConfigError, DigestError
from digest.lines import clean
from digest.times import now

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


def _role(text: str) -> str:
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
        "--role", type=_role, default=approvals.RELEASING_ROLE, metavar="职责", help="默认 签发；审核、编辑只作记录"
    )
    parser.add_argument("--withdraw", action="store_true", help="撤回签发；还没有发出的不再发")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the signature down, and say to what it is bound."""
    archive = drafts.archive_of(arguments)
    kept = drafts.issue_of(archive, arguments.number)
    if arguments.show:
        return _show(archive, kept)
    if arguments.withdraw:
        archive.approvals.withdraw(kept, arguments.by, now())
        print(f"{drafts.name_of(kept)}的签发已撤回，还没有发出的不再发出。")
        return MADE
    if arguments.role == approvals.RELEASING_ROLE:
        _refuse_pending(arguments, archive, kept)
    signoff = archive.approvals.approve(kept, arguments.by, arguments.role, now())
    if arguments.role != approvals.RELEASING_ROLE:
        print(f"{drafts.name_of(kept)}：已记下 {arguments.by}（{arguments.role}）。{drafts.spoken(signoff)}。")
        return MADE
    print(f"{drafts.name_of(kept)}，{drafts.spoken(signoff)}。")
    print(f"  签发绑定的内容：{signoff.seal[:16]}（内容和文件有任何改动，签发即作废）")
    _compare(archive, kept, arguments.by)
    return MADE


def _refuse_pending(arguments: argparse.Namespace, archive: Archive, kept: Kept) -> None:
    """Raise ``DigestError`` with what is still 〔待核〕, unless the office signs such issues."""
    pending = edits.pending(archive.issue(kept))
    if not pending or _signs_pending(arguments, kept):
        return
    named = "\n".join(
        f"  {name} 《{entry.headline}》：{'；'.join(edits.doubts(entry))}" for name, entry in pending.items()
    )
    raise DigestError(
        f"{drafts.name_of(kept)}还有 {len(pending)} 条标着〔待核〕，没有签：\n{named}\n",
        "先 digest edit 写出修改单，逐条核实，把“待核：是”改成“待核：否”，再 digest apply；"
        "要带着〔待核〕签发，请在简报文件 [proof] 写 sign_pending = true",
    )


def _signs_pending(arguments: argparse.Namespace, kept: Kept) -> bool:
    try:
        return drafts.briefing_of(arguments, kept).sign_pending
    except ConfigError:
        if arguments.file_of_briefing:
            raise
        return False


def _compare(archive: Archive, kept: Kept, name: str) -> None:
    """Point out where the printed 签发 is somebody else."""
    printed = archive.issue(kept).colophon.approver
    if printed and printed != name:
        print(f"  注意：刊上印的签发人是“{printed}”，与本次签发的“{name}”不同。")


def _show(archive: Archive, kept: Kept) -> int:
    print(f"{drafts.name_of(kept)}　{drafts.spoken(archive.approvals.signoff(kept))}")
    signed: approvals.Act | None = None
    for act in archive.approvals.history(kept):
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
