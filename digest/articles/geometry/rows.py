"""The lines of a page with their places: which are set as headlines, as text, small; pieces of one line rejoined."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from digest.articles.geometry.spots import around, beside, level, width
from digest.articles.lines.fragments import fragments
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import certain
from digest.articles.lines.signers import read_signers
from digest.expressions import expression
from digest.model import Block, Box, Page

Kind = Literal["head", "text", "small"]
_HEAD = 1.2  # of the usual size of type: headlines begin there
_SMALL_HEAD = 1.12  # the same of a line without a stop, where the size is told and not measured on a picture
_SMALL = 0.94  # below it captions and editors' names
_LIKE = 0.06  # share two sizes of one text differ at most (measured sizes of recognised lines vary by it)
# Leadings from a text's last line, from one that tells where its lines end, to who signs it in small type; ems apart.
_SIGNED, _LANE, _INSIDE = 2.0, 5.0, 3.0
_WORD = expression(r"[^\W_]|[、，。：；！？”）》…]$")
_ORNAMENT = 3  # signs of a line without a word; one alone opens an item
_RUNNING = 4  # lines of one size below each other that are a text, whatever their size
_LARGEST_TEXT = 1.7  # of the usual size: a lead paragraph is not set larger
_NEIGHBOUR = 2.6  # ems between the tops of two lines of one column
_PIECES = 6.0  # ems between two pieces of one line that a wide space parts
_INITIAL = 1.2  # ems from an initial to the lines at its right
_CREDIT_PIECES = 1.6  # ems between two names of one byline; the narrowest gutter beside an indent is 3
_HEAD_PIECES = 0.5  # the same for headlines: those of two stories stand a gutter apart, which is less of their em
_RAGGED_EDGE = 2.3  # ems lines of one column end apart, where its right edge is ragged
_FIRST, _LIKE_EDGE = 2.0, 0.4  # ems that a paragraph's first line stands in, that two lines' edges differ at most
_WORD_SPACE, _WIDE = 1.1, 0.2  # ems: a word space in a headline set with wide spaces


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line in its column: one line of the page, or pieces of one."""

    lines: tuple[Line, ...]
    box: Box
    size: float
    kind: Kind
    bold: bool = False
    vertical: bool = False

    @property
    def text(self) -> str:
        """Return its plain text."""
        return "".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """Return its first piece."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Return its last piece."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A page as geometry looks at it."""

    rows: tuple[LineRow, ...]
    em: float  # usual size of type
    leading: float  # from the top of a line to the top of the next
    width: float
    height: float
    rules: tuple[Box, ...]
    frames: tuple[Box, ...]
    pictures: tuple[Box, ...]
    taken: tuple[Block, ...] = ()  # marks that are no text


def read_rows(page: Page) -> tuple[list[LineRow], tuple[Block, ...]]:
    """Return the lines of *page* with their places, all of kind text, and the marks that are no text."""
    cleaned = fragments([page])
    placed = {block.line: block for block in page.blocks}
    found: list[LineRow] = []
    for fragment in cleaned.fragments:
        block = placed[fragment.line]
        if block.box is None:
            continue
        size = block.size or block.box.bottom - block.box.top
        is_vertical = len(block.text) > 2 and block.box.bottom - block.box.top > 1.8 * width(block.box)
        found.append(LineRow((certain(fragment),), block.box, size, "text", block.bold, is_vertical))
    return found, cleaned.taken


def usual_size(rows: Sequence[LineRow]) -> float:
    """Return the size that most characters are set in."""
    counts: Counter[float] = Counter()
    for row in rows:
        counts[round(row.size * 4) / 4] += len(row.text)
    return counts.most_common(1)[0][0]


def leading_of(rows: Sequence[LineRow], em: float) -> float:
    """Return how far the lines of a column usually stand from top to top."""
    steps: list[float] = []
    ordered = sorted(rows, key=lambda row: row.box.top)
    for number, row in enumerate(ordered):
        for other in ordered[number + 1 : number + 60]:
            step = other.box.top - row.box.top
            if step > _NEIGHBOUR * em:
                break
            if step > 0.7 * em and beside(row.box, other.box) > 0.5 * min(width(row.box), width(other.box)):
                steps.append(step)
                break
    return statistics.median(steps) if steps else 1.5 * em


