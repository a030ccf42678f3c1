"""Slips in a briefing file, given to every command that reads one: ``python -m benchmarks.faults_briefings [COUNT]``.

Each of COUNT files (default 3,000) is the shipped one, with a folder and a mail server added, with one to three slips.
It goes through every command, one tick of the scheduler and every screen of the desk, in this process, in an office
with one signed issue in its archive that is as it was before each. A file that is refused, or read as if it had no
slip, is the same to all who read it: it goes through four commands, and through four of the others in turn.

A fault is: an exit status that no document names, an exception, a minute without an end, English words of Python or
the system, something written beside the office, an archive that is not whole. ``COUNT SEED PART PARTS`` walks one part
of the files, so that several can go at once.
"""

from __future__ import annotations

import collections
import contextlib
import io
import itertools
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.faults_office import news
from digest import cli, config
from digest.archive import Archive
from digest.archive.backup import checks
from digest.commands.schedule import Ticker
from digest.desk import Access, Office, create_app
from digest.errors import ConfigError, DigestError

STATUSES = (0, 1, 2, 3)
_FILE, _SHEET = "weekly.toml", "output/weekly-2026-01-修改单.txt"
# Each of these reads the file in a way of its own; the others read it as one of these does.
_FIRST: tuple[tuple[str, ...], ...] = (
    ("check", _FILE),
    ("build", _FILE, "--date", "2026-11-20", "--form", "json"),
    ("next", _FILE, "-n", "3"),
    ("list",),
)
# "build" and "run --period" are asked for the week that is there: what the archive has of it stays.
COMMANDS: tuple[tuple[str, ...], ...] = (
    *_FIRST,
    ("preview", _FILE, "--input", "sources"),
    ("extract", "sources", "--briefing", _FILE, "--json"),
    ("duplicates", "sources", "--briefing", _FILE),
    ("run", "--due", "--dry-run"),
    ("run", _FILE, "--period", "2026-11-20", "--dry-run"),
    ("collect", _FILE),
    ("sources", _FILE),
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
    ("stats", "--chart", "output/chart.svg"),
    ("special", "职工", "--form", "json"),
    ("reread", _FILE),
    ("volume", "2026", "--form", "json"),
    ("backup", "copy.db", "--force"),
    ("export", "copy.jsonl.gz", "--force"),
    ("import", "whole.db", "--out", "other"),
    ("withdraw", "1", "--by", "张三"),
    ("schedule",),  # one tick of it
    ("desk",),  # every screen that can be asked for
)
_SCREENS = (
    "/",
    "/sources",
    "/edit/weekly-2026-01",
    "/sign/weekly-2026-01",
    "/send/weekly-2026-01",
    "/archive",
    "/archive/weekly-2026-01",
    "/archive/search?q=职工",
    "/archive/coverage.svg",
    "/settings",
)
_LONGEST = 60  # seconds of one command: the slowest takes one
_COLLECTING = """
[[sources.folder]]
name = "来稿"
url = "drop"
"""
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
    """Lay out an office with one signed issue, a changed sheet and a backup in *folder*; return its briefing's text.

    The remarks are left out, or two slips of three would stand in one.
    """
    with contextlib.chdir(folder.parent):
        _call("init", folder.name)
    for seed in (1, 2):
        news(folder, seed, datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    (folder / "drop").mkdir()
    text = re.sub(r"^#.*\n|[ \t]+#.*", "", (folder / _FILE).read_text("utf-8"), flags=re.MULTILINE)
    text = re.sub(r"^forms = .*", 'forms = ["html", "json"]', text, flags=re.MULTILINE)  # a PDF takes a second
    text = text.replace("[schedule]", f"{_COLLECTING}[schedule]") + _SENDING
    (folder / _FILE).write_text(text, "utf-8")
    with contextlib.chdir(folder):
        _call("build", _FILE, "--date", "2026-11-20")
        _call("edit", "1")
        _call("approve", "1", "--by", "张三")
        _call("backup", "whole.db")
    sheet = folder / _SHEET
    sheet.write_text(sheet.read_text("utf-8-sig").replace("\n改题：", "\n改题：换一个题", 1), "utf-8")
    return text


def faults(
    folder: Path, files: Sequence[int], seed: int, walked: collections.Counter[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the faults of *files* with slips, by their numbers: the command, what is wrong, what it said.

    *folder* is made for it; the office in it is as it was before each command. *walked* counts files and commands.
    """
    whole, work = folder / "whole", folder / "work"
    whole.mkdir(parents=True)
    text = office(whole / "office")
    shutil.copytree(whole, work)
    untouched, sound = _state(work), _meaning(work / "office" / _FILE)
    others = itertools.cycle(COMMANDS[len(_FIRST) :])
    for number in files:
        slipped = with_slips(text, random.Random(f"{seed} {number}"))
        (work / "office" / _FILE).write_text(slipped, "utf-8", newline="")
        kind = {"": "refused", sound: "as without slips"}.get(_meaning(work / "office" / _FILE), "read otherwise")
        walked[kind] += 1
        some = COMMANDS if kind == "read otherwise" else (*_FIRST, *itertools.islice(others, len(_FIRST)))
        for arguments in some:
            walked["commands"] += 1
            (work / "office" / _FILE).write_text(slipped, "utf-8", newline="")
            with contextlib.chdir(work / "office"):
                yield from ((" ".join(arguments), wrong, said) for wrong, said in _wrong_with(arguments))
            if _state(work) != untouched:
                yield from ((" ".join(arguments), wrong, "") for wrong in _wrong_in(work))
                shutil.rmtree(work)
                shutil.copytree(whole, work)
                untouched = _state(work)


def _meaning(file: Path) -> str:
    """Return what *file* is read as; nothing where it is refused."""
    told: list[str] = []
    try:
        return repr((config.load(file, lambda error: told.append(str(error))), told))
    except ConfigError:
        return ""


def _state(folder: Path) -> list[tuple[str, int]]:
    """Return what tells whether anything in *folder* but the briefing file was made, written or taken away."""
    paths = (f"{at}/{name}" for at, _, names in os.walk(folder) for name in names if name != _FILE)
    return sorted((path, os.stat(path).st_mtime_ns) for path in paths)  # noqa: PTH116 - Path takes four times as long


def _wrong_with(arguments: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    doors = {"schedule": _tick, "desk": _look}
    signal.alarm(_LONGEST)
    try:
        status, said = doors[arguments[0]]() if arguments[0] in doors else _call(*arguments)
    except Exception as error:  # what a user would see as a traceback
        yield "".join(traceback.format_exception(error)[-3:]), ""
        return
    finally:
        signal.alarm(0)
    if status not in STATUSES:
        yield f"status {status}", said
    told = re.sub(r"“[^”]*”|" + re.escape(str(Path.cwd())), "", said)
    if status == 2 and (english := _ENGLISH.search(told)):
        yield f"English: {english[0]}", said


def _wrong_in(work: Path) -> Iterator[str]:
    if beside := sorted(path.name for path in work.iterdir() if path.name != "office"):
        yield f"written beside: {beside}"
    for archive in sorted((work / "office").glob("o*/archive.db")):
        if wrong := checks.problems(Archive.open(archive)):
            yield f"{archive}: {wrong}"


def _call(*arguments: str) -> tuple[int, str]:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        try:
            status = cli.main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
    return status, told.getvalue()


def _tick() -> tuple[int, str]:
    """Let the scheduler do once what it does every half minute; what it says goes to the log and its status file."""
    ticker = Ticker([_FILE], Path("output"), "inline")
    ticker.tick()
    said = "\n".join(word for words in ticker.said.values() for word in words)
    return (4 if "程序出错" in said else 2 if said else 0), said


def _look() -> tuple[int, str]:
    """Ask for every screen of the desk; 4 where one answers with a fault of the server."""
    try:
        app = create_app(Office((_FILE,), Path("output")), Access("token", frozenset({"localhost"})))
    except DigestError as error:
        return 2, str(error)
    app.testing = True  # what is no DigestError comes out
    client = app.test_client()
    client.get("/?token=token")
    answers = [client.get(screen) for screen in _SCREENS]
    app.extensions["jobs"].close()
    return (4 if any(answer.status_code >= 500 for answer in answers) else 0), ""


def _overdue(*_: object) -> None:
    raise TimeoutError(f"no end after {_LONGEST} s")


def main() -> int:
    """Run, print one line a fault and one of figures; return 1 where there was a fault."""
    count, seed, part, parts = (*map(int, sys.argv[1:]), *(3000, 1411, 0, 1)[len(sys.argv) - 1 :])
    signal.signal(signal.SIGALRM, _overdue)
    kinds, walked = collections.Counter[str](), collections.Counter[str]()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        for command, wrong, said in faults(Path(folder) / "runs", range(part, count, parts), seed, walked):
            kinds[command.partition(" ")[0]] += 1
            print(f"{command}: {wrong}\n  {said.strip()[-300:]}", flush=True)
    print(json.dumps({"doors": len(COMMANDS), **walked, "faults": kinds}, ensure_ascii=False))
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
