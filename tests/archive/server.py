"""A private PostgreSQL for tests: a cluster of its own in a temporary folder, on loopback, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from digest.archive.database import connections

CLERK = "clerk"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs as Debian lays them out, the newest; None without them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def cluster(folder: Path, options: str = "") -> Iterator[str]:
    """Run a cluster with the programs in *folder*, with *options* as the server takes them; give its URL."""
    home = Path(tempfile.mkdtemp(prefix="digest-postgres-"))
    user = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(home, user)
    port = _free_port()
    try:
        _run(
            [str(folder / "initdb"), "-D", str(home / "data"), "-A", "trust", "-U", "digest", "-E", "UTF8"], user, home
        )
        _ask_for_passwords(home / "data" / "pg_hba.conf")
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -F {options}"
        control = [str(folder / "pg_ctl"), "-D", str(home / "data"), "-w", "-l", str(home / "log")]
        _run([*control, "-o", settings, "start"], user, home)
        try:
            yield f"postgresql://digest@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], user, home)
    finally:
        shutil.rmtree(home)


def _ask_for_passwords(file: Path) -> None:
    """Let the role ``clerk`` (made by the tests that need it) come in with its password only, all others without."""
    file.write_text(f"host all {CLERK} 127.0.0.1/32 scram-sha-256\n{file.read_text()}")


def _run(command: list[str], user: str | None, home: Path) -> None:
    subprocess.run(command, user=user, cwd=home, check=True, stdout=subprocess.DEVNULL, timeout=120)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def empty(address: str) -> None:
    """Leave nothing at *address*."""
    if not connections.is_server(address):
        for file in Path(address).parent.glob(f"{Path(address).name}*"):
            file.unlink()
        return
    with connections.server_engine(address).begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
