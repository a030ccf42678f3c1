"""Copies of a text: alike to the letter, or nearly so.

Near copies are found by MinHash over character 4-grams (Broder, "On the resemblance and containment of documents",
1997) in its one-permutation form with rotation (Li, Owen, Zhang, NIPS 2012; Shrivastava, Li, ICML 2014): one hash a
4-gram instead of 64. The sketch is cut into bands; texts that share a band are compared gram by gram: the sketch only
proposes and never decides.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import re
import struct
from collections import defaultdict
from collections.abc import Sequence

from digest import words
from digest.characters import fold, simplify

GRAM = 4  # 3 meets by chance in official prose, 5 loses a fifth of the copies with one character in ten changed
PHRASE = 3  # shared by chance, too: here it weighs how far two reports are in one form, and decides nothing alone
BANDS = 32  # with 2 rows a band, texts of resemblance 0.4 (a copy with every tenth character changed) meet in 99.6 %
ROWS = 2
NEIGHBOURS = 50  # a text is compared with so many that follow it in a bucket; a thousand copies need no million pairs
REFRAIN = 3  # two reports may share a sentence because they are of one event; three unlike ones share a phrase
REFRAIN_TOLD = 9  # bare characters that tell a thing of its own: 工人文化馆装了电梯
REFRAIN_ALIKE = 0.4  # a copy with every tenth character changed resembles its original by 0.4 at least
ALIGNED = 300  # bare characters laid side by side, in 3 ms; slips and names show in as many as in a whole report
# Slips that make a misprint, besides two for every other difference. In copies with every tenth character changed there
# are ten of the one and two of the other; in forms filled in twice none to two, and four to eight.
SLIPS = 2
ONE_FIGURE = 100  # bare characters; what one union does twice differs in its day and in a second figure by then
_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿")
_BINS = BANDS * ROWS
_WORD = 2**32
_BIN = _WORD // _BINS
_FIELD = 192  # bits; a hash and its carry take 133
_BASE = 65599  # prime above the Han characters of the basic plane: two characters are one number of two digits
_ODD = 0x85EBCA77  # of 32 bits, from xxHash: the two halves of a 4-gram do not cancel
_MIX = 0x9E3779B97F4A7C15  # odd multiplier of Fibonacci hashing (Knuth, TAOCP 3, 6.4)

# 本报讯（记者 …）, 新华社济南4月2日电(记者…), 石榴云/新疆日报讯: up to 24 characters, then the word itself
_HEAD = re.compile(r"^[^。！？\n]{0,24}?(?:[报网社刊台日工新]讯|日电)(?:\s|[（(][^（）()\n]{0,40}[)）]|[:：|])*")
_SIGNS = re.compile(r"[\W_]+")  # all but what str.isalnum() says yes to
_TAIL = re.compile(
    r"[（(\[【]?\s*(?:责任编辑|责编|编辑|审核|来源|校对|监制|初审|复审|终审)\s*[:：/丨|][^。！？\n]{0,40}$"
)


def story(text: str) -> str:
    """Return *text* without its report head (本报讯 …) and its editors' tail: who wrote it is not what happened."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    if lines:
        lines[0] = _HEAD.sub("", lines[0], count=1)
        lines[-1] = _TAIL.sub("", lines[-1])
    return "\n".join(line for line in lines if line)


@functools.lru_cache(maxsize=256)  # asked for by the sketch and by the 4-grams
def strip_signs(text: str) -> str:
    """Return the bare characters of *text*: no head, no tail, no punctuation; NFKC, lower case, simplified."""
    return _SIGNS.sub("", simplify(fold(story(text)).lower()))


@functools.lru_cache(maxsize=256)  # a text is compared with several; one of 800 characters takes 80 kB
def grams(text: str) -> frozenset[str]:
    """Return the 4-grams of the bare *text*; a shorter text is one gram."""
    bare = strip_signs(text)
    return frozenset(bare[place : place + GRAM] for place in range(max(1, len(bare) - GRAM + 1)))


