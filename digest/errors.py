"""What can go wrong, one class a kind. Messages are Chinese: office staff read them.

An exception with its own ``__init__`` passes all its arguments on, so that it survives pickling.
"""

import errno

# What the system says in English, in the office's words.
_TROUBLES = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "那里只能读、不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EEXIST: "已经有了",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕回了自己",
    errno.EIO: "磁盘出错",
    errno.ESTALE: "网络盘断开了",
    errno.ENODEV: "没有这个设备",
    errno.ENXIO: "没有这个设备",
    errno.EBUSY: "正被别的程序占用",
    errno.ETXTBSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.ENOEXEC: "不是能运行的程序",
    errno.EADDRINUSE: "已被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EINVAL: "名字或位置不能用",
    errno.EILSEQ: "名字里有那里存不了的字",
}
# What is quoted of a file may hold controls, which a terminal would obey: shown by their pictures (␉ ␛), lines stay.
_PICTURES = {**{code: 0x2400 + code for code in range(0x20) if chr(code) != "\n"}, 0x7F: 0x2421}


def trouble(error: OSError) -> str:
    """Return in Chinese what the system refused with *error*."""
    if not error.errno:  # our own: no plain file, or a larger one than asked for
        return "不是普通文件，或太大"
    return _TROUBLES.get(error.errno, f"系统不允许（错误 {error.errno}）")


def is_known(error: OSError) -> bool:
    """Say whether ``trouble`` has words of its own for *error*."""
    return error.errno in _TROUBLES


class DigestError(Exception):
    """Anything that Union Digest itself reports; ``remedy`` says what the user can do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        said = f"{self.message}（{self.remedy}）" if self.remedy else self.message
        return said.translate(_PICTURES)


class SourceError(DigestError):
    """A source cannot be read; the other sources go on."""

    def __init__(self, source: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.args = (source, message, remedy)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}：{super().__str__()}"


class ConfigError(DigestError):
    """A briefing file or a data file beside it is wrong; names the file and the key."""

    def __init__(self, file: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.args = (file, message, remedy)
        self.file = file

    def __str__(self) -> str:
        return f"{self.file}：{super().__str__()}"


class VerbatimError(DigestError):
    """A sentence is not found at its offsets in its article: nothing of the issue is printed."""


class RenderError(DigestError):
    """An issue cannot be rendered: a missing font or character, a template that does not parse."""


class DeliveryError(DigestError):
    """A rendering cannot be written or sent; no half-written file is left."""


class ArchiveError(DigestError):
    """The archive cannot be read or written."""
