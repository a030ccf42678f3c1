"""Names that no dictionary has, of firms and persons: what is odd in them is no misprint."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from digest.expressions import expression
from digest.proofs.readings import PricedText, is_odd
from digest.proofs.vocabulary import firm_words, words
from digest.word_costs import alone

_LONGEST = 4  # characters of a firm's name before its trade: 沪士|电子, 嘉盛鑫源|科技
_AND_ON = r"(?:[（(][^（）()\n]{1,8}[）)])?、"  # 郑顺周（朝鲜族）、
_ITEM = expression(rf"(?:^|[\n，。；：:（\s　])([\u4e00-\u9fff]{{2,5}})(?={_AND_ON})|(?<=、)([\u4e00-\u9fff]{{2,5}})")
_NEXT = expression(_AND_ON)
_NAME = "[\u4e00-\u9fff]{2,3}"
_SIGNED = expression(
    rf"(?:记者|通讯员|实习生|讯[\s　]*[（(]|[（(](?:图|文)[:：/／])[\s　]*"
    rf"({_NAME}(?:[\s　、]{_NAME})*)(?=[\s　）)、，]|报道|摄)"
    rf"|[（(]({_NAME}(?:[\s　]+{_NAME})*)[\s　]*摄"
)
_TITLES = "|".join(sorted(words()["titles"].split(), key=len, reverse=True))
_SURNAME = f"[{words()['surnames']}]"
# A person behind a title: 副主任季萍、…, 队长万仁伟说, 劳模李瑞国在…
_TITLED = expression(
    rf"(?:{_TITLES}|劳模|工匠|先进工作者|队长|班长|组长|站长|厂长|经理)({_SURNAME}[\u4e00-\u9fff]{{1,2}})"
    r"(?=[、，。；：）（\s]|等|出席|参加|主持|作[了题为《]|说|表示|介绍|指出|强调|一行|率|带|陪同|前往|先后|一同|代表|[到在为对赴与和及来走]|$)"
)
# 朱玉伟劳模工作室; 尔肯江·吐拉洪: what bears a person's name, and names of other tongues.
_BEARS_NAME = expression(rf"({_SURNAME}[\u4e00-\u9fff]{{1,2}})(?=(?:劳模|工匠|技能大师|名师|职工|创新){{1,3}}工作室)")
_DOTTED = expression(rf"(?:{_TITLES}|劳模|工匠)([\u4e00-\u9fff]{{2,5}}(?:·[\u4e00-\u9fff]{{2,5}}){{1,2}})")
# A township's or village's last character where it is no word: 新塍镇, 蒋巷村. No dictionary has all of them.
_OF_PLACE = expression("[\u4e00-\u9fff](?=[镇乡村屯])")
_SELDOM = 12.0  # nats that a character by itself costs which is hardly a word
_LISTED = 3  # items side by side that each leave a single character: one alone may be a word with a misprint


def names(priced: PricedText) -> Iterator[tuple[int, int]]:
    """Yield where names stand in a text."""
    yield from _firms(priced)
    yield from _listed(priced)
    yield from (one.span() for one in _OF_PLACE.finditer(priced.text) if alone(one[0]) > _SELDOM)
    for found in _SIGNED.finditer(priced.text):
        yield found.span(1 if found[1] else 2)
    yield from (found.span(1) for found in _TITLED.finditer(priced.text))
    yield from (found.span(1) for found in _BEARS_NAME.finditer(priced.text))
    yield from (found.span(1) for found in _DOTTED.finditer(priced.text))


def _firms(priced: PricedText) -> Iterator[tuple[int, int]]:
    """Yield the single characters that stand before a firm's trade."""
    words, starts = priced.words, priced.starts
    ends, trades = firm_words()
    for number in (number for number, word in enumerate(words) if word in ends):
        last = number
        while last and words[last - 1] in trades:
            last -= 1
        first = last
        while first and last - first < _LONGEST and is_odd(words[first - 1]):
            first -= 1
        if last - first > 1:
            yield starts[first], starts[last]


def _listed(priced: PricedText) -> Iterator[tuple[int, int]]:
    """Yield the items of lists of names: several side by side that the dictionary does not know."""
    for items in _lists(priced.text) if priced.text.count("、") >= _LISTED - 1 else ():
        if len(items) >= _LISTED:
            for is_name, run in groupby(items, lambda item: _is_name(priced, *item)):
                if is_name and len(found := list(run)) >= _LISTED:
                    yield from found


def _lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lists of *text*, each as where its items stand."""
    items: list[tuple[int, int]] = []
    for found in _ITEM.finditer(text):
        start, end = found.span(1 if found[1] else 2)
        beside = _NEXT.match(text, items[-1][1]) if items else None
        if not beside or beside.end() != start:
            yield items
            items = []
        items.append((start, end))
    yield items


def _is_name(priced: PricedText, start: int, end: int) -> bool:
    first, last = priced.covering(start, end)
    return any(map(is_odd, priced.words[first : last + 1]))
