"""Paragraphs of two or three reports that were taken in turn, and columns that were cut, come back as whole reports."""

from __future__ import annotations

from itertools import chain, zip_longest

import pytest

from digest.articles import segment
from tests.articles.simulator import page_of

FERRY = [
    "渡口上的“摆渡人之家”",
    [
        "　　5月11日，临江区总工会在三汊",
        "河渡口建起“摆渡人之家”，供二十",
        "六名渡工换班时歇脚、烤衣、热饭。",
    ],
    [
        "　　渡工贺长水在三汊河撑了三十年",
        "船，他说，冬天脚泡在水里，上岸能",
        "喝口热汤，比发奖金还暖心。",
    ],
    [
        "　　据了解，临江区总工会还为渡工",
        "配发了救生衣和防滑靴，年内再建两",
        "处“摆渡人之家”。",
    ],
    ["（临江区总工会）"],
]
MUSHROOM = [
    "菌棚里开出技能夜校",
    [
        "　　8月2日晚，松岭县总工会的技能",
        "夜校在香菇菌棚里开课，四十名采菇",
        "工围着菌棒学接种、学控温。",
    ],
    [
        "　　“从前全凭手摸，现在要看温度",
        "计。”采菇工陶桂香说，上个月她管",
        "的菌棚出菇多了两成。",
    ],
    [
        "　　松岭县总工会计划把夜校办进十",
        "二个菌棚，学完的采菇工可以参加等",
        "级考评。",
    ],
    ["（松岭县总工会）"],
]
LAMP = [
    "路灯工的“云梯课堂”",
    [
        "　　10月9日，白沙市总工会请来退休",
        "路灯工邵立群，在云梯车旁教年轻人",
        "高空换灯的十二步口诀。",
    ],
    [
        "　　邵立群说，云梯升到十五米，手",
        "稳先要心稳，口诀背熟了，雨夜抢修",
        "才不慌。",
    ],
    [
        "　　白沙市总工会把云梯课堂的口诀",
        "印成卡片，发给全市路灯工随身带。",
    ],
    ["（白沙市总工会）"],
]
REPORTS = {str(report[0]): "".join(chain(*report[1:4])).replace("　", "") for report in (FERRY, MUSHROOM, LAMP)}


def _read(lines: list[str]) -> dict[str, str]:
    return {
        article.headline: article.body.replace("\n", "") for article in segment([page_of("\n".join(lines))]).articles
    }


def _in_turn(*reports: list[str | list[str]]) -> list[str]:
    return [
        line
        for parts in zip_longest(*(report[1:] for report in reports), fillvalue=[])
        for part in parts
        for line in part
    ]


@pytest.mark.parametrize("reports", [(FERRY, MUSHROOM), (MUSHROOM, LAMP), (FERRY, MUSHROOM, LAMP)])
def test_paragraphs_in_turn_under_headlines_in_a_row_come_apart(reports: tuple[list[str | list[str]], ...]) -> None:
    heads = [str(report[0]) for report in reports]
    assert _read([*heads, *_in_turn(*reports)]) == {head: REPORTS[head] for head in heads}


def test_paragraphs_in_turn_under_their_own_headlines_come_apart() -> None:
    lines = [str(FERRY[0]), *FERRY[1], str(MUSHROOM[0]), *MUSHROOM[1], *_in_turn(FERRY[1:], MUSHROOM[1:])]
    assert _read(lines) == {str(head): REPORTS[str(head)] for head in (FERRY[0], MUSHROOM[0])}


def test_a_column_cut_in_mid_sentence_goes_on_behind_the_report_beside_it() -> None:
    ferry, mushroom = list(chain(*FERRY[1:])), list(chain(*MUSHROOM[1:]))
    lines = [str(FERRY[0]), *ferry[:5], str(MUSHROOM[0]), *mushroom[:5], *ferry[5:], *mushroom[5:]]
    assert _read(lines) == {str(head): REPORTS[str(head)] for head in (FERRY[0], MUSHROOM[0])}


def test_reports_one_behind_the_other_stay() -> None:
    lines = [line for report in (FERRY, MUSHROOM, LAMP) for line in [str(report[0]), *chain(*report[1:])]]
    assert _read(lines) == REPORTS
