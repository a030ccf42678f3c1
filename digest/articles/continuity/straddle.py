"""Room 2: does line B continue line A? The evidence of the seam, in nats.

Evidence (figures: area under the curve on re-wrapped union pages, true joins against random ones): a dictionary word
that straddles the seam .69, a string across the seam that stands elsewhere on the page too .71, both .79; to these
come quotes left open, signs that cannot begin a line, paragraph openers, and the widths of the columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from typing import NamedTuple

from digest.dictionary import ROOT, TOTAL, load_dictionary
from digest.expressions import expression
from digest.memory import remembered

_LOG_TOTAL = math.log(TOTAL)
_LONGEST_WORD = 6  # characters; longer dictionary words are rare in news
_EDGE = 6  # characters on either side that are looked at
_TAIL = expression(r"[\u4e00-\u9fff]{1,6}\Z")
_HEAD = expression(r"[\u4e00-\u9fff]+")
_GRAM = 5  # longest string across a seam that is looked up on the page
_REMEMBERED = 16_384  # seams of a page whose strings are kept
_STRING_WEIGHT = {2: 0.6, 3: 1.6, 4: 2.6, 5: 3.4}  # nats by length, tried 0.3 to 1.5 times these


def _words(text: str) -> list[list[tuple[int, float]]]:
    """Return for every place of *text* the ends of the words that begin there, each with the log of its count."""
    known = load_dictionary()
    found: list[list[tuple[int, float]]] = []
    for start in range(len(text)):
        counts = known.count_along(text[start : start + _LONGEST_WORD]) or [0]
        sized = [(start + size, count) for size, count in enumerate(counts, 1) if count or size == 1]
        found.append([(end, math.log(count or 1)) for end, count in sized])
    return found


@remembered(4_096)
def _costs(text: str) -> tuple[float, ...]:
    """Return for every beginning of *text*, the empty one first, its least cost (negative log probability) as words."""
    best = [0.0] + [math.inf] * len(text)
    for start, words in enumerate(_words(text)):
        for end, count in words:
            best[end] = min(best[end], best[start] + _LOG_TOTAL - count)
    return tuple(best)


@remembered(4_096)
def _rests(text: str) -> tuple[float, ...]:
    """Return for every end of *text*, the whole first, its least cost as words."""
    best = [math.inf] * len(text) + [0.0]
    for start, words in reversed(list(enumerate(_words(text)))):
        for end, count in words:
            best[start] = min(best[start], best[end] + _LOG_TOTAL - count)
    return tuple(best)


class _Tail(NamedTuple):
    """The Chinese characters at a line's end: where words may begin in them that go on behind it, and with what."""

    text: str
    starts: tuple[tuple[int, int], ...]  # each with its node
    signs: str  # characters with which such words go on


@remembered(4_096)
def _read_tail(before: str) -> _Tail:
    match, known = _TAIL.search(before), load_dictionary()
    text = match.group() if match else ""
    begun = range(max(0, len(text) - _LONGEST_WORD + 1), len(text))
    starts = tuple((start, node) for start in begun if (node := known.find(text[start:])) != ROOT)
    return _Tail(text, starts, "".join([known.signs_after(node) for _, node in starts]))


def straddle(before: str, after: str) -> float:
    """Return how much likelier the characters about the seam are as one text than as two, by the dictionary."""
    # most seams cut no word, as the first character behind them tells
    return _score_straddle(before[-_EDGE:], after[:_EDGE]) if after[:1] in signs_behind(before) else 0.0


def signs_behind(before: str) -> str:
    """Return the characters with which a word may go on that begins at the end of *before*."""
    return _read_tail(before[-_EDGE:]).signs


@remembered(16_384)
def _score_straddle(before: str, after: str) -> float:
    head = _HEAD.match(after)
    if not head:
        return 0.0
    (left, starts, _), right = _read_tail(before), head.group()
    known = load_dictionary()
    words = [  # across the seam: where in *left* each begins, its characters in *right*, its frequency
        (start, size, count)
        for start, node in starts
        for size, count in enumerate(known.count_along(right[: _LONGEST_WORD - len(left) + start], node), 1)
        if count
    ]
    if not words:
        return 0.0
    costs, rests = _costs(left), _rests(right)
    best = apart = costs[-1] + rests[0]
    for start, size, count in words:
        best = min(best, costs[start] + _LOG_TOTAL - math.log(count) + rests[size])
    return min(apart - best, 14.0)


class Strings:
    """The strings of 2 to 5 characters of a page's lines; gathered size by size when first asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)
        self._known: dict[int, Set[str]] = {}
        self._weights: dict[tuple[str, str], float] = {}

    def across(self, before: str, after: str) -> float:
        """Return the weight of the longest string across the seam that stands elsewhere on the page."""
        if before[-1:] + after[:1] not in self._of_size(2):  # so ends the look at most seams
            return 0.0
        seam = before[-_GRAM + 1 :], after[: _GRAM - 1]
        weight = self._weights.get(seam)
        if weight is None:
            if len(self._weights) == _REMEMBERED:
                self._weights.clear()
            weight = self._weights[seam] = self._weigh(*seam)
        return weight

    def _weigh(self, tail: str, head: str) -> float:
        """Return it; a longer string holds a shorter one that crosses the seam too, so the first without ends it."""
        text, seam = tail + head, len(tail)
        weight = _STRING_WEIGHT[2]
        for size in range(3, _GRAM + 1):
            known = self._of_size(size)
            for start in range(max(0, seam - size + 1), min(seam, len(text) - size + 1)):
                if text[start : start + size] in known:
                    weight = _STRING_WEIGHT[size]
                    break
            else:
                break
        return weight

    def _of_size(self, size: int) -> Set[str]:
        """Return the strings of *size* characters."""
        known = self._known.get(size)
        if known is None:
            page = "\n".join(self._lines)  # a line feed stands in no string asked for
            known = self._known[size] = {page[first : first + size] for first in range(len(page) - size + 1)}
        return known
