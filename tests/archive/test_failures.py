"""What can happen to an archive: old, newer, damaged, gone, not to be written, full. Old issues stay whole."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from digest import cli
from digest.archive import Archive, migrations
from digest.archive.database import connections
from digest.errors import ArchiveError
from digest.model import Number
from tests.archive.samples import KEPT_AT, issue, renderings, week


def kept_one(path: Path) -> Archive:
    archive = Archive.open(path)
    number = Number(2026, 1, 1)
    archive.keep(issue(number, week(0)), renderings(number), KEPT_AT)
    return archive


def test_a_newer_archive_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    kept_one(path)
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"较新版本.*没有改动它"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_a_newer_archive_on_a_server_is_refused(server: str, address: str) -> None:
    archive = Archive.open(address)
    with connections.writing(archive._engine) as connection:
        if address == server:
            connection.exec_driver_sql("UPDATE archive_version SET version = version + 1")
        else:
            connection.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION + 1}")
    with pytest.raises(ArchiveError, match="较新版本"):
        Archive.open(address)


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_text("会议纪要" * 100, "utf-8")
    with pytest.raises(ArchiveError, match="不是档案文件"):
        Archive.open(path)
    assert path.read_text("utf-8").startswith("会议纪要")


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    kept_one(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(ArchiveError, match=r"损坏|备份"):
        Archive.open(path).kept()


def test_a_deleted_archive_is_not_begun_anew_behind_our_back(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    archive = kept_one(path)
    path.unlink()
    with pytest.raises(ArchiveError, match="打不开"):
        archive.keep(issue(Number(2026, 2, 2), week(1)), (), KEPT_AT)
    assert not path.exists()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path / "file" / "archive.db")


def test_a_server_that_is_not_there_says_so() -> None:
    with pytest.raises(ArchiveError, match="连不上"):
        Archive.open("postgresql://digest@127.0.0.1:1/none?connect_timeout=2")


_FULL = """
import resource, sys
sys.path[:0] = sys.argv[2:]
from tests.archive.samples import KEPT_AT, SILK, issue, renderings, week
from digest.archive import Archive
from digest.errors import ArchiveError
from digest.model import Number
archive = Archive.open(sys.argv[1])
number = Number(2026, 2, 2)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[-1]), resource.RLIM_INFINITY))
try:
    archive.keep(issue(number, week(1)), renderings(number, bytes(40000)), KEPT_AT)
except ArchiveError as error:
    print(error)
    sys.exit(9)
"""


@pytest.mark.parametrize("room", [0, 4096, 20000, 50000, 90000])
def test_no_room_left_keeps_old_issues_and_a_retry_works(tmp_path: Path, room: int) -> None:
    """A file that may not grow stands for a full disk: every write beyond *room* bytes fails."""
    path = tmp_path / "archive.db"
    archive = kept_one(path)
    samples = str(Path(__file__).parents[2])
    ignoring = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    command = [sys.executable, "-c", ignoring + _FULL, str(path), samples, str(room)]
    made = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    if made.returncode:
        assert made.returncode == 9, made.stderr
        assert "往期不受影响" in made.stdout
        assert [each.number.number for each in archive.kept()] == [1]
    number = Number(2026, 2, 2)
    archive.keep(issue(number, week(1)), renderings(number, bytes(40000)), KEPT_AT)
    assert [each.number.number for each in archive.kept()] == [1, 2]
    assert archive.renderings(archive.kept()[1]) == renderings(number, bytes(40000))


def test_a_read_only_archive_can_be_read_but_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    kept_one(folder / "archive.db")
    (folder / "archive.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        _check_read_only(folder / "archive.db")
    finally:
        folder.chmod(0o755)


def _check_read_only(path: Path) -> None:
    said = _as_nobody(
        path,
        "print(len(archive.kept()))\n"
        "try:\n"
        "    archive.keep(issue(Number(2026, 2, 2), week(1)), (), KEPT_AT)\n"
        "except ArchiveError as error:\n"
        "    print(error)\n",
    )
    assert said.splitlines()[:1] == ["1"]
    assert "只能读、不能写" in said


def _as_nobody(path: Path, work: str) -> str:
    """Open *path* as a user without rights (root may write anywhere), do *work*, and return what it printed."""
    program = (
        "import os, sys\n"
        "sys.path[:0] = sys.argv[2:]\n"
        "from tests.archive.samples import KEPT_AT, issue, week\n"
        "from digest.archive import Archive\n"
        "from digest.errors import ArchiveError\n"
        "from digest.model import Number\n"
        "import sqlalchemy.dialects.sqlite\n"
        "os.geteuid() or os.setuid(65534)\n"
        "archive = Archive.open(sys.argv[1])\n"
    )
    for parent in (path.parent, *path.parents):
        if parent.stat().st_uid == os.geteuid() and parent != path.parent:
            parent.chmod(parent.stat().st_mode | 0o011)
        if str(parent) == "/tmp":
            break
    command = [sys.executable, "-c", program + work, str(path), str(Path(__file__).parents[2])]
    made = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert not made.returncode, made.stderr
    return made.stdout


@pytest.mark.parametrize("seed", range(12))
def test_a_file_damaged_anywhere_is_named_never_a_program_error(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes overwritten, blanked or cut off at random: each door answers, or says in Chinese what is wrong."""
    chance, path = random.Random(seed), tmp_path / "archive.db"
    kept_one(path)
    content = bytearray(path.read_bytes())
    place = chance.randrange(100, len(content) - 4096)
    content[place : place + 4096] = (chance.randbytes(4096), bytes(4096), b"")[seed % 3]
    path.write_bytes(content)
    doors = (["list"], ["show", "1"], ["search", "缂丝"], ["stats"], ["ledger", "1"], ["check", "--archive"])
    for door in (*doors, ["backup", str(tmp_path / "copy.db")], ["export", str(tmp_path / "all.gz")]):
        status = cli.main([*door, "--out", str(tmp_path)])
        said = capsys.readouterr().err
        assert status in (0, 1, 2)
        assert "Traceback" not in said


