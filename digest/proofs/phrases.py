"""Fixed formulations that are written one way only, and what comes within a slip of them.

A short phrase is looked for in every way that one character looking or sounding like the right one makes it, doubled
or dropped; a long one by its halves, of which a single slip leaves one whole. What is found so is a near miss only if
the text reads better with the phrase, and no word of its own crosses the phrase's edge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from digest.characters import to_full_width
from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.readings import cost_of, is_hanzi, weigh
from digest.proofs.vocabulary import said_together, terms, young
from digest.proofs.wrong_ways import WrongWay, slip_of, slips_after, slips_before
from digest.words import frequency

SHORT = 5  # characters of a phrase that is found by its two ends; halves of a longer one have three
_LEAST_HALF = 3  # characters of a half: fewer stand everywhere
_AROUND = 5  # characters on either side by which a near miss is read
_ALIKE, _DOUBLED, _DROPPED, _UNLIKE, _EXTRA = range(5)  # sorts of slips, the plainest first
# Nats that a text must read better by with the phrase, by sort: found at no false alarm in 395,000 clean characters.
_NEVER = 99.0  # a phrase of four has neighbours of its own (两个维护, 两个保护; 市总工会, 市工会)
_LEAST_SHORT = (4.0, 5.0, _NEVER, _NEVER, 15.0)
_LEAST_USUAL = (1.0, 5.0, 3.5, 6.0, 15.0)
_LEAST_LONG = (-3.0, 0.0, 0.5, 0.5, 10.0)  # of eight and more: seven right characters say enough
_LEAST_SOUND = 6.0  # for a dropped character that breaks no word (全国工会 is right without 总)
_TWO_DROPPED = 4.0  # as much more where two characters lack
# Characters of a long phrase; of a list (劳动光荣、技能宝贵、创造伟大), which another word does not make another.
_LONG, _LIST = 8, 12
# A word so frequent that the slip makes with its neighbour asks as much more; one of 500 is meant (为中心发展理念).
_KNOWN, _OWN_WORD, _USUAL = 5, 6.0, 500
_LONGER = (3, 4)  # characters of a word that a phrase of two words does not take apart
_NUMBERS = frozenset("一二三四五六七八九十两")
_GOING_ON = "和与及暨等的获表评授"  # what follows the name of an honour
_AND = ("和", "与", "及")  # in place of a list's last mark they are no slip
_AS_WORD, _LEAST_UNLIKE = 12.0, 5  # nats that a phrase costs as a word; characters of one with another in it


@dataclass(frozen=True, slots=True)
class Phrase:
    """A formulation as it is written: what it is, the document that says so, and other right ways to write it."""

    text: str
    kind: str
    source: str
    dated: str
    also: tuple[str, ...] = ()
    local: tuple[str, ...] = ()  # of these, the ones that follow from its text


class NearMiss(NamedTuple):
    """``text[start:end]`` stands where ``meant``, a part of *phrase*, is likely."""

    start: int
    end: int
    meant: str
    phrase: Phrase
    gain: float

    @property
    def sureness(self) -> float:
        """Return how sure it is that this is a slip (0 to 1)."""
        return 1 - 0.5 / (1 + self.gain / 4)


class Phrases:
    """All phrases of the product and of the office, ready to be looked for."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.all = tuple(phrases)

    @cached_property
    def right_ways(self) -> AhoCorasick:
        """The right ways to write the phrases, the longest at each place."""
        right = {way for phrase in self.all for way in (phrase.text, *phrase.also)}
        return AhoCorasick(sorted(right), matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _right(self) -> frozenset[str]:
        """Return what is right by itself, though it may be near a phrase: 劳动合同 is near 劳动合同法."""
        right = {way for phrase in self.all for way in (phrase.text, *phrase.also)}
        return frozenset(right.union(terms(), said_together()))

    @cached_property
    def _whole(self) -> str:
        """Return all phrases, for what is a part of one: 中国工会 of its congress, and no 中国工运."""
        return "\n".join(phrase.text for phrase in self.all)

    @cached_property
    def _ends(self) -> tuple[AhoCorasick, list[list[tuple[Phrase, int, Set[str]]]]]:
        """Return two characters of either end of the short phrases: of which, where there, what a slip may end on."""
        ends: dict[str, list[tuple[Phrase, int, Set[str]]]] = defaultdict(list)
        for phrase in self.all:
            if len(text := phrase.text) <= SHORT:
                ends[text[:2]].append((phrase, 0, {*text[-2:], *likeness.mistaken_for(text[-1])}))
                ends[text[-2:]].append((phrase, len(text) - 2, {*text[:2], *likeness.mistaken_for(text[0])}))
        return AhoCorasick(list(ends)), list(ends.values())

    @cached_property
    def _halves(self) -> tuple[AhoCorasick, list[list[tuple[Phrase, int]]]]:
        """Return the halves of the long phrases, each with the phrases it is of and where it begins there."""
        halves: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
        for phrase in self.all:
            if len(phrase.text) >= SHORT:  # of five the halves have their middle in common
                middle = len(phrase.text) // 2
                halves[phrase.text[: max(middle, _LEAST_HALF)]].append((phrase, 0))
                halves[phrase.text[middle:]].append((phrase, middle))
        return AhoCorasick(list(halves)), list(halves.values())

    def exact(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where phrases stand in *text* as they should."""
        return _exact_in(self, to_full_width(text))

    @cached_property
    def by_text(self) -> dict[str, Phrase]:
        """Every phrase under its text."""
        return {phrase.text: phrase for phrase in self.all}

    def near_misses(self, text: str) -> list[NearMiss]:
        """Return what comes within a slip of a phrase in *text*, in order; the longest phrase of each place."""
        plain = to_full_width(text)
        exact = _exact_in(self, plain)
        right, ends = covered(plain, exact), {end for _, end in exact}
        found: list[tuple[int, NearMiss]] = []
        for phrase, slip, begin in self._suspected(plain, exact):
            is_right = all(right[slip.start : slip.end]) or any(plain.startswith(way, begin) for way in phrase.also)
            is_right |= _goes_on(plain, slip, ends)
            if is_right or (slip.meant == "、" and plain[slip.start : slip.end] in _AND):
                continue
            if gain := _judged(plain, phrase, slip, begin):
                found.append((sort_of_slip(plain[slip.start : slip.end], slip.meant), NearMiss(*slip, phrase, gain)))
        return without_overlap(found)

    def _suspected(self, text: str, exact: Iterable[tuple[int, int]]) -> Iterator[tuple[Phrase, WrongWay, int]]:
        """Yield what may be a slip of a phrase, and where that begins in *text*."""
        for begin, end in exact:
            if end - begin <= SHORT or not (right := self.by_text.get(text[begin:end])):
                continue  # a short one is found by ``_short``
            if begin and text[begin - 1] == text[begin]:
                yield right, WrongWay(begin - 1, begin + 1, text[begin]), begin
            if text[end - 1] == text[end : end + 1]:
                yield right, WrongWay(end - 1, end + 1, text[end - 1]), begin
        yield from self._short(text)
        halves, wholes = self._halves
        for number, begin, end in halves.find_matches_as_indexes(text, overlapping=True):
            for phrase, at in wholes[number]:
                if text.startswith(phrase.text, begin - at):
                    continue
                slips = (
                    slips_before(text, begin, phrase.text[:at])
                    if at
                    else slips_after(text, end, phrase.text[end - begin :])
                )
                yield from (
                    (phrase, slip, begin - at + len(slip.meant) - (slip.end - slip.start))
                    for slip in slips
                    if len(phrase.text) > SHORT or len(slip.meant) == slip.end - slip.start
                )

    def _short(self, text: str) -> Iterator[tuple[Phrase, WrongWay, int]]:
        """Yield what may be a slip of a short phrase, of which one leaves the two characters of an end."""
        ends, wholes = self._ends
        for number, begin, end in ends.find_matches_as_indexes(text, overlapping=True):
            for phrase, at, others in wholes[number]:
                size = len(phrase.text)
                is_right = begin >= at and text.startswith(phrase.text, begin - at)
                for more in (1,) if is_right else (-1, 0, 1):  # 市总工会会
                    first = end - size - more if at else begin
                    stands = text[first : first + size + more] if first >= 0 else ""
                    is_near = (stands[:1] if at else stands[-1:]) in others  # most are not, and this is soon asked
                    slip = slip_of(stands, phrase.text) if is_near else None
                    if slip and stands not in self._right and stands not in self._whole:
                        yield phrase, WrongWay(first + slip.start, first + slip.end, slip.meant), first


@remembered(2)  # the misprints of the same text are compared with it
def _exact_in(phrases: Phrases, text: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for _, start, end in phrases.right_ways.find_matches_as_indexes(text))


def _goes_on(text: str, slip: WrongWay, ends: Set[int]) -> bool:
    """Say whether a phrase of its own *ends* where another would have a character more: 五一劳动奖和…"""
    is_dropped = len(slip.meant) > slip.end - slip.start
    return slip.start + 1 in ends if is_dropped else slip.start in ends and text[slip.start] in _GOING_ON


def without_overlap(found: list[tuple[int, NearMiss]]) -> list[NearMiss]:
    """Return the near misses of *found* that do not overlap: the plainest sort, then the longest phrase."""
    ranked = sorted(found, key=lambda one: (one[0], -len(one[1].phrase.text), one[1].start))
    taken: set[int] = set()
    kept = []
    for _, miss in ranked:
        places = range(miss.start, max(miss.end, miss.start + 1))
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(miss)
    return sorted(kept, key=lambda miss: miss.start)


def covered(text: str, spans: Iterable[tuple[int, int]]) -> bytearray:
    """Return for every place of *text* whether one of *spans* covers it."""
    found = bytearray(len(text))
    for start, end in spans:
        found[start:end] = b"\1" * (end - start)
    return found


def _judged(text: str, phrase: Phrase, slip: WrongWay, begin: int) -> float:
    """Return by how many nats *text* reads better with *phrase*; 0 where that is no reason to suspect a slip."""
    start, end, meant = slip
    stands = text[start:end]
    if not all(map(is_hanzi, stands.rstrip("，。、；：！？”）\n"))) or _is_another(text, phrase, slip, begin):
        return 0.0
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    wrong, right = before + stands + after, before + meant + after
    sort, is_sound = sort_of_slip(stands, meant), weigh(wrong)[1] <= weigh(right)[1]
    if is_sound and sort == _UNLIKE and not is_long(phrase.text):
        return 0.0  # no word is broken: 技能大赛 is none for 技能竞赛; but 全心全意依赖工人阶级 for 依靠
    least = _least_gain(phrase, slip, stands, before, after)
    if is_sound and sort == _DROPPED and len(phrase.text) <= SHORT:
        least = max(least, _LEAST_SOUND)
    gain = cost_of(wrong) - cost_of(right)
    if sort == _ALIKE:  # the phrase is as good as a word: 人脑 and 人心 are words, 入脑入心 is none of the dictionary
        gain = max(gain, cost_of(text[begin : begin + len(phrase.text)]) - _AS_WORD)
    return max(gain, 0.1) if gain > least else 0.0


def _is_another(text: str, phrase: Phrase, slip: WrongWay, begin: int) -> bool:
    """Tell whether what stands for *phrase* in *text* from *begin* on is a word or an ordinal of its own."""
    start, end, meant = slip
    stands = text[start:end]
    if len(phrase.text) < _LONG and _is_of_longer_word(
        text, slip, begin, begin + len(phrase.text) - len(meant) + len(stands)
    ):
        return True  # 工会一站式服务 is none for 工会驿站
    if sort_of_slip(stands, meant) == _EXTRA and (frequency(text[start - 1 : end]) or frequency(text[start : end + 1])):
        return True  # 户外劳动者服务驿站 is none for 服务站
    return meant in _NUMBERS and stands in _NUMBERS  # 第十三个五年规划: another one, which the table of plans knows


def _least_gain(phrase: Phrase, slip: WrongWay, stands: str, before: str, after: str) -> float:
    """Return the nats that the text has to gain at least with *phrase* in place of what *stands*."""
    meant, sort = slip[2], sort_of_slip(stands, slip[2])
    least = least_gain(sort, phrase.text)
    if len(stands) >= len(meant) and (known := own_word(before, stands, meant, after, phrase.text)) > _KNOWN:
        is_loose = known < _USUAL or (len(phrase.text) >= _LONG and sort != _DOUBLED)  # 局局长 is none for 局
        least += _OWN_WORD if is_loose else _NEVER
    return least + _TWO_DROPPED if len(meant) - len(stands) > 1 else least


def _is_of_longer_word(text: str, slip: WrongWay, begin: int, end: int) -> bool:
    """Say whether a word of three or four has what stands and goes over an edge of the phrase's place."""
    return any(
        (first < begin or first + size > end)
        and (text[first : first + size] in young() or frequency(text[first : first + size]))
        for size in _LONGER
        for first in range(max(0, slip.end - size), slip.start + 1)
    )


def own_word(before: str, stands: str, meant: str, after: str, phrase: str) -> int:
    """Return how frequent the word is that *stands* at an edge of the *phrase* makes with its neighbour outside."""
    is_first, is_last = before[-1:] + meant[:1] not in phrase, meant[-1:] + after[:1] not in phrase
    first = frequency(before[-1:] + stands[:1]) if is_first else 0
    return max(first, frequency(stands[-1:] + after[:1]) if is_last else 0)


def sort_of_slip(stands: str, meant: str) -> int:
    """Return which sort of slip makes *stands* of *meant*: alike, doubled, dropped, other, too much."""
    if len(stands) < len(meant):
        return _DROPPED
    if len(stands) > len(meant):
        return _DOUBLED if stands == meant * 2 else _EXTRA
    pairs = zip(stands, meant, strict=True)
    return _ALIKE if all(a == b or b in likeness.alike(a) or a in likeness.alike(b) for a, b in pairs) else _UNLIKE


def least_gain(sort: int, phrase: str) -> float:
    """Return by how many nats a text has to read better with a *phrase* that a slip of *sort* is suspected in."""
    if len(phrase) < _LEAST_UNLIKE:
        return _LEAST_SHORT[sort]
    if sort == _UNLIKE and len(phrase) >= _LIST and "、" in phrase:
        return _LEAST_LONG[_ALIKE]
    return _LEAST_LONG[sort] if is_long(phrase) else _LEAST_USUAL[sort]


def is_long(phrase: str) -> bool:
    """Say whether most of a *phrase* is left when one character is another: a long one, or two by a mark."""
    return len(phrase) >= _LONG or ("、" in phrase and len(phrase) >= _LONG - 1)
