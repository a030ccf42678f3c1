"""Pages that an office printed from its Word: one column of typed text, read as the Word file that it was."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.expressions import expression
from digest.model import Block, Box, Page, Place
from digest.pages.docx import pages_of
from digest.pages.docx.gathered import is_ended
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.docx.roles import told
from digest.pages.facts import label_of

__all__ = ["with_prints"]

_WIDE = 0.55  # share of the page's width that one column of typed text has at least; columns of two have 0.45
_TYPED = 11.8  # points: offices type in 12 to 16, papers set their texts in 8 to 11
_LIKE = 0.05  # share that sizes of one text differ at most
_INDENT = 1.2, 2.9  # ems that a paragraph's first line stands in
_FULL = 0.1  # share of the text that stands in full lines, at least, where paragraphs are short
_HUNG = 1.85, 2.15  # ems that most lines stand in where nearly all are first ones: an indent is of two
_EDGE = 0.4  # ems that lines of one column begin apart at most
_SHORT = 2.3  # ems that a paragraph's last line ends before its column, at least; 。 may not begin a line
_OFF = 1.0  # ems that the margins of a centred line differ at most
_APART = 1.8  # leadings from line to line, from which on an empty line lies between
_LEVEL = 0.5  # share of its height that a piece stands beside another one of its row
_REGULAR = 0.9  # share of the characters whose lines begin where those of one column do, or stand in, or in the middle
_MOST_PIECES = 3  # rows of a page in pieces: who issues a bulletin, and when; more are columns, or a table
_TALL = 6.0  # points: a rule of that height parts columns
_EDGES = 2  # rows at a page's head and foot that may be its running ones
_LABEL = expression(r"[【\[［]?(?P<word>[^:：。【】\[\]［］]{2,10}?)[】\]］:：]")
_LATIN = expression(r"[\w.%]*", re.ASCII)
_NARROW = 0.55  # ems of a figure's width
_FOLIO = expression(r"[\W_]*(?:第?\s*\d{1,3}\s*页?(?:\s*[,，/]?\s*共?\s*\d{1,3}\s*页?)?)[\W_]*")


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """What stands side by side on one line."""

    blocks: tuple[Block, ...]
    page: Page

    @property
    def text(self) -> str:
        return "\u3000\u3000".join(block.text.strip() for block in self.blocks)

    @property
    def box(self) -> Box:
        boxes = [block.box for block in self.blocks if block.box]
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        return Box(left, min(box.top for box in boxes), right, max(box.bottom for box in boxes))

    @property
    def size(self) -> float:
        return round(2 * (max(self.blocks, key=lambda block: len(block.text)).size or 0.0)) / 2

    @property
    def bold(self) -> bool:
        return all(block.bold for block in self.blocks)

    @property
    def is_faced(self) -> bool:
        """Whether it is set in a face of its own from end to end."""
        return all(block.lead >= len(block.text.strip()) for block in self.blocks)

    @property
    def style(self) -> tuple[bool, bool]:
        return self.bold, self.is_faced


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """The column of a print: its edges, the size of its type, and the step from line to line."""

    left: float
    right: float
    em: float
    step: float

    def indent(self, row: PrintedRow) -> float:
        return (row.box.left - self.left) / self.em

    def rest(self, row: PrintedRow) -> float:
        """Return how far *row* ends before the column, in ems."""
        return (self.right - row.box.right) / self.em


def with_prints(pages: Sequence[Page]) -> list[Page]:
    """Return a page for each report of *pages*, where all are one column of typed text; nothing where they are not."""
    sheets = [_rows(page) for page in pages]
    column = _column([row for rows in sheets for row in rows])
    if (
        column is None
        or column.em < _TYPED
        or not all(_is_typed(page, rows, column) for page, rows in zip(pages, sheets, strict=True))
    ):
        return []
    read = told(list(_flow(sheets, column)))
    origin = replace(pages[0].origin, publication=pages[0].origin.publication or read.publication)
    return list(pages_of(read.parts, origin))


def _rows(page: Page) -> list[PrintedRow]:
    """Return the lines of *page* from top to bottom, with what stands side by side in one."""
    rows: list[list[Block]] = []
    for block in sorted((block for block in page.blocks if block.box), key=lambda block: block.box.bottom):  # type: ignore[union-attr]
        if rows and _is_level(rows[-1][0], block):
            rows[-1].append(block)
        else:
            rows.append([block])
    return [
        PrintedRow(tuple(sorted(row, key=lambda block: block.box.left if block.box else 0.0)), page) for row in rows
    ]


def _is_level(block: Block, other: Block) -> bool:
    first, second = block.box, other.box
    if first is None or second is None:
        return False
    height = min(first.bottom - first.top, second.bottom - second.top)
    return min(first.bottom, second.bottom) - max(first.top, second.top) > _LEVEL * height


def _column(rows: Sequence[PrintedRow]) -> PrintedColumn | None:
    """Return the column that most text of *rows* stands in; None where there is none."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.text)
    if not sizes:
        return None
    em = sizes.most_common(1)[0][0]
    text = [row for row in rows if abs(row.size - em) <= _LIKE * em]
    lefts = Counter(round(row.box.left) for row in text)
    rights: Counter[int] = Counter()
    for row in text:
        rights[round(row.box.right / em)] += len(row.text)
    steps = [under.box.top - row.box.top for row, under in pairwise(text) if row.page is under.page]
    if not steps or em <= 0:
        return None
    usual = lefts.most_common(1)[0][0]
    # of short paragraphs most lines are first ones, and the few that go on tell where the column begins
    hung = [place for place in lefts if _HUNG[0] * em <= usual - place <= _HUNG[1] * em]
    left = min((place for place, count in lefts.items() if count * 4 >= lefts[usual]), default=usual)
    left = min(left, *hung) if hung else left
    # short lines may be more than full ones: the column ends where the last lines do that are no exception
    full = max(end for end, count in rights.items() if count >= _FULL * rights.total())
    right = statistics.median(row.box.right for row in text if round(row.box.right / em) == full)
    return PrintedColumn(left, right, em, statistics.median(steps))


