"""Pages of old portals, papers and unions' sites, as copied text: one report is one article under its own headline."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.lines.signers import read_signers
from digest.articles.normalize import plain
from digest.model import Article
from tests.articles.simulator import page_of

HEADLINE = "石桥区总工会给修路工送凉茶"
FIRST = "7月9日，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"
LAST = "据统计，入夏以来石桥区各级工会已走访工地40个，送出防暑物资总价值13万元。"
BODY = f"{FIRST}\n{LAST}"


def _only(*lines: str) -> Article:
    (article,) = segment([page_of("\n".join(lines))]).articles
    return article


@pytest.mark.parametrize(
    ("stamp", "paper"),
    [
        ("http://www.qiao.example.com 2005年03月12日08:21 石桥晚报", "石桥晚报"),
        ("NEWS.QIAO.COM   2004年4月20日10:35  南岭工报", "南岭工报"),
        ("石桥日报 2017-07-08 08:35", "石桥日报"),
        ("2006年05月07日15:32 千桥网-石桥日报", "石桥日报"),
        ("http://www.qiao.example.com 2003年09月22日11:55 石桥日报 | |", "石桥日报"),
        ("http://www.qiao.example.com 2005年03月12日08:21", ""),
        ("2005年03月12日08:21 本报", ""),
    ],
)
def test_the_paper_that_a_portal_stamps_on_a_report_is_its_source(stamp: str, paper: str) -> None:
    article = _only(HEADLINE, stamp, FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, BODY)
    assert article.contributor == paper


@pytest.mark.parametrize(
    "head",
    [
        ("桥狐网站", "桥狐 QiaoRen 32123 桥房产", "新闻中心 > 综合"),
        ("您现在的位置是:石桥新声 > 百科",),
        ("首页 | 综合新闻",),
        ("要把力量和资源向基层倾斜投放，把职工凝聚起来。", "", "柏川", "", "当前位置:首页重点活动"),
        ("桥狐首页 - 新闻 - 体育 - 娱乐", "桥狐 > 新闻中心 > 国内要闻"),
    ],
)
def test_what_stands_over_the_trail_of_a_site_is_its_own(head: tuple[str, ...]) -> None:
    article = _only(*head, HEADLINE, FIRST, LAST)
    assert (article.kicker, article.headline, article.body) == ("", HEADLINE, BODY)


def test_a_report_over_a_trail_is_kept() -> None:
    second = "柳溪县职工龙舟赛开桨"
    text = "7月9日，柳溪县职工龙舟赛在东湖开桨，二十支队伍参加。"
    found = segment([page_of("\n".join((HEADLINE, FIRST, LAST, "首页 > 工会要闻 > 正文", second, text)))]).articles
    assert [article.headline for article in found] == [HEADLINE, second]


def test_a_stamp_with_who_wrote_is_no_headline() -> None:
    article = _only(HEADLINE, "铁路一线   2026-07-09 00:16:47  0浏览 作者:罗小川", FIRST, LAST, "上图为修路工喝凉茶。")
    assert (article.kicker, article.headline, article.body) == ("", HEADLINE, BODY)


def test_a_headline_over_a_trail_with_nothing_below_it_stays() -> None:
    assert _only(HEADLINE, "首页 > 工会要闻 > 正文", FIRST, LAST).headline == HEADLINE


def test_who_put_a_page_up_between_its_headline_and_the_hour_is_no_headline() -> None:
    article = _only(HEADLINE, "", "桥电小站", "2026-07-09 14:25:56", "来源: 石桥新闻网", FIRST, LAST)
    assert (article.kicker, article.headline, article.subheadline) == ("", HEADLINE, "")


@pytest.mark.parametrize("teaser", [FIRST[:28], f"简介{FIRST[:30]}", f"{FIRST[:26]}……"])
def test_how_a_text_begins_over_that_text_is_printed_once(teaser: str) -> None:
    article = _only(HEADLINE, teaser, FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, BODY)


def test_a_headline_again_in_two_lines_below_a_stamp_is_printed_once() -> None:
    article = _only(
        "2026年爱心互献行动倡议书", "发布时间:2026-07-09 15:10", "2026年爱心互献行动", "倡 议 书", FIRST, LAST
    )
    assert (article.kicker, article.headline, article.body) == ("", "2026年爱心互献行动倡议书", BODY)


@pytest.mark.parametrize("caption", ["修路工在凉棚下歇脚", "志愿者为修路工们倒凉茶", "送茶现场", "修路工正在喝凉茶"])
@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_caption_inside_a_text_cuts_it_nowhere(caption: str, gap: tuple[str, ...]) -> None:
    middle = "凉茶由工会食堂现煮，茶桶每天下午四点送到，一直送到天黑。"
    article = _only(HEADLINE, *gap, FIRST, *gap, caption, *gap, middle, *gap, LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{middle}\n{LAST}")
    assert article.captions == (caption,)


@pytest.mark.parametrize(
    "middle", ["今年以来，已有30个工地用上茶桶，每只能装四十升。", "茶桶每天下午四点送到，由工会食堂现煮。"]
)
def test_a_caption_right_over_its_text_is_glued_to_no_sentence(middle: str) -> None:
    article = _only(HEADLINE, FIRST, "两人在凉棚下歇脚", middle, LAST)
    assert (article.body, article.captions) == (f"{FIRST}\n{middle}\n{LAST}", ("两人在凉棚下歇脚",))


def test_a_caption_is_found_in_a_narrow_column() -> None:
    column = (
        "　　今年以来，石桥区总工会在滨河路工地搭",
        "起凉棚，放上茶桶，请食堂每天下午四点送",
        "茶，一直送到天黑。",
    )
    article = _only(HEADLINE, FIRST, "两人在凉棚下歇脚", *column)
    assert (article.body, article.captions) == (f"{FIRST}\n{''.join(column).strip()}", ("两人在凉棚下歇脚",))


def test_a_caption_between_a_headline_and_its_text_is_no_line_of_the_headline() -> None:
    article = _only(HEADLINE, "", "参观者在展板前驻足", "", FIRST, "", LAST)
    assert (article.headline, article.captions) == (HEADLINE, ("参观者在展板前驻足",))


def test_a_headline_of_two_lines_whose_second_says_who_does_what_is_whole() -> None:
    text = "7月9日，石桥区总工会组织志愿者为骑手们测血压，两百名骑手领到健康卡。"
    article = _only("石桥区总工会送健康", "志愿者为骑手们测血压", text, LAST)
    assert "志愿者为骑手们测血压" in article.headline + article.subheadline


def test_a_list_of_who_was_honoured_is_no_kicker_of_the_report_below() -> None:
    names = (
        "全国五一劳动奖章",
        "罗小川 石桥煤矿采煤队队长",
        "省五一劳动奖章",
        "康秀兰 石桥区环卫处驾驶员",
        "庹川 石桥煤矿技术员",
    )
    first = ("罗小川：把岗位当成战场", "凌晨两点，罗小川蹲在采煤机旁。干了26年的他，听声音就知道哪里出了毛病。")
    _, second = segment([page_of("\n".join((*first, "", *names, "", HEADLINE, FIRST, LAST)))]).articles
    assert (second.kicker, second.headline, second.body) == ("", HEADLINE, BODY)


def test_a_headline_that_says_who_does_what_stays_one_over_news() -> None:
    second = "志愿者为快递员们测血压"
    text = "7月10日，柳溪县总工会组织志愿者来到快递站点，为50名快递员测血压、查视力。"
    found = segment([page_of("\n".join([HEADLINE, FIRST, LAST, second, text]))]).articles
    assert [article.headline for article in found] == [HEADLINE, second]


def test_a_wrapped_line_of_what_is_being_done_is_no_caption() -> None:
    article = _only(HEADLINE, FIRST, "石桥区总工会正在有条件的工地推广茶", "棚。")
    assert article.body == f"{FIRST}\n石桥区总工会正在有条件的工地推广茶棚。"


@pytest.mark.parametrize(
    "holders", [("主办：石桥区总工会", "承办：石桥区工人文化宫"), ("主办单位：石桥区总工会、区文联",)]
)
def test_who_holds_an_event_is_neither_its_headline_nor_a_bulletin_s_head(holders: tuple[str, ...]) -> None:
    first = "9月3日晚，石桥区职工歌手大赛决赛在工人文化宫举行，12名选手登台演唱。"
    assert _only("石桥区举办职工歌手大赛", *holders, first, LAST).headline == "石桥区举办职工歌手大赛"


@pytest.mark.parametrize("text", ["现场加入工会", "有困难找工会", "罗小川："])
def test_deeds_and_names_before_a_colon_sign_nothing(text: str) -> None:
    assert read_signers(plain(text)) is None


def test_what_pictures_show_in_brackets_behind_a_report_is_a_caption() -> None:
    shown = "（上图为修路工喝凉茶，左图为志愿者送茶）"
    article = _only(HEADLINE, FIRST, LAST + shown)
    assert (article.body, article.captions) == (BODY, (shown,))


@pytest.mark.parametrize(
    "line",
    [
        "柳溪县| 石桥区| 云山县| 梅岭市| 长河县| 双桥区| 金台县| 北港区|",
        "已有0人发表了评论",
        "受理咨询、建议等事宜，请填写真实个人信息，以便沟通联络。",
        "新华社照片，石桥，2026年7月9日",
    ],
)
def test_rows_of_links_and_counts_of_comments_are_no_text(line: str) -> None:
    assert _only(HEADLINE, FIRST, LAST, "（责编：罗小川）", line).body == BODY


def test_a_report_that_a_union_signs_with_its_pictures_ends_there() -> None:
    signed = "石桥区总工会 罗小川 摄影报道"
    text = "本报讯（记者 康秀兰）7月10日，柳溪县总工会为留守职工子女举办亲子活动。"
    first, second = segment([page_of("\n".join((HEADLINE, FIRST, LAST, signed, "", text, "柳溪县总工会")))]).articles
    assert (first.contributor, first.body) == ("石桥区总工会", BODY)
    assert (second.headline, second.contributor) == ("", "柳溪县总工会")


def test_a_second_dateline_begins_a_second_report() -> None:
    text = "本报讯（记者 康秀兰）柳溪县总工会7月10日为留守职工子女举办亲子活动。"
    found = segment([page_of("\n".join((HEADLINE, f"本报讯 {FIRST}", LAST, "", text)))]).articles
    assert [article.headline for article in found] == [HEADLINE, ""]
    assert found[0].body == BODY


def test_a_dateline_below_a_summary_goes_on_its_report() -> None:
    summary = "凉茶送到工地，修路工不再口渴，这是石桥区总工会今年办的一件实事。"
    article = _only(HEADLINE, summary, "", f"本报讯 {FIRST}", "", LAST)
    assert article.body.startswith(summary)
