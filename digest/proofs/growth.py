"""What grew, and by how much: 由30元提高到45元，增长50%; 比上年的110人增长50%; 是当年的4倍; 净增360人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.expressions import expression
from digest.proofs.figures import Misfigure
from digest.proofs.numerals import from_chinese, value_of

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_LABEL = r"(?:[^，。；、\d\n]{0,8}(?:\d{4}年|\d{1,2}月)?[^，。；、\d\n]{0,4}?)"
_FROM_TO = expression(
    rf"[从由]{_LABEL}(?<!第)(?P<from>{_NUMBER})(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff]{{1,2}}?)"
    r"(?P<way>增加|增长|提高|提升|上升|上涨|扩大|发展|壮大|攀升|下降|减少|降低|缩短|压缩|[增涨升扩降减缩])了?[至到]"
    rf"{_LABEL}(?P<to>{_NUMBER})(?P<last>[万亿]?)(?P=unit)"
)
_DOWN = frozenset(["下降", "减少", "降低", "缩短", "压缩", "降", "减", "缩"])
_CHANGE = r"(?:增长|增加|提高|上升|上涨|提升|下降|减少|降低|多|翻)"
_THAN = expression(
    rf"(?P<to>{_NUMBER})(?P<last>[万亿]?)(?P<unit>[\u4e00-\u9fff])[\u4e00-\u9fff]{{0,4}}，?比(?!例)(?:[^，。；、\d\n]{{1,8}}|\d{{4}}年)(?:同期)?的?"
    rf"(?P<from>{_NUMBER})(?P<scale>[万亿]?)(?P=unit)(?={_CHANGE})"
)
_YEARS = expression(
    rf"(?P<year>\d{{4}}年|今年|本年)(?P<what>[^，。；\d\n]{{0,12}}?)(?P<to>{_NUMBER})(?P<last>[万亿]?)(?P<unit>[\u4e00-\u9fff])元?，"
    rf"(?P<before>\d{{4}}年|去年|上年)(?:同期)?[^，。；\d\n]{{0,6}}?(?P<from>{_NUMBER})(?P<scale>[万亿]?)(?P=unit)元?，(?=同比|增长|下降)"
)
_YEARS_ON = expression(
    rf"(?P<before>\d{{4}}年|去年|上年)(?P<what>[^，。；\d\n]{{0,12}}?)(?P<from>{_NUMBER})(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff])元?，"
    rf"(?P<year>\d{{4}}年|今年|本年)[^，。；\d\n]{{0,6}}?(?P<to>{_NUMBER})(?P<last>[万亿]?)(?P=unit)元?，(?=同比|增长|下降)"
)
_GROWN = (  # with what no text lacks that has it
    (_FROM_TO, ("从", "由")),
    (_THAN, ("比",)),
    (_YEARS, ("，同比", "，增长", "，下降")),
    (_YEARS_ON, ("，同比", "，增长", "，下降")),
)
_TAIL = 28  # characters after the two numbers in which it is said by how much they differ
_RATE = expression(
    rf"(?:同比|环比)?(?:{_CHANGE}|[增涨降升]幅|增长率)了?(?P<rough>为|达到?|约|近|超过?|逾)?(?P<said>{_NUMBER})[%％](?!点)"
)
_TIMES = expression(
    r"(?P<is>是|为|相当于)[^，。；\d]{0,8}?的(?P<said>\d+(?:\.\d+)?|[一二两三四五六七八九十])倍|"
    r"(?:增长|增加|提高|翻)了?(?P<more>\d+(?:\.\d+)?|[一二两三四五六七八九十])(?P<unit>倍|番)"
)
_NET = expression(
    rf"(?:净增|净增加|净减|新增|增加了?|减少了?)(?P<said>{_NUMBER})(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff])"
)
_SHARE = expression(
    rf"[从由][^，。；、\d\n]{{0,8}}(?P<from>{_NUMBER})[%％](?P<way>提高|提升|上升|上涨|攀升|下降|降低|减少|[增涨升降减])了?[至到]"
    rf"[^，。；、\d\n]{{0,4}}?(?P<to>{_NUMBER})[%％]"
)


def misgrown(text: str) -> Iterator[Misfigure]:
    """Yield what grew to no more than it was, or by another rate, multiple or number than both numbers make."""
    for found in _SHARE.finditer(text) if "%" in text or "％" in text else ():
        first, last = Decimal(found["from"]), Decimal(found["to"])
        if (last < first) != (found["way"] in _DOWN):
            yield Misfigure(*found.span("to"), "", f"由{first:f}%{found['way']}到{last:f}%，方向不对")
    for pattern, signs in _GROWN:
        for found in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            first, last = value_of(found["from"], found["scale"]), value_of(found["to"], found["last"])
            if first and first == last and "way" in found.groupdict():
                yield Misfigure(*found.span("to"), "", f"由{first:f}{found['way']}到{last:f}，没有变")
            elif first and first != last:
                yield from _against(text, found, first, last)


def _against(text: str, found: re.Match[str], first: Decimal, last: Decimal) -> Iterator[Misfigure]:
    groups = found.groupdict()
    if groups.get("way") and (last < first) != (groups["way"] in _DOWN):
        yield Misfigure(*found.span("to"), "", f"由{first:f}{groups['way']}到{last:f}，方向不对")
        return
    if groups.get("year") and groups["year"][0] in "12" and groups["year"] <= groups["before"]:
        return
    tail = text[found.end() : found.end() + _TAIL].split("。")[0].split("；")[0]
    for pattern, check in ((_RATE, _rate), (_TIMES, _multiple), (_NET, _net)):
        said = pattern.search(tail)
        if said and not re.search(r"\d|年均|平均|月均", tail[: said.start()]):
            yield from check(said, found, first, last)


def _rate(said: re.Match[str], found: re.Match[str], first: Decimal, last: Decimal) -> Iterator[Misfigure]:
    right = abs(last - first) / first * 100
    if abs(right - Decimal(said["said"].replace(",", ""))) > max(Decimal(1), right / 50) and said["rough"] in (
        None,
        "为",
        "达",
        "达到",
    ):
        yield _misfigure(said, "said", found, f"{right:.1f}", f"由{first:f}到{last:f}是{right:.1f}%")


def _multiple(said: re.Match[str], found: re.Match[str], first: Decimal, last: Decimal) -> Iterator[Misfigure]:
    """Yield a multiple that is wrong in every way it can be read: 增长3倍 may be four times as much, or three."""
    name = "said" if said["said"] else "more"
    many = Decimal(from_chinese(said[name]) or 0) if not said[name][0].isdigit() else Decimal(said[name])
    right = last / first
    readings = {many} if said["said"] else {many, many + 1} if said["unit"] == "倍" else {Decimal(2) ** int(many)}
    if all(abs(right - one) * 20 > right for one in readings):
        yield _misfigure(said, name, found, "", f"由{first:f}到{last:f}是{right:.1f}倍")


def _net(said: re.Match[str], found: re.Match[str], first: Decimal, last: Decimal) -> Iterator[Misfigure]:
    many = value_of(said["said"], said["scale"])
    if said["unit"] == found["unit"][0] and many != abs(last - first) and "净" in said[0]:
        yield _misfigure(
            said, "said", found, f"{abs(last - first):f}", f"由{first:f}到{last:f}相差{abs(last - first):f}"
        )


def _misfigure(said: re.Match[str], name: str, found: re.Match[str], meant: str, reason: str) -> Misfigure:
    return Misfigure(found.end() + said.start(name), found.end() + said.end(name), meant, reason)