def sketch(text: str) -> tuple[int, ...]:
    """Return the MinHash sketch of *text*: the least hash in each of 64 bins; an empty bin has that of the next full
    one to the right, marked by its distance.
    """
    least = {number // _BIN: number % _BIN for number in sorted(_hash_grams(strip_signs(text)), reverse=True)}
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
    grams = (pairs * _ODD + (pairs >> 2 * _FIELD)) * _MIX
    count = max(len(bare) - GRAM + 1, 1)
    return [
        number
        for (number,) in struct.iter_unpack(
            "<4xI16x", (grams & (1 << count * _FIELD) - 1).to_bytes(count * _FIELD // 8, "little")
        )
    ]


def bands(text: str) -> tuple[tuple[int, ...], ...]:
    """Return the keys of *text* in the band table: (band, rows of the sketch)."""
    values = sketch(text)
    return tuple((band, *values[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))


def candidates(texts: Sequence[str]) -> set[tuple[int, int]]:
    """Return the pairs (i < j) of *texts* that share a band."""
    table: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for key in bands(text):
            table[key].append(index)
    return {
        (first, second)
        for bucket in table.values()
        for place, first in enumerate(bucket)
        for second in bucket[place + 1 : place + 1 + NEIGHBOURS]
    }


def containment(first: str, second: str) -> float:
    """Return how much of the shorter text's 4-grams the other one has, 0 to 1."""
    some, other = grams(first), grams(second)
    return len(some & other) / min(len(some), len(other))


def resemblance(first: str, second: str) -> float:
    """Return the share of 4-grams that both texts have among all of them (Jaccard), 0 to 1."""
    some, other = grams(first), grams(second)
    return len(some & other) / len(some | other)


@functools.lru_cache(maxsize=1024)  # of the head of a text, 400 characters: 40 kB each
def _phrases(text: str) -> frozenset[str]:
    bare = strip_signs(text)
    return frozenset(bare[place : place + PHRASE] for place in range(len(bare) - PHRASE + 1))


def phrases_shared(first: str, second: str) -> float:
    """Return how much of the shorter text's 3-grams the other one has, 0 to 1: two words in a row written alike."""
    some, other = _phrases(first), _phrases(second)
    return len(some & other) / max(1, min(len(some), len(other)))


def is_misprinted(first: str, second: str) -> bool:
    """Say whether two texts differ by scattered single characters, as copies do that were typed or read badly.

    One form filled in twice differs in whole names and in figures, and hardly anywhere else; but in one figure alone,
    all else alike, no form of that length does.
    """
    some, other = strip_signs(first)[:ALIGNED], strip_signs(second)[:ALIGNED]
    slips, others, figures = 0, 0, 0
    for kind, start, end, begin, stop in difflib.SequenceMatcher(None, some, other, autojunk=False).get_opcodes():
        if kind != "equal" and (end < len(some) or stop < len(other)):  # not what one text has more at its end
            parts = some[start:end], other[begin:stop]
            numerals = [bool(_NUMERALS.intersection(part)) for part in parts]  # of one alone it may be either
            is_other = max(map(len, parts)) > 1 or all(numerals)  # another word or figure, no character misread
            slips, others = slips + (not is_other and not any(numerals)), others + is_other
            figures += any(numerals)
    is_figure = figures == 1 and not slips and others <= 1 and min(len(some), len(other)) >= ONE_FIGURE
    return is_figure or slips >= SLIPS + 2 * others


def without_refrains(texts: Sequence[str]) -> list[str]:
    """Return *texts* without the sentences that three or more unlike texts among them share word for word.

    What stands in three reports of different things (大家一致表示要抓好落实) tells nothing of any of them.
    """
    cut = [[text[start:end] for start, end in words.sentences(text)] for text in texts]
    homes: dict[str, list[int]] = defaultdict(list)
    for index, sentences in enumerate(cut):
        for sentence in dict.fromkeys(sentences):
            homes[sentence].append(index)
    shared = {sentence for sentence, home in homes.items() if len(home) >= REFRAIN}
    rests = [_left(text, sentences, shared) for text, sentences in zip(texts, cut, strict=True)]
    refrains = {sentence for sentence in shared if _unlike(homes[sentence], rests)}
    return [_left(text, sentences, refrains) for text, sentences in zip(texts, cut, strict=True)]


def _unlike(home: Sequence[int], rests: Sequence[str]) -> bool:
    """Say whether three texts of *home* are pairwise of different things, by what *rests* of them is shared by few."""
    apart: list[int] = []
    for index in home:
        told = len(strip_signs(rests[index])) >= REFRAIN_TOLD
        if told and all(resemblance(rests[index], rests[other]) < REFRAIN_ALIKE for other in apart):
            apart.append(index)
        if len(apart) == REFRAIN:
            return True
    return False


def _left(text: str, sentences: Sequence[str], refrains: set[str]) -> str:
    if refrains.isdisjoint(sentences):
        return text
    return "\n".join(sentence for sentence in sentences if sentence not in refrains)