def sorted_out(rows: Sequence[LineRow], em: float, leading: float, *, measured: bool = False) -> list[LineRow]:
    """Return *rows* with their kinds by size; larger or smaller type in many lines is text of another size.

    Sizes that are *measured* on a picture tell of headlines only where they are far larger.
    """
    found: list[LineRow] = []
    for row in rows:
        is_open = not measured and not row.first.role and not row.last.features.paused
        large = row.vertical or row.size >= (_SMALL_HEAD if is_open else _HEAD) * em
        found.append(_with_kind(row, "head" if large else "small" if row.size < _SMALL * em else "text"))
    found = [_with_kind(row, "text") if _signs_text(row, found, leading) else row for row in found]
    for kind in ("head", "small"):
        for group in _stacks([row for row in found if row.kind == kind and not row.vertical], leading / em):
            text, first = "".join(row.text for row in group), group[0]
            stops = text.count("。")
            if kind == "small":
                running = len(group) >= _RUNNING and stops > 1 and len(text) >= 80 and first.first.role != "caption"
            else:
                small = first.size <= _LARGEST_TEXT * em
                running = len(group) >= _RUNNING - 1 and stops > 0 and len(text) >= 60 and small
            if running:
                own = set(map(id, group))
                found = [_with_kind(row, "text") if id(row) in own else row for row in found]
    return found


def _signs_text(row: LineRow, rows: Sequence[LineRow], leading: float) -> bool:
    """Tell whether *row*, in other type, says who sent the text that it stands right under, at its right."""
    if row.kind == "text" or row.vertical or row.first.role not in ("signature", "source"):
        return False
    over = [
        other.box
        for other in rows
        if other.kind == "text" and 0 < row.box.top - other.box.top <= _LANE * leading and other.box.left < row.box.left
    ]
    is_under = any(row.box.top - box.top <= _SIGNED * leading for box in over)
    return is_under and any(abs(row.box.right - box.right) <= _INSIDE * row.size for box in over)


def _with_kind(row: LineRow, kind: Kind) -> LineRow:
    return row if row.kind == kind else LineRow(row.lines, row.box, row.size, kind, row.bold, row.vertical)


def _stacks(rows: Sequence[LineRow], spacing: float) -> list[list[LineRow]]:
    """Return *rows* of one size that stand below each other, together."""
    found: list[list[LineRow]] = []
    for row in sorted(rows, key=lambda row: row.box.top):
        for group in found:
            last = group[-1]
            near = 0 < row.box.top - last.box.top <= 1.4 * max(1.2, spacing) * row.size
            alike = abs(row.size - last.size) <= _LIKE * last.size
            if near and alike and beside(row.box, last.box) > 0.5 * min(width(row.box), width(last.box)):
                group.append(row)
                break
        else:
            found.append([row])
    return found


def rejoined(rows: Sequence[LineRow], em: float) -> list[LineRow]:
    """Return *rows* with the pieces of one line joined where a line of the same column runs over the gap."""
    found: list[LineRow] = []
    ordered = sorted(rows, key=lambda row: (row.box.left, row.box.top))
    used: set[int] = set()
    for row in ordered:
        if id(row) in used:
            continue
        whole = row
        while (piece := _next_piece(whole, ordered, used, em)) is not None:
            used.add(id(piece))
            box = around([whole.box, piece.box])
            lines = (*whole.lines, *piece.lines)
            if _is_credit(lines):
                lines = tuple(replace(line, role="byline") for line in lines)
            whole = LineRow(lines, box, whole.size, whole.kind, whole.bold, whole.vertical)
        used.add(id(row))
        found.append(whole)
    return found


