"""Room 2: the entries of a list that a text announces, one a line: names with their works, bodies that are honoured.

In: the lines of a page; out: the same, the entries as body of that text. They are neither headlines nor signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.lines.line import Line
from digest.articles.vocabulary import NAME

_FEWEST = 3  # entries; two short lines in a row are mostly one headline
_CELLS, _LONGEST_CELL = range(2, 6), 18  # cells of an entry, characters of one
_LONGEST = 30  # characters of an entry that is one cell
_SHORTER = 2  # characters that an entry lacks to the column, at least
_SIGNS = re.compile("[,。;!?…“]")
_PERSON = re.compile(NAME)
_LOOKED_AT = 5  # lines over a list that may announce it
_ANNOUNCES = re.compile("[如以]下|下列|名单|(?:现|予以?)(?:公示|公布|公告|表彰|通报)|:$")


def with_lists(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with the entries of announced lists as body, each a paragraph."""
    found = list(lines)
    for start, end in _runs(lines):
        if _is_announced(lines, start) and _is_list(lines, start, end):
            found[start:end] = [replace(line, role="body", reason="entry") for line in lines[start:end]]
    return found


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where short lines without a sentence stand in a row, no blank line between them."""
    start = 0
    for number, (above, line) in enumerate(pairwise([*lines, *lines[:1]]), 1):
        if number == len(lines) or line.fragment.blanks or not (_may_be_entry(above) and _may_be_entry(line)):
            if number - start >= _FEWEST and _may_be_entry(above):
                yield start, number
            start = number


def _may_be_entry(line: Line) -> bool:
    is_open = line.role == "" or line.reason in ("signing_body", "box")
    is_short = line.features.length <= 3 * _LONGEST_CELL
    return is_open and is_short and not _SIGNS.search(line.text) and line.text[-1] != ":"


def _is_announced(lines: Sequence[Line], start: int) -> bool:
    """Tell whether the text over line *start* says that a list follows."""
    above = lines[max(0, start - _LOOKED_AT) : start]
    if not above or above[-1].role not in ("", "body") or not (above[-1].features.ended or above[-1].text[-1] == ":"):
        return False
    return _ANNOUNCES.search("".join(line.text for line in above)) is not None


def _is_list(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether the lines from *start* up to *end* are alike as entries are."""
    rows = [line.text.split() for line in lines[start:end]]
    if all(len(cells) in _CELLS and max(map(len, cells)) <= _LONGEST_CELL for cells in rows):
        names = sum(any(_PERSON.fullmatch(cell) for cell in cells) for cells in rows)
        return min(map(len, rows)) > _CELLS[0] or names > 0.5 * len(rows)
    width = max(line.features.length for line in lines[max(0, start - _LOOKED_AT) : start])
    is_short = all(line.features.length <= min(_LONGEST, width - _SHORTER) for line in lines[start:end])
    return is_short and lines[start - 1].text[-1] == ":"
