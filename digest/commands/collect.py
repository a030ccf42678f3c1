"""``digest collect``: one pass over the sources."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from digest import bulk
from digest.commands.common import options
from digest.commands.common.briefings import collecting
from digest.commands.common.collected import gain
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, complain
from digest.model import Briefing, Failure
from digest.reading import read_locations
from digest.sources import choosing, passes
from digest.sources.passes import PassOutcome
from digest.times import now

_EXAMPLE = "例：digest collect weekly.toml；只看有什么新的，不收：digest collect weekly.toml --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest collect``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就是本文件夹里全部写了来源的简报文件")
    options.add_out(parser, "放在哪个输出文件夹里，默认 output")
    parser.add_argument("--dry-run", action="store_true", help="只看有多少新的，什么也不存")
    parser.add_argument(
        "--since", type=options.day, metavar="日期", help="只要这天以来的，如 2026-11-01；默认一个月以来"
    )
    options.add_engine(parser, "收完就把新收的试读一遍，说出读不出的；用什么读", "")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask each source once, and say what came of it."""
    outcomes: list[PassOutcome] = []
    failures: list[Failure] = []
    for briefing in collecting(arguments.briefing):
        began = now()
        found = passes.collect(briefing, arguments.out, now(), since=arguments.since, is_dry=arguments.dry_run)
        outcomes += found
        verb, fresh = "有新的" if arguments.dry_run else "新收", sum(each.fresh for each in found)
        print(f"《{briefing.title}》（{briefing.code}）{len(found)} 个来源，{verb} {fresh} 篇")
        for each in found:
            if gained := gain(each, verb):
                print(f"  {gained}")
            if each.reason:
                print(f"  {each.source}：{each.reason}", file=sys.stderr if each.state != "busy" else sys.stdout)
        if arguments.engine and not arguments.dry_run:
            failures += _read_once(briefing, arguments, began)
    complain(failures)
    if failures or any(outcome.state in ("partly", "failed") for outcome in outcomes):
        return PARTLY
    return MADE if any(outcome.fresh for outcome in outcomes) else NOTHING


def _read_once(briefing: Briefing, arguments: argparse.Namespace, began: datetime) -> list[Failure]:
    """Read what has just been collected, so that what cannot be read shows today; return what could not."""
    locations = choosing.collected_since(briefing, arguments.out, began)
    with bulk.executor(arguments.engine) as executor:
        readings = list(read_locations(locations, briefing, executor))
    failures = [reading.failure for reading in readings if reading.failure]
    items = sum(len(reading.items) for reading in readings)
    print(f"  试读新收的 {len(locations)} 个来源：读出 {items} 篇，{len(failures)} 个读不出")
    return failures
