"""PDF: one page a page, one block a line as it stands on the paper, with its place and size.

What is no text for people (no character map, a hidden layer over a scan, no characters at all) is told apart.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pypdfium2 as pdfium

from digest.errors import SourceError
from digest.model import Block, Box, Failure, Fetched, Origin, Page
from digest.pages import scan
from digest.pages.folding import folded
from digest.pages.opened import Opened
from digest.pages.pdf.folio import with_folio
from digest.pages.pdf.glyphs import Glyph, Glyphs, glyphs, without_doubles
from digest.pages.pdf.runs import runs
from digest.pages.pdf.shapes import Shapes, edges, shapes

MOST_PAGES = 500
_LONGEST_SIDE = 5670.0  # points: two metres
_FEWEST = 20  # characters below which a page with a picture is a scan with a stamp on it
_COVERED = 0.5  # share of the page a scan's picture covers; a news photograph covers less
_UNREADABLE = {
    "scan": ("是扫描图片，没有文字", "请安装识字组件（make ocr），或另存为带文字的文件"),
    "rubbish": ("的文字没有编码表，读出来是乱码", "请安装识字组件（make ocr），或重新导出 PDF"),
}
_ODD = 0.3  # share of characters without meaning from which on the map of characters is missing (good pages: 0.00)
_ODD_ALONE, _CHINESE = 0.1, 0.1  # the same where hardly any character is Chinese (a page without the map: 0.26, 0.00)
_ONE_SIGN = 0.4  # share of one character from which on the map is wrong (the commonest, 的 or ，, has 0.08)


def open_pdf(fetched: Fetched) -> Opened:
    """Return the pages of a PDF file, and why single ones cannot be read; raise SourceError where none can."""
    uri = fetched.location.uri
    pages: list[Page] = []
    errors: list[tuple[int, SourceError]] = []
    line = start = 0
    document = _open(fetched)
    try:
        if len(document) > MOST_PAGES:
            raise SourceError(uri, f"PDF 有 {len(document)} 页，超过 {MOST_PAGES} 页", "请拆成几个文件")
        for number in range(len(document)):
            try:
                page = _page(document, number, uri, line, start)
            except SourceError as error:
                errors.append((number + 1, error))
                continue
            pages.append(page)
            if page.blocks:
                line, start = page.blocks[-1].line, page.blocks[-1].start + len(page.blocks[-1].text) + 1
    finally:
        document.close()
    if not any(page.blocks for page in pages):
        raise errors[0][1] if errors else SourceError(uri, "PDF 里没有文字", "请检查来源是否保存完整")
    lost = (Failure(f"第{number}页", error.message, error.remedy) for number, error in errors)
    return Opened(tuple(pages), failures=tuple(lost))


def _open(fetched: Fetched) -> pdfium.PdfDocument:
    uri = fetched.location.uri
    try:
        document = pdfium.PdfDocument(fetched.content)
        if not len(document):
            raise SourceError(uri, "PDF 里没有页面", "请检查来源是否保存完整")
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(uri, "PDF 要密码才能打开", "请解除密码后另存再试") from error
        raise SourceError(uri, "PDF 文件已损坏，打不开", "请重新下载或另存后再试") from error
    return document


def _page(document: pdfium.PdfDocument, number: int, uri: str, line: int, start: int) -> Page:
    """Return page *number* (from 0), its lines counted on from *line* and *start*."""
    try:
        page = document[number]
        width, height = page.get_size()
        if max(width, height) > _LONGEST_SIDE:
            raise SourceError(uri, f"第 {number + 1} 页边长超过两米", "请按原尺寸另存后再试")
        found = glyphs(page)
        drawn = shapes(page, found.frame)
    except ValueError as error:
        raise SourceError(uri, f"第 {number + 1} 页有 {error} 个字，不像版面", "请检查文件") from error
    except pdfium.PdfiumError as error:
        raise SourceError(uri, f"第 {number + 1} 页已损坏，读不出来", "请重新下载或另存后再试") from error
    ways = _ways(found, drawn)
    if ways.needs_eye and scan.is_there():
        return with_folio(_recognised(page, Origin(uri=uri, page=number + 1), line, start))
    if ways.needs_eye and ways.needs_eye != "layer":
        message, remedy = _UNREADABLE[ways.needs_eye]
        raise SourceError(uri, f"第 {number + 1} 页{message}", remedy)
    printable = [glyph for glyph in ways.seen if not _is_odd(glyph.sign)]
    blocks, count = _blocks(printable, line, start)
    boxed = [frame for frame in drawn.frames if any(_is_within(glyph, [frame]) for glyph in printable)]
    empty = [frame for frame in drawn.frames if frame not in boxed]
    made = Page(
        Origin(uri=uri, page=number + 1),
        blocks,
        encoding="pdf",
        removed=ways.hidden + len(ways.seen) - len(printable) + found.dropped,
        folded=count,
        width=found.frame.width,
        height=found.frame.height,
        rules=(*drawn.rules, *(side for frame in boxed for side in edges(frame))),
        pictures=(*drawn.pictures, *empty),
        read_by="layer" if ways.needs_eye else "text",
    )
    return with_folio(made)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The characters that a reader sees, how many are hidden from the eye, and why the page has to be recognised."""

    seen: list[Glyph]
    hidden: int = 0
    needs_eye: Literal["", "scan", "layer", "rubbish"] = ""


