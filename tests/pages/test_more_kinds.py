"""Web pages and Word files of fifty-three more kinds: whole, alone, with head, day and sender."""

from __future__ import annotations

import re
from datetime import date

import pytest

from digest import articles, pages
from digest.model import Fetched, Location
from tests.pages import portals, word_files
from tests.pages.reports_own import REPORTS, Report

FACTORY, BRIEF, QUOTED = REPORTS[1], REPORTS[2], REPORTS[0]
DATED = ("red_head", "faces_only", "form", "title_of_two", "labelled", "annexed")


def read(content: bytes, name: str):
    return articles.segment(pages.parse(Fetched(Location(name), content))).articles


def body_of(report: Report) -> str:
    return re.sub(r"^本报讯\s*（.*?）", "", report.body)


@pytest.mark.parametrize("kind", portals.KINDS)
@pytest.mark.parametrize("report", [QUOTED, FACTORY, BRIEF, REPORTS[5]], ids=lambda report: report.headline)
def test_the_article_of_a_page_is_read_whole_and_alone(kind, report):
    (article,) = read(portals.KINDS[kind](report), "网页.mht" if kind == "mhtml" else "网页.html")
    assert article.body == report.body
    assert article.headline == report.headline
    assert article.origin.published == date.fromisoformat(report.published)
    assert article.origin.publication in (report.source, "石桥工人报")
    if kind in portals.HEADED:
        assert (article.kicker, article.subheadline) == (report.kicker, report.subheadline)


@pytest.mark.parametrize("kind", word_files.KINDS)
@pytest.mark.parametrize("first", [0, 2, 7])
def test_every_report_of_a_word_file_is_read_whole(kind, first):
    reports = (REPORTS[first],) if kind in word_files.SINGLE else (REPORTS[first], REPORTS[6])
    made = read(word_files.KINDS[kind](reports), "来稿.docx")
    assert [article.headline for article in made] == [report.headline for report in reports]
    assert [article.body for article in made] == [body_of(report) for report in reports]
    assert [article.contributor for article in made] == [report.source for report in reports]
    if kind in DATED:
        assert [article.origin.published for article in made] == [date.fromisoformat(r.published) for r in reports]


def test_figures_of_a_web_page_stay_out_of_its_text_and_are_not_lost():
    (page,) = pages.parse(Fetched(Location("网页.html"), portals.with_figures(BRIEF)))
    rows = [block.text for block in page.blocks if block.role == "row"]
    assert rows == ["县区 人数 完成率", "东城 1200 96%", "西城 980 91%", "合计 2180 94%"]
