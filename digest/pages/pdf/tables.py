"""Ruled tables of a PDF that list reports, one a row, or that are forms: read by their cells and not as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest.model import Block, Box, Page
from digest.pages.docx import pages_of
from digest.pages.docx.forms import filled_in, is_form
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.docx.roles import told

__all__ = ["with_tables"]

_THIN = 3.0  # points: a rule's thickness at most, and two strokes of one rule apart
_DRAWN = 0.6  # share of a cell's side along which a rule parts it from its neighbour: merged cells have none
_WHOLE = 0.8  # share of the page's characters in the table; with less it is a table in an article
_INDENT = 1.2  # ems from which on a line stands in
_SHORT, _FAR = 2.3, 4.0  # ems that the last line of a paragraph, of a title ends before its cell, at least
_STOPS = ("。", "！", "？", "”")
_MOST_ROWS = 200  # of one page: a page of reports has some ten, a page of figures sixty

Cell = list[DocxParagraph]


def with_tables(pages: Sequence[Page]) -> list[Page]:
    """Return *pages* with those that are tables of reports replaced by a page for each report.

    A table that goes on over pages is one; a row whose first cell is empty at a page's head ends the row before.
    """
    found: list[Page] = []
    run: list[Page] = []
    for page in (*pages, None):
        if page is not None and (_goes_on(run[-1], page) if run else _lies_in_table(page)):
            run.append(page)
            continue
        found += _told(run, found[-1] if found else None) if run else []
        run = [page] if page is not None and _lies_in_table(page) else []
        found += [_following(page, found[-1] if found else None)] if page is not None and not run else []
    return found


def _told(run: Sequence[Page], before: Page | None) -> list[Page]:
    """Return the reports in the table that goes over the pages of *run*; the pages as they are where it lists none."""
    rows: list[list[Cell]] = []
    around: list[list[DocxParagraph]] = [[], []]
    for page in run:
        own = _rows(page)
        if rows and own and list(map(_text, own[0])) == list(map(_text, rows[0])):
            del own[0]  # the labels once more
        if rows and own and not own[0][0] and len(own[0]) == len(rows[-1]):
            rows[-1] = [_joined(upper, lower) for upper, lower in zip(rows[-1], own.pop(0), strict=True)]
        rows += own
        for place, blocks in enumerate(_outside(page)):
            around[place] += [_paragraph([block], page) for block in blocks]
    if not is_form(rows):
        return [_following(page, before) for page in run]
    flow = [*around[0], *filled_in(rows), *(replace(each, is_row=True) for each in around[1])]
    return list(pages_of(told(flow).parts, run[0].origin, after=before))


def _goes_on(before: Page, page: Page) -> bool:
    """Say whether *page* goes on with the table of the one *before*, if only with a part of its last row."""
    return _width(before) == _width(page) and _lies_in_table(page, fewest=1)


def _joined(upper: Cell, lower: Cell) -> Cell:
    """Return the paragraphs of a cell that a page's end cuts, a paragraph that it cuts whole."""
    if not upper or not lower or upper[-1].text.endswith(_STOPS):
        return [*upper, *lower]
    return [*upper[:-1], replace(upper[-1], text=upper[-1].text + lower[0].text), *lower[1:]]


def _following(page: Page, before: Page | None) -> Page:
    """Return *page* with its lines counted on from those of *before*, where they were fewer."""
    if before is None or not before.blocks or not page.blocks or before.blocks[-1].line < page.blocks[0].line:
        return page
    last, first = before.blocks[-1], page.blocks[0]
    lines, signs = last.line + 1 - first.line, last.start + len(last.text) + 1 - first.start
    moved = (replace(block, line=block.line + lines, start=block.start + signs) for block in page.blocks)
    return replace(page, blocks=tuple(moved))


def _lies_in_table(page: Page, fewest: int = 2) -> bool:
    """Say whether a table of two columns and *fewest* rows, or more, holds nearly all the text of *page*."""
    xs, ys = _edges(page)
    if len(xs) < 3 or not fewest < len(ys) <= _MOST_ROWS or any(block.box is None for block in page.blocks):
        return False
    outside = sum(len(block.text) for blocks in _outside(page) for block in blocks)
    return outside <= (1 - _WHOLE) * sum(len(block.text) for block in page.blocks)


def _width(page: Page) -> int:
    return len(_edges(page)[0])


def _edges(page: Page) -> tuple[list[float], list[float]]:
    """Return where rules run down the page, and where they run across nearly all of what lies between those."""
    down = [rule for rule in page.rules if rule.right - rule.left <= _THIN < rule.bottom - rule.top]
    across = [rule for rule in page.rules if rule.bottom - rule.top <= _THIN < rule.right - rule.left]
    xs = _apart([(rule.left + rule.right) / 2 for rule in down])
    if len(xs) < 2:
        return xs, []
    ys = [
        y
        for y in _apart([(rule.top + rule.bottom) / 2 for rule in across])
        if _is_drawn([(rule.left, rule.right) for rule in across if rule.top - _THIN <= y <= rule.bottom + _THIN], xs)
    ]
    return xs, ys


