"""The three forms say the same, in the same order, and every word of them comes from the issue or the layout."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

import pytest
from lxml import etree, html

from digest.model import Manner, Origin, Plate
from digest.renderings import documents, drawing
from digest.renderings.cleaning import clean
from digest.renderings.layout import files
from digest.sentences import sentences
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

NAMES = sorted(rendering_issues.FIXTURES)
CASES = [(name, "jianbao") for name in NAMES]
CASES += [
    ("many", "bulletin"),
    ("few", "bulletin"),
    ("annexed", "bulletin"),
    ("many", "brief"),
    ("few", "brief"),
    ("long", "brief"),
]
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())  # the optional break in long file names is no text


def _expected(name: str, layout: str, *, leaders: bool, chart: str = "") -> str:
    """Return a pattern of the whole text: page numbers, and leaders before them, follow the contents lines.

    *chart* is the pattern of what stands in a drawing.
    """
    printed = documents.document(rendering_issues.FIXTURES[name](), files.load(files.folder_of(layout)))
    number = r"…*\d+" if leaders else r"\d*"
    return "".join(
        re.escape(_bare(line.text)) + (number if line.target else "") + (chart if line.chart else "")
        for line in printed.lines
    )


def _unheaded(name: str, pages: list[str]) -> list[str]:
    """Return *pages* without the header that a table repeats at the head of a page."""
    annex = rendering_issues.FIXTURES[name]().annex
    header = _bare("".join(annex.table[0])) if annex else ""
    return [page.removeprefix(header) for page in pages]


def _drawn(name: str) -> str:
    """Return a pattern of the words and figures that the drawing of a fixture has, in any order; none is lost."""
    annex = rendering_issues.FIXTURES[name]().annex
    signs = (
        "".join((*drawing.words(annex.chart), *map(str, drawing.ticks(annex.chart)))) if annex and annex.chart else ""
    )
    return f"[{re.escape(signs)}]{{{len(signs)}}}" if signs else ""


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_pdf_prints_every_line_once_and_in_order(rendered, name: str, layout: str) -> None:
    pages = rendering_pages.texts(rendered(name, "pdf", layout).content)
    numbered = [page.removesuffix(f"—{place}—") for place, page in enumerate(pages, start=1)]
    assert all(page != bare for page, bare in zip(pages, numbered, strict=True))
    numbered = _unheaded(name, numbered)
    assert re.fullmatch(_expected(name, layout, leaders=True, chart=_drawn(name)), "".join(numbered))


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_docx_holds_the_same_text(rendered, name: str, layout: str) -> None:
    package = zipfile.ZipFile(io.BytesIO(rendered(name, "docx", layout).content))
    body = etree.fromstring(package.read("word/document.xml"))
    etree.strip_elements(body, f"{_MARKUP}Fallback", with_tail=False)  # the same once more, for older viewers
    text = _bare("".join(body.itertext(f"{_WORD}t")))
    assert re.fullmatch(_expected(name, layout, leaders=False), text)


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_html_holds_the_same_text(rendered, name: str, layout: str) -> None:
    page = html.fromstring(rendered(name, "html", layout).content.decode())
    for spoken in page.xpath("//*[local-name()='svg']/*[local-name()='title']"):
        spoken.getparent().remove(spoken)  # read out, not shown
    shown = _bare(page.find("body").text_content())
    assert re.fullmatch(_expected(name, layout, leaders=False, chart=_drawn(name)), shown)


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_the_same_text(office, name: str) -> None:
    pages = _unheaded(name, rendering_pages.texts(office[name]))
    shown = "".join("".join(page.rsplit(f"—{place}—", 1)) for place, page in enumerate(pages, start=1))
    pattern = _expected(name, "jianbao", leaders=False, chart=".*?").replace(r"\d*", r"[.…]*\d*")
    assert re.fullmatch(pattern, shown)


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_the_issue_is_printed_verbatim(rendered, name: str) -> None:
    text = _bare(html.fromstring(rendered(name, "html").content.decode()).text_content())
    issue = rendering_issues.FIXTURES[name]()
    printed = [paragraph for section in issue.sections for entry in section.entries for paragraph in entry.text]
    assert printed
    assert all(_bare(clean(paragraph)) in text for paragraph in printed)


def test_contents_numbers_of_both_forms_are_the_pages_where_the_entries_stand(rendered, office) -> None:
    for name in ("few", "many", "bare", "long", "untitled"):
        printed = documents.document(rendering_issues.FIXTURES[name](), files.load(files.folder_of("jianbao")))
        package = zipfile.ZipFile(io.BytesIO(rendered(name, "docx").content))
        paragraphs = [
            _bare("".join(paragraph.itertext(f"{_WORD}t")))
            for paragraph in etree.fromstring(package.read("word/document.xml")).iter(f"{_WORD}p")
        ]
        for pages in (rendering_pages.texts(rendered(name, "pdf").content), rendering_pages.texts(office[name])):
            after = len(printed.head) + len(printed.contents)
            for line in (line for line in printed.contents if line.target):
                title = _bare(line.text)
                number = next(text for text in paragraphs[:after] if text.startswith(title)).removeprefix(title)
                told = title.split("：（")[0] if line.style == "contents_run" else title  # where the section begins
                told = re.sub("^（\\d+）", "", told)  # between number and headline stands the place
                assert told in pages[int(number) - 1], (name, title, number)


@pytest.mark.parametrize("name", ["many", "few", "long", "one"])
def test_brief_is_one_page_of_whole_sentences(rendered, name: str) -> None:
    content = rendered(name, "pdf", "brief").content
    assert len(rendering_pages.texts(content)) == 1
    layout = files.load(files.folder_of("brief"))
    issue = rendering_issues.FIXTURES[name]()
    whole = {_bare("".join(entry.text)) for section in issue.sections for entry in section.entries}
    for line in documents.document(issue, layout).body:
        if line.style == "text" and line.rows[0]:
            for start, end in sentences(line.rows[0]):
                assert any(_bare(line.rows[0][start:end]) in text for text in whole)
            assert line.rows[0][-1] in "。！？”…"


def test_brief_says_how_many_entries_it_leaves_to_the_full_issue() -> None:
    layout = files.load(files.folder_of("brief"))
    printed = documents.document(rendering_issues.many(), layout)
    shown = sum(line.style == "text" for line in printed.body)
    (titles,) = [line.text for line in printed.body if line.style == "listed"]
    left = [match for line in printed.body if (match := re.fullmatch(r"另有(\d+)条，见第3期全文。", line.text or ""))]
    assert 8 <= shown < 22
    titled = re.match(r"另有题目(\d+)条，见第3期全文：", titles)
    assert shown + int(titled[1]) + sum(int(match[1]) for match in left) == 22
    assert titles.count("；") == int(titled[1]) - 1


def test_a_sheet_opens_with_what_matters_most_under_the_numbers_of_the_issue() -> None:
    made = rendering_issues.many()
    sections = tuple(
        dataclasses.replace(
            section, entries=tuple(dataclasses.replace(entry, worth=float(place)) for entry in section.entries)
        )
        for place, section in enumerate(made.sections)
    )
    issue = dataclasses.replace(made, sections=sections)
    worth = {entry.anchor: entry.worth for section in sections for entry in section.entries}
    numbered = {entry.anchor: entry.ordinal for section in issue.sections for entry in section.entries}
    printed = documents.document(issue, files.load(files.folder_of("brief")))
    lines = [line for line in printed.body if line.style == "text"]
    anchors = [line.anchor for line in lines]
    assert len(anchors) > 1
    assert len({worth[anchor] for anchor in anchors}) > 1
    assert anchors == sorted(anchors, key=lambda anchor: -worth[anchor])
    assert all(line.lead.startswith(clean(numbered[line.anchor])) for line in lines)


@pytest.mark.parametrize(("sender", "is_told"), [("", True), ("青溪县总工会", False)])
def test_a_source_that_names_no_paper_and_is_told_by_its_number_is_explained(sender: str, *, is_told: bool) -> None:
    made = rendering_issues.issue((1,))
    entry = made.sections[0].entries[0]
    article = dataclasses.replace(entry.item.article, origin=Origin("来稿/一.txt"), contributor=sender)
    unnamed = dataclasses.replace(entry, item=dataclasses.replace(entry.item, article=article))
    section = dataclasses.replace(made.sections[0], entries=(unnamed,))
    manner = Manner(plates=(Plate("来稿/一.txt", (article.id,)),))
    layout = files.load(files.folder_of("jianbao"))
    printed = documents.document(dataclasses.replace(made, sections=(section,), manner=manner), layout)
    assert any("版面n" in line.text for line in printed.lines) == is_told
    assert not any("版面n" in line.text for line in documents.document(made, layout).lines)


@pytest.mark.parametrize(("year", "printed"), [(2026, "第3期（总第128期）"), (2027, "2027年第3期（总第128期）")])
def test_the_head_names_the_year_of_a_number_that_is_not_that_of_the_day(year, printed):
    issue = rendering_issues.issue((1,))
    issue = dataclasses.replace(issue, number=dataclasses.replace(issue.number, year=year))
    (line,) = (
        line for line in documents.document(issue, files.load(files.folder_of("jianbao"))).head if line.where == "期号"
    )
    assert line.rows == (printed,)
