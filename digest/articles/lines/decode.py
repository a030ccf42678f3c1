"""Room 2: lines with weights for the roles they may have in, every open role decided out, all of a page at once.

The best row of roles is found by dynamic programming (Viterbi 1967), in one pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from digest.articles.lines.line import Line
from digest.articles.lines.roles import Reason, Role

Weights = Mapping[Role, float]  # by the roles a line may have: nats for it by itself; empty where its role stands
Seam = Callable[[Line | None, Role, Line, Role], float]  # line before, its role, line, its role: nats
_Ways = dict[Role, tuple[float, Role]]  # by a line's role: the best score up to it, and the role of the line before
_REASONS: dict[Role, Reason] = {"furniture": "label", "signature": "signing_place"}


def decide(lines: list[Line], weights: Sequence[Weights], seam: Seam) -> list[Line]:
    """Return *lines* with the best row of roles; of equal ones the role that comes first in *weights*."""
    rows: list[_Ways] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        earlier: _Ways = rows[-1] if rows else {"": (0.0, "")}
        row: _Ways = {}
        for role, own in (weights[number] or {line.role: 0.0}).items():
            ways = [(score + seam(before, last, line, role), last) for last, (score, _) in earlier.items()]
            score, last = max(ways, key=lambda way: way[0])
            row[role] = (score + own, last)
        rows.append(row)
    found: Role = max(rows[-1], key=lambda name: rows[-1][name][0]) if rows else ""
    for number in range(len(lines) - 1, -1, -1):
        if not lines[number].role:
            lines[number] = _decided(lines[number], found, weights[number])
        found = rows[number][found][1]
    return lines


def _decided(line: Line, role: Role, weights: Weights) -> Line:
    """Return *line* as *role*; headline against body stays open to the reading of columns, with its weight."""
    weight = weights["heading"] if role in ("heading", "body") else None
    return Line(line.fragment, role, line.features, _REASONS.get(role, "weighed"), weight, line.column)
