"""Pages of web sites that were copied as text: stamps, trails, frames and page titles are no part of the report."""

from __future__ import annotations

import pytest

from digest.sentences import sentences
from tests.articles.copied import FIRST, HEADLINE, LAST, only, read

RACE = "7月9日，柳溪县职工龙舟赛在东湖开桨，二十支队伍的三百名职工参加。"


@pytest.mark.parametrize(
    "stamp",
    ["2026-07-09 作者：罗小川", "2026年7月9日 17:20 作者：庹川", "2026-07-09 来源：石桥融媒 通讯员：鼎小川"],
)
def test_a_day_with_who_wrote_is_no_headline(stamp: str) -> None:
    article = only(HEADLINE, stamp, FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2026-07-09 来源：南岭工报 通讯员：罗小川", "南岭工报"),
        ("来源：石桥融媒 记者：罗小川", "石桥融媒"),
        ("2026-07-09 来源：本站 浏览：12", ""),
        ("时间：2026-07-09 来源：《石桥日报》 访问量：", "石桥日报"),
        ("2026-07-09 来源：石桥网——《石桥日报》", "石桥网——《石桥日报》"),
    ],
)
def test_behind_its_label_a_source_has_any_name(line: str, name: str) -> None:
    assert only(HEADLINE, line, FIRST, LAST).contributor == name


@pytest.mark.parametrize(
    "frame",
    [
        "石桥新闻网版权所有，未经授权不得转载",
        "版权所有 石桥报社 电视节目制作经营许可证：（石）字第0731号 法律顾问：青松律师事务所",
        "主办：石桥日报社 运营管理：石桥区总工会信息中心 版权所有©2013-2026 技术开发：蓝桥公司",
        "关于我们| 网站地图| 官网微博| 手机报| 广告服务| 联系我们",
        "石桥网-石桥网官网-家电维修提示：文章来自网络，不代表本站观点。",
        "关于石桥网 | 版权声明 | 违法和不良信息举报电话：0731-8415159",
        "附“石桥区五一劳动奖状”名单：",
        "附件：《石桥区职工之家建设办法》（请点击左下角链接下载）",
        "本网站所刊载信息，不代表本网观点。 刊用本网站稿件，务经书面授权。",
        "关注我们获得更多精彩内容",
        "日期：",
        "上一篇: 石桥区总工会成功举办推动“八大群体”建会入会 专项行动暨快递小哥集中入会仪式",
        "石桥头条通讯员 罗小川 康秀兰 文",
        "还没有账号?",
        'window.width-200)this.width=window.width-200" hspace=4>',
        "来源于：https://www.shiqiao.gov.cn/2026/07-09/2306.html",
        "发布时间2026-07-09 点击量：2585 来源：系统管理",
    ],
)
def test_the_frame_of_a_site_is_no_text(frame: str) -> None:
    article = only(HEADLINE, FIRST, LAST, frame)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


@pytest.mark.parametrize(
    "line", ["司机们拿到许可证后才能上路", "工会请来的法律顾问每周二坐班", "技术支持由三家企业轮流承担"]
)
def test_words_of_a_frame_inside_a_wrapped_sentence_stay(line: str) -> None:
    article = only(HEADLINE, f"{FIRST[:-1]}，\n{line}，大家都说好。")
    assert line in article.body


@pytest.mark.parametrize(
    "sentence",
    [
        "职工用手机扫一扫二维码，就能申请入会。",
        "区总工会公布举报电话：0731-8415159，有专人接听。",
        "职工遭遇侵权，工会帮他们打官司。",
        "企业要依法承担安全生产责任。",
        "未经许可不得上岗作业。",
        "讲座讲解网络侵权和版权保护的案例。",
        "工会聘请的法律顾问每周二坐班，分文不取。",
    ],
)
def test_a_sentence_of_a_report_is_no_frame(sentence: str) -> None:
    assert only(HEADLINE, FIRST, sentence, LAST).body == f"{FIRST}\n{sentence}\n{LAST}"


def test_a_headline_keeps_words_that_sites_print_too() -> None:
    assert only("扫一扫 三十秒入会", FIRST, LAST).headline == "扫一扫 三十秒入会"


@pytest.mark.parametrize("line", ["扫一扫就能申请入会和查询余额", "举报电话为一二三五一每天有人"])
def test_a_wrapped_line_of_a_report_is_no_frame(line: str) -> None:
    body = f"{FIRST[:-1]}，职工拿出手机\n{line}，\n大家都说方便。"
    assert line in only(f"{HEADLINE}\n{body}").body.replace("\n", "")


