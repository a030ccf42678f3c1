"""What stands about a report on copied and made-up pages: stamps of sites, mastheads, contents, margins, numbers."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.lines.signers import read_signers
from digest.articles.normalize import plain
from digest.model import Segmented
from tests.articles.simulator import page_of

FIRST = "石桥区总工会给修路工送凉茶"
FIRST_TEXT = "入夏以来，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"
SECOND = "柳溪县职工龙舟赛开桨"
SECOND_TEXT = "7月9日，柳溪县职工龙舟赛在东湖开桨，二十支队伍的三百名职工参加。"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n\n".join(lines))])


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("原创 罗小川 石桥区总工会 2026年7月9日 17:36", "石桥区总工会"),
        ("庹川 石桥区总工会 2026年7月9日 17:36 吉林", "石桥区总工会"),
        ("2026-07-09　　石桥区总工会　　阅读：127", "石桥区总工会"),
        ("石桥区总工会 2026-07-09 字号：[大 中 小]", "石桥区总工会"),
        ("来源：石桥区总工会 时间：2026-07-09 点击数：77", "石桥区总工会"),
        ("通讯员 罗小川（石桥区总工会）", "石桥区总工会"),
        ("（康秀兰同江市总工会）", "同江市总工会"),
        ("石桥区 总工会 罗小川", "石桥区总工会"),
        ("（沈北新区总工会）", "沈北新区总工会"),
    ],
)
def test_a_line_of_unit_person_and_facts_names_who_signs(line: str, body: str) -> None:
    signers = read_signers(plain(line))
    assert signers is not None
    assert signers.bodies == (body,)


def test_a_stamp_under_a_headline_is_neither_headline_nor_body() -> None:
    stamp = "原创 罗小川 石桥区总工会 2026年7月9日 17:36"
    first, second = _read(FIRST, stamp, FIRST_TEXT, SECOND, stamp.replace("石桥区", "柳溪县"), SECOND_TEXT).articles
    assert (first.headline, first.contributor, first.body) == (FIRST, "石桥区总工会", FIRST_TEXT)
    assert (second.headline, second.contributor, second.body) == (SECOND, "柳溪县总工会", SECOND_TEXT)


def test_a_bulletin_s_head_and_its_contents_belong_to_no_article() -> None:
    head = ["工 会 信 息", "第12期", "市总工会办公室 编    2026年7月9日", "要 目", f"◇ {FIRST}", f"◇ {SECOND}……2"]
    first, second = _read(*head, FIRST, FIRST_TEXT, SECOND, SECOND_TEXT).articles
    assert (first.headline, first.contributor) == (FIRST, "")
    assert second.headline == SECOND


def test_numbers_of_articles_are_no_part_of_their_headlines() -> None:
    found = _read(f"【一】{FIRST}", FIRST_TEXT, f"【二】{SECOND}", SECOND_TEXT).articles
    assert [article.headline for article in found] == [FIRST, SECOND]


@pytest.mark.parametrize("margin", ["", "> ", "        "])
def test_quoted_and_indented_pages_read_as_the_page_itself(margin: str) -> None:
    lines = [FIRST, f"　　{FIRST_TEXT[:20]}", FIRST_TEXT[20:], "", SECOND, f"　　{SECOND_TEXT[:20]}", SECOND_TEXT[20:]]
    found = segment([page_of("\n".join(margin + line for line in lines))]).articles
    assert [(article.headline, article.body) for article in found] == [(FIRST, FIRST_TEXT), (SECOND, SECOND_TEXT)]


def test_rows_of_a_table_head_no_article() -> None:
    rows = ["各片建会进度", "东城片  80家  完成80%", "西城片  44家  完成75%"]
    found = segment([page_of("\n".join([*rows, FIRST, FIRST_TEXT]))]).articles
    assert [article.headline for article in found] == [FIRST]


def test_a_headline_behind_its_first_paragraph_heads_it() -> None:
    later = "凉茶点要开到入秋，修路工凭工牌就能领，石桥区还添了四处。"
    (article,) = _read(FIRST_TEXT, FIRST, later).articles
    assert (article.headline, article.body) == (FIRST, f"{FIRST_TEXT}\n{later}")


def test_a_dateline_under_a_headline_opens_a_report() -> None:
    found = _read(FIRST, FIRST_TEXT, "致读者", "本报讯（记者 罗小川）本报下月增设来信栏目，每周三刊出。").articles
    assert [article.headline for article in found] == [FIRST, "致读者"]
