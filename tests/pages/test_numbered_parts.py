"""Numbered parts of a Word file's report are crossheads, numbered reports under a name reports; the name is none."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from digest import articles, pages
from digest.model import Article, Fetched, Location

TITLE = "苇塘县总工会建设职工驿站的情况"
TEXTS = (
    "今年以来，苇塘县总工会把职工驿站建到货场、码头和菜市场，方便一线职工歇脚喝水。",
    "全县新建驿站十四个，改造旧站九个，每个站配有饮水机、药箱和充电柜，全天开放。",
    "县总工会与沿街银行、药店签订协议，由他们看管驿站，工会每年补助水电费三千元。",
    "半年来，驿站接待职工六万人次，收到建议一百二十条，已经办结一百一十五条。",
)
SECTIONS = ("一、基本情况", "二、主要做法", "三、工作成效")
REPORTS = ("一、芦花镇办起船工夜校", "二、石桥镇给货车司机体检", "三、南渡镇评出金牌钳工")

Form = dict[str, object]


def read(*lines: tuple[str, Form]) -> tuple[Article, ...]:
    document = docx.Document()
    for text, form in lines:
        paragraph = document.add_paragraph(style=form.get("style"))
        run = paragraph.add_run(text)
        run.bold = bool(form.get("bold")) or None
        run.font.size = Pt(float(str(form["size"]))) if "size" in form else None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if form.get("centre") else None
        paragraph.paragraph_format.first_line_indent = Pt(32) if form.get("indent") else None
    stream = io.BytesIO()
    document.save(stream)
    return articles.segment(pages.parse(Fetched(Location("来稿.docx"), stream.getvalue()))).articles


def parts(heads: tuple[str, ...], form: Form) -> list[tuple[str, Form]]:
    return [line for head, text in zip(heads, TEXTS[1:], strict=True) for line in ((head, form), (text, {"size": 16}))]


@pytest.mark.parametrize(
    "title", [{"style": "Heading 1"}, {"style": "Heading 2"}, {"size": 16, "bold": True, "centre": True}]
)
@pytest.mark.parametrize("section", [{"size": 16, "bold": True, "indent": True}, {"size": 18, "bold": True}])
def test_numbered_parts_set_louder_than_the_headline_are_no_reports(title, section):
    (article,) = read((TITLE, title), (TEXTS[0], {"size": 16}), *parts(SECTIONS, section))
    assert article.headline == TITLE
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.kind == "crosshead"] == list(SECTIONS)


@pytest.mark.parametrize("name", ["苇塘县工会信息汇编", "基层工会动态"])
def test_numbered_reports_under_the_name_of_several_are_reports(name):
    found = read((name, {"style": "Heading 1"}), *parts(REPORTS, {"size": 18, "bold": True}))
    assert [article.headline for article in found] == [report[2:] for report in REPORTS]


def test_a_title_that_a_form_names_too_stands_once():
    lines = [(TITLE, {"size": 22, "centre": True}), *((text, {"size": 16, "indent": True}) for text in TEXTS)]
    (article,) = read((TITLE, {"size": 16, "bold": True}), *lines)
    assert (article.kicker, article.headline) == ("", TITLE)


REPORT = [(text, {"size": 16, "indent": True}) for text in TEXTS]


@pytest.mark.parametrize("over", [[], [("内部资料　注意保存", {"size": 14})]])
@pytest.mark.parametrize("name", ["工会信息", "苇塘工会工作"])
@pytest.mark.parametrize("line", ["苇塘县总工会办公室　　　　2026年8月15日", "2026年8月15日"])
def test_the_name_of_a_bulletin_without_a_number_is_no_half_of_the_headline(over, name, line):
    head = [*over, (name, {"size": 36, "bold": True, "centre": True}), (line, {"size": 16})]
    (article,) = read(*head, (TITLE, {"size": 22, "centre": True}), *REPORT)
    assert (article.kicker, article.headline, str(article.origin.published)) == ("", TITLE, "2026-08-15")


def test_a_short_headline_over_its_day_and_a_subheadline_stays():
    lines = [("驿站里的灯", {"size": 36, "centre": True}), ("2026年8月15日", {"size": 16, "centre": True})]
    (article,) = read(*lines, ("——苇塘县职工驿站见闻", {"size": 22, "centre": True}), *REPORT)
    assert article.headline.startswith("驿站里的灯")
