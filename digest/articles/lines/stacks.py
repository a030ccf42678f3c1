"""Room 2: lines whose roles are open in; which of them stand together as one headline over a text out.

Two short lines or more without a stop, one right under the other, are never running text, which fills its column: where
the text below takes up their words they are the lines of its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.articles.lines.halves import is_surely_one
from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_names
from digest.articles.vocabulary import any_of

_MOST = 4  # lines of a headline
_LONGEST = 16  # characters of such a line
_SHORTER = 2  # characters that they lack to the column
_LEAST_WIDTH = 8  # characters of a column
_BELOW = 8  # lines in which the words return
_LONGEST_LABEL = 8
_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,4}}\W?|.{{2,8}}{any_of('furniture', 'column_names')}")
_TAKEN = 0.2  # share of the pairs of characters that returns (0.2 and 0.3 tried)
_ENDS = ("furniture", "signature", "byline", "credit", "source", "caption")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def stacked(lines: Sequence[Line], columns: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the *lines* of headlines broken over two lines and more; *columns* are the widths."""
    found: set[int] = set()
    for start in range(len(lines)):
        if start in found or not _begins(lines, start):
            continue
        end = start + 1
        while end < len(lines) and not lines[end].fragment.blanks and _is_open(lines, end, columns[end]):
            end += 1
        if end - start > _MOST or end == len(lines) or not _is_open(lines, start, columns[start], True):
            continue
        text = "".join(line.text for line in lines[end : end + _BELOW] if line.role in ("", "body"))
        first = start + _is_label(lines[start], lines[start + 1], text)
        if end - first > 1 and "。" in text and _share("".join(line.text for line in lines[first:end]), text) >= _TAKEN:
            found |= set(range(first, end))
    return frozenset(found)


def _begins(lines: Sequence[Line], number: int) -> bool:
    before = lines[number - 1] if number else None
    is_apart = before is None or lines[number].fragment.blanks > 0 or before.role in _ENDS
    return is_apart or (before is not None and before.features.ended)


def _is_open(lines: Sequence[Line], number: int, column: int, is_first: bool = False) -> bool:
    """Tell whether line *number* is short and no sentence, its role not told; the first may end in a colon."""
    line = lines[number]
    read = line.features
    width = column or max((other.features.length for other in lines[number + 1 : number + 6]), default=0)
    is_short = read.length + _SHORTER <= width >= _LEAST_WIDTH and read.length <= _LONGEST
    is_filled = line.fragment.indented and read.length + 2 >= width
    is_sentence = read.ended or read.commas or read.inner_stop or read.news or (read.paused and not is_first)
    is_named = " " in line.text and is_names(line.text)  # who wrote the text, under its headline
    return not line.role and is_short and not (is_filled or is_sentence or is_named)


def _is_label(line: Line, below: Line, text: str) -> bool:
    """Tell whether *line* over a headline is a column's name: short, its words in no text, no part of what is below."""
    is_name = bool(_NAME.fullmatch(line.text)) or (len(line.text) <= _LONGEST_LABEL and not _share(line.text, text))
    return is_name and not is_surely_one(line, below)


def _share(head: str, text: str) -> float:
    pairs = set(_PAIR.findall(head))
    return sum(map(text.__contains__, pairs)) / max(1, len(pairs))
