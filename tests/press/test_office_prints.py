"""Pages printed from an office's Word: typed headlines, columns' names, contents, what goes on over the page's edge."""

import ctypes
import io

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from digest import articles, pages
from digest.model import Fetched, Location
from tests.press.test_short_news import printed, read

TITLES = ("凤岭县总工会办起茶工夜校", "临水县总工会关爱渡工“船员之家”", "石桥镇总工会调解两起欠薪")
SENDERS = ("凤岭县总工会", "临水县总工会", "石桥镇总工会")
TEXTS = (
    "4月2日晚，凤岭县总工会的茶工夜校开课，六十三名茶工学习制茶与评茶，学费全免，结业后可以参加等级认定，教师由茶科所派出，每周两个晚上。",
    "临水县总工会日前请医生上船，为二十八名渡工量血压、查听力，发现的问题当天转诊，体检的钱由县总工会出，往后每个季度上船一次。",
    "石桥镇总工会本月调解两起欠薪，十一名瓦工拿回工资五万七千元，都在一周内到账，镇里还把包工头的名单交给了劳动监察部门。",
)
MORE = (
    "参加的人都说，这样的实事还要多办，县里也答应明年把钱列进预算，让更多的人轮得上，工会干部把这些话一条一条记了下来。"
)
PAIRS = list(zip(TITLES, TEXTS, strict=True))
OWN = ".t{text-align:center;text-indent:0}.k{font-family:Hei;text-indent:0}"


def pages_of(body: str, size: str = "A5"):
    return read(f"<style>{OWN}</style>{body}", size)


def told(found) -> list[tuple[str, str]]:
    return [(article.headline, article.body.split("\n")[0]) for article in found.articles]


def text(place: int, times: int = 1) -> str:
    return f"<p>{TEXTS[place]}</p>" + f"<p>{MORE}</p>" * times


def test_typed_headlines_are_centred_over_their_texts_and_no_larger():
    found = pages_of("".join(f"<p class=t>{title}</p>{text(n)}" for n, title in enumerate(TITLES)))
    assert told(found) == PAIRS


def test_a_centred_line_amid_the_text_of_a_larger_headline_is_none():
    found = pages_of(f"<h1>{TITLES[0]}</h1>{text(0)}<p class=t>课堂内外</p>{text(1)}")
    assert [article.headline for article in found.articles] == [TITLES[0]]


@pytest.mark.parametrize("column", ["基层动态", "本月工作"])
def test_headlines_in_a_face_of_their_own_follow_on_the_name_of_a_column(column):
    found = pages_of(
        f"<h1 style='text-align:left'>{column}</h1>"
        + "".join(f"<p class=k>{title}</p>{text(n)}" for n, title in enumerate(TITLES))
    )
    assert told(found) == PAIRS


def test_they_are_known_again_on_the_next_page():
    found = pages_of(
        "<h1 style='text-align:left'>基层动态</h1>"
        f"<p class=k>{TITLES[0]}</p>{text(0, 5)}<p class=k>{TITLES[1]}</p>{text(1, 2)}"
        f"<p class=k>{TITLES[2]}</p>{text(2)}"
    )
    assert told(found) == PAIRS


def test_a_day_under_a_line_in_its_own_face_tells_a_headline():
    found = pages_of(
        "".join(
            f"<p class=k>{title}</p><p style='font-size:9pt'>2026-04-0{n + 3}　作者：林小满</p>{text(n)}"
            for n, title in enumerate(TITLES)
        )
    )
    assert told(found) == PAIRS


def test_a_bulletins_list_of_contents_is_none_of_its_headlines():
    listed = "".join(f"<p class=k style='font-size:13pt'>◎{title}</p>" for title in TITLES)
    heads = "".join(f"<h1 style='font-size:13pt'>{title}</h1>{text(n)}" for n, title in enumerate(TITLES))
    found = pages_of(f"<p class=t>第7期</p><p class=t>本期要目</p>{listed}{heads}")
    assert told(found) == PAIRS


@pytest.mark.parametrize("form", ["★{}★", "【{}】", "{}"])
def test_names_of_columns_stand_over_headlines_and_are_none(form):
    columns = (form.format("本部要闻"), form.format("基层动态"))
    found = pages_of(
        "".join(
            f"<h1 style='font-size:20pt;text-align:left'>{column}</h1>"
            f"<h1 style='font-size:14pt'>{TITLES[n]}</h1>{text(n)}"
            for n, column in enumerate(columns)
        )
    )
    assert told(found) == PAIRS[:2]


def test_a_headline_alone_at_a_pages_foot_waits_for_its_text():
    found = pages_of(
        f"<h1>{TITLES[0]}</h1>{text(0, 2)}<h1>{TITLES[1]}</h1><div style='break-before:page'>{text(1)}</div>"
        f"<h1>{TITLES[2]}</h1>{text(2)}"
    )
    assert told(found) == PAIRS


def test_whom_an_issue_goes_to_is_none_of_its_last_report():
    found = pages_of(f"<h1>{TITLES[0]}</h1>{text(0)}<p>报：市委办公室、省总工会办公室</p><p>送：市总工会领导</p>")
    assert [article.body for article in found.articles] == [f"{TEXTS[0]}\n{MORE}"]


