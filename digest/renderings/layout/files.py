"""Reading ``layout.toml``: every error names file and key, in Chinese."""

from __future__ import annotations

import functools
import re
import typing
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from digest import assets, tables
from digest.errors import ConfigError, RenderError
from digest.renderings.layout.layout import DERIVED, STYLES, Labels, Layout, Paper, Rules, Style, Switches, WordBase

T = TypeVar("T")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT_NAME = re.compile(r"[\w .()（）-]{1,60}")  # goes into CSS and XML: no quotes, no semicolons
_PLACES = {
    "title": ("name", "year", "number"),
    "volume_title": ("name", "number"),
    "number": ("number", "serial"),
    "more": ("count", "number"),
    "graded": ("leads", "briefs", "titles"),
    "rest": ("titles", "number"),
    "pending": ("count",),
}  # what a label may hold in braces
_NEWER = ("graded", "rest", "pending")
_REMEDY = "可从随程序带的 templates/jianbao/layout.toml 抄来"


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
    """Return the layout in *folder*; RenderError names file and key of what is wrong."""
    file = folder / "layout.toml"
    try:
        return _parsed(folder, tables.read_text(file))
    except ConfigError as error:
        raise RenderError(f"{error.file}：{error.message}", error.remedy) from error


@functools.lru_cache(maxsize=8)  # a run prints four forms of one layout
def _parsed(folder: Path, text: str) -> Layout:
    file = folder / "layout.toml"
    raw = tables.parse_toml(str(file), text)
    _known(raw, ("paper", "fonts", "colours", "rules", "switches", "labels", "styles", "word"), file, "顶层")
    return Layout(
        folder,
        _value(Paper, _section(raw, "paper", file), file, "paper"),
        _fonts(_section(raw, "fonts", file), file),
        _colours(_section(raw, "colours", file), file),
        _value(Rules, _section(raw, "rules", file), file, "rules"),
        _value(Switches, raw.get("switches", {}), file, "switches"),
        _labels(_section(raw, "labels", file), file),
        _styles(_section(raw, "styles", file), file),
        _value(WordBase, raw.get("word", {}), file, "word"),
    )


def _section(raw: Mapping[str, Any], key: str, file: Path) -> Mapping[str, Any]:
    section = raw.get(key)
    if not isinstance(section, dict):
        raise RenderError(f"{file}：缺少 [{key}]", _REMEDY)
    return section


def _known(raw: Mapping[str, Any], keys: typing.Iterable[str], file: Path, where: str) -> None:
    allowed = tuple(keys)
    for key in raw:
        if key not in allowed:
            raise RenderError(f"{file}：{where} 里有不认识的项 {key}", tables.near(key, allowed))


def _value(kind: type[T], raw: object, file: Path, where: str) -> T:
    return tables.filled(kind, raw, str(file), f"[{where}]", _REMEDY)


def _labels(raw: Mapping[str, Any], file: Path) -> Labels:
    """Return the labels, each filled once with a word for trial, so that a wrong brace is found here."""
    labels = _value(Labels, raw, file, "labels")
    for name in (
        "title",
        "volume_title",
        "number",
        "region",
        "copies",
        "editor",
        "checker",
        "approver",
        "more",
        *_NEWER,
    ):
        try:
            getattr(labels, name).format("字", **dict.fromkeys(_PLACES.get(name, ()), "字"))
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise RenderError(f"{file}：labels.{name} 的大括号写法有误：{error}", _REMEDY) from error
    return labels


def _fonts(raw: Mapping[str, Any], file: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups = typing.get_args(typing.get_type_hints(Style)["font"])
    _known(raw, groups, file, "[fonts]")
    for group in groups:
        names = raw.get(group)
        if not names or not isinstance(names, list) or not all(_FONT_NAME.fullmatch(str(name)) for name in names):
            raise RenderError(f"{file}：fonts.{group} 应是一列字体名", '例：song = ["宋体", "SimSun"]')
    return tuple((group, tuple(raw[group])) for group in groups)


def _colours(raw: Mapping[str, Any], file: Path) -> tuple[tuple[str, str], ...]:
    for key in ("text", "red"):
        if key not in raw:
            raise RenderError(f"{file}：缺少 colours.{key}", '例：red = "#c8102e"')
    for key, value in raw.items():
        if not _COLOUR.fullmatch(str(value)):
            raise RenderError(f"{file}：colours.{key} 应写成六位十六进制颜色，现在是“{value}”", '例：red = "#c8102e"')
    return tuple(raw.items())


def _styles(raw: Mapping[str, Any], file: Path) -> tuple[tuple[str, Style], ...]:
    _known(raw, STYLES, file, "[styles]")
    for key in STYLES:
        if key in raw or key not in DERIVED:
            _section(raw, key, file) if key in raw else _missing_style(key, file)
    return tuple((key, _style(key, raw, file)) for key in STYLES)


def _style(key: str, raw: Mapping[str, Any], file: Path) -> Style:
    """Return the style of *key*: its own, or like that of an older one."""
    if key in raw:
        return _value(Style, raw[key], file, f"styles.{key}")
    like, name = DERIVED[key]
    return replace(_value(Style, raw[like], file, f"styles.{like}"), name=name)


def _missing_style(key: str, file: Path) -> None:
    raise RenderError(f"{file}：缺少样式 [styles.{key}]", _REMEDY)
