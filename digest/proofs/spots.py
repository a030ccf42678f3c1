"""What may be meant instead of what stands: words by which a text is likelier, at characters that no word takes.

There characters that look or sound alike are tried, one that may lack, and two in turn. Whole words put for others are
``digest.proofs.exchanged``'s.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from digest.proofs import likeness
from digest.proofs.readings import FREE, PricedText, WeighedSpan, cost_of, is_hanzi, is_odd, is_single
from digest.proofs.usage import usage
from digest.proofs.vocabulary import words_lacking, words_with
from digest.word_costs import alone, known_words, rank

Kind = Literal["word", "alone", "sound", "turn", "across", "lack"]
# Nats from which a character that stands by itself is looked at, so badly does it fit between its neighbours: beside
# another such character, and beside words only.
_ODD, _ODD_ALONE = 7.5, 9.0
# Nats that a word of two costs anywhere which only a dictionary has (橱师, 祟高). Commoner ones (主产, 显效) are seldom
# misprints of a look-alike: they would be half of all places, for 8 of 1,026 slips and as many false alarms.
_NO_WORD = 15.0
# Nats that a text must be likelier by with a word, with a character by itself, with one that lacks; and that each costs
# at least between its neighbours (98 of 100 that are found gain more, 99 cost more).
_LEAST_GAIN, _LEAST_ALONE, _LEAST_LACKING, _LEAST_FIT, _LEAST_REST = 6.0, 4.5, 6.0, 5.0, 5.0
_ODD_SINGLE = 9.5  # where a character by itself, one that lacks or two in turn may be meant
_TRIED = 3  # of what may be meant
_ODD_TWO, _LEAST_ACROSS = 15.0, 7.5  # the same of two words side by side, and of two of their characters in turn
_SELDOM = 13.0  # nats that a word costs which two characters in turn hardly make
_AROUND = 5  # characters on either side by which these are read
_COMMON = 9.0  # nats that a character by itself costs that may be meant for one: the commonest 300


class Meant(NamedTuple):
    """What may be meant: ``word`` instead of ``text[start:end]``, and what the costs say of it."""

    kind: Kind  # a character of a longer word, one by itself, a word of the same sound, two in turn, one that lacks
    start: int
    end: int
    word: str
    gain: float  # nats by which the text is likelier
    fit: float  # nats that the word costs between its neighbours
    broken: int  # words at its edges that it takes characters from
    lead: float  # nats by which it gains more than the next that is tried there


def meant_in(priced: PricedText, passed: Sequence[int]) -> Iterator[Meant]:
    """Yield what may be meant by a slip of one character or two; not where characters are *passed*."""
    text, starts = priced.text, priced.starts
    for number in odd_words(priced):
        start, end = starts[number], starts[number + 1]
        if any(passed[start:end]):
            continue
        for place in range(start, end) if not is_repeated(text, start, end) else ():
            yield from likelier(priced, place, words_with(text, place, likeness.alike(text[place])))
        for place in beside_free(priced, number):
            found = words_with(text, place, likeness.alike(text[place]))
            both = [(begin, words) for begin, words in found if begin <= start < begin + len(words[0])]
            yield from likelier(priced, place, both) if both else ()
        if end - start == 1 and priced.surprises[number] > _ODD_SINGLE:
            if signs := alone_instead(text[start]):
                yield from likelier(priced, start, [(start, signs)], _LEAST_ALONE)
            yield from lacking(priced, start)
            yield from across(priced, number)


def beside_free(priced: PricedText, number: int) -> Iterator[int]:
    """Yield the places beside the single character numbered *number* where one stands that is a word nearly everywhere.

    It may be the slip itself: 职了之家 for 职工之家.
    """
    for other in (number - 1, number + 1):
        if len(priced.words[number]) == 1 and 0 <= other < len(priced.words) and priced.words[other] in FREE:
            yield priced.starts[other]


def is_repeated(text: str, start: int, end: int) -> bool:
    """Say whether what stands there, with two characters around, stands again: nobody slips twice the same way."""
    ways = (text[start - 2 : end], text[start - 1 : end + 1], text[start : end + 2]) if start > 1 else ()
    return any(text.count(way) > 1 and all(map(is_hanzi, way)) for way in ways)


def odd_words(priced: PricedText) -> Iterator[int]:
    """Yield the numbers of the words that hardly fit between their neighbours."""
    words, surprises = priced.words, priced.surprises
    last, used = len(words) - 1, usage().following
    for number in [number for number, cost in enumerate(surprises) if cost > _ODD]:
        word = words[number]
        size = len(word)
        if size > 2 or not (is_odd(word) if size < 2 else is_hanzi(word[0]) and priced.alone[number] > _NO_WORD):
            continue
        before, after = words[number - 1] if number else "\n", words[number + 1] if number < last else "\n"
        is_beside = is_single(before) or is_single(after)
        if size == 1 and not is_beside and surprises[number] <= _ODD_ALONE:
            continue
        # Doubled is another check's matter; a blank breaks a word (先 锋); reports write the same.
        is_broken = any(sign.isspace() and sign != "\n" for sign in (before, after))
        if word not in (before, after) and not is_broken and word not in used(before):
            yield number


@functools.lru_cache(maxsize=8192)  # every character of GB 2312
def alone_instead(sign: str) -> tuple[str, ...]:
    """Return the characters that *sign* may stand for and that are common words by themselves."""
    return tuple(other for other in sorted(likeness.alike(sign)) if alone(other) < _COMMON)


def likelier(
    priced: PricedText, place: int, found: Iterable[tuple[int, Sequence[str]]], least: float = _LEAST_GAIN
) -> tuple[Meant, ...]:
    """Return the words of *found* by which the text is likelier: one for every sign at *place*, the likeliest first.

    Those of one span are together, with where they begin.
    """
    best: dict[str, tuple[float, float, str, int, int]] = {}
    for start, words in found:
        gap = gap_at(priced, start, start + len(words[0]), least)
        if gap is None:
            continue
        for gain, fit, word in gap.gains(words, least):
            sign = word[place - start]
            if sign not in best or gain > best[sign][0]:
                best[sign] = gain, fit, word, gap.broken, start
    return ranked(best.values(), least) if best else ()


def gap_at(priced: PricedText, start: int, end: int, least: float) -> WeighedSpan | None:
    """Return what stands there, ready to be weighed; None where no word can gain *least*.

    None too where words on both sides would be broken: none of 448 that were found takes from both.
    """
    first, last = priced.covering(start, end)
    is_begun, is_ended = priced.starts[first] == start, priced.starts[last + 1] == end
    if not is_begun and not is_ended:
        return None
    rests = 0.0 if is_begun and is_ended else _LEAST_REST
    if priced.surprise(first, last) < least + _LEAST_FIT + rests:
        return None
    gap = WeighedSpan(priced, start, end)
    return gap if gap.surprise > least + _LEAST_FIT else None


def lacking(priced: PricedText, place: int) -> tuple[Meant, ...]:
    """Return the words by which the text is likelier that lack a character, and have the one at *place*."""
    best = []
    for start, end, words in words_lacking(priced.text, place):
        is_at_break = priced.text[start - 1 : start].isspace() or priced.text[end : end + 1].isspace()  # 习 近平
        if not is_at_break and (gap := gap_at(priced, start, end, _LEAST_LACKING)):
            best += [(*one, gap.broken, start) for one in gap.gains(words, _LEAST_LACKING)]
    return ranked(best, _LEAST_LACKING, lack=1) if best else ()


def ranked(found: Iterable[tuple[float, float, str, int, int]], least: float, lack: int = 0) -> tuple[Meant, ...]:
    """Return the likeliest of *found* (gain, fit, word, broken words, start), each with its lead over the next."""
    order = sorted(found, reverse=True)[: _TRIED + 1]
    made = []
    for number, (gain, fit, word, broken, start) in enumerate(order[:_TRIED]):
        lead = gain - (order[number + 1][0] if number + 1 < len(order) else least)
        kind: Kind = "lack" if lack else "word" if len(word) > 1 else "alone"
        made.append(Meant(kind, start, start + len(word) - lack, word, gain, fit, broken, lead))
    return tuple(made)


def across(priced: PricedText, number: int) -> Iterator[Meant]:
    """Yield two characters in turn, the end of a word and the beginning of the next, if the text is likelier.

    One of the two words is the single character numbered *number*.
    """
    text, words = priced.text, priced.words
    for first in (number - 1, number):
        place = priced.starts[first + 1] - 1
        is_asked_itself = first < number and is_odd(words[first])
        if (
            not 0 <= first < len(words) - 1
            or is_asked_itself
            or priced.surprise(first, first + 1) <= _ODD_TWO
            or not makes_word(text, place)
        ):
            continue
        stands = text[place : place + 2]
        if is_hanzi(stands[0]) and is_hanzi(stands[1]) and not is_pattern(text, place):
            before, after = text[max(0, place - _AROUND) : place], text[place + 2 : place + 2 + _AROUND]
            gain = cost_of(before + stands + after) - cost_of(before + stands[::-1] + after)
            if gain > _LEAST_ACROSS:
                yield Meant("across", place, place + 2, stands[::-1], gain, 0.0, 0, 0.0)


def makes_word(text: str, place: int) -> bool:
    """Say whether the two characters at *place*, in turn, make a common word with what stands beside them."""
    known, most = known_words(), rank(_SELDOM)
    first, last = text[place], text[place + 1 : place + 2]
    ahead, behind = text[max(0, place - 2) : place], text[place + 2 : place + 4]
    ways = (ahead[-1:] + last, first + behind[:1], ahead + last, first + behind)
    return any(known.get(way, most) < most for way in ways if len(way) > 1)


def is_pattern(text: str, place: int) -> bool:
    """Say whether one of the two characters at *place* stands on the other's other side as well: 包乡包村, 时胜时负."""
    return text[place + 1] in text[max(0, place - 1) : place] or text[place] in text[place + 2 : place + 3]
