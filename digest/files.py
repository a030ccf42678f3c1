"""Files that others named, read with care: only plain ones, and none larger than asked for."""

from __future__ import annotations

import stat
from pathlib import Path

__all__ = ["NotPlainError", "TooLargeError", "read_plain"]


class NotPlainError(OSError):
    """What has this name is no plain file: a folder, a device, a pipe, a socket."""


class TooLargeError(OSError):
    """The file holds more bytes than asked for."""


def read_plain(path: str | Path, most: int) -> bytes:
    """Return the bytes of the plain file *path*, at most *most*.

    Nothing is read, and nothing waited for, where it is no plain file (``NotPlainError``) or a larger one
    (``TooLargeError``); other trouble is an ``OSError``, or a ``ValueError`` for a name with a NUL in it.
    """
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise NotPlainError(str(path))
    with Path(path).open("rb") as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise TooLargeError(str(path))
    return content
