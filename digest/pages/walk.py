"""One location in; every source in it out: itself, or, of a container, each member, and theirs."""

from __future__ import annotations

import itertools
import logging
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest.errors import SourceError
from digest.files import read_head
from digest.model import Failure, Fetched, Location
from digest.pages import kinds, provenance, reading
from digest.pages.opened import CoveringLetter, ReadSource
from digest.pages.repairs import with_repairs
from digest.pages.sandbox import limits, outside, wire

__all__ = ["picture", "read"]

log = logging.getLogger(__name__)

DEEPEST = 3  # a mail with a mail with a ZIP in it; what is nested deeper is no office's post
MOST_MEMBERS = 200  # a day's paper in pages and a month of reports have fewer
MOST_BYTES = 256 << 20  # of all members together
_SLOW = ("office", "zip")  # by their first bytes: may need LibreOffice
_CLEARER = "请检查文件能否正常打开，或另存为 .docx、.txt 后再试"


@dataclass(slots=True)
class _Walk:
    """What the sources of one location share."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=itertools.count)
    members: int = MOST_MEMBERS
    budget: int = MOST_BYTES


def read(location: Location) -> tuple[ReadSource, ...]:
    """Return what room 1 makes of *location*, one value a source in it; trouble with a source is a value.

    A member of a container is named ``mail.eml!/报告.docx``. Plain text is read here, all else in the sandbox. The
    pages of a source that was collected tell where it came from.
    """
    letter = provenance.letter_of(location.provenance)
    try:
        head = read_head(location.uri, kinds.HEAD)
    except (OSError, ValueError):
        head = b""  # the reader of text names the trouble
    if not head.strip() or kinds.is_text(head, location.uri):
        try:
            pages = reading.open_source(Fetched(location, reading.content_of(location)))[1].pages
            found = [ReadSource(location.uri, tuple(map(letter.about, pages)))]
        except SourceError as error:
            found = [_failed(error.source, error.message, error.remedy)]
    else:
        with tempfile.TemporaryDirectory(prefix="digest-") as folder:
            path = str(Path(location.uri).absolute())
            found = list(_walked(_Walk(Path(folder)), location.uri, path, letter, 0))
    whole = tuple(map(with_repairs, found))
    if location.provenance is None:
        return whole
    return tuple(provenance.told_by(location.provenance, each) for each in whole)


def picture(location: Location, sheet: int) -> str:
    """Return page *sheet* (from 1) of *location* as JPEG in base 64, made in the sandbox; empty where there is none."""
    order = {"uri": location.uri, "path": str(Path(location.uri).absolute()), "sheet": sheet}
    try:
        return str(outside.ask(order, limits.PATIENCE).get("picture", ""))
    except outside.SandboxError:
        return ""


def _walked(walk: _Walk, uri: str, path: str, letter: CoveringLetter, depth: int) -> Iterator[ReadSource]:
    order = {
        "uri": uri,
        "path": path,
        "path_of_members": str(walk.folder / str(next(walk.numbers))),
        "members": walk.members,
        "budget": walk.budget,
    }
    try:
        is_slow = kinds.kind(read_head(path, kinds.HEAD), uri) in _SLOW
    except OSError:
        is_slow = False
    try:
        answer = outside.ask(order, limits.OFFICE_PATIENCE if is_slow else limits.PATIENCE)
        if "broken" in answer:
            log.info("%s\n%s", uri, answer.get("trace", ""))
            yield _failed(uri, f"读不了：{answer['broken']}", _CLEARER, is_suspect=True)
        elif "failure" in answer:
            yield _failed(uri, *answer["failure"])
        else:
            yield from _taken(walk, answer, uri, letter, depth)
    except outside.SandboxError as error:
        yield _failed(uri, f"读不了：{error}", _CLEARER, is_suspect=True)
    except (KeyError, TypeError, ValueError):  # an answer that no reader of ours gives
        yield _failed(uri, "读不了：进程的答复不对", _CLEARER, is_suspect=True)


def _taken(walk: _Walk, answer: dict[str, Any], uri: str, letter: CoveringLetter, depth: int) -> Iterator[ReadSource]:
    own = wire.letter_in(answer["letter"]).over(letter)
    pages = tuple(own.about(wire.page_in(page, uri)) for page in answer["pages"])
    members = answer["members"]
    walk.members -= len(members)
    walk.budget -= sum(size for *_, size in members)
    note = kinds.misnamed(answer["kind"], uri)
    if note:
        log.warning("%s：%s", uri, note)
    if pages or answer["notes"]:
        read_by = {"layer": "扫描件里别人识别的文字：照着读，请核对", "ocr": "扫描件：文字是识字组件认的，请核对"}
        told = [read_by[each] for each in dict.fromkeys(page.read_by for page in pages) if each in read_by]
        removed = sum(page.removed for page in pages)
        told += [f"看不见或不能印的字{removed}个：没有读"] if removed else []
        yield ReadSource(uri, pages, notes=(*filter(None, (note,)), *map(str, answer["notes"]), *told))
    if not pages and not members and not answer["failures"]:
        yield _failed(uri, "里面没有可读的文件", "请检查压缩包或邮件是否完整")
    for name, message, remedy in answer["failures"]:
        yield _failed(f"{uri}!/{name}" if name else uri, message, remedy)
    for name, path, _ in members:
        inner = f"{uri}!/{name}"
        if depth + 1 > DEEPEST:
            yield _failed(inner, "套在太多层压缩包或邮件里", "请取出来单独放入")
        else:
            yield from _walked(walk, inner, path, own, depth + 1)
        Path(path).unlink(missing_ok=True)


def _failed(uri: str, message: str, remedy: str = "", *, is_suspect: bool = False) -> ReadSource:
    return ReadSource(uri, failure=Failure(uri, message, remedy), is_suspect=is_suspect)
