"""Backup, export and import: nothing lost, nothing half, one database's archive in the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from digest.archive import Archive, Kept
from digest.archive.backup import checks
from digest.archive.search import Query
from digest.errors import ArchiveError
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, renderings, week


def fill(archive: Archive, count: int) -> None:
    for place in range(count):
        number = archive.number_for("weekly", week(place))
        archive.keep(issue(number, week(place)), renderings(number), KEPT_AT)


def same(first: Archive, second: Archive) -> bool:
    kept = first.kept()
    if [each.number for each in kept] != [each.number for each in second.kept()]:
        return False
    others = second.kept()
    return all(
        first.issue(one) == second.issue(other) and first.renderings(one) == second.renderings(other)
        for one, other in zip(kept, others, strict=True)
    )


def test_an_export_taken_in_elsewhere_is_the_same_archive(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 3)
    archive.keep(issue(archive.kept()[0].number, week(0), (HEAT,)), (), KEPT_AT)
    archive.record_different("a", "b", "王敏", KEPT_AT)
    archive.backups.export(tmp_path / "all.gz")
    other = Archive.open(tmp_path / "other" / "archive.db")
    assert other.backups.take_in(tmp_path / "all.gz") == 4
    assert same(archive, other)
    assert other.different() == archive.different()
    assert [hit.headline for hit in other.search.find(Query("缂丝"))] == [SILK[0]] * 2
    assert checks.problems(other) == ()


def test_an_export_of_a_file_goes_into_a_server_and_counts_on(tmp_path: Path, address: str) -> None:
    source = Archive.open(tmp_path / "source" / "archive.db")
    fill(source, 2)
    source.backups.export(tmp_path / "all.gz")
    other = Archive.open(address)
    other.backups.take_in(tmp_path / "all.gz")
    number = other.number_for("weekly", week(2))
    other.keep(issue(number, week(2)), renderings(number), KEPT_AT)
    assert [each.number.number for each in other.kept()] == [1, 2, 3]


def test_the_same_archive_gives_the_same_export(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2)
    for name in ("a.gz", "b.gz"):
        archive.backups.export(tmp_path / name)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_an_archive_with_issues_takes_nothing_in(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1)
    archive.backups.export(tmp_path / "all.gz")
    with pytest.raises(ArchiveError, match="已有内容"):
        archive.backups.take_in(tmp_path / "all.gz")


@pytest.mark.parametrize("cut", [0, 10, 400, -9])
def test_a_damaged_export_takes_nothing_in(archive: Archive, tmp_path: Path, cut: int) -> None:
    fill(archive, 2)
    archive.backups.export(tmp_path / "all.gz")
    (tmp_path / "all.gz").write_bytes((tmp_path / "all.gz").read_bytes()[:cut])
    other = Archive.open(tmp_path / "other" / "archive.db")
    with pytest.raises(ArchiveError, match="没有导入"):
        other.backups.take_in(tmp_path / "all.gz")
    assert other.kept() == ()


def test_a_backup_while_another_writes_is_whole(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive.db")
    writer = threading.Thread(target=fill, args=(Archive.open(tmp_path / "archive.db"), 30))
    writer.start()
    for place in range(5):
        archive.backups.write(tmp_path / f"backup-{place}.db")
    writer.join()
    for place in range(5):
        copy = Archive.open(tmp_path / f"backup-{place}.db")
        assert checks.problems(copy) == ()
    archive.backups.write(tmp_path / "last.db")
    assert same(archive, Archive.open(tmp_path / "last.db"))
    assert not list(tmp_path.glob(".*")), "nothing is left aside"


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive.db")
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ArchiveError):
        archive.backups.write(tmp_path / "file" / "backup.db")


def test_the_former_backup_stays_beside_and_the_file_is_never_away(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive.db")
    file = tmp_path / "backup.db"
    archive.backups.write(file)
    first = file.read_bytes()
    fill(archive, 1)
    is_always_there, is_over = [True], threading.Event()

    def watch() -> None:
        while not is_over.is_set():
            is_always_there[0] &= file.exists()

    watcher = threading.Thread(target=watch)
    watcher.start()
    for _ in range(20):
        kept = archive.backups.write(file, is_to_replace=True)
    is_over.set()
    watcher.join()
    assert is_always_there == [True]
    assert kept is not None
    assert file.read_bytes() != first
    assert len(Archive.open(kept).kept()) == 1
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_a_check_goes_on_where_it_was_broken_off(archive: Archive) -> None:
    fill(archive, 3)
    walked: list[int] = []

    def walk(left: Sequence[Kept]) -> Iterator[Kept]:
        for kept in left:
            walked.append(kept.number.number)
            yield kept

    assert checks.problems(archive, walk=walk) == ()
    assert checks.problems(archive, done=2, walk=walk) == ()
    assert walked == [1, 2, 3, 3]
