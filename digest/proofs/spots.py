"""Where a misprint may be: characters that no word of the dictionary takes, and words that hardly anybody writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.readings import completing, counted, is_hanzi
from digest.proofs.vocabulary import is_surname
from digest.word_pairs import alone, step
from digest.words import frequency

FREE = frozenset(
    "的是在和了有不为中将与等大一上个以对人也到从由并及其于就把让向更年月日"
)  # words by themselves nearly everywhere
# Nats from which a single character beside another one is looked at, so badly does it fit between its neighbours: a
# broken word of two leaves two of them (90 of 100 slips and one character in 50 are looked at).
_ODD = 9.0
_DEARER = 1.21  # nats that a word may cost more after another than anywhere (its share in digest.word_pairs: 0.3)
_LONGEST_RUN = 5
_RUN = re.compile(b"\1{2,}")  # single characters side by side


class Spot(NamedTuple):
    """A place of the text, how badly it fits in nats, and what may be meant there, with how frequent the words are."""

    place: int
    odd: float
    run: int  # single characters side by side, up to five
    in_name: bool
    stands: int  # how frequent the word is that stands there; 0 where none does
    meant: dict[str, int]


def spots(text: str, words: list[str]) -> Iterator[Spot]:
    """Yield where characters of *text*, cut into *words*, may stand for others."""
    sizes = list(map(len, words))
    places = list(accumulate(sizes, initial=0))
    rare = likeness.rare_words()
    for number in [number for number, word in enumerate(words) if word in rare]:
        yield from _of_rare_word(words, number, places[number])
    for run in _RUN.finditer(bytes(size == 1 for size in sizes)):
        for number in range(*run.span()):
            word = words[number]
            if word in FREE or not is_hanzi(word) or alone(word) <= _ODD - 2 * _DEARER:
                continue
            if _is_single(words, number - 1) or _is_single(words, number + 1):
                odd = oddness(words, number, _ODD)
                if odd > _ODD:
                    place = places[number]
                    before, after = text[max(0, place - 3) : place], text[place + 1 : place + 2]
                    if meant := completing(likeness.alike(word), before, after):
                        yield Spot(place, odd, run_of(words, number), is_in_name(words, number), 0, meant)


def _of_rare_word(words: list[str], number: int, place: int) -> Iterator[Spot]:
    word = words[number]
    odd, in_name, count = oddness(words, number), is_in_name(words, number), frequency(word)
    for other in likeness.rare_words()[word]:
        at = word[0] == other[0]
        yield Spot(place + at, odd, 1, in_name, count, {other[at]: frequency(other)})


def _is_single(words: list[str], number: int) -> bool:
    return 0 <= number < len(words) and len(words[number]) == 1 and is_hanzi(words[number])


def oddness(words: list[str], number: int, least: float = 0.0) -> float:
    """Return what the word costs in nats between its neighbours; where that cannot be above *least*, some of it."""
    word = words[number]
    before = step(counted(words[number - 1]) if number else "。", word)
    if before <= least - _DEARER:
        return before
    after = counted(words[number + 1]) if number + 1 < len(words) else "。"
    return before + step(word, after) - alone(after)


def run_of(words: list[str], number: int) -> int:
    """Return how many single characters stand side by side there."""
    first, last = number, number
    while last - first < _LONGEST_RUN - 1 and _is_single(words, first - 1):
        first -= 1
    while last - first < _LONGEST_RUN - 1 and _is_single(words, last + 1):
        last += 1
    return last - first + 1


def is_in_name(words: list[str], number: int) -> bool:
    """Say whether the single character may be part of a person's name: after a surname, or one with a word of two."""
    before = words[max(0, number - 2) : number]
    if before and len(before[-1]) == 2 and is_surname(before[-1][0]):
        return True  # 张卫 民
    if any(is_surname(word) for word in before):
        return all(len(word) == 1 for word in before[-1:])  # 李 晓 东
    after = words[number + 1 : number + 2]
    return is_surname(words[number]) and bool(after) and len(after[0]) < 3 and is_hanzi(after[0])  # 王 建国
