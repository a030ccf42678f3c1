"""The next step of one matter continues the first: talks and their contract, a cover and what it paid."""

from __future__ import annotations

from datetime import date

import pytest

from digest.issues import continuations
from digest.model import Followed, Item, Number, Seen
from tests.duplicates.events import item

COUNTY, NEXT = "贵州省/毕节市/威宁彝族回族苗族自治县", "贵州省/毕节市/赫章县"


def link(earlier: tuple[str, str], later: tuple[str, str], place: str = COUNTY) -> Followed | None:
    first = item("first", date(2025, 3, 6), COUNTY, *earlier)
    seen = Seen(first, Number(2025, 3, 3), date(2025, 3, 7))
    told: Item = item("second", date(2025, 7, 4), place, *later)
    (linked,) = continuations.linked([told], [seen])
    return linked.follows


TALKS = (
    "威宁为土豆淀粉企业选派协商指导员",
    "3月5日，威宁县总工会向四家土豆淀粉企业选派集体协商指导员，帮助职工方收集议题、测算工价。",
)
COVER = (
    "威宁土豆采收工互助保障启动",
    "3月5日，威宁县总工会启动土豆采收工意外互助保障，由县总工会为两千名采收工缴费，保期四个月。",
)
SCREENING = ("威宁启动女职工两癌筛查", "3月5日，威宁县总工会启动女职工“两癌”免费筛查，计划筛查一千名一线女职工。")
WAGES = (
    "威宁县总介入一毛毯厂欠薪",
    "3月5日，威宁县总工会接到乌江源毛毯厂37名女工投诉，反映厂方拖欠三个月工资，县总工会派出律师介入调查。",
)
NOTICE = (
    "威宁县总选派协商指导员",
    "3月5日，威宁县总工会向稻香园粉丝有限责任公司选派集体协商指导员，双方开始工资协商。",
)
STONE = (
    "威宁草海职工疗养楼奠基",
    "3月5日，威宁县总工会投资4300万元的草海职工疗养楼在海边街道奠基，占地21亩。",
)
ROOF = ("威宁草海职工疗养楼主体封顶", "7月3日，威宁县总工会草海职工疗养楼主体封顶，比工期早了17天。")
CALL = ("威宁荞麦工匠评选开始报名", "3月5日，威宁县总工会启动首届“荞乡工匠”评选，磨粉、制茶工均可报名，4月30日截止。")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            TALKS,
            (
                "威宁四家土豆淀粉企业签订工资协议",
                (
                    "7月3日，在县总工会选派的集体协商指导员帮助下，"
                    "威宁县四家土豆淀粉企业与职工方签订工资协议，包装工月薪增两百元。"
                ),
            ),
        ),
        (
            COVER,
            (
                "威宁采收工互助保障赔付十七人",
                "威宁县总工会为土豆采收工办理的意外互助保障日前期满，四个月共赔付十七人、八万元，最高一笔两万元。",
            ),
        ),
        (
            SCREENING,
            (
                "威宁女职工两癌筛查完成",
                "威宁县总工会3月启动的女职工“两癌”免费筛查日前完成，共筛查一千零四十名，对确诊的九人每人救助五千元。",
            ),
        ),
        (
            WAGES,
            (
                "37名女工领到了拖欠的工钱",
                "7月3日，乌江源毛毯厂的37名女工在威宁县总工会领到31.4万元工资，案子从受理到办结用了四个月。",
            ),
        ),
        (
            CALL,
            (
                "威宁首届“荞乡工匠”出炉",
                (
                    "7月3日，威宁县总工会公布首届“荞乡工匠”名单，"
                    "从九十六名报名职工中评出十人，炉山镇制茶工祁有福名列其中。"
                ),
            ),
        ),
        (STONE, ROOF),
        (ROOF, ("威宁草海职工疗养楼启用", "7月3日，威宁县总工会草海职工疗养楼启用，首批38名矿工住进海景房。")),
    ],
    ids=["talks", "cover", "looked back on", "firm", "deadline", "roof", "opened"],
)
def test_the_next_step_continues_the_first(earlier: tuple[str, str], later: tuple[str, str]) -> None:
    assert link(earlier, later)
    assert not link(earlier, tuple(text.replace("威宁", "赫章") for text in later), NEXT)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            TALKS,
            ("威宁快递行业签订集体合同", "7月3日，威宁县快递行业工会联合会签订工资专项集体合同，惠及快递员420人。"),
        ),
        (
            COVER,
            ("威宁货车司机互助保障理赔一人", "7月3日，威宁县总工会货车司机互助保障首笔理赔到账，司机虎成获赔三万元。"),
        ),
        (STONE, ("威宁石门职工书屋主体封顶", "7月3日，威宁县总工会石门职工书屋主体封顶，建筑面积560平方米。")),
        (SCREENING, ("威宁女职工体检完成", "威宁县总工会4月启动的环卫女职工健康体检日前完成，共体检三百名。")),
        (
            WAGES,
            (
                "威宁县总帮一名骑手讨回赔偿",
                "7月3日，威宁县总工会律师代理的骑手交通事故赔偿案调解成功，骑手拿到赔偿6.2万元。",
            ),
        ),
        (
            NOTICE,
            (
                "威宁县总指导签订协商合同",
                "7月3日，威宁县总工会指导鹤鸣彩印有限责任公司签订工资协商合同，印刷工月薪增两百元。",
            ),
        ),
        (CALL, ("威宁评出十佳班组长", "7月3日，威宁县总工会公布“十佳班组长”名单，从八十名报名职工中评出十人。")),
    ],
    ids=["talks", "cover", "another roof", "looked back on", "firm", "two limited firms", "deadline"],
)
def test_another_matter_of_one_union_continues_nothing(earlier: tuple[str, str], later: tuple[str, str]) -> None:
    assert not link(earlier, later)
