"""The order of a page that no columns can be told on: cut again and again at its widest gap (Nagy and Seth 1984)."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.rows import LineRow

_LEAST_DOWN, _LEAST_ACROSS = 0.6, 0.3  # ems of white between columns, between lines
_DEEPEST = 60


def in_order(rows: Sequence[LineRow], em: float, depth: int = 0) -> list[list[LineRow]]:
    """Return *rows* in reading order, in the regions that no gap goes through."""
    if len(rows) > 1 and depth < _DEEPEST:
        across = _widest([(row.box.top, row.box.bottom) for row in rows])
        down = _widest([(row.box.left, row.box.right) for row in rows])
        if down[0] >= _LEAST_DOWN * em and down[0] >= across[0]:
            first = [row for row in rows if row.box.left < down[1]]
            second = [row for row in rows if row.box.left >= down[1]]
            return [*in_order(first, em, depth + 1), *in_order(second, em, depth + 1)]
        if across[0] >= _LEAST_ACROSS * em and across[0] > 0:
            first = [row for row in rows if row.box.top < across[1]]
            second = [row for row in rows if row.box.top >= across[1]]
            upper, lower = in_order(first, em, depth + 1), in_order(second, em, depth + 1)
            if len(upper) == len(lower) == 1 and across[0] < em:
                return [[*upper[0], *lower[0]]]
            return [*upper, *lower]
    return [sorted(rows, key=lambda row: (round(row.box.top), row.box.left))] if rows else []


def _widest(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the widest gap that *spans* leave free, and where it ends; 0 where there is none."""
    spans.sort()
    best, at, reach = 0.0, 0.0, spans[0][1]
    for start, end in spans[1:]:
        if start - reach > best:
            best, at = start - reach, start
        reach = max(reach, end)
    return best, at
