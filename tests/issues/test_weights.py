"""What lifts an entry and what lowers it: a leader in the title, a portrait, what a union does for itself."""

from __future__ import annotations

import pytest

from digest.issues import importance
from tests.issues.test_importance import item


def test_a_report_headed_by_the_leader_who_came_weighs_more_than_one_where_he_came_too() -> None:
    text = "11月20日，省委书记顾砚秋来云渚市调研，走进车间看望一线职工。"
    headed = importance.parts_of(item("省委书记顾砚秋来云渚调研", text), ())
    beside = importance.parts_of(item("车间里来了客人", text), ())
    assert headed["leader"] == beside["leader"]
    assert headed["visit"] == 0.8
    assert "visit" not in beside


def test_the_officers_of_the_union_that_holds_a_meeting_are_no_leaders_who_came() -> None:
    held = "11月24日，省总工会召开根治欠薪电视电话会议。"
    own = "省总工会党组书记、常务副主席史一出席会议并讲话。"
    guest = "副省长顾砚秋出席会议并讲话。"
    assert importance.parts_of(item("根治欠薪会", held + own), ())["leader"] < 0.5
    assert importance.parts_of(item("根治欠薪会", held + guest), ())["leader"] == 0.8
    came = "11月24日，云渚市总工会举办技能大赛，省总工会副主席史一出席。"
    assert importance.parts_of(item("技能大赛", came), ())["leader"] == 0.8


@pytest.mark.parametrize(
    ("under", "is_portrait"),
    [
        ("——记全省劳动模范、云渚纺织厂挡车工林一", True),
        ("——青溪县总工会推行一张清单", False),
        ("——访贫问苦进企业", False),
        ("——访民情、解民忧", False),
        ("——访企情解难题", False),
        ("——访全国劳模、云渚机械厂钳工林一", True),
        ("——访企问需促就业", False),
        ("——记住车间里的老手艺", False),
    ],
)
def test_a_portrait_asks_a_leader_for_nothing(under: str, is_portrait: bool) -> None:
    told = item("针尖上的三十年", "林一带出徒弟46名，为企业节约成本1100万元。", subheadline=under)
    assert ("portrait" in importance.parts_of(told, ())) == is_portrait


@pytest.mark.parametrize(
    ("title", "text", "is_routine"),
    [
        ("云渚市总工会机关开展光盘行动", "云渚市总工会机关食堂倡导节约粮食。", True),
        ("青溪县总工会举办工会干部培训班", "青溪县总工会举办工会干部培训班，90余人参加。", True),
        ("省总工会财务经审工作培训班举办", "各市州工会财务、经审人员150人参加。", True),
        ("云渚市总工会机关事业单位工会联合会成立", "云渚市总工会机关事业单位工会联合会成立。", False),
        ("青溪县总工会举办养老护理人员培训班", "青溪县总工会举办养老护理人员培训班，120人参加。", False),
        ("青溪县总工会举办家政培训班", "青溪县总工会举办家政培训班，320名女工拿到证书。", False),
        ("青溪县工会干部培训班三年教会1.2万人", "青溪县工会干部培训班三年培训工会干部1.2万人。", False),
    ],
)
def test_what_a_union_does_for_its_own_house_is_routine_however_many_came(
    title: str, text: str, is_routine: bool
) -> None:
    assert ("routine" in importance.parts_of(item(title, text), ())) == is_routine


def test_some_hundred_who_came_are_no_figure_and_whom_it_concerns_are() -> None:
    assert "figures" not in importance.parts_of(item("消防演练", "青溪镇总工会开展消防演练，120余人参加。"), ())
    assert "figures" in importance.parts_of(item("求学圆梦", "青溪县总工会资助120名职工读大专。"), ())
    assert "figures" in importance.parts_of(item("保险", "青溪镇总工会帮120名家政工参加工伤保险。"), ())
    assert "figures" in importance.parts_of(item("疗休养", "石桥县总工会组织500名一线职工参加疗休养。"), ())
    assert "reach" in importance.parts_of(item("医疗互助", "青溪县3.8万名职工参加医疗互助。"), ())