def _is_typed(page: Page, rows: Sequence[PrintedRow], column: PrintedColumn) -> bool:
    """Tell whether *page* is one column of typed text: nothing drawn parts it, and nearly all lines begin alike."""
    if page.read_by != "text" or page.pictures or page.width is None or not rows:
        return False
    if any(_parts(rule, column) for rule in page.rules) or any(block.role for block in page.blocks):
        return False
    if column.right - column.left < _WIDE * page.width or sum(len(row.blocks) > 1 for row in rows) > _MOST_PIECES:
        return False
    whole = sum(len(row.text) for row in rows)
    return sum(len(row.text) for row in rows if _is_regular(row, column)) >= _REGULAR * whole


def _parts(rule: Box, column: PrintedColumn) -> bool:
    """Tell whether *rule* stands upright within the column; a frame about lines of it stands at its edges."""
    return rule.bottom - rule.top > _TALL and column.left + column.em < rule.left < column.right - column.em


def _is_regular(row: PrintedRow, column: PrintedColumn) -> bool:
    indent = column.indent(row)
    is_first = -_EDGE <= indent <= _EDGE or _INDENT[0] <= indent <= _INDENT[1]
    return (is_first and column.rest(row) >= -_SHORT) or _align(row, column) != ""


def _align(row: PrintedRow, column: PrintedColumn) -> str:
    """Return how *row* is aligned: center, right, or empty for the left."""
    left, right = column.indent(row), column.rest(row)
    is_opening = _INDENT[0] <= left <= _INDENT[1] and _closes(row.text)
    is_in = min(left, right) >= _INDENT[0] or row.size > column.em  # large type fills its line
    # where few lines are full the column's right edge is not known, and the sheet's middle tells
    middle = (row.box.left + row.box.right - (row.page.width or 0.0)) / column.em
    if is_in and min(abs(left - right), abs(middle)) <= _OFF and not is_opening:
        return "center"
    is_right = (
        right <= 2 * _SHORT and left >= 2 * (right + _SHORT) and left > (column.right - column.left) / column.em / 3
    )
    return "right" if is_right else ""


