"""Room 2 on what the end of a line breaks: signatures, datelines that fill it, names with blanks."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.lines.signers import read_signers
from digest.model import Article
from tests.articles.simulator import page_of

TITLE = "鹭洲渔港办起夜校"
ROWS = (
    "　　本报讯（记者陆平安）",
    "11月9日，鹭洲区总工会的",
    "渔工夜校在码头开课，四十",
    "多名渔工走进教室，学船舶",
    "机电和海上急救。夜校每周",
)


def read(*rows: str) -> tuple[Article, ...]:
    return segment([page_of("\n".join((TITLE, *ROWS, *rows)) + "\n")]).articles


@pytest.mark.parametrize(
    ("upper", "lower", "body"),
    [
        ("开课两次。（鹭洲区总", "工会）", "鹭洲区总工会"),
        ("开课两次。（陆平　鹭洲区", "总工会）", "鹭洲区总工会"),
        ("开课两次。（鹭洲", "区总工会供稿）", "鹭洲区总工会"),
    ],
)
def test_a_signature_that_two_lines_break_is_read_whole(upper: str, lower: str, body: str) -> None:
    (article,) = read(upper, lower)
    assert article.contributor == body
    assert article.body.endswith("夜校每周开课两次。")


def test_a_bracket_that_says_something_else_is_no_signature() -> None:
    (article,) = read("开课两次。（每次两个", "小时）")
    assert article.contributor == ""
    assert article.body.endswith("（每次两个小时）")


@pytest.mark.parametrize("line", ["鹭洲区 总工会供稿", "鹭 洲区总工 会", "鹭洲区总工会供 稿"])
def test_blanks_of_recognition_inside_a_name_are_overlooked(line: str) -> None:
    signers = read_signers(line)
    assert signers is not None
    assert signers.bodies == ("鹭洲区总工会",)


def test_what_stands_under_a_dateline_that_fills_its_line_is_no_report_of_its_own() -> None:
    (article,) = read("开课两次。")
    assert article.headline == TITLE
    assert article.body.startswith("11月9日，鹭洲区总工会的渔工夜校在码头开课")
    assert article.gaps == ()
