"""Readers fed with spoilt files: they read, or raise SourceError, and nothing else. DIGEST_FUZZ sets how many."""

from __future__ import annotations

import contextlib
import io
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from digest import articles
from digest.errors import SourceError
from digest.model import Fetched, Location
from digest.pages import pictures, reading
from tests.pages import hostile, reports, test_letters, webpages
from tests.pages.stories import STORIES
from tests.press import hostile as press

COUNT = int(os.environ.get("DIGEST_FUZZ", "60"))
SOUND = {
    "a.docx": reports.bulletin(STORIES[:2]),
    "b.html": webpages.portal(STORIES[0]),
    "c.html": webpages.wechat_nested(STORIES[1]),
    "d.eml": hostile.mail("现报送。", **{"稿.txt": b"x", "b.zip": hostile.zipped({"a.txt": b"x"})}),
    "e.zip": hostile.zipped({"a.txt": b"x" * 99, "b.txt": b"y"}),
    "f.xml": test_letters.feed_of("rss"),
    "g.json": test_letters.feed_of("json"),
    "h.mhtml": hostile.FILES["本地文件.mhtml"][0],
    "i.pdf": press.pdf(
        b"".join(press.shown(text, y=700 - 20 * n) for n, text in enumerate(STORIES[0].paragraphs))
        + b"60 400 300 1 re f"
    ),
    "j.xlsx": press.sheet(
        "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>",
        "<sst><si><t>东城</t></si></sst>",
    ),
}
PICTURES = {  # of a page, as they are shown beside its articles
    "k.png": press.picture("PNG", (60, 40), "RGB"),
    "l.jpg": press.picture("JPEG", (60, 40), "CMYK"),
    "m.tiff": press.frames(3),
    "n.gif": press.picture("GIF", (60, 40), "P"),
    "o.webp": press.picture("WEBP", (60, 40), "RGB"),
    "p.bmp": press.picture("BMP", (60, 40), "1"),
    "q.pdf": press.pdf(press.shown(press.TEXT) + b"60 400 300 1 re f"),
}


@st.composite
def spoilt(draw: st.DrawFn, content: bytes) -> bytes:
    """Return *content* with some stretches overwritten, taken out, or doubled."""
    made = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, max(0, len(made) - 1)))
        length = draw(st.integers(0, 60))
        piece = draw(st.one_of(st.binary(max_size=12), st.just(b""), st.just(bytes(made[place : place + length]) * 2)))
        made[place : place + draw(st.integers(0, length))] = piece
    return bytes(made)


@pytest.mark.parametrize("name", SOUND)
def test_a_spoilt_file_raises_nothing_but_a_source_error(name):
    @settings(max_examples=COUNT, deadline=None, suppress_health_check=list(HealthCheck))
    @given(spoilt(SOUND[name]))
    def feed(content: bytes) -> None:
        with contextlib.suppress(SourceError):
            _, opened = reading.open_source(Fetched(Location(name), content))
            articles.segment(opened.pages)

    feed()


@pytest.mark.parametrize("name", PICTURES)
def test_a_spoilt_picture_raises_nothing_but_a_source_error(name):
    @settings(max_examples=COUNT, deadline=None, suppress_health_check=list(HealthCheck))
    @given(spoilt(PICTURES[name]))
    def feed(content: bytes) -> None:
        with contextlib.suppress(SourceError):
            pictures.picture(Fetched(Location(name), content), 1)

    feed()


def test_the_picture_of_a_page_of_any_height_is_small():
    content = press.pdf(press.shown(press.TEXT), page=b"/MediaBox[0 0 595 842000]")
    made = pictures.picture(Fetched(Location("长页.pdf"), content), 1)
    with Image.open(io.BytesIO(made)) as shown:
        assert shown.height <= 3600
