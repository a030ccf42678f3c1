"""Room 2: does line B continue line A? The evidence of the seam, in nats.

Evidence (figures: area under the curve on re-wrapped union pages, true joins against random ones): a dictionary word
that straddles the seam .69, a string across the seam that stands elsewhere on the page too .71, both .79; to these
come quotes left open, signs that cannot begin a line, paragraph openers, and the widths of the columns.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Set
from operator import add

from digest.articles.continuity.memory import remembered
from digest.words import dictionary

_TOTAL = math.log(60_101_967)  # sum of the frequencies in jieba's dictionary (jieba 0.42.1)
_LONGEST_WORD = 6  # characters; longer dictionary words are rare in news
_EDGE = 6  # characters on either side that are looked at
_TAIL = re.compile(r"[\u4e00-\u9fff]{1,6}\Z")
_HEAD = re.compile(r"[\u4e00-\u9fff]+")
_GRAM = 5  # longest string across a seam that is looked up on the page
_STRING_WEIGHT = {2: 0.6, 3: 1.6, 4: 2.6, 5: 3.4}  # nats by length, tried 0.3 to 1.5 times these


@remembered(4_096)
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


@remembered(4_096)
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


@remembered(4_096)
def _word_starts(text: str) -> tuple[int, ...]:
    """Return the places of *text* from which on it may be the beginning of a word."""
    known = dictionary()
    return tuple(start for start in range(max(0, len(text) - _LONGEST_WORD + 1), len(text)) if text[start:] in known)


def straddle(before: str, after: str) -> float:
    """Return how much likelier the characters about the seam are as one text than as two, by the dictionary."""
    return _score_straddle(before[-_EDGE:], after[:_EDGE])


@remembered(16_384)
def _score_straddle(before: str, after: str) -> float:
    tail, head = _TAIL.search(before), _HEAD.match(after)
    if not tail or not head:
        return 0.0
    left, right = tail.group(), head.group()
    words = _words_across(left, right)
    if not words:
        return 0.0
    costs, rests = _costs(left), _rests(right)
    best = apart = costs[-1] + rests[0]
    for start, size, count in words:
        best = min(best, costs[start] + _TOTAL - math.log(count) + rests[size])
    return min(apart - best, 14.0)


def _words_across(left: str, right: str) -> list[tuple[int, int, int]]:
    """Return the words across the seam: where in *left* each begins, its characters in *right*, its frequency."""
    known = dictionary()
    found: list[tuple[int, int, int]] = []
    for start in _word_starts(left):
        for size in range(1, min(len(right), _LONGEST_WORD - len(left) + start) + 1):
            count = known.get(left[start:] + right[:size])
            if count is None:
                break
            if count:
                found.append((start, size, count))
    return found


class Strings:
    """The strings of 2 to 5 characters of a page's lines; gathered when first asked for, which calm pages never do."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)

    @functools.cached_property
    def _known(self) -> Set[str]:
        """Return the strings; those over a line's end hold a line feed, which nothing asked for does."""
        text = "\n".join(self._lines)
        found: set[str] = set()
        strings: Iterable[str] = text
        for size in range(2, _GRAM + 1):
            strings = list(map(add, strings, text[size - 1 :]))
            found.update(strings)
        return found

    def across(self, before: str, after: str) -> float:
        """Return the weight of the longest string across the seam that stands elsewhere on the page.

        A longer one holds a shorter one that crosses the seam too: the search ends with the first size without any.
        """
        tail = before[-_GRAM + 1 :]
        text, seam, known = tail + after[: _GRAM - 1], len(tail), self._known
        weight = 0.0
        for size in range(2, _GRAM + 1):
            for start in range(max(0, seam - size + 1), min(seam, len(text) - size + 1)):
                if text[start : start + size] in known:
                    weight = _STRING_WEIGHT[size]
                    break
            else:
                break
        return weight
