"""``digest schedule``: stay awake, make every issue in its time, send what is signed."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from digest import bulk, config, deliveries, schedule
from digest.commands.briefings import scheduled
from digest.commands.terminal import MADE
from digest.errors import DigestError
from digest.schedule import clock, status
from digest.schedule.occasions import ZONE

_EXAMPLE = "例：digest schedule weekly.toml --out output"

log = logging.getLogger("digest.schedule")


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the arguments of ``digest schedule``."""
    parser = subparsers.add_parser("schedule", help="常驻运行：到时间就编，签发了就发", epilog=_EXAMPLE)
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就是本文件夹里全部有排期的简报文件")
    parser.add_argument("--out", type=Path, default=Path("output"), metavar="文件夹", help="写到哪里，默认 output")
    parser.add_argument("--engine", default="inline", metavar="方式", help="inline，或 processes:4 用四个进程读来源")
    parser.add_argument(
        "--tick", type=_seconds, default=clock.TICK_SECONDS, metavar="秒", help="多久看一次，默认 30 秒"
    )
    parser.set_defaults(run=run)


def _seconds(text: str) -> float:
    if not (text.isdigit() and 1 <= int(text) <= 3600):
        raise argparse.ArgumentTypeError(f"“{text}”不对，请写 1 到 3600 的整数")
    return float(text)


def run(arguments: argparse.Namespace) -> int:
    """Run until SIGTERM or Ctrl-C; an issue that is being made then is finished first."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING, force=True)
    logging.getLogger("digest.schedule").setLevel(logging.INFO)
    files = [briefing.file for briefing in scheduled(arguments.briefing)]
    deliveries.folder.prepare(arguments.out)
    is_over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: _stop(is_over))
    log.info("排期开始：%s；状态见 %s", "、".join(files), arguments.out / status.NAME)
    clock.ring(Ticker(files, arguments.out, arguments.engine).tick, is_over, arguments.tick)
    log.info("排期结束")
    return MADE


def _stop(is_over: threading.Event) -> None:
    log.info("收到停止信号，编完手头这一期就停")
    is_over.set()


class Ticker:
    """What is done every half minute; it remembers which troubles it has told, so that each is told once."""

    def __init__(self, files: list[str], out: Path, engine: str) -> None:
        self.files, self.out, self.engine = files, out, engine
        self.started = datetime.now(ZONE)
        self.told: dict[str, str] = {}

    def tick(self) -> None:
        """Make and send what is due of every briefing, and write the status file."""
        now = datetime.now(ZONE)
        reports = [self._briefing(file, now) for file in self.files]
        self._telling("status", lambda: status.write(self.out, reports, self.started, now))

    def _briefing(self, file: str, now: datetime) -> dict[str, Any]:
        """Return the report of one briefing; its file is read each time, so that a change counts at once."""
        report: dict[str, Any] = {}

        def work() -> None:
            briefing = config.load(file)
            with bulk.executor(self.engine) as engine:
                schedule.run_due(briefing, self.out, now, engine)
            report.update(status.report(briefing, self.out, now))

        error = self._telling(file, work)
        return {"file": file, **report, "error": error}

    def _telling(self, subject: str, work: Any) -> str:
        """Do *work*; log what goes wrong with *subject* when it is new, and return it."""
        try:
            work()
            message = ""
        except DigestError as error:
            message = str(error)
        except Exception as error:  # the clock goes on, whatever one briefing does
            message = f"程序出错：{error!r}"
        if message and self.told.get(subject) != message:
            log.error("%s", message, exc_info=message.startswith("程序出错"))
        self.told[subject] = message
        return message
