"""The blocks of a page in file order in, the same with columns that stand side by side read one by one out.

Extractors that keep a page's layout write all columns into one line, parted by blanks or tabs. The page is cut at its
gutters again and again (Nagy and Seth 1984): what stands above, the left side, the right side, what stands below.
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import reads_on
from digest.articles.lines.gutters import Gutter, Row, SetWord, gutters
from digest.articles.lines.joins import BEGINS
from digest.articles.normalize import plain
from digest.expressions import expression
from digest.model import Block

_GAP = expression(r"\S(?:\s{2,}|[\u3000\t])\S")
_FEWEST = 4  # lines with a wide blank inside; fewer make no columns
_ENDED = expression(r"[。！？!?…][”’\"']?\Z|[)）\]】]\Z|总工?会?\Z")  # a full stop or a signature
_SIGNS = expression(r"[，。；！？,;!?]")  # a line with none may be a headline
_TAB, _FAR_TAB = 8, 1000  # positions from tab to tab: as terminals set it, or wherever the next column begins
_INDENT = 3  # positions by which a paragraph's first line stands in …
_WIDE_INDENT = 2  # … or as many, of wide blanks; and of a headline in the middle of its column
_CENTRED = 6
_NEAR = 3  # rows above and below that tell where a column begins
_MOST, _LEAST = 6.0, -4.0  # nats that a seam says
_HEADED = 1.5  # nats for a cut over a row of headlines, against one over any other
_UNPARTED = 4.0  # nats asked of a cut where no blank row is
_MOST_SPANNING = 3  # rows of a headline over several columns, which may stand beside the gutter
_MOST_ROWS, _MOST_LOOKS = 400, 100  # rows looked at at once, how often in one region …
_DEEPEST = 8  # … and how often a region is cut again: bound the cost
_LONGEST = 600  # characters of a line; longer ones are whole texts


def separate_columns(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with lines of several columns taken apart, column by column."""
    if sum(_GAP.search(block.text) is not None for block in blocks) < _FEWEST:
        return tuple(blocks)
    ways = [[_measured(block.text, way) for block in blocks] for way in _ways(blocks)]
    told = [sum(gutter.aligned**2 for gutter in gutters(rows)) for rows in ways]
    return tuple(_Sheet(blocks, ways[told.index(max(told))]).read()) if any(told) else tuple(blocks)


_Widths = tuple[Callable[[str], int], int]  # how many positions a character takes, and a tab


def _ways(blocks: Sequence[Block]) -> list[_Widths]:
    """Return how positions may be counted: a Chinese character is set as two letters wide, or counted as one."""
    tabs = [_FAR_TAB, _TAB] if any("\t" in block.text for block in blocks) else [_TAB]
    return [(width, tab) for tab in tabs for width in (_width, len)]


