"""How often two words stand side by side in Chinese news: what jieba's dictionary of single words cannot tell.

The counts are those of Lucene's smartcn analyzer (``coredict`` and ``bigramdict``: 85,607 words and 328,856 pairs,
counted on the People's Daily, Apache licence 2.0). ``word_pairs.bin`` holds them by hash;
``python -m digest.articles.continuity.rebuild`` makes it.
"""

from __future__ import annotations

import functools
import math
import sys
from array import array
from bisect import bisect_left
from pathlib import Path
from typing import NamedTuple

from digest.dictionary import TOTAL, load_dictionary
from digest.memory import remembered

FILE = Path(__file__).with_suffix(".bin")
LEVELS = 13  # levels a doubling of a count: the largest, 491,768, is level 246, and a level is 5 %
_REST = 54  # bits behind those by which the table is parted: 1,024 parts are found in 1 ms, and halve a search
_KEY = 0xFFFF_FFFF_FFFF_FF00  # the hash; the last byte holds the level of the count, from 1 on
_COUNTS: tuple[float, ...] = tuple(2.0 ** (level / LEVELS - 1 / LEVELS) for level in range(256))
_WORDS = 7_858_035  # sum of the counts of smartcn's words
_UNKNOWN = 0.3  # count of a character that neither knows (tried 0.1 to 1)
_TRUST = 0.7  # share of the pair's own count in a step, the word's count is the rest (tried 0.5 to 0.9)
_FEW = 5.0  # a word seen as often has half of that share (tried 1 to 30)


def key(text: str) -> int:
    """Return the 64-bit hash of *text*, its last byte 0 (FNV-1a over UTF-16 units, low byte first)."""
    return _hashed(text.encode("utf-16-le")) & _KEY


def _hashed(units: bytes, value: int = 0xCBF29CE484222325) -> int:
    """Return the hash of *units* after a text whose hash is *value*."""
    for byte in units:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFF_FFFF_FFFF_FFFF
    return value


@functools.cache
def _table() -> array[int]:
    """Return hashes and levels in one sorted row."""
    table = array("Q")
    table.frombytes(FILE.read_bytes())
    if sys.byteorder == "big":
        table.byteswap()
    return table


@functools.cache
def _parted_table() -> tuple[array[int], list[int]]:
    """Return the table and where in it the hashes begin that share their first bits: a tenth of it is not searched."""
    table = _table()
    return table, [*(bisect_left(table, first << _REST) for first in range(1 << 64 - _REST)), len(table)]


def _count(hashed: int) -> float:
    """Return the count of the word, or of the two words with @ between them, within 3 %; 0 if it was never seen."""
    table, bounds = _parted_table()
    hashed &= _KEY
    first = hashed >> _REST
    place = bisect_left(table, hashed, bounds[first], bounds[first + 1])
    if place == len(table) or (entry := table[place]) & _KEY != hashed:
        return 0.0
    return _COUNTS[entry & 0xFF]


class KnownWord(NamedTuple):
    """What a step has to know of one word."""

    counted: float  # how often it stands in the counted news
    share: float  # how likely it is anywhere: the mean of both dictionaries
    alone: float  # what it costs in nats anywhere
    units: bytes
    behind: int  # hash of the word and @: that of a pair goes on from it


@remembered(16_384)
def known(word: str) -> KnownWord:
    """Return what both dictionaries know of *word*."""
    units = word.encode("utf-16-le")
    hashed = _hashed(units)
    count = _count(hashed)
    share = max((load_dictionary().count(word) / TOTAL + count / _WORDS) / 2, _UNKNOWN / TOTAL)
    return KnownWord(count, share, -math.log(share), units, _hashed(b"@\0", hashed))


def alone(word: str) -> float:
    """Return the cost in nats of *word* anywhere."""
    return known(word).alone


def step(before: KnownWord, word: KnownWord) -> float:
    """Return the cost in nats of *word* after *before* (interpolated estimate, Jelinek and Mercer 1980)."""
    pair, whole = _count(_hashed(word.units, before.behind)), before.counted
    if pair > whole:
        whole = pair
    if not whole:
        return word.alone
    trust = _TRUST * whole / (whole + _FEW)
    return -math.log(trust * pair / whole + (1 - trust) * word.share)
