"""A table of a settings file in, a frozen dataclass out: its type hints say what may stand there.

``str``, ``int``, ``float``, ``bool``, a ``Literal`` of choices, a dataclass (a table; ``X | None`` where it may be left
out), ``tuple[…, ...]`` (a list, or a list of tables) and ``dict[…, …]`` (values by name; all of them where the names
are a ``Literal``). ``Annotated`` adds ``Limits``, ``Check``, ``Beside``, ``FILLED``, ``SECRET`` and ``LINES``.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import types
import typing
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from digest.errors import ConfigError
from digest.tables.documents import Slip, TomlFile
from digest.tables.outline import Where
from digest.tables.wording import closest, dotted, key_name, near, shown, table_name

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the greatest number allowed, or characters of a text."""

    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Check:
    """What a text must be: ``fault`` tells what is wrong with one, in words that follow the name of the key."""

    fault: Callable[[str], str]
    remedy: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A path counted from the folder of the file; ``is_layout``: only if there is a folder, else the word itself."""

    is_layout: bool = False


Mark = Literal["filled", "secret", "lines"]
FILLED: Mark = "filled"  # an empty text or list is no better than none
SECRET: Mark = "secret"  # never shown in a message
LINES: Mark = "lines"  # may have several

_USUAL = Limits(0, 1_000_000)  # days, copies, characters, serial numbers: no office comes near
_LONGEST = Limits(0, 10_000)  # characters of one setting: a page of the briefing holds a tenth of that
_KINDS = {str: "文字", int: "整数", float: "数", bool: " true 或 false"}


def fill(document: TomlFile, kind: type[T], at: tuple[str, ...] = (), *, remedy: str = "") -> T:
    """Return *kind* filled from the table *at* of *document*; ConfigError tells all that is wrong, with its lines.

    *remedy* says what to do where a table or key is missing.
    """
    filling = Filling(document, kind, remedy)
    filled = filling.fill(at)
    if filled is None or filling.slips:
        raise filling.error()
    return filled


def values(filled: Any) -> dict[str, Any]:
    """Return the values of a *filled* dataclass by their keys."""
    return {part.name: getattr(filled, part.name) for part in dataclasses.fields(filled)}


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def _bare(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the type *hint* without its marks and its ``None``, and the marks."""
    hint, *marks = typing.get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
    return typing.get_args(hint)[0] if isinstance(hint, types.UnionType) else hint, tuple(marks)


