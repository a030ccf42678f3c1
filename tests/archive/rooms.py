"""A small office whose disk runs full: its pages, and what must not change."""

from __future__ import annotations

import hashlib
from pathlib import Path

BRIEFING = """
[briefing]
code = "weekly"
title = "职工动态"
publisher = "海塘区总工会办公室"
forms = ["json", "html"]
[sources]
inputs = ["sources"]
[[sections.theme]]
code = "welfare"
name = "帮扶服务"
[[sections.theme]]
code = "other"
name = "其他"
"""
_NEWS = (
    "盐场夜班食堂开了火\n4月2日，海塘区总工会为二号盐场的夜班职工办起食堂，一百二十名晒盐工第一次在后半夜吃上了热饭。\n",
    "渔港卸货工有了遮阳棚\n4月9日，海塘区总工会在老渔港装好三座遮阳棚，六十名卸货工歇脚时不再晒着。\n",
)


def pages(folder: Path, week: int) -> None:
    """Put the news of *week* (0 or 1) into the sources of the working *folder*."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "sources" / "page.txt").write_text(_NEWS[week], "utf-8")


def account(out: Path) -> dict[str, str]:
    """Return the hashes of all files of issues and ledgers in *out*."""
    found = sorted(path for path in out.rglob("weekly-*") if path.is_file())
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
