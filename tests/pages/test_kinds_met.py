"""Shapes of pages, reports and mails that were met and misread once."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from docx import Document

from digest import articles, pages
from digest.cli import main
from digest.model import Article, Block, Fetched, Location, Origin, Page
from digest.pages import dates
from digest.pages.pdf.glyphs import Glyph
from digest.pages.pdf.runs import runs

TEXT = (
    "5月14日，海门市总工会的服务车开进了纺织厂，驻车律师为职工逐项核对工资条，当场解答加班费怎样计算的问题。",
    "今年以来，服务车已经跑了41家企业，接待职工1620人次，调解劳动争议37起，下一步还要开进工地和物流园区。",
)
TITLE = "海门：服务车把法律咨询开到车间门口"
BOLD = f"<p align=center><b>{TITLE}</b></p>"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)


def articles_of(content: bytes, name: str) -> tuple[Article, ...]:
    found = pages.parse(Fetched(Location(name), content))
    return articles.segment(list(found)).articles


def page(body: str, title: str = TITLE) -> Article:
    (found,) = articles_of(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), "网页.html")
    return found


@pytest.mark.parametrize(
    "body",
    [
        f"<noscript><h1>{TITLE}</h1>{PARAGRAPHS}</noscript><div id='root'></div>",
        f"<h1>[县区动态] {TITLE}</h1><div class='t_f'>{PARAGRAPHS}</div>",
        f"<h1>{TITLE}</h1><div><p>{TEXT[0]}</p><div>展开剩余50%</div><p>{TEXT[1]}</p></div>",
        f"<h1>{TITLE}</h1><div><p>{TEXT[0]}</p><aside><p>“工会来了，我心里踏实。”</p></aside><p>{TEXT[1]}</p></div>",
        f"<h1>{TITLE}</h1><div>海门日报 09-23 08:33</div><div class='con'>{PARAGRAPHS}</div>",
    ],
    ids=["no script", "column before the headline", "button", "pull quote", "clock"],
)
def test_the_article_of_a_page_is_read_alone(body):
    found = page(body)
    assert (found.headline, found.body) == (TITLE, "\n".join(TEXT))


def test_columns_of_a_page_beside_the_text_are_none_of_it():
    beside = "".join(
        f"<p>{text}</p>" for text in ("要闻：各区总工会昨天召开了会议，学习文件。", "动态：三家企业新建了工会。")
    )
    found = page(f"<h1>{TITLE}</h1><table><tr><td>{PARAGRAPHS}</td><td>{beside}</td></tr></table>")
    assert found.body == "\n".join(TEXT)


def test_a_page_tells_its_day_in_time_and_its_paper_not_the_section():
    found = page(f"<h1>{TITLE}</h1><time datetime='2024-09-23T08:33:00+08:00'></time><div>{PARAGRAPHS}</div>")
    assert found.origin.published == date(2024, 9, 23)
    line = "<table><tr><td>2024年9月23日　第 2 版：综合新闻</td></tr></table>"
    found = page(f"{line}<h1>{TITLE}</h1><div id='ozoom'>{PARAGRAPHS}</div>", "海门日报")
    assert found.origin.publication == "海门日报"


def report(*paragraphs: tuple[str, int | None]) -> tuple[Article, ...]:
    document, stream = Document(), io.BytesIO()
    for text, align in paragraphs:
        document.add_paragraph(text).alignment = align
    document.save(stream)
    return articles_of(stream.getvalue(), "报告.docx")


@pytest.mark.parametrize(
    ("over", "line"),
    [
        ([], f"【海门市总工会】{TITLE}"),
        ([("第 12 期", 1), ("海门市总工会　　　　2024年9月30日", None)], TITLE),
    ],
    ids=["in brackets", "of a bulletin"],
)
def test_who_reports_is_told_before_the_headline_or_by_the_masthead(over, line):
    (found,) = report(*over, (line, 1), *((text, None) for text in TEXT))
    assert (found.headline, found.contributor) == (TITLE, "海门市总工会")


def test_a_person_after_the_body_that_signs_and_several_facts_on_one_line():
    (found,) = report((TITLE, 1), ("（海门市总工会 周翊）", 1), *((text, None) for text in TEXT))
    assert (found.headline, found.contributor, found.body) == (TITLE, "海门市总工会", "\n".join(TEXT))
    (found,) = report((TITLE, 1), ("发布时间：2024-05-17 来源：海门市总工会", None), *((text, None) for text in TEXT))
    assert (found.contributor, found.origin.published) == ("海门市总工会", date(2024, 5, 17))
    assert found.body == "\n".join(TEXT)


@pytest.mark.parametrize(
    ("over", "under"),
    [
        (
            [("市总工会宣教部：", None), ("现将我单位工作信息报送如下，请审阅。", None)],
            [("海门市总工会2024年9月23日", 2)],
        ),
        ([("海门市总工会", None), ("2024年9月23日", None)], []),
        ([], [("（供稿：海门市总工会 陆平）", None), ("2024年9月23日", 2)]),
        ([], [("——海门市总工会", 2), ("2024年9月23日", 2)]),
        ([], [("海门市总工会　周翊", 2), ("2024年9月23日", 2)]),
        (
            [("海门市总工会（稿件）", 1), ("地址：人民路1号　电话：0515-8888888", 1)],
            [("2024年9月23日", 2), ("* * *", 1)],
        ),
    ],
    ids=["letter", "sender over it", "label and person", "dash", "person", "letterhead"],
)
def test_what_stands_about_a_report_tells_who_and_when_and_is_none_of_it(over, under):
    (found,) = report(*over, (TITLE, 1), *((text, None) for text in TEXT), *under)
    assert (found.headline, found.body) == (TITLE, "\n".join(TEXT))
    assert (found.contributor, found.origin.published) == ("海门市总工会", date(2024, 9, 23))


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td>首 页 | 组织建设 | 文件下载</td></tr></table>{BOLD}<div>{PARAGRAPHS}</div>",
        f"<h2>{TITLE}</h2><div class=con><div class=intro>{TEXT[0][:40]}...</div>{PARAGRAPHS}</div>",
        f"<h2>{TITLE}</h2><div class=con><p>摘要：{TEXT[0][:30]}</p>{PARAGRAPHS}</div>",
        f"<h1>{TITLE}</h1><div class=con>{PARAGRAPHS}<div><img><p class=img-caption>职工在现场</p></div></div>",
        f"<h1>{TITLE}</h1><div class=con>{PARAGRAPHS}<p>返回首条，查看更多</p></div><p>本页地址：http://a.cn/</p>",
    ],
    ids=["menu", "intro", "summary", "caption", "tail"],
)
def test_what_stands_about_a_text_is_none_of_it(body):
    found = page(body, "工会动态")
    assert (found.headline, found.body) == (TITLE, "\n".join(TEXT))


def test_a_title_cut_short_a_signed_day_and_a_paper_beside_the_day():
    signed = (
        f"<p align=center><b>{TITLE}</b></p>{PARAGRAPHS}<p align=right>海门市总工会</p><p align=right>2024年9月23日</p>"
    )
    found = page(f"<div>{signed}</div>", TITLE[:8])
    assert (found.headline, found.body, found.origin.published) == (TITLE, "\n".join(TEXT), date(2024, 9, 23))
    found = page(f"<h3>{TITLE}</h3><center>2024年9月23日　海门日报</center><hr><pre>　　{TEXT[0]}\n　　{TEXT[1]}</pre>")
    assert (found.origin.publication, found.origin.published) == ("海门日报", date(2024, 9, 23))


LETTERS = f"""请李科处理。

