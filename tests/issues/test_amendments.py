"""A correction or a change of day is printed beside what it amends, or says which issue printed that."""

import dataclasses
from datetime import date

import pytest

from digest import edits, highlights, issues
from digest.issues import amendments
from digest.model import Article, Briefing, Item, Manner, Number, Origin, Paragraph, Period, Region, Seen, Theme

TAICANG = Region(("江苏省", "苏州市", "太仓市"), "320585")
WELFARE = Theme("welfare", "帮扶服务")
BRIEFING = Briefing("weekly", "工会简报", "某市总工会办公室", (WELFARE, Theme("other", "其他")))


def item(name: str, headline: str, body: str, publication: str = "") -> Item:
    article = Article(name, Origin(f"{name}.txt", publication), (Paragraph(body),), headline=headline)
    return Item(article, highlights.choose(article), (WELFARE,), (TAICANG,))


BREAKFAST = item(
    "breakfast",
    "沙溪镇总工会为环卫工送早餐",
    "11月16日，太仓市沙溪镇总工会启用环卫工早餐点，每天为126名环卫工提供热粥和鸡蛋，一年投入18万元。",
    "太仓工运",
)
WRONG = item(
    "wrong",
    "更正",
    "本刊11月17日刊登的《沙溪镇总工会为环卫工送早餐》一文，“126名环卫工”应为“162名环卫工”，特此更正，并向读者致歉。",
    "太仓工运",
)
MATCH = item(
    "match",
    "太仓职工羽毛球赛21日开打",
    "太仓市第六届职工羽毛球赛将于11月21日在市体育馆开打，68支队伍报名参赛，设混双和团体两项。",
)
LATER = item(
    "later",
    "通知",
    "因场馆检修，原定11月21日举行的太仓市第六届职工羽毛球赛延期至11月28日举行，地点不变，请各参赛队相互转告。",
)


def compose(*items: Item, seen: tuple[Seen, ...] = ()) -> issues.Issue:
    return issues.compose(
        items,
        BRIEFING,
        period=Period(date(2026, 11, 16), date(2026, 11, 23)),
        number=Number(2026, 47, 128),
        dated=date(2026, 11, 20),
        sources=3,
        seen=seen,
    )


def entries(issue: issues.Issue) -> list[issues.Entry]:
    return [entry for section in issue.sections for entry in section.entries]


def test_a_correction_is_printed_beside_what_it_corrects_which_is_to_be_checked() -> None:
    issue = compose(BREAKFAST, WRONG)
    (entry,) = entries(issue)
    beside = entry.told_beside("".join(entry.text))
    assert beside.startswith("〔《太仓工运》更正：本刊11月17日刊登的")
    assert "“126名环卫工”应为“162名环卫工”" in beside
    assert entry.mark == "〔待核〕"
    (left,) = issue.ledger.left_out
    assert (left.what, left.kind) == ("《更正》", "merged")
    assert issue.ledger.articles == issue.ledger.printed + issue.ledger.merged == 2


MOVED = item(
    "moved",
    "关于调整比赛场地的通知",
    "因道路施工，原定11月21日在市体育馆举办的太仓市职工羽毛球赛改在文化宫举办，时间不变。",
)


def test_what_a_correction_says_is_wrong_is_corrected_by_one_word_of_the_editor() -> None:
    issue = compose(BREAKFAST, WRONG)
    (entry,) = entries(issue)
    (slip,) = entry.item.findings
    assert (slip.stands, slip.suspected) == ("126名环卫工", "162名环卫工")
    sheet = edits.sheet(issue, "第0稿")
    (line,) = [line for line in sheet.splitlines() if line.startswith("疑误：")]
    changed = edits.applied(sheet.replace(line, line.replace("[　]", "[改]")), issue, "第0稿", name="李四")
    (corrected,) = entries(changed)
    assert "每天为162名环卫工提供热粥" in "".join(corrected.text)
    assert corrected.mark == ""
    assert corrected.told_beside("".join(corrected.text)) == "〔已照《太仓工运》更正改〕"
    assert "“162名”" not in "".join(dict(corrected.asides).values())


@pytest.mark.parametrize(
    ("told", "slips"),
    [
        ("“126名”系“162名”之误，“18万元”应为“81万元”。", {("126名", "162名"), ("18万元", "81万元")}),
        ("“162名”误为“126名”。", {("126名", "162名")}),
        ("“200名”应为“300名”。", set()),
    ],
)
def test_the_wrong_and_the_right_words_of_a_correction(told: str, slips: set[tuple[str, str]]) -> None:
    wrong = item("wrong", "更正", f"《沙溪镇总工会为环卫工送早餐》一文有误：{told}")
    (entry,) = entries(compose(BREAKFAST, wrong))
    assert {(slip.stands, slip.suspected) for slip in entry.item.findings} == slips
    assert bool(entry.mark)


