"""``digest run``: make what is due once and end (for cron or a system timer), or one period by name."""

from __future__ import annotations

import argparse
import dataclasses
import shutil
from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

from digest import bulk, dispatch
from digest.archive import Kept, location
from digest.commands.common import drafts, options
from digest.commands.common.briefings import described, scheduled
from digest.commands.common.dispatched import lines
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, complain
from digest.errors import ArchiveError, DigestError
from digest.model import Briefing, Issue
from digest.remaking import Outcome
from digest.schedule import rehearsal
from digest.schedule.making import NothingError
from digest.schedule.occasions import coming
from digest.schedule.running import occasion_named, run_due, run_period
from digest.times import now

_EXAMPLE = "例：digest run --due；digest run weekly.toml --period 2026-W08 --dry-run"

_AHEAD = 10  # occasions looked at for the next issue: those before it may be merged into another, or skipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest run``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就是本文件夹里全部有排期的简报文件")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--due", action="store_true", help="编出所有已到时间、还没有编的")
    what.add_argument("--period", metavar="期名", help="只编这一期：digest next 显示的期名，或那一期里的日期")
    parser.add_argument(
        "--force", action="store_true", help="与 --period 合用：没到时间也编，已编成的重编为修订稿，期号不变"
    )
    parser.add_argument("--dry-run", action="store_true", help="试编：文件写进临时文件夹，不占期号，不记入档案")
    options.add_out(parser)
    options.add_engine(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make what is asked for; return the exit status (with --due, nothing due is no failure: 0)."""
    briefings = scheduled(arguments.briefing)
    if arguments.period and len(briefings) > 1:
        raise DigestError(
            "这里有几个简报文件，不知道编哪一个", "请写出简报文件，例如 digest run weekly.toml --period …"
        )
    out: Path = arguments.out
    if arguments.dry_run:
        out, briefings = _rehearsed(briefings, out)
    moment = now()
    with bulk.executor(arguments.engine) as executor:
        if arguments.period:
            status = _period(briefings[0], arguments, out, moment, executor)
        else:
            status = max(_due(briefing, out, moment, executor) for briefing in briefings)
    if arguments.dry_run:
        if any(not path.name.startswith(location.FILE) for path in out.iterdir()):
            print(f"试编：文件在 {out}，不占期号，不记入档案。")
        else:
            print("试编：没有编出什么。")
            shutil.rmtree(out, ignore_errors=True)
    elif arguments.due:  # as the service does in one tick: send, and ask to sign
        for briefing in briefings:
            for line in lines(dispatch.dispatch_due(briefing, location.open_archive(out, briefing.archive), moment)):
                print(line)
    return status


def _rehearsed(briefings: Sequence[Briefing], out: Path) -> tuple[Path, list[Briefing]]:
    """Return a folder with a copy of the archive, and *briefings* that keep their issues there."""
    databases = {briefing.archive for briefing in briefings}
    if len(databases) > 1:
        raise DigestError("这些简报的档案不在一处，不能一起试编", "请一次试编一个简报文件")
    folder = rehearsal.copy(out, databases.pop())
    return folder, [dataclasses.replace(briefing, archive=None) for briefing in briefings]


def _due(briefing: Briefing, out: Path, now: datetime, executor: Executor) -> int:
    """Make what is due of one briefing, say what, and what is left waiting."""
    before = _kept(briefing, out)
    made = run_due(briefing, out, now, executor)
    for issue in made:
        _tell(issue, briefing, out, before)
    known = location.open_archive(out, briefing.archive).runs.of(briefing.code)
    waiting = [each for each in known.values() if each.state == "failed" and each.until > now]
    for each in waiting:
        print(f"{briefing.code} {each.slot.period} 没有编成：{each.reason}")
    if not (made or waiting):
        following = next((each for each in coming(briefing, now, _AHEAD) if each.is_made), None)
        when = f"，下一期 {following.key}：{described(following)}" if following else ""
        print(f"{briefing.code} 现在没有到时间的{when}")
    return PARTLY if waiting else MADE


def _period(briefing: Briefing, arguments: argparse.Namespace, out: Path, now: datetime, executor: Executor) -> int:
    occasion = occasion_named(briefing, arguments.period)
    if not arguments.force and not arguments.dry_run:
        if occasion.publish and occasion.publish > now:
            raise DigestError(f"{occasion.key} 要到 {occasion.publish:%Y-%m-%d %H:%M} 才出", "确要提前请加 --force")
        known = location.open_archive(out, briefing.archive).runs.of(briefing.code).get(occasion.key)
        if known and known.state == "done":
            raise DigestError(f"{occasion.key} 已编成 {known.issue}", "要重编为修订稿请加 --force，期号不变")
    try:
        before = _kept(briefing, out)
        _tell(run_period(briefing, occasion, out, now, executor), briefing, out, before)
    except NothingError as error:
        print(f"{occasion.key} 没有编成：{error}")
        return NOTHING
    return MADE


def _kept(briefing: Briefing, out: Path) -> tuple[Kept, ...]:
    """Return the issues that are there; none where there is no archive, which whoever makes one looks into."""
    try:
        return location.open_existing(out, briefing.archive).kept(briefing.code)
    except ArchiveError:
        return ()


def _tell(issue: Issue, briefing: Briefing, out: Path, before: Sequence[Kept]) -> None:
    """Say what came of *issue*, where the issues *before* were there already."""
    archive = location.open_archive(out, briefing.archive)
    newest = next(kept for kept in archive.kept(issue.briefing) if kept.number == issue.number)
    outcome: Outcome = "same" if newest in before else "remade" if newest.revision else "made"
    print(f"{drafts.outcome_of(archive, issue, outcome)}：{out / issue.stem}.*")
    print(issue.coverage)
    complain(issue.ledger.failures)
