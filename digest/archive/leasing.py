"""What every claim is made with: who we are, and a clock that no one sets."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from datetime import datetime, timedelta


def owner() -> str:
    """Return who we are, for the archive: computer and process."""
    return f"{socket.gethostname()}:{os.getpid()}"


def clock_from(now: datetime) -> Callable[[], datetime]:
    """Return a clock that stands at *now* and goes on from there, whatever happens to the system's clock."""
    started = time.monotonic()
    return lambda: now + timedelta(seconds=time.monotonic() - started)
