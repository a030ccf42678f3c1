"""Tables as offices keep them: CSV that Excel, WPS or an editor saved. What can be used is; what cannot is told."""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from digest.errors import ConfigError, DigestError
from digest.files import read_given
from digest.tables import closest

__all__ = ["Columns", "CsvTable", "RowError", "RowFault", "TableRow", "read_table", "values_of"]

V = TypeVar("V")

_MOST = 8 * 1024 * 1024  # a line for every town of the country (41,000) is 3 MB
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what .xlsx and .xls begin with, whatever they are renamed to
_REMEDY = "在 Excel 或 WPS 里“另存为”选“CSV UTF-8（逗号分隔）”"
_ALIKE = 0.5  # of two names of columns: most have two characters, so one of them is right


class TableRow(NamedTuple):
    """One line of a table: its number in the file, from 1, and its cells without blanks around them."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one line of a table, which is not used, and what to do; the other lines are used."""

    file: str
    line: int
    said: str
    remedy: str = ""

    @property
    def error(self) -> ConfigError:
        """The fault as the error that it would be if it were to stop something."""
        return ConfigError(self.file, f"第 {self.line} 行：{self.said}", self.remedy)

    def __str__(self) -> str:
        return str(self.error)


class RowError(DigestError):
    """A row cannot be used; the table knows its file and line."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The usable rows of a table, with a cell for each column asked for, and what is wrong with the others."""

    file: str
    rows: tuple[TableRow, ...] = ()
    faults: tuple[RowFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The *names* of a table's columns, those that cannot be *needed* less, and what else people call them."""

    names: tuple[str, ...]
    needed: tuple[str, ...]
    synonyms: Mapping[str, str] = field(default_factory=dict)
    may_lack_head: bool = False

    def known(self, cell: str) -> str:
        """Return the column that *cell* names exactly, but for width and case; empty for none."""
        named = unicodedata.normalize("NFKC", cell).lower()
        return self.synonyms.get(named, named if named in self.names else "")


def read_table(file: str | Path, columns: Columns, remedy: str = "检查文件名和路径") -> CsvTable:
    """Return the table *file*: its rows without empty lines and those that begin with #, the head not among them.

    UTF-8 with or without mark, GB18030 (and so GBK) and UTF-16 with mark are read, cells apart by tab, comma or
    semicolon (full-width ones where there is no other), quoted or not. The head may name the *columns* in any order.
    ConfigError only where the file cannot be read at all; *remedy* is what to do about one that cannot be opened.
    """
    return parse_table(str(file), load_table(file, remedy), columns)


def load_table(file: str | Path, remedy: str = "检查文件名和路径") -> bytes:
    """Return the bytes of the table *file*; ConfigError with *remedy* where it cannot be opened."""
    return read_given(file, _MOST, remedy)


def parse_table(name: str, data: bytes, columns: Columns) -> CsvTable:
    """Return the table of *data*, the bytes of the file *name*, as ``read_table`` does."""
    rows, faults = _split(name, _decoded(name, data))
    if not rows:
        return CsvTable(name, faults=faults)
    if not _is_head(rows[0], columns):
        if not columns.may_lack_head:
            said = "第一行应是各列的名称，现在按通常的次序读"
            faults += (RowFault(name, rows[0].number, said, f"上面加一行：{','.join(columns.names)}"),)
        return _arrange(CsvTable(name, rows, faults), dict(enumerate(columns.names)), columns)
    places, wrong = _read_head(name, rows[0], columns)
    return _arrange(CsvTable(name, rows[1:], (*faults, *wrong)), places, columns)


def values_of(table: CsvTable, make: Callable[[TableRow], V]) -> tuple[list[V], tuple[RowFault, ...]]:
    """Return what *make* makes of each row of *table*, and all that is wrong, the rows it refuses (RowError) too."""
    found, faults = [], list(table.faults)
    for row in table.rows:
        try:
            found.append(make(row))
        except RowError as error:
            faults.append(RowFault(table.file, row.number, error.message, error.remedy))
    return found, tuple(faults)


def _split(file: str, text: str) -> tuple[tuple[TableRow, ...], tuple[RowFault, ...]]:
    """Return the filled lines of *text* as rows, and those that are none."""
    lines = enumerate(re.split(r"\r\n|\r|\n", text), 1)
    numbered = [(number, line) for number, line in lines if line.lstrip().strip('"')[:1] not in ("", "#")]
    separator = next((mark for mark in "\t,;，；" if numbered and mark in numbered[0][1]), ",")
    rows, faults = [], []
    for number, line in numbered:
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True))
        except csv.Error:
            remedy = "一行写一条，格里不要换行；格里的引号写两遍"
            faults.append(RowFault(file, number, "引号不成对，或一格太长", remedy))
        else:
            rows.append(TableRow(number, tuple(cell.strip() for cell in cells)))
    return tuple(row for row in rows if any(row.cells)), tuple(faults)


def _is_head(row: TableRow, columns: Columns) -> bool:
    """Say whether *row* names columns: at least half of its cells do, or nearly."""
    filled = [cell for cell in row.cells if cell]
    named = [cell for cell in filled if columns.known(cell) or closest(cell, columns.names, _ALIKE)]
    return 2 * len(named) >= len(filled)


def _read_head(file: str, row: TableRow, columns: Columns) -> tuple[dict[int, str], list[RowFault]]:
    """Return which column stands in which place, and what is wrong: names unknown, written twice or missing."""
    places = {place: named for place, cell in enumerate(row.cells) if (named := columns.known(cell))}
    wrong: list[tuple[str, str]] = []
    for place, cell in enumerate(row.cells):
        free = [name for name in columns.names if name not in places.values()]
        if cell and place not in places:
            near = closest(cell, free, _ALIKE)
            places[place] = near
            meant = (
                f"是不是 {near}？这次当作 {near} 读" if near else f"这一列没有用；可用的有：{'、'.join(columns.names)}"
            )
            wrong.append((f"列名“{cell}”不认识", meant))
    twice = [name for name in columns.names if list(places.values()).count(name) > 1]
    wrong += [(f"列名“{name}”写了几遍", "只留一列，读的是最后一列") for name in twice]
    missing = [name for name in columns.needed if name not in places.values()]
    wrong += [(f"没有“{name}”这一列，表里各行都没有用", f"各列是：{'、'.join(columns.names)}") for name in missing]
    return places, [RowFault(file, row.number, *each) for each in wrong]


def _arrange(table: CsvTable, places: Mapping[int, str], columns: Columns) -> CsvTable:
    """Return *table* with the cells of its rows in the order of *columns*; one with cells beyond them is wrong."""
    order = {name: place for place, name in places.items()}
    if not set(columns.needed) <= set(order):
        return CsvTable(table.file, (), table.faults)
    rows, faults = [], list(table.faults)
    for number, cells in table.rows:
        beyond = [cell for place, cell in enumerate(cells) if cell and place not in places]
        if beyond:
            remedy = f"各列是：{'、'.join(columns.names)}；格里有逗号的用引号括起来"
            faults.append(RowFault(table.file, number, f"多出 {len(beyond)} 格", remedy))
            continue
        found = (order.get(name, len(cells)) for name in columns.names)
        rows.append(TableRow(number, tuple(cells[place] if place < len(cells) else "" for place in found)))
    return CsvTable(table.file, tuple(rows), tuple(faults))


def _decoded(file: str, content: bytes) -> str:
    if content.startswith(_WORKBOOKS):
        raise ConfigError(file, "是 Excel 工作簿，不是 CSV 文件", _REMEDY)
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ConfigError(file, "不是文本文件，或编码认不出来", _REMEDY)
