"""Figures that are reckoned from others: so much each and in all, so many to a group, a rate, a growth.

Only what is off by a slip is told (two digits exchanged, one digit wrong, ten times as much): what does not come out
otherwise is likely about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from digest.proofs.figures import Figure, Misfigure, figures_of, is_slip_of
from digest.proofs.numerals import CHINESE, from_chinese, value_of

_EACH = re.compile(
    r"(?:每(?P<of>[人名户家个批组场期次天月周站所件册台辆县区乡镇村])|(?P<mean>[人户])均|(?P<both>各))[\u4e00-\u9fff]{0,6}$"
)
_YEARLY = re.compile("[年月日天次]$")  # 每人每年60元 is no share of the sum told
_LONGEST = 300  # characters of a sentence: a longer one is a table, or none
_SENTENCE = re.compile(rf"(?<![^。；！？\n])[^。；！？\n]{{1,{_LONGEST}}}(?![^。；！？\n])")
_BOTH = 8  # characters between 5个县区 and 各20名
_PEOPLE = "名位人"
_GROUPED = re.compile(
    rf"(?P<size>\d+|{CHINESE}{{1,3}})[人名](?:为)?[一1]?(?:组|队)[^。；\n]{{0,8}}?共(?P<count>\d+)(?:个?组|支|个?队)"
)
_RATE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})率[\u4e00-\u9fff]{0,3}?(?P<rate>\d+(?:\.\d+)?)[%％]")
_GROWTH = re.compile(
    r"[从由](?:[\u4e00-\u9fff]{0,8}?的)?(?P<from>\d[\d,]*(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff]{1,2}?)"
    r"(?P<way>增加|增长|提高|提升|上升|扩大|发展|下降|减少|降低|降)[至到](?:[\u4e00-\u9fff]{0,6}?的)?"
    r"(?P<to>\d[\d,]*(?:\.\d+)?)(?P<last>[万亿]?)(?P=unit)"
    r"(?:[，,（(]?(?:同比|比[\u4e00-\u9fff]{1,6}|环比)?(?:增长|增幅(?:为|达)?|提高|上升|下降|降幅(?:为|达)?|减少|降低)(?:了)?(?P<rate>\d+(?:\.\d+)?)[%％])?"
)
_OF_HUNDRED = re.compile(r"占(?:比|[^，。；\d]{0,8}?的?)?(?:为|达)?(?P<share>\d+(?:\.\d+)?)[%％]")
_DOWN = frozenset(["下降", "减少", "降低", "降"])
_BORNE = re.compile(
    r"每[人户名][^。；\n\d]{0,6}(?P<whole>\d+)元，[^。；\n\d]{2,10}(?P<first>\d+)元[、，][^。；\n\d]{2,10}(?P<second>\d+)元"
)
_SHARED = re.compile("补|承担|负担|自付|自缴|自筹|出资|缴")


def misreckoned(text: str) -> Iterator[Misfigure]:
    """Yield the figures of *text* that do not come out as the others of their sentence say."""
    if "每" in text or "均" in text or "各" in text or "组" in text or "队" in text:
        for sentence in _SENTENCE.finditer(text):
            yield from _products(sentence[0], sentence.start())
        yield from _groups(text)
        yield from _borne(text)
    if "率" in text or "占" in text:
        for sentence in _SENTENCE.finditer(text):
            yield from _rates(sentence[0], sentence.start())
            yield from _parts_in_hundred(sentence[0], sentence.start())
    if "至" in text or "到" in text:
        yield from _growths(text)


def _products(sentence: str, begin: int) -> Iterator[Misfigure]:
    """Yield where so many with so much each do not make the one sum that the sentence has."""
    figures = figures_of(sentence)
    for each in figures:
        said = _EACH.search(sentence, max(0, each.start - 10), each.start)
        if said is None or each.is_rough or _YEARLY.search(sentence, max(0, each.start - 2), each.start):
            continue
        of = said["of"] or said["mean"]
        counts = [one for one in figures if one is not each and not one.is_rough and _counts(sentence, one, of)]
        if said["both"]:  # 5个县区各20名
            counts = [one for one in figures if one.end <= each.start <= one.end + _BOTH and one.unit != each.unit][-1:]
        sums = [one for one in figures if one.unit == each.unit and one not in counts and one is not each]
        sums = [one for one in sums if not _EACH.search(sentence, max(0, one.start - 10), one.start)]
        if len(counts) == len(sums) == 1 and not sums[0].is_rough:
            product = counts[0].value * each.value
            if is_slip_of(product, sums[0].value) or is_slip_of(each.value, sums[0].value / counts[0].value):
                reason = (
                    f"{counts[0].value:f}×{each.value:f}＝{product.normalize():f}，与{sums[0].value.normalize():f}不符"
                )
                wrong = sums[0] if is_slip_of(product, sums[0].value) else each
                yield Misfigure(begin + wrong.start, begin + wrong.end, "", reason)


def _counts(sentence: str, figure: Figure, of: str | None) -> bool:
    """Say whether *figure* counts those (*of*) that each get so much: 32个小组 for 每组."""
    if not of:
        return False
    return sentence[figure.end - 1] in (_PEOPLE if of in _PEOPLE else of) or bool(
        re.match(f"[\u4e00-\u9fff]?{of}", sentence[figure.end : figure.end + 2])
    )


def _groups(text: str) -> Iterator[Misfigure]:
    """Yield the number of groups that does not come out of how many there are and how large a group is."""
    for found in _GROUPED.finditer(text):
        size = int(found["size"]) if found["size"].isdigit() else from_chinese(found["size"])
        begin = max(text.rfind(sign, max(0, found.start() - _LONGEST), found.start()) for sign in "。\n") + 1
        begin = max(begin, found.start() - _LONGEST)
        people = [one for one in figures_of(text[begin : found.start()]) if one.unit == "人" and not one.is_rough]
        if not size or len(people) != 1 or people[0].value % size:
            continue
        right = people[0].value / size
        if right != int(found["count"]):
            yield Misfigure(*found.span("count"), f"{right:f}", f"{people[0].value:f}人每组{size}人是{right:f}组")


def _borne(text: str) -> Iterator[Misfigure]:
    """Yield where what two bear of a sum (工会补助40元，个人负担20元) does not make it."""
    for found in _BORNE.finditer(text):
        parts = int(found["first"]) + int(found["second"])
        shares = text[found.start() : found.end()].split("，", 1)[1]
        if parts != int(found["whole"]) and len(_SHARED.findall(shares)) > 1:
            reason = f"{found['first']}＋{found['second']}＝{parts}，与{found['whole']}不符"
            yield Misfigure(found.start("first"), found.end("second"), "", reason)


def _rates(sentence: str, begin: int) -> Iterator[Misfigure]:
    """Yield rates (受理260件，调解成功208件，成功率80%) that are not what the two numbers before them make."""
    for found in _RATE.finditer(sentence):
        figures = [one for one in figures_of(sentence[: found.start()]) if not one.is_rough]
        for whole, part in pairwise(figures[-2:]):
            is_of_it = sentence[max(0, part.start - 2) : part.start] == found["what"]
            if is_of_it and whole.unit == part.unit and 0 < part.value < whole.value:
                right = part.value / whole.value * 100
                if abs(right - Decimal(found["rate"])) > 1:
                    reason = f"{part.value:f}÷{whole.value:f}＝{right:.1f}%"
                    yield Misfigure(begin + found.start("rate"), begin + found.end("rate"), "", reason)


def _parts_in_hundred(sentence: str, begin: int) -> Iterator[Misfigure]:
    """Yield shares (120人参赛，其中女职工48人，占30%) that are not what part and whole make."""
    for found in _OF_HUNDRED.finditer(sentence):
        figures = figures_of(sentence[: found.start()])
        for whole, part in pairwise(figures[-2:]):
            is_of_it = "其中" in sentence[whole.end : part.start] and found.start() - part.end < _BOTH
            if is_of_it and whole.unit == part.unit and not (whole.is_rough or part.is_rough) and whole.value:
                right = part.value / whole.value * 100
                if abs(right - Decimal(found["share"])) > 1:
                    reason = f"{part.value:f}÷{whole.value:f}＝{right:.1f}%"
                    yield Misfigure(begin + found.start("share"), begin + found.end("share"), f"{right:.1f}", reason)


def _growths(text: str) -> Iterator[Misfigure]:
    """Yield what grew to less than it was, or by another rate than both numbers make."""
    for found in _GROWTH.finditer(text):
        first, last = value_of(found["from"], found["scale"]), value_of(found["to"], found["last"])
        if first == 0 or first == last:
            continue
        if (last < first) != (found["way"] in _DOWN):
            yield Misfigure(*found.span("to"), "", f"由{first:f}{found['way']}到{last:f}，方向不对")
        elif found["rate"]:
            right = abs(last - first) / first * 100
            if abs(right - Decimal(found["rate"])) > max(Decimal(1), right / 50):
                yield Misfigure(*found.span("rate"), f"{right:.1f}", f"由{first:f}到{last:f}是{right:.1f}%")