def _flow(sheets: Sequence[Sequence[PrintedRow]], column: PrintedColumn) -> Iterator[DocxParagraph]:
    """Yield the paragraphs of all pages in their order, those that a page's end cuts whole; running heads as asides."""
    running = _running(sheets)
    made: list[PrintedRow] = []
    for rows in sheets:
        for row in rows:
            if id(row) in running:
                yield DocxParagraph(row.text, row.size, is_aside=True)
    rows = [row for sheet in sheets for row in sheet if id(row) not in running]
    before: PrintedRow | None = None
    for row in rows:
        if made and not _goes_on(made[-1], row, column):
            yield _paragraph(made, before, column)
            before, made = made[-1], []
        made.append(row)
    if made:
        yield _paragraph(made, before, column)


def _running(sheets: Sequence[Sequence[PrintedRow]]) -> set[int]:
    """Return the ids of the rows at the edges of pages that only number them, or stand on several of them."""
    edges = [(*rows[:_EDGES], *rows[-_EDGES:]) for rows in sheets]
    seen = Counter(key for rows in edges for key in {_key(row) for row in rows})
    return {
        id(row)
        for rows, sheet in zip(edges, sheets, strict=True)
        for row in rows
        if (row in sheet[-_EDGES:] and _FOLIO.fullmatch(row.text)) or seen[_key(row)] > 1
    }


def _key(row: PrintedRow) -> str:
    return re.sub(r"\d+", "0", row.text)


def _goes_on(row: PrintedRow, under: PrintedRow, column: PrintedColumn) -> bool:
    """Tell whether *under* goes on with the paragraph of *row*, the line over it or the last one of the page before."""
    if row.size != under.size or _is_apart(row, under, column) or _is_label(under.text):
        return False
    if row.size > column.em:
        is_full = column.rest(row) < _SHORT * row.size / column.em
        return is_full and row.style == under.style and _align(under, column) == "center"
    if _closes(row.text) and column.rest(under) > _SHORT and not _closes(under.text):
        return False  # a paragraph's last line has a stop: this one stands alone
    is_first = _INDENT[0] <= column.indent(row) <= _INDENT[1]
    is_full = column.rest(row) < _SHORT + _NARROW * len(_word(under.text)) and (is_first or not _align(row, column))
    is_full = is_full or (row.page is not under.page and not _closes(row.text))
    return is_full and abs(column.indent(under)) <= _EDGE and (row.style == under.style or not under.is_faced)


def _closes(text: str) -> bool:
    """Say whether a paragraph may end with *text*."""
    return is_ended(text) or text.endswith(("）", ")", "：", ":"))


def _word(text: str) -> str:
    """Return the figure or the Latin word that *text* begins with, which no line's end parts."""
    return _LATIN.match(text)[0]  # type: ignore[index]


def _is_label(text: str) -> bool:
    """Tell whether *text* begins with what a sender's form asks for: 标题：, 【单位】."""
    label = _LABEL.match(text)
    return label is not None and label_of(label["word"]) != ""


def _is_apart(row: PrintedRow, under: PrintedRow, column: PrintedColumn) -> bool:
    """Tell whether an empty line lies between two rows of one page."""
    return row.page is under.page and under.box.top - row.box.top > _APART * column.step


def _paragraph(rows: Sequence[PrintedRow], before: PrintedRow | None, column: PrintedColumn) -> DocxParagraph:
    first = rows[0]
    own = [row.box for row in rows if row.page is first.page]
    box = Box(min(b.left for b in own), own[0].top, max(b.right for b in own), own[-1].bottom)
    indent = column.indent(first)
    lead = first.blocks[0].lead
    return DocxParagraph(
        "".join(row.text for row in rows),
        first.size,
        all(row.bold for row in rows),
        _align(rows[-1], column) if len(rows) == 1 or first.size > column.em else "",
        is_indented=_INDENT[0] <= indent <= _INDENT[1],
        face="黑体" if all(row.is_faced for row in rows) else "",
        after_blank=before is not None and _is_apart(before, first, column),
        lead=lead if lead < len(first.text) else 0,
        place=Place(first.page.origin.page, box, first.page.width or 0.0, first.page.height or 0.0),
    )
