"""The office's own tables: what Excel, WPS or an editor saves as CSV or "Unicode text" in, its rows out."""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path
from typing import NamedTuple

from digest.errors import ConfigError
from digest.files import read_given

__all__ = ["TableRow", "read_rows"]

_MOST = 8 * 1024 * 1024  # a line for every town of the country (41,000) is 3 MB
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what .xlsx and .xls begin with, whatever they are renamed to
_REMEDY = "在 Excel 或 WPS 里“另存为”选“CSV UTF-8（逗号分隔）”"


class TableRow(NamedTuple):
    """One line of a table: its number in the file, from 1, and its cells without blanks around them."""

    number: int
    cells: tuple[str, ...]


def read_rows(file: str | Path, remedy: str = "检查文件名和路径") -> tuple[TableRow, ...]:
    """Return the rows of the table *file*, without empty lines and those that begin with #.

    UTF-8 with or without mark, GB18030 (and so GBK) and UTF-16 with mark are read, cells apart by comma, tab or
    semicolon, quoted or not. ConfigError names the file, with the line where there is one; *remedy* is what to do
    about a file that cannot be opened.
    """
    lines = re.split(r"\r\n|\r|\n", _decoded(str(file), read_given(file, _MOST, remedy)))
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.lstrip().strip('"')[:1] not in ("", "#")]
    separator = next((mark for mark in "\t,;" if numbered and mark in numbered[0][1]), ",")
    rows = (_row(str(file), number, line, separator) for number, line in numbered)
    return tuple(row for row in rows if any(row.cells))


def _row(file: str, number: int, line: str, separator: str) -> TableRow:
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error as error:
        raise ConfigError(
            file, f"第 {number} 行不对：引号不成对，或一格太长", "一行写一条，格里不要换行；格里的引号写两遍"
        ) from error
    return TableRow(number, tuple(cell.strip() for cell in cells))


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
