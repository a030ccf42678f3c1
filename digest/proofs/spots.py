"""Where a misprint may be, and what may be meant there: characters that no word of the dictionary takes, rare words."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.costs import alone
from digest.proofs.readings import PricedText, WeighedSpan, is_hanzi, is_odd, is_single
from digest.proofs.vocabulary import words_with

# Nats from which a character that stands by itself is looked at, so badly does it fit between its neighbours: beside
# another such character, and beside words only (0.5 more of each lose 11 of 1,063 slips that are found); the same of a
# word of two that costs so much anywhere (12 finds 2 more, and looks at three times as many).
_ODD, _ODD_ALONE, _ODD_WORD, _RARE = 8.5, 10.0, 14.0, 11.0
_LEAST_GAIN = 5.0  # nats that a text must be likelier by: at 4 as many more cry as are found
_TRIED = 2  # of what may be meant
_COMMON = 9.0  # nats that a character by itself costs that may be meant for one: the commonest 300


class Meant(NamedTuple):
    """A word that may be meant, the character in it that is printed wrong, and what speaks for it."""

    gain: float  # nats by which the text is likelier
    sign: str
    word: str
    fit: float  # nats that the word costs between its neighbours
    broken: int  # words at its edges that it takes characters from
    start: int  # where it begins


class Spot(NamedTuple):
    """A place of the text, the word that stands there, and what may be meant."""

    place: int
    stands: str
    run: int  # single characters side by side, up to five; 0 where a longer word stands
    meant: tuple[Meant, ...]  # the likeliest first


def spots(priced: PricedText, passed: Sequence[bool]) -> Iterator[Spot]:
    """Yield where characters of a text may stand for others; not where they are *passed*."""
    text, starts = priced.text, priced.starts
    for number in odd_words(priced):
        for place in range(starts[number], starts[number + 1]):
            if passed[place]:
                continue
            meant = likelier(priced, place, words_with(text, place, likeness.alike(text[place])))
            if len(priced.words[number]) == 1 and (signs := alone_instead(text[place])):
                meant += likelier(priced, place, [(place, signs)])
            if meant:
                yield Spot(place, priced.words[number], run_of(priced.words, number), meant)


def odd_words(priced: PricedText) -> Iterator[int]:
    """Yield the numbers of the words that hardly fit between their neighbours."""
    words, anywhere, costs = priced.words, priced.alone, priced.costs
    last = len(words) - 1
    for number, cost in enumerate(costs[:-2]):
        surprise = cost + costs[number + 1] - anywhere[number + 1]
        if surprise <= _ODD:
            continue
        word = words[number]
        size = len(word)
        if size > 2 or (size == 2 and anywhere[number] <= _RARE) or not is_looked_at(word):
            continue
        before, after = words[number - 1] if number else "\n", words[number + 1] if number < last else "\n"
        least = _ODD_WORD if size > 1 else _ODD if is_single(before) or is_single(after) else _ODD_ALONE
        if surprise <= least or word in (before, after) or (after.isspace() and after != "\n"):
            continue  # doubled: another check's matter; a word that a blank breaks (先 锋)
        yield number


def is_looked_at(word: str) -> bool:
    """Say whether *word* may be, or have, a misprint: a single character, or a rare word of two."""
    return is_hanzi(word[0]) and (is_hanzi(word[1]) if len(word) > 1 else is_odd(word))


@functools.lru_cache(maxsize=8192)  # every character of GB 2312
def alone_instead(sign: str) -> tuple[str, ...]:
    """Return the characters that *sign* may stand for and that are common words by themselves."""
    return tuple(other for other in sorted(likeness.alike(sign)) if alone(other) < _COMMON)


def likelier(priced: PricedText, place: int, found: Iterable[tuple[int, Sequence[str]]]) -> tuple[Meant, ...]:
    """Return the words of *found* by which the text is likelier: one for every sign at *place*, the likeliest first.

    Those of one span are together, with where they begin.
    """
    best: dict[str, Meant] = {}
    for start, words in found:
        gap = WeighedSpan(priced, start, start + len(words[0]))
        for word in words:
            if gained := gap.gained(word, _LEAST_GAIN):
                sign = word[place - start]
                if sign not in best or gained[0] > best[sign].gain:
                    best[sign] = Meant(gained[0], sign, word, gained[1], gap.broken, start)
    return tuple(sorted(best.values(), reverse=True)[:_TRIED])


def run_of(words: Sequence[str], number: int) -> int:
    """Return how many single characters stand side by side there, up to five; 0 where a longer word stands."""
    if len(words[number]) > 1:
        return 0
    first = last = number
    while first and len(words[first - 1]) == 1:
        first -= 1
    while last < len(words) - 1 and len(words[last + 1]) == 1:
        last += 1
    return min(last - first + 1, 5)
