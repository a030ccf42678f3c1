"""Pages as reading machines and apps give them: fields about a text, pictures in it, parts of a circular."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Article, Segmented
from tests.articles.simulator import page_of

HEADLINE = "石桥区总工会给修路工送凉茶"
FIRST = "7月9日，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"
LAST = "据统计，入夏以来石桥区各级工会已走访工地40个，送出防暑物资总价值13万元。"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n\n".join(lines))])


def _only(*lines: str) -> Article:
    (article,) = _read(*lines).articles
    return article


@pytest.mark.parametrize(
    "fields",
    [
        "日期:07-10\n字号:\n版面:第07版:民生事       上一篇    下一篇",
        "发布时间: 2026年07月10 09:14:55     文章来源:     作者:",
        "刊发时间:2026-07-10",
        "来源:石桥新闻网 时间:2026-07-10 17:45\nA+A-",
        "- 2026年07月10日来源:石桥区人民政府",
    ],
)
def test_fields_between_a_headline_and_its_text_are_neither(fields: str) -> None:
    article = _only(HEADLINE, fields, FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


def test_the_head_of_a_reading_machine_is_no_headline() -> None:
    head = "电子报阅读机\n2026-07-10\n星期五\n当前报纸名称:石桥都市报"
    article = _only(head, HEADLINE, FIRST, LAST)
    assert (article.kicker, article.headline, article.body) == ("", HEADLINE, f"{FIRST}\n{LAST}")


def test_a_headline_over_every_picture_parts_no_text() -> None:
    article = _only(
        "当前位置:百事通 >", HEADLINE, HEADLINE, FIRST, HEADLINE, LAST, f"{HEADLINE} 第2张", "大家都说解渴。"
    )
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}\n大家都说解渴。")


def test_what_pictures_show_between_a_stamp_and_a_text_is_no_headline() -> None:
    pictures = ["石桥区总工会主席罗小川给修路工送茶", "滨河路工地修路工领到石桥区总工会凉茶"]
    article = _only(f"{HEADLINE}到工地", "石桥晨报 2026-07-10 00:00:00", *pictures, FIRST, LAST)
    assert (article.kicker, article.headline, article.body) == ("", f"{HEADLINE}到工地", f"{FIRST}\n{LAST}")


def test_a_caption_that_says_the_headline_once_more_parts_no_text() -> None:
    article = _only(HEADLINE, FIRST, "近日，石桥区总工会给修路工送凉茶。石桥区总工会供图", LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


@pytest.mark.parametrize("writers", ["本报记者罗小川实习生康秀", " 本报记者 罗小川 通讯员 康秀", "记者 罗小川"])
def test_writers_right_behind_the_last_sentence_are_no_text(writers: str) -> None:
    article = _only(HEADLINE, FIRST, f"{LAST}{writers}")
    assert (article.body, article.signature) == (f"{FIRST}\n{LAST}", writers.strip())


def test_what_a_reporter_does_behind_a_sentence_stays() -> None:
    assert _only(HEADLINE, FIRST, f"{LAST}记者罗小川看到，茶已见底").body.endswith("记者罗小川看到，茶已见底")


def test_a_photographer_with_an_agency_behind_is_no_text() -> None:
    assert _only(FIRST, "罗小川摄(石桥视觉)", "版权所有 石桥网").body == FIRST


@pytest.mark.parametrize("lead", ["本站讯(职工通讯员 罗小川)", "本报讯 (石桥融媒记者 罗小川 通讯员 康秀秀 桂大河)"])
def test_reporters_of_a_place_are_no_text(lead: str) -> None:
    assert _only(HEADLINE, f"{lead}{FIRST}", LAST).body == f"{FIRST}\n{LAST}"


def test_a_paper_s_column_and_a_name_over_a_text_are_no_headline() -> None:
    article = _only("石桥新闻城南观察 罗小川", FIRST, LAST)
    assert (article.headline, article.byline) == ("", "石桥新闻城南观察 罗小川")


def test_the_mark_of_a_list_is_no_part_of_a_headline() -> None:
    assert _only(f"- {HEADLINE}", FIRST, LAST).headline == HEADLINE


def test_the_numbered_parts_of_a_circular_are_one_text() -> None:
    parts = [
        "一、举办石桥县第五届职工拔河比赛",
        "为丰富职工文化生活，县总工会定于4月20日举办拔河比赛，报名办法另行通知。",
        "二、开展劳模慰问活动",
        "为体现对劳模的关心，县总工会定于4月24日走访慰问全县33名劳模，由各镇工会协助。",
        "三、开展主题宣传活动",
        "“五一”期间在县电视台宣传各行业劳动者的事迹，请各单位4月10日前报送材料。",
    ]
    opening = "经县委同意，县总工会定于“五一”期间开展系列活动。现将有关事项通知如下：".replace("：", ":")
    article = _only("五一活动通知", "各基层工会:", "\n".join([opening, *parts]))
    assert (article.body, article.gaps) == ("\n".join([opening, *parts]), ())
