"""Who leads a group, what was seen before, what an editor called different."""

from __future__ import annotations

import dataclasses
from datetime import date

from digest.issues.duplicates import groups, key, proposals
from digest.issues.duplicates.features import telling_of
from digest.issues.duplicates.whereabouts import near_of
from digest.model import Item, Number, Origin, Seen
from tests.duplicates.events import item

REGION = "浙江省/宁波市/慈溪市"
SHORT = "慈溪市总工会在观海卫镇举办职工直播大赛，装配女工沈佳六小时带货三百一十二万元夺冠。"
LONG = SHORT + "决赛有十名主播参加，评委来自三所学校和两家平台公司，比赛持续到深夜。"


def story(name: str, body: str, day: int, publication: str = "") -> Item:
    made = item(name, date(2025, 11, day), REGION, "直播大赛女工夺冠", body)
    origin = Origin(f"{name}.txt", publication, date(2025, 11, day))
    return dataclasses.replace(made, article=dataclasses.replace(made.article, origin=origin))


EARLY, FULL = story("early", SHORT, 9, "甲报"), story("full", LONG, 10, "乙报")


def test_the_fullest_leads_and_of_equal_ones_the_earliest() -> None:
    assert groups([EARLY, FULL])[0].items == (FULL, EARLY)
    later = story("again", LONG, 11, "丙报")
    assert groups([later, EARLY, FULL])[0].items == (FULL, later, EARLY)


def test_a_sure_text_leads_a_fuller_one_in_doubt_unless_it_is_a_mere_note() -> None:
    mixed = dataclasses.replace(FULL, doubts=("第9行与第12行的接续不确定",))
    whole = story("whole", LONG[: len(LONG) * 3 // 4], 11, "丙报")
    assert groups([mixed, whole])[0].items == (whole, mixed)
    note = story("note", SHORT[:30], 9, "甲报")
    assert groups([mixed, whole, note])[0].items[-1] == note


def test_a_text_without_a_word_of_union_work_leads_none_that_has() -> None:
    farmers = item(
        "farmers",
        date(2025, 11, 9),
        "浙江省/宁波市/慈溪市",
        "慈溪观海卫镇签下小家电行业工资合同",
        "11月7日，慈溪市观海卫镇小家电行业第三轮谈判结束，420家企业的最低工资标准上浮6%，惠及1.6万人。从8月到11月，双方谈了"
        "三轮，装配线的计件单价往后每个季度公布一次，老板和装配工的代表都在文本上签了字。",
    )
    union = item(
        "union",
        date(2025, 11, 9),
        "浙江省/宁波市/慈溪市",
        "观海卫镇小家电行业工会签下工资集体合同",
        "11月7日，慈溪市观海卫镇小家电行业工会经三轮协商签订工资集体合同，420家企业的1.6万人最低工资标准上浮6%。",
    )
    assert [group.items for group in groups([farmers, union])] == [(union, farmers)]


def test_a_report_leads_the_scene_that_is_twice_as_long() -> None:
    scene = item(
        "scene",
        date(2025, 11, 16),
        "江苏省/苏州市/太仓市",
        "冬日里的一碗热汤",
        "天冷了，一碗热汤最暖人心。11月16日清晨，太仓市城厢镇，环卫工们捧着热汤，笑容绽放在脸上。汤是太仓市总工会送来的，鸡汤里"
        "加了枸杞和红枣。“喝下去全身都热了。”环卫工老孙说。寒风里，这碗汤传递着浓浓的温情，让这个冬天不再寒冷。大家都说，有工会"
        "的地方就有家的温暖。这样的画面，每天清晨都在上演，成为街头一道亮丽的风景线。",
    )
    report = item(
        "report",
        date(2025, 11, 16),
        "江苏省/苏州市/太仓市",
        "太仓市总工会为环卫工每天送热汤",
        "11月16日起，太仓市总工会在城厢镇设9个供汤点，每天清晨为430名环卫工送热汤，到明年2月底止，共投入26万元。",
    )
    assert groups([scene, report])[0].items == (report, scene)


def test_what_an_earlier_issue_printed_is_named() -> None:
    seen = Seen(EARLY, Number(2025, 45, 300), date(2025, 11, 9))
    (group,) = groups([FULL], [seen])
    assert (group.items, group.seen) == ((FULL,), (seen,))
    assert "第45期" in group.why[0]


def test_what_was_seen_makes_no_group_of_its_own() -> None:
    seen = [Seen(each, Number(2025, 45, 300), date(2025, 11, 9)) for each in (EARLY, FULL)]
    other = item("other", date(2025, 11, 9), REGION, "电工比武", "电工比武在周巷镇举行，八十名电工比拼接线和排除故障。")
    assert groups([other], seen) == ()


def test_an_editors_judgement_keeps_two_texts_apart() -> None:
    apart = frozenset({frozenset((key(EARLY.article), key(FULL.article)))})
    assert groups([EARLY, FULL], apart=apart) == ()
    assert len(groups([EARLY, FULL])) == 1


def test_nothing_and_one_item_make_no_group() -> None:
    assert groups([]) == ()
    assert groups([EARLY]) == ()


def test_two_printed_copies_of_which_one_bears_another_day_are_both_named() -> None:
    """Of earlier items how alike they are in wording is asked only where a new one joins them, but then it counts."""
    body = LONG + "大赛由市总工会与市商务局合办，全市四十二家企业的女职工报名，奖金总额为八万元，作品在展馆陈列一周。"
    first, second, new = (story(name, f"11月{day}日，{body}", 10) for name, day in (("a", 9), ("b", 3), ("c", 9)))
    seen = [Seen(each, Number(2025, 45, 300), date(2025, 11, 10)) for each in (first, second)]
    (group,) = groups([new], seen)
    assert (group.items, group.seen) == ((new,), tuple(seen))


def test_what_is_compared_grows_with_the_texts_not_with_their_pairs() -> None:
    form = "慈溪市总工会在观海卫镇举办直播大赛，装配女工沈佳带货夺冠，第{}车间的班组前来观摩。"
    tellings = [telling_of(story(f"t{place}", form.format(place), 9), form.format(place)) for place in range(120)]
    pairs = proposals.candidates(tellings, len(tellings), near_of(tellings))
    assert len(pairs) == sum(min(proposals.NEIGHBOURS, later) for later in range(120))
    assert proposals.candidates(tellings, 1, near_of(tellings)) == pairs[: proposals.NEIGHBOURS]
