"""Further kinds of calm pages: what blank lines part, lists, rows of items, letters, bulletins; own texts."""

from __future__ import annotations

from digest.articles import segment
from digest.model import Article, Segmented
from tests.articles.simulator import page_of

_FELT = (
    "　　滨河车站的装卸工冬天站在铁板上，脚冻得没",
    "知觉。工会量了三十多人的脚长，定做了毡底鞋。",
    "　　班长老屠试穿一天，说像踩着自家的炕头。",
)
_HALL = (
    "　　旧俱乐部空了六年，门窗都朽了。石桥区总工",
    "会请来退休木工，边修边教，带出十二名学徒。",
)
_KILN = (
    "　　窑边温度常在五十度上下，换班的人一身盐霜",
    "。工会把歇凉棚搭到了窑口，冰水一天送四趟。",
)


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n".join(lines))])


def _heads(*lines: str) -> list[str]:
    return [article.headline for article in _read(*lines).articles]


def _signed(*lines: str) -> list[str]:
    return [article.contributor for article in _read(*lines).articles]


def _one(*lines: str) -> Article:
    (article,) = _read(*lines).articles
    return article


def test_blank_lines_that_part_reports_and_no_paragraphs_stand_over_headlines() -> None:
    lines = (
        "装卸工的脚暖和了",
        "本报记者 罗小川",
        *_FELT,
        "",
        "河滩石匠班把“赛石会”办成技能赛",
        "　　拉石磙、破石取料、抬条石，这些石匠的老",
        "活计被编成了八个竞技项目。石桥区总工会联合",
        "采石场举办的职工运动会上，裁判用的是皮尺。",
        "（石桥区总工会 供稿）",
        "",
        "窑口搭起歇凉棚",
        *_KILN,
    )
    assert _heads(*lines) == ["装卸工的脚暖和了", "河滩石匠班把“赛石会”办成技能赛", "窑口搭起歇凉棚"]


def test_headlines_without_a_blank_line_over_them_are_crossheads_where_others_have_one() -> None:
    lines = (
        "一个车站的冬天",
        "本报记者 罗小川",
        *_FELT,
        "毡底鞋的来历",
        "　　毡底鞋是工会同毡房老匠人谈了三回才谈下来",
        "的，一双比胶鞋贵九元，工会贴六元。",
        "站台上的工会小屋",
        "　　站台尽头有一节废弃的车厢，被改造成了“站",
        "台小屋”：有饮水机、按摩椅，还有一面照片墙。",
        "　　石桥区总工会来慰问时，给小屋装了一套灯。",
        "",
        "窑口搭起歇凉棚",
        *_KILN,
    )
    assert _heads(*lines) == ["一个车站的冬天", "窑口搭起歇凉棚"]


def test_a_pair_of_short_lines_opens_a_report_beside_one_that_surely_does() -> None:
    lines = (
        "站台上摆起",
        "“说事小板凳”",
        "本报记者 罗小川",
        "　　每周三下午，装卸工围成一圈，坐",
        "上小板凳说事。站长记，石桥区总工会",
        "的干部听，高温费该怎么发也说。",
        "",
        "窑工讨回",
        "两年的高温费",
        "　　石桥区三十一名窑工两年没领到高",
        "温费。区总工会调解了四次，企业补发",
        "九万二千元。",
        "石桥区总工会供稿",
        "",
        "缝纫女工江雪梅",
        "一千天零返修",
        "　　本报讯（通讯员 李河）滨河一家衣",
        "厂的女工江雪梅，连续一千天没有一件",
        "返修，工会请她开课带徒。",
    )
    assert _heads(*lines) == ["站台上摆起“说事小板凳”", "窑工讨回两年的高温费", "缝纫女工江雪梅一千天零返修"]


def test_even_pieces_are_crossheads_of_one_report() -> None:
    lines = (
        "谁给钟点工上保险",
        "本报记者 罗小川",
        "",
        "　　钟点工一天跑四户人家，月入五千，没有一份合同。“摔了算自己的。”",
        "",
        "没合同 没保险 没人管",
        "",
        "　　记者走访石桥区十一家中介，签了书面合同的不到一成。中介说，她们是合作关系。",
        "",
        "一张单子 三家出钱",
        "",
        "　　今年起，石桥区总工会试点意外险，工会出一半，中介出三成，个人出两成，已经赔了七起。",
        "石桥区总工会供稿",
    )
    assert _heads(*lines) == ["谁给钟点工上保险"]


