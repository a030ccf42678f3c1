"""Room 2: the layout that shows in the text alone: widths of columns, what blank lines mean here, indents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import and_
from typing import NamedTuple

from digest.articles.lines.line import Line
from digest.expressions import expression

SURE_BODY = 46  # characters; the longest headline line seen had 38
_HABIT = 14  # lines before and after that show the habit of a place on the page
_SIGNS = expression(r"[,、。;:]")
_FEWEST_PARTED = 2  # texts behind a blank line that show a habit


class Habits(NamedTuple):
    """How paragraphs are set about a line."""

    spaced: bool  # blank lines part them: hardly any stands inside one
    parting: bool  # blank lines part reports and no paragraphs, on the whole page
    indenting: bool  # they are set in, on the whole page


def habits_of(lines: Sequence[Line]) -> list[Habits]:
    """Return how paragraphs are set about each of *lines*."""
    parting, indenting = _parts_reports(lines), _is_indenting(lines)
    return [Habits(spaced, parting, indenting) for spaced in blank_habits(lines)]


def ends_text(line: Line) -> bool:
    """Tell whether a text may end with *line*: its last sentence, or who signs it."""
    return line.features.ended if line.role in ("", "body") else line.role in ("signature", "credit", "byline")


def _parts_reports(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line stands under a signature, and none between a finished text and running text."""
    begun = [(above, line) for above, line in pairwise(lines) if line.fragment.blanks and ends_text(above)]
    begun = [(above, line) for above, line in begun if line.role in ("", "body")]
    reads = [line.features for _, line in begun]
    is_text = any(line.role == "body" for _, line in begun)
    is_text = is_text or any(read.commas > 1 or read.paused or read.opener for read in reads)
    is_signed = any(above.role == "signature" for above, _ in begun)
    return len(begun) >= _FEWEST_PARTED and is_signed and not is_text


def widths(lines: Sequence[Line]) -> list[int]:
    """Return for every line the width of the column about it: what 4 of the 12 lines beside it measure, else 0."""
    # running text that goes on behind its end
    running = (line.role in ("", "body") and not line.features.ended and _SIGNS.search(line.text) for line in lines)
    lengths = [line.features.length if is_running else 0 for line, is_running in zip(lines, running, strict=True)]
    found = []
    for number in range(len(lines)):
        near = sorted(size for size in lengths[max(0, number - 6) : number + 7] if size >= 8)
        found.append(densest(near))
    return found


def width_near(lines: Sequence[Line], number: int) -> int:
    """Return the width that two lines or more beside line *number* have in common, in a text too short to tell more."""
    near = (*lines[max(0, number - 3) : number], *lines[number + 1 : number + 5])
    going = (line.features for line in near if line.role in ("", "body") and not line.features.ended)
    return densest(sorted(read.length for read in going if read.length >= 8), 2)


def densest(lengths: list[int], fewest: int = 4) -> int:
    """Return the width within 1 character of which most of *lengths* (sorted) lie, *fewest* or more; else 0."""
    best, width = fewest - 1, 0
    for size in dict.fromkeys(lengths):
        count = bisect_right(lengths, size + 1) - bisect_left(lengths, size - 1)
        if count > best and size <= SURE_BODY:
            best, width = count, size
    return width


def blank_habits(lines: Sequence[Line]) -> list[bool]:
    """Tell for every line whether blank lines part paragraphs about it: hardly any stands inside a paragraph there."""
    inside, blank = [0], [0]
    for earlier, later in zip([lines[0], *lines], lines, strict=False) if lines else ():
        may_go_on = earlier.features.paused or later.features.needs_before or earlier.features.length >= 12
        goes_on = (
            earlier is not later
            and earlier.role in ("", "body")
            and later.role in ("", "body")
            and may_go_on
            and not earlier.features.ended
            and (later.features.ended or later.features.inner_stop)
        )
        inside.append(inside[-1] + goes_on)
        blank.append(blank[-1] + (goes_on and later.fragment.blanks > 0))
    found = []
    for number in range(len(lines)):
        first, last = max(0, number - _HABIT), min(len(lines), number + _HABIT)
        seams = inside[last] - inside[first]
        found.append(seams >= 3 and blank[last] - blank[first] <= 0.2 * seams)
    return found


def parted(lines: Sequence[Line]) -> list[bool]:
    """Tell for every line whether the file has a blank line before it inside a sentence, as hardly anywhere about it.

    Extractors set blank lines between the blocks of a page, and a block may end where its column does.
    """
    found = [False] * len(lines)
    for number, (before, line) in enumerate(pairwise(lines), 1):
        blanks = line.fragment.blanks
        is_next = before.fragment.line + blanks + 1 == line.fragment.line
        is_open = before.role == "body" and not before.features.ended
        found[number] = bool(blanks) and is_next and (is_open or line.features.needs_before)
    return list(map(and_, found, blank_habits(lines))) if any(found) else found


def _is_indenting(lines: Sequence[Line]) -> bool:
    return sum(line.fragment.indented for line in lines) >= max(2, 0.05 * len(lines))
