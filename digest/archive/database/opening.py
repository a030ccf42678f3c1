"""An address in, the engine of an archive of today out."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from digest.archive import migrations
from digest.archive.database import connections


def open_engine(address: str, password: str = "") -> Engine:
    """Return the engine of the archive at *address*: made if there is none, brought up to date if it is older.

    ``ArchiveError`` if it is damaged, not to be reached, or newer than this program (then it is not touched).
    """
    if connections.is_server(address):
        engine = connections.server_engine(address, password)
    else:
        path = Path(address.removeprefix("sqlite:///"))
        if path.exists() and path.stat().st_size:
            migrations.refuse_newer(connections.file_version(path))
        else:
            connections.create_file(path)
        engine = connections.file_engine(path)
    migrations.bring_up(engine)
    return engine
