"""Misprints of scanning and typing: a character that looks or sounds like the one meant, or stands twice.

Where the words of the dictionary leave a single character that hardly ever stands between its neighbours, the
characters it may stand for are tried: those that make a word there are weighed by what the text would cost then.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.readings import LONGER, best_word, completing, counted, is_hanzi, weigh
from digest.proofs.vocabulary import is_surname, young_words
from digest.word_pairs import alone, step
from digest.words import cut_known, frequency

_FREE = frozenset(
    "的是在和了有不为中将与等大一上个以对人也到从由并及其于就把让向更年月日"
)  # words by themselves nearly everywhere
_PAIR = 1.5  # nats that a word may cost more after another than anywhere
ODD_RUN = 11.0  # the same where another single character stands beside it: a broken word of two leaves both
ODD = 12.0  # nats: a single character that fits worse between its neighbours is looked at (one in 30; 92 % of slips)
_PAGE = 3000  # characters on either side in which other mentions count
_AROUND = 5  # characters on either side by which a candidate is weighed
_TRIED = 2  # candidates weighed at one spot, those with the best words
_FAINT = 150  # how often a word stands in the dictionary's corpus that no weighing helps

# Weights of a logistic regression over 1,500 injected slips and 72,000 clean characters (benchmarks/proofs.py, the
# half that may be tuned on); the bias is set for one false alarm in 5,000 characters there.
_BIAS = -7.8
_GAIN, _VALUE, _ABSORBED, _REPEATED, _ELSEWHERE, _BOTH, _NAME = 0.35, 0.34, 0.9, -3.46, 2.34, 1.45, -1.0
_QUOTED = -3.0  # within quotation marks offices play with words (智汇, 悦读) …
_PLACED = -2.0  # … and before 镇 or 村 stands a name that no dictionary has
_PLACES = frozenset("镇乡村县路街桥港湾巷弄社旗")
# A doubled character is rarer than a name, a word that stands twice (人人) is none: nats gained and singles absorbed.
_DOUBLED, _DOUBLED_WORD = 2.5, 6.0
_DOUBLE = re.compile(r"(?![一二三四五六七八九十百千万])([\u4e00-\u9fff])\1")  # 十五五 is a number
_OPENED, _CLOSED = re.compile(r"[“‘《\"][^”’》\"。]*$"), re.compile(r"[^“‘《\"。]*[”’》\"]")
_COUNTED_OFF = re.compile(r"[一每]")  # 一件件, 一辆辆


class Misprint(NamedTuple):
    """What may be meant in place of ``text[start:end]``, the word it makes, and how sure that is (0 to 1)."""

    start: int
    end: int
    meant: str
    word: str
    sureness: float


class _Spot(NamedTuple):
    place: int
    around: tuple[int, ...]  # the place, and those beside it where a single character stands as well
    in_name: bool


def misprints(text: str) -> tuple[Misprint, ...]:
    """Return the suspected misprints of *text* in order; none overlaps another."""
    known = young_words(text)
    slips: list[Misprint] = []
    for spot in _spots(text):
        if not (known[spot.place] or spot.in_name):
            slips += _at(text, spot, known)
    slips += _doubled(text, known)
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start - 1, slip.end + 1))
            kept.append(slip)
    return tuple(sorted(kept))


def _spots(text: str) -> Iterator[_Spot]:
    """Yield the single characters that hardly ever stand where they do."""
    words = cut_known(text)
    is_alone = [len(word) == 1 and word not in _FREE and is_hanzi(word) for word in words]
    place, last = 0, len(words) - 1
    for number, word in enumerate(words):
        if is_alone[number]:
            before = step(counted(words[number - 1]) if number else "。", word)
            least = ODD_RUN if (number and is_alone[number - 1]) or (number < last and is_alone[number + 1]) else ODD
            if before > least - _PAIR:
                after = counted(words[number + 1]) if number < last else "。"
                if before + step(word, after) - alone(after) > least:
                    beside = ((number - 1, place - 1), (number + 1, place + 1))
                    alone_around = (at for other, at in beside if 0 <= other <= last and is_alone[other])
                    yield _Spot(place, (place, *alone_around), is_in_name(words, number))
        place += len(word)


def is_in_name(words: list[str], number: int) -> bool:
    """Say whether the single character may be part of a person's name: after a surname, or one with a word of two."""
    before = words[max(0, number - 2) : number]
    if before and len(before[-1]) == 2 and is_surname(before[-1][0]):
        return True  # 张卫 民
    if any(is_surname(word) for word in before):
        return all(len(word) == 1 for word in before[-1:])  # 李 晓 东
    after = words[number + 1 : number + 2]
    return is_surname(words[number]) and bool(after) and len(after[0]) < 3 and is_hanzi(after[0])  # 王 建国


