"""The five own type faces: where they are, what they stand for, which characters they lack.

They are built from Debian's open fonts (:mod:`digest.fonts.build`); a wheel carries them as WOFF2, which are unpacked
to TrueType files on first use (WOFF2 given to WeasyPrint costs 15 seconds a document).
"""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from digest.errors import RenderError
from digest.fonts.cmap import coverage

__all__ = ["Face", "faces", "folder", "lacking", "missing"]

_HERE = Path(__file__).parent
_REMEDY = "在程序目录运行：make fonts。如用安装包，请重新安装：pip install --force-reinstall union-digest"
_INVISIBLE = ("Cc", "Cf")  # Unicode categories that draw nothing
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))  # variation selectors: Unicode 15, blocks VS and VSS


@dataclass(frozen=True, slots=True)
class Face:
    """One type face: its file and family, the official face it stands for, and what that is used for.

    ``official`` are the family names of the official face, best first: they win where they are installed. ``source``,
    ``name_in_source``, ``package`` and ``wide`` say what the face is built from (see faces.toml).
    """

    file: str
    family: str
    stands_for: str
    official: tuple[str, ...]
    role: str
    source: str
    package: str
    name_in_source: str = ""
    wide: bool = False


@functools.cache
def faces() -> tuple[Face, ...]:
    """Return the five faces in the order of faces.toml."""
    table = tomllib.loads((_HERE / "faces.toml").read_text(encoding="utf-8"))
    return tuple(Face(**{**entry, "official": tuple(entry["official"])}) for entry in table["face"])


@functools.cache
def folder() -> Path:
    """Return the folder that holds the TrueType files of all faces.

    It is this package's own folder where they were built, else the user's cache, filled from the WOFF2 files.
    Raises RenderError where neither is there.
    """
    if is_complete(_HERE):
        return _HERE
    if all((_HERE / face.file).with_suffix(".woff2").is_file() for face in faces()):
        from digest.fonts.pack import unpack  # fontTools takes 0.1 s to import, and is needed once only

        return unpack(_HERE)
    absent = "、".join(face.file for face in faces() if not (_HERE / face.file).is_file())
    raise RenderError(f"缺少中文字体文件：{absent}", _REMEDY)


def is_complete(place: Path) -> bool:
    """Say whether *place* holds the TrueType files of all faces."""
    return all((place / face.file).is_file() for face in faces())


def missing(text: str) -> tuple[str, ...]:
    """Return the characters of *text* that no face can draw, each once, in order of appearance.

    White space, control characters and variation selectors draw nothing and are never missing.
    """
    return _absent(text, _coverage(*(face.file for face in faces())))


def lacking(text: str, family: str) -> tuple[str, ...]:
    """Return the characters of *text* that the face *family* alone cannot draw (another face steps in for them)."""
    face = next(face for face in faces() if face.family == family)
    return _absent(text, _coverage(face.file))


def _absent(text: str, coverage: frozenset[int]) -> tuple[str, ...]:
    absent = (sign for sign in dict.fromkeys(text) if ord(sign) not in coverage and not sign.isspace())
    drawn = (sign for sign in absent if not any(ord(sign) in block for block in _SELECTORS))
    return tuple(sign for sign in drawn if unicodedata.category(sign) not in _INVISIBLE)


@functools.cache  # joining the faces takes 1.5 ms, and a preflight asks once a line
def _coverage(*files: str) -> frozenset[int]:
    """Return the code points that the faces in *files* have together."""
    if len(files) == 1:
        return coverage((folder() / files[0]).read_bytes())
    return frozenset[int]().union(*map(_coverage, files))
