"""A follow-up is printed and linked to the issue it continues; what is merely alike is not."""

from __future__ import annotations

import dataclasses
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from pathlib import Path

import pytest

from digest import pipeline
from digest.archive import ledgers
from digest.issues import continuations, duplicates, wording
from digest.model import (
    Article,
    Briefing,
    Followed,
    Item,
    Manner,
    Number,
    Origin,
    Paragraph,
    Region,
    Seen,
    Theme,
)

PLACE = Region(("福建省", "漳州市", "东山县"))
NEXT_PLACE = Region(("福建省", "漳州市", "诏安县"))
FIRST = "12月4日，东山县职工织网技能大赛在澳角渔港开赛，来自19个渔村的140名织网工将角逐两天，许阿秀第一个上场。"
LAST = "12月6日，东山县职工织网技能大赛在澳角渔港落幕，许阿秀以每小时织网九米夺冠，140名织网工全部拿到证书。"


def item(name: str, headline: str, body: str, place: Region = PLACE) -> Item:
    article = Article(name, Origin(f"{name}.txt"), (Paragraph(body),), headline=headline)
    return Item(article, (), (Theme("competition", "技能竞赛"),), (place,))


OPENED = item("opened", "东山织网大赛开赛", FIRST)
CLOSED = item("closed", "东山织网大赛落幕", LAST)
SEEN = Seen(OPENED, Number(2026, 12, 93), date(2026, 12, 5))
LINK = Followed(2026, 12, "regular", "东山织网大赛开赛")


def follows(later: Item, *seen: Seen) -> Followed | None:
    (linked,) = continuations.linked([later], seen)
    assert dataclasses.replace(linked, follows=None) == later
    return linked.follows


def test_the_end_of_what_an_earlier_issue_opened_is_linked_and_not_merged() -> None:
    assert duplicates.groups([CLOSED], [SEEN]) == ()
    assert follows(CLOSED, SEEN) == LINK


@pytest.mark.parametrize(
    ("headline", "body", "place"),
    [
        ("诏安织网大赛落幕", LAST.replace("东山", "诏安").replace("澳角", "宫口"), NEXT_PLACE),
        ("东山第二届织网大赛落幕", LAST.replace("东山县职工", "东山县第二届职工"), PLACE),
        (
            "东山剖鱼女工结业",
            "12月6日，东山县铜陵镇剖鱼女工安全培训班结业，66名女工拿到合格证，林美珠领走奖品。",
            PLACE,
        ),
        ("东山织网大赛报名启动", "11月2日，东山县职工织网技能大赛启动报名，澳角渔港的织网工许阿秀第一个填表。", PLACE),
        ("东山织网工加入工会", "12月6日，东山县在澳角渔港举行集中入会，许阿秀等140名织网工领到会员证。", PLACE),
    ],
    ids=["next county", "another session", "another thing", "an earlier phase", "no phase of its own"],
)
def test_what_does_not_go_on_with_it_is_not_linked(headline: str, body: str, place: Region) -> None:
    first = item("opened", "东山首届织网大赛开赛", FIRST.replace("东山县职工", "东山县首届职工"))
    seen = Seen(first, SEEN.number, SEEN.dated)
    assert follows(item("other", headline, body, place), seen) is None


