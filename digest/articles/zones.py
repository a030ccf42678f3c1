"""Room 2: lines with roles in, the zones out in which file order contradicts itself; all else stays as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.lines import Line
from digest.articles.paragraphs import contradicted
from digest.articles.seams import Strings, straddle
from digest.words import cut, frequency

_REACH = 14  # lines within which two contradictions are of one zone
_PLAIN = 1.0  # one such contradiction makes a zone
_ENOUGH = 1.3  # contradictions that make a zone (tried 1 to 3): one may be a lost line
_HEAD_AFTER_OPEN = 1.0
_LONGEST = 300  # lines of a zone: bounds the cost; a broadsheet page holds fewer
_FAR = 160  # lines a zone may reach back; a broadsheet column holds 110
_UNHEADED = 1.0  # a text without headline goes on behind a signature, and does not begin as news does
_COMMON = 3000  # frequency from which a single character is at home at a line's edge (的 了 在 和 …)


def zones(lines: Sequence[Line], strings: Strings) -> list[tuple[int, int]]:
    """Return the half-open ranges of *lines* that were read across columns, as far as the text shows it."""
    weights = contradictions(lines, strings)
    found: list[tuple[int, int]] = []
    cluster: list[int] = []
    for number, weight in enumerate(weights):
        if not weight:
            continue
        if cluster and number - cluster[-1] > _REACH:
            _keep(found, cluster, weights, lines)
            cluster = []
        cluster.append(number)
    _keep(found, cluster, weights, lines)
    return [part for start, end in found for part in _parted(start, end, lines)]


def _parted(start: int, end: int, lines: Sequence[Line]) -> list[tuple[int, int]]:
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
    """Return for every line how much its place behind the line before it contradicts the text of both."""
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
        return 1.0 if after.features.needs_before and after.role == "body" else 0.0
    if after.role != "body":
        return _HEAD_AFTER_OPEN if after.role == "heading" else 0.5
    if after.features.needs_before:
        return 0.0
    if contradicted(before, after):
        return 1.0
    if before.features.opened and after.features.closed:
        return 0.0
    if straddle(before.text, after.text) > 1 or strings.across(before.text, after.text) > 1:
        return 0.0
    weight = 0.5 if _widths_differ(before, after) else 0.0
    return (
        weight
        + (0.4 if _dangling(before.text[-6:], True) else 0.0)
        + (0.4 if _dangling(after.text[:6], False) else 0.0)
    )


def _widths_differ(before: Line, after: Line) -> bool:
    first, second = before.features, after.features
    if second.ended or max(first.length, second.length) > 45:
        return second.ended and second.length > first.length + 2 and first.length < 45 and not first.paused
    return abs(first.length - second.length) >= 3


def _dangling(text: str, last: bool) -> bool:
    """Tell whether the edge of *text* is a character that hardly stands alone: a word is cut there."""
    word = cut(text)[-1 if last else 0]
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff" and frequency(word) < _COMMON


def _keep(found: list[tuple[int, int]], cluster: list[int], weights: Sequence[float], lines: Sequence[Line]) -> None:
    if not cluster or (max(weights[n] for n in cluster) < _PLAIN and sum(weights[n] for n in cluster) < _ENOUGH):
        return
    start, end = _start(cluster[0], lines), _end(cluster[-1], lines)
    if found and start <= found[-1][1]:
        found[-1] = (found[-1][0], max(end, found[-1][1]))
    else:
        found.append((start, end))


def _start(number: int, lines: Sequence[Line]) -> int:
    """Return where the articles begin among which line *number* stands: behind a signature or furniture.

    Where nothing is signed, the article before is taken in too: its columns may run on behind the next headline.
    """
    passed = 0
    for position in range(number - 1, max(0, number - _FAR), -1):
        line, before = lines[position], lines[position - 1]
        if line.role == "heading" and before.role != "heading" and _settled(before):
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
        if lines[position].role == "heading" and _settled(lines[position - 1]):
            return position
        position += 1
    return len(lines)


def _settled(line: Line) -> bool:
    return line.role in ("signature", "furniture", "credit") or (line.role == "body" and line.features.ended)