def test_a_damaged_archive_is_not_backed_up_over_a_good_backup(tmp_path: Path) -> None:
    path, backup = tmp_path / "archive.db", tmp_path / "backup.db"
    archive = kept_one(path)
    archive.backups.write(backup)
    good = backup.read_bytes()
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 6] = random.Random(1).randbytes(4096 * 4)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="损坏"):
        Archive(connections.file_engine(path)).backups.write(backup, is_to_replace=True)
    assert backup.read_bytes() == good


@pytest.mark.parametrize("table", ["issues", "files"])
@pytest.mark.parametrize("name", ["backup.db", "all.gz"])
def test_content_changed_behind_a_whole_database_is_not_backed_up(tmp_path: Path, table: str, name: str) -> None:
    path, file = tmp_path / "archive.db", tmp_path / name
    backups = kept_one(path).backups
    work = backups.write if name == "backup.db" else backups.export
    work(file)
    good = file.read_bytes()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET content = CAST(zeroblob(8) || substr(content, 9) AS BLOB)")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with pytest.raises(ArchiveError, match="与存档时不一致"):
        work(file, is_to_replace=True)
    assert file.read_bytes() == good
    assert {each.name for each in tmp_path.iterdir() if not each.name.startswith("archive")} == {name}


@pytest.mark.parametrize("name", ["backup.db", "all.gz"])
def test_a_backup_that_is_there_is_replaced_only_when_asked_and_stays_beside(tmp_path: Path, name: str) -> None:
    backups = kept_one(tmp_path / "archive.db").backups
    work = backups.write if name == "backup.db" else backups.export
    (tmp_path / name).write_bytes(b"the one before")
    with pytest.raises(ArchiveError, match=r"已经有了，没有改动它.*--force"):
        work(tmp_path / name)
    former = work(tmp_path / name, is_to_replace=True)
    assert former == tmp_path / f"{name}.bak"
    assert former.read_bytes() == b"the one before"
    assert (tmp_path / name).stat().st_size > len(b"the one before")


def test_an_archive_is_not_backed_up_onto_itself(tmp_path: Path) -> None:
    archive = kept_one(tmp_path / "archive.db")
    for work in (archive.backups.write, archive.backups.export):
        with pytest.raises(ArchiveError, match="就是档案本身"):
            work(tmp_path / "archive.db")


def test_issues_that_stand_only_in_a_killed_writers_log_are_seen_in_a_read_only_folder(tmp_path: Path) -> None:
    """A killed writer leaves its log unmerged; the folder is then made read-only: nothing may seem to be missing."""
    folder = tmp_path / "shared"
    folder.mkdir()
    program = (
        "import os, sys\n"
        "sys.path[:0] = sys.argv[2:]\n"
        "import sqlite3\n"
        "from tests.archive.samples import KEPT_AT, issue, week\n"
        "from digest.archive import Archive\n"
        "from digest.model import Number\n"
        "archive = Archive.open(sys.argv[1])\n"
        "holding = sqlite3.connect(sys.argv[1])\n"
        "holding.execute('SELECT count(*) FROM issues').fetchone()\n"
        "archive.keep(issue(Number(2026, 1, 1), week(0)), (), KEPT_AT)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    command = [sys.executable, "-c", program, str(folder / "archive.db"), str(Path(__file__).parents[2])]
    subprocess.run(command, timeout=60, check=False)
    assert (folder / "archive.db-wal").stat().st_size
    folder.chmod(0o555)
    try:
        assert _as_nobody(folder / "archive.db", "print(len(archive.kept()))\n").splitlines() == ["1"]
    finally:
        folder.chmod(0o755)


class Interrupted(sqlite3.Connection):
    """A connection that Ctrl-C meets while it is closed."""

    def close(self) -> None:
        super().close()
        raise KeyboardInterrupt


def test_ctrl_c_while_a_connection_is_closed_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    engine = create_engine("sqlite://", creator=lambda: Interrupted(":memory:"), poolclass=NullPool)
    with pytest.raises(KeyboardInterrupt), connections.reading(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    assert caplog.text == ""
