"""Room 1: bytes in, pages out.

``discover`` finds sources, ``read`` reads one with all that is in it, ``fetch`` and ``parse`` are its two halves for a
source without members: the bytes, and the pages of them. ``READERS`` maps a kind to its reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from digest.errors import trouble
from digest.expressions import expression
from digest.model import Failure, Fetched, Location, Page
from digest.pages import kinds, office, reading, scan
from digest.pages.opened import ReadSource
from digest.pages.reading import OPENERS, READERS
from digest.pages.walk import picture, read

__all__ = ["OPENERS", "READERS", "ReadSource", "discover", "fetch", "lacking", "parse", "picture", "read"]

# Controls, which a terminal would obey and a list show as several lines; bytes of a name that are no UTF-8, which
# became surrogates (PEP 383) and cannot be written down.
_UNWRITABLE = expression(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def discover(paths: Sequence[str | Path | Location]) -> tuple[tuple[Location, ...], tuple[Failure, ...]]:
    """Return the sources among *paths*, and what could not be found.

    A folder stands for the readable files in it and below, by name. Order of *paths* is kept, a file named twice is
    taken once. Hidden files are passed over, a link that leads out of its folder is a failure. A location is one
    already.
    """
    found: dict[str, Location] = {}
    failures: list[Failure] = []
    for path in paths:
        if isinstance(path, Location):
            found.setdefault(str(Path(path.uri).resolve()), path)
            continue
        files, faults = _files(Path(path))
        failures += faults
        for file in files:
            found.setdefault(str(file.resolve()), Location(str(file)))
    readable: list[Location] = []
    for location in found.values():
        shown = _UNWRITABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), location.uri)
        if shown == location.uri:
            readable.append(location)
        else:
            failures.append(Failure(shown, "文件名里有记不下来的字符", "请把文件改名后再试"))
    return tuple(readable), tuple(failures)


def _files(path: Path) -> tuple[Iterable[Path], list[Failure]]:
    try:
        if not path.exists():
            return [], [Failure(str(path), "文件或文件夹不存在", "请检查路径是否写对")]
        if not path.is_dir():
            return [path], []
        names, home = sorted(path.rglob("*")), path.resolve()
        visible = [file for file in names if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        links = [file for file in visible if file.is_symlink() and not file.resolve().is_relative_to(home)]
        refused = [Failure(str(link), "是指向文件夹以外的链接，没有读", "请放入文件本身") for link in links]
        if (files := [file for file in visible if file.is_file() and file not in links]) or refused:
            return files, refused
    except OSError as error:
        return [], [Failure(str(path), f"无法访问：{trouble(error)}", "请检查文件权限")]
    return [], [Failure(str(path), "文件夹里没有可读的来源", f"请放入 {'、'.join(kinds.SUFFIXES)} 文件")]


def fetch(location: Location) -> Fetched:
    """Return the bytes of *location*; raise SourceError, in Chinese, where that fails."""
    return Fetched(location, reading.content_of(location))


def lacking() -> dict[kinds.Kind, str]:
    """Return the kinds that no reader on this machine reads, each with what to do in Chinese."""
    found: dict[kinds.Kind, str] = {}
    if not office.program():
        found["office"] = "请安装 LibreOffice，例如 apt install libreoffice-writer，或另存为 .docx"
    if not scan.is_there():
        found["picture"] = scan.REMEDY
    return found


def parse(fetched: Fetched) -> tuple[Page, ...]:
    """Return the pages of *fetched*, read in this process; raise SourceError where it is empty or of no known kind."""
    return reading.open_source(fetched)[1].pages
