"""Room 2: the layout that shows in the text alone: widths of columns, what blank lines mean here, indents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from digest.articles.lines.line import Line

SURE_BODY = 46  # characters; the longest headline line seen had 38
_HABIT = 14  # lines before and after that show the habit of a place on the page
_SIGNS = re.compile(r"[,、。;:]")


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
    habits = blank_habits(lines)
    for number, (before, line) in enumerate(pairwise(lines), 1):
        blanks = line.fragment.blanks
        is_next = before.fragment.line + blanks + 1 == line.fragment.line
        is_open = before.role == "body" and not before.features.ended
        found[number] = bool(blanks) and is_next and habits[number] and (is_open or line.features.needs_before)
    return found


def indent_habit(lines: Sequence[Line]) -> bool:
    return sum(line.fragment.indented for line in lines) >= max(2, 0.05 * len(lines))
