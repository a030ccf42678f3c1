"""Who leads a group, what was seen before, what an editor called different."""

from __future__ import annotations

import dataclasses
from datetime import date

from digest.issues.duplicates import groups, key
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