def test_a_report_that_looks_back_is_linked_to_the_nearest_in_wording() -> None:
    founded = item("a", "澳角织网工驿站启用", "12月4日，东山县总工会在澳角渔港启用织网工驿站，备有姜茶和老花镜。")
    later = item(
        "b", "织网工驿站满月 三千人次歇脚", "澳角渔港的织网工驿站启用满月，累计接待织网工3000人次，姜茶最受欢迎。"
    )
    both = (SEEN, Seen(founded, Number(2025, 50, 81), date(2025, 12, 5)))
    assert follows(later, *both) == Followed(2025, 50, "regular", "澳角织网工驿站启用")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (
            ("东山启动送温暖", "1月9日，东山县总工会“送温暖”活动启动，将走访困难职工730户。"),
            ("走了七百四十户", "2月8日，东山县总工会“送温暖”活动结束，走访困难职工742户，送出米面油。"),
        ),
        (
            ("鲍鱼行业合同听证", "5月6日，东山县总工会就《鲍鱼养殖行业集体合同（草案）》听证，最低日薪拟为130元。"),
            ("鲍鱼行业合同落笔", "6月9日，东山县鲍鱼养殖行业集体合同签订，最低日薪定为135元，东山县总工会见证。"),
        ),
        (
            ("东山征集“鱼匠”标识", "3月2日，东山县总工会面向全县征集“东山鱼匠”标识，一等奖五千元。"),
            ("“鱼匠”标识有了", "5月4日，东山县总工会公布“东山鱼匠”标识征集结果，中学教师谢志海的鱼尾图案当选。"),
        ),
        (
            ("三家共建网艺学院", "4月8日，东山县总工会与三所技校签约共建“网艺工匠学院”，三年带徒600人。"),
            ("首批徒弟到了", "9月2日，东山县总工会与技校共建的“网艺工匠学院”首批学徒150人报到。"),
        ),
    ],
    ids=["a campaign", "a draft signed", "a call answered", "a school founded"],
)
def test_the_last_step_continues_the_first(earlier: tuple[str, str], later: tuple[str, str]) -> None:
    seen = Seen(item("first", *earlier), SEEN.number, SEEN.dated)
    assert follows(item("last", *later), seen) == Followed(2026, 12, "regular", earlier[0])


def test_another_class_of_a_school_and_another_countys_campaign_are_not_continued() -> None:
    begun = item("a", "网艺学堂新生来了", "5月9日，东山县总工会“网艺学堂”2026级开学典礼举行，140名织网工入学。")
    ended = item("b", "网艺学堂老生走了", "6月27日，东山县总工会“网艺学堂”2024级毕业典礼举行，120名织网工领到文凭。")
    assert follows(ended, Seen(begun, SEEN.number, SEEN.dated)) is None
    town = item(
        "d", "铜陵镇启动送温暖", "1月9日，诏安县总工会在东山县铜陵镇启动“送温暖”活动，将走访困难职工73户。", NEXT_PLACE
    )
    end = item("e", "走了七百四十户", "2月8日，东山县总工会“送温暖”活动结束，走访困难职工742户，送出米面油。")
    assert follows(end, Seen(town, SEEN.number, SEEN.dated)) is None


def test_two_counties_reports_of_one_league_of_their_city_are_linked() -> None:
    opened = item("a", "漳州职工排球联赛开打", "4月18日，漳州市第三届职工排球联赛在东山县开赛，24支队伍打三个月。")
    final = item("b", "诏安队捧杯", "7月12日，漳州市第三届职工排球联赛决赛在东山县打响，诏安队夺冠。", NEXT_PLACE)
    assert follows(final, Seen(opened, SEEN.number, SEEN.dated)) is not None


def test_an_editors_judgement_cuts_the_link() -> None:
    apart = frozenset({frozenset((duplicates.key(OPENED.article), duplicates.key(CLOSED.article)))})
    assert continuations.linked([CLOSED], [SEEN], apart) == (CLOSED,)


def test_the_link_names_the_year_where_it_is_another() -> None:
    linked = dataclasses.replace(CLOSED, follows=LINK)
    supplement = dataclasses.replace(CLOSED, follows=Followed(2025, 2, "supplement", ""))
    assert wording.origin(linked, Manner(), 2026) == "（续第12期《东山织网大赛开赛》）"
    assert wording.follows(linked, 2027) == "续2026年第12期《东山织网大赛开赛》"
    assert wording.follows(supplement, 2026) == "续2025年增刊第2期"
    assert wording.follows(CLOSED, 2026) == ""


def published(folder: Path, name: str, text: str, dated: date, *, follow_ups: bool = True) -> tuple[str, str, str]:
    """Return the JSON, the HTML and the ledger of the issue of *dated*, made of one page."""
    page = folder / f"{name}.txt"
    page.write_text(text, "utf-8")
    theme = Theme("competition", "技能竞赛")
    briefing = Briefing("weekly", "简报", "东山县总工会", (theme, Theme("other", "其他")), follow_ups=follow_ups)
    with ThreadPoolExecutor(1) as executor:
        at = datetime.combine(dated, time(9))
        made = pipeline.publish(briefing, [page], dated, folder / "output", ("json", "html"), executor, at=at)
    stem = folder / "output" / made.issue.stem
    ledger = ledgers.as_json(made.issue)
    return (
        stem.with_suffix(".json").read_text("utf-8"),
        stem.with_suffix(".html").read_text("utf-8"),
        ledger,
    )


