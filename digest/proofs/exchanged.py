"""Whole words put for others: what sounds the same (公会 for 工会, 七夜 for 企业), two characters in turn (会工).

A word that reports of the trade use, or a common one, is tried wherever its sound stands, or it stands with two of its
characters the other way round; whether it is meant says a logistic regression.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import mul
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from digest.proofs import likeness
from digest.proofs.costs import START, alone, counted, is_known, known_words, step
from digest.proofs.readings import PricedText, is_hanzi
from digest.proofs.usage import usage, use_of
from digest.proofs.vocabulary import is_surname

_SIZES = range(2, 5)  # characters of what may be meant
_COMMON, _COMMON_SWAPPED = 12_000, 30_000  # of the counted words that may be meant beside those of the trade
_LEAST_GAIN = 1.5  # nats by which a text must read better with two characters in turn
# The same with a word that sounds alike, more for a word of the trade and less where one stands there: the costs are
# of general texts, where 公会 and 血缘 are commoner than 工会 and 学员.
_LEAST_GAIN_OF_SOUND = 3.0
_DEARER = 5.0  # nats by which a word must cost less than what stands where that is one as well: 会议 議会
_UNCOUNTED = 14.0  # nats that stand for the cost of what is no word
_PAGE = 3000  # characters on either side in which other mentions count
_SEEN = 3  # mentions that tell no more than so many
_NUMBERS = frozenset("一二三四五六七八九十两百千万亿第几0123456789")
_PLACES = frozenset("镇乡村县路街桥港湾巷弄社旗区州市")
_BODIES = frozenset("省市县区州旗镇乡村街路")
_CLOSE = -0.5  # nats that a word costs less after another than anywhere: they are said together
# Weights of logistic regressions on slips that were put by script into clean articles by other hands and into the
# written reports, one of each by turns kept aside: what ``_of_sound`` and ``_of_turn`` return.
_SOUND_WEIGHTS = (
    -6.93,
    0.619,
    -0.352,
    1.96,
    -2.57,
    0.314,
    3.58,
    0.848,
    -1.03,
    1.41,
    1.45,
    -4.21,
    -2.63,
    1.62,
    -4.71,
    -0.664,
    0.579,
    2.5,
    -0.778,
    -0.684,
    -1.42,
)
_TURN_WEIGHTS = (-3.22, 0.48, 1.1, 0.482, 1.43, -4.36, 0.087, 1.19, -0.312, -0.532, -1.49, 0.042, 1.26)
# What is kept aside finds 34 of 100 such words at 1 false alarm in 10,000 characters, and 66 of 100 turns.
_LEAST_SOUND, _LEAST_TURN = 2.4, 2.6


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
    broken: int


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
    """Yield the words that sound like what stands there, where the text is likelier with them."""
    automaton, words = _by_sound()
    sounds = priced.text.translate(likeness.by_sound())
    for number, start, end in automaton.find_matches_as_indexes(sounds, overlapping=True):
        word, stands = words[number], priced.text[start:end]
        is_place = len(word) > 2 and stands[-1] == word[-1] and word[-1] in _BODIES  # 抚州市 福州市
        if stands != word and not is_place and all(map(is_hanzi, stands)):
            least = _LEAST_GAIN_OF_SOUND - use_of(word) + max(use_of(stands), 0.0)
            if gained := priced.gained(start, word, least):
                yield _Candidate(start, end, word, *gained)


def _turned(priced: PricedText) -> Iterator[_Candidate]:
    """Yield the words that stand there with two characters in turn, where the text is likelier with them."""
    automaton, words = _by_turn()
    for number, start, end in automaton.find_matches_as_indexes(priced.text, overlapping=True):
        if gained := priced.gained(start, words[number], _LEAST_GAIN):
            yield _Candidate(start, end, words[number], *gained)


def _of_sound(priced: PricedText, one: _Candidate) -> tuple[float, ...]:
    """Return what the costs, the trade's reports and the page say of a word that sounds the same."""
    start, end, word, gain, fit, broken = one
    text, used = priced.text, usage()
    stands = text[start:end]
    first, last = priced.covering(start, end)
    is_begun, is_ended = priced.starts[first] == start, priced.starts[last + 1] == end
    is_word = is_begun and is_ended and first == last
    before = counted(priced.words[first - 1]) if first else START
    after = counted(priced.words[last + 1]) if last + 1 < len(priced.words) else START
    return (
        1.0,
        min(gain, 9.0),
        max(fit - 12.0, 0.0),
        is_word,
        is_begun and is_ended and not is_word,
        broken,
        is_known(stands),
        use_of(word),
        use_of(stands),
        is_begun and used.is_pair(before, word),
        is_ended and used.is_pair(word, after),
        is_begun and used.is_pair(before, stands),
        is_ended and used.is_pair(stands, after),
        *_mentions(text, one),
        alone(stands) if is_word else _UNCOUNTED,
        alone(word),
        len(word) - 2,
        is_word and priced.cost(first) - priced.alone[first] < _CLOSE,
        is_word and priced.cost(first + 1) - priced.alone[first + 1] < _CLOSE,
        is_word and stands[0] in _NUMBERS,
    )


def _of_turn(priced: PricedText, one: _Candidate) -> tuple[float, ...]:
    """Return what the costs, the trade's reports and the page say of a word with two characters in turn."""
    start, end, word, gain, _, _ = one
    text = priced.text
    stands, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    first, last = priced.covering(start, end)
    is_begun, is_ended = priced.starts[first] == start, priced.starts[last + 1] == end
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
        is_begun and _is_said_after(priced, first, word),
    )


def _is_said_after(priced: PricedText, number: int, word: str) -> bool:
    """Say whether *word* is likelier after the word before that of that *number* than anywhere."""
    before = counted(priced.words[number - 1]) if number else START
    return step(before, word) - alone(word) < _CLOSE


def _mentions(text: str, one: _Candidate) -> tuple[int, int]:
    """Return how often what may be meant stands elsewhere on the page, and how often what stands there."""
    page = text[max(0, one.start - _PAGE) : one.start] + "\n" + text[one.end : one.end + _PAGE]
    return min(page.count(one.word), _SEEN), min(page.count(text[one.start : one.end]), _SEEN)


@functools.cache
def _words() -> frozenset[str]:
    """Return the words that reports of the trade use."""
    return frozenset(word for word in usage().counts if len(word) in _SIZES and all(map(is_hanzi, word)))


@functools.cache
def _by_sound() -> tuple[AhoCorasick, list[str]]:
    common = (word for word in islice(known_words(), _COMMON) if 2 <= len(word) <= 3 and all(map(is_hanzi, word)))
    words = sorted(_words().union(common))
    sounds = likeness.by_sound()
    return AhoCorasick([word.translate(sounds) for word in words]), words


@functools.cache
def _by_turn() -> tuple[AhoCorasick, list[str]]:
    """Return what is no word but is one with two characters in turn, and that word."""
    common = (word for word in islice(known_words(), _COMMON_SWAPPED) if len(word) in _SIZES)
    found: dict[str, str] = {}
    for word in (*sorted(_words()), *common):
        for place in range(len(word) - 1):
            turned = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if turned not in found and (not is_known(turned) or alone(turned) > alone(word) + _DEARER):
                found[turned] = word
    return AhoCorasick(list(found)), list(found.values())
