"""What tells the program and the tables that read a source from others: the same mark, the same reading."""

from __future__ import annotations

import functools
import hashlib
import socket
from pathlib import Path

from digest.errors import DigestError
from digest.model import Briefing

__all__ = ["mark_of", "refuse_unlike"]

_SUFFIXES = (".py", ".csv", ".toml", ".txt", ".bin")  # code and tables; faces and pages of the desk read nothing


@functools.lru_cache(maxsize=64)  # a worker is asked with every chunk
def mark_of(briefing: Briefing) -> str:
    """Return the mark of this program and of the tables and settings by which *briefing* has sources read."""
    marked = hashlib.sha256(_program().encode())
    settings = (briefing.home, briefing.count, briefing.max_chars, briefing.summariser, briefing.tokenizer)
    marked.update(repr((settings, briefing.max_age)).encode())
    for name in (briefing.themes_file, briefing.regions_file):
        file = Path(name)
        marked.update(hashlib.sha256(file.read_bytes() if name and file.is_file() else b"").digest())
    return marked.hexdigest()


@functools.cache
def _program() -> str:
    """Return the hash of all code and tables of this package."""
    package = Path(__file__).parent
    marked = hashlib.sha256()
    for file in sorted(package.rglob("*")):
        if file.suffix in _SUFFIXES:
            marked.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return marked.hexdigest()


def refuse_unlike(briefing: Briefing, mark: str) -> None:
    """Raise ``DigestError`` unless *mark* is that of *briefing* here: on a worker that would read otherwise."""
    if mark_of(briefing) != mark:
        raise DigestError(
            f"{socket.gethostname()} 上的程序或词表与发起的计算机不同，结果会不一样，没有读",
            "请在各台计算机上装同一版本，并让词表在同一路径下可读",
        )
