"""Room 5: items in, one ordered and accounted issue out."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import issues
from digest.archive import ledgers
from digest.issues import duplicates, places, timeliness, wording
from digest.model import (
    Article,
    Briefing,
    Failure,
    Item,
    LeftOut,
    Manner,
    Number,
    Origin,
    Paragraph,
    Period,
    Piece,
    Plate,
    Region,
    Seen,
    Sentence,
    Theme,
)

SUZHOU = Region(("江苏省", "苏州市"), "320500")
TAICANG = Region(("江苏省", "苏州市", "太仓市"), "320585")
KUNSHAN = Region(("江苏省", "苏州市", "昆山市"), "320583")
HEBEI = Region(("河北省", "张家口市"), "130700")
MODELS, WELFARE, OTHER = Theme("models", "劳模工匠"), Theme("welfare", "帮扶服务"), Theme("other", "其他")
BRIEFING = Briefing("weekly", "工会简报", "某市总工会办公室", (WELFARE, MODELS, OTHER), home=("江苏省", "苏州市"))


# Unlike events, so that nothing here is merged by chance.
BODIES = {
    "乙": "困难职工家庭的孩子领到助学金。一共二百三十名新生受益。",
    "丙": "快递小哥有了歇脚的驿站。热水、充电和微波炉一应俱全。",
    "丁": "羽毛球赛持续三天。冠军由电厂代表队夺得。",
    "戊": "劳模工作室揭牌。十五项专利已经转化。",
    "数": "线上平台开通转账功能。会员扫码即可办理。",
    "无": "摄影展在文化宫开幕。一百零六幅作品参展。",
    "冀": "滑雪场班组开展应急演练。救护车六分钟到达。",
    "太": "纺织女工学习急救。考核合格发给证书。",
    "昆": "电子企业签订集体合同。工资上浮百分之五。",
    "苏": "市里召开经费审查会议。全年预算获得通过。",
}


def item(name, theme=MODELS, region=SUZHOU, **fields):
    body = fields.pop("body", BODIES.get(name, f"{name}举行活动。现场来了二十人。"))
    article = Article(
        id=f"{name}-1",
        origin=Origin(uri=f"{name}.txt"),
        paragraphs=(Paragraph(body),),
        headline=fields.pop("headline", f"{name}的标题"),
        kicker=fields.pop("kicker", ""),
        contributor=fields.pop("contributor", ""),
        kind=fields.pop("kind", "article"),
    )
    cut = body.index("。") + 1
    sentences = (Sentence(body[cut:], 0, cut, len(body), 2.0), Sentence(body[:cut], 0, 0, cut, 1.0))
    return Item(article, sentences, (theme,), (region,) if region else (), **fields)


def compose(items, briefing=BRIEFING, **options):
    defaults = {
        "period": Period(date(2026, 11, 16), date(2026, 11, 23)),
        "number": Number(2026, 47, 128),
        "dated": date(2026, 11, 20),
        "sources": 3,
    }
    return issues.compose(items, briefing, **{**defaults, **options})


def headlines(issue):
    return [[entry.headline for entry in section.entries] for section in issue.sections]


def test_sections_follow_the_briefing_and_empty_ones_are_not_printed():
    issue = compose([item("甲", MODELS), item("乙", WELFARE)])
    assert [section.title for section in issue.sections] == ["一、帮扶服务", "二、劳模工匠"]


def test_inside_a_section_home_comes_first_then_the_division_code_then_no_place():
    issue = compose(
        [
            item("无", region=None),
            item("冀", region=HEBEI),
            item("太", region=TAICANG),
            item("昆", region=KUNSHAN),
            item("苏"),
        ]
    )
    assert headlines(issue) == [["苏的标题", "昆的标题", "太的标题", "冀的标题", "无的标题"]]


@settings(deadline=None)
@given(
    st.permutations(
        [
            item(name, theme, region)
            for name, theme, region in [
                ("甲", MODELS, TAICANG),
                ("乙", MODELS, TAICANG),
                ("丙", WELFARE, None),
                ("丁", OTHER, HEBEI),
                ("戊", MODELS, SUZHOU),
            ]
        ]
    )
)
def test_the_order_of_items_does_not_change_the_issue(items):
    assert compose(items) == compose(sorted(items, key=lambda one: one.article.id))


def test_a_theme_that_is_not_listed_goes_to_other_or_to_the_ledger():
    digital = item("数", Theme("digital", "数字工会"))
    assert compose([digital]).sections[0].code == "other"
    narrow = dataclasses.replace(BRIEFING, themes=(MODELS,))
    issue = compose([digital, item("甲")], narrow)
    assert headlines(issue) == [["甲的标题"]]
    assert issue.ledger.left_out == (LeftOut("数.txt", "《数的标题》", "本简报不设这个栏目"),)


def test_crossheads_that_are_not_printed_are_named_line_by_line():
    made = item("乙")
    heads = Paragraph("副主席来县调研 实施铸魂行动", "crosshead", (Piece(0, 7, 5, 0), Piece(7, 14, 7, 0)))
    article = dataclasses.replace(made.article, paragraphs=(*made.article.paragraphs, heads))
    assert [(left.what, left.kind) for left in wording.crossheads(dataclasses.replace(made, article=article))] == [
        ("第5行：副主席来县调研", "crosshead"),
        ("第7行：实施铸魂行动", "crosshead"),
    ]
    printed = Sentence(heads.text, 1, 0, 14, 1.0)
    assert not [*wording.crossheads(dataclasses.replace(made, article=article, highlights=(printed,)))]


@pytest.mark.parametrize("work", ["摄", "供图"])
def test_photo_news_is_its_photographers_and_no_article_sent_in(work):
    made = item("乙", kind="photo_news", contributor="云岭市总工会")
    article = dataclasses.replace(made.article, byline=f"云岭市总 {work}")
    shown = wording.origin(dataclasses.replace(made, article=article), Manner())
    assert shown == f"（云岭市总工会{work}）"


def test_a_limit_leaves_the_rest_in_the_ledger():
    issue = compose([item("甲"), item("乙"), item("丙")], dataclasses.replace(BRIEFING, limit=2))
    assert issue.ledger.printed == 2
    assert [left.reason for left in issue.ledger.left_out] == ["超出每栏 2 条的限额"]
    assert "刊用2篇，未用1篇" in issue.coverage


def test_counts_add_up_and_failures_are_named():
    silent = LeftOut("己.txt", "《己》", "没有可以独立成句的内容")
    line = LeftOut("己.txt", "第3行：返回列表", "不属于任何文章（版面杂项）", "line")
    issue = compose([item("甲")], failures=[Failure("坏.txt", "文件是空的")], left_out=[silent, line])
    ledger = issue.ledger
    whole = [left for left in ledger.left_out if left.kind == "article"]
    assert ledger.articles == ledger.printed + ledger.merged + len(whole) == 2
    assert issue.coverage == "本期阅读来源3种2篇，刊用1篇，未用1篇。"
    assert issue.notice == "另有1个来源未能读取：坏.txt。"


def test_grouping_by_region_turns_it_round():
    issue = compose(
        [item("冀", region=HEBEI), item("太", region=TAICANG), item("昆", WELFARE, KUNSHAN), item("无", region=None)],
        dataclasses.replace(BRIEFING, group_by="region"),
    )
    assert [section.title for section in issue.sections] == [
        "一、昆山市",
        "二、太仓市",
        "三、河北省张家口市",
        "四、未注明地区",
    ]


def test_nothing_to_print_gives_no_section():
    assert compose([]).sections == ()


def test_sentences_are_printed_in_document_order_and_broken_ones_marked():
    broken = item("甲")
    cut = dataclasses.replace(broken.highlights[0], complete=False)
    (entry,) = compose([dataclasses.replace(broken, highlights=(cut, broken.highlights[1]))]).sections[0].entries
    assert entry.text == ("甲举行活动。现场来了二十人。〔原文缺损〕",)


def test_a_missing_headline_is_said_and_not_invented():
    (entry,) = compose([item("甲", headline="", body="好。是的。", contributor="太仓市总工会")]).sections[0].entries
    assert entry.headline == "（原文无题）太仓市总工会"
    assert "标题摘自正文" not in entry.origin


def test_for_a_missing_headline_a_whole_clause_of_the_lead_is_proposed():
    lead = "昨天（2月24日），青溪市工会第十次代表大会开幕，总结五年工作，部署今后任务。"
    (entry,) = compose([item("甲", headline="", body=lead)]).sections[0].entries
    assert (entry.headline, entry.is_proposed) == ("青溪市工会第十次代表大会开幕", True)
    assert entry.origin.endswith("标题摘自正文）")


@pytest.mark.parametrize("furniture", ["责任编辑：张三", "第3版", "要闻版", "本报记者 李四", "王五 摄"])
def test_furniture_is_no_headline(furniture):
    lead = "青溪县总工会举办职工运动会，800人参加。"
    (entry,) = compose([item("甲", headline=furniture, body=lead)]).sections[0].entries
    assert entry.headline == "青溪县总工会举办职工运动会"


def test_a_headline_that_names_nobody_has_its_kicker_before_it():
    kicked = item("甲", headline="把小事办成暖心事", kicker="青溪县总工会开展帮扶")
    assert headlines(compose([kicked])) == [["青溪县总工会开展帮扶　把小事办成暖心事"]]


def test_doubt_is_marked_and_counted():
    issue = compose([item("甲", doubts=("次序有疑",)), item("乙")])
    assert [entry.mark for entry in issue.sections[0].entries] == ["", "〔待核〕"]
    assert "标有〔待核〕的1篇" in issue.notice


def test_masthead_and_file_name_come_from_the_number():
    issue = compose([item("甲")])
    assert (issue.masthead.number, issue.masthead.serial, issue.masthead.dated) == (
        "第47期",
        "总第128期",
        "2026年11月20日",
    )
    assert issue.stem == "weekly-2026-47"
    supplement = compose([item("甲")], number=Number(2026, 2, 0, "supplement"))
    assert (supplement.masthead.number, supplement.masthead.serial) == ("增刊第2期", "")
    assert supplement.stem == "weekly-2026-z02"


def test_the_origin_names_who_sent_it_and_where_it_stood():
    published = dataclasses.replace(item("甲"), also=(Origin("乙.txt", "某某日报", date(2026, 11, 3), 4),))
    published = dataclasses.replace(
        published, article=dataclasses.replace(published.article, contributor="太仓市总工会")
    )
    assert wording.origin(published, Manner()) == "（太仓市总工会供稿；另有1家报道：《某某日报》2026年11月3日第4版）"


@pytest.mark.parametrize(
    ("publication", "page", "printed"),
    [
        ("青溪日报", 1, "《青溪日报》2026年11月3日"),
        ("青溪工运", 1, "《青溪工运》2026年11月3日"),
        ("青溪市总工会", 1, "青溪市总工会2026年11月3日"),  # 来源：… of a web page names a body
        ("青溪工会", 2, "《青溪工会》2026年11月3日第2版"),  # a paper of that name: sites have no second page
    ],
)
def test_papers_stand_in_title_marks_and_bodies_bare(publication, page, printed):
    assert wording.source(Origin("甲.html", publication, date(2026, 11, 3), page), Manner()) == printed


def test_who_sent_it_and_published_it_is_named_once():
    told = item("甲")
    own = dataclasses.replace(told.article.origin, publication="青溪市总工会", published=date(2026, 11, 3))
    article = dataclasses.replace(told.article, origin=own, contributor="青溪市总工会")
    assert wording.origin(dataclasses.replace(told, article=article), Manner()) == "（青溪市总工会供稿；2026年11月3日）"


def test_a_paper_named_as_the_sender_printed_the_text() -> None:
    told = item("甲", body="县总工会办夜校。120人参加。")
    for sender, origin in (
        ("青溪工人报", "（《青溪工人报》）"),
        ("青溪网", "（青溪网）"),
        ("青溪县总工会", "（青溪县总工会供稿）"),
    ):
        article = dataclasses.replace(told.article, contributor=sender)
        assert wording.origin(dataclasses.replace(told, article=article), Manner()) == origin


def test_a_source_without_a_name_is_told_by_number_and_day_never_by_its_file():
    read = Origin("来稿/甲.txt", published=date(2026, 11, 3), dated_by="第1行：2026年11月3日 星期二")
    manner = Manner(plates=(Plate("来稿/一.txt", ("一",)), Plate("来稿/甲.txt", ("子", "丑"))))
    assert wording.source(read, manner, "丑") == "版面2第2条，2026年11月3日"
    assert wording.source(read, manner, "丑", is_sent=True) == "2026年11月3日"


def test_relative_days_get_their_date_from_the_page_or_are_to_be_checked():
    told = item("甲", body="昨天，市总工会召开会议。120人参加。")
    dated = dataclasses.replace(told.article.origin, publication="青溪日报", published=date(2026, 3, 1), page=2)
    known = dataclasses.replace(told, article=dataclasses.replace(told.article, origin=dated))
    assert timeliness.days(known, 2026) == (("昨天", "“昨天”即2026年2月28日"),)
    assert timeliness.days(told, 2026) == (("昨天", "日期待核"),)
    assert timeliness.days(item("甲", body="昨天（2月24日），市总工会召开会议。"), 2026) == ()
    (entry,) = compose([known]).sections[0].entries
    assert entry.told_beside("昨天，市总工会召开会议。") == "〔“昨天”即2026年2月28日〕"
    assert entry.told_beside("120人参加。") == ""  # what is not printed needs no date


@pytest.mark.parametrize(
    ("dateline", "day"),
    [("新华社青溪2月26日电", "2026年2月25日"), ("本报讯", "2026年2月28日"), ("新华社青溪12月31日电", "2025年12月30日")],
)
def test_relative_days_of_a_report_headed_with_its_day_are_reckoned_from_that(dateline: str, day: str) -> None:
    told = item("甲", body="昨天，市总工会召开会议。120人参加。")
    dated = dataclasses.replace(told.article.origin, published=date(2026, 3, 1))
    known = dataclasses.replace(told, article=dataclasses.replace(told.article, origin=dated, dateline=dateline))
    assert timeliness.days(known, 2026) == (("昨天", f"“昨天”即{day}"),)


def test_a_day_told_with_the_names_of_the_writers_heads_a_report_too() -> None:
    told = item("甲", body="代表大会今天下午在青溪召开，昨晚报到，明天上午选举，共创美好明天。")
    dated = dataclasses.replace(told.article.origin, published=date(2026, 3, 2))
    byline = "本报青溪3月1日讯（记者 李四）"
    known = dataclasses.replace(told, article=dataclasses.replace(told.article, origin=dated, byline=byline))
    assert timeliness.days(known, 2026) == (
        ("今天", "“今天”即2026年3月1日"),
        ("昨晚", "“昨晚”即2026年2月28日"),
        ("明天", "“明天”即2026年3月2日"),
    )


@pytest.mark.parametrize(
    ("text", "year", "days"),
    [
        ("今年新建驿站十个。", 2026, ()),  # read in its own year it is right
        ("如今日子好了，工会送去年货，目前年夜饭已备好，当今年轻人爱来。", 2027, ()),  # no day: over a seam of words
        ("今年新建驿站十个，比去年多。", 2027, (("今年", "“今年”即2026年"), ("去年", "“去年”即2025年"))),
        ("近日，驿站启用。", 2027, ()),  # the date of the page stands beside it
        ("2月3日前往驿站慰问。", 2026, ()),
    ],
)
def test_the_days_of_a_dated_page(text: str, year: int, days: tuple[tuple[str, str], ...]) -> None:
    told = item("甲", body=text)
    dated = dataclasses.replace(told.article.origin, published=date(2026, 3, 1))
    assert (
        timeliness.days(dataclasses.replace(told, article=dataclasses.replace(told.article, origin=dated)), year)
        == days
    )


def test_a_vague_day_of_a_page_without_date_is_told_once_for_all():
    (entry,) = compose([item("甲", body="近日，市总工会召开会议。120人参加。")]).sections[0].entries
    assert entry.told_beside(entry.text[0]) == ""
    assert entry.undated(entry.text[0]) == ("近日",)


@pytest.mark.parametrize(
    ("number", "chinese"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_numerals_are_the_ones_headings_count_with(number, chinese):
    assert wording.chinese(number) == chinese


TOLD = "6月16日，绵竹市总工会启动“夏送清凉”行动，向全市12个电力抢修班组送去防暑物资1000份。惠及一线职工1260人。"


def test_a_copy_is_merged_named_and_counted():
    issue = compose([item("甲", body=TOLD), item("乙", body=f"{TOLD}市领导参加。"), item("丙", headline="别的事")])
    (first, second) = issue.sections[0].entries
    assert {first.headline, second.headline} == {"乙的标题", "别的事"}
    told = next(entry for entry in (first, second) if entry.headline == "乙的标题")
    assert told.origin == "（版面2第1条；另见版面3）"
    assert issue.coverage == "本期阅读来源3种3篇，刊用2篇，合并1篇。"
    assert [(left.kind, left.what) for left in issue.ledger.left_out] == [("merged", "《甲的标题》")]


def test_what_an_earlier_issue_printed_is_left_out_with_its_number():
    seen = Seen(item("旧", body=TOLD), Number(2026, 12, 93), date(2026, 10, 1))
    issue = compose([item("甲", body=TOLD), item("丙", headline="别的事")], seen=[seen])
    assert headlines(issue) == [["别的事"]]
    assert [left.reason for left in issue.ledger.left_out] == ["第12期（2026年）已登《旧的标题》"]


def test_what_was_merged_into_a_printed_item_is_known_again():
    leading = item("旧", body="别的字句。")
    merged = Seen(item("并", body=TOLD), Number(2026, 12, 93), date(2026, 10, 1), leading=leading)
    issue = compose([item("甲", body=TOLD), item("乙")], seen=(merged, Seen(leading, merged.number, merged.dated)))
    assert headlines(issue) == [["乙的标题"]]
    assert any(wording.headline(leading) in left.reason for left in issue.ledger.left_out)


def test_what_an_editor_called_different_is_never_merged():
    items = [item("甲", body=TOLD), item("乙", body=f"{TOLD}市领导参加。")]
    apart = frozenset({frozenset(duplicates.key(one.article) for one in items)})
    assert compose(items, apart=apart).ledger.printed == 2


def figures(name, *sentences):
    body = "".join(sentences)
    starts = [body.index(sentence) for sentence in sentences]
    chosen = [Sentence(text, 0, start, start + len(text)) for text, start in zip(sentences, starts, strict=True)]
    return dataclasses.replace(item(name, body=body), highlights=tuple(chosen))


def test_the_same_figures_are_not_printed_twice():
    first = figures("丙", "五月全市新建驿站114个、提升151个。", "爱心企业捐款。")
    second = figures("甲", "县里召开现场会。", "会上通报，新建114个驿站，提升151个。", "另有20家企业报名，120人到场。")
    issue = compose([first, second], dataclasses.replace(BRIEFING, order="place"))
    texts = {entry.headline: entry.text for entry in issue.sections[0].entries}
    assert texts["甲的标题"] == ("县里召开现场会。另有20家企业报名，120人到场。",)
    assert [left.what for left in issue.ledger.left_out] == ["句：会上通报，新建114个驿站，提升151个。"]
    assert issue.ledger.articles == issue.ledger.printed == 2


def test_the_method_is_recorded():
    assert compose([item("甲")]).method == "digest/jieba"


def test_photo_news_and_short_items_are_gathered_where_the_briefing_names_a_section():
    items = [item("甲", kind="photo_news"), item("乙", WELFARE), figures("丙", "全市职工" * 30 + "。")]
    briefing = dataclasses.replace(BRIEFING, photo_news="图片新闻", briefs="简讯", brief_chars=80)
    issue = compose(items, briefing)
    assert [(section.title, len(section.entries)) for section in issue.sections] == [
        ("一、劳模工匠", 1),
        ("二、简讯", 1),
        ("三、图片新闻", 1),
    ]
    assert [section.code for section in compose(items).sections] == ["welfare", "models"]


def test_what_its_source_forbids_to_print_is_left_out_and_merged_with_nothing() -> None:
    open_one, secret = item("甲"), item("甲")
    origin = dataclasses.replace(secret.article.origin, uri="密件.docx", restriction="秘密★1年")
    secret = dataclasses.replace(secret, article=dataclasses.replace(secret.article, id="密", origin=origin))
    issue = compose([secret, open_one])
    entries = [entry for section in issue.sections for entry in section.entries]
    assert [entry.item for entry in entries] == [open_one]
    (left,) = [left for left in issue.ledger.left_out if left.source == "密件.docx"]
    assert (left.kind, "秘密★1年" in left.reason) == ("article", True)
    assert issue.unused == (secret,)


def test_what_still_lies_in_the_folder_is_no_reading_of_this_issue():
    number = Number(2026, 46, 127)
    printed, late = item("乙"), item("丙")
    late = dataclasses.replace(
        late, article=dataclasses.replace(late.article, origin=Origin("丙.txt", published=date(2026, 8, 3)))
    )
    mixed = dataclasses.replace(
        item("丁"), article=dataclasses.replace(item("丁").article, origin=Origin("戊.txt"), id="戊-2")
    )
    seen = (Seen(printed, number, date(2026, 11, 13)), Seen(mixed, number, date(2026, 11, 13)))
    briefing = dataclasses.replace(BRIEFING, max_age=31)
    issue = compose([printed, late, mixed, item("戊"), item("甲")], briefing, sources=4, seen=seen)
    # 乙.txt and 丙.txt bring nothing new, 戊.txt brings something
    assert issue.coverage == "本期阅读来源2种2篇，刊用2篇，旧稿3篇不计。"
    assert issue.ledger.old == ("丙.txt", "乙.txt")
    assert (issue.ledger.sources, issue.ledger.articles) == (4, 5)
    assert ledgers.problems(issue) == ()


@pytest.mark.parametrize(
    ("dateline", "text", "told"),
    [
        ("新华社青溪4月17日电", "近日，驿站启用。", "来稿电头为4月17日"),
        ("新华社青溪3月1日电", "昨日，驿站启用。", "“昨日”即2月28日"),
        ("新华社青溪2月30日电", "近日，驿站启用。", ""),
        ("新华社青溪4月17日电", "今年，驿站启用。", ""),
        ("新华社青溪4月17日电", "去年，驿站启用。", "日期待核"),
    ],
)
def test_the_day_that_heads_a_report_without_a_date_tells_its_relative_days(dateline, text, told):
    read = item("甲", body=text)
    read = dataclasses.replace(read, article=dataclasses.replace(read.article, dateline=dateline))
    assert timeliness.days(read, 2026) == ((text[:2], told),)


@pytest.mark.parametrize(
    ("text", "left", "doubts"),
    [
        ("2023年2月14日，分行召开工会换届大会。", 1, 0),
        ("为了职工。2023年2月14日，分行召开工会换届大会。", 1, 0),
        ("2018年10月，联盟成立。如今，会员已有三万。", 0, 1),
        ("2018年10月26日，联盟成立。如今，会员已有三万。", 0, 1),
        ("2018年10月26日，联盟成立。2026年，会员已有三万。", 0, 0),
        ("8月27日，2015年助学仪式举行。", 0, 1),
        ("8月27日，助学仪式举行。", 0, 0),
        ("11月27日，总结2026年工作。", 0, 0),
    ],
)
def test_a_report_without_a_date_that_tells_of_years_ago_is_left_out_or_in_doubt(text, left, doubts):
    briefing = dataclasses.replace(BRIEFING, max_age=31)
    issue = compose([item("甲", body=text)], briefing)
    printed = [entry for section in issue.sections for entry in section.entries]
    assert len(issue.ledger.left_out) == left
    assert [len(entry.item.doubts) for entry in printed] == ([] if left else [doubts])
    assert not compose([item("甲", body=text)]).ledger.left_out  # without a limit of age nothing is old


@pytest.mark.parametrize(
    ("path", "title", "home", "told"),
    [
        (("河北省", "保定市", "竞秀区"), "竞秀区总工会开会", ("浙江省", "台州市"), "河北省保定市"),
        (("河北省", "保定市", "竞秀区"), "保定竞秀区总工会开会", ("浙江省", "台州市"), ""),
        (("河北省", "保定市", "竞秀区"), "竞秀区总工会开会", ("河北省",), ""),
        (("河北省", "保定市", "竞秀区"), "竞秀区总工会开会", ("河北省", "唐山市"), "保定市"),
        (("上海市", "普陀区"), "普陀区举行竞赛", ("浙江省", "舟山市"), "上海市"),
        (("四川省", "达州市"), "达州市总工会开会", ("浙江省",), ""),
        (("山东省", "潍坊市", "潍坊高新区"), "高新区工会助企招工", ("山东省", "潍坊市"), ""),
        (("山东省", "潍坊市", "坊子区"), "峡山区总工会组织健步走", ("山东省", "潍坊市"), ""),
        (("江苏省", "苏州市", "虎丘区"), "高新区总工会招工", ("山东省", "潍坊市"), "江苏省苏州市虎丘区"),
        (("山东省", "潍坊市", "潍坊高新区"), "高新区工会助企招工", ("山东省",), "潍坊市潍坊高新区"),
    ],
)
def test_a_county_of_elsewhere_is_told_with_what_it_lies_in(path, title, home, told):
    assert places.region(path, title, "", home) == told
