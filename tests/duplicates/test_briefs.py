"""A report told again in a sentence or two is found; what is brief of another event is not."""

from __future__ import annotations

import pytest

from digest.issues.duplicates import groups
from digest.issues.duplicates.briefs import briefly
from digest.issues.duplicates.contradictions import contradiction
from digest.issues.duplicates.features import telling_of
from digest.issues.duplicates.stages import outlook_of
from tests.duplicates.events import BRIEFS, item, measured, told, undated

PLACE = "河北省/邯郸市/涉县"
REPORT = item(
    "a",
    None,
    PLACE,
    "涉县为山区邮递员添置雨具",
    "8月5日，河北省邯郸市涉县总工会在县邮政公司举行捐赠，为74名山区邮递员配发雨衣、雨靴和防水邮包，并为每人投保意外伤害险。",
)


def is_joined(body: str, place: str = PLACE) -> bool:
    return bool(groups([REPORT, item("b", None, place, "", body)]))


def test_a_brief_of_a_report_is_found_and_no_near_miss_of_it() -> None:
    """First sight of these families: 12 of 12 pairs and nothing wrong; 2 of 12 while a brief was a form filled in."""
    for given in (told(BRIEFS), undated(told(BRIEFS))):
        assert measured(given) == (12, 12, 12)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("涉县总工会日前为74名山区邮递员配发雨衣、雨靴和防水邮包。", True),
        ("涉县总工会为山区邮递员74名配发雨衣雨靴。", True),  # 20 characters are enough of a brief
        ("涉县总工会日前为69名山区邮递员配发雨衣、雨靴和防水邮包。", False),  # the year before
        ("涉县总工会日前为74名山区邮递员配发雨衣、雨靴，发放补助金3.7万元。", False),  # 3.7 is of something else
        ("涉县总工会日前开展走访慰问职工活动。", False),  # nothing that not every report says
    ],
)
def test_a_brief_says_what_its_report_says(body: str, expected: bool) -> None:
    assert is_joined(body) is expected


def test_a_brief_of_another_place_is_of_no_report_here() -> None:
    assert not is_joined("武安市总工会日前为74名山区邮递员配发雨衣、雨靴和防水邮包。", "河北省/邯郸市/武安市")


def test_a_brief_of_the_start_is_none_of_the_end() -> None:
    start = "诸暨市总工会在山下湖镇开办珍珠女工夜校，首期学员64人。"
    end = "7月30日，诸暨市总工会在山下湖镇开办的珍珠女工夜校首期结业，64名学员中58人拿到结业证，二期8月报名。"
    place = "浙江省/绍兴市/诸暨市"
    brief, report = (
        telling_of(item(name, None, place, head, body), body)
        for name, head, body in (("a", "", start), ("b", "诸暨珍珠女工夜校首期结业", end))
    )
    assert briefly(brief, report) == 0
    again = end.replace("首期结业，64名学员中58人拿到结业证，二期8月报名", "首期学员64人，开三门课，每周三晚上课")
    assert briefly(brief, telling_of(item("c", None, place, "诸暨珍珠女工夜校", again), again)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # 新一届 is no first session, and who elects an audit commission is not its meeting
            "9月16日，泾县工会第十三次代表大会召开，186名代表选举产生县总工会第十三届委员会。",
            "泾县工会换届，186名代表选出了新一届县总工会委员会和经审会。",
        ),
        (  # 组织……在……: who has its own people walk is no guest
            "9月13日，铜陵市总工会组织2600名职工在天井湖健步走6公里。",
            "安徽省总工会9月14日报道：铜陵市总工会组织2600名职工在天井湖健步走6公里。",
        ),
        (  # the day of a message is not the day of the event
            "1月9日，铜陵市总工会评出10名“金牌月嫂”，每人奖金3000元。",
            "安徽省总工会1月15日消息，铜陵市总工会评出10名“金牌月嫂”。",
        ),
        (  # 呼铁 is short for 中国铁路呼和浩特局
            "12月24日，中国铁路呼和浩特局集团公司工会到集宁工务段慰问26名巡道工。",
            "12月24日，呼铁局集团公司工会到集宁工务段慰问26名巡道工。",
        ),
    ],
    ids=["session", "organizer", "message", "short name"],
)
def test_how_a_thing_is_put_keeps_no_telling_apart(first: str, second: str) -> None:
    place = "安徽省/铜陵市"
    some, other = (telling_of(item(name, None, place, "", body), body) for name, body in (("a", first), ("b", second)))
    assert contradiction(some, other) == ""


def test_two_winners_of_one_contest_are_two_reports() -> None:
    place = "安徽省/芜湖市"
    first = "8月15日，芜湖市职工叉车赛决赛在鸠江区举行。公司选派的丁志光、范国栋在芜湖职工叉车赛上获前两名。"
    second = "8月15日，芜湖市职工叉车赛决赛在鸠江区举行。集团选派的丁桂莲在芜湖职工叉车赛上夺“绕桩王”称号。"
    some, other = (
        telling_of(item(name, None, place, "叉车工得奖", body), body) for name, body in (("a", first), ("b", second))
    )
    assert contradiction(some, other) == "guest"


def test_who_decides_to_hold_has_not_held() -> None:
    assert outlook_of("", "铜陵市总工会决定评选“金牌月嫂”，12月1日至20日接受推荐。", None).stage == "coming"
    assert outlook_of("", "合同签下了，32家茶厂1140名职工，今后底薪将上浮7%。", None).stage == "past"
    assert outlook_of("", "常委会3日议定了即将召开的全委会的有关事项。", None).stage == "past"


def test_a_brief_of_one_clause_under_a_columns_head_is_found() -> None:
    place = "广西壮族自治区/崇左市/凭祥市"
    report = (
        "11月26日，凭祥市总工会为口岸货车司机、报关员、装卸工开设的越南语夜校开课，首期招收学员85名，共24课时，"
        "由民族师范学院教师授课，全部免费。"
    )
    first = item("a", None, place, "凭祥口岸越南语培训班开课", report)
    brief = item("b", None, place, "崇左工会动态", "凭祥市总工会近日开办越南语夜校，85名口岸职工免费学习。")
    assert len(groups([first, brief])) == 1


def test_a_brief_joins_its_report_though_a_story_beside_it_shares_too_little() -> None:
    place = "浙江省/台州市/路桥区"
    report = (
        "6月6日，台州市路桥区总工会在峰江街道举办模具钳工职业技能竞赛，37家企业的83名模具工参赛。"
        "历经理论、实操两场考试，精超模具公司管小兵总分第一，被授予“路桥区技术能手”。"
    )
    story = "误差不能超过0.02毫米。6日，83名模具工在峰江街道捉对比试，管小兵笑到最后。比赛由区总工会主办。"
    brief = "路桥：83名模具工比武，精超模具管小兵夺冠。"
    bodies = ("路桥“模具工匠”对决峰江", report), ("零点零二毫米见高下", story), ("工会一周", brief)
    (group,) = groups([item(head, None, place, head, body) for head, body in bodies])
    assert len(group.items) == 3
