"""本期要点: one sentence each that says by itself of whom it tells, the one with the figure where two are as good."""

from __future__ import annotations

import dataclasses

import pytest

from digest import highlights
from digest.model import Item, Region
from tests.issues.test_compose import compose
from tests.issues.test_importance import BRIEFING, CONGRESS, item

CITY = Region(("江苏省", "苏州市", "太仓市"), "320585")


def test_of_two_sentences_that_are_as_good_the_one_with_the_figure_is_the_point() -> None:
    text = "太仓市总工会启动夏送清凉活动。太仓市总工会慰问一线职工1200名，送去物资86万元。"
    found = [item("送清凉", text, CITY), *_fillers()]
    point = next(point for point in compose(found, BRIEFING).points if "太仓" in point.text)
    assert "1200名" in point.text


def test_a_sentence_that_names_nobody_is_no_point() -> None:
    congress = item("工代会", CONGRESS, CITY)  # what matters most is a point whatever it says
    found = [
        congress,
        item("送温暖", "开展春节送温暖活动，各级工会慰问困难职工1.3万余人，投入资金280万元。", CITY),
        *_fillers(),
    ]
    assert not any("280万元" in point.text for point in compose(found, BRIEFING).points)


def _fillers() -> list[Item]:
    names = ("张家港", "常熟", "昆山", "吴江", "相城", "吴中")
    return [item(f"{name}读书会", f"{name}市总工会举办读书会。", CITY) for name in names]


def test_what_concerns_all_of_home_names_its_place() -> None:
    event = "11月24日，全市首批36所学校的职业病防治试点启动，三年内为教师建立档案。"
    stands = "全市现有学校1.09万所，教职工32万人。"
    points = [point.text for point in compose([item("试点启动", event + stands, CITY), *_fillers()], BRIEFING).points]
    assert event in points
    assert stands not in points


def test_a_sentence_that_goes_on_with_what_was_named_before_is_no_point() -> None:
    text = "太仓市纺织行业“一站式”调解室揭牌。调解室由太仓市总工会和法院共建，聘请12名调解员，服务职工2300人。"
    points = compose([item("调解室", text, CITY), *_fillers()], BRIEFING).points
    assert not any(point.text.startswith("调解室") for point in points)


def test_a_union_of_its_level_alone_names_nobody() -> None:
    text = "新当选的区总工会主席马建华作表态发言，6000名职工观看。"
    found = [item("工代会", CONGRESS, CITY), item("表态", text, CITY), *_fillers()]
    assert not any("马建华" in point.text for point in compose(found, BRIEFING).points)


def test_what_one_side_of_a_dispute_says_is_no_point_and_what_came_of_it_is() -> None:
    claim = "太仓市61名女工向市总工会反映，厂方三年没有足额缴纳社保费，欠缴187万元。"
    settled = "太仓市61名女工投诉厂方没有足额缴纳社保费，经市总工会调解补缴187万元。"
    told = [compose([item("女工", text, CITY), *_fillers()], BRIEFING).points for text in (claim, settled)]
    assert [any("187万元" in point.text for point in points) for points in told] == [False, True]


def test_what_a_meeting_decided_is_a_point_before_that_it_was_held() -> None:
    decided = "太仓市总工会向各镇企业派出协商指导员，推行技能工资制度。"
    held = item("推进会", f"11月10日，太仓市产业工人队伍建设改革推进会召开。{decided}", CITY)
    congress = item("工代会", CONGRESS, CITY)
    points = compose([held, congress, *_fillers()], BRIEFING).points
    assert decided in [point.text for point in points]


@pytest.mark.parametrize(
    "headless",
    ["行动聚焦太仓6条产业链，三年内培训职工30万人次。", "出台《太仓市工会阵地管理办法》，聘用管理员112名。"],
)
def test_a_sentence_that_says_nowhere_whose_deed_it_is_is_no_point(headless: str) -> None:
    opening = "11月10日，太仓市总工会启动技能提升行动，首批400名职工报名。"
    told = compose(
        [item("工代会", CONGRESS, CITY), item("行动", opening + headless, CITY), *_fillers()], BRIEFING
    ).points
    assert not any(headless in point.text for point in told)


