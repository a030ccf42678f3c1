"""Room 1 loses no character of a PDF page and doubles none, whatever way the page lies or is drawn."""

import contextlib
import io
import random
from collections import Counter

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from digest import articles, fonts, pages
from digest.errors import SourceError
from digest.model import Fetched, Location
from digest.pages.pdf import open_pdf
from tests.press import pages as press

FACE = f"@font-face{{font-family:Song;src:url({(fonts.folder() / 'UDSong.ttf').as_uri()})}}"
SIGNS = "工会报职工之家，。“”（）《》：；！？、…—·0123456789ABCxyz 　"


def read(content: bytes):
    return pages.parse(Fetched(Location("版面.pdf"), content))


def printed(body: str, css: str = "") -> bytes:
    return HTML(string=f"<style>{FACE}@page{{size:400pt 600pt}}body{{font:10pt Song}}{css}</style>{body}").write_pdf()


def drawn(content: bytes) -> Counter[str]:
    with pdfium.PdfDocument(content) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return Counter("".join(text.split()))


def held(content: bytes) -> Counter[str]:
    return Counter("".join("".join(block.text.split()) for page in read(content) for block in page.blocks))


@pytest.mark.parametrize("make", [press.plain, press.pictured, press.briefs], ids=lambda make: make.__name__)
def test_every_character_is_in_exactly_one_block(make):
    content, _ = make()
    assert held(content) == drawn(content)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(SIGNS, min_size=1, max_size=60), min_size=1, max_size=8), st.integers(1, 4), st.integers(6, 40))
def test_no_character_is_lost_or_doubled_in_any_setting(paragraphs, columns, size):
    if not "".join(paragraphs).strip():
        paragraphs.append("工会")
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    content = printed(f'<div style="columns:{columns};font-size:{size}pt;overflow-wrap:anywhere">{body}</div>')
    if is_whole(content):
        assert held(content) == drawn(content)
    else:  # one character all over a page: no text for people, and told
        assert max(drawn(content).values()) * 3 > drawn(content).total()


def is_whole(content: bytes) -> bool:
    """Say whether every page of a PDF could be read."""
    try:
        return not open_pdf(Fetched(Location("版面.pdf"), content)).failures
    except SourceError:
        return False


def turned(content: bytes, degrees: int) -> bytes:
    with pdfium.PdfDocument(content) as document:
        for page in document:
            page.set_rotation(degrees)
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_its_text_stands(degrees):
    content, stories = press.plain()
    made = articles.segment(read(turned(content, degrees))).articles
    assert {"".join(a.headline.split()) for a in made} == {"".join(story.headline.split()) for story in stories}


def test_offsets_go_on_over_pages():
    content = printed("".join(f'<p style="break-after:page">第{n}页的文字，说的是工会的事。</p>' for n in "一二三"))
    blocks = [block for page in read(content) for block in page.blocks]
    text = "\n".join(block.text for block in blocks)
    assert [text[block.start : block.start + len(block.text)] for block in blocks] == [block.text for block in blocks]
    assert [block.line for block in blocks] == list(range(1, len(blocks) + 1))


def test_white_on_white_is_not_read_and_white_on_dark_is():
    body = '<p>看得见的一行正文，说的是工会。</p><p style="color:#fff">看不见的一行。</p>'
    dark = '<p style="color:#fff;background:#a00;padding:5pt">反白的标题</p>'
    text = "".join(block.text for page in read(printed(body + dark)) for block in page.blocks)
    assert "看得见" in text
    assert "反白" in text
    assert "看不见" not in text
    assert read(printed(body + dark))[0].removed == len("看不见的一行。")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\x00" * 4096,
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            b"trailer<</Root 1 0 R>>"
        ),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600000 10]>>endobj\ntrailer<</Root 1 0 R>>"
        ),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
            b"trailer<</Root 1 0 R>>"
        ),
    ],
)
def test_broken_files_are_told_in_chinese(content):
    with pytest.raises(SourceError) as told:
        read(content)
    assert told.value.message
    assert told.value.remedy


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**31), st.integers(1, 30))
def test_a_damaged_file_is_read_or_told(seed, count):
    content = bytearray(SMALL)
    chance = random.Random(seed)
    for _ in range(count):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with contextlib.suppress(SourceError):
        articles.segment(read(bytes(content)))


SMALL = printed("<h1>职工之家</h1><p>近日，青屿市总工会走访了六个工地，送去用品。</p><p>青屿市总工会</p>")


def test_a_picture_of_a_page_is_called_a_scan():
    with pdfium.PdfDocument(SMALL) as document:
        picture = document[0].render(scale=1).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PDF")
    with pytest.raises(SourceError, match="扫描"):
        read(buffer.getvalue())
