"""A folder that others fill in, a lead for each file that lies in it whole out."""

from __future__ import annotations

import functools
import time
from collections.abc import Generator
from pathlib import Path

from digest import pages
from digest.files import LOCK, QUIET_SECONDS, UNFINISHED, NotPlainError, TooLargeError, read_plain
from digest.model import Failure, FolderSource
from digest.pages import dates
from digest.sources.failures import FetchError
from digest.sources.leads import SourceLead, Taken, Visit
from digest.sources.web import Validators

__all__ = ["leads"]

_LARGEST = 64 << 20  # as the rooms read


def leads(source: FolderSource) -> Generator[SourceLead | Visit, None, None]:
    """Give a lead for each file of the folder; FetchError where it is not there: a network drive may be gone."""
    folder = Path(source.url)
    if not folder.is_dir():
        raise FetchError("folder", f"文件夹 {folder} 不在", "请检查网络盘是否连上，或改 url")
    locations, failures = pages.discover([folder])
    for failure in failures:
        if Path(failure.source) != folder:  # of a file in it; a folder without files is none
            yield SourceLead(failure.source, functools.partial(_refuse, failure), Path(failure.source).name)
    for location in locations:
        path = Path(location.uri)
        try:
            told = path.stat()
        except OSError:
            continue  # gone since: whoever put it there took it away
        is_whole = abs(time.time() - told.st_mtime) >= QUIET_SECONDS and path.suffix.lower() not in UNFINISHED
        if is_whole and not path.name.startswith(LOCK):
            key, mark = path.relative_to(folder).as_posix(), f"{told.st_size} {told.st_mtime_ns}"
            yield SourceLead(key, functools.partial(_take, path, key), path.name, fingerprint=mark)


def _refuse(failure: Failure, _: Validators) -> Taken:
    raise FetchError("refused", f"{Path(failure.source).name} {failure.message}", failure.remedy)


def _take(path: Path, name: str, _: Validators) -> Taken:
    try:
        content = read_plain(path, _LARGEST)
    except (TooLargeError, NotPlainError) as error:
        raise FetchError("large", f"{name} 太大，或不是普通文件，没有收", "请拆成几个文件") from error
    except OSError as error:
        raise FetchError("folder", f"{name} 读不出来", "请检查文件的权限") from error
    suffix = path.suffix.lower() if path.suffix[1:].isascii() and path.suffix[1:].isalnum() else ""
    dated = dates.named(name)
    told = (dated.day, dated.told) if dated else (None, "")
    return Taken(content, suffix, address=str(path), title=path.name, published=told[0], dated_by=told[1])
