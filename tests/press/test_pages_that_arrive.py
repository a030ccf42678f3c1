"""Printed pages as papers send them: cut lines, mastheads, days at the edges, picture news, boxes of items, lists."""

# ruff: noqa: E501 - lines of mastheads, styles

from __future__ import annotations

import pytest
from weasyprint import HTML

from digest import articles, fonts, pages
from digest.model import Article, Fetched, Location, Page
from tests.press.test_layouts_met import FIRST, SECOND, TEXTS, THIRD

FACES = "".join(
    f"@font-face{{font-family:{name};src:url({(fonts.folder() / f'UD{name}.ttf').as_uri()})}}"
    for name in ("Song", "Hei", "Kai", "Biao")
)
CSS = (
    "body{font:10pt/15pt Song;margin:0}h1{font:16pt/20pt Hei;text-align:center;margin:4pt}"
    "p{text-indent:2em;margin:0;text-align:justify;widows:1;orphans:1}.c{column-gap:14pt}.sign{text-align:right;text-indent:0}"
    ".box{border:.6pt solid #333;padding:6pt}.item{font:10.8pt/15pt Hei;text-indent:0;break-inside:avoid}.name{font:16pt/22pt Kai;text-align:center}"
)
PICTURE = "<svg width='160' height='90'><rect width='160' height='90' fill='#9ab'/></svg>"
SENDERS = ("鹭洲县总工会", "浅水镇总工会", "潮石市总工会")
LONG = "".join(TEXTS)


def opened(body: str, size: str = "420pt 560pt", style: str = "") -> tuple[Page, ...]:
    page = f"<style>{FACES}@page{{size:{size};margin:24pt}}{CSS}{style}</style>{body}"
    return tuple(pages.parse(Fetched(Location("版面.pdf"), HTML(string=page).write_pdf())))


def read(body: str, size: str = "420pt 560pt", style: str = "") -> tuple[Article, ...]:
    return articles.segment(opened(body, size, style)).articles


def tell(made: tuple[Article, ...]) -> dict[str, tuple[str, str]]:
    return {each.headline: (each.contributor, each.body) for each in made}


@pytest.mark.parametrize("words", range(12, 17))
def test_a_paragraphs_first_line_that_ends_early_is_no_crosshead(words):
    first = f"{LONG[:words]}<span style='white-space:nowrap'>{LONG[words : words + 6]}</span>{LONG[words + 6 :]}"
    text = f"<p>{TEXTS[1]}</p><p>{first}</p><p>{TEXTS[2]}</p>"
    (made,) = read(f"<h1>{FIRST}</h1><div class='c' style='columns:2'>{text}</div>")
    assert made.body.split("\n") == [TEXTS[1], LONG, TEXTS[2]]


def test_a_line_that_the_pages_edge_cuts_off_bears_a_mark_where_it_is_cut():
    lines = [LONG[start : start + 30] for start in range(0, len(LONG), 30)]
    body = "".join(f"<div style='white-space:nowrap;font-size:14pt'>{line}</div>" for line in lines)
    (made,) = read(f"<h1 style='text-align:left'>{FIRST}</h1>{body}", "424pt 400pt")
    cut = made.body.replace("\n", "")
    assert "〓" in cut
    assert LONG not in cut
    seen = cut.split("〓")
    assert all(piece in LONG for piece in seen)  # and nothing else is lost or added


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (
            "2027年6月7日　星期一　第1206期　本期8版　国内统一连续出版物号 CN 32-0000　鹭洲市总工会主办　鹭洲工人报社出版",
            1,
        ),
        ("2027年6月7日　星期一　今日共四版", 1),
        ("2027年6月7日　星期一　3　基层", 3),
    ],
)
def test_how_many_pages_an_issue_has_is_the_number_of_none_and_a_masthead_no_report(line, number):
    name = "<div style='font:40pt/46pt Biao;text-align:center'>鹭洲工人报</div>" if number == 1 else ""
    made = read(f"{name}<div style='font-size:8pt'>{line}</div><h1>{FIRST}</h1><p>{LONG}</p>", "600pt 560pt")
    assert [(each.headline, each.origin.page, str(each.origin.published)) for each in made] == [
        (FIRST, number, "2027-06-07")
    ]


