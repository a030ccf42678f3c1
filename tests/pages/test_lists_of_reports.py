"""Reports listed in tables, signed over or under their headlines, with mastheads: by structure alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from digest.model import Article
from digest.pages.facts import facts, label_of
from tests.pages.test_seldom_kinds import FIRST, HEAD, OTHER, SECOND, TEXT, read, text, web, word

SENDERS = ("浅水镇总工会", "鹭洲区总工会")
BODIES = ("\n".join(TEXT), "\n".join(OTHER))
REPORTS = tuple(zip((FIRST, SECOND), SENDERS, BODIES, strict=True))
CENTRE = {"align": "centre"}


def tell(made: Sequence[Article]) -> list[tuple[str, str, str]]:
    return [(each.headline, each.contributor, each.body) for each in made]


def saved(document: Document) -> tuple[Article, ...]:
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "来稿.docx")


def mail(content: str, subject: str, kind: str = "plain") -> tuple[Article, ...]:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "桑榆 <a@example.cn>"
    message.set_content(content, subtype=kind)
    return read(message.as_bytes(), "来稿.eml")


def tabled(*rows: Sequence[str]) -> Document:
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    return document


LISTS = {
    "labels over the columns": [
        ("序号", "标题", "内容", "报送单位"),
        *((str(n), title, body, sender) for n, (title, sender, body) in enumerate(REPORTS, 1)),
    ],
    "no labels": [(str(n), title, body, sender) for n, (title, sender, body) in enumerate(REPORTS, 1)],
    "the title over the text in one cell": [(f"{title}\n{body}", sender) for title, sender, body in REPORTS],
    "the sender under the title in one cell": [(f"{title}\n{sender}", body) for title, sender, body in REPORTS],
    "a category and a writer beside": [
        ("类别", "标题", "正文", "作者单位", "作者"),
        *(("维权", title, body, sender, "桑榆") for title, sender, body in REPORTS),
    ],
}


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_a_table_with_a_report_a_row_gives_its_reports(rows):
    assert tell(saved(tabled(*rows))) == list(REPORTS)


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_so_does_one_in_a_mail_and_on_a_web_page(rows):
    cells = ("".join(f"<td>{cell.replace(chr(10), '<br>')}</td>" for cell in row) for row in rows)
    table = f"<table border='1'>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    assert tell(mail(f"<p>本周信息见下表。</p>{table}<p>以上2篇，请审。</p>", "信息", "html")) == list(REPORTS)
    assert tell(web(f"<h2>信息采用情况</h2>{table}", "信息采用情况")) == list(REPORTS)


def test_the_name_of_the_table_may_stand_in_its_first_row():
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "六月份信息汇总表"
    for row in (("单位", "题目", "信息内容"), *((sender, title, body) for title, sender, body in REPORTS)):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    assert tell(saved(document)) == list(REPORTS)


def test_a_table_of_what_is_planned_gives_no_reports():
    plans = (("项目", "主要内容", "完成时间"), *((title, body, "年底前") for title, _, body in REPORTS))
    document = docx.Document()
    document.add_heading("鹭洲区总工会今年十件实事", 0)
    for each in OTHER:
        document.add_paragraph(each)
    table = document.add_table(0, 3)
    for row in plans:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    assert [each.headline for each in saved(document)] == ["鹭洲区总工会今年十件实事"]


def test_a_small_table_holds_the_headline_beside_its_sender():
    document = docx.Document()
    document.add_heading("县区工会快讯", 0)
    outer = document.add_table(0, 1)
    for title, sender, body in REPORTS:
        cell = outer.add_row().cells[0]
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = title, sender
        for each in body.split("\n"):
            cell.add_paragraph(each)
    assert tell(saved(document)) == list(REPORTS)


@pytest.mark.parametrize("sign", ["□{}　桑榆", "{}　桑榆", "供稿单位：{}"])
def test_senders_under_plain_headlines_tell_the_reports(sign):
    lines = [
        line
        for title, sender, body in REPORTS
        for line in ((title, {}), (sign.format(sender), {}), *text(*body.split("\n")))
    ]
    assert tell(word(*lines)) == list(REPORTS)
    masthead = (("职工文萃", {"size": 26, **CENTRE}), ("2026年11月5日　第3版", CENTRE))
    made = word(*masthead, *((line, {**form, "bold": line in (FIRST, SECOND)}) for line, form in lines))
    assert tell(made) == list(REPORTS)
    assert {each.origin.published for each in made} == {date(2026, 11, 5)}


@pytest.mark.parametrize("begin", ["【{}】", "【{}讯】", "{}："])
def test_senders_in_brackets_before_the_text_are_no_headlines(begin):
    lines = [
        line
        for title, sender, body in REPORTS
        for line in (
            (f"◆{title}", {"bold": True}),
            *text(*(begin.format(sender) * (n == 0) + each for n, each in enumerate(body.split("\n")))),
        )
    ]
    assert tell(word(("基层速递", {"size": 24, **CENTRE}), *lines)) == list(REPORTS)


def test_a_subheadline_after_a_dash_needs_no_style():
    sub = ("——船老大的第一堂课", {"size": 12})
    sign = ("供稿：浅水镇总工会　　撰写：桑榆", CENTRE)
    (article,) = word((FIRST, {"size": 22, **CENTRE}), sub, sign, *text(*TEXT))
    assert (article.headline, article.subheadline) == (FIRST, "——船老大的第一堂课")
    assert (article.contributor, article.byline, article.body) == (SENDERS[0], "桑榆", BODIES[0])


def test_names_of_columns_between_reports_are_none_of_them():
    lines = [
        line
        for column, (title, sender, body) in zip(("要闻", "维权"), REPORTS, strict=True)
        for line in ((column, {}), (title, {"bold": True}), *((each, {}) for each in body.split("\n")), (sender, {}))
    ]
    assert tell(word(("工会资讯", {"size": 24, **CENTRE}), *lines)) == list(REPORTS)


def test_a_text_box_under_a_signature_is_the_next_headline():
    space = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    document = docx.Document()
    for title, sender, body in REPORTS:
        run = document.add_paragraph().add_run()
        run._r.append(
            parse_xml(
                f'<w:pict {space}><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:sz w:val="36"/></w:rPr>'
                f"<w:t>{title}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
            )
        )
        for each in (*body.split("\n"), f"（{sender}）"):
            document.add_paragraph().add_run(each).font.size = docx.shared.Pt(12)
    assert tell(saved(document)) == list(REPORTS)


def test_a_masthead_in_cells_dates_its_reports():
    document = tabled(("第 14 期", "浅水工运", "二〇二六年十一月五日"))
    for title, sender, body in REPORTS:
        document.add_heading(title, 1)
        for each in (*body.split("\n"), f"（{sender}）"):
            document.add_paragraph(each)
    made = saved(document)
    assert tell(made) == list(REPORTS)
    assert {each.origin.published for each in made} == {date(2026, 11, 5)}


def test_whom_a_bulletin_goes_to_did_not_send_it():
    over = (("浅水工运信息", {"size": 30, **CENTRE}), ("第6期", CENTRE), (f"{SENDERS[0]}　　　2026年11月5日", {}))
    (article,) = word(*over, HEAD, *text(*TEXT), ("报送：鹭洲市总工会、浅水镇党委", {}))
    assert article.contributor == SENDERS[0]


def test_who_reports_may_stand_before_a_headline_in_brackets():
    letter = "\n-----\n".join(
        f"【{sender}】{title}\n" + "\n".join(f"　　{each}" for each in body.split("\n"))
        for title, sender, body in REPORTS
    )
    assert tell(mail(letter, "信息两则")) == list(REPORTS)


def test_lines_that_a_program_broke_after_so_many_characters_are_one_paragraph():
    wide = 30
    broken = "\n".join(f"　　{each}"[start : start + wide] for each in TEXT for start in range(0, len(each) + 2, wide))
    assert [len(line) for line in broken.split("\n")].count(wide) > 1
    assert tell(mail(f"老师，稿子改好了：\n{FIRST}\n浅水镇总工会　桑榆\n{broken}\n", "回复：约稿")) == [REPORTS[0]]


@pytest.mark.parametrize(
    "note",
    [
        "以上3篇，请择优采用。",
        "以上三条信息请酌情采用，谢谢。",
        "共2篇，请选用。",
        "【作者简介】桑榆，浅水镇总工会干部。",
    ],
)
def test_what_is_said_to_the_editor_is_none_of_the_last_report(note):
    (article,) = word(HEAD, *text(*TEXT), (note, {}))
    assert article.body == BODIES[0]


def test_reports_in_elements_that_fold_are_one_each():
    one = "<details open><summary>{}</summary>{}<p>供稿：{}</p></details>".format
    made = web("".join(one(t, "".join(f"<p>{p}</p>" for p in body.split("\n")), s) for t, s, body in REPORTS), "动态")
    assert tell(made) == list(REPORTS)


def test_a_number_in_an_element_of_its_own_is_none_of_the_headline():
    one = "<div class='card'><span>{:02d}</span><strong>{}</strong><div>{}</div><div>{} · 2026-11-05</div></div>".format
    cards = (one(n, t, "".join(f"<p>{p}</p>" for p in b.split("\n")), s) for n, (t, s, b) in enumerate(REPORTS, 1))
    assert tell(web(f"<div>{''.join(cards)}</div>", "工会视窗")) == list(REPORTS)


def test_a_time_without_quotes_dates_a_page():
    texts = "".join(f"<p>{each}</p>" for each in TEXT)
    (article,) = web(f"<article><h1>{FIRST}</h1><time datetime=2026-11-05>11月5日</time>{texts}</article>")
    assert article.origin.published == date(2026, 11, 5)


def test_what_a_label_of_a_form_asks_for():
    assert [label_of(word) for word in ("作品标题", "案例内容", "供稿供图", "标题内容")] == [
        "title",
        "text",
        "sender",
        "text",
    ]


@pytest.mark.parametrize("line", ["2026 年第 8 期", "第 14 期", "总第 112 期"])
def test_the_number_of_a_bulletin_may_have_blanks(line):
    assert [piece.kind for piece in facts(line)] == ["number"]


def test_the_day_of_a_letter_is_not_that_of_its_reports():
    reports = "\n".join(
        f"{n}. {title}\n（{sender} 2026年11月{n}日）\n" + "\n".join(f"　　{each}" for each in body.split("\n"))
        for n, (title, sender, body) in enumerate(REPORTS, 1)
    )
    made = mail(f"编辑好：\n信息如下。\n{reports}\n辛苦了！\n桑榆\n2026年11月7日\n", "信息两条")
    assert tell(made) == list(REPORTS)
    assert [each.origin.published for each in made] == [date(2026, 11, 1), date(2026, 11, 2)]


def test_columns_may_have_names_that_are_no_labels():
    rows = (("县区", "信息", "字数"), *((sender, f"{title}\n{body}", "80") for title, sender, body in REPORTS))
    assert tell(saved(tabled(*rows))) == list(REPORTS)
