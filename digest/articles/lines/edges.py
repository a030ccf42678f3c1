"""The blocks of a page in, the same without the edge of a neighbour's column, and that edge by itself, out.

Whoever cuts a column out of a page a little too wide takes the first or the last characters of the lines beside it
along, parted by a blank. Line after line then reads on better without what stands behind, or before, its blank.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import reads_on
from digest.articles.lines.joins import BEGINS
from digest.articles.normalize import plain
from digest.expressions import expression
from digest.model import Block

_WIDEST = 6  # characters of an edge; wider ones are columns
_EDGE = rf"\S{{1,{_WIDEST}}}"
_OWN = r"\S.{1,58}\S"  # characters of a column's own line …
_LEAST_OWN = 8  # … and of one that does not end a paragraph
_SIDES = (
    expression(rf"\s*(?P<own>{_OWN})\s+(?P<edge>{_EDGE})\s*"),
    expression(rf"(?P<edge>{_EDGE})\s+(?P<own>{_OWN})\s*"),
)
_ENDED = expression(r"[。！？!?…][”’\"']?\Z")
_FEWEST = 4  # lines with an edge
_EVEN, _WIDE = 0.7, 0.7  # nats for an edge as wide as the one above it, as columns are cut; more behind a wide blank
_OTHERS = 2.0  # nats for an edge with which another line of the page begins, or ends before it
_BARE = 1.0  # nats against a line among them that has none
_PROOF = 8.0  # nats that the text has to gain
_MOST, _LEAST = 6.0, -4.0  # nats that a seam says


@dataclass(frozen=True, slots=True)
class _EdgeRow:
    """A line of a page: its block's number, its text, and where its own text and the edge beside it stand in it."""

    number: int
    text: str
    own: tuple[int, int]
    edge: tuple[int, int] | None  # none: all of it is its own

    @property
    def column(self) -> str:
        """Return the plain form of its own text."""
        return plain(self.text[slice(*self.own)])

    @property
    def blank(self) -> int:
        """Return how wide the blank before or behind its edge is."""
        return max(self.edge[0] - self.own[1], self.own[0] - self.edge[1]) if self.edge else 0

    @property
    def width(self) -> int:
        """Return how many characters its edge has."""
        return self.edge[1] - self.edge[0] if self.edge else 0


def without_edges(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return *blocks* without the edges of columns beside them, and these edges."""
    found, taken = list(blocks), []
    if sum(len(block.text.split()) > 1 for block in blocks) < _FEWEST:  # no pattern finds an edge without its blank
        return tuple(found), ()
    for is_behind, pattern in zip((True, False), _SIDES, strict=True):
        rows = [_row(number, block.text, pattern) for number, block in enumerate(found) if block.text.strip()]
        if sum(map(_is_marked, rows)) < _FEWEST:
            continue
        for first, last in _runs(_gains(rows, is_behind), rows):
            for row in rows[first:last]:
                if row.edge:
                    block = found[row.number]
                    taken.append(_part(block, *row.edge))
                    found[row.number] = _part(block, 0 if is_behind else row.own[0], row.own[1])
    return tuple(found), tuple(taken)


def _part(block: Block, start: int, end: int) -> Block:
    return replace(block, text=block.text[start:end], start=block.start + start)


def _row(number: int, text: str, pattern: re.Pattern[str]) -> _EdgeRow:
    match = pattern.fullmatch(text)
    return (
        _EdgeRow(number, text, match.span("own"), match.span("edge"))
        if match
        else _EdgeRow(number, text, (0, len(text)), None)
    )


def _is_marked(row: _EdgeRow) -> bool:
    """Tell whether *row* has an edge beside a line of a column: the last line of a paragraph may be shorter."""
    return row.edge is not None and row.own[1] - row.own[0] >= _LEAST_OWN


def _runs(gains: Sequence[float], rows: Sequence[_EdgeRow]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of *rows* that gain enough without their edges, each as long as it gains."""
    first, total, best, end = 0, 0.0, 0.0, 0
    for number, gain in enumerate([*gains, -math.inf]):
        total += gain
        if total > best:
            best, end = total, number + 1
        if total <= max(0.0, best - _PROOF):
            if best >= _PROOF and sum(map(_is_marked, rows[first:end])) >= _FEWEST:
                yield _widened(first, end, rows)
            first, total, best = number + 1, 0.0, 0.0


def _widened(first: int, end: int, rows: Sequence[_EdgeRow]) -> tuple[int, int]:
    """Return the range of *rows* with those before and behind it whose edges are as wide."""
    while first and rows[first].edge and rows[first - 1].width == rows[first].width:
        first -= 1
    while end < len(rows) and rows[end - 1].edge and rows[end].width == rows[end - 1].width:
        end += 1
    return first, end


def _gains(rows: Sequence[_EdgeRow], is_behind: bool) -> list[float]:
    """Return for each row what the text gains without its edge, in nats."""
    texts = [row.text.strip() if is_behind else row.text.strip()[::-1] for row in rows]
    beginnings = {text[:size] for text in texts for size in range(2, _WIDEST + 1)}
    found: list[float] = []
    for number, row in enumerate(rows):
        near = rows[max(0, number - 1) : number + 2]
        before, after = near[0], near[-1]
        if row.edge is None or len(near) < 3:
            found.append(-_BARE)
            continue
        printed = row.text[slice(*row.edge)]
        pair = (row.column, after.column) if is_behind else (before.column, row.column)
        edge = plain(printed)
        gain = _seam(*pair) - max(0.0, _seam(pair[0], edge)) - max(0.0, _seam(edge, pair[1]))
        gain += _OTHERS * ((printed if is_behind else printed[::-1]) in beginnings)
        if row.width in (before.width, after.width):
            gain += _EVEN + _WIDE * (row.blank > 1)
        found.append(gain)
    return found


def _seam(last: str, first: str) -> float:
    """Return in nats how well the line *last* goes on in *first*."""
    return max(_LEAST, min(_MOST, BEGINS * begins(first) if _ENDED.search(last) else reads_on(last, first)))