@pytest.mark.parametrize("change", [LATER, dataclasses.replace(LATER, regions=()), MOVED])
def test_a_change_of_day_is_printed_beside_the_announcement(change: Item) -> None:
    (entry,) = entries(compose(MATCH, change))
    assert entry.headline == "太仓职工羽毛球赛21日开打"
    assert f"变动：{change.article.body.rstrip('。')}〕" in entry.told_beside("")
    assert entry.mark == ""  # what was announced was right then


@pytest.mark.parametrize(
    ("amending", "printed", "headline", "follows"),
    [
        (WRONG, BREAKFAST, "更正：沙溪镇总工会为环卫工送早餐", "更正第46期《沙溪镇总工会为环卫工送早餐》"),
        (LATER, MATCH, "通知：太仓职工羽毛球赛21日开打", "变动第46期《太仓职工羽毛球赛21日开打》"),
    ],
)
def test_what_amends_an_earlier_issue_says_which(amending: Item, printed: Item, headline: str, follows: str) -> None:
    seen = Seen(printed, Number(2026, 46, 127), date(2026, 11, 13))
    (entry,) = entries(compose(amending, seen=(seen,)))
    assert (entry.headline, entry.follows) == (headline, follows)
    assert follows in entry.origin
    again = Seen(entry.item, Number(2026, 47, 128), date(2026, 11, 20))
    assert entries(compose(amending, seen=(seen, again))) == []  # told once


def test_the_papers_own_word_for_itself_is_not_ours() -> None:
    seen = Seen(BREAKFAST, Number(2026, 46, 127), date(2026, 11, 13))
    (entry,) = entries(compose(WRONG, seen=(seen,)))
    assert entry.told_beside("".join(entry.text)) == "〔“本刊”指《太仓工运》〕"
    last = issues.entry_of(item("y", "更正", "上期《驿站启用》“12处”应为“21处”。", "太仓工运"), 2026, Manner())
    assert last.told_beside(last.text[0]) == "〔“上期”是《太仓工运》的〕"
    unnamed = issues.entry_of(item("x", "驿站启用", "本报记者在现场看到，工会驿站里坐满了人。"), 2026, Manner())
    assert unnamed.told_beside(unnamed.text[0]) == "〔“本报”指来稿所在的报刊〕"


def test_a_correction_of_what_was_never_printed_is_left_out_and_a_change_of_it_is_news() -> None:
    issue = compose(WRONG, LATER)
    assert [entry.headline for entry in entries(issue)] == ["通知"]
    assert [(left.what, left.kind) for left in issue.ledger.left_out] == [("《更正》", "article")]
    assert issue.unused == (WRONG,)  # an editor may take it back


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("说明", "因统计口径有误，本网11月10日所发《沙溪镇总工会为环卫工送早餐》中“18万元”应为“81万元”，敬请谅解。"),
        ("致读者", "前文《沙溪镇总工会为环卫工送早餐》“126名”系“162名”之误，特此更正。"),
        ("人名订正", "上期《沙溪镇总工会为环卫工送早餐》中的“王丽”系“王莉”之误。"),
        ("", "更正：本报《沙溪镇总工会为环卫工送早餐》一文“18万元”应为“81万元”。"),
    ],
)
def test_a_correction_is_known_by_what_it_says(headline: str, body: str) -> None:
    assert amendments.amends(item("report", headline, body).article) == "corrects"


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("太仓市总工会纠正一起错扣工资", "11月17日，太仓市总工会更正一家纺织厂多扣37名女工社保费的错误，追回4.2万元。"),
        (
            "太仓市总工会核查会费",
            "太仓市总工会核查会费账目，更正差错53笔，退给职工6.1万元，并延期收缴困难企业会费三个月。",
        ),
        ("环卫工早餐点开到第三家", "太仓市沙溪镇总工会开出第三家早餐点，每天为410名环卫工提供热粥。"),
    ],
)
def test_a_report_amends_nothing(headline: str, body: str) -> None:
    assert amendments.amends(item("report", headline, body).article) == ""


