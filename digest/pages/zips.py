"""ZIP archives: their members by their right names, each a source of its own; no name of theirs is written to."""

from __future__ import annotations

import stat
import zipfile

from digest.errors import SourceError
from digest.model import Failure, Fetched
from digest.pages import members, zipped
from digest.pages.opened import Member, Opened

__all__ = ["open_zip"]

MOST_BYTES = 256 << 20  # of all members together
_LARGEST = 64 << 20  # of one, as of any source
_UTF8, _ENCRYPTED = 0x800, 0x1  # general purpose bits (APPNOTE 4.4.4)
_MOST = 400  # members looked at; what comes after is told as one failure


def open_zip(fetched: Fetched) -> Opened:
    """Return the members of a ZIP; those locked, damaged or too large are failures, the others go on."""
    uri = fetched.location.uri
    with zipped.opened(fetched.content, uri, "压缩包") as archive:
        files = [
            info
            for info in archive.infolist()
            if not info.filename.endswith("/") and not members.is_litter(_name(info))
        ]
        if files and all(info.flag_bits & _ENCRYPTED for info in files):
            raise SourceError(uri, "压缩包加了密码", "请解压后放入，或请对方去掉密码重发")
        found: list[Member] = []
        failures: list[Failure] = []
        left = MOST_BYTES
        for number, info in enumerate(files[:_MOST], start=1):
            name = members.named(_name(info), f"第{number}个文件")
            try:
                content = _content(archive, info, min(left, _LARGEST))
            except SourceError as error:
                failures.append(Failure(name, error.message, error.remedy))
                continue
            left -= len(content)
            found.append(Member(name, content))
        if len(files) > _MOST:
            failures.append(
                Failure("", f"里面有 {len(files)} 个文件，后面 {len(files) - _MOST} 个没有读", "请解压后分几次放入")
            )
    kept, notes = members.worth_reading(found, is_beside_text=members.is_written(found))
    return Opened(members=kept, failures=tuple(failures), notes=notes)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member; one not marked as UTF-8 is GBK on Chinese machines, whatever the standard says."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for table in ("utf-8", "gb18030"):
        try:
            return raw.decode(table)
        except UnicodeDecodeError:
            continue
    return info.filename


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise SourceError("", "加了密码", "请解压后放入，或请对方去掉密码重发")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise SourceError("", "是指向别处的链接，不是文件", "请放入文件本身")
    try:
        return zipped.member(archive, info, most)
    except zipped.ZipTooLargeError as error:
        raise SourceError("", "展开后太大", "请解压后检查，只放入要用的") from error
    except ValueError as error:
        raise SourceError("", "已损坏，或压缩方法不认识", "请重新打包为普通 ZIP") from error
