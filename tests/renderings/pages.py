"""What stands where on a PDF page, read with pdfium: for the tests of room 6."""

from __future__ import annotations

import functools
import re
import zlib
from ctypes import byref, c_double
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageStat

POINTS = 72 / 25.4
# Mean difference of two pictures, of 255. Another release of pdfium or of the faces gives 0.3 at most; a page with one
# line moved gives 2 and more.
TOLERANCE = 1.0
_SCALE = 0.3  # 179 × 253 dots a page: lines and blocks are seen, single strokes are not
_FOLDER = Path(__file__).parent / "page_images"


@dataclass(frozen=True)
class Row:
    """One line of text: its base line and edges in millimetres from the top left of the page."""

    text: str
    base: float
    left: float
    right: float


def texts(content: bytes) -> list[str]:
    """Return the text of each page, without white space and without its page number."""
    return list(_texts(content))


@functools.lru_cache(maxsize=32)  # the fixed issues are looked at by many tests
def _texts(content: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        text = "".join(page.get_textpage().get_text_range().split())
        found.append(re.sub(r"[\ufffe\u200b]", "", text))
    document.close()
    return tuple(found)


def rows(content: bytes, number: int) -> list[Row]:
    """Return the rows of page *number*, counted from 1, from top to bottom."""
    return list(_rows(content, number))


@functools.lru_cache(maxsize=256)
def _rows(content: bytes, number: int) -> tuple[Row, ...]:
    document = pypdfium2.PdfDocument(content)
    page = document[number - 1]
    text = page.get_textpage()
    lines: dict[int, list[tuple[float, float, str, float]]] = {}
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or ord(sign) < 32:
            continue
        left, _, right, _ = text.get_charbox(index, loose=True)
        y = _base(text, index)
        lines.setdefault(round(y / 3), []).append((left, right, sign, y))
    height = page.get_height()
    found = [
        Row(
            "".join(sign for _, _, sign, _ in sorted(line)),
            (height - line[0][3]) / POINTS,
            min(left for left, _, _, _ in line) / POINTS,
            max(right for _, right, _, _ in line) / POINTS,
        )
        for _, line in sorted(lines.items(), reverse=True)
    ]
    document.close()
    return tuple(found)


def _base(text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    return y.value


def picture(content: bytes, number: int, scale: float = _SCALE) -> Image.Image:
    """Return page *number* in greys."""
    document = pypdfium2.PdfDocument(content)
    image = document[number - 1].render(scale=scale, grayscale=True).to_pil()
    document.close()
    return image


def difference(content: bytes, number: int, name: str, is_updating: bool) -> float:
    """Return the mean difference of page *number* from the picture kept as *name*, which is drawn anew if asked for."""
    drawn = picture(content, number)
    file = _FOLDER / f"{name}.png"
    if is_updating:
        _FOLDER.mkdir(exist_ok=True)
        drawn.save(file, optimize=True)
    kept = Image.open(file)
    assert drawn.size == kept.size
    return float(ImageStat.Stat(ImageChops.difference(drawn, kept)).mean[0])


def unpacked(content: bytes) -> bytes:
    """Return the bytes of a PDF with all its packed streams unpacked after them."""
    found = [content]
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            found.append(zlib.decompressobj().decompress(content[match.end() :]))
        except zlib.error:
            continue
    return b"".join(found)
