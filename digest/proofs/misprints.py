"""Misprints of scanning and typing: what is never right so, a character alike the one meant, or one that stands twice.

At every spot (``digest.proofs.spots``) the characters that may be meant are tried: first by what is known of the spot
and the word, and of those that are left by what the text would cost with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import mul
from typing import NamedTuple

from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.costs import alone, has_counts, is_known
from digest.proofs.doubled import doubled, sureness, twice
from digest.proofs.exchanged import exchanged
from digest.proofs.homophones import homophones
from digest.proofs.names import names
from digest.proofs.readings import PricedText, is_hanzi
from digest.proofs.spots import Meant, Spot, spots
from digest.proofs.usage import usage, use_of
from digest.proofs.vocabulary import is_surname, misspelt, words_of_trade, young_words

_PAGE = 3000  # characters on either side in which other mentions count
_AROUND = 5  # characters on either side by which a candidate is weighed
# Weights of a logistic regression on 770 slips that six sets of reports by other hands have, and 188,000 clean
# characters: what ``_of_reading``, ``_of_signs``, ``_of_use`` and ``_of_place`` return (the last but one, of foreign
# names, is of an earlier fit: these reports have none).
_WEIGHTS = (
    *(-6.63, 0.23, 0.55, -0.36, 1.08, -0.665, -0.094, -1.18, 0.726),  # _of_reading
    *(0.419, -0.189, 3.64, 1.67, 1.71, 1.61),  # _of_signs
    *(0.369, 1.45, 0.938, -1.16, -0.247, -0.491),  # _of_use
    *(-1.99, 1.32, -1.96, -2.63, -1.83),  # _of_place
)
# The same where what may be meant is a word of one character as well (己 for 已), fitted on 144 such slips and at 0.5
# false alarms in 10,000 characters.
_ALONE_WEIGHTS = (
    *(-7.23, 0.729, 0.405, 0.0, 0.0, 0.0, -0.15, 0.0, 0.0),  # _of_reading
    *(0.732, -0.629, 3.63, 1.91, 0.537, 0.606),  # _of_signs
    *(0.164, 0.12, 0.13, -0.423, 0.0, -2.06),  # _of_use
    *(-1.97, 1.93, -1.87, 0.0, -1.43),  # _of_place
)
# Four false alarms in 10,000 characters of three sets of articles by another hand, three on the sets the weights are
# fitted on; at -0.45, where one more found costs a third of a false alarm there, five (docs/benchmarks/proof.md).
_LEAST = -0.2
_SURE = 0.95  # of what is never right so
_EXCHANGED = 0.85  # at most, where a word stands for a word: it may be meant (阻止资产流失, 急需规范)
_MOST_OF_PLACE = 4.0  # other mentions are the only thing around that speaks for a misprint, up to so much
_PLACES = frozenset("镇乡村县路街桥港湾巷弄社旗区州")
_SAYS = re.compile(".?(?:说|介绍|认为|表示|告诉|指出|强调|谈|坦言|称|带)")  # after a name
_TITLED = re.compile("(?:长|员|记|席|任|授|士|理|表|师|者|人|模|工|手|女|生|匠)[\u4e00-\u9fff]{0,2}$")  # before a name


class Misprint(NamedTuple):
    """What may be meant in place of ``text[start:end]``, the word it makes, and how sure that is (0 to 1)."""

    start: int
    end: int
    meant: str
    word: str
    sureness: float


def misprints(text: str) -> tuple[Misprint, ...]:
    """Return the suspected misprints of *text* in order; none overlaps another."""
    priced = PricedText(text)
    known = young_words(text)
    for start, end in names(priced):
        known[start:end] = [True] * (end - start)
    slips = [*_misspelt(priced), *(Misprint(*one) for one in twice(text))]
    if has_counts():
        for spot in spots(priced, known):
            slips += _at(priced, spot)
        slips += (Misprint(*one) for one in doubled(text, known))
        slips += _homophones(priced)
        for start, end, word, score in exchanged(priced, known):
            most = _EXCHANGED if is_known(text[start:end]) else 1.0
            slips.append(Misprint(start, end, word, word, min(sureness(score), most)))
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start - 1, slip.end + 1))
            kept.append(slip)
    return tuple(sorted(slip for slip in kept if slip.sureness >= _SURE or not _is_repeated(text, slip)))


def _is_repeated(text: str, slip: Misprint) -> bool:
    """Say whether *text* has what stands, with two characters around, again: nobody slips twice the same way."""
    start, end = slip.start, slip.end
    if len(slip.meant) != end - start or start < 2:
        return False
    ways = (text[start - 2 : end], text[start - 1 : end + 1], text[start : end + 2])
    return any(all(map(is_hanzi, way)) and text.count(way) > 1 for way in ways)


def _at(priced: PricedText, spot: Spot) -> Iterator[Misprint]:
    """Yield what is likely meant at *spot*; what stands around is looked at only where it may decide."""
    text = priced.text
    for meant in spot.meant:
        evidence = (
            *_of_reading(spot, meant),
            *_of_signs(text[spot.place], meant.sign),
            *_of_use(priced, spot, meant),
        )
        is_word = len(meant.word) > 1
        weights = _WEIGHTS if is_word else _ALONE_WEIGHTS
        score = sum(map(mul, weights, evidence)) - _LEAST * is_word
        if score + _MOST_OF_PLACE > 0:
            score += sum(map(mul, weights[len(evidence) :], _of_place(text, spot, meant.sign)))
            if score > 0:
                yield Misprint(spot.place, spot.place + 1, meant.sign, meant.word, sureness(score))


def _of_reading(spot: Spot, meant: Meant) -> tuple[float, ...]:
    """Return what the costs and the words say: by the end the words that the trade uses."""
    return (
        1.0,
        min(meant.gain, 9.0),
        min(max(meant.gain - 9.0, 0.0), 8.0),
        max(meant.fit - 12.0, 0.0),
        len(meant.word) - 2,
        meant.broken,
        spot.run,
        len(spot.stands) > 1,
        meant.word in words_of_trade(),
    )


@remembered(16_384)
def _of_signs(stands: str, sign: str) -> tuple[float, ...]:
    """Return how likely *stands* is mistaken for *sign*."""
    return (
        8.0 - alone(stands),
        8.0 - alone(sign),
        likeness.nearness(stands, sign),
        likeness.sounds_alike(stands, sign),
        likeness.is_same_tone(stands, sign),
        likeness.is_kin(stands, sign),
    )


def _of_use(priced: PricedText, spot: Spot, meant: Meant) -> tuple[float, ...]:
    """Return how the trade's reports use what may be meant and what stands there."""
    start, end = meant.start, meant.start + len(meant.word)
    first, last = priced.covering(start, end)
    before, after = priced.words_beside(first, last)
    used = usage()
    stands = used.is_pair(before, priced.words[first]) + used.is_pair(priced.words[last], after)
    return (
        use_of(meant.word),
        priced.starts[first] == start and used.is_pair(before, meant.word),
        priced.starts[last + 1] == end and used.is_pair(meant.word, after),
        use_of(priced.text[start:end]),
        use_of(priced.text[spot.place]),
        stands if spot.run else 0,
    )