def _apart(places: Sequence[float]) -> list[float]:
    """Return *places* in order, those that strokes of one rule have as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _THIN:
            found.append(place)
    return found


def _is_drawn(spans: Sequence[tuple[float, float]], between: Sequence[float]) -> bool:
    """Say whether *spans* cover most of the way from the first to the last place of *between*."""
    first, last = between[0], between[-1]
    covered, reach = 0.0, first
    for start, end in sorted(spans):
        covered += max(0.0, min(end, last) - max(start, reach))
        reach = max(reach, min(end, last))
    return covered >= _DRAWN * (last - first)


def _rows(page: Page) -> list[list[Cell]]:
    """Return the table's rows, each with the paragraphs of its cells; cells that no rule parts are one."""
    boxes = _cells(page)
    held = [
        [(box, [block for block in page.blocks if block.box and _holds(box, block.box)]) for box in row]
        for row in boxes
    ]
    margins = [min(b.box.left for b in blocks if b.box) - box.left for row in held for box, blocks in row if blocks]
    margin = max(0.0, min(margins, default=0.0))
    rows = [
        [list(_paragraphs(blocks, page, box.left + margin, box.right - margin)) for box, blocks in row] for row in held
    ]
    return [row for row in rows if any(row)]


def _cells(page: Page) -> list[list[Box]]:
    """Return the places of the cells of each row."""
    xs, ys = _edges(page)
    down = [rule for rule in page.rules if rule.right - rule.left <= _THIN < rule.bottom - rule.top]
    spans = {x: [(rule.top, rule.bottom) for rule in down if rule.left - _THIN <= x <= rule.right + _THIN] for x in xs}
    return [
        [Box(left, top, right, bottom) for left, right in pairwise(x for x in xs if _is_drawn(spans[x], (top, bottom)))]
        for top, bottom in pairwise(ys)
    ]


def _holds(cell: Box, box: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return cell.left <= x <= cell.right and cell.top <= y <= cell.bottom


def _outside(page: Page) -> tuple[list[Block], list[Block]]:
    """Return the lines over the table and those under it."""
    xs, ys = _edges(page)
    whole = Box(xs[0], ys[0], xs[-1], ys[-1])
    others = [block for block in page.blocks if block.box and not _holds(whole, block.box)]
    over = [block for block in others if block.box and block.box.top < ys[0]]
    return over, [block for block in others if block not in over]


def _paragraphs(lines: Sequence[Block], page: Page, left: float, right: float) -> Iterator[DocxParagraph]:
    """Yield the paragraphs of a cell that is set from *left* to *right*.

    One begins at an indent or after a short last line; a centred title of several lines is one.
    """
    run: list[Block] = []
    titles = 0  # lines at the head in the middle, over lines that stand in
    while titles + 1 < len(lines) and _is_centred(lines[titles], left, right) and _is_in(lines[titles + 1], left):
        titles += 1
    for place, line in enumerate(lines):
        is_below = bool(run) and line.box and run[-1].box and line.box.top - run[-1].box.top > 0.5 * (line.size or 1.0)
        is_ended = bool(run) and _is_short(run[-1], right, _SHORT if run[-1].text.endswith(_STOPS) else _FAR)
        if is_below and (place == titles or (place > titles and (_is_in(line, left) or is_ended))):
            yield _paragraph(run, page)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run, page)


def _is_in(line: Block, left: float) -> bool:
    return line.box is not None and line.box.left - left >= _INDENT * (line.size or 1.0)


def _is_short(line: Block, right: float, least: float) -> bool:
    return line.box is not None and right - line.box.right > least * (line.size or 1.0)


def _is_centred(line: Block, left: float, right: float) -> bool:
    em, box = line.size or 1.0, line.box
    if box is None or "。" in line.text:
        return False
    return box.left - left >= _INDENT * em and abs((box.left - left) - (right - box.right)) <= em


def _paragraph(lines: Sequence[Block], page: Page) -> DocxParagraph:
    first = lines[0]
    middle = (first.box.left + first.box.right) / 2 if first.box else 0.0
    is_centred = first.box is not None and abs(middle - (page.width or 0.0) / 2) <= (first.size or 1.0)
    text = "".join(line.text for line in lines)
    return DocxParagraph(text, first.size, first.bold, "center" if is_centred else "")


def _text(cell: Cell) -> str:
    return "".join(each.text for each in cell)
