"""Whole words put for others: what sounds the same (公会 for 工会, 七夜 for 企业), two characters in turn (会工).

A word that reports of the trade use, or a common one, is tried wherever a word stands that sounds the same, or it
stands itself with two of its characters the other way round; whether it is meant says a logistic regression.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import mul
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.costs import alone, is_known, known_words, step
from digest.proofs.readings import PricedText, WeighedSpan, is_hanzi
from digest.proofs.usage import usage, use_of
from digest.proofs.vocabulary import is_surname

_SIZES = range(2, 5)  # characters of what may be meant
_COMMON, _COMMON_SWAPPED = 12_000, 30_000  # of the counted words that may be meant beside those of the trade
_LEAST_GAIN = 1.5  # nats by which a text must read better with two characters in turn
# The same with a word that sounds alike, more for a word of the trade and less where one stands there: the costs are
# of general texts, where 公会 and 血缘 are commoner than 工会 and 学员.
_LEAST_GAIN_OF_SOUND = 3.0
_DEARER = 5.0  # nats by which a word must cost less than what stands where that is one as well: 会议 議会
_PAGE = 3000  # characters on either side in which other mentions count
_SEEN = 3  # mentions that tell no more than so many
_QUOTED = re.compile("[“「][\u4e00-\u9fff]{3,8}[”」]")
_NUMBERS = frozenset("一二三四五六七八九十两百千万亿第几0123456789")
_PLACES = frozenset("镇乡村县路街桥港湾巷弄社旗区州市")
_BODIES = frozenset("省市县区州旗镇乡村街路")
_CLOSE = -0.5  # nats that a word costs less after another than anywhere: they are said together
# Weights of logistic regressions on slips that were put by script into clean articles by other hands and into the
# written reports, one of each by turns kept aside: what ``_of_sound`` and ``_of_turn`` return. Those of sounds
# were fitted once more on 323 such words and 310,000 characters of a daily of 1998, near the old ones (Gaussian prior).
_SOUND_WEIGHTS = (
    *(-2.147, 0.825, -0.13, 0.66, -0.929, 1.275, 1.469, -4.42, -3.04),  # the costs and the trade's reports
    *(1.711, -5.498),  # the page
    *(-0.714, 0.495, -3.67, -0.722, -0.666, -1.475),  # what stands and what is meant
)
_TURN_WEIGHTS = (
    *(-3.22, 0.48, 1.1, 0.482),  # the costs and the trade's reports
    *(1.43, -4.36),  # the page
    *(0.087, 1.19, -0.312, -0.532, -1.49, 0.042, 1.26),  # what stands and what is meant
)
# What is kept aside finds 30 of 100 such words in the daily and the reports (of the reports alone 50) at 0.8 false
# alarms in 10,000 characters of the daily, before 24 and 43; 66 of 100 turns at 0.7.
_LEAST_SOUND, _LEAST_TURN = 1.1, 2.6


class Exchange(NamedTuple):
    """``text[start:end]`` stands where ``word`` is likely; ``score`` says how likely, 0 for the least that is told."""

    start: int
    end: int
    word: str
    score: float


class _Candidate(NamedTuple):
    start: int
    end: int
    word: str
    gain: float
    fit: float


def exchanged(priced: PricedText, passed: Sequence[bool]) -> Iterator[Exchange]:
    """Yield the words of a text that stand for others; not where they are *passed*."""
    for candidates, evidence, weights, least in (
        (_sounding(priced), _of_sound, _SOUND_WEIGHTS, _LEAST_SOUND),
        (_turned(priced), _of_turn, _TURN_WEIGHTS, _LEAST_TURN),
    ):
        for one in candidates:
            if not any(passed[one.start : one.end]):
                score = sum(map(mul, weights, evidence(priced, one))) - least
                if score > 0:
                    yield Exchange(one.start, one.end, one.word, score)


def _sounding(priced: PricedText) -> Iterator[_Candidate]:
    """Yield the words that sound like one that stands there, where the text may be likelier with them."""
    coined = _coined(priced.text)
    for number, stands in enumerate(priced.words):
        if len(stands) > 1 and priced.starts[number] not in coined and (words := same_sound(stands)):
            gap = WeighedSpan(priced, priced.starts[number], priced.starts[number + 1])
            for word, least in words:
                if gained := gap.gained(word, least):
                    yield _Candidate(priced.starts[number], priced.starts[number + 1], word, *gained)


def _coined(text: str) -> frozenset[int]:
    """Return the places of *text* in short quotations, names that somebody made up: “四季帮扶” plays with words."""
    return frozenset(place for found in _QUOTED.finditer(text) for place in range(*found.span()))


@remembered(16_384)
def same_sound(stands: str) -> tuple[tuple[str, float], ...]:
    """Return the words that sound like *stands*, each with the nats by which a text must be likelier with it."""
    least = _LEAST_GAIN_OF_SOUND + max(use_of(stands), 0.0)
    return tuple(
        (word, least - use_of(word))
        for word in _by_sound().get(likeness.sound_of(stands), ())
        if word != stands and not (len(word) > 2 and stands[-1] == word[-1] and word[-1] in _BODIES)  # 抚州市 福州市
    )


def _turned(priced: PricedText) -> Iterator[_Candidate]:
    """Yield the words that stand there with two characters in turn, where the text is likelier with them."""
    automaton, words = _by_turn()
    for number, start, end in automaton.find_matches_as_indexes(priced.text, overlapping=True):
        if gained := WeighedSpan(priced, start, end).gained(words[number], _LEAST_GAIN):
            yield _Candidate(start, end, words[number], *gained)


def _of_sound(priced: PricedText, one: _Candidate) -> tuple[float, ...]:
    """Return what the costs, the trade's reports and the page say of a word that sounds the same."""
    used, (number, _) = usage(), priced.covering(one.start, one.end)
    stands, word = priced.words[number], one.word
    before, after = priced.words_beside(number, number)
    return (
        1.0,
        min(one.gain, 9.0),
        max(one.fit - 12.0, 0.0),
        use_of(word),
        use_of(stands),
        used.is_pair(before, word),
        used.is_pair(word, after),
        used.is_pair(before, stands),
        used.is_pair(stands, after),
        *_mentions(priced.text, one),
        alone(stands),
        alone(word),
        len(word) - 2,
        priced.costs[number] - priced.alone[number] < _CLOSE,
        priced.costs[number + 1] - priced.alone[number + 1] < _CLOSE,
        stands[0] in _NUMBERS,
    )


