"""``digest backup``, ``digest export``, ``digest import``: the whole archive as one file."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from digest.archive import location
from digest.commands.common import options
from digest.commands.common.context import context_of, database_of
from digest.commands.common.terminal import MADE
from digest.errors import ArchiveError


def add_backup(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest backup``."""
    _add_file(parser, "写到哪个文件", "例：digest backup 备份/2026-11-20.db")
    _add_force(parser)
    parser.set_defaults(run=run_backup)


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest export``."""
    _add_file(parser, "写到哪个文件", "例：digest export 档案.jsonl.gz")
    _add_force(parser)
    parser.set_defaults(run=run_export)


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest import``."""
    _add_file(parser, "digest backup 或 export 写出的文件", "例：digest import 备份/2026-11-20.db --out 新文件夹")
    parser.set_defaults(run=run_import)


def _add_file(parser: argparse.ArgumentParser, meaning: str, example: str) -> None:
    parser.epilog = example
    parser.add_argument("file", type=Path, metavar="文件", help=meaning)
    options.add_place(parser)


def _add_force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="文件已有也重写；原来的改名为 .bak 留着")


def _tell_of_former(former: Path | None) -> None:
    if former:
        print(f"  原来的文件留在 {former}")


def run_backup(arguments: argparse.Namespace) -> int:
    """Write a backup; return the exit status."""
    archive = context_of(arguments).archive
    former = archive.backups.write(arguments.file, is_to_replace=arguments.force)
    print(f"已备份到 {arguments.file}，共 {len(archive.kept())} 期，内容已逐份核对。")
    _tell_of_former(former)
    if (arguments.out / location.FILE).exists() and arguments.file.stat().st_dev == arguments.out.stat().st_dev:
        print("  注意：备份和档案在同一块磁盘上，磁盘坏了两份都没有；请再备份到另一块磁盘")
    print(f"  要恢复：digest import {arguments.file} --out 新文件夹（或在空的数据库里）")
    return MADE


def run_export(arguments: argparse.Namespace) -> int:
    """Write an export; return the exit status."""
    archive = context_of(arguments).archive
    former = archive.backups.export(arguments.file, is_to_replace=arguments.force)
    print(f"已导出到 {arguments.file}，共 {len(archive.kept())} 期。")
    _tell_of_former(former)
    return MADE


def run_import(arguments: argparse.Namespace) -> int:
    """Take a backup or an export into a new archive; return the exit status."""
    out: Path = arguments.out
    database = database_of(out, arguments.file_of_briefing, skips_broken=True)
    is_new, has_folder = database is None and not (out / location.FILE).exists(), out.exists()
    archive = location.open_archive(out, database, is_to_be_filled=True)
    try:
        count = archive.backups.take_in(arguments.file)
    except ArchiveError:
        archive.close()
        for ending in ("", "-wal", "-shm") if is_new else ():  # what was begun for this import alone
            (out / f"{location.FILE}{ending}").unlink(missing_ok=True)
        if is_new and not has_folder:
            with contextlib.suppress(OSError):  # somebody else put something there meanwhile
                out.rmdir()
        raise
    print(f"已导入 {count} 期（含修订稿）。各期的文件可用 digest render 期号 重出。")
    return MADE