@pytest.mark.parametrize(
    "style",
    [
        "@page{@bottom-left{content:'职工园地　总第96期　2027年6月7日';font:9pt Hei}}",
        "@page{@top-center{content:'鹭洲市工会报 | 基层风采 | 2027年06月07日 | 7';font:9pt Hei}}",
    ],
)
def test_the_day_among_names_at_a_pages_edge_is_its_day(style):
    (made,) = read(f"<h1>{FIRST}</h1><p>{TEXTS[0]}</p>", style=style)
    assert str(made.origin.published) == "2027-06-07"


def test_the_day_under_an_upright_masthead_is_its_pages():
    upright = "".join(f"<div style='font:40pt/44pt Biao'>{sign}</div>" for sign in "鹭洲工运")
    mast = f"<div style='flex:0 0 60pt;font-size:8pt'>{upright}2027年6月7日<br>星期一<br>总第31期</div>"
    text = f"<div style='flex:1'><h1>{FIRST}</h1><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></div>"
    (made,) = read(f"<div style='display:flex;gap:14pt'>{mast}{text}</div>")
    assert (made.headline, str(made.origin.published)) == (FIRST, "2027-06-07")


@pytest.mark.parametrize("over", ["", f"<div style='font:12pt/16pt Hei'>{SECOND}</div>"])
def test_picture_news_is_a_report_and_its_photographer_none_of_it(over):
    news = "6月5日，浅水镇总工会在码头给装卸工送去护腰和水壶。当天共送出一百二十份。"
    small = f"<div style='font:8pt/12pt Kai'>{news}　　　　李明 摄</div>"
    side = f"<div style='flex:0 0 160pt'>{PICTURE}{over}{small}</div>"
    text = f"<div style='flex:1'><h1>{FIRST}</h1><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></div>"
    made = read(f"<div style='display:flex;gap:14pt'>{text}{side}</div>", "520pt 400pt")
    assert {each.headline: each.body for each in made} == {
        FIRST: f"{TEXTS[0]}\n{TEXTS[1]}",
        SECOND if over else "": news,
    }


def test_what_is_seen_on_a_reports_picture_is_no_report():
    small = "<div style='font:8pt/12pt Kai'>6月5日，浅水镇总工会送去护腰。图为现场。李明 摄</div>"
    side = f"<div style='flex:0 0 160pt'>{PICTURE}{small}</div>"
    text = f"<div style='flex:1'><h1>{FIRST}</h1><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></div>"
    made = read(f"<div style='display:flex;gap:14pt'>{text}{side}</div>", "520pt 400pt")
    assert [each.headline for each in made] == [FIRST]


@pytest.mark.parametrize("columns", [1, 2])
def test_rows_of_names_stay_rows(columns):
    rows = ("周建国　　李春燕　　王海涛", "赵　丽　　孙志强　　吴　敏")
    names = "".join(f"<p style='white-space:pre;text-align:left;text-indent:0'>{row}</p>" for row in rows)
    text = f"<p>{LONG}</p><p>受表彰者（6名）</p>{names}<p class='sign'>{SENDERS[0]}</p>"
    (made,) = read(f"<h1>{FIRST}</h1><div class='c' style='columns:{columns}'>{text}</div>")
    assert made.body.split("\n")[-3:] == ["受表彰者（6名）", *rows]
    assert made.contributor == SENDERS[0]


def test_items_of_a_box_are_reports_whatever_their_headlines_length_and_place():
    heads = (FIRST, "骑手扫码进驿站歇脚充电又喝热水吃热饭不收一分钱", THIRD)
    item = "<p class='item'>{}</p><p>{}</p><p class='sign'>（{}）</p>".format
    items = "".join(map(item, heads, TEXTS, SENDERS))
    box = f"<div class='box'><div class='name'>基层短波</div><div class='c' style='columns:3'>{items}</div></div>"
    lead = f"<h1 style='font-size:24pt;line-height:30pt'>{SECOND}</h1><div class='c' style='columns:3'><p>{LONG}</p><p class='sign'>（{SENDERS[2]}）</p></div>"
    made = tell(read(lead + box, "640pt 500pt"))
    assert made == {SECOND: (SENDERS[2], LONG)} | dict(zip(heads, zip(SENDERS, TEXTS, strict=True), strict=True))


def test_a_body_in_a_face_of_its_own_before_a_text_sent_it():
    item = "<p><span style='font-family:Hei'>{}</span>　{}</p>".format
    texts = "".join(map(item, SENDERS, TEXTS))
    made = read(f"<h1 style='text-align:left'>基层动态</h1><div class='c' style='columns:2'>{texts}</div>")
    assert [(each.contributor, each.body) for each in made] == list(zip(SENDERS, TEXTS, strict=True))


