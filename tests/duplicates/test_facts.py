"""The days of an event: told outright, from the day of printing, from the report's head, without month or year."""

from __future__ import annotations

from datetime import date

import pytest

from digest.issues.duplicates import groups
from digest.issues.duplicates.contradictions import gap
from digest.issues.duplicates.dates import YEARLESS
from digest.issues.duplicates.facts import bare_days
from digest.issues.duplicates.features import telling_of
from tests.duplicates.events import item

PRINTED = date(2025, 1, 3)
REGION = "山东省/威海市/荣成市"


def days(body: str, printed: date | None = PRINTED) -> set[date]:
    return set(telling_of(item("a", printed, REGION, "海带工人合唱", body), body).facts.lead_days)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1月2日，合唱比赛举行。", date(2025, 1, 2)),
        ("二月的第一天，合唱比赛举行。", date(2025, 2, 1)),
        ("五一这天，合唱比赛举行。", date(2025, 5, 1)),
        ("元旦当天，合唱比赛举行。", date(2025, 1, 1)),
        ("合唱比赛开场，那天正逢三八妇女节。", date(2025, 3, 8)),
        ("12月30日，合唱比赛举行。", date(2024, 12, 30)),
        ("2月5日，合唱比赛将举行。", date(2025, 2, 5)),
        ("昨晚，合唱比赛举行。", date(2025, 1, 2)),
        ("今晨，合唱队出发。", date(2025, 1, 3)),
        ("前天，合唱队彩排。", date(2025, 1, 1)),
        ("本月2日，合唱比赛举行。", date(2025, 1, 2)),
        ("本周二，合唱比赛举行。", date(2024, 12, 31)),
        ("上礼拜四晚上，合唱比赛举行。", date(2024, 12, 26)),
        ("十二月三十日，合唱比赛举行。", date(2024, 12, 30)),
        ("2019年5月1日，合唱队第一次登台。", date(2019, 5, 1)),
    ],
)
def test_a_day_is_counted_from_the_day_of_printing(body: str, expected: date) -> None:
    assert days(body) == {expected}


def test_a_day_of_next_year_and_of_last_year_is_of_that_year() -> None:
    assert days("合唱比赛明年1月5日举行。") == {date(2026, 1, 5)}
    assert days("去年3月5日开工。") == {date(2024, 3, 5)}


def test_the_day_of_a_term_is_not_the_day_of_the_event() -> None:
    assert days("办法自2024年7月1日起施行，9月1日前完成换证，截至12月20日已换证300人。") == set()


def test_without_a_date_of_its_own_the_page_gives_days_without_their_year() -> None:
    assert days("12月30日，合唱比赛举行。", None) == {date(YEARLESS, 12, 30)}
    assert days("昨天，合唱比赛举行。", None) == set()
    assert days("本报1月3日讯 昨天，合唱比赛举行。", None) == {date(YEARLESS, 1, 2), date(YEARLESS, 1, 3)}


def test_days_without_a_year_are_near_over_new_year() -> None:
    new_year = frozenset({date(2025, 1, 1)})
    assert gap(new_year, frozenset({date(YEARLESS, 12, 31)})) == 1
    assert gap(new_year, frozenset({date(YEARLESS, 7, 1)})) > 150


def test_days_without_their_month_are_told_from_papers_and_spans() -> None:
    assert bare_days("在14日结束的大赛上，5月3日、6日至8日的场次和《4日报》不算。") == frozenset({14})
    assert bare_days("家属18日送来锦旗，感谢三天前救人的焊工。") == frozenset({18, 15})


def test_the_day_on_which_a_reporter_heard_of_it_and_that_of_a_term_are_no_days_of_the_event() -> None:
    assert days("记者1月2日从市总工会了解到，首批助学金近日下拨。") == set()
    assert days("1月2日，记者从市总工会获悉，首批助学金近日下拨。") == set()
    assert days("1月2日，记者在码头看到，首批药箱已经送到。") == {date(2025, 1, 2)}
    assert bare_days("记者16日从市总工会了解到，首批助学金25日前发到基层。") == frozenset()


def test_one_event_told_by_its_day_and_from_the_day_of_printing_is_one() -> None:
    first = item(
        "a", None, REGION, "海带工人唱响新年", "1月2日，荣成市总工会在俚岛镇举办海带工人合唱比赛，9支船队320人登台。"
    )
    again = item(
        "b", PRINTED, REGION, "船老大的歌声", "昨晚，俚岛镇的9支船队开唱。荣成市总工会办的合唱比赛来了320名海带工人。"
    )
    assert len(groups([first, again])) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一百一十八个打鱼人排队，历时3个月，每人2个半小时。", {118}),
        ("118名捕捞工义诊，增长5个百分点。", {118}),
        ("十二万六千元到账。", {126000}),
    ],
)
def test_figures_are_counts_in_digits_or_letters(body: str, expected: set[float]) -> None:
    assert telling_of(item("a", None, REGION, "", body), body).facts.figures == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("谈到夜里：一百一十八万，一分不少。", 1_180_000),
        ("墙上写着，一天保底一百八，夜班另算。", 180),
        ("她和六十二个姐妹坐进教室。", 63),
        ("九十一个人没追上她。", 92),
        ("捕鱼的两千三百号人都有份。", 2300),
        ("五十二分钟后，一棵参出了土。", 52),
    ],
)
def test_figures_are_read_as_a_feature_writes_them(body: str, expected: float) -> None:
    assert expected in telling_of(item("a", None, REGION, "", body), body).facts.figures


def test_what_is_only_said_so_is_no_name_but_a_work_is() -> None:
    body = "托人捎来“娘家”的问候，也捎来《归林》和“浪花小队”的合影。"
    assert telling_of(item("a", None, REGION, "", body), body).facts.names == {"归林", "浪花小队"}


def test_the_clause_of_the_deed_tells_its_stage() -> None:
    """The deed is read with full-width marks: its clause ends at 联盟."""
    body = "沙港市三十七家企业食堂结成联盟，统一买菜、统一验收。市总工会每月请职工给食堂打分，末位的要改。"
    told = telling_of(item("a", None, REGION, "沙港市建成职工食堂联盟", body), body)
    assert told.outlook.stage == "past"
