"""The office's settings files: TOML in, its tables out; every error names file, line and what to write, in Chinese."""

from __future__ import annotations

import dataclasses
import difflib
import json
import tomllib
import typing
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from digest.errors import ConfigError
from digest.files import read_given
from digest.slips import explained

__all__ = ["checked", "filled", "near", "parse_toml", "read_text", "read_toml", "shown"]

T = TypeVar("T")

_MOST = 1024 * 1024  # the largest file shipped, the themes, has 30 kB
_LONGEST_TEXT = 10_000  # characters of one setting: a page of the briefing holds a tenth of that
_GREATEST = 1_000_000  # copies, days, characters, serial numbers: no office comes near
_LONGEST_SHOWN = 40
_KINDS = {float: "数", int: "整数", str: "文字", bool: " true 或 false"}
_SECRETS = ("password", "url")  # never shown


def read_toml(file: str | Path, remedy: str = "检查文件名和路径") -> dict[str, Any]:
    """Return the tables of the settings *file*; ConfigError names file and line, and says what to write instead."""
    return parse_toml(str(file), read_text(file, remedy))


def read_text(file: str | Path, remedy: str = "检查文件名和路径") -> str:
    """Return the text of the settings *file*, in UTF-8 with or without mark; ConfigError says which other it seems."""
    content = read_given(file, _MOST, remedy)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError(
            str(file), f"不是 UTF-8 编码，像是{_encoding(content)}", "用记事本打开，“另存为”时编码选 UTF-8"
        ) from error


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return " UTF-16（记事本里叫 Unicode）"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "别的文件，不是文字"
    return " GBK（记事本里叫 ANSI）"


def parse_toml(file: str, text: str) -> dict[str, Any]:
    """Return the tables of the TOML *text* of *file*; ConfigError as ``read_toml`` raises it."""
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError, and a number of thousands of digits
        raise ConfigError(file, *explained(text, error)) from error
    for where, value in _values(tables):
        _check(file, where, value)
    return tables


def _values(tables: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every key with its place, and every value that is no table or list with the place it stands at."""
    if isinstance(tables, dict):
        for key, value in tables.items():
            yield where or "顶层", key
            yield from _values(
                value, f"[{where}] 的 {key}" if where and "[" not in where else f"{where}.{key}".strip(".")
            )
    elif isinstance(tables, list):
        for value in tables:
            yield from _values(value, where)
    else:
        yield where, tables


def _check(file: str, where: str, value: object) -> None:
    """Raise ConfigError for what no setting can be: control signs, a text without end, a number beyond all use."""
    if isinstance(value, str) and any(_is_unseen(sign) for sign in value):
        raise ConfigError(file, f"{where} 里有看不见的字符", "删去这一项，重新输入")
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        raise ConfigError(file, f"{where} 太长，有 {len(value)} 字", f"一项最多 {_LONGEST_TEXT} 字；检查引号是否成对")
    if isinstance(value, int | float) and not abs(value) <= _GREATEST:
        raise ConfigError(file, f"{where} 的数太大", f"最大 {_GREATEST}；现在写的是 {shown(value)}")


def _is_unseen(sign: str) -> bool:
    return sign not in "\n\r\t" and unicodedata.category(sign) in ("Cc", "Cf")


def shown(value: object) -> str:
    """Return *value* as a settings file writes it, cut where it is long."""
    match value:
        case bool():
            text = "true" if value else "false"
        case str():
            text = json.dumps(value[:_LONGEST_SHOWN], ensure_ascii=False)
        case list():
            text = f"[{', '.join(map(shown, value[:_LONGEST_SHOWN]))}]"
        case dict():
            text = "一个部分"
        case date() | time():
            text = value.isoformat()
        case int() if abs(value) >= 10**_LONGEST_SHOWN:
            text = "一个很长的数"
        case _:
            text = str(value)
    return text if len(text) <= _LONGEST_SHOWN + 2 else f"{text[:_LONGEST_SHOWN]}…"


def filled(kind: type[T], table: object, file: str, where: str, remedy: str = "") -> T:
    """Return the dataclass *kind* filled from *table*, as ``checked`` lets it through."""
    return kind(**checked(kind, table, file, where, remedy))


def checked(
    kind: type, table: object, file: str, where: str, remedy: str = "", derived: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the values of *table* for the fields of the dataclass *kind*, but for those *derived* from others.

    Type hints say what a value must be: a kind, a ``Literal``, or a tuple of either; ``least`` and ``greatest`` in a
    field's metadata bound a number. ConfigError names *file*, *where* in it and key; *remedy* helps where one lacks.
    """
    where = f"{where} " if where.endswith("]") else where
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind) if field.name not in derived}
    if not isinstance(table, dict):
        raise ConfigError(file, f"{where}应是一个部分，不是一个值", "请先写方括号里的名称，再换行写各项")
    for key in table:
        if key not in fields:
            raise ConfigError(file, f"{where}里有不认识的项 {key}", near(key, fields))
    for key, field in fields.items():
        if key not in table and field.default is field.default_factory is dataclasses.MISSING:
            raise ConfigError(file, f"{where}里缺少 {key}", remedy or f"请补上 {key} = …")
    return {key: _fitting(value, hints[key], fields[key], file, where) for key, value in table.items()}


def near(word: str, known: Iterable[str]) -> str:
    """Return which of the *known* words the unknown *word* may mean, or all of them, as a remedy says it."""
    words = tuple(known)
    close = difflib.get_close_matches(word, words, n=1)
    return f"是不是 {close[0]}？" if close else f"可用的有：{'、'.join(words)}"


def _fitting(value: Any, hint: Any, field: dataclasses.Field[Any], file: str, where: str) -> Any:
    """Return *value* of *field* as its type *hint* has it: a list as a tuple, a whole number as a fraction."""
    name = f"{where}的 {field.name}"
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise ConfigError(file, f"{name} 应是文字的列表", '例如 ["甲", "乙"]')
        return tuple(_fitting(part, typing.get_args(hint)[0], field, file, where) for part in value)
    if choices := typing.get_args(hint):
        if value not in choices:
            text = value if isinstance(value, str) else shown(value)
            raise ConfigError(file, f"{name} 不能是“{text}”", f"可用的有：{'、'.join(choices)}")
        return value
    if hint is float and type(value) is int:
        value = float(value)
    if type(value) is not hint:
        now = "" if field.name in _SECRETS else f"现在写的是 {shown(value)}"
        raise ConfigError(file, f"{name} 应是{_KINDS[hint]}", now)
    least, greatest = field.metadata.get("least", 0), field.metadata.get("greatest", _GREATEST)
    if hint in (int, float) and not least <= value <= greatest:
        raise ConfigError(file, f"{name} 应在 {least} 到 {greatest} 之间", f"现在写的是 {shown(value)}")
    return value
