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


def restore_lines(lines: Sequence[Line], strings: Strings) -> tuple[Line, ...]:
    """Return *lines* with displaced ones in their place."""
    found = list(lines)
    for first, (before, line, after) in enumerate(zip([None, *lines], lines, [*lines[1:], None], strict=False)):
        if line.role != "body" or line.features.ended or line.features.news:
            continue
        is_cut_off = after is None or after.role in ("heading", "signature")
        if not is_cut_off or (before is not None and before.role == "body" and not before.features.ended):
            continue
        number = found.index(line, max(0, first - 2 * _REACH))  # no move reaches farther: looking from the top is dear
        gain, place = _best_place(number, found, strings)
        if gain >= _GAIN:
            found.insert(place - (place > number), found.pop(number))
    return tuple(found)


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
