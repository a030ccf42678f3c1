"""How a text reads as words, and what the reading costs by the counts of word pairs."""

from __future__ import annotations

import functools

from digest.dictionary import ROOT, load_dictionary
from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.costs import alone, counted, step
from digest.words import cut_known, frequency

_SELDOM = 12  # jieba counts words that it hardly ever met as 2 or 3
_COMMONER = 20  # how many times as frequent a word must be to be meant by a rare one
LONGER = 10_000  # more than nearly every word of two


def is_hanzi(sign: str) -> bool:
    """Say whether *sign* is a Chinese character of the basic plane."""
    return "\u4e00" <= sign <= "\u9fff"


@remembered(4096)  # what stands is weighed once for every candidate
def weigh(text: str) -> tuple[float, int]:
    """Return what *text* costs in nats, read as the dictionary's words, and how many single characters it leaves."""
    words = cut_known(text)
    read = [counted(word) for word in words]
    singles = sum([len(word) == 1 and is_hanzi(word) for word in words])
    return (sum(map(step, read, read[1:]), alone(read[0])) if read else 0.0), singles


def cost_of(text: str) -> float:
    """Return the cost of *text* in nats, read as the words the dictionary finds in it."""
    return weigh(text)[0]


@functools.cache
def _pairs() -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Return for every character what makes a word of two with it, and how frequent: after it, and before it."""
    known = load_dictionary()
    after: dict[str, dict[str, int]] = {}
    before: dict[str, dict[str, int]] = {}
    for first in known.signs_after(ROOT):
        for last in known.signs_after(known.find(first)):
            if (count := known.count(first + last)) >= _SELDOM:
                after.setdefault(first, {})[last] = count
                before.setdefault(last, {})[first] = count
    return after, before


def completing(sign: str, before: str, after: str) -> dict[str, int]:
    """Return what may be meant by *sign* as it makes a word with what stands *before* or right *after*, and how often.

    What goes on a longer beginning of a word (实事求) counts as more frequent than any that makes a word of two.
    """
    following, preceding = _pairs()
    alike = likeness.alike(sign)
    found: dict[str, int] = {}
    if ahead := preceding.get(after):
        found = {sign: count for sign, count in ahead.items() if sign in alike}
    if behind := following.get(before[-1:]):
        for sign, count in behind.items():
            if sign in alike and count > found.get(sign, 0):
                found[sign] = count
    for size in (2, 3):
        if len(before) >= size and (going_on := _going_on(before[-size:])):
            for sign in alike & going_on:
                found[sign] = found.get(sign, 0) + LONGER
    return found


@remembered(16_384)
def commoner(word: str) -> dict[int, dict[str, int]]:
    """Return by place the characters that make another word of the two of *word*, one far more frequent."""
    if not (is_hanzi(word[0]) and is_hanzi(word[1])):
        return {}
    following, preceding = _pairs()
    least = max(_COMMONER * frequency(word), LONGER // 100)
    known = preceding.get(word[1], {}), following.get(word[0], {})
    found = {}
    for place, counts in enumerate(known):
        alike = likeness.alike(word[place])
        meant = {sign: count for sign, count in counts.items() if count >= least and sign in alike}
        if meant:
            found[place] = meant
    return found


@remembered(65_536)
def _going_on(text: str) -> frozenset[str]:
    known = load_dictionary()
    node = known.find(text)
    return frozenset(known.signs_after(node)) if node != ROOT else frozenset()


def best_word(text: str, place: int, sign: str) -> str:
    """Return the longest, then commonest word over *place* of *text* with *sign* there; "" if none."""
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
