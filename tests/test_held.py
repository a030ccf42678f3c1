"""What says only that an event took place, or no more than its title."""

import pytest

from digest.held import is_held, is_planned, is_retold

TITLE = "云渚市总工会举行金秋助学仪式"


@pytest.mark.parametrize(
    ("text", "is_only"),
    [
        ("8月22日，云渚市总工会举行2026年金秋助学仪式。", True),
        ("近日，云渚市第三届“工匠杯”技能大赛在市体育馆开赛。", True),
        ("9月18日上午，云渚市第三届职工技术运动会在市体校拉开了序幕。", True),
        ("近日，云渚市总工会开展“送法进企业”活动。", True),
        ("经过两个多月的准备，11月25日，云渚市快递行业协商会议在职工服务中心举行。", True),
        ("由市总工会、市人社局主办的第七届“云渚杯”数控技能大赛，11月25日在云渚学院落幕。", True),
        ("历时三天的比拼，云渚市职工羽毛球赛11月22日落下帷幕。", True),
        ("工会买下一座旧厂房，改成职工之家，云渚市运动会在那里举行。", False),
        ("8月22日，云渚市总工会举行金秋助学仪式，65名学生领到23.4万元。", False),
        ("云渚市工会第九次代表大会开幕。", False),
        ("8月3日，全省首家工会博物馆在云渚市揭幕。", False),
        ("8月3日，云渚市总工会劳动竞赛揭幕战打响。", False),
        ("市委书记林一出席云渚市总工会金秋助学仪式并启动。", False),
    ],
)
def test_that_an_event_took_place(text: str, is_only: bool) -> None:
    assert is_held(text) is is_only


def test_the_title_told_again_is_nothing_beside_it() -> None:
    assert is_retold("8月22日上午，云渚市总工会金秋助学仪式在云渚市总工会举行，金秋助学。", TITLE)
    assert not is_retold("受助学生来自城东、城西的两所中学，助学金由爱心企业捐助。", TITLE)


def test_what_is_to_be_done_is_planned_unless_some_of_it_is_done() -> None:
    assert is_planned("今年，云渚市总工会计划开展宣讲800场，覆盖职工5万人次。")
    assert not is_planned("云渚市总工会计划建设驿站10个，已启用6个。")
    assert not is_planned("5月8日，云渚市总工会启动送清凉，计划投入300万元。")
    assert not is_planned("云渚市总工会为500名骑手送去头盔。")
    assert not is_planned("今年以来，云渚市总工会实施“求学圆梦计划”，资助2000名职工。")
    assert not is_held("云渚市总工会推动平台企业工会组织全覆盖。")