def test_another_place_or_session_is_not_amended() -> None:
    other = item(
        "other",
        "昆山职工羽毛球赛21日开打",
        "昆山市第三届职工羽毛球赛将于11月21日在市体育馆开打，40支队伍报名参赛。",
    )
    other = dataclasses.replace(other, regions=(Region(("江苏省", "苏州市", "昆山市")),))
    assert {entry.headline for entry in entries(compose(other, LATER))} == {"昆山职工羽毛球赛21日开打", "通知"}


def test_a_correction_is_no_point_of_the_first_page_but_stands_among_what_is_printed_whole() -> None:
    seen = Seen(BREAKFAST, Number(2026, 46, 127), date(2026, 11, 13))
    places = ("常熟", "昆山", "吴江", "相城", "吴中")
    deeds = ("发放助学金12万元", "为38名骑手体检", "办书画展", "开放驿站9个", "送书600册")
    others = [
        item(f"other{place}", f"{place}市总工会{deed}", f"11月17日，{place}市总工会{deed}。")
        for place, deed in zip(places, deeds, strict=True)
    ]
    briefing = dataclasses.replace(BRIEFING, points=3)
    issue = issues.compose(
        [WRONG, *others],
        briefing,
        period=Period(date(2026, 11, 16), date(2026, 11, 23)),
        number=Number(2026, 47, 128),
        dated=date(2026, 11, 20),
        sources=6,
        seen=(seen,),
    )
    assert len(issue.points) == 3
    assert not any("更正" in point.text for point in issue.points)
    (entry,) = [one for one in entries(issue) if one.follows]
    assert entry.worth == max(one.worth for one in entries(issue))


def test_a_correction_that_ran_into_its_report_is_told_beside_it() -> None:
    wrong = "更正：《沙溪镇总工会为环卫工送早餐》一文中的“126名”应为“162名”。"
    both = item("both", "沙溪镇总工会为环卫工送早餐", f"{BREAKFAST.article.body}{wrong}")
    (entry,) = entries(compose(both))
    assert entry.text == (BREAKFAST.article.body,)
    assert entry.told_beside("") == f"〔更正：{wrong.removeprefix('更正：').rstrip('。')}〕"
    assert [(slip.stands, slip.suspected) for slip in entry.item.findings] == [("126名", "162名")]
    assert entry.mark


def test_a_correction_may_quote_the_line_below_the_headline_as_the_title() -> None:
    below = dataclasses.replace(
        BREAKFAST.article, headline="镇总工会联手环卫所", subheadline=BREAKFAST.article.headline
    )
    issue = compose(dataclasses.replace(BREAKFAST, article=below), WRONG)
    (entry,) = entries(issue)
    assert [slip.stands for slip in entry.item.findings] == ["126名环卫工"]


def test_what_a_paper_corrects_is_a_slip_in_another_that_told_it_as_wrongly() -> None:
    body = (
        "太仓市沙溪镇总工会11月16日启用环卫工早餐点，每天为126名环卫工提供热粥和鸡蛋，一年投入18万元，"
        "早餐点设在镇环卫所，每天五点开门，由镇总工会和环卫所各派一名工作人员值守。"
    )
    other = item("other", "沙溪镇总工会为126名环卫工送早餐", body, "娄江快报")
    short = "11月16日，太仓市沙溪镇总工会启用环卫工早餐点，每天为126名环卫工提供热粥。"
    issue = compose(item("breakfast", BREAKFAST.article.headline, short, "太仓工运"), other, WRONG)
    (entry,) = entries(issue)
    assert entry.item.article.origin.publication == "娄江快报"
    assert {slip.stands for slip in entry.item.findings} == {"126名环卫工"}
    assert entry.mark == "〔待核〕"


def test_a_correction_that_was_printed_beside_its_report_is_not_printed_again() -> None:
    first = compose(BREAKFAST, WRONG)
    (entry,) = entries(first)
    again = compose(WRONG, LATER, seen=(Seen(entry.item, first.number, date(2026, 11, 20)),))
    assert [one.headline for one in entries(again)] == ["通知"]
    assert any("并附有这则更正" in left.reason for left in again.ledger.left_out)


def test_what_is_called_off_is_told_though_it_was_moved_before() -> None:
    moved = item("moved", "关于延期举办职工羽毛球赛的通知", LATER.article.body)
    off = item(
        "off",
        "关于取消职工羽毛球赛的通知",
        "因场馆检修未完，原定延期至11月28日举行的太仓市第六届职工羽毛球赛取消，请各参赛队相互转告。",
    )
    seen = tuple(Seen(one, Number(2026, 46, 127), date(2026, 11, 13)) for one in (MATCH, moved))
    assert [one.headline for one in entries(compose(moved, off, seen=seen))] == ["关于取消职工羽毛球赛的通知"]
