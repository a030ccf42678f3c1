"""What the schedule is doing, for a person: one small file that always holds the whole truth of the last tick."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from digest import atomic
from digest.archive import location
from digest.archive.runs import Run
from digest.errors import DigestError, trouble
from digest.model import Briefing
from digest.schedule.occasions import Occasion, coming

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
        "last": _last(last) if last else None,
        "next": _next(following) if following else None,
    }


def _last(run: Run) -> dict[str, Any]:
    return {
        "period": run.slot.period,
        "state": run.state,
        "meaning": _STATES[run.state],
        "issue": run.issue,
        "attempts": run.attempts,
        "reason": run.reason,
        "at": run.at.isoformat(timespec="seconds"),
    }


def _next(occasion: Occasion) -> dict[str, Any]:
    publish = occasion.publish.isoformat() if occasion.publish else None
    return {"period": occasion.key, "publish": publish, "reason": occasion.reason}


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
