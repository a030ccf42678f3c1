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


ROW = """万册图书进车间
灵丘货运工会帮司机找货源
4月23日，溪口纺织集团工会启动读书活动，在车间设书架，投放图书一万册。
车间书架上有文学名著，也有纺织工艺图书。
纺织集团工会计划建成三十个职工书屋，让一线职工走出车间就能借到书。
6月27日，灵丘县货运司机老郭来到货运工会找货源，半小时就接到一车煤。
货运工会在司机群里发货源信息，两年半发了一万两千条，会员涨到一千多人。
以前货运司机一个月出车不到二十天，如今基本天天有活。
灵丘县总工会
"""


def test_headlines_in_a_row_stand_each_over_its_own_text() -> None:
    first, second = segment([page_of(ROW)]).articles
    assert (first.headline, first.body[:5], first.body[-8:]) == ("万册图书进车间", "4月23日", "车间就能借到书。")
    assert (second.headline, second.body[:5]) == ("灵丘货运工会帮司机找货源", "6月27日")


def test_a_headline_inside_another_reports_text_stands_over_its_own() -> None:
    lines = ROW.splitlines()
    more = "图书由纺织集团工会主席顾春采购，车间里的读书活动每月评一次。"
    page = "\n".join([lines[0], lines[2][:-10], lines[1], lines[2][-10:], lines[3], more, *lines[4:]])
    first, second = segment([page_of(page)]).articles
    assert (first.headline, first.body[-8:]) == ("万册图书进车间", "车间就能借到书。")
    assert lines[2] in first.body
    assert (second.headline, second.body[:5]) == ("灵丘货运工会帮司机找货源", "6月27日")
