"""Regions: every division finds itself, confusable names, ties, pages, evidence."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from digest import labels
from digest.labels.gazetteer import shorten
from digest.model import Article, Origin, Paragraph, Provenance
from tests.labels.label_one import regions_of

CASES = tomllib.loads((Path(__file__).parent / "confusable.toml").read_text(encoding="utf-8"))["case"]


def article(text: str = "", headline: str = "", contributor: str = "", kicker: str = "") -> Article:
    paragraphs = tuple(Paragraph(line) for line in text.split("\n") if line)
    return Article("a", Origin("x"), paragraphs, headline=headline, contributor=contributor, kicker=kicker)


@pytest.fixture(scope="module")
def vocabulary() -> labels.Vocabulary:
    return labels.vocabulary()


def test_every_division_finds_itself_with_its_parents(vocabulary: labels.Vocabulary) -> None:
    wrong = []
    for path in vocabulary.gazetteer.codes:
        name = vocabulary.gazetteer.names[path[-1]]
        text = path[-1] if len(name.paths) == 1 and name.kind != "generic" else "".join(path[-2:])
        labelled = regions_of(article(f"{text}总工会举行职工运动会。"), vocabulary)
        told = name.paths[0] if name.kind == "zone" else path  # 虎丘区 and 苏州高新区 are one place
        if [region.path for region in labelled.labels] != [told]:
            wrong.append((text, path, labelled.labels))
    assert len(vocabulary.gazetteer.codes) == 3212
    assert wrong == []


def test_every_region_carries_its_code(vocabulary: labels.Vocabulary) -> None:
    (region,) = regions_of(article("江苏省苏州市吴江区总工会换届。"), vocabulary).labels
    assert (region.path, region.code, region.town) == (("江苏省", "苏州市", "吴江区"), "320509", "")


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_confusable_name(case: dict[str, str], vocabulary: labels.Vocabulary) -> None:
    given = article(case["text"], case.get("headline", ""), case.get("contributor", ""))
    paths = ["/".join(region.path) for region in regions_of(given, vocabulary).labels]
    assert paths[:1] == [case["region"]][: bool(case["region"])]
    assert set(case.get("also", ())) <= set(paths)
    assert set(case.get("not", ())).isdisjoint(paths)


def test_a_place_told_by_a_firms_name_alone_is_in_doubt(vocabulary: labels.Vocabulary) -> None:
    told = [
        regions_of(article(f"{body}工会请来理发师，为三百名职工理发。"), vocabulary).doubtful
        for body in ("内江纺织集团", "内江市纺织集团", "内江供电公司", "内江纺织机械厂")
    ]
    assert told == [True, False, False, False]  # works are in their city


def test_a_place_told_by_a_row_of_origins_alone_is_in_doubt(vocabulary: labels.Vocabulary) -> None:
    given = article("水泥厂工会为技改现场送去凉茶，来自湖南、河南、河北的施工队都在抓紧施工。")
    assert regions_of(given, vocabulary).doubtful


def test_there_are_enough_confusable_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "浏阳平江合办鞭炮工夜校",
            "浏阳市总工会和平江县总工会签订培训协作协议，互认学时。",
            ["浏阳市", "平江县"],
        ),
        (
            "丰县萧县联手招工",
            "一条路，两边都是果园。丰县总工会和安徽省萧县总工会签下用工互助协议，互派采摘队。",
            ["丰县", "萧县"],
        ),
        (
            "福清工会请文县教师来看海",
            "5月3日，福清市总工会承担食宿，请来结对的文县二十名教师，在东壁岛疗养五天。",
            ["福清市", "文县"],
        ),
        (
            "太仓市总工会援建碧土茶室",
            "海拔三千米的左贡县，有了两间职工茶室。桌椅由太仓市总工会捐赠，护路工免费使用。",
            ["太仓市", "左贡县"],
        ),
        (
            "南京市工会向察右中旗工会捐赠",
            "26日，市总工会对口援助捐赠仪式在内蒙古察右中旗举行，市总工会向察右中旗总工会捐赠资金25万元。",
            ["南京市", "察哈尔右翼中旗"],
        ),
        (
            "内乡同行来访",
            "河南内乡县总工会考察团一行到我会开展学习交流，市总工会陪同。考察团参观了三明市博物馆、永安石墨园。",
            ["三明市", "内乡县"],
        ),
        (
            "一批劳模工作室命名",
            "四川省总工会命名了一批劳模工作室。攀枝花市有2个工作室被命名为示范工作室。",
            ["四川省", "攀枝花市"],
        ),
        ("四川大学华西医院工会为夜班护士设深夜食堂", "11月3日，食堂开张，每晚供应三百份热餐。", ["成都市"]),
        ("电瓷厂里的外语课", "来自广东的翻译老师，给芦溪的电瓷工人上外语课。夜校由县总工会开办。", ["芦溪县"]),
    ],
    ids=[
        *("and before a name", "and with a province", "whom they have come", "by whom given", "named in the headline"),
        *("our union", "share", "a hospital", "origin"),
    ],
)
def test_who_acts_comes_first_and_who_receives_second(
    headline: str, body: str, expected: list[str], vocabulary: labels.Vocabulary
) -> None:
    found = regions_of(article(body, headline), vocabulary).labels
    assert [region.path[-1] for region in found] == expected


def test_what_a_firm_calls_itself_behind_its_city_is_no_place(vocabulary: labels.Vocabulary) -> None:
    given = article("12月4日，大连同仁公司工会启动“百题攻关”活动。", "大连同仁公司工会启动“百题攻关”")
    assert [region.path for region in regions_of(given, vocabulary).labels] == [("辽宁省", "大连市")]


def test_a_headline_that_ends_in_contract_joins_nobody(vocabulary: labels.Vocabulary) -> None:
    text = "黄石市总工会推动四十家机械厂把技能津贴写进集体合同。"
    first, second = (regions_of(article(text, f"津贴写进{end}"), vocabulary).evidence for end in ("合同", "协议"))
    assert first == second


def test_a_town_is_kept_beside_its_county(vocabulary: labels.Vocabulary) -> None:
    (region,) = regions_of(article("张浦镇总工会组织亲子阅读。"), vocabulary).labels
    assert (region.path, region.town) == (("江苏省", "苏州市", "昆山市"), "张浦镇")


def test_an_old_name_is_kept_beside_today_s(vocabulary: labels.Vocabulary) -> None:
    (region,) = regions_of(article("2008年，吴江市总工会换届。"), vocabulary).labels
    assert (region.path, region.former) == (("江苏省", "苏州市", "吴江区"), "吴江市")


def test_a_zone_of_a_county_is_kept_as_its_town(vocabulary: labels.Vocabulary) -> None:
    (region,) = regions_of(article("昆山高新区总工会慰问职工。"), vocabulary).labels
    assert (region.path, region.town) == (("江苏省", "苏州市", "昆山市"), "昆山高新区")


def test_the_page_decides_an_ambiguous_name(vocabulary: labels.Vocabulary) -> None:
    asked = article("鼓楼区总工会举办职工读书会。")
    page = (asked, article("徐州市总工会召开全委会。"), article("新沂市总工会慰问职工。"))
    (region,) = regions_of(asked, vocabulary, page=page).labels
    assert region.path == ("江苏省", "徐州市", "鼓楼区")


def test_the_page_names_the_city_of_a_lone_zone(vocabulary: labels.Vocabulary) -> None:
    asked = article("近日，园区举办职工歌会。", contributor="高新区总工会")
    page = (asked, article("苏州市总工会召开全委会。"))
    (region,) = regions_of(asked, vocabulary, page=page).labels
    assert region.path == ("江苏省", "苏州市", "苏州高新区")


def test_the_page_says_which_city_ours_is(vocabulary: labels.Vocabulary) -> None:
    asked = article("我市召开工会工作会议，市总工会部署工作。")
    page = (asked, article("金华市总工会慰问职工。"), article("义乌市总工会慰问职工，金华市总工会参加。"))
    assert regions_of(asked, vocabulary).labels == ()
    assert regions_of(asked, vocabulary, page=page).labels[0].path[:2] == ("浙江省", "金华市")


def test_a_place_that_no_table_knows_is_not_the_page_s_place(vocabulary: labels.Vocabulary) -> None:
    asked = article("11月5日，青石县总工会看望环卫工人。", contributor="青石县总工会")
    page = (asked, article("柳河县总工会举办技能比赛。", contributor="柳河县总工会"))
    assert regions_of(asked, vocabulary, page=page).labels == ()


def test_home_decides_what_nothing_else_does(vocabulary: labels.Vocabulary) -> None:
    asked = article("鼓楼区总工会举办职工读书会。")
    (region,) = regions_of(asked, vocabulary, home=("福建省", "福州市")).labels
    assert region.path == ("福建省", "福州市", "鼓楼区")


def test_home_decides_ties_only(vocabulary: labels.Vocabulary) -> None:
    named = article("徐州市鼓楼区总工会举办职工读书会。")
    (region,) = regions_of(named, vocabulary, home=("福建省", "福州市")).labels
    assert region.path == ("江苏省", "徐州市", "鼓楼区")
    assert regions_of(article("职工读书会今天举行。"), vocabulary, home=("福建省", "福州市")).labels == ()


def test_home_is_first_among_equals(vocabulary: labels.Vocabulary) -> None:
    asked = article("两地职工交流。", "泰州市总工会 台州市总工会结对")
    for home in (("江苏省", "泰州市"), ("浙江省", "台州市")):
        assert regions_of(asked, vocabulary, home=home).labels[0].path == home


def test_near_ties_are_marked(vocabulary: labels.Vocabulary) -> None:
    labelled = regions_of(article("两地职工交流。", "泰州市总工会 台州市总工会结对"), vocabulary)
    assert labelled.doubtful
    assert labelled.runner_up == labelled.labels[1]
    assert not regions_of(article("泰州市总工会换届。"), vocabulary).doubtful


def test_a_place_hardly_told_is_marked(vocabulary: labels.Vocabulary) -> None:
    told = (
        "草木发芽，又到女职工的节日，养护处几位委员决定，今年的活动以“读书·走路”为题。\n"
        "3月7日下午，各小组组织女职工听全处举办的讲座，请有名的咨询师来讲课，题目是家里的话怎样说。\n"
        "3月8日上午的活动是走路。8点半，女职工们在凌云路湛河桥南集合，终点是江边公园。"
    )
    assert regions_of(article("", told), vocabulary).doubtful


def test_evidence_is_found_where_it_says(vocabulary: labels.Vocabulary) -> None:
    given = article("本报讯。\n近日，如皋市总工会慰问职工。", "如皋工会送清凉", "如皋市总工会")
    evidence = regions_of(given, vocabulary).evidence
    texts = {"headline": given.headline, "contributor": given.contributor, "lead": given.body, "body": given.body}
    assert {piece.where for piece in evidence} == {"headline", "contributor", "body"}
    for piece in evidence:
        assert texts[piece.where][piece.start : piece.end] == piece.text
        assert piece.label == "江苏省/南通市/如皋市"
        assert piece.weight > 0


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("苏州市", ("苏州",)),
        ("浦东新区", ("浦东",)),
        ("神农架林区", ("神农架",)),
        ("内蒙古自治区", ("内蒙古",)),
        ("恩施土家族苗族自治州", ("恩施", "恩施州", "恩施自治州")),
        ("景宁畲族自治县", ("景宁", "景宁县", "景宁自治县")),
        ("广西壮族自治区", ("广西", "广西自治区")),
        ("鄂温克族自治旗", ("鄂温克旗",)),
        ("喀什地区", ("喀什",)),
        ("赵县", ()),
    ],
)
def test_short_forms(name: str, forms: tuple[str, ...]) -> None:
    assert shorten(name) == forms


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("西北大学工会请来教练，在长安校区教教职工打太极。", [("陕西省", "西安市")]),
        ("入冬，湘雅医院工会给夜班护士送去热饭。", [("湖南省", "长沙市")]),
        ("5月4日，如皋市总工会请清华大学教授给工会干部讲课。", [("江苏省", "南通市", "如皋市")]),
        ("5月4日，武汉大学举行教师合唱节。", [("湖北省", "武汉市")]),
        (
            "龙游、信州两地总工会在省界上合建两个骑手驿站。",
            [("浙江省", "衢州市", "龙游县"), ("江西省", "上饶市", "信州区")],
        ),
        (
            "诸暨市总工会邀请旺苍县三十名务工者来学织袜，路费和食宿全包。",
            [("浙江省", "绍兴市", "诸暨市"), ("四川省", "广元市", "旺苍县")],
        ),
        (
            "胶州市总工会把礼县果农的四百吨苹果运进各单位食堂。",
            [("山东省", "青岛市", "胶州市"), ("甘肃省", "陇南市", "礼县")],
        ),
        # What a province or the nation does in its capital is no city's; a route is no receiver.
        ("西藏自治区总工会主办的全区职工足球赛在拉萨收官，那曲队夺冠。", [("西藏自治区",)]),
        ("中华全国总工会在北京表彰五一巾帼奖章获得者。", [("全国",)]),
        ("兴化市总工会组织疗休养，路线为丽水，请报送名单。", [("江苏省", "泰州市", "兴化市")]),
        ("中原油田工会为十八名工匠配徒五十四人。", [("河南省", "濮阳市")]),
        # Guests of the same province, too; 来 in front of 安徽 makes no 来安.
        (
            "桐城市总工会迎来安徽省天长市总工会考察组一行九人，客人看了职工服务中心。",
            [("安徽省", "安庆市", "桐城市"), ("安徽省", "滁州市", "天长市")],
        ),
        ("内黄县总工会给石龙糖厂锅炉工颁发证书。", [("河南省", "安阳市", "内黄县")]),
        # A project is where its name says; a river is in no district of its name, whence workers came receives nothing.
        ("中铁五局镇雄项目部工会为劳务工送去绿豆汤。", [("云南省", "昭通市", "镇雄县")]),
        ("中铁二局会东项目部工会办篮球赛，六支班组队争冠军。", [("四川省", "凉山彝族自治州", "会东县")]),
        ("九江市总工会在浔阳江畔举办职工歌手大赛。", [("江西省", "九江市")]),
        ("吴川市总工会帮贵州毕节来的22名农民工追回工资。", [("广东省", "湛江市", "吴川市")]),
        (
            "东兴区·苍溪县总工会协作座谈会在我县召开。",
            [("四川省", "内江市", "东兴区"), ("四川省", "广元市", "苍溪县")],
        ),
        (
            "兴化市总工会赴舟曲县考察对口援建项目，捐赠二十万元。",
            [("江苏省", "泰州市", "兴化市"), ("甘肃省", "甘南藏族自治州", "舟曲县")],
        ),
        (
            "溧阳市总工会组织八名师傅飞往平利县，在茶厂驻点二十天。",
            [("江苏省", "常州市", "溧阳市"), ("陕西省", "安康市", "平利县")],
        ),
    ],
)
def test_whose_people_act_and_who_receives(
    text: str, paths: list[tuple[str, ...]], vocabulary: labels.Vocabulary
) -> None:
    assert [region.path for region in regions_of(article(text), vocabulary).labels] == paths


def test_a_neighbours_signature_is_told_and_gives_no_region(vocabulary: labels.Vocabulary) -> None:
    told = article("嘉兴市秀洲区总工会推行“一人一码”，注册人数已达1.6万。", contributor="东宁市总工会")
    found = labels.label((told,), vocabulary)[0]
    assert found.is_stray
    assert [region.path[-1] for region in found.regions.labels] == ["秀洲区"]


@pytest.mark.parametrize(
    ("text", "contributor"),
    [
        ("嘉兴市秀洲区总工会推行“一人一码”。", "嘉兴市总工会"),
        ("嘉兴市秀洲区总工会来我市考察驿站建设。", "东宁市总工会"),  # 我市 is who signs
        ("嘉兴市秀洲区总工会到东宁市考察驿站建设。", "东宁市总工会"),
        ("上海市静安区总工会举办职工读书会。", "上海市黄浦区总工会"),  # districts of one city
        ("云南职工技术比武在昆明举行。", "东方电机公司工会"),
        ("嘉兴市秀洲区总工会推行“一人一码”。", ""),
    ],
)
def test_who_may_write_of_it_is_no_stray(text: str, contributor: str, vocabulary: labels.Vocabulary) -> None:
    assert not labels.label((article(text, contributor=contributor),), vocabulary)[0].is_stray


@pytest.mark.parametrize("nation", ["全国总工会表彰大会在人民大会堂举行。", "代全国总工会颁发奖状。"])
def test_a_province_that_tells_of_itself_is_not_the_nation(vocabulary: labels.Vocabulary, nation: str) -> None:
    text = f"4月27日，{nation}记者获悉，我省31人获奖。\n获奖者、福建劳模林某表示继续努力。"
    found = regions_of(article(text, headline="我省31人获全国五一劳动奖章"), vocabulary).labels
    assert [region.path for region in found] == [("福建省",)]


@pytest.mark.parametrize(
    ("headline", "text", "places"),
    [
        ("长三角八市工会签订维权协议", "11月17日，长三角八市总工会在嘉善签订跨区域维权协议，涉及骑手43万人。", []),
        ("京津冀三地工会联合招聘", "11月17日，京津冀三地工会在廊坊举办招聘会，提供岗位1.9万个。", []),
        ("沪苏浙皖工会互认权益", "11月14日，沪苏浙皖工会联席会议在合肥召开，210万名骑手权益互认。", []),
        (  # one of them acts
            "吴江通办长三角工会服务",
            "11月17日，苏州市吴江区总工会与青浦、嘉善工会通办12个事项，这是长三角工会合作的第三年。",
            ["吴江区", "青浦区"],
        ),
        (  # a contest is the news of the town that holds it
            "粤港澳大湾区焊工赛在佛山开赛",
            "11月17日，粤港澳大湾区职工焊工技能大赛在佛山开赛，136名焊工参赛。",
            ["佛山市"],
        ),
    ],
)
def test_what_provinces_do_together_is_of_no_one_town(
    headline: str, text: str, places: list[str], vocabulary: labels.Vocabulary
) -> None:
    found = regions_of(Article("a", Origin("x"), (Paragraph(text),), headline=headline), vocabulary)
    assert [region.path[-1] for region in found.labels][: len(places)] == places
    assert bool(found.labels) == bool(places)


@pytest.mark.parametrize(
    ("publication", "place"), [("滁州工运", ("安徽省", "滁州市")), ("工人生活", ()), ("安徽工人日报", ())]
)
def test_a_union_of_its_level_alone_is_of_the_papers_own_city(
    publication: str, place: tuple[str, ...], vocabulary: labels.Vocabulary
) -> None:
    text = "11月17日，市总工会召开女职工座谈会，32名女职工代表参加，提出建议41条。"
    article = Article("a", Origin("x", publication), (Paragraph(text),), headline="市总工会召开女职工座谈会")
    found = regions_of(article, vocabulary)
    assert tuple(region.path for region in found.labels) == ((place,) if place else ())
    assert [(one.where, one.text) for one in found.evidence] == ([("publication", publication)] if place else [])


@pytest.mark.parametrize(
    "text",
    [
        "公司工会举办趣味运动会，大家友谊第一，比赛第二，赛出了风格。",
        "车站工会给临城营业所的七名职工送去姜汤和棉手套。",
        "码头工会一连数日派员到各海港运输公司门前发放传单。",
    ],
)
def test_a_county_without_its_suffix_is_a_word_where_nothing_else_tells_it(
    text: str, vocabulary: labels.Vocabulary
) -> None:
    assert not regions_of(article(text), vocabulary).labels


UNNAMED = "近日，市总工会走访慰问12名环卫职工，送去慰问金。"


def test_a_unit_named_by_its_level_alone_is_in_doubt_and_no_business_of_the_nation(
    vocabulary: labels.Vocabulary,
) -> None:
    for text in (UNNAMED, "近日，市总工会召开会议，传达中国工会十五大精神。", "我区3人获全国五一劳动奖章。"):
        told = regions_of(article(text), vocabulary)
        assert (told.labels, told.doubtful) == ((), True)
    assert not regions_of(article("老赵的面馆开了三十年。"), vocabulary).doubtful


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("主办单位：青岛市总工会", ("山东省", "青岛市")),
        ("欢迎访问青岛市总工会门户网站", ("山东省", "青岛市")),
        ("青岛港的吊车一直转到天亮", None),
        ("主办单位：山东省总工会", None),  # 市总工会 is none of the province
    ],
)
def test_the_sites_own_lines_tell_whose_page_it_is(
    line: str, path: tuple[str, ...] | None, vocabulary: labels.Vocabulary
) -> None:
    (labelled,) = labels.label((article(UNNAMED),), vocabulary, (), [line])
    assert [region.path for region in labelled.regions.labels] == ([path] if path else [])


def test_the_sources_settings_tell_whose_page_it_is(vocabulary: labels.Vocabulary) -> None:
    home = ("江苏省", "苏州市", "太仓市")
    origin = Origin("x", provenance=Provenance("来稿信箱", "mailbox", home=home))
    told = dataclasses.replace(article(UNNAMED), origin=origin)
    (labelled,) = labels.label((told,), vocabulary)
    assert [region.path for region in labelled.regions.labels] == [home]
    named = dataclasses.replace(article(UNNAMED.replace("市总", "丹东市总")), origin=origin)
    (labelled,) = labels.label((named,), vocabulary)
    assert [region.path for region in labelled.regions.labels] == [("辽宁省", "丹东市")]


@pytest.mark.parametrize(
    "text",
    [
        "日前，市总工会组织志愿者在北京路劝导文明出行。",
        "首批赴上海疗休养的60名职工返回，市总工会到车站迎接。",
        "近日，区总工会办招聘会，北京、深圳的62家企业到场。",
        "近日，市总工会看望在北京务工的40名同乡。",
        "近日，集团公司工会获全国模范职工之家称号。",
        "市总工会赴杭州市、宁波市学习考察，先后走访了杭州市总工会、宁波市总工会。",
        "区总工会组织工会干部赴江西井冈山开展为期五天的专题培训。",
        "我校工会赴浙江大学工会调研，浙江大学工会介绍了做法。",
    ],
)
def test_roads_journeys_and_ranks_are_no_home(text: str, vocabulary: labels.Vocabulary) -> None:
    assert regions_of(article(text), vocabulary).labels == ()


def test_a_contest_is_at_home_with_the_union_that_holds_it(vocabulary: labels.Vocabulary) -> None:
    text = "9月3日，来自全区17家养老机构的51名护理员在拱墅区总工会举办的大赛上一决高下。"
    told = dataclasses.replace(article(text), contributor="拱墅工会")
    assert [region.path for region in regions_of(told, vocabulary).labels] == [("浙江省", "杭州市", "拱墅区")]


def test_a_short_name_is_what_stands_with_its_suffix(vocabulary: labels.Vocabulary) -> None:
    text = "有了歇脚的地方。朝阳区总工会近日向墨玉县总工会捐款。"
    told = regions_of(article(text, headline="朝阳工会向墨玉捐款"), vocabulary)
    assert [region.path[0] for region in told.labels] == ["新疆维吾尔自治区"]  # of two 朝阳区, not 朝阳市
    assert told.doubtful
    text = "长春市朝阳区总工会近日慰问环卫工人。"
    told = regions_of(article(text, headline="朝阳工会送清凉"), vocabulary)
    assert [region.path for region in told.labels] == [("吉林省", "长春市", "朝阳区")]


def test_a_name_across_two_words_and_a_definition_further_down_tell_no_place(vocabulary: labels.Vocabulary) -> None:
    assert regions_of(article("为隆重庆祝建党百年，镇工会举办运动会。"), vocabulary).labels == ()
    text = "安徽某电缆公司检验班组领到奖牌。\n先锋号的评选是全国总工会按照一流标准开展的。"
    told = regions_of(article(text, headline="省电缆商会为检验班组颁发全国工人先锋号奖牌"), vocabulary)
    assert [region.path for region in told.labels][:1] == [("安徽省",)]


@pytest.mark.parametrize(
    ("headline", "text", "path"),
    [
        ("", "全国总工会执委会结束后，驻马店市总工会主席向各县区传达精神。", ("河南省", "驻马店市")),
        (
            "",
            (
                "4月29日，南通市对获得各级奖章的先进集体、先进个人，进行命名授奖。市委书记会见了部分代表，向大家表示祝贺，"
                "并致以节日的问候和崇高的敬意，市总工会主席主持座谈会议并讲话。\n奖章是全国总工会授予职工的荣誉。"
            ),
            ("江苏省", "南通市"),
        ),
        ("我市新增驿站", "8月24日，市总工会在太原站举行揭牌仪式，省总工会派员参加。", ("山西省", "太原市")),
        ("", "11月11日，由中国海员建设工会厦门市委员会主办的桥吊司机竞赛在海天码头举行。", ("福建省", "厦门市")),
        ("重庆电力公司获奖", "在绵阳安县变电站工地，重庆市电力公司经理将奖旗交给参加建设的职工。", ("重庆市",)),
    ],
)
def test_who_acts_tells_the_place_before_who_is_named(
    headline: str, text: str, path: tuple[str, ...], vocabulary: labels.Vocabulary
) -> None:
    assert [each.path for each in regions_of(article(text, headline=headline), vocabulary).labels][:1] == [path]


def test_a_union_of_its_level_alone_is_of_the_place_of_that_level_that_signs(vocabulary: labels.Vocabulary) -> None:
    text = "近日，记者从市总工会了解到，市工人文化宫书屋获评浙江省总工会优秀书屋，藏书四千册。"
    signed = article(text, "市工人文化宫书屋获评浙江省总工会优秀书屋", "义乌市融媒体中心")
    assert [region.path[-1] for region in regions_of(signed, vocabulary).labels] == ["义乌市"]


def test_what_a_paper_signs_of_a_city_in_its_own_is_of_neither_by_level(vocabulary: labels.Vocabulary) -> None:
    signed = article("7月3日，慈溪市工地上，市总工会为工友送来绿豆汤。", "", "宁波日报")
    assert [region.path[-1] for region in regions_of(signed, vocabulary).labels] == ["慈溪市"]


def test_what_only_bears_the_name_of_a_contest_of_all_is_where_it_is(vocabulary: labels.Vocabulary) -> None:
    told = article("8月3日，江西省总工会在乐安县为职工竞赛基地揭牌。", "全省首个职工竞赛基地揭牌")
    assert regions_of(told, vocabulary).labels[0].path[-1] == "乐安县"


def test_where_a_report_was_written_is_not_where_its_union_acts(vocabulary: labels.Vocabulary) -> None:
    told = dataclasses.replace(article("近日，山东省总工会启动冬季送温暖。"), dateline="新华社济南11月20日电")
    assert [region.path for region in regions_of(told, vocabulary).labels] == [("山东省",)]


@pytest.mark.parametrize(
    ("headline", "text", "places"),
    [
        ("", "厦门市总工会深入生产一线为镇雄县职工捐赠二十万元。", ["厦门市", "镇雄县"]),
        ("", "中国教育工会第七届全国委员会第二次全体会议在长沙召开。", ["全国"]),
        ("吉林工会培训班开班", "近日，省总工会在吉林市举办培训班，100人参加。", ["吉林省"]),
        ("", "石家庄市总工会迎来上海证券交易所专家授课。", ["石家庄市"]),
        ("", "7月3日，石家庄市总工会组织四十名劳模到浙江绍兴三日游。", ["石家庄市"]),
        ("", "湖南省总工会主办、郴州市总工会承办的职工龙舟赛鸣锣，22队竞渡。", ["湖南省", "郴州市"]),
        (
            "",
            "由大理州总工会主办，漾濞彝族自治县总工会承办的核桃分拣赛10月5日在漾濞县举行。",
            ["大理白族自治州", "漾濞彝族自治县"],
        ),
        ("", "9月7日，青海门源县总工会考察团到我会学习交流，绍兴市总工会与考察团座谈。", ["绍兴市", "门源回族自治县"]),
        ("", "大同市某集团忻州窑矿工会举办安全知识赛，12队上台。", ["大同市"]),
        ("", "汉江师范学院工会举办教职工运动会，26个分会参加。", ["十堰市"]),
        (
            "",
            "“加入工会，心里踏实。”8月1日，青海省总工会、西宁市总工会共同举办货车司机入会仪式。",
            ["青海省", "西宁市"],
        ),
        ("全州职工锅庄大赛收官", "9月9日，甘孜藏族自治州总工会主办的锅庄大赛在康定市落幕。", ["甘孜藏族自治州"]),
        ("", "济南市农商银行城东支行工会为柜员送书。", ["济南市"]),
        ("", "由湖南省总工会主办，郴州市总工会承办的职工龙舟赛在郴州市苏仙区举行。", ["湖南省", "郴州市"]),
        ("", "武汉市洼地排涝一线，市总工会为工友送去绿豆汤。", ["武汉市"]),
    ],
)
def test_who_receives_who_holds_and_who_is_welcomed(
    headline: str, text: str, places: list[str], vocabulary: labels.Vocabulary
) -> None:
    told = regions_of(article(text, headline=headline), vocabulary).labels
    assert [region.path[-1] for region in told][: len(places)] == places
    assert len(told) == len(places) or places[0] == "全国"
