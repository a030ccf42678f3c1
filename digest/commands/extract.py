"""``digest extract``: rooms 1 to 4, printed for people or for machines."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Set
from pathlib import Path

from digest import articles, bulk, config, highlights, pages
from digest.commands.common import explained, options, reports
from digest.commands.common.terminal import MADE, PARTLY, complain, progress, warn
from digest.errors import DigestError
from digest.expressions import expression
from digest.model import Briefing, Failure
from digest.reading import Reading, read_locations

_EXAMPLE = "例：digest extract seeds/*.txt --json　　digest extract 版面.txt --explain"

_COLOUR = expression(r"\x1b\[[\d;]*m")  # ANSI X3.64 colours: for a terminal only


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest extract``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("paths", nargs="+", metavar="路径", help="来源文件或文件夹")
    parser.add_argument("--json", action="store_true", help="每个来源输出一行 JSON，供程序读取")
    parser.add_argument("--why", action="store_true", help="列出每个判断的依据：命中的词、位置、分值")
    parser.add_argument("--explain", action="store_true", help="逐行显示版面：每行的角色、归属和连接")
    parser.add_argument("--html", type=Path, metavar="文件", help="把逐行显示（--explain）写成一个网页文件")
    parser.add_argument("--summariser", choices=tuple(highlights.SUMMARISERS), default="digest", help="选句方法")
    parser.add_argument("--briefing", metavar="简报文件", help="按这个简报文件的词表、所在地和字数选取")
    options.add_engine(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what rooms 1 to 4 find; return the exit status."""
    if arguments.explain or arguments.html:
        return _explain(arguments)
    briefing = Briefing("extract", "", "", (), max_chars=None, summariser=arguments.summariser)  # no home, no names
    if arguments.briefing:
        briefing = config.load(arguments.briefing, warn)
    locations, lost = pages.discover(arguments.paths)
    failures: list[Failure] = []
    with bulk.executor(arguments.engine) as executor:
        readings = read_locations(locations, briefing, executor)
        for reading in progress(readings, len(locations), "正在读取"):
            _print(reading, arguments)
            failures += [reading.failure] if reading.failure else []
    for failure in lost if arguments.json else ():
        _print(Reading(failure.source, failure=failure), arguments)
    failures = [*lost, *failures]
    complain(failures)
    return PARTLY if failures else MADE


def _print(reading: Reading, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(reports.machine(reading), ensure_ascii=False), flush=True)
    elif not reading.failure:
        print(reports.person(reading, why=arguments.why, summariser=arguments.summariser))


def _explain(arguments: argparse.Namespace) -> int:
    """Show every line of the pages with its role, article and join, on the terminal or as one HTML file."""
    locations, failures = pages.discover(arguments.paths)
    if arguments.html and len(locations) > 1:
        raise DigestError("--html 一次只写一个来源", "请逐个来源运行")
    for location in locations:
        found = pages.read(location)
        lost = {read.source for read in found if read.failure}
        failures += tuple(read.failure for read in found if read.failure)
        for read in found:
            if not read.failure:
                _show(read, arguments.html, lost)
    complain(failures)
    return PARTLY if failures else MADE


def _show(read: pages.ReadSource, html: Path | None, lost: Set[str]) -> None:
    if html:
        explained.write_source(read, lost, html)
        print(f"已写出 {html}")
        return
    lines = articles.explain(read.pages, read.repairs)
    found = articles.segment(read.pages, read.repairs).articles
    text = articles.to_terminal(lines, found)
    print(f"== {read.source}")
    print(text if sys.stdout.isatty() else _COLOUR.sub("", text))
