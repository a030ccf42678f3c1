"""The ledger: every line of it, sums that agree, no cell that runs in a spreadsheet; the check of a whole archive."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from digest.archive import Archive, ledgers
from digest.archive.backup import checks
from digest.archive.database import connections
from digest.archive.database.tables import entries, files, issues, labels
from digest.model import Failure, Issue, Ledger, LeftOut, Number
from tests.archive.samples import KEPT_AT, SILK, issue, renderings, week

FORMULA = LeftOut("=cmd()", "《+1》", "过期")
COPY = LeftOut("c.txt", "《重复的一篇》", "已并入", kind="merged")
LINE = LeftOut("d.txt", "第3行：第1版", "不属于任何文章", kind="line")


@pytest.fixture
def made() -> Issue:
    whole = issue(Number(2026, 1, 1), week(0), (SILK,), left_out=(FORMULA, COPY, LINE))
    failures = (Failure("x.pdf", "读不出", "换一份"),)
    return dataclasses.replace(whole, ledger=dataclasses.replace(whole.ledger, failures=failures))


def test_rows_tell_the_fate_of_everything(made: Issue) -> None:
    assert [(row.fate, row.source) for row in ledgers.rows(made)] == [
        ("刊用", "page.txt"),
        ("读不出", "x.pdf"),
        ("未用", "=cmd()"),
        ("合并", "c.txt"),
        ("版面杂项", "d.txt"),
    ]


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(made: Issue) -> None:
    text = ledgers.as_csv(made)
    assert text.startswith("\ufeff去向,")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[3] == ["未用", "'=cmd()", "《+1》", "过期"]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "\rx", "＝1", "＠x"])
def test_every_beginning_of_a_formula_is_made_text(cell: str) -> None:
    assert ledgers.safe(cell) == f"'{cell}"


def test_json_has_sums_and_rows(made: Issue) -> None:
    content = json.loads(ledgers.as_json(made))
    assert (content["printed"], content["merged"], content["articles"], len(content["rows"])) == (1, 1, 3, 5)


def test_sums_that_agree_raise_no_problem(made: Issue) -> None:
    assert ledgers.problems(made) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [({"printed": 2}, "刊用 2 篇，实际 1 篇"), ({"merged": 0}, "合并 0 篇，列出 1 篇"), ({"articles": 9}, "共 9 篇")],
)
def test_sums_that_do_not_agree_are_told(made: Issue, change: dict[str, int], said: str) -> None:
    ledger: Ledger = dataclasses.replace(made.ledger, **change)  # type: ignore[arg-type]
    (problem,) = ledgers.problems(dataclasses.replace(made, ledger=ledger))
    assert said in problem


@pytest.fixture
def three(archive: Archive) -> Archive:
    for place in range(3):
        number = archive.number_for("weekly", week(place))
        archive.keep(issue(number, week(place)), renderings(number), KEPT_AT)
    return archive


def test_a_whole_archive_has_no_problem(three: Archive) -> None:
    assert checks.problems(three) == ()


def test_a_missing_number_is_told(three: Archive) -> None:
    with connections.writing(three._engine) as connection:
        for table in (labels, entries, files):
            connection.execute(delete(table))
        connection.execute(delete(issues).where(issues.c.number == 2))
    assert set(checks.problems(three)) == {"weekly 总第 2 期缺号", "weekly 2026年第 2 期缺号"}


def test_changed_content_is_told(three: Archive) -> None:
    with connections.writing(three._engine) as connection:
        connection.execute(update(issues).where(issues.c.number == 3).values(sha256="0"))
        connection.execute(update(files).where(files.c.form == "pdf").values(sha256="0"))
    found = checks.problems(three)
    assert "2026年第3期的内容与存档时不一致" in found
    assert "weekly-2026-01.pdf 的内容与存档时不一致" in found


def test_files_in_the_folder_are_compared(three: Archive, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for kept in three.kept():
        for rendering in three.renderings(kept):
            (out / rendering.name).write_bytes(rendering.content)
        ledgers.save(three.issue(kept), out)
    assert checks.problems(three, out) == ()
    (out / "weekly-2026-01.pdf").unlink()
    (out / "weekly-2026-02.json").write_bytes(b"changed")
    missing, changed = checks.problems(three, out)
    assert "weekly-2026-01.pdf 不见了" in missing
    assert "weekly-2026-02.json 与存档的不一致" in changed
