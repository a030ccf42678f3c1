"""Where a misprint may be: characters that no word of the dictionary takes, and words that hardly anybody writes."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from heapq import nlargest
from itertools import accumulate
from typing import NamedTuple

from digest.proofs.costs import START, alone, counted, known_words, step, times
from digest.proofs.readings import LONGER, commoner, completing, is_hanzi, weigh
from digest.proofs.vocabulary import is_surname
from digest.words import frequency

FREE = frozenset(
    "的是在和了有不为中将与等大一上个以对人也到从由并及其于就把让向更年月日"
)  # words by themselves nearly everywhere
# Nats from which a character that stands by itself is looked at, so badly does it fit between its neighbours: beside
# another such character, beside words only, and a word that the newspapers hardly have.
_ODD, _ODD_ALONE, _ODD_WORD = 8.5, 10.0, 12.0
_HARDLY = 4  # times that they have such a word
_DEARER = 1.21  # nats that a word may cost more after another than anywhere (its share in costs.step: 0.3)
_COUNTED, _TRIED = 4, 2  # of what may be meant so many are reckoned, those with the commonest words, and tried
_LEAST_GAIN = 3.0  # nats that a text must be likelier by: 99 of 100 slips are
_AROUND = 5  # characters on either side by which words are cut anew
_LONGEST_RUN = 5


class Meant(NamedTuple):
    """A character that may be meant, by how many nats the text is likelier with it, and the singles it takes in."""

    gain: float
    absorbed: int
    sign: str


class Spot(NamedTuple):
    """A place of the text, how badly it fits in nats, and what may be meant there."""

    place: int
    odd: float
    run: int  # single characters side by side, up to five
    in_name: bool
    stands: str  # the rare word that stands there; "" where none does
    meant: tuple[Meant, ...]  # the likeliest first


def spots(text: str, words: list[str]) -> Iterator[Spot]:
    """Yield where characters of *text*, cut into *words*, may stand for others."""
    passed = _passed()
    numbers = [number for number, word in enumerate(words) if word not in passed]
    places = list(accumulate(map(len, words), initial=0)) if numbers else []
    for number in numbers:
        word = words[number]
        if word in words[number + 1 : number + 2] or word in words[max(0, number - 1) : number]:
            continue  # doubled: another check's matter
        if text[places[number] + len(word) : places[number] + len(word) + 1].isspace():
            continue  # a word that a blank breaks (先 锋)
        if len(word) == 1:
            odd = oddness(words, number, _ODD)
            if odd > _ODD and is_hanzi(word) and (odd > _ODD_ALONE or is_beside(words, number)):
                place = places[number]
                counts = completing(word, text[max(0, place - 3) : place], text[place + 1 : place + 2])
                if counts and (meant := likelier(text, place, words, number, counts)):
                    yield Spot(place, odd, run_of(words, number), is_in_name(words, number), "", meant)
        elif len(word) == 2 and (meant_by := commoner(word)):
            odd = oddness(words, number, _ODD_WORD)
            for at, counts in meant_by.items() if odd > _ODD_WORD else ():
                if meant := likelier_words(words, number, at, counts):
                    yield Spot(places[number] + at, odd, 1, is_in_name(words, number), word, meant)


@functools.cache
def _passed() -> frozenset[str]:
    """Return what is not looked at: signs, words of two and more that newspapers have, and what fits everywhere."""
    return FREE.union("\n \u3000", (word for word in known_words() if times(word) > _HARDLY and not _is_odd(word)))


def _is_odd(word: str) -> bool:
    """Say whether *word* is a character that may stand somewhere so badly that it is looked at."""
    return len(word) == 1 and is_hanzi(word) and alone(word) > _ODD - 2 * _DEARER


def is_beside(words: list[str], number: int) -> bool:
    """Say whether another single character stands beside the one there."""
    return _is_single(words, number - 1) or _is_single(words, number + 1)


def oddness(words: list[str], number: int, least: float) -> float:
    """Return what the word costs in nats between its neighbours; where that cannot be above *least*, some of it."""
    word = words[number]
    before = step(counted(words[number - 1]) if number else START, word)
    if before <= least - _DEARER:
        return before
    after = counted(words[number + 1]) if number + 1 < len(words) else START
    return before + step(word, after) - alone(after)


def _around(words: list[str], number: int) -> list[str]:
    """Return the words there as they are counted, with two on either side."""
    return [counted(words[at]) if 0 <= at < len(words) else START for at in range(number - 2, number + 3)]


def likelier(text: str, place: int, words: list[str], number: int, counts: dict[str, int]) -> tuple[Meant, ...]:
    """Return those of *counts* by which *text* is likelier in place of the single character, the likeliest first.

    What makes a word with one of its neighbours is reckoned by that first; for the best the words are cut anew.
    """
    ahead, before, sign, after, behind = _around(words, number)
    cost = step(before, sign) + step(sign, after)
    cost_before, cost_after = step(ahead, before) + cost, cost + step(after, behind)
    found: list[Meant] = []
    for other in nlargest(_COUNTED, counts, key=counts.__getitem__):
        joined = []
        if frequency(before + other):
            gain = cost_before - step(ahead, before + other) - step(before + other, after)
            joined.append(Meant(gain, 1 + (len(before) == 1), other))
        if frequency(other + after):
            gain = cost_after - step(before, other + after) - step(other + after, behind)
            joined.append(Meant(gain, 1 + (len(after) == 1), other))
        if joined:
            found.append(max(joined))
        elif counts[other] > LONGER:
            found.append(cut_anew(text, place, other))
    anew = (cut_anew(text, place, one.sign) for one in nlargest(_TRIED, found) if one.gain > _LEAST_GAIN)
    return tuple(sorted((one for one in anew if one.gain > 0), reverse=True))


def cut_anew(text: str, place: int, sign: str) -> Meant:
    """Return by how much *text* is likelier with *sign* at *place*, its words cut anew."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    (wrong, alone_before), (right, alone_after) = weigh(before + text[place] + after), weigh(before + sign + after)
    return Meant(wrong - right, alone_before - alone_after, sign)


def likelier_words(words: list[str], number: int, at: int, counts: dict[str, int]) -> tuple[Meant, ...]:
    """Return those of *counts* that make likelier words in place of the rare one's character *at*."""
    _, before, word, after, _ = _around(words, number)
    cost = step(before, word) + step(word, after)
    found = []
    for other in counts:
        meant = word[:at] + other + word[at + 1 :]
        found.append(Meant(cost - step(before, meant) - step(meant, after), 0, other))
    return tuple(one for one in nlargest(_TRIED, found) if one.gain > _LEAST_GAIN)


def _is_single(words: list[str], number: int) -> bool:
    return 0 <= number < len(words) and len(words[number]) == 1 and is_hanzi(words[number])


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
