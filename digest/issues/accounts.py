"""What an issue says of its own account: how much was read and printed, what failed, what is to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from digest.issues.wording import PENDING
from digest.model import Ledger, Section

_NAMES_AT_MOST = 3  # failed sources named in print; the rest are in the ledger


def coverage(ledger: Ledger) -> str:
    """Return the coverage line: 本期阅读来源n种m篇，刊用k篇，合并… and who sent nothing.

    Old articles, and sources that hold no others, are told apart.
    """
    left = [one for one in ledger.left_out if one.is_old]
    old = len({one.source for one in left}.intersection(ledger.old))
    unused = ledger.articles - ledger.printed - ledger.merged - len(left)
    parts = [f"本期阅读来源{ledger.sources - old}种{ledger.articles - len(left)}篇，刊用{ledger.printed}篇"]
    parts += [f"合并{ledger.merged}篇"] if ledger.merged else []
    parts += [f"未用{unused}篇"] if unused else []
    parts += [f"旧稿{len(left)}篇不计"] if left else []
    silent = f"未收到{'、'.join(ledger.silent)}来稿。" if ledger.silent else ""
    return "，".join(parts) + "。" + silent


def notice(ledger: Ledger, sections: Sequence[Section]) -> str:
    """Return what the reader must know: sources that failed, entries to be checked; empty when all is well."""
    pending = sum(bool(entry.mark) for section in sections for entry in section.entries)
    parts = [failed(ledger)]
    parts += [f"标有{PENDING}的{pending}篇，用字、次序或地区有疑，请对照来源核实。"] if pending else []
    return "".join(parts)


def failed(ledger: Ledger) -> str:
    """Return which sources could not be read; empty where all could, or the issue before told."""
    names = [PurePath(failure.source).name for failure in ledger.failures if not failure.is_told]
    if not names:
        return ""
    more = "等" if len(names) > _NAMES_AT_MOST else ""
    return f"另有{len(names)}个来源未能读取：{'、'.join(names[:_NAMES_AT_MOST])}{more}。"
