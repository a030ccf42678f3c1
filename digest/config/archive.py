"""The table [archive] of a briefing file in, a checked Database out; no message ever holds a password."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from digest import credentials
from digest.model import Database
from digest.tables import FILLED, SECRET, Check, TomlFile

__all__ = ["ArchiveTable", "Secret", "make_database"]

_SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")


def _fault_of_url(url: str) -> str:
    if not url.isascii():
        return "里有中文或全角字符，服务器不认，冒号、斜线要用半角"
    try:
        parts = urlsplit(url)
        options, port = parse_qs(parts.query), parts.port
    except ValueError:
        return "写法不对"
    if parts.password is not None or "password" in options:
        return '里不能写密码，请删去，另写一行 password = "env:环境变量名" 或 "file:密码文件"'
    if parts.scheme not in _SCHEMES:
        return "只能是 PostgreSQL 的地址"
    if not (parts.hostname or "host" in options) or len(parts.path) < 2 or port == 0:
        return "缺少服务器名或数据库名"
    return ""


Secret = Annotated[
    str,
    SECRET,
    Check(
        lambda place: "" if credentials.PLACE.fullmatch(place) else "不能直接写密码",
        '请写 "env:环境变量名" 或 "file:只有本人可读的文件"',
    ),
]
_Url = Annotated[
    str,
    FILLED,
    SECRET,  # somebody may have written a password into it
    Check(_fault_of_url, '请写成 url = "postgresql+psycopg://用户名@服务器:5432/数据库名" 的样子'),
]


@dataclass(frozen=True, slots=True)
class ArchiveTable:
    """What may stand in [archive]."""

    url: _Url
    password: Secret = ""


def make_database(document: TomlFile, table: ArchiveTable) -> Database:
    """Return the database that *table* of *document* names; a file with the password counts from its folder."""
    kind, _, name = table.password.partition(":")
    return Database(table.url, f"file:{Path(document.file).parent / name}" if kind == "file" else table.password)
