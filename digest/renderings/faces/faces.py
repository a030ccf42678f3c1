"""Which type face each font group of a layout is really set in on this machine."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from digest import fonts
from digest.errors import RenderError
from digest.renderings.layout import files, stylesheets
from digest.renderings.layout.layout import Layout
from digest.renderings.pdf import printing

_LIST = Path(__file__).with_name("listing.py")
_PATIENCE = 120  # seconds: fontconfig reads every installed face once, 2 s for 3000 of them; machines may be busy


@dataclass(frozen=True, slots=True)
class ChosenFace:
    """The face of one font group: the official name wanted, the styles set in it, and the family and file used."""

    wanted: str
    styles: tuple[str, ...]
    family: str
    file: Path
    is_official: bool
    characters: int


def chosen(layout: str | Path = "jianbao") -> tuple[ChosenFace, ...]:
    """Return the face of each font group of *layout*, as the PDF is set; RenderError where faces cannot be read."""
    loaded = files.load(files.folder_of(layout))
    installed = _installed(tuple(name for _, names in loaded.fonts for name in names))
    found = []
    for group, names in loaded.fonts:  # the first installed, else our own: as Pango goes through a list of families
        own = stylesheets.OWN_FACES[group]
        family = next((name for name in names if name.lower() in installed), own)
        file = installed.get(family.lower(), fonts.folder() / f"{own}.ttf")
        styles = tuple(style.name for _, style in loaded.styles if style.font == group)
        found.append(ChosenFace(names[0], styles, family, file, family != own, len(_coverage(file, family))))
    return tuple(found)


def absent(text: str, layout: str | Path = "jianbao") -> tuple[str, ...]:
    """Return the characters of *text* that no face of *layout* has, neither ours nor an official one installed here."""
    missing = fonts.missing(text)
    drawn = drawable(files.load(files.folder_of(layout))) if missing else frozenset[str]()
    return tuple(sign for sign in missing if sign not in drawn)


def drawable(layout: Layout) -> frozenset[str]:
    """Return the characters that the official faces of *layout* installed here can draw."""
    families = tuple(name for _, names in layout.fonts for name in names)
    wanted = {family.lower() for family in families}
    official = ((file, family) for family, file in _installed(families).items() if family in wanted)
    codes = frozenset[int]().union(*(_coverage(file, family) for file, family in official))
    return frozenset(map(chr, codes))


def _installed(families: tuple[str, ...]) -> dict[str, Path]:
    """Return the file of each installed family, by its name in lower case, of those that the press may use."""
    with printing.environment(families) as variables:
        try:
            done = subprocess.run(
                [sys.executable, "-P", str(_LIST)], capture_output=True, env=variables, timeout=_PATIENCE, check=True
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise RenderError(f"读不出本机装了哪些字体：{error}", "重装 fontconfig 和 WeasyPrint 后再试") from error
    found: dict[str, Path] = {}
    for line in done.stdout.splitlines():
        face = json.loads(line)
        for family in face["families"]:
            found.setdefault(family.lower(), Path(face["file"]))
    return found


def _coverage(file: Path, family: str) -> frozenset[int]:
    """Return the code points that the face *family* in *file* maps to glyphs; RenderError where it cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError  # 0.1 s to import, for this question only
    from fontTools.ttLib.ttCollection import TTCollection

    try:
        content = file.read_bytes()
        members = TTCollection(io.BytesIO(content)).fonts if content[:4] == b"ttcf" else [TTFont(io.BytesIO(content))]
        for member in members:
            names = {str(record).lower() for record in member["name"].names if record.nameID in (1, 16)}
            if family.lower() in names:
                return frozenset(member.getBestCmap() or ())
        return frozenset(members[0].getBestCmap() or ())
    except (TTLibError, OSError, AssertionError) as error:
        raise RenderError(f"字体文件读不出来：{file}：{error}", "重装这个字体，或把它卸掉") from error
