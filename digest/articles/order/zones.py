"""Room 2: lines with roles in, the zones out in which file order contradicts itself; all else stays as it stands."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import contradicts, is_one_word, odds
from digest.articles.lines.line import Line

# A run of lines is looked at as a zone from so many nats on, and ends where the text has agreed with file order for so
# many. The unweaving has to prove it afterwards, so little is asked here (1.5, 2, 2.5 tried: 97, 95, 88 of 100 lines of
# zones are found, with 47, 30, 19 of 100 calm ones).
_ENTER = 2.0
_LEAVE = 5.0
# What each contradiction says for a zone, in nats (estimated; 1 to 3 tried for each, within a point of F1).
_HEAD_AFTER_OPEN = 1.5  # a headline under a line cut off in mid-sentence
_BEHIND_END = 2.0  # a sign that cannot begin a line under a full stop
_CONTRADICTED = 2.0  # a paragraph's opening or indent under a line cut off
_AGREES = math.log(0.5)  # the surest seam: every second seam of a zone is a true one
_WIDTHS = 0.7  # lines of differing width side by side
_WIDEST = 45  # characters of a column's line
_LONGEST = 300  # lines of a zone: bounds the cost; a broadsheet page holds fewer
_FAR = 160  # lines a zone may reach back; a broadsheet column holds 110
_UNHEADED = 1.0  # a text without headline goes on after a signature, and does not begin as news does


def zones(lines: Sequence[Line], strings: Strings) -> list[tuple[int, int]]:
    """Return the half-open ranges of *lines* that were read across columns, as far as the text shows it.

    A zone ends before the next headlines when all is settled there; one of more than 300 lines is cut, before headlines
    if any stands in the second half of a part.
    """
    found: list[tuple[int, int]] = []
    for first, last in _runs(contradictions(lines, strings)):
        start, end = _start(first, lines), last + 1
        while end < len(lines) and not (lines[end].role == "heading" and _is_settled(lines[end - 1])):
            end += 1
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    parts: list[tuple[int, int]] = []
    for start, end in found:
        while end - start > _LONGEST:
            behind = range(start + _LONGEST - 1, start + _LONGEST // 2 - 1, -1)  # the half in which it is cut
            place = next((number for number in behind if lines[number].role == "heading"), start + _LONGEST)
            parts.append((start, place))
            start = place
        parts.append((start, end))
    return parts


def _runs(weights: Sequence[float]) -> list[tuple[int, int]]:
    """Return the first and last line of every run whose weights sum to enough (two states, Viterbi 1967)."""
    runs: list[tuple[int, int]] = []
    total, best, first, last = 0.0, 0.0, 0, 0
    for number, weight in enumerate(weights):
        if total <= 0.0:
            total, best, first = 0.0, 0.0, number
        total += weight
        if total > best:
            best, last = total, number
        if total < best - _LEAVE or total <= 0.0 or number == len(weights) - 1:
            if best >= _ENTER:
                runs.append((first, last))
            total = best = 0.0
    return runs


def contradictions(lines: Sequence[Line], strings: Strings) -> list[float]:
    """Return for every line in nats how much likelier its place after the line before it is in a zone than in calm."""
    found = [0.0] * len(lines)
    last: Line | None = None
    for number, line in enumerate(lines):
        if line.role in ("body", "heading", "signature"):
            if last is not None and last.role == "body":
                found[number] = _weight(last, line, strings)
            elif last is not None and last.role == "signature" and line.role == "body" and not line.features.news:
                found[number] = _UNHEADED
            last = line
    return found


def _weight(before: Line, after: Line, strings: Strings) -> float:
    first, second = before.features, after.features
    if first.ended:
        return _BEHIND_END if second.needs_before and after.role == "body" else 0.0
    if after.role != "body":
        return _HEAD_AFTER_OPEN if after.role == "heading" else 0.5
    if second.needs_before or (first.opened and second.closed):
        return _AGREES
    if contradicts(before, after):
        return _CONTRADICTED
    read = math.inf
    if not is_one_word(before, after):
        if second.ended or max(first.length, second.length) > _WIDEST:
            is_wider = second.length > first.length + 2 and first.length < _WIDEST
            differ = second.ended and is_wider and not first.paused
        else:
            differ = abs(first.length - second.length) >= 3
        read = odds(before, after, strings, grammar=False) - _WIDTHS * differ
    return max(_AGREES, math.log(0.5 + 0.5 * math.exp(-read)))


def _start(number: int, lines: Sequence[Line]) -> int:
    """Return where the articles begin among which line *number* stands: after a signature or furniture.

    Where nothing is signed, the article before is taken in too: its columns may run on after the next headline.
    """
    passed = 0
    for position in range(number - 1, max(0, number - _FAR), -1):
        line, before = lines[position], lines[position - 1]
        if line.role == "heading" and before.role != "heading" and _is_settled(before):
            passed += 1
            if before.role != "body" or passed == 2:
                return position
        if before.role == "signature" and line.role == "body" and line.features.news:
            return position
    return 0 if number <= _FAR else number - 1


def _is_settled(line: Line) -> bool:
    return line.role in ("signature", "furniture", "credit") or (line.role == "body" and line.features.ended)
