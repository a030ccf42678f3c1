"""Room 2: lines with roles in, the zones out in which file order contradicts itself; all else stays as it stands."""

from __future__ import annotations

import math
from collections.abc import Sequence

from digest.articles.continuity.straddle import Strings, straddle
from digest.articles.lines.joins import contradicts, odds
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
_SURE_WORD = 4.0  # nats of a straddling word from which the seam is not read further
_WIDTHS = 0.7  # lines of differing width side by side
_LONGEST = 300  # lines of a zone: bounds the cost; a broadsheet page holds fewer
_FAR = 160  # lines a zone may reach back; a broadsheet column holds 110
_UNHEADED = 1.0  # a text without headline goes on after a signature, and does not begin as news does


def zones(lines: Sequence[Line], strings: Strings) -> list[tuple[int, int]]:
    """Return the half-open ranges of *lines* that were read across columns, as far as the text shows it."""
    found: list[tuple[int, int]] = []
    for first, last in _runs(contradictions(lines, strings)):
        start, end = _start(first, lines), _end(last, lines)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [part for start, end in found for part in _separate(start, end, lines)]


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


def _separate(start: int, end: int, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return a zone in parts of at most 300 lines, cut before headlines if any stands in the second half of a part."""
    parts: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        middle = start + _LONGEST // 2
        cuts = [number for number in range(middle, start + _LONGEST) if lines[number].role == "heading"]
        place = cuts[-1] if cuts else start + _LONGEST
        parts.append((start, place))
        start = place
    return [*parts, (start, end)]


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
    if before.features.ended:
        return _BEHIND_END if after.features.needs_before and after.role == "body" else 0.0
    if after.role != "body":
        return _HEAD_AFTER_OPEN if after.role == "heading" else 0.5
    if after.features.needs_before or (before.features.opened and after.features.closed):
        return _AGREES
    if contradicts(before, after):
        return _CONTRADICTED
    return max(_AGREES, math.log(0.5 + 0.5 * math.exp(-_read(before, after, strings))))


def _read(before: Line, after: Line, strings: Strings) -> float:
    """Return what the seam says, in nats; where a word straddles it there is no need to look further."""
    if straddle(before.text, after.text) > _SURE_WORD:
        return _SURE_WORD
    return odds(before, after, strings, grammar=False) - (_WIDTHS if _widths_differ(before, after) else 0.0)


def _widths_differ(before: Line, after: Line) -> bool:
    first, second = before.features, after.features
    if second.ended or max(first.length, second.length) > 45:
        return second.ended and second.length > first.length + 2 and first.length < 45 and not first.paused
    return abs(first.length - second.length) >= 3


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


def _end(number: int, lines: Sequence[Line]) -> int:
    """Return where the article ends in which line *number* stands: before the next headlines, when all is settled."""
    position = number + 1
    while position < len(lines):
        if lines[position].role == "heading" and _is_settled(lines[position - 1]):
            return position
        position += 1
    return len(lines)


def _is_settled(line: Line) -> bool:
    return line.role in ("signature", "furniture", "credit") or (line.role == "body" and line.features.ended)
