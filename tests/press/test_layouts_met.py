"""Layouts of papers and newsletters that were once misread: rules between columns, frames, short items, signatures."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from digest import articles, fonts, pages
from digest.model import Article, Fetched, Location
from tests.press.test_characters import FACE

SENDER = "鹭洲彝族苗族自治县总工会"
FIRST, SECOND, THIRD = "渔港办起夜校", "骑手扫码进驿站", "采茶工有了吊床"
TEXTS = (
    "鹭洲的渔工夜校在码头开课，四十多名渔工走进教室，学习船舶机电和海上急救，结业后参加等级认定。教师由航运学校派出，学员不用交钱。",
    "商场、医院和车站旁设立三十个歇脚点，骑手扫码就能进门，里面有热水、药箱和充电柜，由附近的物业工会照看，每天开放到晚上十点。",
    "茶山上搭起四十六处休息点，备有吊床、遮阳网和急救箱，采茶工中午能躺下睡半个钟头，气温过高时县工会通知停采。",
)
STYLE = (
    "body{font:10pt Song}h1{font:16pt Song;text-align:center;margin:4pt}p{text-indent:2em;margin:0;text-align:justify}"
    ".c{column-gap:14pt;margin-bottom:14pt}.box{border:.6pt solid #333;padding:5pt;font-size:16pt}"
    ".sign{text-align:right;text-indent:0}"
)


def printed(body: str, size: str = "600pt 760pt", style: str = "") -> tuple[Article, ...]:
    page = f"<style>{FACE}@page{{size:{size};margin:30pt}}{STYLE}{style}</style>{body}"
    return articles.segment(pages.parse(Fetched(Location("版面.pdf"), HTML(string=page).write_pdf()))).articles


def solid(text: str) -> str:
    return "".join(text.split())


def tell(made: tuple[Article, ...]) -> dict[str, tuple[str, str]]:
    return {each.headline: (each.contributor, solid(each.body)) for each in made}


@pytest.mark.parametrize("rule", ["", "column-rule:.3pt solid #999"])
def test_a_headline_framed_at_the_head_of_a_column_keeps_the_columns_beside_it(rule):
    inset = (
        "<div class='c' style='columns:4'><div class='box'>{}</div>{}<p class='sign'>（鹭洲县总工会）</p></div>".format
    )
    plain = f"<h1>{SECOND}</h1><div class='c' style='columns:2'><p>{TEXTS[1]}</p></div>"
    long = [f"<p>{TEXTS[0]}</p>" * 3, f"<p>{TEXTS[2]}</p>" * 3]
    made = tell(printed(inset(FIRST, long[0]) + plain + inset(THIRD, long[1]), style=f".c{{{rule}}}"))
    assert made[FIRST] == ("鹭洲县总工会", TEXTS[0] * 3)
    assert made[THIRD] == ("鹭洲县总工会", TEXTS[2] * 3)
    assert made[SECOND][1] == TEXTS[1]


def test_a_signature_that_takes_two_lines_is_read_whole():
    made = printed(
        f"<h1>{FIRST}</h1><div class='c' style='columns:4'><p>{TEXTS[0] * 3}</p><p class='sign'>（{SENDER}）</p></div>",
        size="440pt 500pt",
    )
    assert tell(made) == {FIRST: (SENDER, TEXTS[0] * 3)}


def test_a_first_line_that_is_the_name_of_a_body_begins_the_text():
    begun = f"{SENDER}把劳动保护知识编成歌谣，用三种语言录制播放，在糖厂和茶厂的食堂里循环播出，职工都会唱。"
    made = printed(f"<div style='width:144pt'><h1>{THIRD}</h1><p>{begun}</p></div>")
    assert solid(made[0].body) == begun


def test_short_items_in_type_of_the_texts_size_are_articles_of_their_own():
    signed = [
        f"<div>{head}</div><p>{text}（鹭洲县总工会）</p>"
        for head, text in zip((FIRST, SECOND, THIRD), TEXTS, strict=True)
    ]
    items = f"<div style='font-size:10pt'>{''.join(signed)}</div>"
    made = tell(printed(f"<div class='box'><h1 style='font-size:20pt'>简 讯</h1>{items}</div>"))
    assert made == {head: ("鹭洲县总工会", text) for head, text in zip((FIRST, SECOND, THIRD), TEXTS, strict=True)}


@pytest.mark.parametrize(
    "line", ["市总工会办公室编<span style='float:right'>2027 年 6 月 7 日</span>", "青屿职工报　2027年6月7日"]
)
def test_the_day_on_the_front_page_is_that_of_all_pages(line):
    first = f"<div>{line}</div><h1>{FIRST}</h1><p>{TEXTS[0]}</p>"
    made = printed(f"{first}<div style='break-before:page'><h1>{SECOND}</h1><p>{TEXTS[1]}</p></div>")
    assert [str(each.origin.published) for each in made] == ["2027-06-07"] * 2


def test_a_day_in_brackets_under_a_headline_dates_its_page():
    one = "<h1>{}</h1><div style='text-align:center'>鹭洲县总工会<br>（2027年6月{}日）</div><p>{}</p>".format
    made = printed(one(FIRST, 7, TEXTS[0]) + f"<div style='break-before:page'>{one(SECOND, 8, TEXTS[1])}</div>")
    assert [str(each.origin.published) for each in made] == ["2027-06-07", "2027-06-08"]


DIGEST = "<div style='font-size:24pt;text-align:center'>工会信息</div><p>2027年第8期（总第96期）</p>"
HEI = f"@font-face{{font-family:Hei;src:url({(fonts.folder() / 'UDHei.ttf').as_uri()})}}"
APART = "<p style='font-family:Hei'>{}、{}</p><p>{}</p><p class='sign'>（{}　6月{}日）</p>"
NUMBERED = [
    APART.format(n, head, text, sender, day)
    for n, head, text, sender, day in zip(
        "一二三", (FIRST, SECOND, THIRD), TEXTS, ("鹭洲县总工会", "浅水镇总工会", SENDER), (3, 5, 8), strict=True
    )
]


def test_lines_in_a_face_of_their_own_are_headlines_and_each_text_has_the_day_it_is_signed_with():
    made = printed(DIGEST + "".join(NUMBERED), style=HEI)
    assert [(each.headline, each.body, str(each.origin.published)) for each in made] == [
        (FIRST, TEXTS[0], "2027-06-03"),
        (SECOND, TEXTS[1], "2027-06-05"),
        (THIRD, TEXTS[2], "2027-06-08"),
    ]


@pytest.mark.parametrize("break_", ["break-before:page", "break-before:column"])
def test_a_headline_at_the_foot_of_a_page_or_a_column_has_the_text_that_follows(break_):
    *heads, last = NUMBERED
    apart = last.replace("</p><p>", f"</p><p style='{break_}'>", 1)
    columns = f"<div style='column-count:2;column-fill:auto;height:500pt'>{''.join(heads)}{apart}</div>"
    made = printed(DIGEST + (columns if "column" in break_ else "".join(heads) + apart), style=HEI)
    assert {each.headline: each.body for each in made} == dict(zip((FIRST, SECOND, THIRD), TEXTS, strict=True))


def test_a_character_set_over_several_lines_is_the_first_of_its_text():
    initial = f"<span style='float:left;font:26pt/1 Hei'>{TEXTS[0][0]}</span>{TEXTS[0][1:]}"
    made = printed(f"<h1>{FIRST}</h1><p style='text-indent:0'>{initial}</p><p>{TEXTS[1]}</p>", size="300pt 400pt")
    assert [(each.headline, each.body) for each in made] == [(FIRST, f"{TEXTS[0]}\n{TEXTS[1]}")]


def test_each_text_has_the_day_under_who_signs_it():
    sign = "<p class='sign'>{}</p><p class='sign'>2027年6月{}日</p>"
    signed = f"<p style='font-family:Hei;text-indent:0'>{{}}</p><p>{{}}</p>{sign}"
    senders = ("鹭洲县总工会", "浅水镇总工会", SENDER)
    texts = "".join(
        signed.format(head, text, sender, day)
        for head, text, sender, day in zip((FIRST, SECOND, THIRD), TEXTS, senders, (3, 5, 8), strict=True)
    )
    made = printed(f"<div style='font-size:24pt'>每周快报</div>{texts}", "400pt 600pt", HEI)
    assert [(each.contributor, str(each.origin.published)) for each in made] == [
        (sender, f"2027-06-0{day}") for sender, day in zip(senders, (3, 5, 8), strict=True)
    ]


def test_a_byline_in_pieces_over_the_gutter_belongs_to_its_headline():
    names = "".join(f"<span style='margin:0 5.5pt'>{each}</span>" for each in ("本报记者", "沙丽", "通讯员", "贺长青"))
    columns = f"<div class='c' style='columns:4'><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p><p>{TEXTS[2]}</p></div>"
    (made,) = printed(f"<h1>{FIRST}</h1><div style='text-align:center'>{names}</div>{columns}")
    assert (made.headline, solid(made.body)) == (FIRST, "".join(TEXTS))
    assert "沙丽" in made.byline


def test_numbered_headlines_in_the_texts_own_type_follow_signatures_under_the_name_of_a_gathering():
    item = "<p>{}、{}</p><p>{}</p><p class='sign'>（{}）</p>"
    senders = ("鹭洲县总工会", "浅水镇总工会", "潮石市总工会")
    items = "".join(
        item.format(n, head, text, sender)
        for n, head, text, sender in zip("一二三", (FIRST, SECOND, THIRD), TEXTS, senders, strict=True)
    )
    made = printed(f"<h1>一周工作情况</h1><p style='text-align:center'>2027年6月8日</p>{items}", "400pt 600pt")
    assert [(each.headline, each.contributor, each.body) for each in made] == list(
        zip((FIRST, SECOND, THIRD), senders, TEXTS, strict=True)
    )


@pytest.mark.parametrize("size", ["8pt", "13pt"])
def test_who_signs_in_other_type_signs_the_text(size):
    sign = f"<p class='sign' style='font-size:{size}'>供稿单位：鹭洲县总工会</p>"
    (made,) = printed(f"<h1>{FIRST}</h1><p>{TEXTS[0]}</p>{sign}", "400pt 600pt")
    assert (made.contributor, made.body) == ("鹭洲县总工会", TEXTS[0])


def test_a_row_of_signs_parts_texts_and_is_none_of_them():
    parts = [
        f"<h1>{head}</h1><p>{text}</p><p class='sign'>——鹭洲县总工会</p><p style='text-align:center'>＊　＊　＊</p>"
        for head, text in zip((FIRST, SECOND), TEXTS, strict=False)
    ]
    made = printed("".join(parts), "400pt 600pt")
    assert [(each.headline, each.contributor, each.body) for each in made] == [
        (head, "鹭洲县总工会", text) for head, text in zip((FIRST, SECOND), TEXTS, strict=False)
    ]