def _ways(found: Glyphs, drawn: Shapes) -> _Ways:
    on_dark = [glyph for glyph in found.white if _is_within(glyph, [*drawn.dark, *drawn.pictures])]
    seen = [*found.visible, *on_dark]
    paper = found.frame.width * found.frame.height
    areas = [(box.right - box.left) * (box.bottom - box.top) for box in drawn.pictures]
    covered = max([*areas, min(sum(areas), paper)]) / max(1.0, paper)
    if covered >= _COVERED and sum(bool(glyph.sign.strip()) for glyph in seen) < _FEWEST:
        layer = [glyph for glyph in found.invisible if glyph.sign.strip()]
        poor = len(layer) < _FEWEST or _is_rubbish(layer)
        return _Ways(seen, 0, "scan") if poor else _Ways([*seen, *found.invisible], 0, "layer")
    hidden = len(found.white) - len(on_dark) + sum(bool(glyph.sign.strip()) for glyph in found.invisible)
    return _Ways(seen, hidden, "rubbish" if _is_rubbish(seen) else "")


def _recognised(page: pdfium.PdfPage, origin: Origin, line: int, start: int) -> Page:
    """Return *page* as its picture is read by the recogniser of characters."""
    width, height = page.get_size()
    scale = min(scan.DPI / 72, math.sqrt(scan.MOST_PIXELS / max(1.0, width * height)))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return scan.recognised(picture, 1 / scale, origin, line, start)


def _is_within(glyph: Glyph, boxes: Sequence[Box]) -> bool:
    x, y = (glyph.left + glyph.right) / 2, glyph.base - glyph.size / 3
    return any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)


def _is_rubbish(seen: Sequence[Glyph]) -> bool:
    """Tell whether the characters have no meaning: codes of no character, or one character all over the page."""
    signs = [glyph.sign for glyph in seen if glyph.sign.strip()]
    if len(signs) < _FEWEST:
        return False
    odd = sum(_is_odd(sign) for sign in signs)
    chinese = sum("\u3400" <= sign <= "\u9fff" for sign in signs)
    common = Counter(sign for sign in signs if not unicodedata.category(sign).startswith("P")).most_common(1)
    if bool(common) and common[0][1] >= _ONE_SIGN * len(signs):
        return True
    return odd >= _ODD * len(signs) or (odd >= _ODD_ALONE * len(signs) and chinese < _CHINESE * len(signs))


def _is_odd(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Co", "Cs")


def _blocks(seen: Sequence[Glyph], line: int, start: int) -> tuple[tuple[Block, ...], int]:
    """Return the lines from top to bottom as blocks, and how many characters were folded."""
    found: list[Block] = []
    count = 0
    for run in sorted(runs(without_doubles(seen)), key=lambda run: (round(run.box.top), run.box.left)):
        text, changed = folded(run.text)
        line += 1
        found.append(Block(text, line, start, run.box, None, run.size, run.bold))
        start += len(text) + 1
        count += changed
    return tuple(found), count
