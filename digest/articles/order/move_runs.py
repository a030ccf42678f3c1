"""Room 2: one column of a zone in, the same with whole runs of lines put where the text reads on.

Extractors put the first lines of paragraphs, or the lines of a narrower frame, after their column. The order
sought has the greatest worth: what the seams say, and file order, which stands unless the seams say more (Or-opt,
Or 1976).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.articles.lines.line import Line
from digest.articles.order.evidence import SeamEvidence, SeamTable

_LONGEST_COLUMN = 120  # lines; a broadsheet column holds 110, and the search costs their square
_LONGEST_RUN = 12  # lines moved as one
_ROUNDS = 20  # moves a column at most
_IN_ORDER = 2.0  # nats for two lines that follow each other in file order, as in the unweaving
_LOST = -1.0  # a seam is worth no less: text may be lost there
_FAR = 0.15  # nats for every line of the column between two lines put together …
_MOST_FAR = 1.5  # … and at most
_HARM = 6.0  # nats by which an order has to be better than file order
_GAIN = 1.0  # nats a move has to gain
_WHOLE = 2.5  # nats, file order among them: a join that is worth more is not opened (960 pages: all open, the same)
_WOUND = 0.0  # a seam that says less may hide a displaced run


class _Worth:
    """The worth of orders of the lines of one column."""

    def __init__(self, column: Sequence[int], zone: Sequence[Line], evidence: SeamEvidence) -> None:
        self._zone = zone
        self._evidence = evidence
        self._ranks = {number: rank for rank, number in enumerate(sorted(column))}
        self.behind = SeamTable(self.join)

    def seam(self, first: int, second: int) -> float:
        """Return what the text alone says of *second* after *first*."""
        if self._zone[first].role != "body" or self._zone[second].role != "body":
            return 0.0 if self._zone[first].role != "body" or self._zone[first].features.ended else _LOST
        return max(_LOST, self._evidence.seam(first, second))

    def join(self, first: int | None, second: int | None) -> float:
        """Return what *second* after *first* is worth; an end of the column is worth nothing."""
        if first is None or second is None:
            return 0.0
        away = self._ranks[second] - self._ranks[first]
        order = _IN_ORDER if away == 1 else -min(_MOST_FAR, _FAR * abs(away))
        return self.seam(first, second) + order

    def of(self, order: Sequence[int]) -> float:
        """Return the worth of the whole *order*."""
        return sum(self.behind[first][second] for first, second in pairwise(order))


def move_runs(column: Sequence[int], zone: Sequence[Line], evidence: SeamEvidence) -> list[int]:
    """Return *column* in an order of greater worth than its own, or in file order if that is worth about as much."""
    start, end = 0, len(column)
    while start < end and zone[column[start]].role == "heading":
        start += 1
    while end > start and zone[column[end - 1]].role == "signature":
        end -= 1
    body = list(column[start:end])
    if not 2 < len(body) <= _LONGEST_COLUMN:
        return list(column)
    worth = _Worth(body, zone, evidence)
    best = _improve(body, worth)
    if worth.of(best) < worth.of(sorted(body)) + _HARM:
        best = sorted(body)
    return [*column[:start], *best, *column[end:]]


def _improve(order: list[int], worth: _Worth) -> list[int]:
    """Return *order* after the best moves of runs beside gaps, one after the other."""
    for _ in range(_ROUNDS):
        inner = [n for n in range(1, len(order)) if worth.seam(order[n - 1], order[n]) < _WOUND]
        gaps = {0, *inner, len(order)}
        moves = [
            _best_place(order, start, end, worth)
            for start in range(len(order))
            for end in range(start + 1, min(len(order), start + _LONGEST_RUN) + 1)
            if start in gaps or end in gaps
        ]
        gain, moved = max(moves, key=lambda move: move[0], default=(0.0, order))
        if gain <= _GAIN:
            break
        order = moved
    return order


def _best_place(order: list[int], start: int, end: int, worth: _Worth) -> tuple[float, list[int]]:
    """Return the gain and the order if the run from *start* to *end* goes where it is worth most."""
    run, rest = order[start:end], [*order[:start], *order[end:]]
    edges: list[int | None] = [None, *rest, None]
    first, behind, behind_run = run[0], worth.behind, worth.behind[run[-1]]
    outside = behind[edges[start]][edges[start + 1]]
    healed = outside - behind[edges[start]][first] - behind_run[edges[start + 1]]
    best, place = 0.0, start
    for number, (before, after) in enumerate(pairwise(edges)):
        row = behind[before]
        if row[after] >= _WHOLE:
            continue
        gain = healed + row[first] + behind_run[after] - row[after]
        if gain > best:
            best, place = gain, number
    return best, [*rest[:place], *run, *rest[place:]]
