"""``digest edit``: a draft as a sheet of plain text that a clerk can change."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest import edits
from digest.atomic import replacing
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE
from digest.errors import DeliveryError, trouble

_EXAMPLE = "例：digest edit 3　　改好后：digest apply output/weekly-2026-03-修改单.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest edit``."""
    parser.epilog = _EXAMPLE
    options.add_issue(parser)
    options.add_revision(parser)
    parser.add_argument("--file", type=Path, metavar="文件", help="写到哪个文件，默认在输出文件夹里")
    parser.add_argument("--force", action="store_true", help="文件已有也重写（里面的改动会丢失）")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the sheet; a sheet that is there already may hold work, so it stays."""
    context = context_of(arguments)
    kept = context.revision(arguments.revision)
    issue = context.archive.issue(kept)
    path: Path = arguments.file or context.out / f"{issue.stem}-修改单.txt"
    if path.exists() and not arguments.force:
        raise DeliveryError(f"{path} 已经有了，没有改动它", "接着改它再 digest apply；要重新写一份请加 --force")
    themes = context.briefing_if_any.themes if context.briefing_if_any else ()  # the sections that the file adds
    text = edits.sheet(issue, drafts.mark_of(issue, kept), themes)
    try:
        with replacing(path) as aside:  # what Notepad on Chinese Windows opens without a question
            aside.write_text(text, "utf-8-sig", newline="\r\n")
    except OSError as error:
        raise DeliveryError(f"不能写入 {path}：{trouble(error)}", "请换一个文件（--file）") from error
    print(f"已写出修改单 {path}")
    print(f"  改好后运行：digest apply {path}")
    return MADE
