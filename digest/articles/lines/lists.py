"""Room 2: the entries of a list that a text announces or a union signs, one a line: names, bodies that are honoured.

In: the lines of a page; out: the same, the entries as body. They are neither headlines nor signatures nor furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.lines.line import Line
from digest.articles.vocabulary import NAME
from digest.expressions import expression

_FEWEST = 3  # entries; two short lines in a row are mostly one headline
_CELLS, _LONGEST_CELL = range(2, 6), 18  # cells of an entry, characters of one
_LONGEST = 30  # characters of an entry that is one cell
_SHORTER = 2  # characters that an entry lacks to the column, at least
_SIGNS = expression("[,。;!?…“]")
_PERSON = expression(NAME)
_TITLE, _MOST_TITLED = expression("名单|名录|光荣榜|公示"), 3  # lines
_LOOKED_AT = 5  # lines over a list that may announce it
_ANNOUNCES = expression("[如以]下|下列|名单|(?:现|予以?)(?:公示|公布|公告|表彰|通报)|:$")


def with_lists(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with the entries of lists that a text announces, or that are signed, as body, each a paragraph."""
    found = list(lines)
    for first, last in _runs(lines):
        # names of prizes may stand among the rows
        is_told = _is_announced(lines, first) and _is_list(lines, first, last)
        start, end = (first, last) if is_told else _rows(lines, first, last)
        title = _title(lines, start)
        is_signed = end < len(lines) and lines[end].reason == "signing_body" and not lines[end].fragment.blanks
        is_own = bool(title) and is_signed and _are_rows(lines[start:end])
        if is_told or is_own:
            found[start:end] = map(_entry, lines[start:end])
        for number in title if is_own else ():
            found[number] = replace(lines[number], role="", reason="")
    return found


def _entry(line: Line) -> Line:
    """Return *line* as an entry, which is whole without a stop."""
    return replace(line, role="body", reason="entry", features=line.features._replace(ended=True))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where short lines without a sentence stand in a row, no blank line between them."""
    start = 0
    for number, (above, line) in enumerate(pairwise([*lines, *lines[:1]]), 1):
        if number == len(lines) or line.fragment.blanks or not (_may_be_entry(above) and _may_be_entry(line)):
            if number - start >= _FEWEST and _may_be_entry(above):
                yield start, number
            start = number


def _rows(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """Return where the longest row of entries in cells stands from line *start* up to *end*; these if there is none."""
    ends = [n for n in range(start, end) if len(lines[n].text.split()) not in _CELLS]
    parts = pairwise([start - 1, *ends, end])
    first, last = max(((above + 1, below) for above, below in parts), key=lambda part: part[1] - part[0])
    return (first, last) if last - first >= _FEWEST else (start, end)


def _title(lines: Sequence[Line], start: int) -> range:
    """Return which lines right over line *start* say that it begins a list; none if they do not."""
    first = start
    while first > max(0, start - _MOST_TITLED) and _may_be_entry(lines[first - 1]) and not lines[first].fragment.blanks:
        first -= 1
    return range(first, start) if any(_TITLE.search(lines[n].text) for n in range(first, start)) else range(0)


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
    if _are_rows(lines[start:end]):
        return True
    width = max(line.features.length for line in lines[max(0, start - _LOOKED_AT) : start])
    is_short = all(line.features.length <= min(_LONGEST, width - _SHORTER) for line in lines[start:end])
    return is_short and lines[start - 1].text[-1] == ":"


def _are_rows(lines: Sequence[Line]) -> bool:
    """Tell whether *lines* are entries in cells: three or more in each, or persons' names among them."""
    rows = [line.text.split() for line in lines]
    if any(len(cells) not in _CELLS or max(map(len, cells)) > _LONGEST_CELL for cells in rows):
        return False
    names = sum(any(_PERSON.fullmatch(cell) for cell in cells) for cells in rows)
    return min(map(len, rows)) > _CELLS[0] or names > 0.5 * len(rows)
