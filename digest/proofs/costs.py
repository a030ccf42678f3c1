"""What a text costs in nats, by how often two words stand side by side in newspapers of our days.

``data/pairs.bin`` holds the words and the counts of words and pairs: ``python -m digest.proofs.rebuild pairs FOLDER``.
"""

from __future__ import annotations

import functools
import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from importlib import resources
from typing import NamedTuple

from digest.dictionary import TOTAL, load_dictionary
from digest.memory import remembered

LEVELS = 13  # levels a doubling of a count: a level is 5 %, and a byte holds counts up to 700,000
NUMBER, LATIN, START = "未##数", "未##串", "始##始"  # what stands for numbers, Latin words and ends of lines
_BITS = 16  # of the number of a word; a pair's key is both numbers
_COUNTS: tuple[float, ...] = tuple(2.0 ** ((level - 1) / LEVELS) for level in range(256))
_UNKNOWN = 0.3  # count of a character that neither dictionary nor newspapers have (tried 0.1 to 1)
_TRUST = 0.7  # share of the pair's own count in a step, the word's count is the rest (tried 0.5 to 0.9)
_FEW = 5.0  # a word seen as often has half of that share (tried 1 to 30)
_SIGNS = dict(zip(",;:?!()", "，；：？！（）", strict=True))


class _Table(NamedTuple):
    """The number and count of every word, the keys of the pairs in order, and the levels of their counts."""

    numbers: dict[str, int]
    counts: list[float]
    total: float
    keys: array[int]
    levels: bytes
    bounds: list[int]  # where the pairs of each first word begin


@functools.cache
def _table() -> _Table:
    content = resources.files(__package__).joinpath("data", "pairs.bin").read_bytes()
    size, last = (int.from_bytes(content[place : place + 4], "little") for place in (0, 4))
    words = content[8:last].decode().split("\n")
    counts = [_COUNTS[level] for level in content[last : last + len(words)]]
    begin = last + len(words)
    keys = array("I", content[begin : begin + 4 * size])
    if sys.byteorder == "big":
        keys.byteswap()
    bounds = [bisect_left(keys, number << _BITS) for number in range(len(words) + 1)]
    numbers = {word: number for number, word in enumerate(words)}
    return _Table(numbers, counts, sum(counts), keys, content[begin + 4 * size :], bounds)


def pack(words: dict[str, int], pairs: dict[tuple[str, str], int]) -> bytes:
    """Return ``pairs.bin`` of the counts of *words* and *pairs*."""
    numbers = {word: number for number, word in enumerate(words)}
    counts = {numbers[first] << _BITS | numbers[last]: count for (first, last), count in pairs.items()}
    keys = array("I", sorted(counts))
    levels = bytes(_level(count) for count in words.values())
    text = "\n".join(words).encode()
    head = len(keys).to_bytes(4, "little") + (8 + len(text)).to_bytes(4, "little")
    rows = bytes(_level(counts[key]) for key in keys)
    if sys.byteorder == "big":
        keys.byteswap()
    return head + text + levels + keys.tobytes() + rows


def _level(count: int) -> int:
    return round(math.log2(count) * LEVELS) + 1


def times(word: str) -> float:
    """Return how often *word* stands in the newspapers, within 3 %; 0 if hardly ever."""
    numbers, counts, *_ = _table()
    number = numbers.get(word)
    return 0.0 if number is None else counts[number]


def known_words() -> Iterable[str]:
    """Return the words that were counted."""
    return _table().numbers


@remembered(32_768)
def _share(word: str) -> float:
    """Return how likely *word* is anywhere: the mean of the dictionary and the newspapers."""
    mean = (load_dictionary().count(word) / TOTAL + times(word) / _table().total) / 2
    return max(mean, _UNKNOWN / TOTAL)


@remembered(65_536)
def counted(word: str) -> str:
    """Return *word* as the newspapers were counted: numbers, Latin words and ends of lines are all the same there."""
    first = word[0]
    if "\u4e00" <= first <= "\u9fff":
        return word
    if first.isdigit():
        return NUMBER
    if first.isascii() and first.isalpha():
        return LATIN
    return START if first.isspace() else _SIGNS.get(word, word)


@remembered(32_768)
def alone(word: str) -> float:
    """Return the cost in nats of *word* anywhere."""
    return -math.log(_share(word))


@remembered(131_072)
def step(before: str, word: str) -> float:
    """Return the cost in nats of *word* after *before* (interpolated estimate, Jelinek and Mercer 1980)."""
    numbers, counts, _, keys, levels, bounds = _table()
    first = numbers.get(before)
    if first is None:
        return alone(word)
    whole, pair, last = counts[first], 0.0, numbers.get(word)
    if last is not None:
        key, end = first << _BITS | last, bounds[first + 1]
        place = bisect_left(keys, key, bounds[first], end)
        if place < end and keys[place] == key:
            pair = _COUNTS[levels[place]]
    trust = _TRUST * whole / (whole + _FEW)
    return -math.log(trust * min(pair / whole, 1.0) + (1 - trust) * _share(word))