def test_the_link_is_printed_and_accounted_for(tmp_path: Path) -> None:
    published(tmp_path, "opened", f"东山织网大赛开赛\n\n{FIRST}\n", date(2026, 12, 4))
    record, page, ledger = published(tmp_path, "closed", f"东山织网大赛落幕\n\n{LAST}\n", date(2026, 12, 11))
    (entry,) = [entry for section in json.loads(record)["sections"] for entry in section["entries"]]
    assert entry["follows"] == "续第1期《东山织网大赛开赛》"
    assert entry["item"]["follows"]["number"] == 1
    assert "续第1期《东山织网大赛开赛》" in page
    assert "续第1期《东山织网大赛开赛》" in ledger


def test_the_briefing_turns_links_off(tmp_path: Path) -> None:
    published(tmp_path, "opened", f"东山织网大赛开赛\n\n{FIRST}\n", date(2026, 12, 4))
    text = f"东山织网大赛落幕\n\n{LAST}\n"
    record, *_ = published(tmp_path, "closed", text, date(2026, 12, 11), follow_ups=False)
    assert "续第" not in record


def test_of_all_invented_events_only_sequels_are_linked(request: pytest.FixtureRequest) -> None:
    """The families of tests/duplicates, 90 days looked back: every link goes from a later event to an earlier one."""
    folder = request.path.parents[1] / "duplicates"
    links = {
        link for name in ("events", "events_held_out", "events_set_aside") for link in links_in(folder / f"{name}.txt")
    }
    assert len(links) >= 9
    assert all(later[:-1] == earlier[:-1] and later != earlier for later, earlier in links)


# What began and was half done weeks later, told in other words, with near misses of the same body and of the next town.
# The first twelve families were tuned on, the others kept aside: 12 and 8 were found, and nothing else linked.
@pytest.mark.parametrize(("families", "least"), [(range(1, 13), 12), (range(13, 25), 8)], ids=["tuned on", "aside"])
def test_what_is_under_way_is_linked_to_its_beginning(
    request: pytest.FixtureRequest, families: range, least: int
) -> None:
    found = links_in(request.path.parents[1] / "duplicates/follow_ups.txt")
    own = {link for link in found if int(link[0][:-1]) in families}
    right = {(f"{family}B", f"{family}A") for family in families}
    assert own <= right
    assert len(own) >= least


def links_in(file: Path) -> set[tuple[str, str]]:
    """Return (event, event it continues) for every link that *file* gives."""
    told: list[tuple[str, Seen]] = []
    family = ""
    for place, line in enumerate(file.read_text("utf-8").splitlines()):
        if line.startswith("#"):
            family = line[1:].strip()
            continue
        event, printed, region, headline, body = line.split("|")
        story = item(f"t{place}", headline, body, Region(tuple(region.split("/"))))
        told.append((family + event, Seen(story, Number(2025, place + 1, place + 1), date.fromisoformat(printed))))
    return {link for event, later in told for link in _links(event, later, told)}


def _links(event: str, later: Seen, told: list[tuple[str, Seen]]) -> set[tuple[str, str]]:
    """Return the link of *later*, which tells of *event*, to what was printed in the 90 days before it."""
    near = {
        seen.number.number: name for name, seen in told if 0 < (later.dated - seen.dated).days <= 90 and name != event
    }
    found = follows(later.item, *(seen for name, seen in told if seen.number.number in near))
    return {(event, near[found.number])} if found else set()


RIDERS = Region(("浙江省", "湖州市", "德清县"))


def dated(name: str, headline: str, body: str, published: date | None) -> Item:
    made = item(name, headline, body, RIDERS)
    origin = dataclasses.replace(made.article.origin, published=published)
    return dataclasses.replace(made, article=dataclasses.replace(made.article, origin=origin))


