"""Room 2: lines whose roles are open in; which of them stand together as one headline over a text out.

Two short lines or more without a stop, one right under the other, are never running text, which fills its column: where
the text below takes up their words they are the lines of its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.articles.lines.line import Line

_MOST = 4  # lines of a headline
_LONGEST = 16  # characters of such a line
_SHORTER = 2  # characters that they lack to the column
_LEAST_WIDTH = 8  # characters of a column
_BELOW = 8  # lines in which the words return
_TAKEN = 0.3  # share of the pairs of characters that returns (0.2 and 0.4 tried)
_ENDS = ("furniture", "signature", "byline", "credit", "source", "caption")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def stacked(lines: Sequence[Line], columns: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the *lines* of headlines broken over two lines and more; *columns* are the widths."""
    found: set[int] = set()
    for start in range(len(lines)):
        if start in found or not _begins(lines, start):
            continue
        end = start
        while end < len(lines) and end - start <= _MOST and _is_open(lines, end, columns[end]) and (
            end == start or not lines[end].fragment.blanks
        ):
            end += 1
        if 2 <= end - start <= _MOST and end < len(lines) and _is_over_text(lines, start, end):
            found |= set(range(start, end))
    return frozenset(found)


def _begins(lines: Sequence[Line], number: int) -> bool:
    before = lines[number - 1] if number else None
    is_apart = before is None or lines[number].fragment.blanks > 0 or before.role in _ENDS
    return is_apart or (before is not None and before.features.ended)


def _is_open(lines: Sequence[Line], number: int, column: int) -> bool:
    """Tell whether line *number* is short and no sentence, its role not told."""
    line = lines[number]
    read = line.features
    width = column or max((other.features.length for other in lines[number + 1 : number + 6]), default=0)
    is_short = read.length + _SHORTER <= width >= _LEAST_WIDTH and read.length <= _LONGEST
    return not line.role and is_short and not (read.ended or read.commas or read.inner_stop or read.news)


def _is_over_text(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether a text follows that takes up the words of the lines from *start* to *end*."""
    below = [line for line in lines[end : end + _BELOW] if line.role in ("", "body")]
    pairs = set(_PAIR.findall("".join(line.text for line in lines[start:end])))
    text = "".join(line.text for line in below)
    return bool(pairs) and "。" in text and sum(map(text.__contains__, pairs)) >= _TAKEN * len(pairs)
