"""What was printed is read again with today's tables, beside what was printed, which stays as it is."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks.offices import office
from digest import bulk, cli, config, marks, pipeline, rereading
from digest.archive import Archive
from digest.archive.rereads import Account, Reread
from digest.errors import DigestError
from digest.model import Briefing
from tests.rereading.kills import kill_coordinator, kill_workers, undisturbed, written

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office that printed three issues of 15 articles."""
    folder = tmp_path_factory.mktemp("office") / "office"
    office(folder, 45, 15, "inline")
    return folder


@pytest.fixture
def folder(printed: Path, tmp_path: Path) -> Path:
    """A copy of it: sources are found where the issue says, in the first one."""
    return Path(shutil.copytree(printed, tmp_path / "office"))


def again(folder: Path, briefing: Briefing | None = None, since: date = date(2026, 1, 1)) -> tuple[Reread, Archive]:
    """Read the office of *folder* again."""
    briefing = briefing or config.load(folder / "weekly.toml")
    archive = Archive.open(folder / "output" / "archive.db")
    job = archive.rereads.begin("weekly", marks.mark_of(briefing), since, AT)
    left = archive.rereads.left(job)
    with bulk.executor("inline") as executor:
        read = [*rereading.read_again(job, left, archive, briefing, folder / "output", executor)]
    assert [chunk.kept for chunk in read] == list(left)
    archive.rereads.finish(job, AT)
    return job, archive


def test_the_same_tables_read_the_same(folder: Path) -> None:
    job, archive = again(folder)
    account = archive.rereads.account(job)
    assert (account.issues, account.sources, account.lost, account.articles) == (3, 45, 0, 45)
    assert account.printed == sum(outline.printed for outline in archive.outlines()) > 30
    assert (account.changed, dict(account.changes), archive.rereads.examples(job, 9)) == (0, {}, ())


def test_other_tables_read_otherwise_and_what_was_printed_stays(folder: Path) -> None:
    before = [row for row in written(folder) if len(row) == 2]
    themes = folder / "vocabulary" / "themes.toml"
    themes.write_text(themes.read_text("utf-8").replace("防暑", "避暑").replace("清凉", "凉爽"), "utf-8")
    job, archive = again(folder, replace(config.load(folder / "weekly.toml"), count=1))
    account = archive.rereads.account(job)
    assert account.changed == account.changes["sentences"] > 30  # one sentence each, not three
    examples = archive.rereads.examples(job, 5)
    assert len(examples) == 5
    assert {kept.number.number for kept, _ in examples} == {1, 2, 3}
    for kept, reading in examples:
        assert "sentences" in reading.changes
        assert reading.now is not None
        assert len(reading.now.sentences) == 1 < len(reading.was.sentences)
        assert reading in archive.rereads.of(job, kept)
    assert [row for row in written(folder) if len(row) == 2] == before


def test_an_article_that_an_editor_changed_is_compared_with_what_the_program_had_made(folder: Path) -> None:
    archive = Archive.open(folder / "output" / "archive.db")
    kept = archive.kept()[0]
    issue = archive.issue(kept)
    first, *rest = issue.sections
    entry = first.entries[0]
    edited = replace(entry, item=replace(entry.item, highlights=entry.item.highlights[:1]))
    changed = replace(issue, sections=(replace(first, entries=(edited, *first.entries[1:])), *rest))

    def by_hand(connection, _) -> None:
        from digest.archive import approvals

        approvals.record(connection, approvals.newest_id(connection, changed), "edited", "王敏", "", AT, "")

    archive.keep(changed, (), AT.replace(tzinfo=None), by_hand)
    job, archive = again(folder)
    assert archive.rereads.account(job).changed == 0


def test_an_original_that_is_gone_is_told_and_its_text_read_from_the_archive(folder: Path) -> None:
    archive = Archive.open(folder / "output" / "archive.db")
    gone = archive.issue(archive.kept()[1]).sections[0].entries[0].item.article.origin.uri
    Path(gone).rename(folder / "aside.txt")
    try:
        job, archive = again(folder)
    finally:
        (folder / "aside.txt").rename(gone)
    account = archive.rereads.account(job)
    assert account.lost == 1
    assert account.changed == 0  # labels and sentences are made of the text that the archive holds


