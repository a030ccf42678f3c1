"""A settings file in, its values and the line of each key out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.errors import ConfigError
from digest.files import read_given
from digest.tables.outline import Where, lines_of
from digest.tables.slips import explained

_MOST = 1024 * 1024  # the largest file shipped, the themes, has 30 kB
_MOST_SLIPS = 20  # told at once: a screen full


@dataclass(frozen=True, slots=True)
class Slip:
    """Something wrong at one place of a file: what, and what to write instead."""

    where: Where
    said: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file as it stands: its name, its text, and the values in it."""

    file: str
    text: str
    values: Mapping[str, Any]

    def error(self, slips: Sequence[Slip]) -> ConfigError:
        """Return the one error that tells all *slips*, in the order of their lines."""
        lines = lines_of(self.text)
        told = []
        for slip in slips:
            # What is missing has the line of the table that lacks it; an inline one that of the key that holds it.
            ways = (slip.where[:length] for length in range(len(slip.where), 0, -1))
            line = next((lines[way] for way in ways if way in lines), 0)
            told.append((line, f"第 {line} 行：{slip.said}" if line else slip.said, slip.remedy))
        if len(told) == 1:
            return ConfigError(self.file, *told[0][1:])
        told.sort(key=lambda each: each[0])
        rows = [f"  {said}（{remedy}）" if remedy else f"  {said}" for _, said, remedy in told[:_MOST_SLIPS]]
        more = [f"  另有 {len(told) - _MOST_SLIPS} 处"] if len(told) > _MOST_SLIPS else []
        return ConfigError(self.file, "\n".join([f"有 {len(told)} 处不对：", *rows, *more]))


def read(file: str | Path, remedy: str = "检查文件名和路径") -> TomlFile:
    """Return the settings *file*; ConfigError names file and line, and says what to write instead."""
    return parse(str(file), read_text(file, remedy))


def parse(file: str, text: str) -> TomlFile:
    """Return the document that the TOML *text* of *file* is; ConfigError as ``read`` raises it."""
    try:
        return TomlFile(file, text, tomllib.loads(text))
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError, and a number of thousands of digits
        raise ConfigError(file, *explained(text, error)) from error


def read_text(file: str | Path, remedy: str = "检查文件名和路径") -> str:
    """Return the text of the settings *file*, in UTF-8 with or without mark; ConfigError says which other it seems."""
    content = read_given(file, _MOST, remedy)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        seems = " GBK（记事本里叫 ANSI）"
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            seems = " UTF-16（记事本里叫 Unicode）"
        elif "\ufffd" in content.decode("gb18030", "replace"):
            seems = "别的文件，不是文字"
        remedy = "用记事本打开，“另存为”时编码选 UTF-8"
        raise ConfigError(str(file), f"不是 UTF-8 编码，像是{seems}", remedy) from error
