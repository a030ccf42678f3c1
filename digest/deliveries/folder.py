"""A folder as a channel: all files of an issue, or none, and never half of one."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from digest import atomic
from digest.errors import DeliveryError, trouble
from digest.model import Delivery, Rendering

_KEEP_ARCHIVE = "请修改权限；要换文件夹（--out），先把其中的 archive.db 搬过去，不然期号会从头计"
_IN_THE_WAY = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EISDIR)  # of a file, in a folder that takes others
_REASONS = {
    errno.ENOSPC: ("磁盘已满", "请清理磁盘后再试"),
    errno.EFBIG: ("磁盘已满，或文件大小有限制", "请清理磁盘后再试"),
    errno.EDQUOT: ("磁盘配额已用完", "请清理磁盘后再试"),
    errno.ENOENT: ("这个文件夹建不起来", "请用 --out 换一个文件夹"),
    errno.ENAMETOOLONG: ("路径太长", "请用 --out 换一个文件夹"),
    errno.EACCES: ("没有写入权限", _KEEP_ARCHIVE),
    errno.EPERM: ("没有写入权限", _KEEP_ARCHIVE),
    errno.EROFS: ("文件夹是只读的", _KEEP_ARCHIVE),
    errno.ENOTDIR: ("路径中有一段是文件，不是文件夹", "请用 --out 换一个文件夹"),
    errno.EEXIST: ("路径是文件，不是文件夹", "请用 --out 换一个文件夹"),
}


def write(renderings: Sequence[Rendering], target: str) -> tuple[Delivery, ...]:
    """Write *renderings* into the folder *target*, made if missing; on DeliveryError no new file is left.

    Every file is written aside in the same folder and synced; only when all are whole are they renamed.
    """
    folder = Path(target)
    waiting: list[Path] = []
    prepare(folder)
    try:
        for rendering in renderings:
            waiting.append(atomic.temporary(folder, rendering.name))
            with waiting[-1].open("wb") as file:
                file.write(rendering.content)
                file.flush()
                os.fsync(file.fileno())
            waiting[-1].chmod(0o644)
        for temporary, rendering in zip(waiting, renderings, strict=True):
            _put(temporary, folder / rendering.name)
        _sync(folder)
    except OSError as error:
        raise _failed(folder, error) from error
    finally:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)
    return tuple(Delivery("folder", str(folder / rendering.name), "sent") for rendering in renderings)


def prepare(folder: Path) -> None:
    """Make *folder* if it is missing; raise DeliveryError where that cannot be, or nothing can be written there.

    What a killed process left there half written is removed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic.temporary(folder, "probe").unlink()
        atomic.sweep(folder)
    except OSError as error:
        raise _failed(folder, error) from error


def is_away(target: str, office: str) -> bool:
    """Say whether the folder *target* is missing outside the folder *office*: a share that is not connected.

    Made there, it would lie on the machine's own disk, under the place of the share, and nobody would get the files.
    A share that is there and does not answer (ESTALE, EHOSTDOWN) is missing, too.
    """
    folder = Path(target).absolute()
    try:
        is_there = folder.is_dir()
    except OSError:
        is_there = False
    return not is_there and not folder.is_relative_to(Path(office).absolute())


def told_away(target: str) -> str:
    """Return in Chinese that the folder *target* is missing, and what may be the cause."""
    return f"没有 {target} 这个文件夹（网络盘没有接上？第一次用的，请先建好）"


def _failed(folder: Path, error: OSError) -> DeliveryError:
    reason, remedy = _REASONS.get(error.errno or 0, (trouble(error), "请检查输出文件夹"))
    return DeliveryError(f"不能写入 {folder}：{reason}", remedy)


def _put(temporary: Path, path: Path) -> None:
    """Rename *temporary* to *path*; ``DeliveryError`` names the file there that does not give way."""
    try:
        temporary.replace(path)
    except OSError as error:
        if error.errno not in _IN_THE_WAY:
            raise
        remedy = "请关掉打开它的程序，去掉只读，或把它移走；各期的文件可用 digest render 期号 重出"
        raise DeliveryError(f"不能写入 {path}：它是只读的，正由别的程序打开，或是文件夹", remedy) from error


def _sync(folder: Path) -> None:
    """Sync the folder itself, where the system can, so that the renames outlive a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