def test_an_article_that_is_no_longer_there_is_told(folder: Path) -> None:
    archive = Archive.open(folder / "output" / "archive.db")
    item = archive.issue(archive.kept()[0]).sections[0].entries[0].item
    file = Path(item.article.origin.uri)
    text = file.read_text("utf-8")
    file.write_text("苏州市总工会召开全委会\n\n　　本报讯　昨天，苏州市总工会召开全体会议，审议工作报告。\n", "utf-8")
    try:
        job, archive = again(folder)
    finally:
        file.write_text(text, "utf-8")
    assert archive.rereads.account(job).changes["gone"] == 1
    ((_, reading),) = [each for each in archive.rereads.examples(job, 50) if each[1].now is None]
    assert (reading.was.headline, reading.changes) == (item.article.headline, ("gone",))


def test_only_what_came_since_is_read_where_the_tables_are_the_same(folder: Path) -> None:
    first, archive = again(folder)
    briefing = config.load(folder / "weekly.toml")
    issue = archive.issue(archive.kept()[-1])
    number = replace(issue.number, number=4, serial=issue.number.serial + 1)
    later = replace(issue, number=number, period=pipeline.week_of(issue.period.end), dated=date(2026, 2, 2))
    archive.keep(later, (), AT.replace(tzinfo=None))
    job = archive.rereads.begin("weekly", marks.mark_of(briefing), date(2026, 1, 1), AT)
    assert job.id == first.id
    assert [kept.number.number for kept in archive.rereads.left(job)] == [4]
    other = archive.rereads.begin("weekly", "other tables", date(2026, 1, 1), AT)
    assert [kept.number.number for kept in archive.rereads.left(other)] == [1, 2, 3, 4]


def test_since_a_day(folder: Path) -> None:
    job, archive = again(folder, since=date(2026, 1, 20))
    assert archive.rereads.account(job).issues == 1


def test_the_command_says_what_is_otherwise(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.chdir(folder)
    assert cli.main(["reread", "weekly.toml"]) == 0
    assert "重读 3 期、45 个来源，读出 45 篇" in capsys.readouterr().out
    file = Path("weekly.toml")
    file.write_text(file.read_text("utf-8").replace("count = 3", "count = 1"), "utf-8")
    assert cli.main(["reread", "weekly.toml", "--archive", "output", "--examples", "2"]) == 0
    told = capsys.readouterr().out
    assert "选句不同" in told
    assert told.count("    原　") == 2 == told.count("    今　")


def test_an_archive_that_is_not_there_is_named(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.chdir(folder)
    assert cli.main(["reread", "weekly.toml", "--archive", "nowhere"]) == 2
    assert "还没有档案" in capsys.readouterr().err


def test_other_tables_on_a_worker_are_refused(printed: Path) -> None:
    briefing = config.load(printed / "weekly.toml")
    marks.refuse_unlike(briefing, marks.mark_of(briefing))
    with pytest.raises(DigestError, match="与发起的计算机不同"):
        marks.refuse_unlike(replace(briefing, count=2), marks.mark_of(briefing))


def test_the_sums_are_those_of_the_chunks(folder: Path) -> None:
    archive = Archive.open(folder / "output" / "archive.db")
    job = archive.rereads.begin("weekly", "nothing read yet", date(2026, 1, 1), AT)
    assert archive.rereads.account(job) == Account(0, 0, 0, 0, 0, 0, {})


@pytest.fixture(scope="module")
def left_alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[object, ...]]]:
    """The folder of an office that printed ten issues, and what stands there when they are read again undisturbed."""
    folder = tmp_path_factory.mktemp("offices") / "office"
    office(folder, 150, 15, "auto")
    return folder, undisturbed(folder, "processes:2")[1]


@pytest.mark.parametrize("kill", [kill_coordinator, kill_workers])
def test_a_kill_loses_nothing_and_doubles_nothing(kill, left_alone, tmp_path: Path) -> None:
    printed, expected = left_alone
    folder = Path(shutil.copytree(printed, tmp_path / "office"))
    assert kill(folder, "processes:2", 2, random.Random(23)) > 0
    assert written(folder) == expected
