"""Misprints of scanning and typing: a character that looks or sounds like the one meant, or stands twice.

At every spot (``digest.proofs.spots``) the characters that may be meant are tried: first by what is known of the spot
and the word, and of those that are left by what the text would cost with it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from operator import eq, mul
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.costs import alone, times
from digest.proofs.readings import best_word, is_hanzi, weigh
from digest.proofs.spots import Meant, Spot, spots
from digest.proofs.vocabulary import is_surname, words_of_trade, young_words
from digest.words import cut_known, frequency

_PAGE = 3000  # characters on either side in which other mentions count
_AROUND = 5  # characters on either side by which a candidate is weighed
# Weights of a logistic regression on 4,472 injected slips and 4,898 spots of clean text (515,000 characters of
# newspapers, 47,000 of union news): first what ``_of_reading`` returns, then ``_of_place``; but that within quotation
# marks offices play with words (智汇, 悦读), which newspapers do not, and -4 stands there for the -0.9 that was fitted;
# and they name few villages and towns, which a local paper is full of: -2.5 for -0.3.
_WEIGHTS = (
    *(-3.56, -0.262, 0.533, 0.611, 0.107, -0.154, 0.759, 0.774, 1.46, -0.143, -0.372, -0.415, -0.962, 2.03),
    *(-4.17, 2.34, 1.96, 0.774, 1.68, -4, -0.731, -0.296, -0.044, -1.86, -2.5, 0.0311),
)
_LEAST = 3.0  # on two sets of local papers that nobody had seen: 3.2 false alarms in 10,000 characters (4.6 at 2.2)
_OPENED, _CLOSED = re.compile(r"[“‘《\"][^”’》\"。]*$"), re.compile(r"[^“‘《\"。！？]*[。！？]?[”’》\"]")
_PLACES = frozenset("镇乡村县路街桥港湾巷弄社旗")
_SAYS = re.compile(".?(?:说|介绍|认为|表示|告诉|指出|强调|谈|坦言|称|带)")  # after a name
_TITLED = re.compile("(?:长|员|记|席|任|授|士|理|表|师|者|人|模|工|手|女|生|匠)[\u4e00-\u9fff]{0,2}$")  # before a name
# A doubled character is rarer than a name, a word that stands twice (人人) is none: nats gained and singles absorbed
# (5 and 6, 7 and 8, 9 and 10 tried: of 35 doubled ones 24, 23, 21 are found; 6 and 11 false alarms less in 100,000).
_DOUBLED, _DOUBLED_WORD = 7.0, 8.0
_NUMBERS = frozenset("一二三四五六七八九十百千万")  # 十五五 is a number
_USUAL = 4  # times that newspapers have a word of a character that stands twice, from which it is no slip
_COUNTED_OFF = ("一", "每")  # 一件件, 一辆辆
# What never stands twice: a measure behind a figure, a mark, a word of grammar (but 了了解, 在在建), 县 before 总工会.
_TWICE = re.compile(
    r"(?<=[\d余多])(?P<measure>[\u4e00-\u9fff])(?P=measure)|(?P<mark>[%％℃])(?P=mark)|的的(?!确|士)|了了(?![解结望断事如却])"
    r"|(?<=[\u4e00-\u9fff]{2})(?P<seat>[市区县旗州])(?P=seat)(?=总工会)"
)
_WORD_TWICE = re.compile(r"(?P<word>[\u4e00-\u9fff]{2})(?P=word)")


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
    slips += _twice(text)
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start - 1, slip.end + 1))
            kept.append(slip)
    return tuple(sorted(kept))


def _at(text: str, spot: Spot) -> Iterator[Misprint]:
    for sign, word, evidence in trials(text, spot):
        score = sum(map(mul, _WEIGHTS, evidence)) - _LEAST
        if score > 0:
            yield Misprint(spot.place, spot.place + 1, sign, word, _sureness(score))


def trials(text: str, spot: Spot) -> Iterator[tuple[str, str, tuple[float, ...]]]:
    """Yield the characters that may be meant at *spot*, each with its word and what speaks for it."""
    for meant in spot.meant:
        word = best_word(text, spot.place, meant.sign)
        yield meant.sign, word, (*_of_reading(spot, meant, word), *_of_place(text, spot, meant.sign))


def _of_reading(spot: Spot, meant: Meant, word: str) -> tuple[float, ...]:
    """Return what the costs and the word say: by the end the words that the trade uses."""
    frequent, is_rare, gain = math.log(1 + frequency(word)), bool(spot.stands), meant.gain
    return (
        1.0,
        spot.odd,
        min(gain, 10.0),
        max(gain - 10.0, 0.0),
        meant.absorbed,
        frequent,
        min(frequent, 4.0),
        len(word) - 2,
        is_rare,
        is_rare * gain,
        is_rare * math.log(1 + frequency(spot.stands)),
        spot.run,
        spot.run == 1 and not is_rare,
        word in words_of_trade(),
    )


def _of_place(text: str, spot: Spot, sign: str) -> tuple[float, ...]:
    """Return what stands around: other mentions, names of persons and places, quotations."""
    place, stands = spot.place, text[spot.place]
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    page = text[max(0, place - _PAGE) : place + _PAGE]
    repeated = max(page.count(before[-1:] + stands), page.count(stands + after[:1]))
    elsewhere = max(page.count(before[-1:] + sign) if before else 0, page.count(sign + after[:1]) if after else 0)
    near, sounds = likeness.nearness(stands, sign), likeness.sounds_alike(stands, sign)
    is_quoted = _OPENED.search(text[max(0, place - 10) : place]) and _CLOSED.match(text[place + 1 : place + 11])
    return (
        min(repeated - 1, 3),
        min(elsewhere, 2),
        near,
        sounds,
        near * sounds,
        bool(is_quoted),
        spot.in_name,
        bool(_SAYS.match(text, place + 1)),
        bool(_TITLED.search(before)) * (1 + spot.in_name),
        "·" in before or "·" in after,
        not _PLACES.isdisjoint(after[:2]),
        alone(stands),
    )


def _doubled(text: str, known: list[bool]) -> Iterator[Misprint]:
    doubles = [place for place, is_same in enumerate(map(eq, text, text[1:])) if is_same and is_hanzi(text[place])]
    counts = Counter(text[place] for place in doubles)
    for place in (place for place in doubles if counts[text[place]] == 1):
        sign, end = text[place], place + 2
        before, after = text[max(0, place - _AROUND - 1) : place], text[end : end + _AROUND + 1]
        is_name = is_surname(before[-1:]) and not frequency(before[-1:] + sign)
        is_double_beside = after[:1] == after[1:2] != "" or before[-2:-1] == before[-1:] != ""
        if known[place] or sign in _NUMBERS or is_name or is_double_beside:
            continue
        if before[-1:] in _COUNTED_OFF or times(sign * 2) > _USUAL:
            continue
        is_part = frequency(sign * 2) or frequency(sign + after[:1])  # 年年; 村 and 村委
        least = _DOUBLED_WORD if is_part else _DOUBLED
        (wrong, alone_before), (right, alone_after) = weigh(before + sign * 2 + after), weigh(before + sign + after)
        gain = wrong - right
        if gain > least and (alone_before > alone_after or frequency(sign * 2)):
            yield Misprint(place, end, sign, sign * 2, _sureness((gain - least) / 2))


def _twice(text: str) -> Iterator[Misprint]:
    """Yield what stands twice and never does: single signs, and words of two characters outside of speech."""
    for match in _TWICE.finditer(text):
        half = match[0][: len(match[0]) // 2]
        yield Misprint(match.start(), match.end(), half, match[0], 0.9)
    for match in _WORD_TWICE.finditer(text):
        word, place = match["word"], match.start()
        is_said = _OPENED.search(text[max(0, place - 30) : place])  # 研究研究: a verb that is spoken
        if (
            word[0] not in _NUMBERS
            and word[0] != word[1]
            and frequency(word)
            and not frequency(word * 2)
            and not is_said
        ):
            yield Misprint(place, match.end(), word, match[0], 0.7)


def _sureness(score: float) -> float:
    return 1 / (1 + math.exp(-score))
