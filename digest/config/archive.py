"""The table [archive] of a briefing file in, a checked Database out; no message ever holds a password."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from digest import credentials
from digest.errors import ConfigError
from digest.model import Database
from digest.tables import filled

__all__ = ["database"]

_SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
_EXAMPLE = '请写成 url = "postgresql+psycopg://用户名@服务器:5432/数据库名" 的样子'
_MISSING = f"{_EXAMPLE}；档案放在输出文件夹里的，不用写 [archive]"


def database(file: str, folder: str, tables: Mapping[str, Any]) -> Database | None:
    """Return the database that the briefing of *file* (in *folder*) keeps its issues in; None for one of its own file.

    Raises ConfigError where the address cannot be one, or a password stands in the file.
    """
    if "archive" not in tables:
        return None
    named = filled(Database, tables["archive"], file, "[archive]", _MISSING)
    _check_url(file, named.url)
    place = named.password
    if place and not credentials.PLACE.fullmatch(place):
        raise ConfigError(
            file, "[archive] 的 password 不能直接写密码", '请写 "env:环境变量名" 或 "file:只有本人可读的文件"'
        )
    kind, _, name = place.partition(":")
    return Database(named.url, f"file:{Path(folder) / name}" if kind == "file" else place)


def _check_url(file: str, url: str) -> None:
    if not url:
        raise ConfigError(file, "[archive] 里缺少 url", _MISSING)
    if not url.isascii():
        raise ConfigError(file, "[archive] 的 url 里有中文或全角字符，服务器不认", "请检查输入法，冒号、斜线要用半角")
    try:
        parts = urlsplit(url)
        options, port = parse_qs(parts.query), parts.port
    except ValueError as error:
        raise ConfigError(file, "[archive] 的 url 写法不对", _EXAMPLE) from error
    if parts.password is not None or "password" in options:
        raise ConfigError(
            file, "[archive] 的 url 里不能写密码", '请删去，另写一行 password = "env:环境变量名" 或 "file:密码文件"'
        )
    if parts.scheme not in _SCHEMES:
        raise ConfigError(file, "[archive] 的 url 只能是 PostgreSQL 的地址", _EXAMPLE)
    if not (parts.hostname or "host" in options) or len(parts.path) < 2 or port == 0:
        raise ConfigError(file, "[archive] 的 url 缺少服务器名或数据库名", _EXAMPLE)