def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _measured(text: str, way: _Widths) -> Row:
    """Return the words of *text* with their positions."""
    if len(text) > _LONGEST:
        return (SetWord(0, len(text), 0, len(text)),)
    width, tab = way
    words: list[SetWord] = []
    position = first = start = 0
    for offset, sign in enumerate([*text, " "]):
        if sign.isspace():
            if first < offset:
                words.append(SetWord(first, offset, start, position))
            position = (position // tab + 1) * tab if sign == "\t" else position + width(sign)
            first, start = offset + 1, position
        else:
            position += width(sign)
    return tuple(words)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The blocks of a page, and of each the words with their positions; a region takes some words of some blocks."""

    blocks: Sequence[Block]
    rows: Sequence[Row]

    def read(self) -> Iterator[Block]:
        """Yield the page's blocks column by column."""
        return self._read(range(len(self.rows)), self.rows, _DEEPEST)

    def _read(self, numbers: Sequence[int], rows: Sequence[Row], deepest: int) -> Iterator[Block]:
        """Yield the blocks of a region: the words *rows* of the blocks *numbers*."""
        start = base = looked = 0
        found: list[Gutter] = []
        while start < len(rows):
            # What is cut by a band, or by the end of what was looked at, is looked for again.
            end = _MOST_ROWS - 1 if base + _MOST_ROWS < len(rows) else len(rows)
            found = [gutter for gutter in found if min(gutter.both) >= start - base and gutter.last < end]
            if not found and deepest and looked < _MOST_LOOKS:
                base, looked = start, looked + 1
                found = gutters(rows[base : base + _MOST_ROWS])
            lines, part = numbers[start : base + _MOST_ROWS], rows[start : base + _MOST_ROWS]
            if not found:
                lines, part = numbers[start : start + _MOST_ROWS], rows[start : start + _MOST_ROWS]
                yield from self._column(lines, part)
                start += len(part)
                continue
            gutter = min(found, key=lambda gutter: (min(gutter.both), -len(gutter.both)))  # the outermost begins first
            gutter = gutter.after(start - base)
            first, last = self._band(gutter, lines, part)
            yield from self._read(lines[:first], part[:first], deepest - 1)
            sides = [gutter.windows[number - gutter.first].parts(part[number]) for number in range(first, last + 1)]
            cuts = [0, *self._cuts(sides, lines[first : last + 1]), len(sides)]
            for upper, lower in pairwise(cuts):
                for side in (0, 1):
                    own = [pair[side] for pair in sides[upper:lower]]
                    yield from self._read(lines[first + upper : first + lower], own, deepest - 1)
            start += last + 1

    def _band(self, gutter: Gutter, numbers: Sequence[int], rows: Sequence[Row]) -> tuple[int, int]:
        """Return the first and the last of the rows that belong to the columns beside *gutter*.

        Rows of the right column alone belong there, but for a headline, those of the left one until a blank row under a
        text that is closed.
        """
        first, last = min(gutter.both), max(gutter.both)
        above = first
        while above > gutter.first and gutter.windows[above - 1 - gutter.first].parts(rows[above - 1])[1]:
            above -= 1
        first = above if first - above > _MOST_SPANNING else first
        is_closed = False
        for number in range(last + 1, gutter.last + 1):
            if is_closed and gutter.windows[number - gutter.first].parts(rows[number])[0]:
                break
            last = number if rows[number] else last
            is_closed |= not rows[number] and bool(_ENDED.search(self._text(numbers[number - 1], rows[number - 1])))
        return first, last

    def _cuts(self, sides: Sequence[tuple[Row, Row]], numbers: Sequence[int]) -> list[int]:
        """Return the rows at which a band falls into two, one read after the other: where that reads better.

        Cut may be blank rows, and rows of headlines under a left column that stops in mid-sentence.
        """
        texts = [tuple(self._text(number, row) for row in pair) for number, pair in zip(numbers, sides, strict=True)]
        found = [0]
        for number in range(1, len(texts)):
            is_blank = not any(texts[number])
            if not is_blank and (not all(texts[number]) or any(map(_SIGNS.search, texts[number]))):
                continue
            above, below = texts[found[-1] : number], texts[number:]
            ends = [next((pair[side] for pair in reversed(above) if pair[side]), "") for side in (0, 1)]
            starts = [
                next((pair[side] for pair in part if pair[side]), "") for part in (above, below) for side in (0, 1)
            ]
            if not all((*ends, *starts)) or (not is_blank and _ENDED.search(ends[0])):
                continue
            heads = next(pair for pair in below if any(pair))
            gain = -_HEADED if any(map(_SIGNS.search, heads)) else _HEADED
            gain += _seam(ends[0], starts[1]) + _seam(ends[1], starts[2])
            gain -= _seam(ends[0], starts[2]) + _seam(ends[1], starts[3])
            if gain > (0.0 if is_blank else _UNPARTED):
                found.append(number)
        return found[1:]

    def _column(self, numbers: Sequence[int], rows: Sequence[Row]) -> Iterator[Block]:
        """Yield the blocks of one column, first lines of paragraphs with the blanks before them."""
        while rows and not rows[-1]:
            numbers, rows = numbers[:-1], rows[:-1]
        for at, (number, row) in enumerate(zip(numbers, rows, strict=True)):
            block, first = self.blocks[number], 0
            if row:
                near = [other[0].start for other in rows[max(0, at - _NEAR) : at + _NEAR + 1] if other]
                first = _first(block.text, row[0], row[0].start - statistics.median_low(near))
            yield replace(block, text=block.text[first : row[-1].last] if row else "", start=block.start + first)
        if rows and _ENDED.search(self._text(numbers[-1], rows[-1])):
            yield replace(self.blocks[numbers[-1]], text="")

    def _text(self, number: int, row: Row) -> str:
        return plain(self.blocks[number].text[row[0].first : row[-1].last]) if row else ""


def _first(text: str, word: SetWord, indent: int) -> int:
    """Return where the line that begins with *word* begins in *text*: with two blanks if it stands in."""
    blanks = text[max(0, word.first - 2) : word.first]
    is_paragraph = _INDENT <= indent < _CENTRED or (indent == _WIDE_INDENT and blanks == "\u3000\u3000")
    return word.first - 2 if is_paragraph and blanks in ("  ", "\u3000\u3000") else word.first


def _seam(last: str, first: str) -> float:
    """Return in nats how well the line *last* goes on in *first*."""
    return max(_LEAST, min(_MOST, BEGINS * begins(first) if _ENDED.search(last) else reads_on(last, first)))
