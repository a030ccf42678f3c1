"""Misprints of scanning and typing: what is never right so, a word for another, or a character that stands twice.

What may be meant (``candidates``, ``exchanged``) is weighed by what is known of it (``evidence``): first by the costs
and characters, and what is left by what stands around.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import mul
from typing import NamedTuple

from digest.expressions import expression
from digest.proofs.doubled import NAMED, doubled, sureness, twice
from digest.proofs.evidence import differing, of_costs, of_place
from digest.proofs.exchanged import exchanged
from digest.proofs.homophones import homophones
from digest.proofs.names import names
from digest.proofs.readings import PricedText, is_traditional
from digest.proofs.spots import Meant, is_repeated, meant_in
from digest.proofs.vocabulary import misspelt, young_words
from digest.proofs.weights import weights
from digest.word_costs import has_counts, is_known

_BESIDE = 12  # characters behind in which what is meant is another thing than what stands
_COUNTED = expression(r"(?<=[、，。和及（\n])[二两三四五六七八九十]{1,3}[区县市州盟旗镇乡村][、，。和]")  # 四区、三县
_EVERY = expression(r"[一每]([\u4e00-\u9fff])\1")  # 一包包
# Made-up names play on words; a slogan of two parts, too (“浙工悦读 同读一本书”).
_QUOTED = expression(
    r"[“‘「『][^”’」』，。；！？,;!?\s]{2,8}(?:[\s·][^”’」』，。；！？,;!?\s]{2,8})?[”’」』]|《[^》\s]{2,6}(?<![法例定见案知程则])》"
)
_SURE = 0.95  # of what is never right so
_SURE_COINED = 0.98  # of a word that a name in quotation marks hardly plays with (“福建砂金牌工人”)
_EXCHANGED = 0.85  # at most, where a word stands for a word: it may be meant (阻止资产流失, 急需规范)
# Scores from which a misprint is told: sooner in a text of the trade, of which most words are in its reports; of those
# of others the counts know less. What is suspected bars signing. Of the union's texts, read with weights of the others,
# 0.2 finds 55 of 100 at 3 alarms in 31,364 characters, 0 finds 56 at 6; news 53 at 3.6 in 10,000 (docs/benchmarks).
_OF_TRADE, _LEAST_SCORE, _LEAST_ELSEWHERE = 0.6, 0.2, 0.5
_MOST_OF_PLACE = 4.0  # what stands around speaks for a misprint by other mentions only, up to so much


class Misprint(NamedTuple):
    """What may be meant in place of ``text[start:end]``, the word it makes, and how sure that is (0 to 1)."""

    start: int
    end: int
    meant: str
    word: str
    sureness: float


def misprints(text: str) -> tuple[Misprint, ...]:
    """Return the suspected misprints of *text* in order; none overlaps another."""
    return misprints_of([text])[0]


def misprints_of(texts: Sequence[str]) -> list[tuple[Misprint, ...]]:
    """Return the suspected misprints of each of *texts*.

    One question is asked of all texts before the next: its tables, millions of pairs, are near then.
    """
    simple = [text for text in texts if not is_traditional(text)]  # the tables are of simplified script: 著眼 is right
    pages = list(map(PricedText, simple))
    known = list(map(known_places, pages))
    sure = [tuple(_misspelt(page)) for page in pages]
    slips = [[*found, *(Misprint(*one) for one in twice(text))] for found, text in zip(sure, simple, strict=True)]
    if has_counts():
        meant = [list(meant_in(page, places)) for page, places in zip(pages, known, strict=True)]
        other = [list(exchanged(page, places)) for page, places in zip(pages, known, strict=True)]
        for page, places, found, *suspected_there in zip(pages, known, slips, meant, other, strict=True):
            for one in chain(*suspected_there):
                found += weighed(page, one)
            found += (Misprint(*one) for one in doubled(page.text, places))
        for page, found in zip(pages, slips, strict=True):
            found += _homophones(page)
    kept = map(_kept, simple, slips, sure)
    return [() if is_traditional(text) else next(kept) for text in texts]


def _kept(text: str, slips: Iterable[Misprint], sure: Sequence[Misprint]) -> tuple[Misprint, ...]:
    """Return of *slips* the surest at each place, but what *text* writes so again or a made-up name holds."""
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start - 1, slip.end + 1))
            kept.append(slip)
    coined = coined_names(text)
    again = Counter((text[slip.start : slip.end], slip.meant) for slip in kept)
    kept = [
        slip
        for slip in kept
        if slip in sure
        or (slip.sureness >= _SURE and len(slip.meant) < slip.end - slip.start)
        or not (
            _is_repeated(text, slip)
            or again[text[slip.start : slip.end], slip.meant] > 1
            or (coined[slip.start] and (slip.sureness < _SURE_COINED or len(slip.word) == 1))
        )
    ]
    return tuple(sorted(slip for slip in kept if not _COUNTED.match(text, slip.start)))


def coined_names(text: str) -> bytearray:
    """Return for every place of *text* whether a short name in quotation marks holds it: “苏工铸魂”, “书友荟”."""
    found = bytearray(len(text))
    for match in _QUOTED.finditer(text):
        found[match.start() : match.end()] = b"\1" * len(match[0])
    return found


def known_places(priced: PricedText) -> list[int]:
    """Return for every place of a text whether a name, a young word or a measure told twice stands there (0 if not)."""
    known = list(map(int, young_words(priced.text)))
    spans = chain(names(priced), (found.span() for found in _EVERY.finditer(priced.text)))
    for start, end in spans:
        known[start:end] = [NAMED] * (end - start)
    return known


def suspected(priced: PricedText, known: Sequence[int]) -> Iterator[Meant]:
    """Yield the words that may be meant in a text, not where what stands is *known*."""
    return chain(meant_in(priced, known), exchanged(priced, known))


def weighed(priced: PricedText, one: Meant) -> Iterator[Misprint]:
    """Yield the misprint that *one* likely is; what stands around is looked at only where it may decide."""
    by_costs, by_place = weights()[one.kind]
    score = sum(map(mul, by_costs, of_costs(priced, one)))
    least = _LEAST_SCORE if priced.share_of_trade > _OF_TRADE else _LEAST_ELSEWHERE
    if score + _MOST_OF_PLACE > least:
        score += sum(map(mul, by_place, of_place(priced, one)))
        if score > least:
            stands = priced.text[one.start : one.end]
            is_whole = one.kind not in ("word", "alone")
            first, last = (0, len(stands)) if is_whole else differing(stands, one.word)
            meant = one.word if is_whole else one.word[first:last]
            most = _EXCHANGED if is_whole and is_known(stands) else 1.0
            yield Misprint(one.start + first, one.start + last, meant, one.word, min(sureness(score), most))


def _is_repeated(text: str, slip: Misprint) -> bool:
    """Say whether *text* has what stands again, or what would be meant beside it: 授人以鱼，不如授人以渔."""
    start, end = slip.start, slip.end
    if len(slip.word) > 2 and slip.word in text[end : end + _BESIDE]:
        return True
    return len(slip.meant) == end - start and is_repeated(text, start, end)


def _homophones(priced: PricedText) -> Iterator[Misprint]:
    """Yield what of a longer word or a term is written by what sounds the same."""
    for start, end, term, gain in homophones(priced):
        first, last = differing(priced.text[start:end], term)
        most = _EXCHANGED if is_known(priced.text[start + first : start + last]) else 1.0
        yield Misprint(start + first, start + last, term[first:last], term, min(sureness(gain / 2), most))


def _misspelt(priced: PricedText) -> Iterator[Misprint]:
    """Yield what is never right so, where it is a word of its own or several (not 布署 in 发布署名)."""
    automaton, ways = misspelt()
    if found := automaton.find_matches_as_indexes(priced.text):
        edges = set(priced.starts)
        for number, start, end in found:
            if start in edges and end in edges:
                wrong, right = ways[number]
                first, last = differing(wrong, right)
                if last - first > 1:
                    first, last = 0, len(wrong)  # 人脑人心: a person reads the whole
                yield Misprint(start + first, start + last, right[first:last], right, _SURE)
