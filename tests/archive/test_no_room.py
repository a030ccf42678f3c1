"""No room left while a whole issue is made: old issues and their files stay, nothing half is left, a retry works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest import atomic, cli
from digest.archive import Archive
from tests.archive.rooms import BRIEFING, account, pages


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A working folder with one issue, and the sources of the next."""
    folder = tmp_path / "office"
    pages(folder, 0)
    (folder / "weekly.toml").write_text(BRIEFING, "utf-8")
    assert build(folder, "2026-04-03") == 0
    pages(folder, 1)
    capsys.readouterr()
    return folder


def build(office: Path, day: str) -> int:
    return cli.main(["build", str(office / "weekly.toml"), "--date", day, "--out", str(office / "output")])


_LIMITED = """
import resource, sys
from digest import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(cli.main(sys.argv[2:]))
"""


def without_room(room: int, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command while a file may not grow beyond *room* bytes, as on a full disk (on a real one: the benchmark)."""
    command = [sys.executable, "-c", _LIMITED, str(room), *map(str, arguments)]
    paths = {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"}  # else half of that too
    return subprocess.run(command, env={**os.environ, **paths}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("room", [0, 3_000, 30_000])
def test_an_issue_that_finds_no_room_leaves_all_as_it_was(office: Path, room: int) -> None:
    out = office / "output"
    before = account(out)
    made = without_room(room, "build", office / "weekly.toml", "--date", "2026-04-10", "--out", out)
    assert made.returncode == 2, made.stdout
    assert "磁盘" in made.stderr
    assert "Traceback" not in made.stderr
    assert account(out) == before
    assert not list(out.rglob(".*"))
    assert build(office, "2026-04-10") == 0
    assert [each.number.number for each in Archive.open(out / "archive.db").kept()] == [1, 2]
    assert cli.main(["check", "--archive", "--out", str(out)]) == 0


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("edit", "1", "--out", "output", "--file", "sheet.txt"), "sheet.txt"),
        (("stats", "--out", "output", "--chart", "chart.html"), "chart.html"),
        (("init", "another"), "another/weekly.toml"),
    ],
)
def test_a_file_that_finds_no_room_is_not_left_half(
    office: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], left: str
) -> None:
    monkeypatch.chdir(office)
    made = without_room(50, *arguments)
    assert made.returncode == 2, made.stdout
    assert "磁盘" in made.stderr or "太大" in made.stderr
    assert not Path(left).exists()
    assert cli.main(list(arguments)) == 0
    assert Path(left).stat().st_size > 50


def test_what_a_killed_process_left_is_swept_by_the_next_run(office: Path) -> None:
    out = office / "output"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = atomic.temporary(out, "weekly-2026-02.json")
    orphan = left.with_name(left.name.replace(f"-{os.getpid()}-", f"-{dead.pid}-"))
    left.rename(orphan)
    living = atomic.temporary(out, "weekly-2026-02.json")
    own = [out / ".weekly.part", out / ".hidden", out / "weekly-2026-02.json.part"]
    for path in own:
        path.write_text("", "utf-8")
    assert build(office, "2026-04-10") == 0
    assert not orphan.exists()
    assert all(path.exists() for path in (living, *own))


def test_what_another_machine_left_is_swept_when_it_is_a_day_old(tmp_path: Path) -> None:
    young, old = tmp_path / ".a.json.0123abcd-1-x7k2.part", tmp_path / ".b.json.0123abcd-1-x7k2.part-journal"
    for path in (young, old):
        path.write_text("", "utf-8")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    assert atomic.sweep(tmp_path) == (old,)
    assert young.exists()
    assert atomic.sweep(tmp_path / "nowhere") == ()


def test_a_writer_killed_while_it_writes_leaves_nothing_after_the_next_run(office: Path) -> None:
    """kill -9 between the file aside and its renaming."""
    out = office / "output"
    program = (
        "import os, sys, pathlib\n"
        "from digest import atomic, cli\n"
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), 9)\n"
        "cli.main(['build', sys.argv[1], '--date', '2026-04-10', '--out', sys.argv[2]])\n"
    )
    paths = {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", program, str(office / "weekly.toml"), str(out)]
    assert subprocess.run(command, env={**os.environ, **paths}, check=False).returncode == -9
    assert list(out.rglob(".*.part"))
    assert build(office, "2026-04-10") == 0
    assert not list(out.rglob(".*"))
    assert [each.number.number for each in Archive.open(out / "archive.db").kept()] == [1, 2]
    assert cli.main(["check", "--archive", "--out", str(out)]) == 0


def test_a_deleted_archive_is_not_begun_anew_over_old_issues(
    office: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = office / "output"
    assert cli.main(["backup", str(tmp_path / "backup.db"), "--out", str(out)]) == 0
    before = account(out)
    (out / "archive.db").unlink()
    for _ in range(2):
        assert build(office, "2026-04-10") == 2
        assert "不见了" in capsys.readouterr().err
    assert account(out) == before
    assert cli.main(["list", "--out", str(out)]) == 2
    assert cli.main(["import", str(tmp_path / "backup.db"), "--out", str(out)]) == 0
    assert build(office, "2026-04-10") == 0
    assert [each.number.number for each in Archive.open(out / "archive.db").kept()] == [1, 2]


def test_an_empty_archive_beside_old_issues_is_not_filled_with_new_numbers(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = office / "output"
    (out / "archive.db").write_bytes(b"")
    Archive.open(out / "archive.db")
    assert build(office, "2026-04-10") == 2
    assert "接着编会重号" in capsys.readouterr().err
