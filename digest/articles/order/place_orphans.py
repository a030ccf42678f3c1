"""Room 2: columns of a zone in, whole texts out: orphans, which are no text of their own, are put into the others.

An orphan is a short column without headline, signature and the opening of a report: lines of a paragraph set apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digest.articles.lines.line import Line
from digest.articles.order.evidence import SeamEvidence, width_of, width_score

_LONGEST_ORPHAN = 12  # lines of an orphan; longer columns are texts whose headline was lost
_LONGEST_LEAD = 2  # lines of another text that may have come before the line that opens a report
_LEAST = -9.0  # nats that the place of an orphan has to be worth: any but one that cannot be (1 and 3 tried: no better)


def place_orphans(columns: list[list[int]], zone: Sequence[Line], evidence: SeamEvidence) -> list[list[int]]:
    """Return *columns* with every orphan put where it fits best, or after the line before it if it fits nowhere."""
    parts: list[list[int]] = []
    for column in columns:
        # Lines between the headlines and the opening of the report are another text's.
        heads = sum(zone[number].role == "heading" for number in column)
        opening = next((place for place, number in enumerate(column) if zone[number].features.news), heads)
        if heads < opening <= heads + _LONGEST_LEAD:
            parts += [[*column[:heads], *column[opening:]], column[heads:opening]]
        else:
            parts.append(column)
    whole = [column for column in parts if not _is_orphan(column, zone)]
    orphans = [column for column in parts if _is_orphan(column, zone)]
    if not whole:
        return [sorted(number for column in columns for number in column)]
    for orphan in orphans:
        _place(orphan, whole, zone, evidence)
    return whole


def _is_orphan(column: list[int], zone: Sequence[Line]) -> bool:
    first = zone[column[0]]
    return (
        len(column) <= _LONGEST_ORPHAN
        and all(zone[number].role == "body" for number in column)
        and not first.features.news
    )


def _place(orphan: list[int], whole: list[list[int]], zone: Sequence[Line], evidence: SeamEvidence) -> None:
    best, column, position = _LEAST, None, 0
    for candidate in whole:
        widths = Counter(width_of(zone[number]) for number in candidate if zone[number].role == "body")
        del widths[0]
        width = max(widths, key=lambda width: (widths[width], width), default=0)
        fits = sum(width_score(width, zone[number]) for number in orphan)
        for place in range(1, len(candidate) + 1):
            gain = fits + _gain(orphan, candidate, place, zone, evidence)
            if gain > best:
                best, column, position = gain, candidate, place
    if column is None:  # behind the nearest earlier line
        first = orphan[0]
        column = max(whole, key=lambda candidate: max([other for other in candidate if other < first], default=-1))
        position = sum(other < first for other in column)
    column[position:position] = orphan


def _gain(orphan: list[int], column: list[int], place: int, zone: Sequence[Line], evidence: SeamEvidence) -> float:
    """Return what the column's seams gain if *orphan* is put before *place*."""
    before = column[place - 1]
    if zone[before].role == "signature":
        return -9.0
    gain = evidence.seam(before, orphan[0]) if zone[before].role == "body" else -1.0
    if place == len(column) or zone[column[place]].role == "signature":
        torn = not zone[before].features.ended
        return gain + (1.0 if torn and zone[orphan[-1]].features.ended else 0.0)
    after = column[place]
    if zone[after].role != "body":
        return -9.0
    broken = evidence.seam(before, after) if zone[before].role == "body" else 0.0
    return gain + evidence.seam(orphan[-1], after) - broken
