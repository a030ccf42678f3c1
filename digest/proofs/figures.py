"""Figures: the numbers of a text with what they count, and whether one is another with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from operator import ne
from typing import NamedTuple

from digest.expressions import expression
from digest.proofs.numerals import CHINESE, from_chinese, value_of

_UNITS = (
    "名|人次|人|户|家|个|所|件|项|场|次|期|份|台|套|万元|亿元|元|支|对|辆|处|座|条|篇|幅|位|批|张|吨|公里|亩|岁|天|小时|"
    "册|本|箱|盒|袋|组|趟|分|徒|门|间|班|船|艘|架|株|棵|头|只|桶|块|幢|栋|层|平方米|公斤|斤|米|份|面|节|堂|课时|学时|句|瓶|双|种|类|尾|款|枚|床|盆|顶|道"
)
_FIGURE = expression(
    rf"(?<![．\d])(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>万|千|百万|千万|亿|百)?(?P<more>余|多)?(?:个(?=课时|学时|小时))?(?P<unit>{_UNITS})(?!百分点|级|短池)"
)
_WRITTEN = expression(
    rf"(?<![第零〇一二三四五六七八九十百千万两几数多\d])(?P<number>{CHINESE}{{1,5}})(?P<unit>{_UNITS})"
)
_VAGUE = expression(r"(?:近|约|超过?|逾|达到?近|突破|不足|多于|少于|至少|以上)$")
_AGES = frozenset(["岁", "天", "小时", "分", "层"])  # of words between figures: 三岁以下36名, 三分之一
_LONGEST = 300  # characters of a sentence that is no table
_SENTENCE = expression(rf"(?<![^。；！？\n])[^。；！？\n]{{1,{_LONGEST}}}(?![^。；！？\n])")


class Misfigure(NamedTuple):
    """``text[start:end]`` cannot be; *meant* is what is likely, empty where nothing tells."""

    start: int
    end: int
    meant: str
    reason: str


class Figure(NamedTuple):
    """A number with its unit: where it stands, its value, whether it is a rough one."""

    start: int
    end: int
    value: Decimal
    unit: str
    is_rough: bool


def figures_of(text: str) -> list[Figure]:
    """Return the numbers of *text* that have a unit, in order."""
    found = []
    for match in _FIGURE.finditer(text):
        unit, scale = match["unit"], match["scale"] or ""
        value = value_of(match["digits"].rstrip(","), scale)
        if unit in ("万元", "亿元"):
            value, unit = value_of(str(value), unit[0]), "元"
        rough = bool(match["more"] or _VAGUE.search(text, max(0, match.start() - 4), match.start()))
        found.append(Figure(match.start("digits"), match.end(), value, "人" if unit in ("名", "位") else unit, rough))
    return found


def written_of(text: str) -> Iterator[Figure]:
    """Yield the numbers of *text* that are written in words and have a unit; not 一, which hardly counts (一家企业)."""
    for match in _WRITTEN.finditer(text):
        value = from_chinese(match["number"])
        if value and match["number"] != "一" and match["unit"] not in _AGES:
            unit = "人" if match["unit"] in ("名", "位") else match["unit"]
            rough = bool(_VAGUE.search(text, max(0, match.start() - 4), match.start()))
            yield Figure(match.start(), match.end(), Decimal(value), unit, rough)


def all_figures_of(text: str) -> list[Figure]:
    """Return the numbers of *text* that have a unit, in digits and in words, in order."""
    return sorted((*figures_of(text), *written_of(text)))


def passages(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield every sentence of *text* behind the one before it: both, where that begins, and where in it the last one.

    A longer sentence than a report has is a table, or none, and left out.
    """
    before: re.Match[str] | None = None
    for sentence in _SENTENCE.finditer(text):
        begin = before.start() if before and sentence.start() - before.end() < 3 else sentence.start()
        yield text[begin : sentence.end()], begin, sentence.start() - begin
        before = sentence


def is_slip_of(first: Decimal, second: Decimal) -> bool:
    """Say whether one figure is the other with a slip: a digit wrong, two exchanged, or ten and more times as much."""
    if first == second or not first or not second:
        return False
    if max(first, second) / min(first, second) in (10, 100, 1000, 10000):
        return True
    return (most_digits(first, second) > 2 and has_one_other(first, second)) or is_exchanged(first, second)


def most_digits(*values: Decimal) -> int:
    """Return how many digits the longest of *values* has before its last zeros: 200000 and 600000 have one."""
    return max(len(value.normalize().as_tuple().digits) for value in values)


def has_one_other(first: Decimal, second: Decimal) -> bool:
    """Say whether two figures of two digits and more differ in one digit (37 and 47)."""
    one, other = f"{first.normalize():f}", f"{second.normalize():f}"
    return len(one) == len(other) > 1 and sum(map(ne, one, other)) == 1


def is_exchanged(first: Decimal, second: Decimal) -> bool:
    """Say whether one figure is the other with two digits exchanged (25 and 52)."""
    one, other = f"{first.normalize():f}", f"{second.normalize():f}"
    unlike = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(unlike) == 2 and unlike[0] == unlike[1][::-1]
