"""Make the five faces from Debian's fonts: ``python -m digest.fonts.build [--sources FOLDER] [--force | --check]``.

Skipped for faces that this very recipe made before. Takes about 80 seconds of CPU.
"""

from __future__ import annotations

import argparse
import functools
import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import fontTools
from fontTools.ttLib import TTCollection, TTFont

from digest.errors import RenderError
from digest.fonts import Face, charset, faces, outlines

T = TypeVar("T")

_HERE = Path(__file__).parent
_SYSTEM = Path("/usr/share/fonts")
_RECIPE = ("charset.py", "characters.txt", "faces.toml", "outlines.py")


def build(sources: Sequence[Path], target: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write to *target* the faces that are not up to date there, from fonts found below *sources*; return their paths.

    Raises RenderError, naming the package, where a source font is not found.
    """
    jobs = []
    for face in faces():
        if force or not is_current(target / face.file):
            found = next((path for source in sources for path in sorted(source.rglob(face.source))), None)
            if found is None:
                raise RenderError(f"找不到制作字体所需的 {face.source}", f"请运行：sudo apt-get install {face.package}")
            jobs.append((face, found, target / face.file))
    return on_all_cores(_make, jobs)


def on_all_cores(task: Callable[[T], Path], jobs: Sequence[T]) -> tuple[Path, ...]:
    """Return what *task* makes of each of *jobs*, in their order; one after another where no pool can be had."""
    try:
        pool = ProcessPoolExecutor(min(len(jobs), os.cpu_count() or 1) or 1)
    except OSError:  # no semaphores without a writable /dev/shm, as in some containers
        return tuple(map(task, jobs))
    with pool:
        return tuple(pool.map(task, jobs))


def is_current(path: Path) -> bool:
    """Say whether *path* is a face made by this very recipe."""
    if not path.is_file():
        return False
    with TTFont(path, lazy=True) as font:
        return str(font["name"].getDebugName(3)).endswith(f";{recipe()}")


@functools.cache
def recipe() -> str:
    """Return a short sum over the code and the data that make the faces."""
    digest = hashlib.sha256(fontTools.version.encode())
    for name in _RECIPE:
        digest.update((_HERE / name).read_bytes())
    return digest.hexdigest()[:16]


def _make(job: tuple[Face, Path, Path]) -> Path:
    """Make one face from its source and return its path; written aside, then renamed."""
    face, source, target = job
    number = 0
    if source.suffix != ".ttf":
        names = [font["name"].getDebugName(1) for font in TTCollection(source, lazy=True)]
        number = names.index(face.name_in_source)
    font = TTFont(source, fontNumber=number, recalcTimestamp=False, lazy=True)
    outlines.subset(font, charset.every_hanzi() if face.wide else charset.common())
    outlines.to_truetype(font)
    outlines.widen(font, charset.hanzi())
    outlines.level(font)
    outlines.rename(font, face.family, recipe())
    aside = target.with_suffix(f".{os.getpid()}.part")
    font.save(aside, reorderTables=False)
    aside.replace(target)
    return target


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the faces into this package's folder; return 0, or 1 with a message where a source is missing."""
    parser = argparse.ArgumentParser(prog="python -m digest.fonts.build", description="制作五套字体")
    parser.add_argument("--sources", type=Path, action="append", default=[], help="原字体所在目录（可多次）")
    parser.add_argument("--force", action="store_true", help="已有的也重新制作")
    parser.add_argument("--check", action="store_true", help="只看是否已是最新：是则退出码为 0，否则为 1")
    options = parser.parse_args(arguments)
    if options.check:
        return int(not all(is_current(_HERE / face.file) for face in faces()))
    try:
        made = build([*options.sources, _SYSTEM], _HERE, force=options.force)
    except RenderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"已制作字体 {path.name}\n" for path in made) or "字体已是最新\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
