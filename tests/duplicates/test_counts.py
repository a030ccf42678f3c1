"""What a report counts: exact and rounded numbers, and of which thing."""

from __future__ import annotations

from datetime import date

import pytest

from digest.issues.duplicates import events, groups
from digest.issues.duplicates.counts import about, counts_of, plain_measures, told_otherwise
from digest.issues.duplicates.features import telling_of
from tests.duplicates.events import item


def span(text: str) -> tuple[float, float]:
    (count,) = counts_of(text)
    return count.least, round(count.most, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("320名养路工", (320, 320)),
        ("三十多名养路工", (30, 40)),
        ("一千余名学员", (1000, 2000)),
        ("3.1万名骑手", (31000, 31000)),
        ("三十多万元善款", (300000, 400000)),
        ("近百家企业", (85, 110)),
        ("超千名矿工", (1000, 1100)),
        ("22个班组", (22, 22)),
        ("十二万六千元", (126000, 126000)),
        ("三万零五百亩", (30500, 30500)),
        ("两千六百名职工", (2600, 2600)),
        ("三百五十元", (350, 350)),
        ("三百五名", (350, 350)),
        ("三百零五名", (305, 305)),
        ("十九万六元", (196000, 196000)),
        ("八点六吨", (8.6, 8.6)),
        ("百分之十二点五", (12.5, 12.5)),
    ],
)
def test_numbers_are_read_with_their_span(text: str, expected: tuple[float, float]) -> None:
    assert span(text) == expected


def test_days_years_clocks_and_ordinals_are_no_counts() -> None:
    assert counts_of("2024年5月17日上午9点30分，第三届比武、第12期夜校") == ()


def test_a_rough_number_meets_the_exact_one() -> None:
    assert about(counts_of("一百六十多名新生"), counts_of("163名新生"))[0] > 0.3
    assert about(counts_of("一百六十多名新生"), counts_of("117名新生")) == (0, 0)
    assert about(counts_of("163名新生"), counts_of("163名新生")) == (0, 0)  # exact on both sides: figures tell that


def test_a_story_measures_otherwise() -> None:
    strictly, loosely = about(counts_of("七十多个小伙伴"), counts_of("接收幼儿74名"))
    assert strictly == 0
    assert loosely > 0.2
    assert about(counts_of("七十多元"), counts_of("接收幼儿74名")) == (0, 0)
    assert about(counts_of("七十多个小伙伴"), counts_of("占74%")) == (0, 0)


def test_a_round_count_tells_by_its_measure() -> None:
    assert plain_measures(counts_of("建成歇脚亭9座，十一个保育员，投资2000元，8月开放")) == {(9, "座")}
    assert plain_measures(counts_of("亭子一共九座，4个人看管，两个人打扫")) == {(9, "座"), (4, "名")}


def test_the_same_thing_is_counted_alike_or_otherwise() -> None:
    first = counts_of("为22名养路工送去40个氧气瓶，共3.6万元")
    assert told_otherwise(first, counts_of("二十二名养路工、52个氧气瓶，花费3.6万元")) == 1
    assert told_otherwise(first, counts_of("17名采煤工")) == 0
    assert told_otherwise(first, counts_of("每个氧气瓶900元")) == 0  # a sum for each is no other sum


def test_a_rounded_count_of_something_else_makes_no_event_of_two() -> None:
    founded = item(
        "甲",
        date(2026, 11, 26),
        "安徽省/合肥市",
        "庐阳区总工会成立全省首个网络主播工会",
        "11月25日，合肥市庐阳区网络主播行业工会第一次会员代表大会召开，来自17家直播机构的312名主播入会，"
        "选举产生第一届工会委员会，这是全省首家网络主播行业工会。\n"
        "庐阳区总工会同时推出“主播护嗓包”，与安徽省第二人民医院约定每月一次嗓音门诊。",
    )
    stopped = item(
        "乙",
        date(2026, 11, 24),
        "安徽省",
        "关于某企业群体性停工事件处置情况的报告",
        "11月21日，合肥市一家电子企业300余名职工因工资结算发生停工。"
        "省总工会派出工作组，11月23日劳资双方签订协议，职工全部复工。",
    )
    assert not [group for group in groups([founded, stopped]) if len(group.items) > 1]
    first, second = (telling_of(one, one.article.body) for one in (founded, stopped))
    told, _ = about(first.counts, second.counts)
    assert events.features(first, second)["about"] < told / 2


def test_one_of_a_thing_is_no_count_of_it() -> None:
    """各种了一棵石榴树 tells of each what the other report tells of all."""
    first, second = counts_of("26对新人栽下26棵石榴树"), counts_of("26对新人各种了一棵石榴树")
    assert told_otherwise(first, second) == 0
