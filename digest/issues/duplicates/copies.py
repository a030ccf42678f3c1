"""Copies of a text: what of it is compared, sentences that tell nothing, and slips that make a misprint."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest import words
from digest.characters import fold, simplify
from digest.expressions import expression
from digest.issues.duplicates.footprints import resemblance

PHRASE = 3  # shared by chance, too: here it weighs how far two reports are in one form, and decides nothing alone
REFRAIN = 3  # two reports may share a sentence because they are of one event; three unlike ones share a phrase
REFRAIN_TOLD = 9  # bare characters that tell a thing of its own: 工人文化馆装了电梯
REFRAIN_ALIKE = 0.4  # a copy with every tenth character changed resembles its original by 0.4 at least
ALIGNED = 300  # bare characters laid side by side, in 3 ms; slips and names show in as many as in a whole report
# Slips that make a misprint, besides two for every other difference. In copies with every tenth character changed there
# are ten of the one and two of the other; in forms filled in twice none to two, and four to eight.
SLIPS = 2
ONE_FIGURE = 100  # bare characters; what one union does twice differs in its day and in a second figure by then
_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十百千万亿")

# 本报讯（记者 …）, 新华社济南4月2日电(记者…), 石榴云/新疆日报讯: up to 24 characters, then the word itself
_HEAD = expression(r"^[^。！？\n]{0,24}?(?:[报网社刊台日工新]讯|日电)(?:\s|[（(][^（）()\n]{0,40}[)）]|[:：|])*")
_SIGNS = expression(r"[\W_]+")  # all but what str.isalnum() says yes to
_TAIL = expression(
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


@functools.lru_cache(maxsize=1024)  # of the head of a text, 400 characters: 40 kB each
def _phrases(text: str) -> frozenset[str]:
    bare = strip_signs(text)
    return frozenset(bare[place : place + PHRASE] for place in range(len(bare) - PHRASE + 1))


def phrases_shared(first: str, second: str) -> float:
    """Return how much of the shorter text's 3-grams the other one has, 0 to 1: two words in a row written alike."""
    some, other = _phrases(first), _phrases(second)
    return len(some & other) / max(1, min(len(some), len(other)))


def is_misprinted(first: str, second: str) -> bool:
    """Say whether two bare texts differ by scattered single characters, as copies do that were typed or read badly.

    One form filled in twice differs in whole names and in figures, and hardly anywhere else; but in one figure alone,
    all else alike, no form of that length does.
    """
    some, other = first[:ALIGNED], second[:ALIGNED]
    differences = list(_differences(some, other))
    slips, others = 0, 0
    for parts in differences:
        numerals = [bool(_NUMERALS.intersection(part)) for part in parts]  # of one alone it may be either
        is_other = max(map(len, parts)) > 1 or all(numerals)  # another word or figure, no character misread
        slips, others = slips + (not is_other and not any(numerals)), others + is_other
    is_long = min(len(some), len(other)) >= ONE_FIGURE
    return (is_long and len(differences) == 1 and _is_figure(*differences[0])) or slips >= SLIPS + 2 * others


def _is_figure(some: str, other: str) -> bool:
    """Say whether a figure stands for another, or one digit for a character."""
    both = some + other
    return _NUMERALS.issuperset(both) or (max(len(some), len(other)) == 1 and not _NUMERALS.isdisjoint(both))


def _differences(some: str, other: str) -> Iterator[tuple[str, str]]:
    """Give the parts by which two texts differ, in their order, but for what one has more at its end.

    A quarter of the time of ``difflib``, which lays the longest part side by side first and takes a sentence put in
    front of two others for one difference and all behind it for the end.
    """
    here, there = 0, 0
    while step := _step(some, other, here, there):
        if step != (0, 0):
            yield some[here : here + step[0]], other[there : there + step[1]]
        here, there = here + step[0], there + step[1]
        same = count_alike(some[here:], other[there:])
        here, there = here + same, there + same


def count_alike(some: str, other: str) -> int:
    """Return how many characters both begin with: a loop without a line of our own, a third of the time."""
    return next(itertools.compress(itertools.count(), map(operator.ne, some, other)), min(len(some), len(other)))


def _step(some: str, other: str, here: int, there: int) -> tuple[int, int] | None:
    """Return by how much both texts go on to where they are alike again; None if that is not before their ends.

    A character changed, lost or doubled is one if the next is alike, words are if the next two are; the nearest counts.
    """
    if here >= len(some) or there >= len(other):
        return None
    for left, right in ((0, 0), (1, 1), (1, 0), (0, 1)):
        if some[here + left : here + left + 1] == other[there + right : there + right + 1] != "":
            return left, right
    least, found = len(some) + len(other), None
    for left in range(len(some) - here - 1):
        if left >= least:
            break
        right = other.find(some[here + left : here + left + 2], there, there + least - left + 1) - there
        if 0 <= right < least - left:
            least, found = left + right, (left, right)
    return found


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
    apart: list[str] = []
    for index in home:
        bare = strip_signs(rests[index])
        if len(bare) >= REFRAIN_TOLD and all(resemblance(bare, other) < REFRAIN_ALIKE for other in apart):
            apart.append(bare)
        if len(apart) == REFRAIN:
            return True
    return False


def _left(text: str, sentences: Sequence[str], refrains: set[str]) -> str:
    if refrains.isdisjoint(sentences):
        return text
    return "\n".join(sentence for sentence in sentences if sentence not in refrains)
