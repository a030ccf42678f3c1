"""How a text reads as words, and what the reading costs by the counts of word pairs."""

from __future__ import annotations

import functools

from digest.dictionary import ROOT, load_dictionary
from digest.memory import remembered
from digest.word_pairs import alone, step
from digest.words import cut_known

_NUMBER, _LATIN, _START = "未##数", "未##串", "始##始"  # what the counted text has for them (digest.word_pairs)
_SIGNS = dict(zip(",;:?!()", "，；：？！（）", strict=True))


def is_hanzi(sign: str) -> bool:
    """Say whether *sign* is a Chinese character of the basic plane."""
    return "\u4e00" <= sign <= "\u9fff"


@remembered(65_536)
def counted(word: str) -> str:
    """Return *word* as the counted text has it: numbers, Latin words and ends of lines are all the same there."""
    first = word[0]
    if is_hanzi(first):
        return word
    if first.isdigit():
        return _NUMBER
    if first.isascii() and first.isalpha():
        return _LATIN
    return _START if first.isspace() else _SIGNS.get(word, word)


def cost_of(text: str) -> float:
    """Return the cost of *text* in nats, read as the words the dictionary finds in it."""
    words = [counted(word) for word in cut_known(text)]
    return sum(map(step, words, words[1:]), alone(words[0])) if words else 0.0


@functools.cache
def _pairs() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return for every character what makes a word of two with it: after it, and before it."""
    known = load_dictionary()
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for first in known.signs_after(ROOT):
        for last in known.signs_after(known.find(first)):
            if known.count(first + last):
                after.setdefault(first, set()).add(last)
                before.setdefault(last, set()).add(first)
    return {key: frozenset(signs) for key, signs in after.items()}, {k: frozenset(v) for k, v in before.items()}


def completing(before: str, after: str) -> frozenset[str]:
    """Return the characters that make a word with what stands *before* (up to three) or right *after* them."""
    following, preceding = _pairs()
    found = preceding.get(after, frozenset()) | following.get(before[-1:], frozenset())
    for size in (2, 3):
        if len(before) >= size:
            found |= _going_on(before[-size:])
    return found


@remembered(65_536)
def _going_on(text: str) -> frozenset[str]:
    known = load_dictionary()
    node = known.find(text)
    return frozenset(known.signs_after(node)) if node != ROOT else frozenset()


def best_word(text: str, place: int, sign: str) -> str:
    """Return the longest, then commonest word of the dictionary over *place* of *text* with *sign* there; "" if none."""
    known = load_dictionary()
    found: tuple[int, int, str] = (1, 0, "")
    for start in range(max(0, place - 3), place + 1):
        before = text[start:place]
        node = known.find(before) if before else ROOT
        if before and node == ROOT:
            continue
        after = sign + text[place + 1 : place + 4]
        for size, count in enumerate(known.count_along(after, node), 1):
            if count and (len(before) + size, count) > found[:2]:
                found = (len(before) + size, count, before + after[:size])
    return found[2]


def singles(text: str) -> int:
    """Return how many single Chinese characters the words of *text* leave."""
    return sum(len(word) == 1 and is_hanzi(word) for word in cut_known(text))