发件人: 王敏 [mailto:wm@example.org]
发送时间: 2024年9月24日 9:12
收件人: 信息科
主题: 转发: 稿件

李科：稿子已核过，请编发。

-----邮件原件-----
发件人: 海门市总工会 [mailto:gh@example.net]
发送时间: 2024年9月23日 8:30
主题: 稿件

{TITLE}

　　{TEXT[0]}

　　{TEXT[1]}
"""


def mail(text: str, subject: str = "转发: 稿件") -> bytes:
    head = f"From: <wm@example.org>\nSubject: {subject}\nDate: Thu, 26 Sep 2024 10:00:00 +0800\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}".encode()


def test_a_chain_of_forwarded_letters_gives_the_article_of_the_first():
    content = mail(LETTERS)
    (found,) = articles_of(content, "来稿.eml")
    assert (found.headline, found.body) == (TITLE, "\n".join(TEXT))
    assert (found.contributor, found.origin.published) == ("海门市总工会", date(2024, 9, 23))


def test_of_an_answer_the_new_text_counts_and_nothing_is_lost():
    asked = "\n\n在 2024-09-20 09:00:00，“信息科” <xxk@example.org> 写道：\n> 请于周五前报送信息。"
    content = mail(f"{TITLE}\n\n　　{TEXT[0]}\n\n　　{TEXT[1]}{asked}", "Re: 约稿")
    (read,) = pages.parse(Fetched(Location("来稿.eml"), content))
    (found,) = articles.segment([read]).articles
    assert found.body == "\n".join(TEXT)
    assert "请于周五前报送信息。" in "\n".join(block.text for block in read.blocks)


def test_the_sender_stands_in_the_subject_or_before_a_name():
    for text, subject in (("稿件见附件。\n\n海门市总工会 陆平", "稿件"), ("稿件见附件。", "海门市总工会来稿")):
        assert pages.reading.open_source(Fetched(Location("a.eml"), mail(text, subject)))[1].letter.contributor == (
            "海门市总工会"
        )


def test_names_and_subjects_in_raw_bytes_of_gbk_are_read():
    head = 'From: <a@b>\nSubject: 海门市总工会来稿\nMIME-Version: 1.0\nContent-Type: text/plain; name="稿件.txt"\n'
    content = f'{head}Content-Disposition: attachment; filename="稿件.txt"\n\n{TITLE}'.encode("gb18030")
    opened = pages.reading.open_source(Fetched(Location("a.eml"), content))[1]
    assert [member.name for member in opened.members] == ["稿件.txt"]
    assert opened.letter.contributor == "海门市总工会"


def test_a_mark_of_another_page_is_a_line_of_its_own():
    signs = "（上接第1版）去年调薪两次，"
    row = [Glyph(sign, 10.0 * n, 10.0 * n + 10, 100, 10, False) for n, sign in enumerate(signs)]
    assert [run.text for run in runs(row)] == ["（上接第1版）", "去年调薪两次，"]


def test_the_number_of_a_bulletin_beside_a_date_tells_its_day():
    lines = ["工会简讯", "2024年第9期　　2024年9月30日", TITLE, *TEXT, "末行一", "末行二", "末行三"]
    told = dates.dated(Page(Origin("简讯.pdf"), tuple(Block(text, n) for n, text in enumerate(lines, 1))))
    assert told.origin.published == date(2024, 9, 30)


def test_what_was_not_read_of_a_source_stands_in_the_ledger(tmp_path):
    document, stream = Document(), io.BytesIO()
    document.add_heading(TITLE, 1)
    for text in TEXT:
        document.add_paragraph(text)
    document.add_comment(document.paragraphs[1].runs, "数字请核实", "主任")
    document.save(stream)
    source = tmp_path / "报告.txt"  # and its suffix lies
    source.write_bytes(stream.getvalue())
    (read,) = pages.read(Location(str(source)))
    assert read.notes == ("后缀是 .txt，内容是Word 文件，按内容读", "批注1处：没有读")
    told = main(
        ["build", "templates/weekly.toml", "--input", str(source), "--out", str(tmp_path / "out"), "--form", "json"]
    )
    assert told == 0
    (record,) = (tmp_path / "out").glob("*.json")
    left = json.loads(record.read_text("utf-8"))["ledger"]["left_out"]
    assert {"批注1处", "后缀是 .txt，内容是Word 文件，按内容读"} <= {each["what"] for each in left}
