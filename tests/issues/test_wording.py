"""What the print calls a source: a leader reads whose word it is, the staff which file."""

from __future__ import annotations

from datetime import date

import pytest

from digest.issues import wording
from digest.model import UNSURE_THEME, Article, Item, Manner, Origin, Paragraph, Provenance

DAY = date(2026, 11, 11)
FOLDER = Provenance("共享盘", "folder", address="/mnt/a.docx", title="石桥来稿.docx")
SITE = Provenance("石桥工会网", "site", title="暖冬")


@pytest.mark.parametrize(
    ("publication", "provenance", "is_sent", "told"),
    [
        ("石桥工会信息", FOLDER, False, "《石桥工会信息》2026年11月11日"),
        ("", FOLDER, True, "2026年11月11日"),
        ("", FOLDER, False, "2026年11月11日"),
        ("石桥日报", SITE, False, "《石桥日报》2026年11月11日，载石桥工会网"),
        ("新华社", None, False, "新华社2026年11月11日"),
        ("石桥日报", None, False, "《石桥日报》2026年11月11日"),
    ],
)
def test_a_source_is_told_by_whose_word_it_is(
    publication: str, provenance: Provenance | None, is_sent: bool, told: str
) -> None:
    origin = Origin("ae86.docx", publication, DAY, provenance=provenance)
    assert wording.source(origin, Manner(), is_sent=is_sent) == told


def test_of_what_nothing_is_known_is_told_where_it_lay() -> None:
    assert wording.source(Origin("ae86.docx", provenance=FOLDER), Manner()) == "共享盘"


def test_a_file_kept_under_another_name_is_told_as_it_came() -> None:
    assert wording.file_of(Origin("ae86.docx", provenance=FOLDER)) == "共享盘：石桥来稿.docx"
    assert (
        wording.file_of(Origin("ae86.eml!/附件.docx", provenance=FOLDER)) == "共享盘：石桥来稿.docx，其中的 附件.docx"
    )
    assert wording.file_of(Origin("sources/a.txt")) == "sources/a.txt"


@pytest.mark.parametrize(
    ("publication", "page", "told"),
    [
        ("青溪工人报", 3, "《青溪工人报》2026年3月1日第3版"),
        ("青溪工会信息", 2, "《青溪工会信息》2026年3月1日第2页"),  # what an office prints has pages
        ("青溪市总工会劳动和经济工作部", 1, "青溪市总工会劳动和经济工作部2026年3月1日"),
    ],
)
def test_where_a_text_stood_is_told_as_its_house_counts(publication: str, page: int, told: str) -> None:
    origin = Origin("a.pdf", publication, date(2026, 3, 1), page)
    assert wording.source(origin, Manner()) == told


@pytest.mark.parametrize(
    ("doubts", "mark"),
    [((UNSURE_THEME,), ""), ((UNSURE_THEME, "地区难定"), "〔待核〕"), (("疑误：8700名",), "〔待核〕"), ((), "")],
)
def test_an_unsure_section_is_no_doubt_of_what_is_printed(doubts: tuple[str, ...], mark: str) -> None:
    article = Article("a-1", Origin("a.txt"), (Paragraph("石桥县总工会走访职工60名。"),))
    assert wording.mark(Item(article, (), (), (), doubts=doubts)) == mark


def test_a_title_alone_names_its_house_unless_it_does_already() -> None:
    article = Article(
        "a-1", Origin("a.txt", "石桥日报", DAY, 3), (Paragraph("走访职工60名。"),), headline="石桥县总工会走访职工"
    )
    sent = Article(
        "a-2", Origin("b.eml", "", DAY), article.paragraphs, headline=article.headline, contributor="石桥县总工会"
    )
    assert wording.short_origin(Item(article, (), (), ())) == "（《石桥日报》）"
    assert wording.short_origin(Item(sent, (), (), ())) == ""
