"""What counts first: the order of entries, 本期要点, and what is not worth printing."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from digest import config, highlights
from digest.assets import templates
from digest.config.briefing import WEIGHT_NAMES as NAMES
from digest.issues import importance
from digest.model import Article, Briefing, Item, Origin, Paragraph, Period, Region, Theme
from tests.issues.test_compose import compose

THEME = Theme("models", "劳模工匠")
BRIEFING = Briefing("weekly", "工会简报", "青溪市总工会", (THEME,), home=("江苏省", "苏州市"))
CITY, COUNTY = Region(("江苏省", "苏州市"), "320500"), Region(("江苏省", "苏州市", "太仓市"), "320585")
CONGRESS = "苏州市工会第十八次代表大会开幕，总结五年工作，部署今后任务。来自全市的代表参加。"
TEXTS = {
    "职工读书活动": "太仓市总工会举办职工读书活动，大家分享了读书的体会。现场气氛很好。",
    "帮扶困难职工": "太仓市总工会走访慰问困难职工860名，发放慰问金36万元。活动持续一周。",
    "工代会": CONGRESS,
    "驿站启用": "太仓市总工会启用户外劳动者驿站，骑手可以进去歇脚。驿站全天开放。",
}


def item(name: str, text: str, region: Region = COUNTY, **fields: object) -> Item:
    article = Article(f"{name}-1", Origin(f"{name}.txt"), (Paragraph(text),), headline=name)
    article = dataclasses.replace(article, **fields)  # type: ignore[arg-type]
    return Item(article, highlights.choose(article, 2), (THEME,), (region,))


def items() -> list[Item]:
    return [item(name, text, CITY if name == "工代会" else COUNTY) for name, text in TEXTS.items()]


def test_the_names_of_the_weights_are_those_that_a_briefing_file_may_set():
    assert set(NAMES) == set(importance.WEIGHTS)


def test_a_congress_comes_first_and_figures_before_none():
    (section,) = compose(items(), BRIEFING).sections
    order = [entry.headline for entry in section.entries]
    assert order[:2] == ["工代会", "帮扶困难职工"]
    assert [entry.ordinal for entry in section.entries] == ["1.", "2.", "3.", "4."]


def test_the_score_is_the_sum_of_parts_that_are_shown():
    (section,) = compose(items(), BRIEFING).sections
    for entry in section.entries:
        assert entry.worth == pytest.approx(sum(value for _, value in entry.worth_parts))
    assert ("代表大会", 4.0) in section.entries[0].worth_parts


def test_an_office_weighs_otherwise_and_orders_by_place():
    own = dataclasses.replace(BRIEFING, importance=(("congress", -9.0),))
    assert compose(items(), own).sections[0].entries[-1].headline == "工代会"
    placed = dataclasses.replace(BRIEFING, order="place")
    assert compose(items(), placed).sections[0].entries[0].headline == "工代会"  # the city's own code is the least


def test_points_are_the_first_by_worth_each_a_sentence_of_its_source():
    issue = compose(items(), dataclasses.replace(BRIEFING, points=2))
    assert [point.anchor for point in issue.points] == ["s1-1", "s1-2"]
    assert issue.points[0].text == CONGRESS[: CONGRESS.index("。") + 1]
    assert compose(items(), dataclasses.replace(BRIEFING, points=0)).points == ()
    assert compose(items()[:2], dataclasses.replace(BRIEFING, points=2)).points == ()  # it would all be said twice


def test_what_is_no_union_work_is_in_the_ledger_with_the_reason():
    text = "县法律援助中心开展普法宣传，向群众发放资料，解答婚姻、继承、邻里纠纷等方面的咨询。" * 3
    issue = compose([item("普法宣传", text), *items()], BRIEFING)
    (left,) = [left for left in issue.ledger.left_out if left.kind == "article"]
    assert (left.what, left.reason) == ("《普法宣传》", "看不出与工会工作有关")
    assert issue.ledger.articles == issue.ledger.printed + 1


@pytest.mark.parametrize(
    ("headline", "text", "is_left"),
    [
        ("遗失声明", "青溪市某某餐饮店遗失工会法人资格证书副本，编号0123456，声明作废。", True),
        ("工会财务培训邀请函", "我公司定于12月举办工会财务培训班，2980元/人，食宿自理。报名电话：010-12345678。", True),
        (
            "市总工会举办财务培训班",
            "市总工会举办财务培训班，120人参加，培训费由市总工会承担。报名电话：0512-1234567。",
            False,
        ),
        ("某品牌家电工会专享季开启", "工会会员到店可享9折优惠，好礼相送！抢购热线：0512-1234567。", True),
        (
            "会员观影只要19元",
            "青溪市总工会推出会员观影活动，原价40元，优惠价19元，即日起可抢购。咨询电话：0512-1234567。",
            False,
        ),
        ("县总工会走访企业", "县总工会走访26家企业，收集意见40条。" * 8 + "遗失声明：某店遗失公章，声明作废。", False),
        ("这首歌的作者是位电焊工", "县职工文艺汇演评出一等奖3个，这首歌的作者是位电焊工。", False),
        ("工会卡促销季开始", "市总工会会员普惠季启动，职工凭卡购物优惠，送出优惠券2万张，每人最多30元/人。", False),
    ],
)
def test_advertisements_of_a_paper_are_no_news(headline: str, text: str, is_left: bool) -> None:
    issue = compose([item(headline, text), *items()], BRIEFING)
    told = [left.reason for left in issue.ledger.left_out if left.kind == "article"]
    assert told == (["广告、启事，不是消息"] if is_left else [])


@pytest.mark.parametrize("place", ["subheadline", "headline", "byline"])
def test_a_comment_signed_under_its_headline_is_no_report(place: str) -> None:
    comment = item("驿站要用起来", "有的工会驿站常关，饮水机没有水，职工意见不小，管理要跟上120家驿站。")
    told = {
        "subheadline": "——本报评论员",
        "headline": "驿站要用起来——本报评论员",
        "byline": "□ 钟公（作者系某高校教师）",
    }
    comment = dataclasses.replace(comment, article=dataclasses.replace(comment.article, **{place: told[place]}))
    issue = compose([comment, *items()], BRIEFING)
    assert "报纸的评论，不是消息" in [left.reason for left in issue.ledger.left_out]


def test_the_weather_is_no_news_of_a_union_but_those_who_work_in_it_are() -> None:
    weather = item("工会早读", "今日，全省阴天。最高气温：北部8℃，南部12℃。")
    heat = item("工会送清凉", "气温升到38℃，县总工会为户外职工送去凉茶，慰问职工1200人。")
    issue = compose([weather, heat, *items()], BRIEFING)
    assert [left.what for left in issue.ledger.left_out if left.kind == "article"] == ["《工会早读》"]


def test_what_somebody_on_the_net_says_is_in_doubt_until_it_is_told_what_came_of_it() -> None:
    posted = "网民“小舟”11月24日在论坛发帖称，某服装厂拖欠30余名职工3个月工资。"
    settled = "经县总工会调解，欠薪已全部付清。"
    for text, doubts in ((posted, 1), (posted + settled, 0)):
        (entry,) = [
            entry
            for section in compose([item("职工反映欠薪", text), *items()], BRIEFING).sections
            for entry in section.entries
            if entry.headline == "职工反映欠薪"
        ]
        assert len(entry.item.doubts) == doubts


def test_a_page_in_traditional_characters_is_union_work_and_weighs_alike():
    text = "蘇州市工會第十八次代表大會開幕，總結五年工作，部署今後任務，來自全市的代表參加。" * 3
    simple = "苏州市工会第十八次代表大会开幕，总结五年工作，部署今后任务，来自全市的代表参加。" * 3
    one, other = (compose([item("开幕", words, CITY)], BRIEFING).sections[0].entries[0] for words in (text, simple))
    assert one.worth_parts == other.worth_parts


@pytest.mark.parametrize("times", [1, 2])
def test_a_report_of_no_line_of_work_that_names_the_union_in_passing_is_left_out(times: int) -> None:
    text = "县卫健委、教育局、总工会等部门联合开展爱国卫生月，清理河道和街巷。" + "工会送去慰问品。" * (times - 1)
    other = dataclasses.replace(item("爱国卫生月", text), themes=(Theme("other", "其他"),))
    issue = compose([other], dataclasses.replace(BRIEFING, themes=(Theme("other", "其他"),)))
    assert bool(issue.sections) == (times > 1)


def test_meetings_of_other_places_count_half_and_their_results_whole():
    abroad = Region(("浙江省", "嘉兴市"), "330400")
    parts = importance.parts_of(item("会", "嘉兴市工会第九次代表大会开幕，市委书记出席。", abroad), BRIEFING.home)
    assert (parts["congress"], parts["leader"]) == (0.5, 0.25)
    figures = "嘉兴市总工会走访慰问困难职工860名，发放慰问金36万元。"
    assert importance.parts_of(item("慰问", figures, abroad), BRIEFING.home)["figures"] == 1.0
    assert importance.parts_of(item("会", CONGRESS, CITY), BRIEFING.home)["congress"] == 1.0


@pytest.mark.parametrize(("text", "is_one"), [("打出工匠培育品牌", False), ("品牌门店开业", True)])
def test_a_name_that_a_union_made_of_its_work_is_no_advertisement(text: str, is_one: bool) -> None:
    found = importance.parts_of(item("职工", f"吴江区总工会{text}，三年培训职工500名。"), BRIEFING.home)
    assert ("advertisement" in found) == is_one


def test_a_place_is_told_without_what_goes_without_saying():
    far = Region(("浙江省", "嘉兴市", "秀洲区"), "330411")
    found = [
        item("读书", "工会举办读书活动。", COUNTY),
        item("太仓读书", "工会举办讲座。", COUNTY),
        item("送凉", "工会慰问职工。", far),
        item("市领导走访", "市领导走访。", far, contributor="嘉兴市秀洲区总工会"),  # at the end alone it is overlooked
        item("一线走访", "工会走访。", COUNTY, contributor="太仓市总工会"),
    ]
    told = "浙江省嘉兴市秀洲区"
    regions = {entry.headline: entry.region for entry in compose(found, BRIEFING).sections[0].entries}
    assert regions == {"读书": "太仓市", "太仓读书": "", "送凉": told, "市领导走访": told, "一线走访": ""}


def test_the_printed_text_is_laid_and_the_sentences_are_the_sources():
    told = item("读书", '太仓市总工会举办"书香"活动,120名职工参加。')
    (entry,) = compose([told], BRIEFING).sections[0].entries
    assert entry.text == ("太仓市总工会举办“书香”活动，120名职工参加。",)
    assert entry.item.highlights[0].text == '太仓市总工会举办"书香"活动,120名职工参加。'
    (plain,) = compose([told], dataclasses.replace(BRIEFING, print_layer=False)).sections[0].entries
    assert plain.text == ('太仓市总工会举办"书香"活动,120名职工参加。',)


@pytest.mark.parametrize(
    ("line", "said"),
    [("congres = 1", "不认识的项 congres"), ("congress = 1000", "-100 到 100"), ('congress = "多"', "congress 应是数")],
)
def test_a_wrong_weight_is_named(tmp_path, line: str, said: str):
    text = (templates() / "weekly.toml").read_text("utf-8").replace("# [importance]", f"[importance]\n{line}")
    (tmp_path / "w.toml").write_text(text, "utf-8")
    with pytest.raises(config.briefing.ConfigError, match=said):
        config.load(tmp_path / "w.toml")


@pytest.mark.parametrize(
    ("text", "year", "is_past"),
    [
        ("2019年3月12日，太仓市总工会走访职工60名。", 2026, True),
        ("2019年5月以来，太仓市总工会走访职工60名；2026年再走访80名。", 2026, False),
        ("2025年8月，太仓市总工会走访职工60名。", 2026, False),
        ("太仓市总工会走访职工60名。2019年3月起已是第五次。", 2026, False),
    ],
)
def test_what_tells_only_years_long_past_comes_late_where_its_day_is_unknown(text: str, year: int, is_past: bool):
    period = Period(date(year, 3, 2), date(year, 3, 9))
    undated = item("走访", text)
    assert ("past" in importance.parts_of(undated, (), period)) == is_past
    dated = dataclasses.replace(
        undated, article=dataclasses.replace(undated.article, origin=Origin("走访.txt", published=date(year, 3, 3)))
    )
    assert "past" not in importance.parts_of(dated, (), period)


def test_a_leader_of_party_or_government_counts_more_than_the_unions_own_and_a_training_is_no_law():
    texts = {
        "senior": "太仓市总工会举办技能大赛决赛，市委副书记、市长为选手颁奖。",
        "own": "太仓市总工会举办技能大赛决赛，市总工会主席为选手颁奖。",
        "training": "太仓市总工会举办集体协商培训班。学员参加学习。",
    }
    parts = {name: importance.parts_of(item(name, text), BRIEFING.home) for name, text in texts.items()}
    assert parts["senior"]["leader"] > parts["own"]["leader"] > 0
    assert "law" not in parts["training"]


@pytest.mark.parametrize(
    ("text", "part", "is_told"),
    [
        ("11月20日，青溪矿业发生透水事故，3名矿工遇难，县总工会慰问家属。", "deaths", True),
        ("县总工会开展安全培训，全县事故起数和死亡人数双下降。", "deaths", False),
        ("县总工会帮120名农民工追回欠薪486万元。", "wages", True),
        ("企业补发拖欠的工资158.6万元，全部发放到位。", "wages", True),
        ("县总工会支付活动经费3万元，60名职工参加。", "wages", False),
        ("青溪区网络主播行业工会第一次会员代表大会召开，312名主播入会。", "congress", False),
        ("青溪区撮河镇工会第三次代表大会召开，换届选举。", "congress", False),
        ("青溪市工会第十八次代表大会开幕，500名代表参加。", "congress", True),
        ("镇江市工会第十五次代表大会开幕，500名代表参加。", "congress", True),
        ("景德镇市工会第九次代表大会开幕，300名代表参加。", "congress", True),
        ("县总工会召开劳模座谈会，大家谈体会。", "plenary", False),
        ("县总工会向今冬首批600名快递员发放暖冬包。", "honour", False),
        ("43名教师拿到被拖欠的工资96万元。", "wages", True),
        ("某镇总工会原副主席挪用工会经费16.8万元，被开除党籍。", "discipline", True),
        ("县总工会组织观看警示教育片，剖析挪用工会经费案例。", "discipline", False),
        ("《青溪省民办学校工会工作办法》明年1月1日起施行，惠及教职工32万人。", "law", True),
        ("县总工会开展劳动保护专项检查，查出问题63处。", "law", False),
        ("县总工会入选全国首批协商示范单位。", "honour", True),
        ("县总工会律师代理的首例平台算法案胜诉。", "honour", True),
    ],
)
def test_what_a_leader_must_know_goes_before_small_congresses_and_talks(text: str, part: str, is_told: bool) -> None:
    assert (part in importance.parts_of(item("消息", text), ())) == is_told


@pytest.mark.parametrize(
    ("title", "text", "is_routine"),
    [
        ("县总工会召开理论学习会", "县总工会召开理论学习会，大家进行了热烈讨论。", True),
        ("县总工会主席走访企业", "县总工会主席走访企业，了解生产经营情况。", True),
        ("县总工会走访困难职工", "县总工会走访困难职工860名，发放慰问金36万元。", False),
        ("市委书记走访慰问劳模", "春节前，市委书记走访慰问劳模，致以节日问候。", False),
    ],
)
def test_what_every_body_does_every_month_asks_for_nothing_unless_a_figure_or_a_leader_stands_in_it(
    title: str, text: str, is_routine: bool
) -> None:
    assert ("routine" in importance.parts_of(item(title, text), ())) == is_routine


def test_of_two_with_figures_the_one_that_concerns_more_goes_before() -> None:
    texts = (
        "县总工会为86名职工子女办托管班。",
        "县总工会为1.4万名教师买保险，每人保额30万元。",
        "县总工会送温暖1.2亿元。",
    )
    reached = [importance.parts_of(item("消息", text), ())["reach"] for text in texts]
    assert reached == sorted(reached)
    assert "reach" not in importance.parts_of(item("消息", "县总工会今年计划开展宣讲，覆盖职工50万人次。"), ())
    assert reached[1] == pytest.approx(0.69, abs=0.01)  # of the teachers: what each may get is not how many there are


def test_a_congress_of_a_part_of_home_counts_half() -> None:
    county = item("会", "太仓市教育系统工会第四次代表大会召开，选举马某为主席。", COUNTY)
    parts = [importance.parts_of(one, BRIEFING.home)["congress"] for one in (county, item("会", CONGRESS, CITY))]
    assert parts == [0.5, 1.0]


def test_what_is_to_be_applied_for_stands_behind_what_was_done() -> None:
    done = item("县总工会新建六个驿站", "县总工会新建六个驿站，服务快递员320名。")
    called = dataclasses.replace(done, article=dataclasses.replace(done.article, kind="notice"))
    worths = [importance.worth(importance.parts_of(one, ()), {})[0] for one in (done, called)]
    assert worths[0] > worths[1]


@pytest.mark.parametrize(("headline", "is_left"), [("本报评论员：让暖冬到一线", True), ("县总评选最美工匠", False)])
def test_a_papers_own_comment_is_no_news(headline: str, is_left: bool) -> None:
    issue = compose([item(headline, "县总工会的驿站要天天开门，让320名快递员喝上热水。")])
    assert any("报纸的评论" in left.reason for left in issue.ledger.left_out) == is_left


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("县总工会印发细则，严禁截留、挪用工会经费。", "discipline"),
        ("县总工会帮助60名职工追回工资，包工头因贪污被立案审查。", "discipline"),
        ("县总工会推行工资集体协商，一线职工每月多拿到500元。", "wages"),
    ],
)
def test_what_is_forbidden_done_by_others_or_agreed_weighs_as_none_of_its_kind(text: str, part: str) -> None:
    assert part not in importance.parts_of(item("消息", text), ())


def test_bargaining_is_no_routine_and_all_levels_are_counted() -> None:
    assert "routine" not in importance.parts_of(item("工会主席参加工资协商谈判", "企业同意恢复年终奖。"), ())
    assert "reach" in importance.parts_of(item("消息", "全县各级工会筹集1200万元慰问职工。"), ())
