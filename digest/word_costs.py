"""What a text costs in nats, by how likely words are and how likely one follows another.

``word_costs.bin`` holds the costs of words and pairs, a model of web texts mixed with the counts of newspapers of our
days (``word_costs.md`` beside it): ``python -m digest.proofs.rebuild pairs FOLDER MODEL``.
"""

from __future__ import annotations

import functools
import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from digest.dictionary import TOTAL, load_dictionary
from digest.memory import remembered

NUMBER, LATIN, START = "未##数", "未##串", "始##始"  # what stands for numbers, Latin words and ends of lines
FILE = Path(__file__).with_suffix(".bin")
PAIRED = 1 << 16  # the commonest words, which pairs are kept of: a pair's key is both numbers
_FINE = 10  # steps a nat: a byte holds costs up to 25 nats
_LEFT, _ZERO = 40, 60  # steps a nat and the step of 0 of what a pair costs more that is not kept
_UNKNOWN = 0.3 / TOTAL  # share of a character that no source has (tried 0.1 to 1)
_RARE = 1e-9  # share of a word that only the dictionary has, and hardly ever
UNCOUNTED = 1 << 30  # the number of a word that was not counted
_SIGNS = dict(zip(",;:?!()", "，；：？！（）", strict=True))


class _Table(NamedTuple):
    """The number and cost of every word, commonest first, the keys of the pairs in order, and what these cost."""

    numbers: dict[str, int]
    alone: list[float]
    left: list[float]  # what a word costs more after each of the first words, where the pair is not kept
    keys: array[int]
    costs: bytes
    bounds: list[int]  # where the pairs of each first word begin


@functools.cache
def has_counts() -> bool:
    """Say whether ``word_costs.bin`` is there, which is under a licence of its own and may be left out.

    Without it words cost what jieba's dictionary says, and no look-alikes and sound-alikes are looked for.
    """
    return FILE.is_file()


@functools.cache
def _table() -> _Table:
    if not has_counts():
        return _Table({}, [], [], array("I"), b"", [0])
    content = FILE.read_bytes()
    size, last = (int.from_bytes(content[place : place + 4], "little") for place in (0, 4))
    words = content[8:last].decode().split("\n")
    alone = list(map([step / _FINE for step in range(256)].__getitem__, content[last : last + len(words)]))
    begin = last + len(words)
    paired = min(len(words), PAIRED)
    left = list(map([(step - _ZERO) / _LEFT for step in range(256)].__getitem__, content[begin : begin + paired]))
    begin += paired
    keys = array("I", content[begin : begin + 4 * size])
    if sys.byteorder == "big":
        keys.byteswap()
    bounds = [bisect_left(keys, number << 16) for number in range(paired)] + [size]
    numbers = dict(zip(words, range(len(words)), strict=True))
    return _Table(numbers, alone, left, keys, content[begin + 4 * size :], bounds)


def pack(alone: dict[str, float], left: dict[str, float], pairs: dict[tuple[str, str], float]) -> bytes:
    """Return ``word_costs.bin`` of what the words cost *alone*, what is *left* to other pairs, and the *pairs*."""
    numbers = {word: number for number, word in enumerate(alone)}
    known = {numbers[first] << 16 | numbers[last]: cost for (first, last), cost in pairs.items()}
    keys = array("I", sorted(known))
    text = "\n".join(alone).encode()
    head = len(keys).to_bytes(4, "little") + (8 + len(text)).to_bytes(4, "little")
    rows = [bytes(_byte(cost * _FINE) for cost in row) for row in (alone.values(), map(known.__getitem__, keys))]
    rest = bytes(_byte(cost * _LEFT + _ZERO) for cost in left.values())
    if sys.byteorder == "big":
        keys.byteswap()
    return head + text + rows[0] + rest + keys.tobytes() + rows[1]


def _byte(value: float) -> int:
    return min(max(round(value), 0), 255)


