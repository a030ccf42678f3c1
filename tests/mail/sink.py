"""A second server, written by others: smtp-sink, of Debian's package postfix."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

UNPACKED = Path(__file__).resolve().parents[2] / "build" / "postfix" / "usr"


def installed() -> str | None:
    """Return the program: of an installed Postfix, or of Debian's package as the set-up unpacks it."""
    return shutil.which("smtp-sink", path=f"{os.environ['PATH']}:/usr/sbin:{UNPACKED / 'sbin'}")


@contextmanager
def sink(program: str, environment: Mapping[str, str] = os.environ, dumps: Path | None = None) -> Iterator[int]:
    """Run *program* on a loopback port, each mail written to a file of its own in the folder *dumps*."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["-u", "nobody"] if os.geteuid() == 0 else []
    if dumps:
        dumps.chmod(0o777)
        options += ["-d", "mail."]
    process = subprocess.Popen(
        [program, *options, f"127.0.0.1:{port}", "100"],
        env={"LD_LIBRARY_PATH": str(UNPACKED / "lib" / "postfix"), **environment},
        cwd=dumps,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("smtp-sink does not answer")
