"""What a database or the system says about trouble, and what the office reads. No message holds an address's password.

Signs of PostgreSQL: SQLSTATE codes (PostgreSQL 15, appendix A) where there is one; while connecting there is none, so
there the words of libpq (English in its binary wheel) and of the server (in the language it was set to) are looked at.
"""

from __future__ import annotations

import errno
from pathlib import Path

from digest.errors import ArchiveError, is_known, trouble

_FULL = ("磁盘已满，这一期没有写进档案，往期不受影响", "请腾出空间后再试")
_READ_ONLY = ("档案只能读、不能写", "请检查档案文件和所在文件夹的权限；用数据库的，请管理员看是不是只读的备机")
_GONE = ("连不上档案数据库：服务器没有开，或网络不通", "请检查服务器、网络和 [archive] 的 url；往期不受影响")
_REFUSED = ("档案数据库不认这个用户名或密码", "请检查 [archive] 的 url 里的用户名，和 password 所指的密码")
_CUT = ("与档案数据库的连接断了，这一步没有写进去，往期不受影响", "请再试一次；总是这样，请管理员看服务器的日志")
_DAMAGED = ("档案文件已损坏", "请用最近的备份恢复（digest backup 留下的文件）")
_BUSY = ("档案正被别的程序占用，等了 30 秒仍写不进去", "请稍后再试")

# What is said (lower case), or its SQLSTATE, and what the office reads; the first that fits.
_SIGNS: tuple[tuple[tuple[str, ...], tuple[str, str]], ...] = (
    (("28p01", "password authentication failed", "no password supplied", "认证失败", 'role "'), _REFUSED),
    (
        ("pg_hba.conf", "28000"),
        ("档案数据库不许这台机器或这个用户连接", "请管理员在服务器的 pg_hba.conf 里放行"),
    ),
    (
        ("3d000", 'database "', '数据库 "'),
        ("服务器上没有这个数据库", "请管理员先建好（createdb -E UTF8），或改 [archive] 的 url"),
    ),
    (
        ("resolve host", "could not translate host name"),
        ("找不到档案数据库的服务器：没有这个名字", "请检查 [archive] 的 url 里的服务器名和网络"),
    ),
    (("ssl", "certificate"), ("与档案数据库的加密连接建不起来", "请管理员检查服务器的证书和 url 里的 sslmode")),
    (("53300", "too many clients"), ("档案数据库的连接数已满", "请稍后再试，或请管理员加大 max_connections")),
    (("42501", "permission denied for"), ("这个用户没有读写档案的权限", "请管理员把数据库（schema public）授权给它")),
    (
        ("22p05", "22021"),
        ("档案数据库的编码存不下中文", "请管理员用 createdb -E UTF8 -T template0 另建一个，再改 [archive] 的 url"),
    ),
    (("25006", "readonly", "read-only"), _READ_ONLY),
    (("53100", "disk is full", "disk full", "no space left"), _FULL),
    (("55p03", "locked"), _BUSY),
    (("57p01", "57p02", "57p03", "server closed the connection", "connection is lost", "terminating"), _CUT),
    (("connection", "timeout"), _GONE),
    (("disk i/o",), ("读写档案时磁盘出错，往期不受影响", "请检查磁盘空间和磁盘状态后再试")),
    (("malformed", "corrupt"), _DAMAGED),
    (("not a database",), ("这个文件不是档案，或已损坏", "请检查路径，或用最近的备份恢复")),
    (("unable to open",), ("打不开档案文件：它不见了，或没有权限", "请检查路径和文件夹权限，或用最近的备份恢复")),
    (("no such table", "42p01"), ("档案不完整：缺少应有的表", "请用最近的备份恢复")),
)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # the last where the size of files is limited


def of_database(error: Exception) -> ArchiveError:
    """Return what *error*, raised by a database or while it was at work, means to the office."""
    cause = getattr(error, "orig", None) or error  # without the statement: it holds articles, which say anything
    if isinstance(cause, OSError) and is_known(cause) and cause.errno not in (errno.ENOSPC, errno.EDQUOT):
        return of_file(Path(str(cause.filename or "档案")), cause)
    if isinstance(cause, UnicodeEncodeError):
        return ArchiveError("有档案存不下的字符，这一步没有写进去", "多半是来源的文件名不是正常的文字，请改名后再试")
    if isinstance(cause, OverflowError):  # only what somebody typed is so large
        return ArchiveError("档案里没有这么大的号", "请检查所写的数")
    if isinstance(cause, ValueError):  # a date or a text of the file cannot be read as one
        return ArchiveError(*_DAMAGED)
    said = f"{getattr(cause, 'sqlstate', None) or ''} {cause}".lower()
    for signs, meaning in _SIGNS:
        if any(sign in said for sign in signs):
            return ArchiveError(*meaning)
    return ArchiveError(
        f"档案读写出错：{type(cause).__name__}", "请运行 digest check --archive；报告损坏的，用最近的备份恢复"
    )


def of_file(file: Path, error: Exception) -> ArchiveError:
    """Return why *file* (a backup, an export, a ledger) could not be written or read."""
    if "full" in str(error).lower() or (isinstance(error, OSError) and error.errno in _NO_ROOM):  # SQLite says so too
        return ArchiveError(f"不能写入 {file}：磁盘已满", "请腾出空间后再试")
    if isinstance(error, FileExistsError | NotADirectoryError):  # made with its folder
        return ArchiveError(f"不能写入 {file}：路径中有一段是文件，不是文件夹", "请换一个路径")
    if isinstance(error, OSError) and is_known(error):
        remedies = {errno.EISDIR: "请写上文件名", errno.ENOENT: "请检查路径"}
        return ArchiveError(
            f"不能写入 {file}：{trouble(error)}", remedies.get(error.errno or 0, "请换一个地方，或修改权限")
        )
    return ArchiveError(f"不能写入 {file}：系统报告 {type(error).__name__}", "请检查磁盘和权限后再试")