SCHOOL = "3月5日，德清县总工会在新市镇为货车司机开办夜校，首批38名司机走进课堂，学习交通安全、修车常识。"
GRADUATED = (
    "3月20日，德清县总工会货车司机夜校结业，38名司机拿到结业证书。"
    "这所夜校于3月5日在新市镇开班，学习交通安全、修车常识。"
)
MATCH = "德清县总工会在新市镇举行货车司机技能比武，38名司机比倒车入库、轮胎更换，"


@pytest.mark.parametrize("is_dated", [True, False], ids=["dated", "undated"])
def test_an_end_that_recalls_how_it_began_is_a_follow_up_and_no_copy(is_dated: bool) -> None:
    opened = dated("opened", "德清为货车司机开办夜校", SCHOOL, date(2026, 3, 6) if is_dated else None)
    ended = dated("ended", "德清司机夜校结业", GRADUATED, date(2026, 3, 21) if is_dated else None)
    seen = Seen(opened, SEEN.number, SEEN.dated)
    assert duplicates.groups([ended], [seen]) == ()
    assert follows(ended, seen) == Followed(2026, 12, "regular", "德清为货车司机开办夜校")


def test_what_tells_the_whole_of_one_event_is_a_copy_though_it_names_the_end() -> None:
    one = dated("one", "德清司机比武", "3月5日至9日，德清县举行货车司机比武，38人参赛，沈根宝夺冠。", date(2026, 3, 10))
    other = dated(
        "other",
        "德清货车司机比武落幕",
        "3月9日，德清县货车司机比武落幕，38人参赛，沈根宝夺冠。比武于3月5日开赛。",
        date(2026, 3, 10),
    )
    assert len(duplicates.groups([one, other])) == 1


def test_what_was_printed_counts_though_it_is_one_with_another_printed_text() -> None:
    """Of two printed texts of one match an editor called the first another thing; the second tells it all the same."""
    first, second, again = (
        dated(name, "德清货车司机比武", f"3月9日，{MATCH}{more}", date(2026, 3, 10))
        for name, more in (
            ("first", "沈根宝夺冠。"),
            ("second", "沈根宝夺冠，领走奖牌。"),
            ("again", "夺冠的是沈根宝。"),
        )
    )
    seen = tuple(Seen(one, Number(2026, at, 80 + at), SEEN.dated) for at, one in ((12, first), (13, second)))
    apart = frozenset({frozenset((duplicates.key(first.article), duplicates.key(again.article)))})
    found = duplicates.groups([first, second, again], seen, apart)
    assert {one.article.id: group.seen[-1].number.number for group in found if group.seen for one in group.items} == {
        "first": 13,
        "second": 13,
        "again": 13,
    }


WUZHONG, KUNSHAN = Region(("江苏省", "苏州市", "吴中区")), Region(("江苏省", "苏州市", "昆山市"))
STEPS = [  # an earlier report, a later one of the same matter, and one of another that is alike
    (
        WUZHONG,
        (
            "吴中职工焊工比武下月开赛",
            "吴中区总工会印发通知，定于11月16日举办第五届职工焊工技能比武，11月12日截止报名。",
        ),
        ("吴中职工焊工比武开赛", "11月16日，吴中区第五届职工焊工技能比武在胥口开赛，27家企业的96名焊工同场较量。"),
        ("吴中职工焊工比武开赛", "12月16日，吴中区第六届职工焊工技能比武在胥口开赛，31家企业的102名焊工同场较量。"),
    ),
    (
        WUZHONG,
        (
            "吴中“匠心杯”炒茶赛开锅",
            "11月10日，吴中区总工会在东山镇举办第三届“匠心杯”职工炒茶技能赛，52名炒茶工一人一锅。",
        ),
        ("炒茶赛出结果：一名90后拿第一", "吴中区第三届“匠心杯”职工炒茶技能赛结果公布，东山镇周晓燕以96.5分获第一名。"),
        ("刺绣赛出结果：一名90后拿第一", "吴中区第三届“巧手杯”职工刺绣技能赛结果公布，光福镇周小燕以95.5分获第一名。"),
    ),
    (
        KUNSHAN,
        (
            "周市总工会受理42名装修工欠薪投诉",
            "昆山市周市镇总工会受理恒达装饰公司42名装修工的欠薪投诉，涉及工资63万元。",
        ),
        ("恒达装饰42名工人拿回工资", "在昆山市周市镇总工会调解下，恒达装饰公司42名装修工拿回全部63万元工资。"),
        ("宏发纸箱19名工人拿回工资", "在昆山市周市镇总工会调解下，宏发纸箱厂19名装卸工拿回全部22万元工资。"),
    ),
    (
        KUNSHAN,
        (
            "昆山就骑手权益办法征求意见",
            "昆山市总工会就《外卖骑手劳动权益保障办法（草案）》召开座谈会，听取21名骑手的意见。",
        ),
        (
            "昆山出台骑手权益保障办法",
            "昆山市总工会会同人社局印发《外卖骑手劳动权益保障办法》，明确站点不得以差评代罚。",
        ),
        ("昆山出台工会会费管理办法", "昆山市总工会会同财政局印发《基层工会会费收支管理办法》，明确会费不得平均发放。"),
    ),
]


