"""Slips in a briefing file, given to every command that reads one: ``python -m benchmarks.faults_briefings [COUNT]``.

Each of COUNT files (default 3,000) is the shipped one with one to three slips. It goes through `check` and one of the
other commands in turn, in this process, in an office with one issue in its archive. A fault is: an exit status that no
document names, an exception, English words of Python or the system, something written beside the office, an archive
that is not whole.
"""

from __future__ import annotations

import collections
import contextlib
import io
import itertools
import json
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.faults_office import news
from digest import cli
from digest.archive import Archive
from digest.archive.backup import checks

STATUSES = (0, 1, 2, 3)
_SHEET = "output/weekly-2026-01-修改单.txt"
# "build" and "run" are asked for the week that is there: it stays as it is.
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", "weekly.toml"),
    ("build", "weekly.toml", "--date", "2026-11-20", "--form", "json"),
    ("preview", "weekly.toml", "--input", "sources"),
    ("next", "weekly.toml", "-n", "3"),
    ("run", "--due", "--dry-run"),
    ("list",),
    ("show", "1"),
    ("search", "职工"),
    ("ledger", "1"),
    ("edit", "1", "--force"),
    ("diff", _SHEET),
    ("apply", _SHEET, "--by", "李四"),
    ("proof", "1"),
    ("approve", "1", "--show"),
    ("approve", "1", "--by", "张三"),
    ("send", "1", "--test", "me@union.example"),
    ("send", "1"),
    ("outbox", "--all"),
    ("render", "1", "--form", "json"),
    ("revert", "1", "0", "--by", "李四"),
    ("stats",),
    ("volume", "2026", "--form", "json"),
    ("backup", "copy.db", "--force"),
    ("withdraw", "1", "--by", "张三"),
)
_SENDING = """
[delivery]
approval = "required"
[[delivery.group]]
name = "共享"
channel = "folder"
to = ["发出"]
forms = ["json"]
[mail]
host = "127.0.0.1"
port = 9
security = "starttls"
sender = "office@union.example"
"""
_SIGNS = "\"'“”‘’＝=：，,、[]【】{}#\\\0\t\n\r\u3000０６_.-+字é\ufeff"
_VALUES = ("60份", "0", "-1", "9" * 30, "1e400", "nan", "2026-11-20", "True", '""', '"字"', "[]", "[[1]]", "{}", "")
_ENGLISH = re.compile(
    r"Traceback|Errno|Error\b|Exception|datetime|NoneType"
    r"|\b(?:at line|Expected|Invalid|invalid|None|object|No such|not)\b"
)


def with_slips(text: str, chance: random.Random) -> str:
    """Return *text* with one to three slips: a sign more, other or less, a line twice, another value."""
    for _ in range(chance.randint(1, 3)):
        place, lines = chance.randrange(len(text)), text.split("\n")
        line = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                text = text[:place] + chance.choice(_SIGNS) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.randint(1, 9) :]
            case 2:
                text = text[:place] + chance.choice(_SIGNS) + text[place + 1 :]
            case 3:
                lines.insert(chance.randrange(len(lines)), lines[line])
                text = "\n".join(lines)
            case _:
                value = chance.choice(_VALUES)
                lines[line] = re.sub(r"=.*", lambda _, value=value: f"= {value}", lines[line])
                text = "\n".join(lines)
    return text


def office(folder: Path) -> str:
    """Lay out an office with one issue and its sheet in *folder*; return its briefing file's text."""
    with contextlib.chdir(folder.parent):
        _call("init", folder.name)
    for seed in (1, 2):
        news(folder, seed, datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    text = (folder / "weekly.toml").read_text("utf-8") + _SENDING
    (folder / "weekly.toml").write_text(text, "utf-8")
    with contextlib.chdir(folder):
        _call("build", "weekly.toml", "--date", "2026-11-20", "--form", "json")
        _call("edit", "1")
    return text


def faults(folder: Path, count: int, seed: int = 1411) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of *count* files with slips: the command, what is wrong, what it said.

    *folder* is made for it; the office in it is as it was before each command.
    """
    whole = folder / "whole"
    whole.mkdir(parents=True)
    text, chance = office(whole / "office"), random.Random(seed)
    others = itertools.cycle(COMMANDS[1:])
    with contextlib.chdir(folder):
        for _ in range(count):
            slipped = with_slips(text, chance)
            for arguments in (COMMANDS[0], next(others)):
                work = folder / "work"
                shutil.copytree(whole, work)
                (work / "office" / "weekly.toml").write_text(slipped, "utf-8", newline="")
                with contextlib.chdir(work / "office"):
                    yield from ((" ".join(arguments), wrong, said) for wrong, said in _wrong_with(arguments, work))
                shutil.rmtree(work)


def _wrong_with(arguments: tuple[str, ...], work: Path) -> Iterator[tuple[str, str]]:
    try:
        status, said = _call(*arguments)
    except Exception as error:  # what a user would see as a traceback
        yield repr(error), ""
        return
    if status not in STATUSES:
        yield f"status {status}", said
    told = re.sub(r"“[^”]*”|" + re.escape(str(work)), "", said)
    if status == 2 and (english := _ENGLISH.search(told)):
        yield f"English: {english[0]}", said
    if beside := sorted(path.name for path in work.iterdir() if path.name != "office"):
        yield f"written beside: {beside}", said
    if wrong := checks.problems(Archive.open(Path("output/archive.db"))):
        yield f"archive: {wrong}", said


def _call(*arguments: str) -> tuple[int, str]:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        try:
            status = cli.main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
    return status, told.getvalue()


def main() -> int:
    """Run, print one line a fault and one of figures; return 1 where there was a fault."""
    count, seed = (*map(int, sys.argv[1:]), *(3000, 1411)[len(sys.argv) - 1 :])
    kinds: collections.Counter[str] = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        for command, wrong, said in faults(Path(folder) / "runs", count, seed):
            kinds[command.partition(" ")[0]] += 1
            print(f"{command}: {wrong}\n  {said.strip()[-300:]}", flush=True)
    print(json.dumps({"files": count, "commands": len(COMMANDS), "faults": kinds}, ensure_ascii=False))
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
