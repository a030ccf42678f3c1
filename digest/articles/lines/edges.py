"""The blocks of a page in, the same without the edge of a neighbour's column, and that edge by itself, out.

Whoever cuts a column out of a page a little too wide takes the first or the last characters of the lines beside it
along, parted by a blank. Line after line then reads on better without what stands behind, or before, its blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import reads_on
from digest.articles.lines.joins import BEGINS
from digest.articles.normalize import plain
from digest.model import Block

_EDGE = r"\S{1,6}"  # characters of an edge; wider ones are columns
_OWN = r"\S.{6,58}\S"  # characters of a column's own line
_SIDES = (
    re.compile(rf"\s*(?P<own>{_OWN})\s+(?P<edge>{_EDGE})\s*"),
    re.compile(rf"(?P<edge>{_EDGE})\s+(?P<own>{_OWN})\s*"),
)
_ENDED = re.compile(r"[。！？!?…][”’\"']?\Z")
_FEWEST = 4  # lines with an edge
_EVEN = 0.7  # nats for an edge as wide as the one above it, as columns are cut
_OTHERS = 2.0  # nats for an edge with which another line of the page begins, or ends before it
_BARE = 1.0  # nats against a line among them that has none
_PROOF = 8.0  # nats that the text has to gain
_MOST, _LEAST = 6.0, -4.0  # nats that a seam says


@dataclass(frozen=True, slots=True)
class _Row:
    """A line's block, where its own text begins and ends, and where the edge beside it does; none if both are equal."""

    number: int
    text: str
    own: tuple[int, int]
    edge: tuple[int, int]

    @property
    def column(self) -> str:
        """Return the plain form of its own text."""
        return plain(self.text[slice(*self.own)])


def without_edges(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return *blocks* without the edges of columns beside them, and these edges."""
    found, taken = list(blocks), []
    for is_behind, pattern in zip((True, False), _SIDES, strict=True):
        rows = [_row(number, block.text, pattern) for number, block in enumerate(found) if block.text.strip()]
        if sum(row.edge != (0, 0) for row in rows) < _FEWEST:
            continue
        texts = [row.text.strip() for row in rows]
        if not is_behind:
            texts = [text[::-1] for text in texts]
        starts = Counter(text[:size] for text in texts for size in range(2, 7))
        for first, last in _runs(rows, is_behind, starts):
            for row in rows[first:last]:
                block = found[row.number]
                if row.edge != (0, 0):
                    start, end = row.edge
                    taken.append(replace(block, text=row.text[start:end], start=block.start + start))
                    start, end = (0, row.own[1]) if is_behind else row.own
                    found[row.number] = replace(block, text=row.text[start:end], start=block.start + start)
    return tuple(found), tuple(taken)


def _row(number: int, text: str, pattern: re.Pattern[str]) -> _Row:
    match = pattern.fullmatch(text)
    return _Row(number, text, match.span("own"), match.span("edge")) if match else _Row(number, text, (0, 80), (0, 0))


def _runs(rows: Sequence[_Row], is_behind: bool, starts: Counter[str]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of *rows* that read on better without their edges, each as long as it gains."""
    first, total, best, end = 0, 0.0, 0.0, 0
    gains = [*_gains(rows, is_behind, starts), -_PROOF]
    for number, gain in enumerate(gains):
        total += gain
        if total > best:
            best, end = total, number + 1
        if total <= 0.0 or total < best - _PROOF or number == len(gains) - 1:
            if best >= _PROOF and sum(row.edge != (0, 0) for row in rows[first:end]) >= _FEWEST:
                yield first, end
            first, total, best = number + 1, 0.0, 0.0


def _gains(rows: Sequence[_Row], is_behind: bool, starts: Counter[str]) -> Iterator[float]:
    """Yield for each row what the text gains without its edge, in nats."""
    if not is_behind:
        yield 0.0
    width = 0
    for before, row in pairwise(rows):
        marked = before if is_behind else row
        if marked.edge == (0, 0):
            yield -_BARE
            continue
        printed = marked.text[slice(*marked.edge)]
        edge = plain(printed)
        told = _OTHERS * (starts[printed if is_behind else printed[::-1]] > 0)
        told += _EVEN * (len(printed) == width)
        width = len(printed)
        within = max(0.0, _seam(before.column, edge)) + max(0.0, _seam(edge, row.column))
        yield _seam(before.column, row.column) - within + told
    if is_behind:
        yield 0.0


def _seam(last: str, first: str) -> float:
    """Return in nats how well the line *last* goes on in *first*."""
    return max(_LEAST, min(_MOST, BEGINS * begins(first) if _ENDED.search(last) else reads_on(last, first)))
