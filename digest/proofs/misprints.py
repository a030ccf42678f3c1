"""Misprints of scanning and typing: a character that looks or sounds like the one meant, or stands twice.

Where the words of the dictionary leave a single character that hardly ever stands between its neighbours, the
characters it may stand for are tried: those that make a word there are weighed by what the text would cost then.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.readings import best_word, completing, cost_of, counted, is_hanzi, singles
from digest.proofs.vocabulary import is_surname, young_words
from digest.word_pairs import alone, step
from digest.words import cut_known, frequency

ODD = 10.5  # nats: a single character that fits worse between its neighbours is looked at (one in 30; 92 % of slips)
_AROUND = 5  # characters on either side by which a candidate is weighed
_TRIED = 3  # candidates weighed at one spot, those with the best words
_FAINT = 5.0  # the value of a word that no weighing helps (a word of two seen 150 times)

# Weights of a logistic regression over 1,500 injected slips and 72,000 clean characters (benchmarks/proofs.py, the
# half that may be tuned on); the bias is set for one false alarm in 5,000 characters there.
_BIAS = -8.8
_GAIN, _VALUE, _ABSORBED, _REPEATED, _ELSEWHERE, _BOTH, _NAME = 0.35, 0.34, 0.9, -3.46, 2.34, 1.45, -1.0
# A doubled character is rarer than a name, a word that stands twice (人人) is none: nats gained and singles absorbed.
_DOUBLED, _DOUBLED_WORD = 3.0, 6.0
_DOUBLE = re.compile(r"([\u4e00-\u9fff])\1")
_COUNTED_OFF = re.compile(r"[一每]")  # 一件件, 一辆辆


class Slip(NamedTuple):
    """What may be meant in place of ``text[start:end]``, the word it makes, and how sure that is (0 to 1)."""

    start: int
    end: int
    meant: str
    word: str
    sureness: float


class _Spot(NamedTuple):
    place: int
    in_name: bool


def misprints(text: str) -> tuple[Slip, ...]:
    """Return the suspected misprints of *text* in order; none overlaps another."""
    known: list[bool] | None = None
    slips: list[Slip] = []
    for spot in _spots(text):
        if known is None:
            known = young_words(text)
        if not known[spot.place]:
            slips += _at(text, spot, known)
    slips += _doubled(text)
    taken: list[Slip] = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if all(slip.start >= other.end + 1 or slip.end + 1 <= other.start for other in taken):
            taken.append(slip)
    return tuple(sorted(taken))


def _spots(text: str) -> Iterator[_Spot]:
    """Yield the single characters that hardly ever stand where they do."""
    words = cut_known(text)
    read = [counted(word) for word in words]
    steps = [0.0, *map(step, read, read[1:]), 0.0]
    place = 0
    for number, word in enumerate(words):
        if len(word) == 1 and steps[number] + steps[number + 1] > ODD and is_hanzi(word):
            after = read[number + 1] if number + 1 < len(read) else "。"
            if steps[number] + steps[number + 1] - alone(after) > ODD:
                yield _Spot(place, _is_in_name(words, number))
        place += len(word)


def _is_in_name(words: list[str], number: int) -> bool:
    """Say whether the single character may be part of a person's name: a surname and one or two more."""
    before = "".join(words[max(0, number - 2) : number])[-2:]
    run = before + "".join(words[number : number + 3])
    return any(is_surname(run[start]) for start in range(len(before) + 1) if len(run) - start > 1)


def _at(text: str, spot: _Spot, known: list[bool]) -> Iterator[Slip]:
    found: list[tuple[float, int, str, str]] = []
    for place in range(max(0, spot.place - 1), min(len(text), spot.place + 2)):
        if is_hanzi(text[place]) and not known[place]:
            meant = completing(text[max(0, place - 3) : place], text[place + 1 : place + 2])
            for sign in likeness.alike(text[place]) & meant:
                word = best_word(text, place, sign)
                value = math.log(1 + frequency(word)) + 6 * (len(word) - 2)
                if value > _FAINT:
                    found.append((value, place, sign, word))
    for value, place, sign, word in sorted(found, reverse=True)[:_TRIED]:
        score = _BIAS + _VALUE * value + _NAME * spot.in_name + _weight(text, place, sign)
        if score > 0:
            yield Slip(place, place + 1, sign, word, _sureness(score))


def _weight(text: str, place: int, sign: str) -> float:
    """Return what speaks for *sign* at *place*: costs, single characters absorbed, what else the text says."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    stands, meant = before + text[place] + after, before + sign + after
    repeated = max(text.count(before[-1:] + text[place]), text.count(text[place] + after[:1]))
    elsewhere = max(text.count(before[-1:] + sign) if before else 0, text.count(sign + after[:1]) if after else 0)
    both = likeness.looks_alike(text[place], sign) and likeness.sounds_alike(text[place], sign)
    return (
        _GAIN * (cost_of(stands) - cost_of(meant))
        + _ABSORBED * (singles(stands) - singles(meant))
        + _REPEATED * min(repeated - 1, 2)
        + _ELSEWHERE * min(elsewhere, 2)
        + _BOTH * both
    )


def _doubled(text: str) -> Iterator[Slip]:
    for found in _DOUBLE.finditer(text):
        place = found.start()
        before, after = text[max(0, place - _AROUND - 1) : place], text[found.end() : found.end() + _AROUND + 1]
        if _COUNTED_OFF.search(before[-1:]) or text.count(before[-1:] + found[0] + after[:1]) > 1:
            continue
        stands, meant = before + found[0] + after, before + found[1] + after
        least = _DOUBLED_WORD if frequency(found[0]) else _DOUBLED
        gain = cost_of(stands) - cost_of(meant)
        absorbed = singles(stands) - singles(meant)
        if gain > least and (absorbed > 0 or frequency(found[0])):
            yield Slip(place, found.end(), found[1], found[0], _sureness((gain - least) / 2))


def _sureness(score: float) -> float:
    return 1 / (1 + math.exp(-score))
