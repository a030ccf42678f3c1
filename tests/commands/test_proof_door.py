"""``digest proof``: sources and issues, for people and for programs."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest import cli
from digest.archive import dismissals, location
from digest.archive.database import connections, opening
from digest.commands.common.sources import read_items
from digest.issues import duplicates

_PAGE = """沅水县总工会学习贯彻党的二十大精神

近日，沅水县总工会召开专题学习会，全县各级工会干部参加。会议要求，原原本本学、反复深入学，确保党的二十大精神人脑人心，
落到工会工作的各个方面。会后，大家表示要立足岗位，做好本职工作，服务职工群众。
（沅水县总工会）
"""


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.main(list(arguments))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a page with a slip of a scanner in it."""
    file = tmp_path / "版面.txt"
    file.write_text(_PAGE, "utf-8")
    return file


def test_a_person_reads_place_and_reason(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    status, out, _ = _run(capsys, "proof", str(page), "--why")
    assert status == 0
    assert "人脑人心→入脑入心" in out
    assert "应是“入脑入心”" in out
    assert "疑误 1 处。" in out


def test_a_program_reads_one_object_a_line(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    _, out, _ = _run(capsys, "proof", str(page), "--json")
    (finding,) = map(json.loads, out.splitlines())
    assert {key: finding[key] for key in ("source", "kind", "stands", "suspected")} == {
        "source": str(page),
        "kind": "misprint",
        "stands": "人脑人心",
        "suspected": "入脑入心",
    }
    assert set(finding) >= {"article", "start", "end", "reason", "weight"}
    _, extracted, _ = _run(capsys, "extract", str(page), "--json")
    bodies = {article["id"]: article["body"] for article in json.loads(extracted)["articles"]}
    assert bodies[finding["article"]][finding["start"] : finding["end"]] == finding["stands"]


def test_a_source_that_cannot_be_read_stops_nothing(
    capsys: pytest.CaptureFixture[str], page: Path, tmp_path: Path
) -> None:
    status, out, err = _run(capsys, "proof", str(page), str(tmp_path / "没有.txt"))
    assert status == 3
    assert "人脑人" in out
    assert "没有.txt" in err


def test_a_wrong_row_is_named_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], page: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("姓名,职务,单位,自,至,顺序\n陈望岳,,沅水县总工会,,,1\n", "utf-8")
    status, _, err = _run(capsys, "proof", str(page), "--people", str(people))
    assert status == 0
    assert "第 2 行" in err


def test_what_was_dismissed_is_not_told_again(capsys: pytest.CaptureFixture[str], page: Path, tmp_path: Path) -> None:
    (item,), _ = read_items(Namespace(paths=[str(page)], command="proof", engine="inline"))
    out = tmp_path / "output"
    out.mkdir()
    with connections.writing(opening.open_engine(str(out / location.FILE), "")) as connection:
        dismissed = (duplicates.key(item.article), "人脑人心")
        dismissals.record(connection, dismissed, "王莉", datetime(2026, 3, 1, tzinfo=UTC), is_new=True)
    _, told, _ = _run(capsys, "proof", str(page), "--out", str(out))
    assert told == "没有发现疑误。\n"
    _, told, _ = _run(capsys, "proof", str(page), "--out", str(tmp_path / "elsewhere"))
    assert "疑误 1 处。" in told


def test_the_tables_are_listed_for_the_office_to_check(
    capsys: pytest.CaptureFixture[str], page: Path, tmp_path: Path
) -> None:
    _, out, _ = _run(capsys, "proof", "--tables")
    head, first, *_ = csv.reader(out.splitlines())
    assert head == ["表述", "类别", "出处", "日期", "也可作", "核对"]
    assert first == ["马克思列宁主义", "提法", "中国共产党章程（二十大修改）", "2022-10-22", "", ""]
    own = tmp_path / "phrases.csv"
    own.write_text("表述,类别,出处,日期,也可作\n人脑人心,formula,本单位照写,,\n", "utf-8")
    assert _run(capsys, "proof", str(page), "--phrases", str(own))[1] == "没有发现疑误。\n"


def test_without_a_source_it_says_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = _run(capsys, "proof")
    assert status == 2
    assert "没有写校核什么" in err


@pytest.mark.parametrize("arguments", [["proof", "版面.txt"], ["check", "weekly.toml"]])
def test_without_the_word_counts_the_rest_is_checked_and_it_says_so(page: Path, arguments: list[str]) -> None:
    cli.main(["init", str(page.parent)])
    left_out = "from pathlib import Path; from digest import word_costs; word_costs.FILE = Path('无')"
    program = f"import sys; {left_out}; from digest import cli; sys.exit(cli.main({arguments!r}))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], cwd=page.parent, capture_output=True, text=True, encoding="utf-8"
    )
    assert "没有装词频数据（word_costs.bin），形近字和音近字不查" in done.stdout + done.stderr
    assert arguments[0] == "check" or "人脑人心→入脑入心" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_open_slip_is_told_when_an_issue_is_made_and_when_it_is_signed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    office = tmp_path / "office"
    _run(capsys, "init", str(office))
    lead = "沅水县总工会召开专题学习会，推动党的二十大精神人脑人心，全县120名工会干部参加。"
    (office / "sources" / "沅水.txt").write_text(f"沅水县总工会召开学习会\n{lead}\n", "utf-8")
    out = ("--out", str(office / "output"))
    _, made, _ = _run(capsys, "build", str(office / "weekly.toml"), "--date", "2026-11-27", "--form", "json", *out)
    _, signed, _ = _run(capsys, "approve", "1", "--by", "张三", *out)
    for told in (made, signed):
        assert "要印的句子里有疑误 1 处" in told
        assert "“人脑人心”，疑为“入脑入心”" in told
        assert "digest edit weekly-2026-01" in told
    assert "已签发：张三" in signed
