"""``digest backup``, ``digest export``, ``digest import``: the whole archive as one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest.archive import Archive, safekeeping
from digest.commands import drafts
from digest.commands.terminal import MADE


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the arguments of ``digest backup``, ``export`` and ``import``."""
    doors = (
        ("backup", "备份档案，别的程序正在写也可以", "例：digest backup 备份/2026-11-20.db", run_backup),
        ("export", "把整个档案导出成一个文件，可导入任何一种数据库", "例：digest export 档案.jsonl.gz", run_export),
        ("import", "把导出的文件读进一个空的档案", "例：digest import 档案.jsonl.gz --out 新文件夹", run_import),
    )
    for name, helping, example, run in doors:
        parser = subparsers.add_parser(name, help=helping, epilog=example)
        parser.add_argument("file", type=Path, metavar="文件", help="备份或导出的文件")
        parser.add_argument(
            "--out", type=Path, default=Path("output"), metavar="文件夹", help="输出文件夹，默认 output"
        )
        parser.set_defaults(run=run)


def run_backup(arguments: argparse.Namespace) -> int:
    """Write a backup; return the exit status."""
    safekeeping.backup(drafts.archive_of(arguments.out), arguments.file)
    print(f"已备份到 {arguments.file}")
    return MADE


def run_export(arguments: argparse.Namespace) -> int:
    """Write an export; return the exit status."""
    safekeeping.export(drafts.archive_of(arguments.out), arguments.file)
    print(f"已导出到 {arguments.file}")
    return MADE


def run_import(arguments: argparse.Namespace) -> int:
    """Take an export into a new archive; return the exit status."""
    count = safekeeping.take_in(Archive.open(arguments.out / "archive.db"), arguments.file)
    print(f"已导入 {count} 期（含修订稿）")
    return MADE
