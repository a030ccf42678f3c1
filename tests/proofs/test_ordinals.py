"""Ordinals: anniversaries and days by the year, meetings of one body, points in turn, headlines against their text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.proofs.tables import series_of
from tests.proofs.samples import found

_DAY = date(2025, 6, 3)


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("2025年是中华全国总工会成立110周年。", "110", "100"),
        ("为庆祝中国共产党成立140周年，合唱队登台。", "140", "104"),
        ("2019年，新中国成立60周年，矿工登上观礼台。", "60", "70"),
        ("2027年将迎来建军110周年。", "110", "100"),
        ("2024年6月是第32个全国“安全生产月”。", "32", "23"),
        ("十四届全国人大五次会议明确了方向。", "五", "三"),
        ("全国政协十四届四次会议2024年3月4日开幕。", "四", "二"),
        ("船厂1985年建厂，2025年迎来建厂50周年。", "50", "40"),
        ("学校始建于1956年，2026年是60周年校庆。", "60", "70"),
        ("2021年是“十五五”开局之年。", "十五", "十四"),
        ("“十四五”时期（2016—2020年）建站百座。", "2016年—2020", ""),
        ("党的二十届精神鼓舞人心。", "届", "大"),
        ("中华全国总工会成立于1935年5月。", "1935", "1925"),
        ("党的十九大于2022年10月16日至22日在北京召开。", "十九", "二十"),
        ("学习党的二十届三中全会精神。全会于2025年10月20日至23日在北京召开。", "三", "四"),
        ("共青团第十八次全国代表大会2023年6月召开。", "十八", "十九"),
        ("学习贯彻中国工会十六大精神。", "十六", "十八"),
        ("县总工会召开第七届委员会第五次全体会议，通过七届三次全委会工作报告。", "三", "五"),
        ("工会召开第四届职工代表大会第三次会议，四届二次职代会有代表96名。", "二", "三"),
        ("大会选举产生第九届委员会。陈某当选第八届委员会主席。", "八", "九"),
        ("大会审议第一届委员会工作报告，选举产生第三届委员会。", "一", "二"),
        ("第一，提高认识。第二，突出重点。第四，抓好落实。", "四", "三"),
        ("（一）加强领导。（二）落实责任。（四）强化督导。", "四", "三"),
        ("第十二届运动会是继第十届之后的又一次盛会。", "十二", ""),
    ],
)
def test_an_ordinal_that_cannot_be_is_found(text: str, stands: str, meant: str) -> None:
    findings = found(text, published=_DAY)
    assert any(one[0] == "phrase" and (one[1], one[2]) == (stands, meant) for one in findings) or (
        not meant and findings
    )


@pytest.mark.parametrize(
    "text",
    [
        "2025年是中华全国总工会成立100周年。",
        "他在建党90周年时受到表彰。",
        "向建军100周年奋斗目标迈进。",
        "2026年将迎来建团104周年。",
        "十四届全国人大三次会议明确了方向。",
        "学习贯彻党的二十大精神，党的十八大以来成就巨大。",
        "2024年是中国工会十八大召开后的第一年。",
        "中国工会十八大2023年10月召开，中国工会十七大2018年召开。",
        "县总工会召开十六届二次全委会，总结十六届一次全委会以来的工作。",
        "传达省总工会十五届五次全委会精神，召开市总工会十五届三次全委会。",
        "大会审议第二届委员会工作报告，选举产生第三届委员会。",
        "第一，提高认识。第二，突出重点。第三，抓好落实。",
        "（一）加强领导。（二）落实责任。（一）时间。（二）地点。",
        "2025年是“十四五”规划收官之年，“十五五”规划（2026—2030年）待启。",
        "“十五”期间企业改制，1998年到2001年建站80周年纪念馆。",
    ],
)
def test_an_ordinal_that_can_be_is_left_alone(text: str) -> None:
    assert found(text, published=_DAY) == []


def test_a_headline_with_another_ordinal_is_found() -> None:
    told = "9月20日，第三届职工运动会开幕。"
    assert ("figure", "三", "五") in found(told, headline="第五届职工运动会开幕")
    assert found(told, headline="第三届职工运动会开幕") == []
    assert ("figure", "三", "四") in found("会议学习二十届三中全会精神。", headline="学习二十届四中全会精神")
    assert found("第二届职工运动会之后，第三届职工运动会开幕。", headline="第四届职工运动会筹备") == []


def test_a_row_of_what_is_held_by_the_year_that_is_no_use_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "yearly.csv"
    file.write_text("名称,零年,每,出处\n建厂〔N〕周年,1950,1,厂志\n建厂周年,1950,1,厂志\n", "utf-8")
    rows, faults = series_of(file)
    assert [one.year_of(70) for one in rows] == [2020]
    assert [one.line for one in faults] == [3]


@pytest.mark.parametrize(
    "unit",
    [
        "第三届四次会议",
        "建党130周年，",
        "（一）好。",
        "第一，好。",
        "第一，好。第三，好。",
        "当选第三届委员会",
        "2025年3周年",
    ],
)
def test_hostile_ordinals_end(unit: str) -> None:
    assert len(found(unit * 3_000)) < 20_000