def _of_turn(priced: PricedText, one: _Candidate) -> tuple[float, ...]:
    """Return what the costs, the trade's reports and the page say of a word with two characters in turn."""
    start, end, word, gain, _ = one
    text = priced.text
    stands, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    first, last = priced.covering(start, end)
    is_begun, is_ended = priced.starts[first] == start, priced.starts[last + 1] == end
    said_before = priced.words_beside(first, last)[0]
    return (
        1.0,
        min(gain, 9.0),
        is_begun and is_ended,
        use_of(word),
        *_mentions(text, one),
        alone(word),
        len(word) - 2,
        is_surname(stands[0]) or (is_surname(before) and len(priced.words[first - 1]) == 1),
        stands[-1] in _PLACES or after in _PLACES,
        before in _NUMBERS,
        not _NUMBERS.isdisjoint(stands + after),
        is_begun and step(said_before, word) - alone(word) < _CLOSE,
    )


def _mentions(text: str, one: _Candidate) -> tuple[int, int]:
    """Return how often what may be meant stands elsewhere on the page, and how often what stands there."""
    page = text[max(0, one.start - _PAGE) : one.start] + "\n" + text[one.end : one.end + _PAGE]
    return min(page.count(one.word), _SEEN), min(page.count(text[one.start : one.end]), _SEEN)


@functools.cache
def _words() -> frozenset[str]:
    """Return the words that reports of the trade use."""
    return frozenset(word for word in usage().counts if len(word) in _SIZES and all(map(is_hanzi, word)))


@functools.cache
def _by_sound() -> dict[str, list[str]]:
    """Return the words that may be meant, under what they sound like."""
    common = (word for word in islice(known_words(), _COMMON) if 2 <= len(word) <= 3 and all(map(is_hanzi, word)))
    found: dict[str, list[str]] = {}
    for word in sorted(_words().union(common)):
        found.setdefault(likeness.sound_of(word), []).append(word)
    return found


@functools.cache
def _by_turn() -> tuple[AhoCorasick, list[str]]:
    """Return what is no word but is one with two characters in turn, and that word."""
    common = (word for word in islice(known_words(), _COMMON_SWAPPED) if len(word) in _SIZES)
    words = [word for word in (*sorted(_words()), *common) if _NUMBERS.isdisjoint(word)]  # 四百五, 四五百
    found: dict[str, str] = {}
    for word in words:
        for place in range(len(word) - 1):
            turned = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if turned not in found and (not is_known(turned) or alone(turned) > alone(word) + _DEARER):
                found[turned] = word
    return AhoCorasick(list(found)), list(found.values())
