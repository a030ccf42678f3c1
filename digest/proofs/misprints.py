"""Misprints of scanning and typing: a character that looks or sounds like the one meant, or stands twice.

At every spot (``digest.proofs.spots``) the characters that may be meant are tried: first by what is known of the spot
and the word, and of those that are left by what the text would cost with it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import islice
from operator import itemgetter, mul
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.readings import LONGER, best_word, weigh
from digest.proofs.spots import Spot, spots
from digest.proofs.vocabulary import is_surname, words_of_trade, young_words
from digest.word_pairs import alone
from digest.words import cut_known, frequency

_PAGE = 3000  # characters on either side in which other mentions count
_AROUND = 5  # characters on either side by which a candidate is weighed
_TRIED = 3  # candidates tried at one spot, those with the commonest words
_WEIGHED = 2  # of these by what the text costs

# Weights of two logistic regressions, in the order of ``likelihood`` and ``evidence``: 8,400 injected slips against
# 797,000 characters of clean news (one month of a daily, and the half of the development corpus to be tuned on).
_FIRST = (-12.82, 0.523, 0.525, 0.611, 0.088, -6.491, 0.258, -0.166, -1.326, 0.129, -0.13, 0.531, 2.202)
_SECOND = (
    *(-8.106, 0.128, 0.459, 0.496, 1.013, 0.116, 0.83, 1.362, -3.849, 1.344, 1.394),
    *(-0.912, -1.202, -1.109, -0.137, -3.188, -0.28, -1.368, 0.062, -0.316, 1.708),
)
_LEAST_FIRST = -2.5  # one in 80 characters is weighed; 92 of 100 slips of those at spots are among them
_LEAST = 1.1  # 2.5 false alarms in 10,000 characters of that news
_OPENED, _CLOSED = re.compile(r"[“‘《\"][^”’》\"。]*$"), re.compile(r"[^“‘《\"。]*[”’》\"]")
_SAYS = re.compile(".?(?:说|介绍|认为|表示|告诉|指出|强调|谈|坦言|称|带)")  # after a name
_TITLED = re.compile("(?:长|员|记|席|任|授|士|理|表|师|者|人|模|工|手|女|生|匠)[\u4e00-\u9fff]{0,2}$")  # before a name
# A doubled character is rarer than a name, a word that stands twice (人人) is none: nats gained and singles absorbed.
_DOUBLED, _DOUBLED_WORD = 2.5, 6.0
_DOUBLE = re.compile(r"(?![一二三四五六七八九十百千万])([\u4e00-\u9fff])\1")  # 十五五 is a number
_COUNTED_OFF = re.compile(r"[一每]")  # 一件件, 一辆辆


class Misprint(NamedTuple):
    """What may be meant in place of ``text[start:end]``, the word it makes, and how sure that is (0 to 1)."""

    start: int
    end: int
    meant: str
    word: str
    sureness: float


def misprints(text: str) -> tuple[Misprint, ...]:
    """Return the suspected misprints of *text* in order; none overlaps another."""
    known = young_words(text)
    slips: list[Misprint] = []
    for spot in spots(text, cut_known(text)):
        if not known[spot.place]:
            slips += _at(text, spot)
    slips += _doubled(text, known)
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start - 1, slip.end + 1))
            kept.append(slip)
    return tuple(sorted(kept))


def _at(text: str, spot: Spot) -> Iterator[Misprint]:
    for sign, count in tried(text, spot):
        word = best_word(text, spot.place, sign)
        score = sum(map(mul, _SECOND, evidence(text, spot, sign, word))) - _LEAST
        if score > 0:
            yield Misprint(spot.place, spot.place + 1, sign, word, _sureness(score))


def tried(text: str, spot: Spot) -> list[tuple[str, int]]:
    """Return the characters worth weighing at *spot*, with how frequent the words are that they make."""
    found = []
    for sign, count in nlargest(_TRIED, spot.meant, key=itemgetter(1)):
        score = sum(map(mul, _FIRST, likelihood(text, spot, sign, count)))
        if score > _LEAST_FIRST:
            found.append((score, (sign, count)))
    return [one for _, one in nlargest(_WEIGHED, found)]


def likelihood(text: str, spot: Spot, sign: str, count: int) -> tuple[float, ...]:
    """Return what speaks for *sign* at *spot* before the text is weighed."""
    frequent, is_rare = math.log(1 + min(count, LONGER)), spot.stands > 0
    return (
        1.0,
        spot.odd,
        frequent,
        min(frequent, 4.0),
        count > LONGER,
        is_rare,
        is_rare * frequent,
        is_rare * math.log(1 + spot.stands),
        spot.in_name,
        spot.run,
        alone(text[spot.place]),
        likeness.sounds_alike(text[spot.place], sign),
        not words_of_trade().isdisjoint(
            (text[spot.place - 1 : spot.place] + sign, sign + text[spot.place + 1 : spot.place + 2])
        ),
    )


def evidence(text: str, spot: Spot, sign: str, word: str) -> tuple[float, ...]:
    """Return what speaks for *sign*, which makes *word*, at *spot*: costs, characters taken, what else the text says."""
    place, stands = spot.place, text[spot.place]
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    (wrong, alone_before), (right, alone_after) = weigh(before + stands + after), weigh(before + sign + after)
    page = text[max(0, place - _PAGE) : place + _PAGE]
    repeated = max(page.count(before[-1:] + stands), page.count(stands + after[:1]))
    elsewhere = max(page.count(before[-1:] + sign) if before else 0, page.count(sign + after[:1]) if after else 0)
    both = likeness.looks_alike(stands, sign) and likeness.sounds_alike(stands, sign)
    is_quoted = _OPENED.search(text[max(0, place - 10) : place]) and _CLOSED.match(text[place + 1 : place + 11])
    frequent, gain, is_rare = math.log(1 + frequency(word)), wrong - right, spot.stands > 0
    return (
        1.0,
        spot.odd,
        min(gain, 10.0),
        max(gain - 10.0, 0.0),
        alone_before - alone_after,
        frequent,
        min(frequent, 4.0),
        len(word) - 2,
        min(repeated - 1, 2),
        min(elsewhere, 2),
        both,
        bool(is_quoted),
        spot.in_name,
        bool(_SAYS.match(text, place + 1)),
        bool(_TITLED.search(before)),
        "·" in before or "·" in after,
        spot.run,
        is_rare,
        is_rare * gain,
        alone(stands),
        word in words_of_trade(),
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