@dataclass(frozen=True, slots=True)
class Filling(Generic[T]):
    """One walk through a document; ``slips`` gathers what is wrong. A value that is wrong is None, and goes nowhere."""

    document: TomlFile
    kind: type[T]
    remedy: str = ""
    slips: list[Slip] = field(default_factory=list)

    def fill(self, at: tuple[str, ...] = ()) -> T | None:
        """Return ``kind`` filled from the table *at*, None where something that it needs is wrong.

        A table that may be left out and is wrong counts as left out.
        """
        table = functools.reduce(lambda table, name: table[name], at, self.document.values)
        return typing.cast("T | None", self._table(self.kind, table, at))

    def refuse(self, where: Where, said: str, remedy: str = "") -> None:
        """Note that what stands at *where* is wrong."""
        self.slips.append(Slip(where, f"{key_name(where)} {said}", remedy))

    def error(self) -> ConfigError:
        """Return the error that tells all that is wrong."""
        return self.document.error(self.slips)

    def _table(self, kind: Any, table: object, at: Where) -> Any:
        needed = [
            part.name
            for part in dataclasses.fields(kind)
            if part.default is part.default_factory is dataclasses.MISSING
        ]
        found = self._by_name(_hints(kind), needed, table, at)
        return None if found is None else kind(**found)

    def _by_name(self, hints: Mapping[str, Any], needed: Iterable[str], table: object, at: Where) -> Any:
        """Return the values of *table* by their names, None where one is wrong, *needed* and missing, or unknown."""
        if not isinstance(table, dict):
            return self.refuse(at, "应是一个部分，不是一个值", f"请写成 [{dotted(at)}] 再换行写各项")
        before = len(self.slips)
        meant = {closest(key, hints) for key in table if key not in hints}  # misspelt, not missing
        for key in (key for key in table if key not in hints):
            self._refuse_key(key, table[key], hints, at)
        for key in needed:
            if key not in table and key not in meant:
                self._miss((*at, key), hints[key])
        is_wrong = len(self.slips) > before
        found = {key: self._value(hints[key], table[key], (*at, key)) for key in hints if key in table}
        spared = [key for key, value in found.items() if value is None and isinstance(hints[key], types.UnionType)]
        found = {key: value for key, value in found.items() if key not in spared}
        return None if is_wrong or None in found.values() else found

    def _value(self, hint: Any, value: object, where: Where) -> Any:
        """Return *value* as the type *hint* has it: a list as a tuple, a whole number as a fraction."""
        hint, marks = _bare(hint)
        inner = typing.get_args(hint)
        if FILLED in marks and (not value or (isinstance(value, str) and not value.strip())):
            return self._miss(where, hint)
        match typing.get_origin(hint):
            case typing.Literal:
                return self._choice(inner, value, where)
            case builder if builder is dict:
                names = typing.get_args(inner[0])
                keys = names or (value if isinstance(value, dict) else ())
                return self._by_name(dict.fromkeys(keys, inner[1]), names, value, where)
            case builder if builder is tuple:
                return self._list(inner[0], value, where)
        if dataclasses.is_dataclass(hint):
            return self._table(hint, value, where)
        return self._one(hint, marks, value, where)

    def _list(self, hint: Any, parts: object, where: Where) -> Any:
        if dataclasses.is_dataclass(hint):
            if not isinstance(parts, list):
                return self.refuse(where, "写法不对", f"每个以 [[{dotted(where)}]] 一行开头，方括号写两对")
            found = tuple(self._table(hint, part, (*where, place)) for place, part in enumerate(parts))
        else:
            if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
                return self.refuse(where, "应是文字的列表", '每项放在一对引号里，例如 ["甲", "乙"]')
            if FILLED in _bare(hint)[1] and not all(part.strip() for part in parts):
                return self.refuse(where, "应是文字的列表，里面有空的", '请删去 ""')
            found = tuple(self._value(hint, part, where) for part in parts)
        return None if None in found else found

    def _choice(self, choices: tuple[str, ...], value: object, where: Where) -> Any:
        if isinstance(value, str) and value in choices:
            return value
        meant = closest(value, choices) if isinstance(value, str) else ""
        remedy = f"{f'是不是 {meant}？' if meant else ''}可用的有：{'、'.join(choices)}"
        is_plain = isinstance(value, str) and len(value) < 40 and value.isprintable()
        return self.refuse(where, f"不能是“{value if is_plain else shown(value)}”", remedy)

    def _one(self, kind: Any, marks: tuple[Any, ...], value: Any, where: Where) -> Any:
        if kind is float and type(value) is int:
            value = float(value) if abs(value) <= _USUAL.greatest else float("inf")
        if type(value) is not kind:
            return self.refuse(where, f"应是{_KINDS[kind]}", "" if SECRET in marks else f"现在写的是 {shown(value)}")
        if isinstance(value, str):
            return self._text(marks, value, where)
        limits = next((mark for mark in marks if isinstance(mark, Limits)), _USUAL)
        if kind is not bool and not limits.least <= value <= limits.greatest:
            most = f"应在 {limits.least:.12g} 到 {limits.greatest:.12g} 之间"
            return self.refuse(where, most, f"现在写的是 {shown(value)}")
        return value

    def _text(self, marks: tuple[Any, ...], value: str, where: Where) -> Any:
        limits = next((mark for mark in marks if isinstance(mark, Limits)), _LONGEST)
        if len(value) > limits.greatest:
            return self.refuse(where, f"太长，有 {len(value)} 字", f"最多 {limits.greatest} 字；检查引号是否成对")
        if any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") for sign in value if sign not in "\n\r\t"):
            return self.refuse(where, "里有看不见的字符", "删去这一项，重新输入")
        if LINES not in marks and any(sign in "\n\r\t" for sign in value):
            return self.refuse(where, "里有换行或制表符", "请写成一行")
        for check in (mark for mark in marks if isinstance(mark, Check)):
            if value and (fault := check.fault(value)):
                return self.refuse(where, fault, check.remedy)
        beside = next((mark for mark in marks if isinstance(mark, Beside)), None)
        path = str(Path(self.document.file).parent / value)
        is_there = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a name is too long
        return path if value and beside and (is_there or not beside.is_layout) else value

    def _refuse_key(self, key: str, value: object, known: Iterable[str], at: Where) -> None:
        """Note that *key* is none of those *known*: a misspelt one, or one that belongs in another table."""
        name = key if key.isprintable() else shown(key)
        if at:
            said = f"{table_name(at)} 里有不认识的项 {name}"
        else:
            said = f"不认识的部分 [{name}]" if isinstance(value, (dict, list)) else f"开头有不认识的项 {name}"
        root: Any = self.kind
        tables = {name: getattr(_bare(hint)[0], "__dataclass_fields__", ()) for name, hint in _hints(root).items()}
        homes = [name for name, keys in tables.items() if key in keys]
        is_strayed = homes and not closest(key, known)
        self.slips.append(Slip((*at, key), said, f"应写在 [{homes[0]}] 下面" if is_strayed else near(key, known)))

    def _miss(self, where: Where, hint: Any) -> None:
        """Note that nothing stands at *where*, and how it is written."""
        hint, _ = _bare(hint)
        *above, key = where
        inner = next(iter(typing.get_args(hint)), None)
        if dataclasses.is_dataclass(inner):
            said, remedy = f"一个 [[{dotted(where)}]] 也没有", f"至少写一个 [[{dotted(where)}]]"
        elif dataclasses.is_dataclass(hint) or typing.get_origin(hint) is dict:
            said, remedy = f"缺少 [{dotted(where)}]", f"请补上 [{dotted(where)}] 部分"
        else:
            said = f"{table_name(tuple(above))} 里缺少 {key}"
            spelt = '["…"]' if typing.get_origin(hint) is tuple else "…" if hint in (int, float, bool) else '"…"'
            remedy = f"请补上 {key} = {spelt}"
        self.slips.append(Slip(where, said, self.remedy or remedy))
