"""Scans and photographs: read by the recogniser where it is installed, else told with what to install."""

import io
import random

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from digest import articles, pages
from digest.errors import SourceError
from digest.model import Fetched, Location
from digest.pages import scan
from tests.press import pages as press


def pictured(form: str, **options) -> bytes:
    content, _ = press.plain()
    with pdfium.PdfDocument(content) as document:
        picture = document[0].render(scale=scan.DPI / 72).to_pil().convert("L")
    buffer = io.BytesIO()
    picture.rotate(0.6, fillcolor=250).save(buffer, form, **options)
    return buffer.getvalue()


@pytest.mark.skipif(scan.is_there(), reason="the recogniser is installed")
@pytest.mark.parametrize(("form", "name"), [("PNG", "版面.png"), ("JPEG", "版面.jpg"), ("PDF", "版面.pdf")])
def test_without_the_recogniser_a_scan_says_what_to_install(form, name):
    with pytest.raises(SourceError) as told:
        pages.parse(Fetched(Location(name), pictured(form)))
    assert "make ocr" in told.value.remedy


@pytest.mark.ocr
@pytest.mark.skipif(not scan.is_there(), reason="needs the recogniser: make ocr")
def test_a_scan_lying_aslant_gives_the_articles_of_its_page():
    _, stories = press.plain()
    read = pages.parse(Fetched(Location("版面.pdf"), pictured("PDF", resolution=scan.DPI)))
    made = articles.segment(read).articles
    assert read[0].read_by == "ocr"
    assert all(block.confidence is not None for block in read[0].blocks)
    titles = ["".join(article.headline.split()) for article in made]
    assert sorted(titles) == sorted("".join(story.headline.split()) for story in stories)


@pytest.mark.ocr
@pytest.mark.skipif(not scan.is_there(), reason="needs the recogniser: make ocr")
def test_a_grainy_scan_of_little_text_on_bare_paper_is_read():
    with pdfium.PdfDocument(press.plain()[0]) as document:
        page = document[0].render(scale=scan.DPI / 72).to_pil().convert("L")
    page.paste(255, (0, page.height // 4, page.width, page.height))
    grain = Image.frombytes("L", page.size, random.Random(7).randbytes(page.width * page.height))
    page = ImageChops.add(page, grain.point(lambda value: value // 6), 1.0, -21)
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=70)
    (read,) = pages.parse(Fetched(Location("版面.jpg"), buffer.getvalue()))
    assert any("".join(press.LEAD.headline.split()) in block.text.replace(" ", "") for block in read.blocks)


@pytest.mark.skipif(not scan.is_there(), reason="needs the recogniser: make ocr")
@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + b"x" * 200, b"\xff\xd8\xff" + b"x" * 200, b"II*\x00" + b"x" * 50]
)
def test_a_broken_picture_is_told(content):
    with pytest.raises(SourceError, match="损坏"):
        pages.parse(Fetched(Location("版面.png"), content))
