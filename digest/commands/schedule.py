"""``digest schedule``: stay awake, make every issue in its time, send what is signed."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from digest import bulk, deliveries, dispatch
from digest.archive import location
from digest.commands.common import options
from digest.commands.common.briefings import described, load_scheduled, scheduled
from digest.commands.common.dispatched import lines
from digest.commands.common.terminal import MADE
from digest.errors import DigestError
from digest.model import Briefing
from digest.schedule import clock, status
from digest.schedule.occasions import coming
from digest.schedule.running import run_due
from digest.sources import passes
from digest.times import ZONE, now

_SECONDS = options.whole(3600, " 1 到 3600 的整数")
_EXAMPLE = "例：digest schedule weekly.toml --out output"

log = logging.getLogger("digest.schedule")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest schedule``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就是本文件夹里全部有排期的简报文件")
    options.add_out(parser)
    options.add_engine(parser)
    parser.add_argument(
        "--tick", type=_SECONDS, default=clock.TICK_SECONDS, metavar="秒", help="多久看一次，默认 30 秒"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run until SIGTERM or Ctrl-C; an issue that is being made then is finished first."""
    formatter = logging.Formatter("%(asctime)s %(message)s")  # the office's time, whatever zone the machine keeps
    formatter.converter = lambda seconds: datetime.fromtimestamp(seconds or 0, ZONE).timetuple()
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("digest.schedule").setLevel(logging.INFO)
    briefings = scheduled(arguments.briefing)
    deliveries.folder.prepare(arguments.out)
    is_over = threading.Event()

    def stop(*_: object) -> None:
        log.info("收到停止信号，编完手头这一期就停")
        is_over.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("排期开始；状态见 %s", arguments.out / status.NAME)
    for briefing in briefings:
        for occasion in coming(briefing, now(), 1):
            log.info("%s 下一期 %s：%s", briefing.file, occasion.key, described(occasion))
    clock.ring(
        Ticker([briefing.file for briefing in briefings], arguments.out, arguments.engine).tick, is_over, arguments.tick
    )
    log.info("排期结束")
    return MADE


class Ticker:
    """What is done every half minute; it remembers what it has said, so that no trouble fills the log."""

    def __init__(self, files: list[str], out: Path, executor: str) -> None:
        self.files, self.out, self.executor = files, out, executor
        self.started = now()
        self.said: dict[str, tuple[str, ...]] = {}

    def tick(self) -> None:
        """Make and send what is due of every briefing, and write the status file."""
        moment = now()
        reports = [self._briefing(file, moment) for file in self.files]
        self._tried("状态文件", lambda: status.write(self.out, reports, self.started, moment))

    def _briefing(self, file: str, now: datetime) -> dict[str, Any]:
        """Return the report of one briefing; its file is read each time, so that a change counts at once."""
        wrong: list[DigestError] = []
        try:
            briefing = load_scheduled(file, wrong.append)
        except DigestError as error:
            self._say(file, (str(error),))
            return {"file": file, "error": str(error)}
        self._say(file, tuple(map(str, wrong)))
        report: dict[str, Any] = {"file": file}
        errors = (
            *map(str, wrong),  # collecting, making and sending do not wait for each other's troubles
            self._tried(f"{file} 收来稿", lambda: self._collect(briefing, now)),
            self._tried(f"{file} 编制", lambda: self._make(briefing, now)),
            self._tried(f"{file} 发送", lambda: self._send(briefing, now)),
            self._tried(f"{file} 状态", lambda: report.update(status.report(briefing, self.out, now))),
        )
        return {**report, "error": "；".join(filter(None, errors))}

    def _collect(self, briefing: Briefing, now: datetime) -> None:
        if briefing.collecting:
            outcomes = passes.collect(briefing, self.out, now, is_asked=False)
            self._say(
                f"{briefing.file} 来源", tuple(f"{each.source}：{each.reason}" for each in outcomes if each.reason)
            )

    def _make(self, briefing: Briefing, now: datetime) -> None:
        with bulk.executor(self.executor) as executor:
            run_due(briefing, self.out, now, executor)

    def _send(self, briefing: Briefing, now: datetime) -> None:
        done = dispatch.dispatch_due(briefing, location.open_archive(self.out, briefing.archive), now)
        self._say(f"{briefing.file} 发件箱", tuple(lines(done)))

    def _tried(self, subject: str, work: Callable[[], object]) -> str:
        """Do *work*; return what goes wrong, and log it when it is new."""
        try:
            work()
            message = ""
        except DigestError as error:
            message = str(error)
        except Exception as error:  # the clock goes on, whatever one briefing does
            message = f"程序出错：{error!r}"
            if message not in self.said.get(subject, ()):
                log.exception("%s：程序出错，请把下面几行交给技术人员", subject)
        self._say(subject, (message,) if message else ())
        return message

    def _say(self, subject: str, words: tuple[str, ...]) -> None:
        """Log those of *words* that were not among the last ones about *subject*."""
        for word in words:
            if word not in self.said.get(subject, ()):
                log.warning("%s：%s", subject, word)
        self.said[subject] = words
