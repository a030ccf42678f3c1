"""What the database and the hashes of all revisions say is damaged."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from digest.archive.database.tables import files, issues
from digest.archive.records.codec import digest_of

_ROWS = 20  # fetched at a time, as in ``backup``


def damages(connection: Connection) -> Iterator[str]:
    """Give a line, in Chinese, for whatever in the archive behind *connection* is not as it was kept."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        yield from (f"数据库：{line}" for line in found if line != "ok")
    streaming = connection.execution_options(yield_per=_ROWS)
    for row in streaming.execute(select(issues.c.year, issues.c.number, issues.c.sha256, issues.c.content)):
        if _is_changed(row.content, row.sha256):
            yield f"{row.year}年第{row.number}期的内容与存档时不一致"
    for file in streaming.execute(select(files.c.name, files.c.sha256, files.c.content)):
        if _is_changed(file.content, file.sha256):
            yield f"{file.name} 的内容与存档时不一致"


def _is_changed(content: object, sha256: str) -> bool:
    """Say whether *content* is not what it was; in a damaged file it may be no bytes at all."""
    return not isinstance(content, bytes) or digest_of(content) != sha256
