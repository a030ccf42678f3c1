"""Where a misprint may be: characters that no word of the dictionary takes, and words that hardly anybody writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.readings import completing, counted, is_hanzi
from digest.proofs.vocabulary import is_surname
from digest.word_pairs import alone, step
from digest.words import frequency

_FREE = frozenset(
    "的是在和了有不为中将与等大一上个以对人也到从由并及其于就把让向更年月日"
)  # words by themselves nearly everywhere
_PAIR = 1.5  # nats that a word may cost more after another than anywhere
# Nats from which a single character is looked at: it fits so badly between its neighbours (with these and what follows
# 88 of 100 slips are looked at, and one character in 23).
_ODD = 9.5
_ODD_RUN = 7.0  # the same where another single character stands beside it: a broken word of two leaves both
_RARE = 150  # a word of two that the dictionary has seldomer may be another one with a slip (布署) …
_COMMONER = 20  # … that is so many times as frequent
_FAINT = 12  # how often a word stands in the dictionary's corpus that is worth a trial
_LONGEST_RUN = 5


class Spot(NamedTuple):
    """A place of the text, how badly it fits in nats, and what characters may be meant there, with how frequent words."""

    place: int
    odd: float
    run: int  # single characters side by side, up to five
    in_name: bool
    stands: int  # how frequent the word is that stands there; 0 where none does
    meant: tuple[tuple[str, int], ...]


def spots(text: str, words: list[str]) -> Iterator[Spot]:
    """Yield where characters of *text*, cut into *words*, may stand for others."""
    place, last = 0, len(words) - 1
    for number, word in enumerate(words):
        if len(word) == 1:
            if word not in _FREE and is_hanzi(word):
                beside = _is_single(words, number - 1) or (number < last and _is_single(words, number + 1))
                odd = oddness(words, number, _ODD_RUN if beside else _ODD)
                if odd and (meant := _likely(text, place)):
                    yield Spot(place, odd, run_of(words, number), is_in_name(words, number), 0, meant)
        elif len(word) == 2 and (others := _commoner(word)):
            odd = oddness(words, number, -99.0)
            for at, meant in others:
                yield Spot(place + at, odd, 1, is_in_name(words, number), frequency(word), meant)
        place += len(word)


def _is_single(words: list[str], number: int) -> bool:
    return number >= 0 and len(words[number]) == 1 and is_hanzi(words[number])


def oddness(words: list[str], number: int, least: float) -> float:
    """Return what the word costs in nats between its neighbours; 0 if that is not above *least*."""
    word = words[number]
    before = step(counted(words[number - 1]) if number else "。", word)
    if before <= least - _PAIR:
        return 0.0
    after = counted(words[number + 1]) if number + 1 < len(words) else "。"
    odd = before + step(word, after) - alone(after)
    return odd if odd > least else 0.0


def run_of(words: list[str], number: int) -> int:
    """Return how many single characters stand side by side there."""
    first, last = number, number
    while last - first < _LONGEST_RUN - 1 and _is_single(words, first - 1):
        first -= 1
    while last - first < _LONGEST_RUN - 1 and last + 1 < len(words) and _is_single(words, last + 1):
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


def _likely(text: str, place: int) -> tuple[tuple[str, int], ...]:
    before, after = text[max(0, place - 3) : place], text[place + 1 : place + 2]
    signs = completing(likeness.alike(text[place]), before, after)
    return tuple((sign, count) for sign, count in signs.items() if count > _FAINT)


@remembered(65_536)
def _commoner(word: str) -> tuple[tuple[int, tuple[tuple[str, int], ...]], ...]:
    """Return at which places of a rare *word* of two other characters make a much more frequent one."""
    count = frequency(word)
    if not 0 < count <= _RARE or not is_hanzi(word[0]):
        return ()
    least = max(_FAINT, _COMMONER * count)
    first = {sign: frequency(sign + word[1]) for sign in likeness.alike(word[0])}
    second = {sign: frequency(word[0] + sign) for sign in likeness.alike(word[1])}
    found = (tuple((sign, n) for sign, n in signs.items() if n > least) for signs in (first, second))
    return tuple((place, signs) for place, signs in enumerate(found) if signs)
