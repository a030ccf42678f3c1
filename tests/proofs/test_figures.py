"""Figures, dates and pairs of marks that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from digest.proofs import review
from tests.proofs.samples import found, item_of, told


@pytest.mark.parametrize(
    ("text", "kind", "stands"),
    [
        ("共有120名职工参加，其中男职工80名、女职工50名。", "figure", "120名职工参加，其中男职工80名、女职工50名"),
        (
            "在93座驿站设点，其中东区21座、西区10座、北区8座。",
            "figure",
            "93座驿站设点，其中东区21座、西区10座、北区8座",
        ),
        ("专家21人3月进厂，其中焊工5人、钳工4人、电工3人。", "figure", "21人3月进厂，其中焊工5人、钳工4人、电工3人"),
        ("为640户职工发放补贴，每户500元，合计23万元。", "figure", "23万元"),
        ("2200名女职工参加体检，投入66万元，人均400元。", "figure", "400元"),
        ("36名选手两人一组，共16组。", "figure", "16"),
        ("每人每年60元，工会补助40元，个人负担30元。", "figure", "40元，个人负担30"),
        ("甲厂20名、乙厂30名，共60名。", "figure", "20名、乙厂30名，共60名"),
        ("5个县区各20名，共120名。", "figure", "120名"),
        ("培训6期，每期40人，共培训420人。", "figure", "420人"),
        ("32个小组平均每组30册，共690册。", "figure", "690册"),
        ("120人参赛，其中女职工48人，占30%。", "figure", "30"),
        ("120名职工参加，男职工70名、女职工60名。", "figure", "120名职工参加，男职工70名、女职工60名"),
        ("受理案件260件，调解成功208件，成功率88%。", "figure", "88"),
        ("会员由1200人增加到1500人，增长35%。", "figure", "35"),
        ("会员由1200人增加到1100人。", "figure", "1100"),
        ("职工满意率达198%。", "figure", "198"),
        ("评出一等奖2个、二等奖4个、三等奖6个，共15个。", "figure", "15个"),
        ("2023年2月30日举行。", "date", "2023年2月30日"),
        ("2023年5月1日（星期二）开幕。", "date", "二"),
        ("上半年（1—8月）完成任务。", "date", "1—8月"),
        ("会议于9时75分开始。", "date", "9时75分"),
        ("5月8日，全市工会干部培训班开班。", "date", "5月8日"),
        ("他说：“大家辛苦了。\n会议结束。", "pair", "“"),
        ("活动》由工会主办。", "pair", "》"),
    ],
)
def test_what_cannot_be_is_found(text: str, kind: str, stands: str) -> None:
    findings = found(text, published=date(2024, 5, 6))
    assert any(one[0] == kind and one[1].endswith(stands) for one in findings)


@pytest.mark.parametrize(
    "text",
    [
        "共有130名职工参加，其中男职工80名、女职工50名。",
        "共走访企业120家，其中规模以上企业30家。",
        "开工126户、竣工112户，其中困难户已开工63户、竣工56户。",
        "办结案件20件，其中刑事8件、民事7件，已审结15件。",
        "涉及26个语种，其中97个项目已完成。",
        "为640户职工发放补贴，每户500元，合计32万元。",
        "为640户职工发放补贴，每户500元，另投入80万元建站。",
        "36名选手两人一组，共18组。",
        "甲厂20名、乙厂30名，共50名。",
        "走访甲厂20户、乙厂30户，今年共走访500户。",
        "培训6期，每期40人，共培训240人。",
        "120人参赛，其中女职工48人，占40%。",
        "每人每年60元，工会补助40元，个人负担20元。",
        "受理案件260件，调解成功208件，成功率80%。",
        "会员由1200人增加到1500人，增长25%。",
        "完成全年任务的120%，同比增长150%。",
        "2024年2月29日（星期四）举行。",
        "活动将于5月8日举行。5月8日起报名。",
        "上半年（1—6月）完成任务，8月再次启动。",
        "（1）走访企业。2）送清凉。",
        "“第一段。\n“第二段。”",
        "他说：“大家辛苦了。”",
        "近130名职工参加，其中男职工80名、女职工40名。",
    ],
)
def test_what_can_be_is_left_alone(text: str) -> None:
    assert found(text, published=date(2024, 5, 6)) == []


def test_a_headline_with_another_number_is_found() -> None:
    assert ("figure", "3200名", "3700名") in found("活动中3200名职工领到体检卡。", headline="3700名职工领到体检卡")
    assert ("figure", "126名", "162人") in found("首批126名矿工出发。", headline="矿工162人疗休养")
    assert found("活动中3187名职工领到体检卡。", headline="3200名职工领到体检卡") == []


def test_one_quantity_told_two_ways_by_merged_tellings_is_found() -> None:
    first, second = item_of("发放慰问金13万元，惠及职工。", "甲"), item_of("发放慰问金1.3万元，惠及职工。", "乙")
    assert [told(one) for one in review([first, second], tellings=[(0, 1)])] == [("figure", "13万元", "1.3万元")]
    assert review([first, second]) == ()


@pytest.mark.parametrize(
    "unit", ["每组3人共4组，", "其中男3名、女4名", "共3名、4名，", "成功率4%，占3%", "从3人增加到", "各2名共3名"]
)
def test_hostile_figures_end(unit: str) -> None:
    assert len(found(unit * 3_000)) < 20_000