@pytest.mark.parametrize(
    "head",
    [
        "第AA02版：政事 要闻 | 上一版3 4下一版 |",
        "困难帮扶 首页 > 业务信息 > 困难帮扶",
        "热门关键字：劳动 博览 维权",
        "石桥党建网>>石桥工会新闻",
        "关键词：凉茶修路工",
    ],
)
def test_what_a_site_says_over_a_headline_is_none(head: str) -> None:
    article = only(head, HEADLINE, FIRST, LAST)
    assert (article.kicker, article.headline) == ("", HEADLINE)


def test_the_head_of_a_paper_s_site_is_no_text() -> None:
    frame = "石桥工人报官方网站 | 石工网首页 今天是\n跟帖自律管理承诺书  不良信息举报电话:石工网(01-87339475)"
    article = only(f"{frame}\n出版日期:2026年07月09日\n综合新闻\n02", HEADLINE, FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


def test_under_the_frame_of_a_page_stands_no_text() -> None:
    own = "免责声明：本网站所刊载信息，不代表本站观点。所转载内容之真实性本站不作任何保证，请读者自行核实。"
    links = ["石桥资讯", "- 这一年，石桥人守护着你的平安08:09", "- 石桥新装备下线08:07", "网友评论并不表明本站立场。"]
    assert only(HEADLINE, FIRST, LAST, own, *links).body == f"{FIRST}\n{LAST}"
    below = ["石桥网版权所有", "石桥24小时", "家电维修 旧房翻新 石桥租车", "新闻推荐"]
    assert only(HEADLINE, FIRST, LAST, *below).body == f"{FIRST}\n{LAST}"
    again = read(HEADLINE, FIRST, LAST, "石桥网版权所有", "柳溪县职工龙舟赛开桨", RACE)
    assert [article.headline for article in again.articles] == [HEADLINE, "柳溪县职工龙舟赛开桨"]


def test_to_whom_a_notice_goes_is_not_its_headline() -> None:
    title = "关于组织开展“工会送暖”主题行动的通知"
    article = only(
        title, "全区环卫清洁行业企业：", "为贯彻上级要求，区总工会决定在全区开展“工会送暖”行动，请各单位做好准备。"
    )
    assert article.headline == title


@pytest.mark.parametrize("section", ["[要闻]", "【工地缩影】", "【一线扫描】"])
def test_a_section_in_brackets_is_no_part_of_the_headline(section: str) -> None:
    assert only(f"{section}{HEADLINE}", FIRST, LAST).headline == HEADLINE


def test_a_headline_may_ask_to_look_at_somebody() -> None:
    headline = "关注我们身边的快递小哥"
    assert only(headline, FIRST.replace("修路工", "快递小哥"), LAST).headline == headline


def test_what_pictures_show_is_no_second_line_of_the_headline() -> None:
    article = only(HEADLINE, "浏览次数: 1286    手机阅读和分享", "会议现场", "会议现场", FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


def test_the_title_of_the_page_is_not_printed_beside_its_headline() -> None:
    article = only(f"{HEADLINE} - 工会 - 石桥网", HEADLINE, FIRST, LAST)
    assert (article.kicker, article.headline) == ("", HEADLINE)


def test_a_headline_of_two_lines_repeated_under_its_text_is_no_text() -> None:
    article = only(
        "石桥区31名职工获\n全省五一劳动奖章", FIRST, LAST, "石桥日报 要闻 00002 石桥区31名职工获\n全省五一劳动奖章"
    )
    assert article.body == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    ("lead", "byline"),
    [
        ("51石桥网讯（记者 罗小川）", "51石桥网讯（记者 罗小川）"),
        ("云上石桥报道：(记者 罗小川)", "云上石桥报道：(记者 罗小川)"),
        ("(罗小川 康秀兰)", "(罗小川 康秀兰)"),
        ("石桥网讯 (记者 罗小川 报道 康秀兰 摄影) ", "石桥网讯(记者 罗小川 报道 康秀兰 摄影)"),
    ],
)
def test_who_reports_and_who_took_pictures_stands_before_the_text(lead: str, byline: str) -> None:
    article = only(HEADLINE, lead + FIRST + "夜班工人也有份，凉茶由工会食堂每天现煮，下午四点准时送到。", LAST)
    assert (article.headline, article.byline) == (HEADLINE, byline)
    assert article.body.startswith(FIRST)


def test_a_speech_in_front_does_not_hold_the_news_behind_it() -> None:
    said = "“有了护膝，骑车不冷了。”"
    news = "日前，石桥区总工会给1000名骑手送去护膝。"
    speaker = "近日，骑手庹川高兴地说。"
    assert [(f"{said}{news}")[start:end] for start, end in sentences(said + news)] == [said, news]
    assert len(sentences(said + speaker)) == 1
