"""来源: what was put into the intake folder, and what each file gave."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from digest import pages
from digest.atomic import replacing
from digest.desk.guards import needs
from digest.desk.screens.collecting import collected
from digest.desk.screens.shared import jobs, office
from digest.expressions import expression
from digest.model import Briefing, Location
from digest.pages.reading import LARGEST
from digest.schedule.intake import fingerprint

screen = Blueprint("sources", __name__)

_LONGEST_NAME = 120  # characters: of 255 bytes that a file system takes, Chinese ones need three each
_UNSAFE = expression(r'[\\/:*?"<>|\x00-\x1f\x7f]')  # what Windows or Linux forbid in a name
_RESERVED = expression(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")  # names of devices on Windows


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file: its key in an address, what it gave, or why it could not be read."""

    key: str
    name: str
    size: int
    articles: int | None = None  # None: not read yet
    trouble: str = ""


@screen.get("/sources")
@needs("look")
def show() -> ResponseReturnValue:
    """List the files of the intake folder with what each gave."""
    briefing = office().briefing()
    found = [_source(path, briefing) for path in _files(briefing)]
    if any(source.articles is None and not source.trouble for source in found):
        _read_in_background(briefing)
    return render_template(
        "sources.html",
        sources=found,
        folder=office().intake(briefing),
        jobs=jobs().all()[:3],
        **collected(office(), briefing),
    )


def _files(briefing: Briefing) -> list[Path]:
    locations, _ = pages.discover(list(briefing.inputs))
    return [Path(location.uri) for location in locations]


def _source(path: Path, briefing: Briefing) -> Arrived:
    stat = path.stat()
    key = hashlib.sha256(str(path).encode()).hexdigest()[:16]
    read = _known.get((str(path), stat.st_size, stat.st_mtime_ns))
    if read is None:
        return Arrived(key, path.name, stat.st_size)
    return Arrived(key, path.name, stat.st_size, read[0], read[1])


# What each file gave, by path, size and time of change: a list of a hundred files is shown without reading them again.
_known: dict[tuple[str, int, int], tuple[int | None, str]] = {}


def _read_in_background(briefing: Briefing) -> None:
    """Read what was not read yet, one file after another."""
    if not any(job.title == "读来源" and not job.is_over for job in jobs().all()):
        jobs().start("读来源", functools.partial(_read_all, briefing, _files(briefing)))


def _read_all(briefing: Briefing, files: list[Path]) -> tuple[str, ...]:
    from digest.reading import read_items  # as in home: not at the start

    read = 0
    for path in files:
        stat = path.stat()
        key = (str(path), stat.st_size, stat.st_mtime_ns)
        if key not in _known:
            readings = read_items(Location(str(path)), briefing)
            failures = [reading.failure for reading in readings if reading.failure]
            trouble = "；".join(f"{each.message}（{each.remedy}）" for each in failures)
            count = None if len(failures) == len(readings) else sum(len(reading.items) for reading in readings)
            _known[key] = (count, trouble)
            read += 1
    return (f"读了 {read} 个来源。",)


@screen.post("/sources")
@needs("edit")
def upload() -> ResponseReturnValue:
    """Take files in; one whose content is there already is told, not doubled."""
    briefing = office().briefing()
    folder = office().intake(briefing)
    there = {fingerprint(path): path.name for path in _files(briefing)}
    told = [_take(file, folder, there) for file in request.files.getlist("files") if file.filename]
    _read_in_background(briefing)
    return render_template("uploaded.html", told=told or ["没有选文件。"])


def _take(file: FileStorage, folder: Path, there: dict[str, str]) -> str:
    name = clean_name(file.filename or "")
    content = file.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        return f"“{name}”超过 {LARGEST // 1024**2} MB，没有收下"
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 in there:
        return f"“{name}”与已有的“{there[sha256]}”内容相同，没有再放一份"
    target = next(path for path in _names(folder, name) if not path.exists())
    with replacing(target) as temporary:
        temporary.write_bytes(content)
    there[sha256] = target.name
    return f"“{target.name}”已收下"


def _names(folder: Path, name: str) -> Iterator[Path]:
    """Yield names that a file may get: its own, then with a number."""
    yield folder / name
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(2, 10_000):
        yield folder / f"{stem}（{number}）{suffix}"


def clean_name(name: str) -> str:
    """Return *name* as a name of one plain file: no path, no sign that a system forbids, no hidden file."""
    visible = "".join(sign for sign in unicodedata.normalize("NFC", name) if unicodedata.category(sign)[0] != "C")
    plain = _UNSAFE.sub("_", re.split(r"[\\/]", visible)[-1]).strip(" .")
    plain = f"_{plain}" if _RESERVED.fullmatch(plain) else plain
    suffix = Path(plain).suffix[:12]
    return (plain[: _LONGEST_NAME - len(suffix)] if len(plain) > _LONGEST_NAME else plain) or "未命名.txt"


def path_of(key: str) -> Path | None:
    """Return the file that the address calls *key*; None where it is not there (any more)."""
    briefing = office().briefing()
    return next((path for path in _files(briefing) if _source(path, briefing).key == key), None)


def forget(key: str) -> None:
    """Read the file that the address calls *key* anew for the list."""
    path = path_of(key)
    for known in [known for known in _known if known[0] == str(path)]:
        _known.pop(known, None)


@screen.post("/sources/<key>/remove")
@needs("edit")
def remove(key: str) -> ResponseReturnValue:
    """Put a source aside: it stays in a folder of its own and is read no more."""
    if path := path_of(key):
        aside = path.parent / ".不用"
        aside.mkdir(exist_ok=True)
        path.replace(next(name for name in _names(aside, path.name) if not name.exists()))
    return redirect(url_for("sources.show"))
