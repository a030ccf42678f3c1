"""Room 2: fragments in file order in, the same with columns that stand side by side in the lines read one by one out.

Extractors that keep a page's layout write two columns into one line, parted by a run of blanks. Where several lines in
a row are parted so, each part belongs to its column; names and tables, whose parts are short, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.articles.lines.fragments import Fragment

_GAP = re.compile(r"(?<=\S)(?:[ \t\u3000]{4,}|\u3000{2,}|\t+)(?=\S)")  # a headline has one or two blanks
_ENDED = re.compile(r"[。！？!?…][”’\"']?\Z|总工?会?\Z")  # a full stop or a signature: the column may end there
_LONGEST = 200  # characters of a line; longer ones are whole texts
_FEWEST = 4  # parted lines in a row that make columns: three may be rows of a table
_LEAST = 8  # characters of the middle part: names, posts and figures in rows are shorter


def separate_columns(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Return *fragments* with lines of several columns taken apart, column by column."""
    parts = [_parts(fragment) for fragment in fragments]
    found: list[Fragment] = []
    position = 0
    while position < len(parts):
        end = position
        while end < len(parts) and len(parts[end]) > 1 and len(parts[end]) == len(parts[position]):
            end += 1
        lengths = sorted(len(part.text) for line in parts[position:end] for part in line)
        if end - position >= _FEWEST and lengths[len(lengths) // 2] >= _LEAST:
            columns = [[line[column] for line in parts[position:end]] for column in range(len(parts[position]))]
            # the lines below belong to the longer column, which goes on alone
            widest = max(len(fragment.text) for column in columns for fragment in column)
            while end < len(parts) and len(parts[end]) == 1 and len(fragments[end].text) <= widest:
                column = columns[-1 if fragments[end].shifted else 0]
                if _ENDED.search(column[-1].text):
                    break
                column.append(fragments[end])
                end += 1
            found.extend(fragment for column in columns for fragment in column)
        else:
            end = max(end, position + 1)
            found.extend(fragments[position:end])
        position = end
    return tuple(found)


def _parts(fragment: Fragment) -> list[Fragment]:
    ends = [match.span() for match in _GAP.finditer(fragment.text)] if len(fragment.text) < _LONGEST else []
    if not ends:
        return [fragment]
    starts = [0, *(end for _, end in ends)]
    lasts = [*(start for start, _ in ends), len(fragment.text)]
    return [fragment.part(first, last) for first, last in zip(starts, lasts, strict=True)]
