"""Where an archive lies: in a file in the output folder, or on the server that the briefing file names."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from digest import credentials
from digest.archive import migrations
from digest.archive.archive import Archive
from digest.archive.database import connections
from digest.atomic import replacing
from digest.errors import ArchiveError
from digest.expressions import expression
from digest.model import Briefing, Database

log = logging.getLogger(__name__)

FILE = "archive.db"  # in the output folder
_NETWORK = expression(r"nfs|cifs|smb|9p|afs|ncp|davfs|fuse\.(?:sshfs|davfs|rclone|glusterfs)|ceph|gluster|lustre")
_ISSUE = expression(r"[a-z0-9-]+-\d{4}-z?\d{2,}\.(?:pdf|docx|html|json)")  # weekly-2026-03.pdf


def open_archive(out: Path, database: Database | None, *, is_to_be_filled: bool = False) -> Archive:
    """Return the archive of the output folder *out*, made if there is none; on the server if *database* names one.

    ``ArchiveError`` if it cannot be had, or if numbers would be counted twice: where there is one in both places, and
    where an empty one stands beside issues that were made before (unless it *is_to_be_filled* with them).
    """
    if database is not None:
        refuse_two(out)
    is_new = database is None and not (out / FILE).exists()
    if is_new and not is_to_be_filled:
        _refuse_lost(out)
    archive = Archive.open(database.url, password_of(database)) if database else Archive.open(out / FILE)
    if not (is_new or is_to_be_filled) and archive.is_empty():
        _refuse_lost(out)
    return archive


def open_own(briefing: Briefing, out: Path, *, may_begin_anew: bool = False) -> Archive:
    """Return the archive of *briefing* in *out* as ``open_archive`` does, to be written to.

    ``ArchiveError`` where the archive that the briefing had is gone, or can no longer be written, and numbers would
    begin anew here, unless they *may_begin_anew*.
    """
    former = _remembered(briefing)
    if former and not (out / FILE).exists():
        if not may_begin_anew and not (former.is_file() and os.access(former.parent, os.W_OK)):
            what = "不能写入了" if former.is_file() else "不见了"
            raise ArchiveError(
                f"这份简报以前的档案 {former} {what}；在 {out} 里另起一份，期号会从头计，所以没有编",
                f"请把 {FILE} 放回原处或搬到 {out}，或用 digest import 读入最近的备份；确要从头编起请加 --force",
            )
        log.warning("注意：这份简报以前的档案在 %s，%s 里另起一份，期号从头计", former, out)
    return open_archive(out, briefing.archive)


def remember(briefing: Briefing, out: Path) -> None:
    """Note beside the briefing file that its archive lies in *out*, where *out* is in the same working folder."""
    note = _note(briefing)
    if note is None or out.absolute().parent != note.parent or _remembered(briefing) == out.absolute() / FILE:
        return
    with contextlib.suppress(OSError), replacing(note) as aside:  # where that cannot be written nothing is noted
        aside.write_text(f"{out.name}\n", "utf-8")


def _remembered(briefing: Briefing) -> Path | None:
    """Return where the archive of *briefing* lay when it was last written; None where that was never noted."""
    note = _note(briefing)
    try:
        return note.parent / note.read_text("utf-8").strip() / FILE if note and note.is_file() else None
    except (OSError, UnicodeError):
        return None


def _note(briefing: Briefing) -> Path | None:
    """Return where the note stands; None where the archive is in a database, or the briefing in no file."""
    file = Path(briefing.file).absolute()
    return None if briefing.archive or not briefing.file else file.with_name(f".{file.stem}-{briefing.code}.archive")


def network_share(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the kind of network file system that *folder* lies on (nfs4, cifs …); empty where it is none, or unknown.

    SQLite's locks do not hold on most of them (sqlite.org/faq.html, 5), so two machines may damage an archive there.
    """
    place, found = folder.absolute(), {}
    with contextlib.suppress(OSError, UnicodeError):
        for line in mounts.read_text("utf-8").splitlines():
            fields = line.split(" ")
            found[Path(fields[1].replace("\\040", " "))] = fields[2]
    kind = next((found[each] for each in (place, *place.parents) if each in found), "")
    return kind if _NETWORK.match(kind) else ""


def _refuse_lost(out: Path) -> None:
    """Raise ``ArchiveError`` if issues stand in *out*: their archive was lost, and would begin again with number 1."""
    files = (path for path in sorted(out.glob("*-*-*.*")) if path.is_file())
    made = next((path.name for path in files if _ISSUE.fullmatch(path.name)), None)
    if made:
        raise ArchiveError(
            f"{out} 里有编过的期（{made} 等），却没有它们的档案，接着编会重号，所以没有编",
            f"请把 {FILE} 放回原处，或用 digest import 读入最近的备份；确要从头编起，请用 --out 换一个文件夹",
        )


def open_existing(out: Path, database: Database | None) -> Archive:
    """Return the archive as ``open_archive`` does; ``ArchiveError`` if there is none yet: nothing is made."""
    if database is not None:
        refuse_two(out)
    if not is_there(out, database):
        where = f"{out} " if database is None else "数据库"
        raise ArchiveError(f"{where}里还没有档案", "请先编一期，或用 --out 指明输出文件夹、--briefing 指明简报文件")
    return open_archive(out, database)


def is_there(out: Path, database: Database | None) -> bool:
    """Say whether an archive was begun in that place; ``ArchiveError`` where a server cannot be asked."""
    if database is None:
        return (out / FILE).exists()
    with connections.reading(connections.server_engine(database.url, password_of(database))) as connection:
        return migrations.version_of(connection) > 0


def password_of(database: Database) -> str:
    """Return the password of *database*; ``ArchiveError``, which does not hold it, where it is not to be had."""
    return credentials.secret(database.password, noun="数据库密码", raising=ArchiveError)


def refuse_two(out: Path) -> None:
    """Raise ``ArchiveError`` if there is an archive in *out* although a database is to be used."""
    if (out / FILE).exists():
        raise ArchiveError(
            f"有两份档案：{out / FILE}，和简报文件 [archive] 写的数据库，不知以哪一份为准",
            f"要改用数据库的，请把 {FILE} 移到别处，用 digest import 把它读进数据库；不用数据库的，请删去 [archive]",
        )
