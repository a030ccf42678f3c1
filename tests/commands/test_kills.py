"""Commands killed (kill -9) or interrupted (Ctrl-C) at any moment: nothing lost, no traceback, no orphan."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest import cli
from digest.archive import Archive
from digest.archive.backup import checks
from tests.commands.test_remaking import PAGES

ROOT = Path(__file__).resolve().parents[2]
TRIALS = int(os.environ.get("DIGEST_KILLS", "2"))  # of each command; run once with 20: 100 points
COMMANDS = {
    "build": ("build", "weekly.toml", "--date", "2026-08-14", "--again"),
    "apply": ("apply", "output/weekly-2026-01-修改单.txt", "--by", "李四"),
    "send": ("send", "1"),
    "backup": ("backup", "backup.db", "--force"),
    "import": ("import", "backup.db", "--out", "other"),
}
DELIVERY = """
[delivery]
approval = "none"
[[delivery.group]]
name = "共享"
channel = "folder"
to = ["发出"]
forms = ["pdf"]
"""


def start(name: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start the command *name* in *folder*, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "digest", *COMMANDS[name]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """Return an office with an issue, a changed sheet and a backup."""
    folder = tmp_path_factory.mktemp("office") / "office"
    with contextlib.chdir(folder.parent):
        assert cli.main(["init", "office"]) == 0
    for name, text in PAGES.items():
        (folder / "sources" / name).write_text(text, "utf-8")
    briefing = folder / "weekly.toml"
    briefing.write_text(briefing.read_text("utf-8") + DELIVERY, "utf-8")
    with contextlib.chdir(folder):
        assert cli.main(["build", "weekly.toml", "--date", "2026-08-07"]) == 0
        assert cli.main(["edit", "1"]) == 0
        sheet = Path("output/weekly-2026-01-修改单.txt")
        sheet.write_text(sheet.read_text("utf-8-sig").replace("\n改题：", "\n改题：巧手比高低", 1), "utf-8")
        assert cli.main(["backup", "backup.db"]) == 0
    return folder


@pytest.fixture(scope="module")
def lasting(prepared, tmp_path_factory) -> dict[str, float]:
    """Return how many seconds each command takes here, left alone."""
    found = {}
    for name in COMMANDS:
        folder = shutil.copytree(prepared, tmp_path_factory.mktemp("alone") / "office")
        begun = time.monotonic()
        process = start(name, folder)
        said = process.communicate()[0].decode()
        assert process.returncode == 0, said
        found[name] = time.monotonic() - begun
    return found


def is_any_left(group: int) -> bool:
    """Say whether a process of *group* still runs; children look every second whether their parent is there."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("trial", range(TRIALS))
def test_a_command_that_dies_loses_nothing_and_the_next_one_does_its_work(
    prepared, lasting, tmp_path, capsys, record_property, name, trial
):
    chance = random.Random(f"{name} {trial}")
    folder = shutil.copytree(prepared, tmp_path / "office")
    before = Archive.open(folder / "output/archive.db")
    made = before.issue(before.kept()[0])
    how = signal.SIGKILL if trial % 2 else signal.SIGINT
    process = start(name, folder)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(chance.uniform(0.1, 1.0) * lasting[name])  # before that the interpreter itself is loading
    record_property("at work", process.poll() is None)  # counted with -o junit_family=xunit1 --junitxml FILE
    process.send_signal(how)
    said = process.communicate()[0].decode("utf-8", "replace")
    assert "Traceback" not in said
    assert not is_any_left(process.pid)

    archive = Archive.open(folder / "output/archive.db")
    assert archive.damages() == ()
    assert [each.number.number for each in archive.kept()] in ([1], [1, 2])
    assert archive.issue(archive.revisions(archive.kept()[0])[0]) == made
    assert Archive.open(folder / "backup.db").damages() == ()
    with contextlib.chdir(folder):
        if name == "import":  # all or nothing: what was not taken in is taken in now
            status = cli.main(list(COMMANDS[name]))
            assert status == 0 or "已有内容" in capsys.readouterr().err
            assert len(Archive.open(Path("other/archive.db")).kept()) == 1
        else:
            assert cli.main(list(COMMANDS[name])) in (0, 1, 3), "made now, or there already"
        assert cli.main(["render", "1"]) == 0
    issues = [1, 2] if name == "build" else [1]
    assert [each.number.number for each in archive.kept()] == issues
    assert checks.problems(Archive.open(folder / "output/archive.db"), folder / "output") == ()
    assert [path.name for path in folder.rglob("*.part")] == []
