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
    assert found("活动中3187名职工领到体检卡。", headline="3200名职工领到体检卡") == []


def test_one_quantity_told_two_ways_by_merged_tellings_is_found() -> None:
    first, second = item_of("发放慰问金13万元，惠及职工。", "甲"), item_of("发放慰问金1.3万元，惠及职工。", "乙")
    assert [told(one) for one in review([first, second], tellings=[(0, 1)])] == [("figure", "13万元", "1.3万元")]
    assert review([first, second]) == ()
