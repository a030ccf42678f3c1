"""Room 2: lines in file order in, the same with single displaced lines put where they mend a sentence out.

Extractors put a line that stands a little apart (the first of a paragraph, one beside a picture) elsewhere on the page.
Such a line stands alone: it goes on nothing, and nothing goes on it. It moves only if the text gains much by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import odds
from digest.articles.lines.line import Line

_REACH = 12  # lines on either side that are looked at
_GAIN = 5.0  # nats the seams have to gain by the move: no line of 141 calm pages gains 1
_HEALS = 2.0  # nats that the seam after the line has to say: its end was cut off in mid-sentence


def restore_lines(lines: Sequence[Line], strings: Strings) -> tuple[tuple[Line, ...], dict[int, float]]:
    """Return *lines* with displaced ones in their place, and what each move gained, by the offset of the line moved."""
    found = list(lines)
    gains: dict[int, float] = {}
    for first in [number for number in range(len(lines)) if _is_alone(number, lines)]:
        line = lines[first]
        number = found.index(line, max(0, first - 2 * _REACH))  # no move reaches farther: looking from the top is dear
        gain, place = _best_place(number, found, strings)
        if gain >= _GAIN:
            found.insert(place - (place > number), found.pop(number))
            gains[line.offset] = gain
    return tuple(found), gains


def _is_alone(number: int, lines: Sequence[Line]) -> bool:
    """Tell whether line *number* is body cut off before a headline, a signature or the end, and goes on no other."""
    line = lines[number]
    if line.role != "body" or line.features.ended or line.features.news:
        return False
    if number + 1 < len(lines) and lines[number + 1].role not in ("heading", "signature"):
        return False
    before = lines[number - 1] if number else None
    return before is None or before.role != "body" or before.features.ended


def _best_place(number: int, lines: Sequence[Line], strings: Strings) -> tuple[float, int]:
    """Return what the best place for line *number* gains, and the line before which it is."""
    best, found = 0.0, number
    line = lines[number]
    for place in range(max(1, number - _REACH), min(len(lines), number + _REACH)):
        before, after = lines[place - 1], lines[place]
        if before.role != "body" or after.role != "body" or line in (before, after):
            continue
        heals = odds(line, after, strings)
        if heals < _HEALS:
            continue
        gain = odds(before, line, strings) + heals - odds(before, after, strings)
        if gain > best:
            best, found = gain, place
    return best, found
