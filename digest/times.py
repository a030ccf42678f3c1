"""The office's time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

__all__ = ["ZONE", "now"]

ZONE = ZoneInfo("Asia/Shanghai")  # whatever the machine's own: all of China keeps it


def now() -> datetime:
    """Return the present moment in the office's time."""
    return datetime.now(ZONE)
