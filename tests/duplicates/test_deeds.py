"""What a telling leaves out parts nothing; what both tell otherwise does: another line of work, other things."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from digest.issues.duplicates import events, groups
from digest.issues.duplicates.features import telling_of
from digest.model import Item, Theme
from tests.duplicates.events import item

CITY = "青海省/海西蒙古族藏族自治州/格尔木市"
MINE = "宁夏回族自治区/石嘴山市/惠农区"
CONTEST, SAFETY = Theme("competition", "技能竞赛"), Theme("safety", "安全生产")


def told(name: str, day: int | None, region: str, headline: str, body: str, *themes: Theme) -> Item:
    made = item(name, date(2025, 10, day) if day else None, region, headline, body)
    return dataclasses.replace(made, themes=themes)


NEWS = told(
    "news",
    15,
    CITY,
    "格尔木117名电工同场竞技",
    "10月14日，格尔木市第四届职工技能大赛电工决赛在昆仑技校举行，来自29家企业的117名选手参加理论和实操两项比试。"
    "盐湖检修公司选手康国良以91.5分获得第一名。",
)
STORY = told(
    "story",
    16,
    CITY,
    "一根线头，他理了二十年",
    "康国良把最后一根线头压进端子，抬头看了看钟。14日的这场比赛，他从29家企业送来的一百多名对手里拿了头名。"
    "“平时在泵房一天要接六十多个头，今天只接十二个，手反倒抖。”",
)
FIRM = told(
    "firm",
    17,
    CITY,
    "盐湖检修一职工在格尔木电工大赛夺冠",
    "近日，在格尔木市职工技能大赛电工决赛中，盐湖检修公司职工康国良以91.5分的成绩摘得桂冠，公司另有两人进入前十。"
    "公司工会给予每人三千元奖励。",
)
FITTERS = told(
    "fitters",
    16,
    CITY,
    "格尔木钳工大赛58人过招",
    "10月15日，格尔木市第四届职工技能大赛钳工决赛在昆仑技校举行，18家企业的58名选手参赛，盐湖机修选手邢海燕获得第一名。",
)


def joined(*items: Item) -> set[frozenset[str]]:
    return {frozenset(member.article.id for member in group.items) for group in groups(items)}


def test_a_story_and_a_firms_note_that_share_little_are_of_the_report_that_each_retells() -> None:
    assert joined(NEWS, STORY, FIRM, FITTERS) == {frozenset(("news", "story", "firm"))}


DRILL = told(
    "drill",
    11,
    MINE,
    "金沟煤矿一批维修工“比武”",
    "10月10日，金沟煤矿工会举办水泵维修比武，机电、掘进等5个队组的46名职工参赛，机电队的芮建斌用16分钟排除三处故障，夺得第一。",
    CONTEST,
)
HERO = told(
    "hero",
    12,
    MINE,
    "16分钟，三处故障！他拿下第一",
    "金沟煤矿井口旁的实操场上，秒表停在16分钟整。芮建斌从水泵底下钻出来，满手是油。这场10月10日办的维修比武，46个工友里他最快。",
)
LESSON = told(
    "lesson",
    12,
    MINE,
    "金沟煤矿女职工学急救",
    "10月10日，金沟煤矿工会女职工委员会组织46名女职工学习心肺复苏和包扎，区红十字会的老师现场教学。",
    SAFETY,
)


def test_one_unions_two_deeds_of_one_day_are_two_though_a_story_is_like_both() -> None:
    assert joined(DRILL, HERO, LESSON) == {frozenset(("drill", "hero"))}


@pytest.mark.parametrize(
    ("counted", "expected"), [("36户残疾职工家庭", False), ("36名残疾职工选手", True), ("36人", True)]
)
def test_equal_figures_of_other_things_are_none(counted: str, expected: bool) -> None:
    news = told(
        "a", 19, CITY, "", "10月18日，格尔木市总工会举办残疾职工手工赛，36名选手编织、剪纸，听障女工沙玉芳获第一名。"
    )
    other = told("b", 19, CITY, "", f"10月18日，格尔木市总工会到社区看望{counted}，带去米面油。")
    some, few = (telling_of(one, one.article.body).facts for one in (news, other))
    assert (36 in some.shared(few)) is expected


def test_what_the_shorter_of_two_news_counts_the_fuller_knows() -> None:
    report = told("a", None, CITY, "", "8月5日，格尔木市总工会为84名采卤工配发面罩、雨靴和遮阳伞，请医生讲解防晒。")
    for body, expected in (
        ("格尔木市总工会为84名采卤工配发面罩。", False),
        ("格尔木市总工会为84名采卤工补助5.3万元。", True),
    ):
        brief = told("b", None, CITY, "", body)
        known = events.features(*(telling_of(one, one.article.body) for one in (report, brief)))
        assert (known["added"] > 0) is expected


def test_a_round_up_of_several_counties_is_no_telling_of_one_of_them() -> None:
    own = told(
        "own",
        15,
        "山西省/忻州市/代县",
        "代县辣椒产业工会联合会成立",
        "10月14日，代县辣椒产业工会联合会成立，吸收合作社34家、会员1180人。",
    )
    told_of_both = "代县辣椒产业工会联合会成立，吸收合作社34家、会员1180人；繁峙县总工会建成货车司机小家，有床位14张。"
    whole = told("whole", 17, "山西省/忻州市", "忻州新业态建会见成效", f"本周，忻州市各县建会忙。{told_of_both}")
    assert joined(own, whole) == set()
    met = "10月14日，忻州市总工会在代县召开建会推进会，26人参加。代县总工会介绍了做法；繁峙县总工会谈了打算。"
    host = "10月14日，忻州市建会推进会在代县召开，26名与会代表看了代县货车司机小家。"
    meeting = told("meeting", 15, "山西省/忻州市", "忻州召开建会推进会", met)
    hosts = told("hosts", 15, "山西省/忻州市/代县", "全市建会推进会在代县召开", host)
    assert joined(meeting, hosts) == {frozenset(("meeting", "hosts"))}


@pytest.mark.parametrize(
    ("body", "name"), [("江西省泰和县总工会", "泰和"), ("福建省政和县总工会", "政和"), ("山西省大同市总工会", "大同")]
)
def test_a_union_whose_place_holds_an_and_keeps_its_name(body: str, name: str) -> None:
    news = told("a", 19, CITY, "", f"10月18日，{body}举办职工技能大赛，36名选手参加。")
    assert [doer.name for doer in telling_of(news, news.article.body).doers] == [name]


@pytest.mark.parametrize(
    ("held", "also", "expected"),
    [
        ("焊工大赛", "钳工大赛", False),
        ("职工篮球赛", "职工羽毛球赛", False),
        ("美发师技能大赛", "茶艺师技能大赛", False),
        ("焊工大赛", "电焊工比武", True),
        ("养老服务人员技能大赛", "养老护理员技能大赛", True),
        ("篮球赛、乒乓球赛", "乒乓球赛", True),
        ("职工技能大赛", "焊工技能大赛", True),
    ],
)
def test_contests_of_two_trades_or_games_on_one_day_are_two(held: str, also: str, expected: bool) -> None:
    first, second = (
        told(name, 10, CITY, f"格尔木{what}决出名次", f"10月9日，格尔木市{what}决赛举行，36名选手参赛。")
        for name, what in (("first", held), ("second", also))
    )
    assert bool(joined(first, second)) is expected


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "格尔木市工会第九次代表大会闭幕",
            "10月14日，格尔木市工会第九次代表大会闭幕，216名代表选举韩启明为格尔木市总工会主席。",
            True,
        ),
        (
            "格尔木市工会第九次代表大会开幕",
            "10月13日，格尔木市工会第九次代表大会开幕，216名代表出席，韩启明代表上届委员会向大会作报告。",
            False,
        ),
    ],
)
def test_who_was_elected_tells_the_end_of_a_congress(headline: str, body: str, expected: bool) -> None:
    elected = "在近日召开的格尔木市工会第九次代表大会上，韩启明当选市总工会主席。"
    brief = told("brief", 17, CITY, "韩启明当选市总工会主席", elected)
    assert bool(joined(told("news", 15, CITY, headline, body), brief)) is expected
