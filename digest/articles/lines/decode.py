"""Room 2: lines with weights for the roles they may have in, every open role decided out, all of a page at once.

The best row of roles is found by dynamic programming (Viterbi 1967), in one pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
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


class HeadlineSpan(NamedTuple):
    """Lines that may be one headline: the numbers of the first and the last, and what speaks for it (nats)."""

    start: int
    end: int
    nats: float


class _Way(NamedTuple):
    """The best row of roles that ends with a line's role: its score, the role before, and what a seam below it sees."""

    score: float
    last: Role
    seen: tuple[Line | None, Role]  # a label is seen through: the line above it and that line's role
    span: HeadlineSpan | None = None  # the headline of lines decided at once that ends here


def decide(lines: list[Line], weights: Sequence[Weights], seam: Seam, spans: Sequence[HeadlineSpan] = ()) -> list[Line]:
    """Return *lines* with the best row of roles; of equal ones the role that comes first in *weights*.

    Each of *spans* may be taken as one headline in place of what its lines are one by one.
    """
    ending: dict[int, list[HeadlineSpan]] = defaultdict(list)
    for span in spans:
        ending[span.end].append(span)
    rows: list[dict[Role, _Way]] = [{"": _Way(0.0, "", (None, ""))}]  # before each line, the last behind them all
    for number, (line, own) in enumerate(zip(lines, weights, strict=True)):
        row: dict[Role, _Way] = {}
        for role, weight in (own or {line.role: 0.0}).items():
            score, last = _entered(rows[number], line, role, seam)
            is_label = role == "furniture" and not line.role
            row[role] = _Way(score + weight, last, rows[number][last].seen if is_label else (line, role))
        for span in ending[number]:
            score, last = _entered(rows[span.start], lines[span.start], "heading", seam)
            if "heading" not in row or score + span.nats > row["heading"].score:
                row["heading"] = _Way(score + span.nats, last, (line, "heading"), span)
        rows.append(row)
    return _traced(lines, weights, rows)


def _entered(row: Mapping[Role, _Way], line: Line, role: Role, seam: Seam) -> tuple[float, Role]:
    """Return the best score with which *line* as *role* follows a way of *row*, and that way's role."""
    scores = ((way.score + seam(*way.seen, line, role), name) for name, way in row.items())
    return max(scores, key=lambda found: found[0])


def _traced(lines: list[Line], weights: Sequence[Weights], rows: Sequence[Mapping[Role, _Way]]) -> list[Line]:
    """Return *lines* with the roles of the best way through *rows*."""
    found: Role = max(rows[-1], key=lambda name: rows[-1][name].score)
    number = len(lines)
    while number:
        way = rows[number][found]
        start = way.span.start if way.span else number - 1
        for at in range(start, number):
            line = lines[at]
            if way.span or not line.role:
                # headline against body stays open to the reading of columns, with its weight
                own = weights[at]["heading"] if found in ("heading", "body") and not line.role else None
                nats = max(way.span.nats, own or 0.0) if way.span else own
                lines[at] = replace(line, role=found, reason=_REASONS.get(found, "weighed"), weight=nats)
        number, found = start, way.last
    return lines
