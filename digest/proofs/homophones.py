"""Longer words, terms and what is said together, written by what sounds the same: 合理化简易, 限其整改, 时机工作."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from digest.proofs import likeness
from digest.proofs.readings import FREE, PricedText, is_hanzi, weigh
from digest.proofs.vocabulary import said_together, terms
from digest.word_costs import is_known, known_words, rank

_AROUND = 5  # characters on either side by which a place is read
_SELDOM = 14.5  # nats that a word costs which is too rare to be meant
_SIZES = range(4, 7)  # characters of a word of the dictionary; shorter ones sound like too many others (博物官 博物馆)
_NUMBERS = frozenset("一二三四五六七八九十百千万第两")  # 第六师一 sounds like 第六十一
_LEAST = 3.0  # nats by which a text must read better: 33 false alarms in 2.5 million characters of dailies and reports


class Homophone(NamedTuple):
    """``text[start:end]`` stands where ``term`` is likely, which sounds the same."""

    start: int
    end: int
    term: str
    gain: float


def homophones(priced: PricedText) -> Iterator[Homophone]:
    """Yield what sounds like a longer word or a term, is none itself, and takes no part of the words around.

    Nor is it a word beside one that stands nearly everywhere: 将助学金及时发放 means no 奖助学金.
    """
    text, edges = priced.text, frozenset(priced.starts)
    automaton, known = _tables()
    for number, start, end in automaton.find_matches_as_indexes(text.translate(likeness.by_sound()), overlapping=True):
        stands, term = text[start:end], known[number]
        if stands == term or start not in edges or end not in edges or not all(map(is_hanzi, stands)):
            continue
        same = sum(first == second for first, second in zip(stands, term, strict=True))
        is_joined = (stands[0] in FREE and is_known(stands[1:])) or (stands[-1] in FREE and is_known(stands[:-1]))
        if same >= min(len(term) - 2, 2) and stands not in _texts() and not is_known(stands) and not is_joined:
            before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            gain = weigh(before + stands + after)[0] - weigh(before + term + after)[0]
            if gain > _LEAST:
                yield Homophone(start, end, term, gain)


@functools.cache
def _texts() -> frozenset[str]:
    words = islice(known_words(), rank(_SELDOM))
    longer = {word for word in words if len(word) in _SIZES and _NUMBERS.isdisjoint(word) and all(map(is_hanzi, word))}
    return frozenset(longer.union(terms(), said_together()))


@functools.cache
def _tables() -> tuple[AhoCorasick, list[str]]:
    known = sorted(_texts())
    return AhoCorasick([text.translate(likeness.by_sound()) for text in known]), known
