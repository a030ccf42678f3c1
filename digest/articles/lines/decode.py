"""Room 2: lines with weights for the roles they may have in, every open role decided out, all of a page at once.

The best row of roles is found by dynamic programming (Viterbi 1967), in one pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from digest.articles.lines.line import Line
from digest.articles.lines.roles import Reason, Role

Weights = Mapping[Role, float]  # by the roles a line may have: nats for it by itself; empty where its role stands
Seam = Callable[[Line | None, Role, Line, Role], float]  # line before, its role, line, its role: nats
_REASONS: dict[Role, Reason] = {
    "furniture": "label",
    "signature": "signing_place",
    "byline": "signing_names",
    "caption": "caption",
}


class _Way(NamedTuple):
    """The best row of roles that ends with a line's role: its score, the role before, and what a seam below it sees."""

    score: float
    last: Role
    seen: tuple[Line | None, Role]  # a label is seen through: the line above it and that line's role


def decide(lines: list[Line], weights: Sequence[Weights], seam: Seam) -> list[Line]:
    """Return *lines* with the best row of roles; of equal ones the role that comes first in *weights*."""
    rows: list[dict[Role, _Way]] = []
    earlier: dict[Role, _Way] = {"": _Way(0.0, "", (None, ""))}
    for line, own in zip(lines, weights, strict=True):
        row: dict[Role, _Way] = {}
        names = list(earlier)
        for role, weight in (own or {line.role: 0.0}).items():
            if own or len(names) > 1:
                scores = [way.score + seam(*way.seen, line, role) for way in earlier.values()]
                score = max(scores)
                last = names[scores.index(score)]
            else:  # what every row of roles has in common decides nothing
                score, last = earlier[names[0]].score, names[0]
            is_label = role == "furniture" and not line.role
            row[role] = _Way(score + weight, last, earlier[last].seen if is_label else (line, role))
        rows.append(row)
        earlier = row
    found: Role = max(earlier, key=lambda name: earlier[name].score)
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if not line.role:
            # headline against body stays open to the reading of columns, with its weight
            nats = weights[number]["heading"] if found in ("heading", "body") else None
            reason = _REASONS.get(found, "weighed")
            lines[number] = Line(line.fragment, found, line.features, reason, nats, line.column)
        found = rows[number][found].last
    return lines
