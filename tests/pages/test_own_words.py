"""What stands on a web page as its furniture does, and is of the article all the same."""

from __future__ import annotations

import pytest

from digest import pages
from digest.errors import SourceError
from digest.model import Fetched, Location
from tests.pages.test_around_the_text import BODY, TEXT, TITLE, page, read


@pytest.mark.parametrize(
    "line",
    [
        "新规明确，平台企业未经骑手同意不得调整计件单价。",
        "[1][2]表中数据由区总工会统计。",
    ],
)
def test_a_sentence_of_the_report_stays_in_it(line):
    (article,) = read(page(f"<p>{TEXT[0]}</p><p>{line}</p><p>{TEXT[1]}</p>"))
    assert article.body == "\n".join((TEXT[0], line, TEXT[1]))


def test_a_text_in_boxes_goes_on_after_a_crosshead_and_a_link_under_it_heads_no_others():
    boxes = "".join(f"<section><p>{text}</p></section>" for text in (TEXT[0], "精彩回顾", *TEXT[1:]))
    link = "<section><p><a href='#'>点这里预约白鹭湾区总工会淋浴间</a></p></section>"
    (article,) = read(f"<h1>{TITLE}</h1><div id='js_content'>{boxes}{link}</div>")
    assert all(text in article.body for text in TEXT)


@pytest.mark.parametrize("headline", ["<span>新</span>就业群体集中入会", "<font color=red>视频</font>连线慰问海上船员"])
def test_a_coloured_word_of_the_headline_is_no_mark(headline):
    whole = headline.replace("<span>", "").replace("</span>", "").replace("<font color=red>", "").replace("</font>", "")
    (article,) = read(page(BODY, head=f"<h1>{headline}</h1>"), f"{whole}_白鹭湾区总工会")
    assert article.headline == whole


def test_a_quotation_that_trails_off_in_the_headline_is_no_headline_cut_short():
    title = "“这个淋浴间真是方便……”——环卫工的一天"
    said = "“这个淋浴间真是方便，热水管够。”环卫工江一帆说。"
    (article,) = read(page(f"<p>{said}</p>{BODY}", head=f"<div>{title}</div>"), title)
    assert (article.headline, article.paragraphs[0].text) == (title, said)


def test_parts_of_one_report_headed_by_their_places_are_no_reports():
    heads = ("柳林县把驿站建在集市口", "果园镇把驿站建在高速口", "南渡镇把驿站建在工地口")
    parts = "".join(f"<p><b>{head}</b></p><p>{text}</p>" for head, text in zip(heads, TEXT, strict=True))
    (article,) = read(page(parts))
    assert article.headline == TITLE


def test_terms_of_use_in_a_field_that_is_seen_are_no_article():
    terms = "欢迎使用白鹭湾职工服务平台。注册前请仔细阅读全部条款，点击同意即视为接受，平台可以随时修改内容。"
    content = f"<html><body><h1>职工登录</h1><form><textarea>&lt;p&gt;{terms}&lt;/p&gt;</textarea></form></body></html>"
    with pytest.raises(SourceError):
        pages.parse(Fetched(Location("网页.html"), content.encode()))


def test_a_headline_that_ends_in_the_name_of_an_office_stands_over_its_subheadline():
    title, under = "白鹭湾区总工会宣讲团走进税务局", "劳模舒小河讲二十年钳工故事"
    head = f"<div class='t'>{title}</div><h3>{under}</h3><div>2026-10-09　来源：白鹭湾区总工会</div>"
    (article,) = read(f"{head}<div>{BODY}</div>", title)
    assert (article.headline, article.subheadline) == (title, under)
