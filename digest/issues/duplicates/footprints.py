"""What a text leaves of itself: the hashes of its 4-grams, by which copies of it are found among thousands.

MinHash over character 4-grams (Broder, "On the resemblance and containment of documents", 1997) in its one-permutation
form with rotation (Li, Owen, Zhang, NIPS 2012; Shrivastava, Li, ICML 2014): one hash a 4-gram instead of 64. The sketch
is cut into bands; texts that share a band are compared. What they can share at most is told by a bit for every 4-gram,
and only where that is enough are they compared gram by gram: sketch and bits only propose and never decide. All texts
here are bare (``copies.strip_signs``).
"""

from __future__ import annotations

import functools
import heapq
import itertools
import operator
import struct
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GRAM = 4  # 3 meets by chance in official prose, 5 loses a fifth of the copies with one character in ten changed
BANDS = 32  # with 2 rows a band, texts of resemblance 0.4 (a copy with every tenth character changed) meet in 99.6 %
ROWS = 2
NEIGHBOURS = 50  # a text is compared with so many that follow it in a bucket; a thousand copies need no million pairs
MOST = 100  # texts that one is compared with: 600 of one form and week have 165 on average, 5,000 many more
_BINS = BANDS * ROWS
_WORD = 2**32
_BIN = _WORD // _BINS
# Bits of a mark, by the upper half of a hash: of 330 grams three fall together and seven meet another's by chance, of
# 800 twenty and forty. Two kilobytes a text.
_MARKS = 2**14
_FIELD = 192  # bits; a hash and its carry take 133
_BASE = 65599  # prime above the Han characters of the basic plane: two characters are one number of two digits
_ODD = 0x85EBCA77  # of 32 bits, from xxHash: the two halves of a 4-gram do not cancel
_MIX = 0x9E3779B97F4A7C15  # odd multiplier of Fibonacci hashing (Knuth, TAOCP 3, 6.4)


@dataclass(frozen=True, slots=True)
class Footprint:
    """A bare text, its keys in the band table, a bit for each of its 4-grams and how many of these differ."""

    bare: str
    bands: tuple[int, ...]
    marks: int
    size: int


@functools.lru_cache(maxsize=8192)  # of the guard's grouping and the issue's; 4 kB each
def footprint_of(bare: str) -> Footprint:
    """Return the footprint of the text *bare*."""
    values, found = sketch(bare), grams(bare)
    marks = bytearray(_MARKS // 8)
    for number in found:
        place = number // (_WORD // _MARKS)
        marks[place >> 3] |= 1 << (place & 7)
    keys = (hash((band, *values[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS))
    return Footprint(bare, tuple(keys), int.from_bytes(marks, "little"), len(found))


@functools.lru_cache(maxsize=256)  # a text is compared with several; one of 800 characters takes 60 kB
def grams(bare: str) -> frozenset[int]:
    """Return the hashes of the 4-grams of *bare*; a shorter text is one gram. Two of a report are one in 10^5 cases."""
    return frozenset(_hash_grams(bare))


def sketch(bare: str) -> tuple[int, ...]:
    """Return the MinHash sketch of *bare*: the least hash in each of 64 bins; an empty bin has that of the next full
    one to the right, marked by its distance.
    """
    least = {number // _BIN: number % _BIN for number in sorted(grams(bare), reverse=True)}
    values = [0] * _BINS
    for before, full in itertools.pairwise([max(least) - _BINS, *sorted(least)]):
        for place in range(before + 1, full + 1):  # below nought it is the last ones
            values[place] = least[full] + (full - place) * _WORD
    return tuple(values)


def _hash_grams(bare: str) -> list[int]:
    """Return a hash of 32 bits for each 4-gram of *bare*.

    All are reckoned at once in one long integer that has a field of six words for every character: a third of the time.
    """
    codes = int.from_bytes("\0\0\0\0\0".join(bare).encode("utf-32-le"), "little")
    pairs = codes * _BASE + (codes >> _FIELD)
    mixed = (pairs * _ODD + (pairs >> 2 * _FIELD)) * _MIX
    count = max(len(bare) - GRAM + 1, 1)
    return [
        number
        for (number,) in struct.iter_unpack(
            "<4xI16x", (mixed & (1 << count * _FIELD) - 1).to_bytes(count * _FIELD // 8, "little")
        )
    ]


def candidates(footprints: Sequence[Footprint], fresh: int) -> Iterator[tuple[int, set[int]]]:
    """Give each of the *fresh* first texts, the last one first, with those that follow it and share a band with it.

    Of more than ``MOST`` only those that share most bands: where hundreds fill in one form, copies are still nearest.
    """
    table: dict[int, list[int]] = defaultdict(list)
    for first in reversed(range(len(footprints))):
        buckets = [table[key] for key in footprints[first].bands]
        if first < fresh:
            shared = Counter(itertools.chain.from_iterable(bucket[-NEIGHBOURS:] for bucket in buckets))
            yield first, set(shared if len(shared) <= MOST else heapq.nlargest(MOST, shared, key=shared.__getitem__))
        for bucket in buckets:
            bucket.append(first)


def share_band(first: Footprint, second: Footprint) -> bool:
    """Say whether both texts have a band in common."""
    return any(map(operator.eq, first.bands, second.bands))


def may_contain(first: Footprint, second: Footprint, share: float) -> bool:
    """Say whether the containment of both texts can reach *share*; no pair that reaches it is denied.

    Two grams of both fall on one bit only where two of either do: what is shared is at most the bits shared and the
    grams that the text with fewer such has lost.
    """
    met = (first.marks & second.marks).bit_count()
    lost = min(first.size - first.marks.bit_count(), second.size - second.marks.bit_count())
    return (met + lost) / min(first.size, second.size) >= share


def containment(first: str, second: str) -> float:
    """Return how much of the shorter text's 4-grams the other one has, 0 to 1."""
    some, other = grams(first), grams(second)
    return len(some & other) / min(len(some), len(other))


def resemblance(first: str, second: str) -> float:
    """Return the share of 4-grams that both texts have among all of them (Jaccard), 0 to 1."""
    some, other = grams(first), grams(second)
    return len(some & other) / len(some | other)