def _of_place(text: str, spot: Spot, sign: str) -> tuple[float, ...]:
    """Return what stands around: other mentions, names of persons and places."""
    place, stands = spot.place, text[spot.place]
    before, after = text[max(0, place - _AROUND) : place], text[place + 1 : place + 1 + _AROUND]
    page = text[max(0, place - _PAGE) : place + _PAGE]
    repeated = max(page.count(before[-1:] + stands), page.count(stands + after[:1]))
    elsewhere = max(page.count(before[-1:] + sign) if before else 0, page.count(sign + after[:1]) if after else 0)
    is_person = _SAYS.match(text, place + 1) or _TITLED.search(before)
    return (
        min(repeated - 1, 3),
        min(elsewhere, 2),
        bool(is_person) and is_named(before, stands),
        "·" in before or "·" in after,
        not _PLACES.isdisjoint(after[:2]),
    )


def is_named(before: str, sign: str) -> bool:
    """Say whether *sign* may be part of a person's name: a surname, or behind one."""
    return is_surname(sign) or any(map(is_surname, before[-2:]))


def _homophones(priced: PricedText) -> Iterator[Misprint]:
    """Yield what of a longer word or a term is written by what sounds the same."""
    for start, end, term, gain in homophones(priced):
        first, last = differing(priced.text[start:end], term)
        yield Misprint(start + first, start + last, term[first:last], term, sureness(gain / 2))


def differing(stands: str, meant: str) -> tuple[int, int]:
    """Return where *stands* begins and ends to differ from *meant*, which is as long."""
    places = [place for place, signs in enumerate(zip(stands, meant, strict=True)) if len(set(signs)) > 1]
    return places[0], places[-1] + 1


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
