"""PDF: one page a page, one block a line as it stands on the paper, with its place and size.

What is no text for people (no character map, a hidden layer over a scan, no characters at all) is told apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from digest.errors import SourceError
from digest.model import Block, Failure, Fetched, Origin, Page
from digest.pages import progress, scan
from digest.pages.dates import dated
from digest.pages.folding import folded
from digest.pages.opened import Opened
from digest.pages.pdf.folio import signed_days, with_folio, with_own_day, with_sender, with_signed_day
from digest.pages.pdf.glyphs import Glyph, glyphs, without_doubles
from digest.pages.pdf.prints import with_prints
from digest.pages.pdf.runs import runs
from digest.pages.pdf.shapes import edges, shapes
from digest.pages.pdf.tables import with_tables
from digest.pages.pdf.ways import is_odd, is_within, ways_of

MOST_PAGES = 500
_LONGEST_SIDE = 5670.0  # points: two metres
_UNREADABLE = {
    "scan": ("是扫描图片，没有文字", "请安装识字组件（make ocr），或另存为带文字的文件"),
    "rubbish": ("的文字没有编码表，读出来是乱码", "请安装识字组件（make ocr），或重新导出 PDF"),
}


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
            progress.tell(number, len(document))
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
    pages = _as_one_issue(with_tables(pages))
    pages = with_prints(pages) or _as_signed(pages)
    lost = (Failure(f"第{number}页", error.message, error.remedy) for number, error in errors)
    return Opened(tuple(pages), failures=tuple(lost))


def _as_signed(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* with the day that the texts of one bear; several on one page date no page beside it."""
    signed = [with_signed_day(page) for page in pages]
    return signed if any(len(signed_days(page)) > 1 for page in pages) else _as_one_issue(signed)


def _as_one_issue(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* with the publication and the day that one page alone may bear, where none names another."""
    names = {page.origin.publication for page in pages} - {""}
    dated = next((page.origin for page in pages if page.origin.published), None)
    days = {page.origin.published for page in pages} - {None}
    found: list[Page] = []
    for page in pages:
        origin = replace(page.origin, publication=min(names)) if len(names) == 1 else page.origin
        if dated and len(days) == 1:
            origin = replace(origin, published=dated.published, dated_by=origin.dated_by or dated.dated_by)
        found.append(replace(page, origin=origin))
    return found


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
    ways = ways_of(found, drawn)
    if ways.needs_eye and scan.is_there():
        return with_folio(_recognised(page, Origin(uri=uri, page=number + 1), line, start))
    if ways.needs_eye and ways.needs_eye != "layer":
        message, remedy = _UNREADABLE[ways.needs_eye]
        raise SourceError(uri, f"第 {number + 1} 页{message}", remedy)
    printable = [glyph for glyph in ways.seen if not is_odd(glyph.sign)]
    blocks, count = _blocks(printable, line, start)
    boxed = [frame for frame in drawn.frames if any(is_within(glyph, [frame]) for glyph in printable)]
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
    return with_sender(with_own_day(dated(with_folio(made))))


def _recognised(page: pdfium.PdfPage, origin: Origin, line: int, start: int) -> Page:
    """Return *page* as its picture is read by the recogniser of characters."""
    width, height = page.get_size()
    scale = min(scan.DPI / 72, math.sqrt(scan.MOST_PIXELS / max(1.0, width * height)))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return scan.recognised(picture, 1 / scale, origin, line, start)


def _blocks(seen: Sequence[Glyph], line: int, start: int) -> tuple[tuple[Block, ...], int]:
    """Return the lines from top to bottom as blocks, and how many characters were folded."""
    found: list[Block] = []
    count = 0
    usual = max(faces, key=lambda face: faces[face]) if (faces := Counter(glyph.face for glyph in seen)) else ""
    for run in sorted(runs(without_doubles(seen)), key=lambda run: (round(run.box.top), run.box.left)):
        text, changed = folded(run.text)
        line += 1
        found.append(Block(text, line, start, run.box, None, run.size, run.bold, lead=run.lead(usual)))
        start += len(text) + 1
        count += changed
    return tuple(found), count
