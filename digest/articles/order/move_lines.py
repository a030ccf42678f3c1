"""Room 2: columns of a zone in; single lines that stand wrong in them are put where they fit, in place."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.lines.line import Line
from digest.articles.order.evidence import SeamEvidence, SeamTable, pair_width

_GAP = 0.0  # a seam that says less than this may hide a displaced line
_WHOLE = 0.5  # a seam that says more is not opened for one (960 pages: any opened, the same order)
_GAIN = 3.5  # nats the seams of a zone have to gain by a move (1.5 moves lines by chance, 6 mends hardly any)
_ROUNDS = 60  # moves a zone at most
_REACH = 60  # places on either side a line may move by
_OPENING = 2.0  # nats for a line that opens a report at a column's head
_TORN = -1.0  # an end in mid-sentence


Move = tuple[float, list[int], int, list[int], int]  # gain, where from, where to


def move_lines(columns: list[list[int]], zone: Sequence[Line], evidence: SeamEvidence) -> None:
    """Move displaced lines of *columns* in place, best move first; as each gains, none comes back."""
    seams = _seams(zone, evidence)
    for _ in range(_ROUNDS):
        best = _best_move(columns, zone, seams)
        if best is None:
            break
        _, source, start, target, place = best
        target.insert(place - (1 if target is source and place > start else 0), source.pop(start))
    columns[:] = [column for column in columns if column]


def _seams(zone: Sequence[Line], evidence: SeamEvidence) -> SeamTable[int | None]:
    """Return what the seams of *zone* say; an end of a column counts by whether a sentence is cut off there."""

    def score(first: int | None, second: int | None) -> float:
        if first is None:
            return _OPENING if second is not None and zone[second].features.news else 0.0
        if second is None or zone[second].role != "body":
            return 0.0 if zone[first].role != "body" or zone[first].features.ended else _TORN
        if zone[first].role == "heading":
            return _OPENING if zone[second].features.news else 0.0
        if zone[first].role != "body":
            return -4.0
        return evidence.seam(first, second) + min(0.0, pair_width(zone[first], zone[second]))

    return SeamTable(score)


def _best_move(columns: list[list[int]], zone: Sequence[Line], seams: SeamTable[int | None]) -> Move | None:
    best: Move | None = None
    for source in columns:
        edges = [None, *source, None]
        for start, number in enumerate(source):
            before, after = edges[start], edges[start + 2]
            if zone[number].role != "body" or (seams[before][number] >= _GAP and seams[number][after] >= _GAP):
                continue
            removal = seams[before][after] - (seams[before][number] + seams[number][after])
            move = _best_place(columns, source, start, removal, seams)
            if move is not None and move[0] > _GAIN and (best is None or move[0] > best[0]):
                best = move
    return best


def _best_place(
    columns: list[list[int]], source: list[int], start: int, removal: float, seams: SeamTable[int | None]
) -> Move | None:
    number, best = source[start], None
    behind = seams[number]
    for target in filter(None, columns):  # moves may have emptied one
        for place, (before, after) in enumerate(zip(target, [*target[1:], None], strict=True), 1):
            if abs(before - number) > _REACH or (target is source and place in (start, start + 1)):
                continue
            row = seams[before]
            if row[after] >= _WHOLE:
                continue
            gain = removal + row[number] + behind[after] - row[after]
            if best is None or gain > best[0]:
                best = (gain, source, start, target, place)
    return best
