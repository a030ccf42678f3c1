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
from operator import add

from digest.words import dictionary

_TOTAL = math.log(60_101_967)  # sum of the frequencies in jieba's dictionary (jieba 0.42.1)
_LONGEST_WORD = 6  # characters; longer dictionary words are rare in news
_EDGE = 6  # characters on either side that are looked at
_TAIL = re.compile(r"[\u4e00-\u9fff]{1,6}\Z")
_HEAD = re.compile(r"[\u4e00-\u9fff]+")
_GRAM = 5  # longest string across a seam that is looked up on the page
_STRING_WEIGHT = {2: 0.6, 3: 1.6, 4: 2.6, 5: 3.4}  # nats by length, tried 0.3 to 1.5 times these


@functools.lru_cache(maxsize=8192)
def _costs(text: str) -> tuple[float, ...]:
    """Return for every beginning of *text*, the empty one first, its least cost (negative log probability) as words."""
    known = dictionary()
    best = [0.0] + [math.inf] * len(text)
    for start in range(len(text)):
        for end in range(start + 1, min(start + _LONGEST_WORD, len(text)) + 1):
            count = known.get(text[start:end])
            if count or end == start + 1:
                best[end] = min(best[end], best[start] + _TOTAL - math.log(count or 1))
            if count is None:
                break
    return tuple(best)


@functools.lru_cache(maxsize=8192)
def _rests(text: str) -> tuple[float, ...]:
    """Return for every end of *text*, the whole first, its least cost as words."""
    known = dictionary()
    best = [math.inf] * len(text) + [0.0]
    for start in range(len(text) - 1, -1, -1):
        for end in range(start + 1, min(start + _LONGEST_WORD, len(text)) + 1):
            count = known.get(text[start:end])
            if count or end == start + 1:
                best[start] = min(best[start], best[end] + _TOTAL - math.log(count or 1))
            if count is None:
                break
    return tuple(best)


@functools.lru_cache(maxsize=8192)
def _begun(text: str) -> tuple[tuple[str, float], ...]:
    """Return the ends of *text* with which a word may begin, and the cost of what stands before each."""
    known, costs = dictionary(), _costs(text)
    ends = [(text[start:], costs[start]) for start in range(len(text))]
    return tuple((end, cost) for end, cost in ends if end in known and len(end) < _LONGEST_WORD)


def straddle(before: str, after: str) -> float:
    """Return how much likelier the characters about the seam are as one text than as two, by the dictionary."""
    tail, head = _TAIL.search(before[-_EDGE:]), _HEAD.match(after[:_EDGE])
    if not tail or not head:
        return 0.0
    left, right = tail.group(), head.group()
    known, rests = dictionary(), _rests(right)
    best = apart = _costs(left)[-1] + rests[0]
    for end, cost in _begun(left):
        for size in range(1, min(len(right), _LONGEST_WORD - len(end)) + 1):
            count = known.get(end + right[:size])
            if count is None:
                break
            if count:
                best = min(best, cost + _TOTAL - math.log(count) + rests[size])
    return min(apart - best, 14.0)


class Strings:
    """The strings of 2 to 5 characters of a page's lines; gathered when first asked for, which calm pages never do."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        found: set[str] = set()
        for line in self._lines:
            strings: Iterable[str] = line
            for size in range(2, _GRAM + 1):
                strings = list(map(add, strings, line[size - 1 :]))
                found.update(strings)
        return frozenset(found)

    def across(self, before: str, after: str) -> float:
        """Return the weight of the longest string across the seam that stands elsewhere on the page.

        A longer one holds a shorter one that crosses the seam too: the search ends with the first size without any.
        """
        tail, head = before[-_GRAM + 1 :], after[: _GRAM - 1]
        weight = 0.0
        for size in range(2, _GRAM + 1):
            lefts = range(max(1, size - len(head)), min(size, len(tail) + 1))
            if not any(tail[-left:] + head[: size - left] in self._known for left in lefts):
                break
            weight = _STRING_WEIGHT[size]
        return weight
