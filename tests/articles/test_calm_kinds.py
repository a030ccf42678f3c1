"""Kinds of calm pages: documents, interviews, lists of contents, labels, who signs and how; invented texts."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Article, Segmented
from tests.articles.simulator import page_of

TEXT = "入冬以来，石桥区总工会把热姜汤送到滨河路工地，两百名修路工每天都能喝上一碗。"
MORE = "茶水点要开到开春，还会添上手套和围巾。"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n".join(lines))])


def _one(*lines: str) -> Article:
    (article,) = _read(*lines).articles
    return article


def _left(read: Segmented) -> list[str]:
    return [block.text for block in read.leftover]


def test_the_number_of_a_document_stands_between_its_title_and_its_text() -> None:
    lines = (
        "关于做好二〇二六年冬季",
        "送温暖工作的通知",
        "石工发〔2026〕48号",
        "",
        "各街道工会：",
        TEXT,
        MORE,
        "石桥区总工会",
    )
    read = _read(*lines)
    assert [article.headline for article in read.articles] == ["关于做好二〇二六年冬季送温暖工作的通知"]
    assert "石工发〔2026〕48号" in _left(read)


def test_a_course_in_its_first_term_is_no_number_of_a_bulletin() -> None:
    article = _one("石桥区总工会夜校开课", "", "石桥区总工会“灯火课堂”夜校第一期日前在工地开课。", MORE)
    assert article.headline == "石桥区总工会夜校开课"


def test_what_is_asked_in_an_interview_is_no_headline() -> None:
    lines = (
        "“食堂好不好，工友说了算”",
        "",
        TEXT,
        "记者：菜价怎么定？",
        "罗厂长：职代会上一样一样议。",
        "记者：今后呢？",
    )
    article = _one(*lines, "罗厂长：把账贴在墙上。")
    assert "记者：菜价怎么定？" in article.body


@pytest.mark.parametrize(
    "entries",
    [
        ("夜校开进地铁站　　第二版", "她教工友写家书　　第三版"),
        ("2版　夜校开进地铁站", "3版　她教工友写家书"),
        ("夜校开进地铁站", "她教工友写家书"),
    ],
)
def test_a_list_of_contents_belongs_to_no_article(entries: tuple[str, ...]) -> None:
    read = _read("本期要目", *entries, "", "修路工喝上热姜汤", "", TEXT, MORE)
    assert [article.headline for article in read.articles] == ["修路工喝上热姜汤"]
    assert read.articles[0].kicker == ""


def test_a_label_behind_a_caption_s_credit_makes_no_article() -> None:
    read = _read(
        "修路工喝上热姜汤",
        "",
        TEXT,
        MORE,
        "石桥区总工会",
        "工友排队接姜汤。罗小川摄　身边暖事",
        "",
        "夜校开课",
        "",
        "11月3日，柳溪县总工会的夜校在地铁站里开课。",
    )
    assert [article.headline for article in read.articles] == ["修路工喝上热姜汤", "夜校开课"]


def test_a_text_under_a_label_of_the_page_goes_on_with_the_report_above() -> None:
    article = _one(
        "修路工喝上热姜汤", "", TEXT, "", "镜头", "", "喝姜汤的修路工说，滨河路工地的风再大也不怕了。", "石桥区总工会"
    )
    assert article.body.endswith("再大也不怕了。")


def test_a_report_that_another_union_signs_is_no_part_of_the_one_above() -> None:
    first = ("灶火不熄的小站", "", "立冬那天，盐井车务段的暖心灶又添了两口锅，看道口的工友半夜回来能吃上热面。", "")
    first = (*first, "车务段工会把闲置的值班房改成厨房，请退休职工轮流掌勺，沿线八百多人都来吃过。", "")
    second = ("三十年带出一班人", "", "在安岭机床厂，五十六岁的铣工牟守成带过四十一个青年，其中八人成了高级技师。", "")
    second = (*second, "牟守成有个规矩：头三个月不许碰图纸，只许磨刀，刀磨不好什么也做不成。", "", "安岭机床厂工会")
    assert [article.headline for article in _read(*first, *second).articles] == [first[0], second[0]]


@pytest.mark.parametrize(
    ("line", "signer"),
    [
        ("（据石桥区总工会微信公众号）", "石桥区总工会"),
        ("（摘编自石桥区总工会网站）", "石桥区总工会"),
        ("（图文由石桥区总工会提供）", "石桥区总工会"),
        ("（据石桥区总工会）", "石桥区总工会"),
        ("本栏供稿：石桥区总工会", "石桥区总工会"),
        ("〔石桥区总工会〕", "石桥区总工会"),
        ("石桥区总工会女工部", "石桥区总工会女工部"),
    ],
)
def test_who_sent_a_text_in_is_told_by_any_of_these(line: str, signer: str) -> None:
    assert _one("修路工喝上热姜汤", "", TEXT, MORE, line).contributor == signer


def test_a_signature_stands_behind_wide_blanks_on_the_last_line() -> None:
    article = _one("修路工喝上热姜汤", "", TEXT, "这碗姜汤还要送下去　　　　石桥区总工会")
    assert (article.contributor, article.body[-2:]) == ("石桥区总工会", "下去")


def test_who_wrote_and_where_he_works_is_no_headline() -> None:
    article = _one(
        "母亲的算盘",
        "",
        "（湖滨粮库退休职工　柏青）",
        "",
        "母亲在粮库当会计，一把算盘打了三十四年。",
        "那把算盘如今挂在我家墙上。",
    )
    assert article.headline == "母亲的算盘"


def test_a_subheadline_behind_a_dash_is_none_of_a_headline_of_two_lines() -> None:
    article = _one("石桥区总工会把姜", "汤送到修路工手里", "——来自滨河路工地的报告", "", TEXT, MORE)
    assert article.headline == "石桥区总工会把姜汤送到修路工手里"


def test_blanks_inside_bylines_part_no_columns() -> None:
    lines = [
        line
        for number in range(4)
        for line in ("修路工喝上热姜汤", f"本报讯（记者　罗小川）{TEXT * 2}{number}", "石桥区总工会　罗小川")
    ]
    assert all("（记者\u3000罗小川）" in article.byline for article in _read(*lines).articles)


@pytest.mark.parametrize("rest", ["。", "%。", "”。"])
def test_a_mark_that_a_row_had_no_room_for_ends_the_sentence(rest: str) -> None:
    article = _one(
        "石桥工地有了茶水点", "", TEXT, "　　今年入冬以来滨河路工地上感冒的修路工比去年少了三成还多", rest, MORE
    )
    assert f"还多{rest}" in article.body
    assert not article.gaps


def test_what_stands_under_an_advertisement_is_no_part_of_the_report_above() -> None:
    above, below = (f"　　{TEXT}", f"　　{MORE}"), "　　即日起至月底，河东商厦的冬衣打七折，会员另送姜汤两碗。"
    report, notice = _read("石桥工地有了茶水点", "", *above, "", "暖冬大促 满三百减五十", below).articles
    assert report.body.endswith("围巾。")
    assert "冬衣" in notice.body


@pytest.mark.parametrize(
    ("head", "opens"),
    [
        ("本报评论员：让暖冬落到一线", "修路工最该被惦记，一线的暖冬，"),
        ("读者来信：值夜班谁来管饭", "我是一名门卫，值夜班没有地方吃饭，"),
        ("值夜班谁来管饭", "编辑同志：我是一名门卫，值夜班"),
        ("征文启事", "为记录暖冬行动，本报即日起征文，"),
    ],
)
def test_what_a_paper_says_for_itself_is_no_part_of_the_report_above(head: str, opens: str) -> None:
    text = f"　　{opens}热姜汤要天天都有，手套也要双双都暖。"
    report, own = _read("石桥工地有了茶水点", "", f"　　{TEXT}", f"　　{MORE}", "", head, text).articles
    assert (report.headline, own.headline) == ("石桥工地有了茶水点", head)


def test_who_came_is_a_clause_of_its_own_behind_what_was_held() -> None:
    opens = "　　本报讯 11月9日，石桥区总工会六届三次全委会召开，区委副书记、区总工会主席章宏志出席并讲话。"
    article = _one("石桥区总工会六届三次全委会召开", "章宏志出席并讲话", opens, f"　　{MORE}")
    assert article.headline == "石桥区总工会六届三次全委会召开 章宏志出席并讲话"
