"""The command line: reads what is asked for, runs it, and says in Chinese what went wrong."""

from __future__ import annotations

import argparse
import difflib
import errno
import io
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from digest import memory
from digest.commands import BEGINNING, COMMANDS, Command
from digest.commands.common.terminal import MADE, WRONG
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
_ABOUT = "工会简报：读版面，选要点，编成一期简报。"
_OPTIONS = (
    "  -v, --verbose  逐步显示进行到哪里",
    "  --version      显示版本",
    "  -h, --help     显示这个说明",
)
_INTERRUPTED = 130  # exit status of a command that Ctrl-C ended: 128 and the number of SIGINT, as shells count
_OUTPUT_LOST = (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF)  # nobody takes what is printed


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese; that of a command takes its arguments in when it is asked for."""

    def __init__(self, *, command: Command | None = None, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._command = command
        self._positionals.title = "写明什么"
        self._optionals.title = "可选"
        self.add_argument("-h", "--help", action="help", help="显示这个说明")

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def] # typeshed: five overloads
        command, self._command = self._command, None
        if command:
            command.add_arguments(self)
        found, unknown = super().parse_known_args(args, namespace)
        if command and unknown:  # told here, with how this command is written
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：")

    def error(self, message: str) -> NoReturn:
        """Print usage and *message* in Chinese; exit with the status for wrong usage."""
        for pattern, chinese in _MESSAGES:
            message = re.sub(f"^{pattern}$", chinese, message, flags=re.DOTALL)
        self.exit(WRONG, f"{self.format_usage()}写法不对：{message}\n查看说明：{self.prog} --help\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # 25 ms, for this option alone

        print(f"工会简报 {version('union-digest')}")
        parser.exit(MADE)


class _Top(Parser):
    """The parser of the whole line: its help lists the commands by what they are for."""

    def format_help(self) -> str:
        lines = ["用法：digest 命令 …（digest 命令 --help 看写法和例子）", "", _ABOUT]
        for group in dict.fromkeys(command.group for command in COMMANDS):
            commands = (command for command in COMMANDS if command.group == group)
            lines += ["", f"{group}：", *(f"  {command.name:<11}{command.meaning}" for command in commands)]
        lines += ["", "可选：", *_OPTIONS]
        return "\n".join(lines) + "\n"

    def error(self, message: str) -> NoReturn:
        """Name the nearest command where one was misspelt; else as any parser."""
        wrong = re.match(r"argument 命令: invalid choice: '(.*?)' \(", message, re.DOTALL)
        if not wrong:
            super().error(message)
        near = difflib.get_close_matches(wrong[1], [command.name for command in COMMANDS], 1)
        meant = f"是不是 digest {near[0]}？" if near else "全部命令：digest --help"
        self.exit(WRONG, f"没有“{wrong[1]}”这个命令，{meant}\n")


def parser() -> Parser:
    """Return the parser of the whole command line."""
    top = _Top(prog="digest")
    top.add_argument("-v", "--verbose", action="store_true")
    top.add_argument("--version", action=_Version, nargs=0)
    subparsers = top.add_subparsers(metavar="命令", dest="command", parser_class=Parser)
    for command in COMMANDS:
        subparsers.add_parser(command.name, command=command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status (0 made, 1 nothing, 2 usage or configuration, 3 partly, 130 Ctrl-C)."""
    _prepare_streams()
    memory.collect_seldom()
    try:
        parsed = parser().parse_args(arguments)
        logging.basicConfig(level=logging.INFO if parsed.verbose else logging.WARNING, format="%(message)s")
        status: int = parsed.run(parsed) if parsed.command else _greet()
        sys.stdout.flush()
    except DigestError as error:
        print(f"出错：{error}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("\n已中断：没有写完的文件不会留下，已存入档案的不受影响。", file=sys.stderr)
        return _INTERRUPTED
    except OSError as error:
        if error.filename or error.errno not in _OUTPUT_LOST:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno != errno.EPIPE:  # else the reader went away, as `| head` does
            print("出错：结果写不出去（磁盘已满，或输出的去向不能写）。", file=sys.stderr)
        return WRONG
    return status


def _prepare_streams() -> None:
    """Give what goes to a file or a program UTF-8, leave a terminal its own code, let nothing stumble over closed ones.

    A file name may hold bytes that are no text, and a terminal's code may lack characters: both are shown escaped.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 # used to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _greet() -> int:
    """Show what somebody needs first who only wrote ``digest``."""
    meanings = {command.name: command.meaning for command in COMMANDS}
    first = [f"  digest {name:<9}{meanings[name]}" for name in BEGINNING]
    print("\n".join(["工会简报。先用这四个命令：", *first, "全部命令：digest --help"]))
    return MADE
