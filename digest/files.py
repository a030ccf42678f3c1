"""Files that others named, read with care: only plain ones, and none larger than asked for."""

from __future__ import annotations

import stat
from pathlib import Path

from digest.errors import ConfigError, trouble

# A file changed within these seconds may still be coming in. A copy over the network writes at least once a second
# while it is alive (1 MB blocks at 10 Mbit/s); ten seconds of silence allow for a stalled line.
QUIET_SECONDS = 10.0
# How programs call a file that is not whole yet (browsers, WinSCP), and what Office's own lock files begin with.
UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".download")
LOCK = "~$"


class NotPlainError(OSError):
    """What has this name is no plain file: a folder, a device, a pipe, a socket."""


class TooLargeError(OSError):
    """The file holds more bytes than asked for."""


def read_plain(path: str | Path, most: int) -> bytes:
    """Return the bytes of the plain file *path*, at most *most*.

    Nothing is read, and nothing waited for, where it is no plain file (``NotPlainError``) or a larger one
    (``TooLargeError``); other trouble is an ``OSError``, or a ``ValueError`` for a name with a NUL in it.
    """
    content = read_head(path, most + 1)
    if len(content) > most:
        raise TooLargeError(str(path))
    return content


def read_head(path: str | Path, most: int) -> bytes:
    """Return the first bytes of the plain file *path*, at most *most*; raises what ``read_plain`` does."""
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise NotPlainError(str(path))
    with Path(path).open("rb") as stream:
        return stream.read(most)


def read_given(file: str | Path, most: int, remedy: str = "检查文件名和路径") -> bytes:
    """Return the bytes of *file*, which a person named as settings or a table; ConfigError says why it cannot be read.

    *most* bytes are read at most; *remedy* is what to do about a name that leads to no file.
    """
    name = str(file).replace("\0", "␀")
    try:
        return read_plain(file, most)
    except FileNotFoundError as error:
        raise ConfigError(name, "读不到这个文件：没有这个文件", remedy) from error
    except NotPlainError as error:
        raise ConfigError(name, "读不到这个文件：是文件夹、设备或管道，不是普通文件", remedy) from error
    except TooLargeError as error:
        raise ConfigError(name, f"读不了：超过 {most >> 20} MB，不像是这种文件", "检查是不是写错了文件") from error
    except ValueError as error:
        raise ConfigError(name, "读不到这个文件：文件名里有不能用的字符", remedy) from error
    except PermissionError as error:
        raise ConfigError(name, "读不到这个文件：没有权限", "检查文件的权限") from error
    except OSError as error:
        raise ConfigError(name, f"读不到这个文件：{trouble(error)}", remedy) from error