def test_one_line_of_a_text_on_the_next_page_is_the_end_of_that_text():
    last = f"{TEXTS[2][:-5]}<span style='break-before:page;display:block'>{TEXTS[2][-5:]}</span>"
    (made,) = read(f"<h1>{FIRST}</h1><p>{TEXTS[0]}</p><p style='text-align-last:justify'>{last}</p>", "300pt 300pt")
    assert made.body == f"{TEXTS[0]}\n{TEXTS[2]}"


def test_a_crosshead_under_the_last_words_of_a_column_before_is_one():
    cross = "<p style='font:11pt/15pt Hei;text-indent:0;text-align:center'>服务送到身边</p>"
    rest = "<p style='text-indent:0;break-before:column'>学得会。</p>"
    text = f"<p style='text-align-last:justify'>{LONG}</p>{rest}{cross}<p>{LONG}</p>"
    (made,) = read(f"<h1>{FIRST}</h1><div class='c' style='columns:2;column-fill:auto;height:300pt'>{text}</div>")
    assert made.body.split("\n")[-2:] == ["服务送到身边", LONG]


def test_what_a_wide_space_parts_under_a_paragraphs_first_line_is_one_line():
    text = "吉林长泰市总工会近日在市工人文化宫办起联谊会，取名“缘在工会 携手同行”，二百名职工报名参加，当场牵手六对。"
    for width in range(190, 226, 5):
        for made in read(f"<div style='width:{width}pt'><h1>{FIRST}</h1><p>{text}</p><p>{TEXTS[1]}</p></div>"):
            assert made.body.replace(" ", "") == f"{text.replace(' ', '')}\n{TEXTS[1]}"


@pytest.mark.parametrize("place", ["工会信息", "工作简报"])
def test_a_report_that_nobody_signs_is_its_bulletins_issuers(place):
    head = f"<div style='font:24pt/30pt Biao;text-align:center'>鹭洲县总工会{place}</div><div>第6期（总第88期）</div>"
    (made,) = read(f"{head}<h1>{FIRST}</h1><p>鹭洲县总工会把夜校办到码头。{TEXTS[0]}</p>")
    assert made.contributor == "鹭洲县总工会"


def test_a_report_of_which_a_page_has_less_than_a_sentence_goes_on_on_the_next_one():
    text = f"{LONG[:40]}<span style='break-before:page;display:block'>{LONG[40:]}</span>"
    (first, second) = read(
        f"<h1>{FIRST}</h1><p>{TEXTS[1]}</p><p class='sign'>（{SENDERS[0]}）</p><h1>{SECOND}</h1><p>{text}</p>",
        "300pt 400pt",
    )
    assert (first.headline, first.body) == (FIRST, TEXTS[1])
    assert (second.headline, second.body.replace("\n", "")) == (SECOND, LONG)


def test_the_label_of_a_column_between_two_reports_is_none_of_them():
    label = "<p style='font-family:Hei;text-indent:0'>【{}】</p>".format
    one = f"{label('工作动态')}<h1>{FIRST}</h1><p>{TEXTS[0]}（{SENDERS[0]}）</p>"
    made = tell(read(f"{one}{label('基层创新')}<h1>{SECOND}</h1><p>{TEXTS[1]}（{SENDERS[1]}）</p>"))
    assert made == {FIRST: (SENDERS[0], TEXTS[0]), SECOND: (SENDERS[1], TEXTS[1])}


@pytest.mark.parametrize("given", ["▲{}（{}供图）", "{}　　　　{}供图", "▲{}<br>{}供图"])
def test_who_sent_a_picture_with_its_news_signs_it(given):
    side = f"<div style='flex:0 0 180pt'>{PICTURE}<div style='font:8pt/12pt Kai'>{given.format(TEXTS[2], SENDERS[2])}</div></div>"
    text = f"<div style='flex:1'><h1>{FIRST}</h1><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></div>"
    made = tell(read(f"<div style='display:flex;gap:14pt'>{text}{side}</div>", "560pt 400pt"))
    assert made[""] == (SENDERS[2], TEXTS[2])


def test_the_cell_behind_its_label_tells_who_sent_a_printed_report():
    cells = f"<td>报送单位</td><td>{SENDERS[0]}</td><td>报送日期</td><td>2027年6月7日</td>"
    (made,) = read(f"<table border=1 style='width:100%'><tr>{cells}</tr></table><h1>{FIRST}</h1><p>{LONG}</p>")
    assert (made.headline, made.contributor, str(made.origin.published)) == (FIRST, SENDERS[0], "2027-06-07")
