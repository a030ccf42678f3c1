"""Reading ``layout.toml``: every error names file, line and key, in Chinese."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from digest import assets, tables
from digest.errors import ConfigError, RenderError
from digest.expressions import expression
from digest.renderings.layout.layout import (
    DERIVED,
    FontGroup,
    Labels,
    Layout,
    Paper,
    Rules,
    Style,
    StyleName,
    Switches,
    WordBase,
)
from digest.tables import FILLED, Check, Filling

_COLOUR = expression(r"#[0-9a-fA-F]{6}")
_FONT_NAME = expression(r"[\w .()（）-]{1,60}")  # goes into CSS and XML: no quotes, no semicolons
_PLACES = {
    "title": ("name", "year", "number"),
    "volume_title": ("name", "number"),
    "number": ("number", "serial"),
    "more": ("count", "number"),
    "graded": ("counts",),
    "rest": ("titles", "number"),
    "pending": ("count",),
    "undated": ("entries", "words"),
}  # what a label may hold in braces
_FILLED = (*_PLACES, "region", "copies", "editor", "checker", "approver", "leads", "briefs", "titles")
_REMEDY = "可从随程序带的 templates/jianbao/layout.toml 抄来"


def _fault_of_colour(text: str) -> str:
    return "" if _COLOUR.fullmatch(text) else f"应写成六位十六进制颜色，现在是“{text}”"


def _fault_of_font(name: str) -> str:
    return "" if _FONT_NAME.fullmatch(name) else f"里的“{name}”不能作字体名"


_Colour = Annotated[str, FILLED, Check(_fault_of_colour, '例：red = "#c8102e"')]
_FontName = Annotated[str, FILLED, Check(_fault_of_font, '例：song = ["宋体", "SimSun"]')]


@dataclass(frozen=True, slots=True)
class _LayoutFile:
    paper: Paper
    fonts: dict[FontGroup, Annotated[tuple[_FontName, ...], FILLED]]
    colours: dict[str, _Colour]
    rules: Rules
    labels: Labels
    styles: dict[StyleName, Style]
    switches: Switches = field(default_factory=Switches)
    word: WordBase = field(default_factory=WordBase)


def folder_of(layout: str | Path) -> Path:
    """Return the folder of *layout*: an own folder, or a name under the program's templates.

    Raises RenderError when there is none.
    """
    own, shipped = Path(layout), assets.templates() / str(layout)
    for folder in (own, shipped) if own.is_absolute() or len(own.parts) > 1 else (shipped, own):
        if (folder / "layout.toml").is_file():
            return folder
    raise RenderError(f"找不到版式“{layout}”", "版式是含有 layout.toml 的文件夹；随程序带的有 jianbao、bulletin、brief")


def file_of(folder: Path, name: str) -> Path:
    """Return the file *name* of the layout in *folder*: its own, or the one that the layouts share (templates/base)."""
    own, shared = folder / name, assets.templates() / "base" / name
    return shared if shared.is_file() and not own.is_file() else own


def load(folder: Path) -> Layout:
    """Return the layout in *folder*; RenderError names file, line and key of all that is wrong."""
    try:
        return _parse(folder, tables.read_text(folder / "layout.toml"))
    except ConfigError as error:
        raise RenderError(f"{error.file}：{error.message}", error.remedy) from error


@functools.lru_cache(maxsize=8)  # a run prints four forms of one layout
def _parse(folder: Path, text: str) -> Layout:
    document = tables.parse(str(folder / "layout.toml"), text)
    styles = document.values.get("styles")
    for key, (like, name) in DERIVED.items():  # layouts of before have not
        if isinstance(styles, dict) and isinstance(styles.get(like), dict):
            styles.setdefault(key, {**styles[like], "name": name})
    filling = Filling(document, _LayoutFile, _REMEDY)
    found = filling.fill()
    if found:
        _check_labels(filling, found.labels)
        for name in ("text", "red"):
            if name not in found.colours:
                filling.refuse(("colours",), f"里缺少 {name}", '例：red = "#c8102e"')
        for key, style in found.styles.items():
            if style.colour not in found.colours:
                remedy = tables.near(style.colour, found.colours)
                filling.refuse(("styles", key, "colour"), f"不能是“{style.colour}”", remedy)
    if found is None or filling.slips:
        raise filling.error()
    named = {key: tuple(getattr(found, key).items()) for key in ("fonts", "colours", "styles")}
    return Layout(folder, **tables.values(found) | named)


def _check_labels(filling: Filling[_LayoutFile], labels: Labels) -> None:
    """Fill each label once with a word for trial, so that a wrong brace is found here."""
    for name in _FILLED:
        places = _PLACES.get(name, ())
        try:
            getattr(labels, name).format("字", **dict.fromkeys(places, "字"))
        except (KeyError, IndexError, ValueError, AttributeError):
            braces = "、".join(f"{{{place}}}" for place in places) or "{}"
            said = f"的大括号写法有误：{getattr(labels, name)}"
            filling.refuse(("labels", name), said, f"大括号里可写 {braces}")
