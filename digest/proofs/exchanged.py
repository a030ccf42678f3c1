"""Whole words put for others: what sounds the same (公会 for 工会, 七夜 for 企业), two characters in turn (会工).

A word that reports of the trade use, or a common one, is tried wherever a word stands that sounds the same, or it
stands itself with two of its characters the other way round; whether it is meant says a logistic regression.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import add

from digest.expressions import expression
from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.readings import PricedText, WeighedSpan, is_hanzi
from digest.proofs.spots import Meant
from digest.proofs.usage import usage, use_of
from digest.word_costs import alone, is_known, known_words

_SIZES = range(2, 5)  # characters of what may be meant
_COMMON, _COMMON_SWAPPED = 12_000, 30_000  # of the counted words that may be meant beside those of the trade
_LEAST_GAIN = 1.5  # nats by which a text must read better with two characters in turn
# The same with a word that sounds alike, more for a word of the trade and less where one stands there: the costs are
# of general texts, where 公会 and 血缘 are commoner than 工会 and 学员.
_LEAST_GAIN_OF_SOUND = 2.0
_ODD = 9.5  # nats that a word costs between its neighbours from which it is looked at: 99 of 100 that are found do
_ODD_TURNED = 13.0  # the same of what stands where two characters may be in turn: all of 70 that were found do
_DEARER = 5.0  # nats by which a word must cost less than what stands where that is one as well: 会议 議会
_QUOTED = expression("[“「][\u4e00-\u9fff]{3,8}[”」]")
_NUMBERS = frozenset("一二三四五六七八九十两百千万亿第几0123456789")
_BODIES = frozenset("省市县区州旗镇乡村街路")


def exchanged(priced: PricedText, passed: Sequence[int]) -> Iterator[Meant]:
    """Yield the words that may be meant for others that stand in a text; not where they are *passed*."""
    for one in chain(_sounding(priced), _turned(priced)):
        if not any(passed[one.start : one.end]):
            yield one


def _sounding(priced: PricedText) -> Iterator[Meant]:
    """Yield the words that sound like one that stands there, where the text may be likelier with them."""
    coined, starts = _coined(priced.text), priced.starts
    odd = [number for number, cost in enumerate(priced.surprises) if cost > _ODD]
    for number in odd:
        stands = priced.words[number]
        if len(stands) > 1 and starts[number] not in coined and (leasts := same_sound(stands)):
            gap = WeighedSpan(priced, starts[number], starts[number + 1])
            for gain, fit, word in gap.gains(tuple(leasts), min(leasts.values())):
                if gain > leasts[word]:
                    yield Meant("sound", starts[number], starts[number + 1], word, gain, fit, 0, 0.0)


def _coined(text: str) -> frozenset[int]:
    """Return the places of *text* in short quotations, names that somebody made up: “四季帮扶” plays with words."""
    return frozenset(place for found in _QUOTED.finditer(text) for place in range(*found.span()))


@remembered(16_384)
def same_sound(stands: str) -> Mapping[str, float]:
    """Return the words that sound like *stands*, each with the nats by which a text must be likelier with it."""
    least = _LEAST_GAIN_OF_SOUND + max(use_of(stands), 0.0)
    return {
        word: least - use_of(word)
        for word in _by_sound().get(likeness.sound_of(stands), ())
        if word != stands and not (len(word) > 2 and stands[-1] == word[-1] and word[-1] in _BODIES)  # 抚州市 福州市
    }


def _turned(priced: PricedText) -> Iterator[Meant]:
    """Yield the words that stand there with two characters in turn, where the text is likelier with them."""
    text, pairs = priced.text, _pairs()
    for place, both in [(place, both) for place, both in enumerate(map(add, text[1:], text)) if both in pairs]:
        for start, word in _turned_at(text, place, both, pairs[both]):
            end = start + len(word)
            if priced.surprise(*priced.covering(start, end)) > _ODD_TURNED:
                gap = WeighedSpan(priced, start, end)
                for gain, fit, _ in gap.gains((word,), _LEAST_GAIN):
                    yield Meant("turn", start, end, word, gain, fit, gap.broken, 0.0)


def _turned_at(text: str, place: int, both: str, around: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the words that *text* has with *both*, the characters from *place* on, in turn, and where these begin.

    *around* is how many characters such words have ahead and behind.
    """
    known, used = known_words(), _words()
    for ahead, behind in around:
        start, end = place - ahead, place + 2 + behind
        word = f"{text[start:place]}{both}{text[place + 2 : end]}" if start >= 0 else ""
        if (known.get(word, _COMMON_SWAPPED) < _COMMON_SWAPPED or word in used) and len(word) == end - start:
            stands = text[start:end]  # 四百五, 四五百 are both right
            if (not is_known(stands) or alone(stands) > alone(word) + _DEARER) and _NUMBERS.isdisjoint(word):
                yield start, word


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
def _pairs() -> dict[str, set[tuple[int, int]]]:
    """Return under two characters side by side how many there are ahead and behind in words that may be meant.

    Two equal ones are never in turn.
    """
    common = (word for word in islice(known_words(), _COMMON_SWAPPED) if len(word) in _SIZES)
    found = defaultdict[str, set[tuple[int, int]]](set)
    for word in chain(_words(), common):
        for place in range(len(word) - 1):
            if word[place] != word[place + 1]:
                found[word[place : place + 2]].add((place, len(word) - 2 - place))
    return found