STEPS += [
    (
        PLACE,
        ("东山县总工会征集渔网手套方案", "东山县总工会面向职工征集织网工防割手套方案，奖金2万元，截止11月15日。"),
        ("防割手套方案选出", "东山县总工会从67个方案中选出织网工防割手套方案3个，铜陵镇许阿秀的方案得奖金1万元。"),
        ("防晒帽方案选出", "东山县总工会从52个方案中选出晒盐工防晒帽样式2个，西埔镇林美珠的样式得奖金1万元。"),
    ),
    (
        PLACE,
        ("一车队43名司机停运讨薪", "东山县宏运车队43名司机因拖欠工资停运，县总工会当天介入调解，涉及工资71万元。"),
        ("宏运车队恢复发车", "东山县总工会主持签下还款协议，宏运车队43名司机拿到首笔40万元，车队恢复发车。"),
        ("远达车队恢复发车", "东山县总工会主持签下还款协议，远达车队31名司机拿到首笔22万元，车队恢复发车。"),
    ),
]


@pytest.mark.parametrize(
    ("place", "first", "later", "other"), STEPS, ids=["notice", "contest", "claim", "rule", "call", "stoppage"]
)
def test_the_next_step_of_one_matter_is_linked_and_that_of_another_is_not(
    place: Region, first: tuple[str, str], later: tuple[str, str], other: tuple[str, str]
) -> None:
    seen = Seen(item("first", *first, place), SEEN.number, SEEN.dated)
    assert follows(item("later", *later, place), seen) == Followed(2026, 12, "regular", first[0])
    assert follows(item("other", *other, place), seen) is None


def test_plans_are_linked_to_what_came_of_them(request: pytest.FixtureRequest) -> None:
    links = links_in(request.path.parents[1] / "duplicates/events_stages.txt")
    assert len(links) >= 32
    assert all(later[:-1] == earlier[:-1] for later, earlier in links)


@pytest.mark.parametrize(
    ("headline", "body", "is_linked"),
    [
        (
            "海丰冷库氨气泄漏事故查明",
            "11月20日，东山县海丰冷库氨气泄漏事故调查报告公布，3人被问责，县总工会派员参加调查。",
            True,
        ),
        (
            "海丰冷库泄漏事故伤者获赔",
            "11月22日，东山县总工会帮海丰冷库氨气泄漏事故的4名伤者办结工伤，共获赔58万元。",
            True,
        ),
        ("县总工会慰问职工", "11月22日，东山县总工会走访4名困难职工，送去慰问金2万元。", False),
        (
            "银湾冷库顶棚事故查明",
            "11月21日，东山县银湾冷库顶棚垮塌事故调查报告公布，2人被问责，县总工会派员参加调查。",
            False,
        ),
    ],
)
def test_what_becomes_of_an_accident_continues_it(headline: str, body: str, is_linked: bool) -> None:
    text = "11月8日，东山县海丰冷库发生氨气泄漏，4名工人中毒，东山县总工会到医院看望，送去慰问金2万元。"
    seen = Seen(item("leak", "海丰冷库氨气泄漏 工会看望伤者", text), SEEN.number, date(2026, 11, 10))
    assert bool(follows(item("later", headline, body), seen)) == is_linked
