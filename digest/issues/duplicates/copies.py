"""Copies of a text: what of it is compared, sentences that tell nothing, and slips that make a misprint."""

from __future__ import annotations

import difflib
import functools
import re
from collections import defaultdict
from collections.abc import Sequence

from digest import words
from digest.characters import fold, simplify
from digest.issues.duplicates.imprints import resemblance

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