def _at(text: str, spot: _Spot, known: list[bool]) -> Iterator[Misprint]:
    found: list[tuple[int, int, str]] = []
    for place in spot.around:
        if not known[place]:
            signs = completing(
                likeness.alike(text[place]), text[max(0, place - 3) : place], text[place + 1 : place + 2]
            )
            found += [(count, place, sign) for sign, count in signs.items() if count > _FAINT]
    for count, place, sign in nlargest(_TRIED, found):
        word = best_word(text, place, sign)
        value = math.log(1 + frequency(word)) + 6 * (len(word) - 2) if count > LONGER else math.log(1 + count)
        score = _BIAS + _VALUE * value + _NAME * spot.in_name + _weight(text, place, sign)
        if score > 0:
            yield Misprint(place, place + 1, sign, word, _sureness(score))


def _weight(text: str, place: int, sign: str) -> float:
    """Return what speaks for *sign* at *place*: costs, single characters absorbed, what else the text says."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    stands, meant = before + text[place] + after, before + sign + after
    (wrong, alone_before), (right, alone_after) = weigh(stands), weigh(meant)
    page = text[max(0, place - _PAGE) : place + _PAGE]
    repeated = max(page.count(before[-1:] + text[place]), page.count(text[place] + after[:1]))
    elsewhere = max(page.count(before[-1:] + sign) if before else 0, page.count(sign + after[:1]) if after else 0)
    both = likeness.looks_alike(text[place], sign) and likeness.sounds_alike(text[place], sign)
    is_placed = not _PLACES.isdisjoint(text[place + 1 : place + 3])
    is_quoted = _OPENED.search(text[max(0, place - 10) : place]) and _CLOSED.match(text[place + 1 : place + 11])
    return (
        _QUOTED * bool(is_quoted)
        + _PLACED * is_placed
        + _GAIN * (wrong - right)
        + _ABSORBED * (alone_before - alone_after)
        + _REPEATED * min(repeated - 1, 2)
        + _ELSEWHERE * min(elsewhere, 2)
        + _BOTH * both
    )


def _doubled(text: str, known: list[bool]) -> Iterator[Misprint]:
    counts = Counter(found[0] for found in _DOUBLE.finditer(text))
    for found in _DOUBLE.finditer(text):
        if counts[found[0]] > 1:
            continue
        place = found.start()
        before, after = text[max(0, place - _AROUND - 1) : place], text[found.end() : found.end() + _AROUND + 1]
        is_name = is_surname(before[-1:]) and not frequency(before[-1:] + found[1])
        if (
            known[place]
            or is_name
            or _COUNTED_OFF.search(before[-1:])
            or _DOUBLE.match(after)
            or _DOUBLE.match(before[-2:])
        ):
            continue

        stands, meant = before + found[0] + after, before + found[1] + after
        is_part = frequency(found[0]) or frequency(found[1] + after[:1])  # 年年; 村 and 村委
        least = _DOUBLED_WORD if is_part else _DOUBLED
        (wrong, alone_before), (right, alone_after) = weigh(stands), weigh(meant)
        gain, absorbed = wrong - right, alone_before - alone_after
        if gain > least and (absorbed > 0 or frequency(found[0])):
            yield Misprint(place, found.end(), found[1], found[0], _sureness((gain - least) / 2))


def _sureness(score: float) -> float:
    return 1 / (1 + math.exp(-score))