def test_reports_with_run_in_headlines_go_on_from_page_to_page():
    lead = "<p><b>▲{}　</b>{}</p>"
    filler = f"<p>{MORE}</p>" * 6
    found = pages_of(
        "<h1>基层快讯</h1>" + lead.format(*PAIRS[0]) + lead.format(*PAIRS[1]) + filler + lead.format(*PAIRS[2]), "A5"
    )
    assert told(found) == PAIRS


def test_typed_headlines_may_stand_at_the_left_edge():
    flush = "".join(f"<p style='text-indent:0'>{title}</p>{text(n)}" for n, title in enumerate(TITLES))
    assert told(pages_of(flush)) == PAIRS


def test_numbered_reports_without_headlines_have_none():
    signed = (f"<p>{n}.{each}（{SENDERS[n - 1]}）</p>" for n, each in enumerate(TEXTS, 1))
    found = pages_of(f"<h1>短讯</h1>{''.join(signed)}")
    assert [(article.headline, article.contributor) for article in found.articles] == [("", each) for each in SENDERS]


def test_who_sends_a_report_may_stand_in_brackets_over_its_headline():
    found = pages_of(
        "".join(
            f"<p class=k>【{sender}】</p><h1>{title}</h1><p>{each}</p><p>{MORE}</p>"
            for sender, title, each in zip(SENDERS, TITLES, TEXTS, strict=True)
        )
    )
    assert [(article.contributor, article.headline) for article in found.articles] == list(
        zip(SENDERS, TITLES, strict=True)
    )


def test_narrow_columns_stand_under_wider_ones():
    wide = f"<div style='column-count:2;column-gap:9mm'>{text(0, 2)}</div>"
    narrow = "".join(f"<h1 style='font-size:13pt'>{TITLES[n]}</h1>{text(n, 2)}" for n in (1, 2))
    found = pages_of(f"<h1>{TITLES[0]}</h1>{wide}<div style='column-count:3;column-gap:7mm'>{narrow}</div>", "A4")
    assert sorted(told(found)) == sorted(PAIRS)
    assert not any(article.contributor for article in found.articles)


def test_a_list_of_contents_may_have_a_page_of_its_own():
    listed = "".join(f"<p class=k>{n}. {title}……………{n}</p>" for n, title in enumerate(TITLES, 1))
    heads = "".join(f"<h1 style='font-size:13pt'>{title}</h1>{text(n)}" for n, title in enumerate(TITLES))
    found = pages_of(f"<p class=t>目　录</p>{listed}<div style='break-before:page'>{heads}</div>")
    assert told(found) == PAIRS


def test_a_text_set_ragged_goes_on_from_page_to_page():
    ragged = "<style>p{text-align:left!important}</style>"
    more = "<p>" + "参加的人都说，这样的实事还要多办，县里也答应明年把钱列进预算。" + "</p>"
    found = pages_of(f"{ragged}<h1>{TITLES[0]}</h1>{text(0, 1)}<div style='break-before:page'>{more}</div>")
    assert [article.headline for article in found.articles] == [TITLES[0]]


def stroked(content: bytes, titles: tuple[str, ...]) -> bytes:
    """Return the file *content* with *titles* filled and stroked, as what has no bold face is made bold."""
    document = pdfium.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
            size = raw.FPDFTextObj_GetText(each, text, None, 0)
            told = (ctypes.c_ushort * size)()
            raw.FPDFTextObj_GetText(each, text, told, size)
            if any(title.startswith(bytes(told).decode("utf-16-le").strip("\0 ")) for title in titles):
                raw.FPDFTextObj_SetTextRenderMode(each, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
        page.gen_content()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_letters_made_bold_by_a_stroke_are_in_a_face_of_their_own():
    titles = (TITLES[0], TITLES[2])
    heads = "".join(f"<p>{title}</p>{text(n)}" for title, n in zip(titles, (0, 2), strict=True))
    content = stroked(printed(f"<h1 style='text-align:left'>基层动态</h1>{heads}", "A5"), titles)
    found = articles.segment(list(pages.parse(Fetched(Location("版面.pdf"), content))))
    assert told(found) == [PAIRS[0], PAIRS[2]]


def test_a_numbered_name_of_a_union_may_stand_over_several_headlines():
    groups = ((SENDERS[0], (0, 1)), (SENDERS[1], (2,)))
    found = pages_of(
        "<h1>各县总工会信息汇总</h1>"
        + "".join(
            f"<p class=k>{before}{sender}</p>" + "".join(f"<p class=k>{TITLES[n]}</p>{text(n)}" for n in places)
            for before, (sender, places) in zip(("一、", "二、"), groups, strict=True)
        ),
        "A4",
    )
    assert told(found) == PAIRS


def test_the_name_of_a_union_set_larger_over_headlines_is_none():
    groups = ((SENDERS[0], (0, 1)), (SENDERS[1], (2,)))
    found = pages_of(
        "<h1>各县总工会信息汇总</h1>"
        + "".join(
            f"<p class=k style='font-size:14pt'>{sender}</p>"
            + "".join(f"<p class=k>{TITLES[n]}</p>{text(n)}" for n in places)
            for sender, places in groups
        ),
        "A4",
    )
    assert told(found) == PAIRS
