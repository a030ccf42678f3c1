"""Texts that tell pictures, items, letters and what stands before a text: invented pages of a few lines."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Article
from tests.articles.simulator import page_of

REPORT = (
    "女工有了“解忧铺”",
    "心里有疙瘩，找谁说一说？电子厂的女工有了去处。",
    "开办半年来，解忧铺接待女工二百九十一人次。",
)
NEWS = "近日，望江市纺织厂的女工用下脚料缝出布老虎，送给孩子。图为孩子们收到礼物。"
NEXT = ("高温津贴怎么发", "律师说，单位应当发放高温津贴。")


def _articles(*lines: str) -> tuple[Article, ...]:
    return segment([page_of("\n".join(lines))]).articles


def _headlines(*lines: str) -> list[str]:
    return [article.headline for article in _articles(*lines)]


@pytest.mark.parametrize("credit", ["骆建军 摄", "骆建军 摄影报道", "通讯员 骆建军 摄"])
def test_news_of_a_picture_behind_an_unsigned_report_is_a_report_of_its_own(credit: str) -> None:
    _, picture, _ = _articles(*REPORT, f"{NEWS} {credit}", *NEXT)
    assert (picture.body, picture.kind, picture.headline) == (NEWS, "photo_news", "")


def test_the_last_line_of_such_news_is_no_caption() -> None:
    wrapped = ("近日，望江市纺织厂的女工用下脚料缝出布老", "虎，送给孩子。图为", "孩子们收到礼物。 骆建军 摄")
    assert _articles(*REPORT, *wrapped, *NEXT)[1].body == NEWS


def test_news_of_a_picture_is_found_where_blank_lines_part_all_lines() -> None:
    wrapped = ("近日，望江市纺织厂的女工用下脚料缝出布老", "虎，送给孩子。图为", "孩子们收到礼物。 骆建军 摄")
    lines = [part for line in (*REPORT, *wrapped, *NEXT) for part in (line, "")]
    assert _articles(*lines)[1].body == NEWS


def test_who_took_a_picture_beside_a_wrapped_report_does_not_end_it() -> None:
    text = ("望江市电子厂的女工心里有疙瘩，", "如今有了去处。", "开办半年来，解忧铺接待女工二百", "九十一人次。")
    (article,) = _articles("女工有了“解忧铺”", *text[:2], "通讯员 骆建军 摄影报道", *text[2:])
    assert article.body == "".join(text[:2]) + "\n" + "".join(text[2:])


def test_a_caption_below_a_report_makes_no_news_of_it() -> None:
    dated = "3月6日，望江市总工会把招聘会开进社区，三十家企业来到现场。"
    (article,) = _articles("招聘会开进社区", "", dated, "", "图为招聘现场。 骆建军 摄")
    assert article.kind == "article"


def test_a_caption_of_two_lines_behind_its_mark_is_no_text() -> None:
    lines = (REPORT[0], REPORT[1], "▲望江市的环卫工", "人在驿站里喝上热水。", "通讯员 骆建军 摄", REPORT[2])
    article = _articles(*lines)[0]
    assert "环卫工" not in article.body + article.headline
    assert any("环卫工" in caption for caption in article.captions)


def test_marked_items_under_a_label_of_briefs_are_reports_though_they_name_one_union() -> None:
    items = ("●望江市总工会近日举行知识竞赛，八支代表队同台答题。", "●望江市总工会日前举行象棋赛，退休钳工守擂成功。")
    assert len(_articles("基层动态", *items)) == len(items)


def test_a_headline_under_an_item_is_none_of_its_crossheads() -> None:
    items = ("◆临淮县总工会近日举行知识竞赛，八支代表队同台答题。", "◆望江市总工会日前举行象棋赛，退休钳工守擂成功。")
    assert (
        _headlines("短讯", *items, "渡口上的劳模", "第一班船离岸，掌舵的是老贺。", "老贺摆渡了三十一年。")[-1]
        == "渡口上的劳模"
    )


def test_places_in_brackets_begin_reports() -> None:
    lines = (
        "【东塔区】",
        "东塔区总工会近日办起收纳师班，四十人结业。",
        "【永丰市】",
        "永丰市总工会请劳模进校园，讲钢轨的故事。",
    )
    assert [article.body for article in _articles(*lines)] == [lines[1], lines[3]]


def test_a_letter_is_an_article_of_its_own() -> None:
    letter = ("给师傅的一封信", "敬爱的王师傅：", "您好！我是您三年前带过的徒弟。", "我常常想起您说的话。")
    assert _headlines(*REPORT, *letter) == [REPORT[0], letter[0]]


def test_where_a_text_comes_from_is_cut_off_its_first_words() -> None:
    going_on = "大家围着图纸商量，两个小时定下三条措施。"
    assert _articles(f"（上接第1版）{going_on}", *REPORT)[0].body == going_on


@pytest.mark.parametrize(
    "head", [("工资被拖欠了怎么办", "三条路子走得通"), ("望江市总工会开出清单", "这些实事年内办完")]
)
def test_a_headline_that_answers_or_points_at_the_line_above_is_one_with_it(head: tuple[str, str]) -> None:
    text = ("读者来信问，工资被拖欠了该怎么办？", "律师答，清单上的实事有三件，三条路子走得通。")
    assert _headlines(*head, *text) == ["".join(head)]
