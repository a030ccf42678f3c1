"""What the schedule is doing, for a person: one small file that always holds the whole truth of the last tick."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from digest import atomic
from digest.archive import location
from digest.errors import DigestError, trouble
from digest.model import Briefing
from digest.schedule.occasions import coming

__all__ = ["NAME", "report", "write"]

NAME = "schedule-status.json"
_STATES = {"running": "正在编", "done": "已编成", "failed": "没有编成，会再试", "skipped": "没有出"}


def report(briefing: Briefing, out: Path, now: datetime) -> dict[str, Any]:
    """Return what became of the last occasion of *briefing*, and when the next one is."""
    known = location.open_archive(out, briefing.archive).runs.of(briefing.code)
    last = max(known.values(), key=lambda run: run.slot.publish, default=None)
    following = next((each for each in coming(briefing, now, 5) if each.is_made), None)
    return {
        "briefing": briefing.code,
        "title": briefing.title,
        "last": {
            "period": last.slot.period,
            "state": last.state,
            "meaning": _STATES[last.state],
            "issue": last.issue,
            "attempts": last.attempts,
            "reason": last.reason,
            "at": last.at.isoformat(timespec="seconds"),
        }
        if last
        else None,
        "next": {
            "period": following.key,
            "publish": following.publish and following.publish.isoformat(),
            "reason": following.reason,
        }
        if following
        else None,
    }


def write(out: Path, reports: list[dict[str, Any]], started: datetime, now: datetime) -> None:
    """Write the status file into *out*, whole or not at all; ``DigestError`` where that cannot be."""
    page = {
        "pid": os.getpid(),
        "started": started.isoformat(timespec="seconds"),
        "tick": now.isoformat(timespec="seconds"),
        "briefings": reports,
    }
    try:
        with atomic.replacing(out / NAME) as temporary:
            temporary.write_text(json.dumps(page, ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise DigestError(f"状态文件写不进 {out}：{trouble(error)}", "请检查输出文件夹") from error