def test_who_lectured_at_a_meeting_is_no_point_before_that_it_was_held() -> None:
    lectured = "太仓市总工会的王静以《持续深化新时代产业工人队伍建设改革》为题进行了培训讲授。"
    held = item("推进会", f"11月10日，太仓市产业工人队伍建设改革推进会召开。{lectured}", CITY)
    told = [point.text for point in compose([item("工代会", CONGRESS, CITY), held, *_fillers()], BRIEFING).points]
    assert lectured not in told


def test_who_came_stands_beside_what_was_only_held() -> None:
    came = "省委常委、省总工会主席顾砚秋出席会议并讲话。"
    held = item("推进会", f"11月10日，太仓市产业工人队伍建设改革推进会召开。{came}", CITY)
    points = compose([item("工代会", CONGRESS, CITY), held, *_fillers()], BRIEFING).points
    assert f"11月10日，太仓市产业工人队伍建设改革推进会召开。{came}" in [point.text for point in points]


def test_figures_of_what_was_only_held_stand_beside_it_before_who_came() -> None:
    event = "11月10日，太仓市工会工作推进会召开。"
    came = "省委常委、省总工会主席顾砚秋出席会议并讲话。"
    figures = "会议通报，今年以来全市新建基层工会214个，发展会员3.7万人。"
    found = [item("工代会", CONGRESS, CITY), item("推进会", event + came + figures, CITY), *_fillers()]
    found[1] = dataclasses.replace(found[1], highlights=highlights.choose(found[1].article, 3))
    assert event + figures in [point.text for point in compose(found, BRIEFING).points]


def test_this_years_campaign_of_the_citys_union_names_no_city() -> None:
    text = "活动启动仪式在职工服务中心举行，拉开今年市总工会送温暖的序幕，慰问职工1200名。"
    congress = item("工代会", CONGRESS, CITY)
    found = [congress, item("送温暖", text, Region(("江苏省", "苏州市"), "320500")), *_fillers()]
    assert not any("1200名" in point.text for point in compose(found, BRIEFING).points)


def test_that_an_event_was_held_is_a_point_before_how_things_stand() -> None:
    held = "11月24日，太仓市总工会主办的快递员入会活动在文化中心举行。"
    standing = "目前，太仓市新就业形态劳动者已达12万人。"
    points = compose([item("入会", f"{held}{standing}", CITY), *_fillers()], BRIEFING).points
    assert held in [point.text for point in points]


def test_what_went_wrong_is_no_point_but_what_came_of_it_though_it_names_nobody() -> None:
    text = (
        "连续五个月没有领到工资的43名教师，终于在11月18日拿到了96万元欠薪。"
        "今年6月，太仓市某民办学校因生源不足，开始拖欠教师工资。太仓市总工会帮助教师申请仲裁。"
    )
    points = compose([item("工会介入追回96万元", text, CITY), *_fillers()], BRIEFING).points
    assert [point.text for point in points if "教师" in point.text] == [text[: text.index("。") + 1]]


def test_the_toll_stands_beside_the_accident() -> None:
    event = "11月22日15时20分，太仓市一处工地发生坍塌，5名工人被困。"
    toll = "经过9小时救援，4人获救，1人遇难。"
    found = [item("工代会", CONGRESS, CITY), item("工地坍塌", event + toll, CITY), *_fillers()]
    assert event + toll in [point.text for point in compose(found, BRIEFING).points]


def test_whom_the_players_stand_for_opens_a_point() -> None:
    won = "代表江苏出战的太仓选手王一、李二夺得数控车工、数控铣工决赛第一名。"
    points = compose([item("工代会", CONGRESS, CITY), item("两金", won, CITY), *_fillers()], BRIEFING).points
    assert won in [point.text for point in points]