def _next_piece(row: LineRow, rows: Sequence[LineRow], used: set[int], em: float) -> LineRow | None:
    """Return the row that goes on with the line of *row* to its right, if there is one."""
    near = [other for other in rows if id(other) not in used and other is not row and _may_go_on(row, other, em)]
    if row.vertical or not near:
        return None
    piece = min(near, key=lambda other: other.box.left)
    if row.kind == "head":
        return piece if _are_of_one_head(row, piece) else None
    is_close = piece.box.left - row.box.right <= _CREDIT_PIECES * row.size
    if is_close and row.first.role in ("", "byline") and _is_credit((*row.lines, *piece.lines)):
        return piece
    # A line that runs over the gap tells of one column where it has its edges too: a byline has not, set over a gutter.
    left, right = row.box.left + 0.7 * em, max(piece.box.left + 0.7 * em, piece.box.right - _RAGGED_EDGE * em)
    over = [
        other
        for other in rows
        if other.kind == row.kind
        and ((other.box.left <= left and other.box.right >= right) or _is_first_over(other, row, piece))
    ]
    return piece if any(0.5 * em < abs(other.box.top - row.box.top) < 2.2 * em for other in over) else None


def _may_go_on(row: LineRow, other: LineRow, em: float) -> bool:
    """Tell whether *other* stands to the right of *row*, near it and level with it, in the same type."""
    return (
        other.kind == row.kind
        and not other.vertical
        and abs(other.size - row.size) <= _LIKE * row.size
        and -0.3 * em <= other.box.left - row.box.right <= _PIECES * row.size
        and level(row.box, other.box) > 0.7 * min(row.size, other.size)
    )


def _are_of_one_head(row: LineRow, piece: LineRow) -> bool:
    """Tell whether *piece* goes on with the headline *row*: spaced like it, and no farther off than its words are."""
    space = max(_letter_space(row), _letter_space(piece))
    most = 2 * space + _WORD_SPACE if space > _WIDE else _HEAD_PIECES
    is_alike = len(piece.text) < 3 or abs(_letter_space(row) - _letter_space(piece)) < _WIDE
    is_close = piece.box.left - row.box.right <= most * row.size
    return is_alike and is_close and abs(piece.box.bottom - row.box.bottom) < 0.25 * row.size


def _is_first_over(other: LineRow, row: LineRow, piece: LineRow) -> bool:
    """Tell whether *other* is a paragraph's first line, its next one being *row* and *piece*, from edge to edge."""
    em = row.size
    is_indented = abs(other.box.left - row.box.left - _FIRST * em) <= _LIKE_EDGE * em
    return is_indented and other.box.left < row.box.right and abs(other.box.right - piece.box.right) <= _LIKE_EDGE * em


def is_ornament(row: LineRow) -> bool:
    """Tell whether *row* only parts texts: a line of signs."""
    return len(row.text) >= _ORNAMENT and _WORD.search(row.text) is None


def with_initials(rows: Sequence[LineRow], em: float) -> list[LineRow]:
    """Return *rows* with every character that is set over several lines put before the first line at its right."""
    found = list(rows)
    for initial in [row for row in rows if row.kind == "head" and len(row.text) == 1 and not row.vertical]:
        right = [
            row
            for row in found
            if row.kind == "text"
            and level(row.box, initial.box) > 0
            and -0.3 * em <= row.box.left - initial.box.right <= _INITIAL * em
        ]
        if len(right) > 1:
            first = min(right, key=lambda row: row.box.top)
            whole = replace(first, lines=(*initial.lines, *first.lines))
            found = [whole if row is first else row for row in found if row is not initial]
    return found


def _is_credit(pieces: Sequence[Line]) -> bool:
    """Tell whether *pieces* say nothing but who wrote a text: 本报记者 某某 通讯员 某某."""
    signers = read_signers(" ".join(piece.text for piece in pieces))
    return signers is not None and signers.is_told and signers.is_personal


def _letter_space(row: LineRow) -> float:
    """Return the space between the characters of *row* in ems."""
    count = len(row.text)
    return max(0.0, (width(row.box) / row.size - count) / (count - 1)) if count > 1 else 0.0
