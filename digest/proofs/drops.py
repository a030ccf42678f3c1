"""A character dropped from a term of the trade: 困难工 of 困难职工, 市总会 of 市总工会.

Every term (``data/terms.txt``) is looked for with one of its characters dropped. It is a slip where the
text reads better with the whole term, and fewer characters are left to themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from digest.proofs.readings import is_hanzi, is_odd, is_traditional, weigh
from digest.proofs.vocabulary import right_shorter, terms, young
from digest.word_costs import alone
from digest.words import cut_known, frequency

_AROUND = 5  # characters on either side by which a place is read
_TERM = 6.0  # nats that the text may cost more with the term, which is as good as a word
# Nats by which it must read better then, where the term mends what is broken, and where it does not. In 540,491 clean
# characters 7 false alarms; of 624 terms with a character too few 333 are found.
_LEAST, _WHOLE = 3.25, 7.25
_UNION = 3.0  # as much more of 总工会: in such reports a 市总会 is hardly ever another
_COMMON = 9.0  # nats that a character by itself costs which is often a word
_BODIES = tuple("部厅局委办处科院会")  # what the names of bodies end with
_BEHIND_NOUNS = tuple("上下里内外")  # 高温天气下|职工 is no 下岗职工
_SHORTEST = 3  # characters of the shortest terms
_LEAST_PHRASE = 4  # characters of a phrase that is looked for; a shorter one has too many neighbours


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
                # 自治区工会 is said of 自治区总工会; 镇街工会, 药企工会 are no 街道工会, 企业工会
                is_own = stands.endswith("工会") and (term.endswith("总工会") or len(stands) == _SHORTEST)
                is_two = stands.startswith(_BEHIND_NOUNS) and not term.startswith(stands[:2])
                if not (is_own or is_two) and stands not in whole and not frequency(stands):
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
        if not suspected or is_traditional(text):
            return  # the terms are of simplified script: 職工精神 has no 工精神
        right = [(start, end) for _, start, end in whole.find_matches_as_indexes(text)]
        for number, start, end in suspected:
            is_repeated = text.count(text[start:end]) > 1  # nobody slips twice the same way
            is_other = meant[number].endswith(_BODIES) and text.startswith(_BODIES, end)  # 应急管理厅 is no 应急管理部
            if not (is_repeated or is_other or is_covered(right, start, end)):
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
    """Return by how many nats *text* reads better with *term*; 0 where that leaves as many characters to themselves."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    beside = (*cut_known(before)[-1:], *cut_known(after)[:1])
    if len(term) == _SHORTEST and any(is_odd(word) and alone(word) > _COMMON for word in beside):
        return 0.0  # 领讲员 is no 讲解员
    (wrong, broken), (right, left) = weigh(before + text[start:end] + after), weigh(before + term + after)
    gain = wrong - right + _TERM + _UNION * term.endswith("总工会")
    return gain if left < broken or gain > _WHOLE else 0.0
