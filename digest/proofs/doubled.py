"""What stands twice and is meant once: a character (举行行), a mark, a word (组织组织力 is none)."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import eq
from typing import NamedTuple

from digest.expressions import expression
from digest.proofs.readings import FREE, is_hanzi, is_odd, weigh
from digest.proofs.vocabulary import acted_on, is_surname, terms, words_of_trade, young
from digest.word_costs import alone, is_known
from digest.words import cut_known, frequency

_AROUND = 5  # characters on either side by which a candidate is weighed
_OPENED = expression(r"[“‘《\"][^”’》\"。]*$")
# Nats by which a text must be likelier without the second of two equal characters, where a word ends with the first
# (举行行; more where both are a word themselves: 人人), where a word begins with the second (每每天), and both (教学学
# 点). Where neither is, the characters stand twice by the grammar: 株株有编号, 管管我们.
_ENDING, _ENDING_WORD, _BEGINNING, _BOTH = 5.5, 7.0, 7.0, 6.0
# The same where something speaks for both: 看看 is a word (看看望), or as many stand alone.
_AGAINST = 9.5  # 8 more of 100 are found by it than by never, one false alarm more in 900,000 characters
_TWICE_USUAL, _TWICE_KNOWN = 12.0, 13.45  # nats that 人人 costs: a word; 敲敲: may be the first half of 敲敲门
_WHOLE_ENDED = 7.0  # the same where a longer word ends with the first (县医院医院 gains 7.8, 党组织组织力 4.6)
_WHOLE = 12.0  # nats by which a text must be likelier without the second of two equal halves that are no word
NAMED = 2
_NUMBERS = frozenset("一二三四五六七八九十百千万")  # 十五五 is a number
_COUNTED_OFF = ("一", "每")  # 一件件, 一辆辆
_TRADES = frozenset("工员手师")  # end the name of any trade: 采挖工|工伤
# End the name of a body or place, and begin what is of it: 博物院|院藏, 管理课|课长, 贫困村|村村.
_BODIES = frozenset("院校课厂社馆站局部处所队店村县区镇乡组团厅")
_SPOKEN = frozenset("敲打聊散跳洗理唱见握帮说谈拉走把擦动量听写歇读学试想问找摸摇")  # 敲敲门, 听听课
_NEVER_FIRST = frozenset("每一没")  # 每每天; 敲敲门
_ACTED = frozenset("了出为到过")  # 就……工作作了部署
# What never stands twice: a measure behind a figure, a mark, a word of grammar (but 了了解, 在在建), 县 before 总工会.
_TWICE = expression(
    "|".join(
        (
            r"(?<=[\d余多])(?!年年[初中末底终度均会报鉴主])(?P<measure>[\u4e00-\u9fff])(?P=measure)",
            r"(?P<mark>[%％℃])(?P=mark)|(?<!目)的的(?!确|士)|着着(?![实急])|了了(?![解结望断事如却之])",
            r"(?<=星期|礼拜)(?P<day>[一二三四五六日天])(?P=day)|(?<=[\u4e00-\u9fff]{2})(?P<seat>[市区县旗州])(?P=seat)(?=总工会)",
            r"(?P<word>[该此已被向而但或并及与])(?P=word)|(?P<this>[这那])(?P=this)(?=[个些里么次是时天年样种位名家])",
            r"(?<![一每])副副(?=[主书部局处科县市区省院校厂])|(?<![上下])下下(?=[班岗乡沉])",
            # 五五个工种, but 一点六六万, 二、三三个, 唯一一家
            r"(?<![第点、零一二三四五六七八九十百千万])(?P<digit>[一两三四五六七八九])(?P=digit)(?=[个项名次周家期批届千万]|成(?!功))",
            r"(?<=第十)(?P<odd>[一二三四五六七八九])(?P=odd)(?=[届次])",
            r"(?<=[每两三四五六七八九十百千])(?P<few>[年月件双天次遍趟副斤棵])(?P=few)(?![均气数底初末中终度])",
            r"(?<=(?P<verb>.))不不(?=(?P=verb))|(?P<manner>[常刚渐仅往稍偏悄默])(?P=manner){2}",
        )
    )
)
_NOISES = frozenset("嘀嗒滴答叮咚当哐咣哗啦咕噜咔嚓噼啪呼叽喳嗡吱呀轰隆")  # 嘀嗒嘀嗒
_WORD_TWICE = expression("(?P<word>[\u4e00-\u9fff]{2})(?P=word)")


class Double(NamedTuple):
    """``text[start:end]`` has *meant* twice, all of which is *word*, and how sure that is (0 to 1)."""

    start: int
    end: int
    meant: str
    word: str
    sureness: float


def doubled(text: str, known: list[int]) -> Iterator[Double]:
    """Yield the characters of *text* that stand twice and are meant once; not where a word is *known* to have both.

    *known* is 0 for a place where nothing is, ``NAMED`` in a name.
    """
    doubles = [place for place in repeated(text, 1) if is_hanzi(text[place])]
    counts = Counter(text[place] for place in doubles)
    for place in (place for place in doubles if counts[text[place]] == 1):
        sign, end = text[place], place + 2
        before, after = text[max(0, place - _AROUND - 1) : place], text[end : end + _AROUND + 1]
        is_double_beside = after[:1] == after[1:2] != "" or before[-2:-1] == before[-1:] != ""
        least = least_doubled(before, sign, after)
        is_ended = least in (_ENDING, _ENDING_WORD)
        is_ended &= not is_known(before[-2:])  # 提案|件件有答复
        is_usual = known[place + 1] and not (known[place] and is_ended)  # 家家, 全省省管, but not 行家家
        is_name = known[place - 1 : place + 1] == [NAMED, NAMED]  # 朱红红, 龙环|环境
        if (
            is_usual
            or is_name
            or sign in _NUMBERS - _NEVER_FIRST
            or is_double_beside
            or before[-1:] in _COUNTED_OFF
            or "·" in before + after
        ):
            continue
        if least:
            (wrong, alone_before), (right, alone_after) = weigh(before + sign * 2 + after), weigh(before + sign + after)
            if least == _BOTH and alone_before <= alone_after:
                least = _AGAINST
            if wrong - right > least:
                yield Double(place, end, sign, sign * 2, sureness((wrong - right - least) / 2))


def least_doubled(before: str, sign: str, after: str) -> float:
    """Return how much likelier a text must be with one *sign* than with two of them; 0 where both are right."""
    ended = [before[-size:] + sign for size in (1, 2) if is_hanzi(before[-1:])]
    is_ending = any(is_known(word) or word in words_of_trade() for word in ended)
    is_beginning = any(is_known(sign + after[:size]) for size in (1, 2) if is_hanzi(after[:1]))
    twice = alone(sign * 2) if is_known(sign * 2) else math.inf
    if is_beginning and sign in _TRADES and before[-1:] != "总":  # 总工工会
        return 0.0
    if is_beginning and (sign + after[:1] == "委员" or (is_ending and sign in _BODIES)):
        return 0.0
    if is_ending and sign in _BODIES and is_odd((cut_known(after[:4]) or " ")[0]):
        return 0.0
    if before[-1:] + sign == "工作" and (after[:1] in _ACTED or after[:2] in acted_on()):
        return 0.0
    if is_ending and before[-1] in FREE and twice < min(map(alone, ended)):
        return 0.0  # 和|暖暖关怀
    if is_beginning and is_ending:
        return _BOTH
    if is_ending and sign == "会":
        return 0.0  # 有困难，工会会帮扶
    if is_ending:
        return 0.0 if before[-1:] + sign == "加工" else _ENDING if twice > _TWICE_USUAL else _ENDING_WORD
    if is_beginning:
        usual = 0.0 if sign in _SPOKEN else _AGAINST
        return _BEGINNING if twice > _TWICE_KNOWN or sign in _NEVER_FIRST else usual
    return 0.0


def twice(text: str) -> Iterator[Double]:
    """Yield what stands twice and never does: single signs, and two characters outside of speech."""
    for match in _found_at(_TWICE, text, repeated(text, 1)):
        if match["measure"] and is_known(match["measure"] + text[match.end() : match.end() + 1]):
            continue  # 138家家具企业
        if match["digit"] == "一" and is_known(text[match.start() - 1 : match.start() + 1]):
            continue  # 唯一一家
        half = match[0][: (len(match[0]) + 1) // 2]  # 常常常: two of three
        yield Double(match.start(), match.end(), half, match[0], 0.9)
    for match in _found_at(_WORD_TWICE, text, repeated(text, 2)):
        word, place = match["word"], match.start()
        if (
            word[0] in _NUMBERS
            or word[0] in ("成", word[1])
            or word[1] in "着不"
            or frequency(word * 2)
            or _NOISES.issuperset(word)
        ):
            continue  # 念着念着, 赢不赢不要紧, 成盒成盒
        behind = text[match.end() : match.end() + 3]
        is_longer = any(is_known(way) or way in _terms() for way in (word + behind[:1], word + behind) if behind)
        is_ended = place and is_known(text[place - 1] + word)
        if is_longer or (is_ended and lost(text, place) < _WHOLE_ENDED):
            continue  # 党组织组织力, 中队中队长, 联合工会工会委员会
        is_said = _OPENED.search(text[max(0, place - 30) : place])  # 研究研究: a verb that is spoken
        if not is_said and (is_known(word) or lost(text, place) > _WHOLE):
            yield Double(place, match.end(), word, match[0], 0.7)
    yield from _longer_twice(text)


def _longer_twice(text: str) -> Iterator[Double]:
    """Yield words of three and four that stand twice; names (会见钱其琛钱其琛与) and counts (一文钱一文钱) may."""
    words = [(place, text[place : place + size]) for size in (3, 4) for place in repeated(text, size)]
    for place, word in words:
        is_word = is_known(word) or word in words_of_trade() or word in young() or word in _terms()
        is_name = is_surname(word[0]) and word not in words_of_trade()
        is_other = is_name or len(set(word)) == 1 or not _NUMBERS.isdisjoint(word)
        if is_word and not is_other and not _OPENED.search(text[max(0, place - 30) : place]):
            yield Double(place, place + 2 * len(word), word, word * 2, 0.7)


def repeated(text: str, size: int) -> list[int]:
    """Return the places of *text* whose *size* characters stand behind them again."""
    same = bytes(map(eq, text, text[size:]))  # several times as fast as a pattern that tries every place
    found, wanted, place = [], b"\1" * size, -1
    while (place := same.find(wanted, place + 1)) >= 0:
        found.append(place)
    return found


def _found_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what *pattern* finds at *places* of *text*; none overlaps another."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


@functools.cache
def _terms() -> frozenset[str]:
    return frozenset(terms())


def lost(text: str, place: int) -> float:
    """Return by how many nats *text* is likelier without the two characters at *place*, which stand behind again."""
    before, after = text[max(0, place - _AROUND) : place], text[place + 4 : place + 4 + _AROUND]
    return weigh(before + text[place : place + 4] + after)[0] - weigh(before + text[place : place + 2] + after)[0]


def sureness(score: float) -> float:
    """Return how sure a *score* of a logistic regression is (0 to 1)."""
    return 1 / (1 + math.exp(-score))
