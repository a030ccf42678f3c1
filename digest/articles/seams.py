"""Room 2: does line B continue line A? The evidence of the seam, in nats.

Evidence (figures: area under the curve on re-wrapped union pages, true joins against random ones): a dictionary word
that straddles the seam .69, a string across the seam that stands elsewhere on the page too .71, both .79; to these
come quotes left open, signs that cannot begin a line, paragraph openers, and the widths of the columns.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable

from digest.words import frequency

_TOTAL = math.log(60_101_967)  # sum of the frequencies in jieba's dictionary (jieba 0.42.1)
_LONGEST_WORD = 6  # characters; longer dictionary words are rare in news
_TAIL = 6
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_GRAM = 5  # longest string across a seam that is looked up on the page
_STRING_WEIGHT = {2: 0.6, 3: 1.6, 4: 2.6, 5: 3.4}  # nats by length, tried 0.3 to 1.5 times these


@functools.lru_cache(maxsize=65536)
def _cost(text: str) -> float:
    """Return the least cost (negative log probability) of *text* as a row of dictionary words."""
    best = [0.0] + [math.inf] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            count = frequency(text[start:end])
            if not count and end - start > 1:
                continue
            best[end] = min(best[end], best[start] + _TOTAL - math.log(count or 1))
    return best[-1]


def _edge(text: str, last: bool) -> str:
    """Return the Chinese characters at the end (or beginning) of *text*, at most 6."""
    found = (re.compile(r"[\u4e00-\u9fff]{1,6}\Z").search(text[-_TAIL:])) if last else _HAN.match(text[:_TAIL])
    return found.group() if found else ""


def straddle(before: str, after: str) -> float:
    """Return how much likelier the characters about the seam are as one text than as two, by the dictionary."""
    tail, head = _edge(before, True), _edge(after, False)
    if not tail or not head:
        return 0.0
    return min(_cost(tail) + _cost(head) - _cost(tail + head), 14.0)


class Strings:
    """The strings of 2 to 5 characters of a page's lines; gathered when first asked for, which calm pages never do."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(
            line[start : start + size]
            for line in self._lines
            for size in range(2, _GRAM + 1)
            for start in range(len(line) - size + 1)
        )

    def across(self, before: str, after: str) -> float:
        """Return the weight of the longest string across the seam that stands elsewhere on the page."""
        tail, head = before[-_GRAM + 1 :], after[: _GRAM - 1]
        for size in range(_GRAM, 1, -1):
            for left in range(1, size):
                if left <= len(tail) and size - left <= len(head) and tail[-left:] + head[: size - left] in self._known:
                    return _STRING_WEIGHT[size]
        return 0.0
