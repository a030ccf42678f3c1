"""The cheapest way to lay all columns of a page into stories: every column begins one or goes on from one other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.links import NEVER, link_cost, start_cost
from digest.articles.geometry.setting import LinkSetting

_MOST = 150  # columns for which the cheapest way of all is looked for; a page of more is splinters


@dataclass(frozen=True, slots=True)
class Chain:
    """The columns of one story in order, and by how much each link beats the next best (nats; the first has none)."""

    columns: tuple[TextColumn, ...]
    margins: tuple[float, ...]


def chains(setting: LinkSetting) -> list[Chain]:
    """Return the columns of *setting* as stories, in the order of their first columns."""
    columns = setting.columns
    costs = [[NEVER if a is b else link_cost(a, b, setting) for a in columns] for b in columns]
    starts = [start_cost(column, setting) for column in columns]
    if (count := len(columns)) <= _MOST:  # one column more for each: the one that stands before a story's beginning
        rows = [[*costs[b], *(starts[b] if b == c else math.inf for c in range(count))] for b in range(count)]
        before: list[int | None] = [a if a < count else None for a in _hungarian(rows)]
    else:
        before = _greedy(costs, starts)
    _break_rings(before, costs)
    after = {a: b for b, a in enumerate(before) if a is not None}
    found: list[Chain] = []
    for number, earlier in enumerate(before):
        if earlier is not None:
            continue
        members = [number]
        while members[-1] in after:
            members.append(after[members[-1]])
        margins: list[float] = []  # how much dearer the page is where *b* takes the next best, or another one takes *a*
        for a, b in pairwise(members):
            own = min([starts[b], *(cost for other, cost in enumerate(costs[b]) if other != a)]) - costs[b][a]
            now = [starts[c] if d is None else costs[c][d] for c, d in enumerate(before)]
            changes = [costs[c][a] - now[c] for c in range(len(costs)) if c not in (a, b)]
            margins.append(max(0.0, min([own, *(own + change for change in changes)])))
        found.append(Chain(tuple(columns[b] for b in members), tuple(margins)))
    return found


def _hungarian(rows: Sequence[Sequence[float]]) -> list[int]:
    """Return for every row the column it takes, each once, at the least sum (Kuhn 1955, Munkres 1957).

    Rows are no more than columns.
    """
    height, wide = len(rows), len(rows[0]) if rows else 0
    u, v, owner, way = [0.0] * (height + 1), [0.0] * (wide + 1), [0] * (wide + 1), [0] * (wide + 1)
    for row in range(1, height + 1):
        owner[0], at = row, 0
        least, used = [math.inf] * (wide + 1), [False] * (wide + 1)
        while owner[at]:
            used[at] = True
            here, delta, following = owner[at], math.inf, 0
            for column in range(1, wide + 1):
                if used[column]:
                    continue
                current = rows[here - 1][column - 1] - u[here] - v[column]
                if current < least[column]:
                    least[column], way[column] = current, at
                if least[column] < delta:
                    delta, following = least[column], column
            for column in range(wide + 1):
                if used[column]:
                    u[owner[column]] += delta
                    v[column] -= delta
                else:
                    least[column] -= delta
            at = following
        while at:
            owner[at], at = owner[way[at]], way[at]
    taken = [0] * height
    for column in range(1, wide + 1):
        if owner[column]:
            taken[owner[column] - 1] = column - 1
    return taken


def _greedy(costs: Sequence[Sequence[float]], starts: Sequence[float]) -> list[int | None]:
    before: list[int | None] = [None] * len(starts)
    taken: set[int] = set()
    links = sorted(
        (cost - starts[b], b, a) for b, row in enumerate(costs) for a, cost in enumerate(row) if cost < NEVER
    )
    for gain, b, a in links:
        if gain < 0 and before[b] is None and a not in taken:
            before[b] = a
            taken.add(a)
    return before


def _break_rings(before: list[int | None], costs: Sequence[Sequence[float]]) -> None:
    """Cut every ring of links at its dearest."""
    for start in range(len(before)):
        ring, at = [start], before[start]
        while at is not None and at not in ring:
            ring.append(at)
            at = before[at]
        if at == start:
            dearest = max(ring, key=lambda b: costs[b][before[b] or 0])
            before[dearest] = None