def known_words() -> Mapping[str, int]:
    """Return the words that were counted, the commonest first, with their numbers."""
    return _table().numbers


@functools.cache
def rank(cost: float) -> int:
    """Return how many of the counted words cost less than *cost* nats: the number of the first that does not."""
    return bisect_left(_table().alone, cost)


def mixed(model: float, newspapers: float, word: str) -> float:
    """Return how likely *word* is anywhere: half by the model, a quarter each by newspapers and dictionary."""
    share = model / 2 + (newspapers + load_dictionary().count(word) / TOTAL) / 4
    return max(share, _UNKNOWN if len(word) == 1 else _RARE)


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
    table = _table()
    number = table.numbers.get(word)
    return -math.log(mixed(0.0, 0.0, word)) if number is None else table.alone[number]


@remembered(32_768)
def step(before: str, word: str) -> float:
    """Return the cost in nats of *word* after *before* (interpolated estimate, Jelinek and Mercer 1980)."""
    numbers = _table().numbers
    return between(numbers.get(before, UNCOUNTED), numbers.get(word, UNCOUNTED), alone(word))


def between(first: int, last: int, cost: float) -> float:
    """Return the cost in nats of the word numbered *last*, which costs *cost* anywhere, after that numbered *first*."""
    if first >= PAIRED:
        return cost
    _, _, left, keys, costs, bounds = _table()
    if last < PAIRED:
        key, end = first << 16 | last, bounds[first + 1]
        place = bisect_left(keys, key, bounds[first], end)
        if place < end and keys[place] == key:
            return costs[place] / _FINE
    return cost + left[first]


def fits(first: int, entries: Sequence[tuple[int, float]]) -> list[float]:
    """Return what each of *entries* (number and cost anywhere) costs after the word numbered *first*: ``between``."""
    if first >= PAIRED:
        return [cost for _, cost in entries]
    _, _, left, keys, costs, bounds = _table()
    more, base, begin, end = left[first], first << 16, bounds[first], bounds[first + 1]
    found = []
    for last, cost in entries:
        if last < PAIRED:
            place = bisect_left(keys, base | last, begin, end)
            if place < end and keys[place] == base | last:
                found.append(costs[place] / _FINE)
                continue
        found.append(cost + more)
    return found


def numbered(words: Sequence[str]) -> tuple[list[int], list[float]]:
    """Return the numbers of *words*, read as they were counted, and what each costs in nats anywhere."""
    numbers, alones, *_ = _table()
    found = [number if (number := numbers.get(word)) is not None else _number(word) for word in words]
    return found, [
        alones[number] if number < UNCOUNTED else alone(counted(word))
        for number, word in zip(found, words, strict=True)
    ]


def _number(word: str) -> int:
    return _table().numbers.get(counted(word), UNCOUNTED)


@remembered(32_768)
def entry(word: str) -> tuple[int, float]:
    """Return the number of *word*, a Chinese one, and what it costs in nats anywhere."""
    numbers, alones, *_ = _table()
    number = numbers.get(word, UNCOUNTED)
    return number, alones[number] if number < UNCOUNTED else alone(word)


def costs_of(numbers: Sequence[int], anywhere: Sequence[float]) -> list[float]:
    """Return what words cost in nats, each after the one before: the first after the last.

    Given are their *numbers* and what they cost *anywhere*. It is ``between`` for all of a text.
    """
    _, _, left, keys, costs, bounds = _table()
    found, first = [], numbers[-1]
    for last, cost in zip(numbers, anywhere, strict=True):
        if first < PAIRED:
            place = end = bounds[first + 1]
            if last < PAIRED:
                key = first << 16 | last
                place = bisect_left(keys, key, bounds[first], end)
            cost = costs[place] / _FINE if place < end and keys[place] == key else cost + left[first]
        found.append(cost)
        first = last
    return found


def is_known(word: str) -> bool:
    """Say whether the counted texts or the dictionary have *word*."""
    return word in known_words() or load_dictionary().count(word) > 0
