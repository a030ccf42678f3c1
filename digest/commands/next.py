"""``digest next``: when the coming issues are due, and why then."""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta
from itertools import chain
from typing import Any

from digest.commands.common import options
from digest.commands.common.briefings import described, scheduled
from digest.commands.common.terminal import MADE
from digest.model import Briefing
from digest.schedule.calendars import calendar_of
from digest.schedule.occasions import LONGEST_UNIT, Occasion, coming, occasions, schedule_of
from digest.times import now

_EXAMPLE = "例：digest next weekly.toml -n 10 --from 2026-01-01"
_COUNT = options.whole(5000, " 1 到 5000", "期数")  # nearly a hundred years of a weekly


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest next``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就看本文件夹里全部简报文件")
    parser.add_argument("-n", type=_COUNT, default=10, metavar="期数", help="看几期，默认 10")
    parser.add_argument(
        "--from", dest="start", type=options.day, metavar="日期", help="从哪天起，如 2026-01-01；不写就从现在起"
    )
    parser.add_argument("--json", action="store_true", help="每期一行 JSON，给别的程序读")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the coming issues of each briefing."""
    briefings = scheduled(arguments.briefing)
    coming = [(briefing, _coming(briefing, arguments.n, arguments.start)) for briefing in briefings]
    if arguments.json:
        for line in chain.from_iterable(_machine(briefing, found) for briefing, found in coming):
            print(json.dumps(line, ensure_ascii=False))
        return MADE
    for briefing, found in coming:
        print(f"《{briefing.title}》（{briefing.code}）{schedule_of(briefing).every}，以下 {len(found)} 期：")
        for occasion in found:
            print(f"  {occasion.key}　应出 {occasion.nominal.isoformat()}　→ {described(occasion)}")
    return MADE


def _coming(briefing: Briefing, count: int, start: date | None) -> tuple[Occasion, ...]:
    """Return the next *count* occasions: those nominally due from *start* on, or else those still to be published."""
    if start is None:
        return coming(briefing, now(), count)
    schedule = schedule_of(briefing)
    last = start + timedelta(days=LONGEST_UNIT[schedule.rhythm.unit] * (count + 1))
    return occasions(schedule, start, last, calendar_of(schedule.calendar))[:count]


def _machine(briefing: Briefing, found: tuple[Occasion, ...]) -> list[dict[str, Any]]:
    return [
        {
            "briefing": briefing.code,
            "period": occasion.key,
            "nominal": occasion.nominal.isoformat(),
            "publish": occasion.publish.isoformat() if occasion.publish else None,
            "reason": occasion.reason,
            "merged_into": occasion.merged_into or None,
        }
        for occasion in found
    ]
