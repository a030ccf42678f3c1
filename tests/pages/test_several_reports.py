"""Several reports on one page, in one Word file, in one letter: each is told by itself, with its sender and its day."""

# ruff: noqa: E501 - pages as they are

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import docx
import pytest

from digest.model import Article
from tests.pages.test_seldom_kinds import FIRST, HEAD, OTHER, SECOND, TEXT, mail, read, text, web, word

SENDERS = ("浅水镇总工会", "鹭洲区总工会")
DAYS = (date(2026, 11, 5), date(2026, 11, 6))
BODIES = ("\n".join(TEXT), "\n".join(OTHER))
TOLD = list(zip((FIRST, SECOND), SENDERS, DAYS, BODIES, strict=True))


def tell(made: tuple[Article, ...]) -> list[tuple[object, ...]]:
    return [(each.headline, each.contributor, each.origin.published, each.body) for each in made]


def paragraphs(body: str) -> str:
    return "".join(f"<p>{each}</p>" for each in body.split("\n"))


FORMS = {
    "a list with whole texts": (
        "<ul class='list'>{}</ul>",
        lambda title, sender, day, body: f"<li><h4><a href='#'>{title}</a></h4><span>{day}</span><div>{paragraphs(body)}</div><em>{sender}</em></li>",
    ),
    "the page of a paper": (
        "<table><tr><td>第A03版：综合</td></tr></table>{}",
        lambda title, sender, day, body: f"<div class='paper'><h2>{title}</h2><h5>{sender}　林小满　{day}</h5><div>{paragraphs(body)}</div></div><hr>",
    ),
    "a list of terms": (
        "<h1>基层风采</h1><dl>{}</dl>",
        lambda title, sender, day, body: f"<dt>{title}</dt><dd>{sender}　{day}</dd><dd>{paragraphs(body)}</dd>",
    ),
    "a roll with the time over each": (
        "<h2>工会快讯</h2><ul>{}</ul>",
        lambda title, sender, day, body: f"<li><span>{day} 09:30</span><h3>{title}</h3>{paragraphs(body)}<i>{sender}供稿</i></li>",
    ),
    "titles set bold": (
        "<p>2026年第6期　总第88期</p>{}",
        lambda title, sender, day, body: f"<section><strong>{title}</strong>{paragraphs(body)}<p>—— {sender}　{day}</p></section>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_reports_set_alike_side_by_side_are_one_each(form):
    around, one = FORMS[form]
    cards = "".join(one(title, sender, day.isoformat(), body) for title, sender, day, body in TOLD)
    made = web(f"<div class='top'><a href='/'>首页</a></div><div>{around.format(cards)}</div>", "鹭洲工会")
    assert tell(made) == TOLD


def test_first_words_of_other_pages_are_no_reports():
    others = "".join(
        f"<li><h4><a href='#'>{title}</a></h4><span>{day}</span><p>{body[:30]}。{body[30:40]}…</p></li>"
        for title, _, day, body in TOLD
    )
    title = "鹭洲港口办起装卸工书屋"
    page = f"<h1>{title}</h1><p>2026-11-07</p><div class='words'>{paragraphs(BODIES[0])}</div><ul>{others}</ul>"
    (article,) = web(page, title)
    assert (article.headline, article.body) == (title, BODIES[0])


@pytest.mark.parametrize(
    "line",
    [
        "第8期　　浅水镇总工会　　2026年11月5日",
        "2026年11月5日　星期四　第2版　　责编：林小满",
        "浅水镇总工会　2026年11月5日",
    ],
)
def test_a_masthead_dates_its_reports(line):
    made = word(("浅水工会信息", {"size": 24, "align": "centre"}), (line, {"align": "centre"}), HEAD, *text(*TEXT))
    assert [(each.headline, each.origin.published) for each in made] == [(FIRST, date(2026, 11, 5))]


def saved(document: object) -> tuple[Article, ...]:
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "来稿.docx")


def test_a_masthead_in_a_table_dates_every_report():
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "浅水工会信息"
    table.cell(1, 0).text, table.cell(1, 1).text = "第3期（总第45期）", "浅水镇总工会办公室　2026年11月5日"
    for mark, (title, sender, _, body) in zip("一二", TOLD, strict=True):
        document.add_paragraph().add_run(f"{mark}、{title}").bold = True
        document.add_paragraph(f"{body}（{sender}）")
    made = saved(document)
    assert [(each.headline, each.origin.published) for each in made] == [(FIRST, DAYS[0]), (SECOND, DAYS[0])]


def test_who_reports_may_stand_in_cells_under_the_title():
    document = docx.Document()
    document.add_heading(FIRST, 1)
    table = document.add_table(1, 3)
    for cell, value in zip(table.rows[0].cells, (SENDERS[0], "2026-11-05", "林小满"), strict=True):
        cell.text = value
    for each in TEXT:
        document.add_paragraph(each)
    assert tell(saved(document)) == TOLD[:1]


def test_who_reports_may_stand_over_each_title():
    document = docx.Document()
    document.add_heading("各地工会近期工作", 0)
    for title, sender, _, body in TOLD:
        document.add_heading(sender, 1)
        document.add_heading(title, 2)
        document.add_paragraph(body)
    assert [each[:2] for each in tell(saved(document))] == [each[:2] for each in TOLD]


def test_who_reports_under_a_headline_does_not_close_its_report():
    made = word(
        HEAD, ("（申报单位：浅水镇总工会　2026年11月）", {"align": "centre"}),
        *text(TEXT[0]), ("一、开课", {"bold": True}), *text(TEXT[1]), ("二、结业", {"bold": True}), *text(OTHER[0]),
    )  # fmt: skip
    assert [(each.headline, each.contributor) for each in made] == [(FIRST, SENDERS[0])]


def test_whom_a_letter_speaks_to_sent_nothing_and_a_day_may_stand_after_names():
    made = word(
        ("市总工会办公室：", {}), ("现将我会信息报送如下，请审阅。", {"indent": True}), HEAD, *text(*TEXT),
        ("撰稿：林小满　审签：周翊　2026年11月5日", {"align": "right"}),
    )  # fmt: skip
    assert [(each.contributor, each.origin.published) for each in made] == [("", DAYS[0])]


def test_reports_in_one_letter_have_their_own_senders_and_days():
    message = EmailMessage()
    message["Subject"], message["From"] = "信息两则", "林小满 <a@example.cn>"
    cards = "".join(
        f"<h3>{title}</h3><p>{sender} | {day}</p>{paragraphs(body)}<hr>" for title, sender, day, body in TOLD
    )
    message.set_content(
        f"<html><body>{cards}<p>林小满<br>市总工会宣传部<br>Tel: 0513-8221××××</p></body></html>", subtype="html"
    )
    assert tell(read(message.as_bytes(), "来稿.eml")) == TOLD


def test_labels_in_brackets_are_labels_and_an_answered_letter_is_none_of_the_report():
    (article,) = mail(
        f"发晚了，抱歉。\n\n【标题】{FIRST}\n【作者】鹭洲区总工会 林小满\n【正文】\n　　{TEXT[0]}\n　　{TEXT[1]}\n"
        "（以上稿件未在其他媒体发表。）\n\n林小满\n\n> 小满你好，上周说的稿子今天能发来吗？\n> 编辑部\n"
    )
    assert (article.headline, article.contributor, article.body) == (FIRST, SENDERS[1], BODIES[0])


def test_what_the_editors_say_before_a_report_is_none_of_it():
    note = "编者按：本栏目讲述基层工会的故事，欢迎来稿。"
    (shown,) = web(
        f"<h1>{FIRST}</h1><p>2026-11-05</p><div><blockquote>{note}</blockquote>{paragraphs(BODIES[0])}</div>"
    )
    (written,) = word(HEAD, (note, {"indent": True}), *text(*TEXT))
    assert (shown.body, written.body) == (BODIES[0], BODIES[0])


def test_who_reports_may_stand_beside_each_report_in_a_table():
    document = docx.Document()
    run = document.add_paragraph().add_run("四月份基层来稿选登")
    run.bold, run.font.size = True, docx.shared.Pt(20)
    table = document.add_table(2, 2)
    for (title, sender, _, body), row in zip(TOLD, table.rows, strict=True):
        row.cells[0].text = sender
        row.cells[1].paragraphs[0].add_run(title).bold = True
        for each in body.split("\n"):
            row.cells[1].add_paragraph("　　" + each)
    made = saved(document)
    assert [(each.headline, each.contributor, each.body) for each in made] == [(a, b, d) for a, b, _, d in TOLD]


def test_reports_signed_at_their_ends_on_one_page_of_a_paper():
    cards = "".join(
        f"<h3>{title}</h3>{paragraphs(body)[:-4]}（{sender} 林小满）</p>" for title, sender, _, body in TOLD
    )
    made = web(
        f"<div>海州职工报　2026年11月5日　星期四　第04版 基层</div><div id='page'>{cards}</div>", "海州职工报数字版"
    )
    assert [(each.headline, each.contributor, each.body) for each in made] == [(a, b, d) for a, b, _, d in TOLD]
    assert {each.origin.published for each in made} == {DAYS[0]}