def test_the_text_does_not_end_a_headline() -> None:
    lines = (
        "旧俱乐部翻新",
        "旧俱乐部空了六年，门窗都朽了。石桥区总工",
        "会请来退休木工，边修边教，带出十二名学徒",
        "。",
        "石桥区总工会",
        "",
        "滨河：大闸上的“守闸人”有了伴",
        "大闸的守闸人一个人守一段，几天见不到",
        "一张生面孔。工会给他们每人配了对讲机，又",
        "装了视频，晚上八点开茶话会，唠家常、对歌",
        "、下棋都行。守闸人老何说，闸上不空了。",
        "石桥区总工会",
        "",
        "窑口搭起歇凉棚",
        "窑边温度常在五十度上下，换班的人一身盐霜",
        "。工会把歇凉棚搭到了窑口，冰水一天送四趟",
        "。",
    )
    assert _heads(*lines) == ["旧俱乐部翻新", "滨河：大闸上的“守闸人”有了伴", "窑口搭起歇凉棚"]


def test_a_union_that_does_something_is_a_headline() -> None:
    lines = (
        "窑口搭起歇凉棚",
        "　　本报讯（通讯员 江雪）窑边温度常在五十度上下,换班的人一身盐霜。工会把歇凉棚搭到了窑口,冰水一天送四趟。",
        "",
        "滨河药材小镇建起经纪业工会",
        "　　一百三十七名经纪人投票,选出了自己的班子,办公室就设在交易大厅二楼,最先做的是禁烟条约。",
        "（石桥区总工会）",
    )
    assert _heads(*lines) == ["窑口搭起歇凉棚", "滨河药材小镇建起经纪业工会"]


def test_a_list_that_a_notice_announces_is_its_text() -> None:
    lines = (
        "关于拟推荐“金牌调解员”的公示",
        "　　经各街道工会推荐，拟推荐下列同志为“金牌调解员",
        "”，现予公示，为期五个工作日。",
        "罗世芳　石桥竹器厂　主席",
        "江小平　滨河街道总工会　干事",
        "李秋香　石桥陶瓷集团　调解员",
        "　　联系人：常老师，负责受理，地址在工会楼",
        "三层。",
        "石桥区总工会",
    )
    article = _one(*lines)
    assert article.contributor == "石桥区总工会"
    assert "\n江小平　滨河街道总工会　干事\n" in article.body
    assert "联系人" in article.body
    assert not article.gaps


def test_unions_that_a_decision_names_do_not_sign_it() -> None:
    lines = (
        "关于表彰模范职工之家的决定",
        "　　经研究，决定授予以下单位“模范职工之家”称号：",
        "石桥镇工会联合会",
        "滨河街道总工会",
        "石桥印刷行业工会",
        "　　希望受表彰的单位珍惜荣誉，再接再厉。",
        "石桥市总工会",
    )
    article = _one(*lines)
    assert article.contributor == "石桥市总工会"
    assert "滨河街道总工会" in article.body


def test_a_list_of_honours_that_a_union_signs_is_an_article() -> None:
    lines = (
        "石桥市五一劳动奖章获得者名单",
        "滨河区：罗小川　江雪梅　何大山",
        "东山区：周小云　李河　王晓春",
        "西山区：赵平　孙立新　马红",
        "石桥市总工会",
        "",
        "窑口搭起歇凉棚",
        *_KILN,
    )
    assert _heads(*lines) == ["石桥市五一劳动奖章获得者名单", "窑口搭起歇凉棚"]
    assert _signed(*lines)[0] == "石桥市总工会"


def test_an_item_is_of_the_union_that_it_names_before_a_colon() -> None:
    lines = (
        "■工运快递",
        "◆石桥区总工会：把援助窗口搬进劳务市场，每周三由两名律师坐班。",
        "◆东山县总工会——给养路工的工具房装上了太阳能灯，夜里抢修不用打手电。",
    )
    read = _read(*lines)
    assert [article.contributor for article in read.articles] == ["石桥区总工会", "东山县总工会"]
    assert all(not article.headline for article in read.articles)


def test_who_made_a_column_signs_none_of_its_items() -> None:
    items = (
        "简　讯",
        "●石桥区总工会近日给汽配企业的女职工送去关爱包，包里有防滑鞋。",
        "●东山县总工会组织农技劳模组成小分队，到种植基地教采收工排灌。",
    )
    for note in (("（本栏目由石桥市总工会宣教部整理）",), ("（本版稿件由石桥市总工会宣教网", "络部提供）")):
        read = _read(*items, *note)
        assert [article.contributor for article in read.articles] == ["", ""]
        assert note[0] in [block.text for block in read.leftover]
    assert _signed("窑口搭起歇凉棚", *_KILN, "以上信息由石桥市总工会提供") == ["石桥市总工会"]


