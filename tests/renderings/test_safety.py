"""Nothing of a source is markup, nothing is fetched, nothing is printed as a box, nothing runs for ever."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from digest import assets, renderings
from digest.errors import RenderError
from digest.model import Issue
from digest.renderings import documents, faces, web, word
from digest.renderings.cleaning import clean
from digest.renderings.layout import files
from digest.renderings.pdf import order, printing
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

MARKUP = "<script>alert(1)</script><img src=x onerror=y>&amp;{{ 7*7 }}{% raw %}</style>]]>"
HOSTILE = "甲\x00乙\x1b[31m丙\ud800丁\u202e戊\u200b己\ufeff庚\u2028辛\ufffe壬\U000e0001癸"


def saying(headline: str, *texts: str) -> Issue:
    """Return an issue of one entry with this headline and these paragraphs, hostile in every other field as well."""
    made = rendering_issues.one()
    entry = replace(made.sections[0].entries[0], headline=headline, text=texts, origin=f"（来源：{headline}）")
    masthead = replace(made.masthead, publisher=headline, marks=(headline,))
    section = replace(made.sections[0], title=headline, entries=(entry,))
    return replace(made, masthead=masthead, sections=(section,), notice=headline, editors_note=headline)


def test_markup_in_a_source_is_printed_as_it_stands() -> None:
    issue = saying(MARKUP, MARKUP)
    page = html.fromstring(renderings.render(issue, "html").content.decode())
    assert page.text_content().count(MARKUP) >= 5
    assert not page.xpath("//script | //img")
    package = zipfile.ZipFile(io.BytesIO(renderings.render(issue, "docx").content))
    texts = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    assert texts.replace("\u200b", "").count(MARKUP) >= 5
    pdf = "".join(rendering_pages.texts(renderings.render(issue, "pdf").content))
    assert pdf.count("".join(MARKUP.split())) >= 5


def test_characters_without_shape_are_taken_out_once() -> None:
    assert clean(HOSTILE) == "甲乙[31m丙丁戊己庚 辛壬癸"
    assert clean(clean(HOSTILE)) == clean(HOSTILE)


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "json"])
def test_hostile_characters_reach_no_form(form: str) -> None:
    content = renderings.render(saying(HOSTILE, HOSTILE), form).content  # type: ignore[arg-type]
    if form == "docx":
        package = zipfile.ZipFile(io.BytesIO(content))
        texts = "".join(etree.fromstring(package.read("word/document.xml")).itertext()).replace("\u200b", "")
    else:
        texts = "".join(rendering_pages.texts(content)) if form == "pdf" else content.decode()
    if form != "json":  # the record keeps what the source holds
        assert "甲乙[31m丙丁戊己庚" in texts
        assert not set("\x00\x1b\u202e\u200b\ufeff\u2028") & set(texts)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_character_that_no_face_has_stops_the_printing_and_is_named(form: str) -> None:
    with pytest.raises(RenderError) as caught:
        renderings.render(saying("职工\U0001f3c6夺冠", "喜讯\U0002a6d6。"), form)  # type: ignore[arg-type]
    assert "U+1F3C6" in str(caught.value)
    assert "U+2A6D6" in str(caught.value)
    assert "条目《职工\U0001f3c6夺冠》（来源 pages/001.txt）" in str(caught.value)
    assert "核对原文后改写这些字" in str(caught.value)


def _crowned() -> Issue:
    made = rendering_issues.one()
    entry = replace(made.sections[0].entries[0], headline="职工\U0001f3c6夺冠")
    return replace(made, sections=(replace(made.sections[0], entries=(entry,)),))


def test_unprintable_entries_can_be_asked_for_beforehand() -> None:
    (found,) = renderings.unprintable(_crowned())
    assert (found.entry, found.characters) == ("entry-1", ("\U0001f3c6",))
    assert str(found) == "条目《职工\U0001f3c6夺冠》（来源 pages/001.txt）：“\U0001f3c6”（U+1F3C6）"
    assert renderings.unprintable(rendering_issues.rare()) == ()


def test_character_of_an_installed_official_face_is_printed(official_home: Path) -> None:
    file = official_home / ".fonts" / "kai.ttf"
    face = TTFont(file)
    for table in face["cmap"].tables:
        if table.isUnicode() and table.format == 12:
            table.cmap[0x1F3C6] = face.getBestCmap()[ord("杯")]
    face.save(file)
    assert renderings.unprintable(_crowned()) == ()
    assert "\U0001f3c6" in "".join(rendering_pages.texts(renderings.render(_crowned(), "pdf").content))
    assert faces.absent("奖\U0001f3c6\U0001f3c7") == ("\U0001f3c7",)


def test_press_fetches_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("绝密", encoding="utf-8")
    layout = files.load(files.folder_of("jianbao"))
    page = (
        f'<link rel="attachment" href="{secret.as_uri()}"><img src="{secret.as_uri()}">'
        f'<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><p>正文</p>'
    )
    done = printing.pressed(order.order(page, rendering_issues.one().dated), layout)
    assert "绝密".encode() not in done.content
    assert b"secret.txt" not in done.content


def test_page_that_never_ends_is_stopped_with_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = files.load(files.folder_of("jianbao"))
    monkeypatch.setattr(order, "SECONDS", 2)
    endless = "<div style='display:flex'>" * 14 + "字"
    with pytest.raises(RenderError, match="排版"):
        printing.pressed(order.order(endless, rendering_issues.one().dated), layout)


def test_long_paragraph_without_a_hanzi_is_set_in_bounded_time() -> None:
    content = renderings.render(saying("长", "x" * 20_000), "pdf").content
    assert "".join(rendering_pages.texts(content)).count("x") == 20_000


def test_issue_of_2000_items_is_written_whole() -> None:
    issue = rendering_issues.issue((500, 500, 500, 500))
    page = html.fromstring(renderings.render(issue, "html").content.decode())
    assert len(page.xpath("//h3")) == 2000


def test_text_beyond_what_a_docx_can_hold_is_refused_in_chinese() -> None:
    layout = files.load(files.folder_of("jianbao"))
    printed = documents.document(saying("长", "长" * 4_000_000), layout)
    with pytest.raises(RenderError, match="装不进 DOCX"):
        word.packed(printed, layout, {})


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANY_TEXT, ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_makes_well_formed_documents_that_hold_it(headline: str, text: str) -> None:
    layout = files.load(files.folder_of("jianbao"))
    printed = documents.document(saying(headline, text), layout)
    package = zipfile.ZipFile(io.BytesIO(word.packed(printed, layout, {})))
    texts = "".join(etree.fromstring(package.read("word/document.xml")).itertext())
    body = "".join(texts.replace("\u200b", "").split())
    page = "".join(html.fromstring(web.page(printed, layout).decode()).find("body").text_content().split())
    for line in printed.body:
        assert "".join(line.text.split()) in body
        assert "".join(line.text.split()) in page


@pytest.mark.parametrize(
    "loop",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{{ 9**9**9 }}",
        "{{ 1 // 0 }}",
        "{{ document.title[10**6] }}",
        "{{ 'x' * 10000000000000 }}",
    ],
)
def test_a_template_that_never_ends_or_grows_without_bound_is_one_line(loop: str, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(assets.templates() / "jianbao", folder)
    (folder / "issue.html").write_text(loop, "utf-8")
    layout = files.load(folder)
    document = documents.document(rendering_issues.one(), layout)
    with pytest.raises(RenderError) as caught:
        web.markup(document, layout, "", is_paper=False, seconds=0.5)
    assert "issue.html" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert web.page(
        documents.document(rendering_issues.one(), files.load(assets.templates() / "jianbao")),
        layout=files.load(assets.templates() / "jianbao"),
    ), "the limit ends with the filling"


def test_setting_without_an_end_is_ended_and_told(monkeypatch: pytest.MonkeyPatch, pressed_anew: None) -> None:
    monkeypatch.setattr(printing, "_PATIENCE", 0.01)
    with pytest.raises(RenderError, match="仍未完成"):
        renderings.render(saying("正文。", "标题"), "pdf")
