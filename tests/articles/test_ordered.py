"""The order inside a column that was torn apart, the certainty of its joins, and the grammar behind both."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.assembly.paragraphs import split_paragraphs
from digest.articles.continuity.hmm import follows
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.fragments import fragments
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import roles
from digest.articles.order.evidence import SeamEvidence
from digest.articles.order.move_runs import move_runs
from tests.articles.simulator import page_of

COLUMN = (
    "近日,临河市总工会举办集体协商指导员培",
    "训班,来自各镇的六十名指导员参加了学习。",
    "培训班请来律师讲解劳动合同法的新规定,并",
    "安排学员到河东机械厂观摩一场工资集体协",
    "商会议。学员们还分组讨论了协商中的常见难",
    "题,并就下一步的工作提出了十多条建议。",
)


def _column(texts: tuple[str, ...]) -> tuple[tuple[Line, ...], SeamEvidence]:
    lines = roles(fragments([page_of("\n".join(texts))]).fragments)
    return lines, SeamEvidence(lines, Strings(line.text for line in lines))


def test_a_column_in_file_order_stays() -> None:
    lines, evidence = _column(COLUMN)
    assert move_runs(range(6), lines, evidence) == [0, 1, 2, 3, 4, 5]


def test_a_run_that_stands_below_its_column_is_put_where_its_words_are_cut() -> None:
    lines, evidence = _column((COLUMN[0], *COLUMN[4:], *COLUMN[1:4]))
    found = move_runs(range(6), lines, evidence)
    assert [lines[number].text for number in found] == [line.text for line in _column(COLUMN)[0]]


def test_an_unsure_join_is_a_gap_and_a_sure_one_is_none() -> None:
    lines, _ = _column(COLUMN)
    offset = lines[1].fragment.slices[0].offset
    assert [len(lot.lines) for lot in split_paragraphs(lines[:2], False, {offset: 2.0})] == [2]
    torn = split_paragraphs(lines[:2], False, {offset: -1.0})
    assert [(len(lot.lines), lot.torn) for lot in torn] == [(1, True), (1, False)]


@pytest.mark.parametrize(
    ("tail", "right", "wrong"),
    [("第一期培训班学员来自", "全市各企业", "进一步推动"), ("三百多名职工参加了", "技能竞赛活动", "和工会主席")],
)
def test_grammar_tells_what_a_tail_asks_for(tail: str, right: str, wrong: str) -> None:
    assert follows(tail, right) > follows(tail, wrong)


def test_grammar_says_nothing_where_it_cannot_read() -> None:
    assert follows("建成100", "个驿站") == 0.0
    assert follows("", "工会") == 0.0
    assert follows("工会", "") == 0.0
    assert -4 <= follows("𠮷龘靐", "齉龘") <= 4


def test_a_calm_page_has_no_gap() -> None:
    (article,) = segment([page_of("\n".join(("临河培训协商指导员", *COLUMN)))]).articles
    assert article.gaps == ()
    assert article.body.replace("\n", "") == "".join(COLUMN)
