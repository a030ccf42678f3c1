"""The command line: thin doors, in Chinese."""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from digest.commands import COMMANDS
from digest.commands.common.terminal import WRONG
from digest.errors import DigestError

# argparse speaks English; these are the messages a user can meet.
_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"缺少：\1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 不能是 \2，可用的有：\3"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要写一项"),
    (r"argument (\S+): expected one argument", r"\1 后面要写上内容"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1：“\2”不是整数"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 和 \2 不能同时写"),
    (r"one of the arguments (.+) is required", r"要写其中一个：\1"),
    (r"argument (\S+): (.+)", r"\1：\2"),
    (r"unrecognized arguments: (.+)", r"不认识：\1"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 写得太短，可以是：\2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "必写"
        self._optionals.title = "可选"
        self.add_argument("-h", "--help", action="help", help="显示这个说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：")

    def error(self, message: str) -> NoReturn:
        """Print usage and *message* in Chinese; exit with the status for wrong usage."""
        for pattern, chinese in _MESSAGES:
            message = re.sub(f"^{pattern}$", chinese, message, flags=re.DOTALL)
        self.exit(WRONG, f"{self.format_usage()}写法不对：{message}\n查看说明：{self.prog} --help\n")


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = Parser(prog="digest", description="工会简报：读版面，选要点，编成一期简报。")
    top.add_argument("-v", "--verbose", action="store_true", help="逐步显示进行到哪里")
    subparsers = top.add_subparsers(title="命令", metavar="命令", dest="command", required=True)
    for command in COMMANDS:
        command.add(subparsers)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status (0 made, 1 nothing, 2 usage or configuration, 3 partly)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a file name may hold bytes that are no text
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parsed = parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO if parsed.verbose else logging.WARNING, format="%(message)s")
    try:
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except DigestError as error:
        print(f"出错：{error}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG
    return status
