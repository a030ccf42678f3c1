"""``digest proof``: sources and issues, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest import cli

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
    assert "近似“入脑入心”" in out
    assert "疑误 1 处。" in out


def test_a_program_reads_one_object_a_line(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    _, out, _ = _run(capsys, "proof", str(page), "--json")
    (finding,) = map(json.loads, out.splitlines())
    assert {key: finding[key] for key in ("source", "kind", "stands", "suspected")} == {
        "source": str(page),
        "kind": "phrase",
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
