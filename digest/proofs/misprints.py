"""Misprints of scanning and typing: what is never right so, a character alike the one meant, or one that stands twice.

At every spot (``digest.proofs.spots``) the characters that may be meant are tried: first by what is known of the spot
and the word, and of those that are left by what the text would cost with it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from operator import mul
from typing import NamedTuple

from digest.proofs import likeness
from digest.proofs.costs import alone, has_counts, is_known
from digest.proofs.exchanged import exchanged
from digest.proofs.homophones import homophones
from digest.proofs.readings import PricedText, is_hanzi, weigh
from digest.proofs.spots import Meant, Spot, spots
from digest.proofs.usage import usage, use_of
from digest.proofs.vocabulary import is_surname, misspelt, words_of_trade, young_words
from digest.words import frequency

_PAGE = 3000  # characters on either side in which other mentions count
_AROUND = 5  # characters on either side by which a candidate is weighed
# Weights of a logistic regression on 770 slips that six sets of reports by other hands have, and 188,000 clean
# characters: what ``_of_reading``, ``_of_signs``, ``_of_use`` and ``_of_place`` return (the last but one, of foreign
# names, is of an earlier fit: these reports have none).
_WEIGHTS = (
    -6.63,
    0.23,
    0.55,
    -0.36,
    1.08,
    -0.665,
    -0.094,
    -1.18,
    0.726,
    0.419,
    -0.189,
    3.64,
    1.67,
    1.71,
    1.61,
    0.369,
    1.45,
    0.938,
    -1.16,
    -0.247,
    -0.491,
    -1.99,
    1.32,
    -1.96,
    -2.63,
    -1.83,
)
# The same where what may be meant is a word of one character as well (己 for 已): fitted on 144 such slips, so that they
# cry at 0.5 places in 10,000 characters.
_ALONE_WEIGHTS = (
    -7.23,
    0.729,
    0.405,
    0.0,
    0.0,
    0.0,
    -0.15,
    0.0,
    0.0,
    0.732,
    -0.629,
    3.63,
    1.91,
    0.537,
    0.606,
    0.164,
    0.12,
    0.13,
    -0.423,
    0.0,
    -2.06,
    -1.97,
    1.93,
    -1.87,
    0.0,
    -1.43,
)
# By the curve of each of the sets with weights of the others: 1.6 false alarms in 10,000 characters, and 48 of 100.
_LEAST = -0.45
_SURE = 0.95  # of what is never right so
_MOST_OF_PLACE = 2.0  # other mentions are the only thing around that speaks for a misprint, up to so much
_OPENED = re.compile(r"[“‘《\"][^”’》\"。]*$")
_PLACES = frozenset("镇乡村县路街桥港湾巷弄社旗区州")
_SAYS = re.compile(".?(?:说|介绍|认为|表示|告诉|指出|强调|谈|坦言|称|带)")  # after a name
_TITLED = re.compile("(?:长|员|记|席|任|授|士|理|表|师|者|人|模|工|手|女|生|匠)[\u4e00-\u9fff]{0,2}$")  # before a name
# Nats by which a text must be likelier without the second of two equal characters, where a word ends with the first
# (举行行; more where both are a word themselves: 人人), where a word begins with the second (每每天), and both (教学学
# 点). Where neither is, the characters stand twice by the grammar: 株株有编号, 管管我们.
_ENDING, _ENDING_WORD, _BEGINNING, _BOTH = 5.5, 7.0, 9.0, 6.0
_TWICE_USUAL, _TWICE_KNOWN = 12.0, 13.45  # nats that 人人 costs: a word; 敲敲: may be the first half of 敲敲门
_WHOLE_ENDED = 7.0  # the same where a longer word ends with the first (县医院医院 gains 7.8, 党组织组织力 4.6)
_WHOLE = 12.0  # nats by which a text must be likelier without the second of two equal halves that are no word
_NUMBERS = frozenset("一二三四五六七八九十百千万")  # 十五五 is a number
_COUNTED_OFF = ("一", "每")  # 一件件, 一辆辆
_TRADES = frozenset("工员手师")  # end the name of any trade: 采挖工|工伤
_NEVER_FIRST = frozenset("每一没")  # 每每天; 敲敲门
# What never stands twice: a measure behind a figure, a mark, a word of grammar (but 了了解, 在在建), 县 before 总工会.
_TWICE = re.compile(
    r"(?<=[\d余多])(?!年年[初中末底终度均])(?P<measure>[\u4e00-\u9fff])(?P=measure)|(?P<mark>[%％℃])(?P=mark)|的的(?!确|士)|着着(?![实急])|了了(?![解结望断事如却])"
    r"|(?<=星期|礼拜)(?P<day>[一二三四五六日天])(?P=day)|(?<=[\u4e00-\u9fff]{2})(?P<seat>[市区县旗州])(?P=seat)(?=总工会)"
    r"|(?<=[每两三四五六七八九十百千])(?P<few>[年月件双天次遍趟副斤棵])(?P=few)(?![均气数底初末中终度])|(?<=(?P<verb>.))不不(?=(?P=verb))|(?P<manner>[常刚渐仅往稍偏悄默])(?P=manner){2}"
)
_SAME = re.compile(r"([\u4e00-\u9fff])(?=\1)")
_NOISES = frozenset("嘀嗒滴答叮咚当哐咣哗啦咕噜咔嚓噼啪呼叽喳嗡吱呀轰隆")  # 嘀嗒嘀嗒
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
    priced = PricedText(text)
    slips = [*_misspelt(priced), *_twice(text)]
    if has_counts():
        for spot in spots(priced, known):
            slips += _at(priced, spot)
        slips += _doubled(text, known)
        slips += _homophones(priced)
        slips += [Misprint(*one[:3], one.word, _sureness(one.score)) for one in exchanged(priced, known)]
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: (-slip.sureness, slip.start)):
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start - 1, slip.end + 1))
            kept.append(slip)
    return tuple(sorted(kept))


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
        if score + _MOST_OF_PLACE * (1 if is_word else 2) > 0:
            score += sum(map(mul, weights[len(evidence) :], _of_place(text, spot, meant.sign)))
            if score > 0:
                yield Misprint(spot.place, spot.place + 1, meant.sign, meant.word, _sureness(score))


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
        yield Misprint(start + first, start + last, term[first:last], term, _sureness(gain / 2))


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


def _doubled(text: str, known: list[bool]) -> Iterator[Misprint]:
    doubles = [found.start() for found in _SAME.finditer(text)]
    counts = Counter(text[place] for place in doubles)
    for place in (place for place in doubles if counts[text[place]] == 1):
        sign, end = text[place], place + 2
        before, after = text[max(0, place - _AROUND - 1) : place], text[end : end + _AROUND + 1]
        is_double_beside = after[:1] == after[1:2] != "" or before[-2:-1] == before[-1:] != ""
        least = least_doubled(before, sign, after)
        is_ended = least in (_ENDING, _ENDING_WORD)
        is_usual = known[place + 1] and not (known[place] and is_ended)  # 家家, 全省省管, but not 行家家
        if is_usual or sign in _NUMBERS - _NEVER_FIRST or is_double_beside or before[-1:] in _COUNTED_OFF:
            continue
        if least:
            (wrong, alone_before), (right, alone_after) = weigh(before + sign * 2 + after), weigh(before + sign + after)
            is_both = least == _BOTH
            if wrong - right > least and not (is_both and alone_before <= alone_after):
                yield Misprint(place, end, sign, sign * 2, _sureness((wrong - right - least) / 2))


def least_doubled(before: str, sign: str, after: str) -> float:
    """Return how much likelier a text must be with one *sign* than with two of them; 0 where both are right."""
    ended = [before[-size:] + sign for size in (1, 2) if is_hanzi(before[-1:])]
    is_ending = any(is_known(word) or word in words_of_trade() for word in ended)
    is_beginning = any(is_known(sign + after[:size]) for size in (1, 2) if is_hanzi(after[:1]))
    twice = alone(sign * 2) if is_known(sign * 2) else math.inf
    if is_beginning and sign in _TRADES:
        return 0.0
    if is_beginning and is_ending:
        return _BOTH
    if is_ending:
        return 0.0 if before[-1:] + sign == "加工" else _ENDING if twice > _TWICE_USUAL else _ENDING_WORD
    return _BEGINNING if is_beginning and (twice > _TWICE_KNOWN or sign in _NEVER_FIRST) else 0.0


def _twice(text: str) -> Iterator[Misprint]:
    """Yield what stands twice and never does: single signs, and two characters outside of speech."""
    for match in _TWICE.finditer(text):
        if match["measure"] and is_known(match["measure"] + text[match.end() : match.end() + 1]):
            continue  # 138家家具企业
        half = match[0][: (len(match[0]) + 1) // 2]  # 常常常: two of three
        yield Misprint(match.start(), match.end(), half, match[0], 0.9)
    for match in _WORD_TWICE.finditer(text):
        word, place = match["word"], match.start()
        if (
            word[0] in _NUMBERS
            or word[0] in ("成", word[1])
            or word[1] in "着不"
            or frequency(word * 2)
            or _NOISES.issuperset(word)
        ):
            continue  # 念着念着, 赢不赢不要紧, 成盒成盒
        is_longer = is_known(word + text[match.end() : match.end() + 1]) and match.end() < len(text)
        is_ended = place and is_known(text[place - 1] + word)
        if is_longer or (is_ended and lost(text, place) < _WHOLE_ENDED):
            continue  # 党组织组织力, 中队中队长
        is_said = _OPENED.search(text[max(0, place - 30) : place])  # 研究研究: a verb that is spoken
        if not is_said and (is_known(word) or lost(text, place) > _WHOLE):
            yield Misprint(place, match.end(), word, match[0], 0.7)


def lost(text: str, place: int) -> float:
    """Return by how many nats *text* is likelier without the two characters at *place*, which stand behind again."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 4 : place + 4 + _AROUND]
    return weigh(before + text[place : place + 4] + after)[0] - weigh(before + text[place : place + 2] + after)[0]


def _sureness(score: float) -> float:
    return 1 / (1 + math.exp(-score))
