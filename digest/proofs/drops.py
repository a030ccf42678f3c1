"""A character dropped from a term of the trade: 困难工 of 困难职工, 市总会 of 市总工会.

Every term (``data/terms.txt``) is looked for with one of its characters dropped. It is a slip where the words of the
dictionary leave single characters in it, no word goes over its edge, and the text reads better with the whole term.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from digest.proofs.readings import is_hanzi, is_odd, weigh
from digest.proofs.vocabulary import right_shorter, terms, young
from digest.words import cut_known, frequency

_AROUND = 5  # characters on either side by which a place is read
_TERM = 6.0  # nats that the text may cost more with the term, which is as good as a word
_LEAST = 3.25  # nats by which it must read better then: 市总会 gains 3.3, the best of what is right 3.2
_UNION = 3.0  # as much more of 总工会: in such reports a 市总会 is hardly ever another
_SHORTEST = 3  # characters of the shortest terms
_LEAST_PHRASE = 4  # characters of a phrase that is looked for; a shorter one has too many neighbours
_LONG = 6  # characters of a term from which its words need not be broken
_PLACES = frozenset("省市区县州盟旗镇")  # a term that begins so goes on from a place's name


class Drop(NamedTuple):
    """``text[start:end]`` stands where ``term`` is likely, which has a character more."""

    start: int
    end: int
    term: str
    gain: float


class Drops:
    """Terms and fixed phrases, ready to be looked for with a character too few."""

    def __init__(self, phrases: Iterable[str] = (), also: Iterable[str] = ()) -> None:
        """Take the *phrases* beside the terms, and what else is right as it stands."""
        self._phrases = dict.fromkeys(
            phrase for phrase in phrases if len(phrase) >= _LEAST_PHRASE and all(map(is_hanzi, phrase))
        )
        self._also = tuple(also)

    @cached_property
    def _tables(self) -> tuple[AhoCorasick, AhoCorasick, list[str]]:
        """Return what is right, what the terms are without one character, and the term of each of these."""
        whole = dict.fromkeys((*terms(), *self._phrases, *self._also, *right_shorter(), *young()))
        short: dict[str, str] = {}
        for term in dict.fromkeys((*terms(), *self._phrases)):
            is_phrase = term in self._phrases  # a term without its first character, or a long one without its last,
            for place in range(not is_phrase, len(term) - (len(term) > _SHORTEST and not is_phrase)):  # is itself right
                stands = term[:place] + term[place + 1 :]
                is_own = term.endswith("总工会") and stands.endswith("工会")  # 自治区工会 is said of 自治区总工会
                if not is_own and stands not in whole and not frequency(stands):
                    short.setdefault(stands, term)
        return (
            AhoCorasick(list(whole), matchkind=MatchKind.LeftmostLongest),
            AhoCorasick(list(short)),
            list(short.values()),
        )

    def of(self, text: str) -> Iterator[Drop]:
        """Yield what *text* has with a character too few."""
        whole, short, meant = self._tables
        suspected = short.find_matches_as_indexes(text, overlapping=True)
        if not suspected:
            return
        right = [(start, end) for _, start, end in whole.find_matches_as_indexes(text)]
        for number, start, end in suspected:
            if not is_covered(right, start, end):
                gain = gained(text, start, end, meant[number])
                if gain > _LEAST:
                    yield Drop(start, end, meant[number], gain)


def is_covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether one of the sorted *spans*, none of which overlaps another, reaches over an edge of the place."""
    first = bisect_right(spans, (start, start)) - 1
    return any(
        span_start < end
        and start < span_end
        and not (start <= span_start and span_end <= end and span_end - span_start < end - start)
        for span_start, span_end in spans[max(0, first) : first + 3]
    )


def gained(text: str, start: int, end: int, term: str) -> float:
    """Return by how many nats *text* reads better with *term*; 0 where a word goes over an edge or none is broken."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    first, last = len(before), len(before) + end - start
    place, is_broken, words = 0, False, cut_known(before + text[start:end] + after)
    for number, word in enumerate(words):
        upto = place + len(word)
        goes_over = place < first < upto or place < last < upto
        is_of_place = place < first and upto <= last and text[start] in _PLACES and text[start] == term[0]
        is_outside = (place == first and is_alone(words, number - 1)) or (upto == last and is_alone(words, number + 1))
        is_first = term[1:] == text[start:end] and place < first < upto  # 电工技能竞赛 is no 职工技能竞赛
        if is_first or (
            len(term) < _LONG
            and (
                (goes_over and not is_of_place)
                or (is_outside and is_alone(words, number) and not is_of_place)  # 夜读 活动
            )
        ):
            return 0.0
        is_broken |= is_of_place or (first <= place < last and is_odd(word))
        place = upto
    if not is_broken and len(term) < _LONG:
        return 0.0
    return (
        weigh(before + text[start:end] + after)[0]
        - weigh(before + term + after)[0]
        + _TERM
        + _UNION * term.endswith("总工会")
    )


def is_alone(words: list[str], number: int) -> bool:
    """Say whether a single character stands there that is no word nearly everywhere."""
    return 0 <= number < len(words) and is_odd(words[number])