def test_a_letter_and_the_answer_to_it_are_one_article() -> None:
    lines = (
        "夜班津贴该发多少？",
        "",
        "　　编辑同志：我们是滨河一家丝厂",
        "的缫丝工，厂里每班只给五元。听说",
        "别的厂给二十，有没有统一标准？",
        "读者 罗小川等七人",
        "　　罗小川等同志：夜班津贴没有统",
        "一数额，由企业同职工方协商确定。",
        "建议你们通过厂工会提出协商要",
        "约。",
        "石桥市职工法律援助中心",
        "",
        "工会主席管了一回闲事",
        "",
        "　　我是石桥的一名环卫工，去年扫",
        "街时被撞伤了腿，工会主席陪我调监",
        "控、找证人。我只好写这封信致谢。",
    )
    first, _ = _read(*lines).articles
    assert (first.headline, first.contributor) == ("夜班津贴该发多少？", "石桥市职工法律援助中心")
    assert first.body.startswith("编辑同志：我们是")
    assert "罗小川等同志：夜班津贴没有统一数额" in first.body
    assert "读者 罗小川等七人" in first.byline


def test_head_and_foot_of_a_bulletin_are_its_own() -> None:
    lines = (
        "工会快报",
        "2025年第3期",
        "（总第418期）",
        "石桥市总工会办公室　　2025年2月18日",
        "■ 本期要目",
        "◇窑口搭起歇凉棚",
        "◇旧俱乐部办成木工学堂",
        "",
        "窑口搭起歇凉棚",
        *_KILN,
        "旧俱乐部办成木工学堂",
        *_HALL,
        "报：省总工会，市委办公室，市人大常委会办公室",
        "发：各县（区）总工会，市直各产业工会　　（共印120份）",
    )
    read = _read(*lines)
    assert [(article.kicker, article.headline) for article in read.articles] == [
        ("", "窑口搭起歇凉棚"),
        ("", "旧俱乐部办成木工学堂"),
    ]
    assert read.articles[-1].body.endswith("带出十二名学徒。")


def test_a_source_under_a_trail_is_the_reports() -> None:
    lines = (
        "首页 >> 经验交流 >> 正文",
        "2025-02-27 14:21:08　来源：石桥市总工会　编辑：罗川",
        "",
        "窑口搭起歇凉棚",
        *_KILN,
    )
    assert _signed(*lines) == ["石桥市总工会"]
    article = _one("首页 | 要闻", "您的位置：首页 -> 要闻 -> 基层动态", "窑口搭起歇凉棚", *_KILN)
    assert "位置" not in article.kicker


def test_a_papers_name_stands_under_its_day_or_over_its_parts() -> None:
    heads = (
        ("特稿 · 2025年7月8日", "石桥职工报", "", "一支三十二人的队伍，在窑口守了四百天"),
        ("石桥劳动报", "劳动周刊", "2024年9月25日 星期三 第7版", ""),
    )
    for head in heads:
        assert not any("报" in article.headline + article.kicker for article in _read(*head, *_KILN).articles)


def test_who_wrote_stands_under_a_headline_or_behind_the_text() -> None:
    verse = (
        "　　下了中班的丝厂路是热闹的，",
        "　　自行车铃撒了一地，像落雨。",
        "　　她们把白帽子摘下来，抖一抖，",
        "　　抖出满街的棉絮。",
    )
    article = _one("丝厂路的夜", "白 霜", *verse)
    assert (article.headline, article.byline) == ("丝厂路的夜", "白 霜")
    assert _heads("装卸工的脚暖和了", *_FELT, "（作者系石桥车站职工）", "", "窑口搭起歇凉棚", *_KILN) == [
        "装卸工的脚暖和了",
        "窑口搭起歇凉棚",
    ]


def test_one_writer_of_two_reports_under_one_label_is_no_list_of_contents() -> None:
    lines = (
        "劳模速写",
        "罗小川：锻锤下的千分表",
        "本报记者 江雪",
        *_FELT,
        "",
        "劳模速写",
        "何大山：窑口的守夜人",
        "本报记者 江雪",
        *_KILN,
    )
    articles = _read(*lines).articles
    assert [article.headline for article in articles] == ["罗小川：锻锤下的千分表", "何大山：窑口的守夜人"]
    assert [article.byline for article in articles] == ["本报记者 江雪"] * 2
