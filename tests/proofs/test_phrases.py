"""Standard phrases and congresses: what comes within a slip is found, what is written by right is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from digest.proofs import load, review, rows_of, shipped
from digest.proofs.congresses import Congress
from digest.proofs.wrong_ways import slip_of
from tests.proofs.samples import found, item_of


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("全体职工要笃行不殆，见之于行。", "殆", "怠"),
        ("他荣获全国五一劳动奖障，成为全厂榜样。", "障", "章"),
        ("深入学习贯彻习近平新时代中国特色社会注义思想。", "注", "主"),
        ("大会由中华全国总工工会主办。", "工工", "工"),
        ("学习贯彻习近平新代中国特色社会主义思想。", "新代", "新时代"),
        ("弘扬劳模精神、劳动精神、工将精神。", "将", "匠"),
        ("学习贯彻习近平新时代中国特色社会思想。", "会思", "会主义思"),
        ("弘扬劳模精神、劳作精神、工匠精神，建功立业。", "作", "动"),
        ("要全心全意依赖工人阶级，团结职工。", "赖", "靠"),
        ("会议要求深刻领会两个确。", "两个确", "两个确立"),
        ("大力营造劳动光荣、技能珍贵、创造伟大的风尚。", "珍", "宝"),
        ("企业要坚持安全第一、预防为先，把责任落到班组。", "先", "主"),
        ("职工利益是工会一切工作的出发点和落地点。", "地", "脚"),
        ("为发展新质生厂力贡献力量。", "厂", "产"),
    ],
)
def test_a_slip_in_a_standard_phrase_is_found(text: str, stands: str, meant: str) -> None:
    assert ("phrase", stands, meant) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "职工技能大赛和职业技能竞赛同时开赛。",
        "第十二师总工会和第八师总工会结对，职工听党话跟党走。",
        "消息见《北江工人报》，扫码入微信可看。",
        "船东与渔工签订劳动合同。上船前先体检。",
        "荣获全国五一劳动奖状的集体和五一劳动奖章的个人受到表彰。",
        "促消费政策落地显效，改革措施落地见效。",
        "庆祝五一国际劳动节暨全国五一劳动奖和全国工人先锋号表彰大会召开。",
        "全省五一劳动奖表彰大会召开，近五年五一劳动奖获得者代表参加。",
        "新会员入会仪式在广场举行，企业创建和谐劳动关系。",
        "依法维护女职工合法权益，帮助困难职工。",
        "下一步，国家卫生健康委将会同有关部门指导各地。",
        "市工会干部走访企业，县工会随后跟进。",
        "讲好中国工会故事，擦亮中国工会的品牌。",  # a part of another phrase
        "全区劳动模范和先进工作者表彰大会下月召开。",
        "编制“十五五”规划，践行“八八战略”。",
        "国民经济和社会发展第十三个五年规划收官。",
        "全市动员大会召开，践行以人民为中心发展理念。",
        "实施人才强校战略，坚持三项基本原则。",
        "市工商联合会到场，国家发展改革委派员指导。",
        "弘扬劳模精神、劳动精神和工匠精神，奏响时代强音。",  # the phrase has a mark there, a text may say it
        "让货车司机享受工会一站式服务。",
        "镇户外劳动者服务驿站投用。",
        "劳动争议调裁诉联动化解推进会召开。",
        "全国教科文卫体工会系统举办宣讲。",
        "省应急管理厅联合发文。",
        "促进科学发展、和谐发展。",
        "滿足廣大職工精神文化需求，弘揚勞模精神。",
        "公司与职工签订劳动合同的比例提高。",
    ],
)
def test_what_is_written_by_right_is_no_near_miss(text: str) -> None:
    assert not [one for one in found(text) if one[0] == "phrase"]


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("2017年10月，党的二十大胜利召开。", "二十", "十九"),
        ("认真学习党的二十五大精神。", "二十五", ""),
        ("“十四五”规划（2021—2026年）提出目标。", "2021—2026", "2021—2025"),
        ("党的二十届九中全会精神。", "九", ""),
        ("学习党的二十届四次全会精神。", "次", "中"),
        ("学习中国工会第十八届全国代表大会精神。", "届", "次"),
        ("市工会第十七次代表大会开幕，选举产生市总工会第十八届委员会委员。", "十八", "十七"),
    ],
)
def test_ordinals_and_years_that_contradict_are_found(text: str, stands: str, meant: str) -> None:
    assert ("phrase", stands, meant) in found(text, published=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("text", "published", "stands", "meant"),
    [
        ("学习贯彻党的十届三中全会精神。", date(2024, 9, 1), "十", "二十"),
        ("2023年，党的二十届三中全会召开。", date(2025, 3, 1), "三", "二"),
        ("学习党的二十届五中全会精神。", date(2025, 3, 1), "五", ""),  # it was not held yet
        ("各级工会学习贯彻工会十九大精神。", date(2025, 3, 1), "十九", ""),
        ("学习党的十二大精神，推动2025年工作。", None, "十二", "二十"),
    ],
)
def test_sessions_and_congresses_of_another_time_are_found(
    text: str, published: date | None, stands: str, meant: str
) -> None:
    assert ("phrase", stands, meant) in found(text, published=published)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("学习贯彻党的十五大精神，１９９８年再创佳绩。", None),  # a text of its time
        ("学习贯彻党的十五大精神。", date(1998, 3, 1)),
        ("党的十五大精神鼓舞人心。职工学习党的十五大精神。", None),  # nobody slips twice the same way
        ("全省工会学习省工会十三大精神。", date(2024, 3, 1)),  # the province's own
        ("党的二十届五中全会精神。", date(2026, 12, 1)),  # after the table was made
        ("党的十一届三中全会以来，工会事业发展。", date(2024, 3, 1)),
    ],
)
def test_a_congress_in_force_is_no_slip(text: str, published: date | None) -> None:
    assert not found(text, published=published)


def test_in_a_text_without_a_year_an_old_congress_is_a_guess() -> None:
    findings = review([item_of("学习贯彻党的十五大精神。")])
    assert [(one.stands, one.weight) for one in findings] == [("十五", 0.5)]


def test_what_others_hold_is_no_contradiction() -> None:
    text = "市委十三届四次全会召开。他是党的十三大代表。党的三大、四大在1923年和1925年。村工会第五届会员代表大会召开。"
    assert found(text, published=date(2024, 5, 1)) == []


def test_the_tables_keep_the_rhythm_of_congresses() -> None:
    """Congresses are held every five years, and plans follow one another: a wrong year or number breaks that."""
    kinds: dict[str, list[Congress]] = {}
    for one in shipped().congresses.all:
        kinds.setdefault(one.name, []).append(one)
    for held in kinds.values():
        first = held[0]
        if "中全会" in first.name:  # one committee's, in five years
            assert [one.number for one in held] == list(range(1, len(held) + 1))
            assert sorted(one.years[0] for one in held) == [one.years[0] for one in held]
            assert held[-1].years[0] - first.years[0] <= 5
        else:
            assert all(one.years[0] - first.years[0] == 5 * (one.number - first.number) for one in held)


def test_an_office_lists_the_tables_and_takes_a_phrase_out(tmp_path: Path) -> None:
    rows = list(rows_of(shipped()))
    known = shipped()
    assert len(rows) == len(known.phrases.all) + len(known.congresses.all) + len(known.congresses.series.all)
    assert ("党的二十大", "届次", "党的二十大公报", "2022", "", "") in rows
    file = tmp_path / "phrases.csv"
    file.write_text("表述,类别,出处,日期,也可作\n笃行不怠,off,本单位,,\n", "utf-8")
    assert found("全体职工要笃行不殆。", load([file])) == []
    assert found("全体职工要笃行不殆。") == [("phrase", "殆", "怠")]


def test_history_and_outlook_are_no_contradiction() -> None:
    text = "1982年党的十二大召开。2022年10月党的二十大胜利召开以来，“十四五”（2021—2025年）进展顺利。"
    assert found(text, published=date(2024, 5, 1)) == []


def test_beside_a_spoilt_phrase_no_doubled_character_is_suspected() -> None:
    assert [stands for _, stands, _ in found("会议学习习近乎总书记重要讲话精神。")] == ["乎"]


def test_a_title_of_the_state_is_no_shorter_one_of_a_firm() -> None:
    assert found("国务院总理李明、副总理王强出席大会。") == []


@pytest.mark.parametrize(
    ("stands", "phrase", "slip"),
    [
        ("市总公会", "市总工会", (2, 3, "工")),
        ("市市总工会", "市总工会", (0, 2, "市")),
        ("市总工会会", "市总工会", (3, 5, "会")),
        ("市总会", "市总工会", (1, 2, "总工")),
        ("总工会", "市总工会", (0, 1, "市总")),
        ("市总工", "市总工会", (2, 3, "工会")),
        ("夺劳夺得", "多劳多得", (0, 4, "多劳多得")),
        ("市总工会", "市总工会", None),
        ("市总局会", "市总工会", None),
    ],
)
def test_one_slip_of_a_phrase_is_told_by_its_place(stands: str, phrase: str, slip: tuple[int, int, str] | None) -> None:
    assert slip_of(stands, phrase) == slip
