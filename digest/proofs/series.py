"""Ordinals of what is held every so many years, that its first year or the one before contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from digest.expressions import expression
from digest.proofs.numerals import from_chinese, to_chinese

_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_HELD = expression(
    rf"(?P<first>\d{{4}})年(?:首办|创办|首次举办|首届)[^。\n]{{0,20}}?每(?P<step>[两二三四五])?年一届[^。\n]{{0,10}}?(?P<now>\d{{4}})年[^。\n]{{0,6}}第(?P<said>{_COUNT})届"
)
_BEGUN = expression(
    rf"始于(?P<first>\d{{4}})年(?=[^。\n]{{0,30}}每年一届)[^。\n]{{0,24}}?(?P<now>\d{{4}})年[^。\n]{{0,20}}第(?P<said>{_COUNT})届"
)
_BEFORE = expression(
    rf"第(?P<said>{_COUNT})届(?P<between>[^。\n]{{0,40}}(?:。[^。\n]{{0,12}})?)(?:上一?届[^。，\n]{{0,8}}|继(?:去年|前年)?)第(?P<other>{_COUNT})届"
)
_POINT = expression("(?<![^：:；。，\n])(?P<said>[一二三四五六七八九十]{1,2})(?P<is>是|要|、)(?=[\u4e00-\u9fff“])")
_OTHER_POINTS = (
    expression("(?<![^：:；。，\n])第(?P<said>[一二三四五六七八九十]{1,2})(?P<is>[，、])"),
    expression("(?<![^：:；。，\n])（(?P<said>[一二三四五六七八九十]{1,2})(?P<is>）)"),
)
_ORDINAL = expression(rf"第({_COUNT})届")
_PLENUM = expression("(?P<thing>[一二三四五六七八九十]{1,3}届)(?P<said>[一二三四五六七八九十]{1,2})(?P<of>中|次)")
_LEAD = 120  # characters in which a report says what its headline says
_NAMED = expression(rf"第(?P<said>{_COUNT})(?P<of>[届次期批个])(?P<thing>[\u4e00-\u9fff]{{2}})")
# 2024年职工篮球赛: of a year by more characters, since 2023年工作 is told beside 2024年工作
_OF_YEAR = expression(r"(?P<said>20\d\d)(?P<of>年)度?[“《]?(?P<thing>[\u4e00-\u9fff]{4})")


class Contradiction(NamedTuple):
    """``text[start:end]`` contradicts *reason*; *meant* is what the table has, empty where it cannot tell."""

    start: int
    end: int
    meant: str
    reason: str
    sureness: float = 0.9  # by the share that proved true (docs/benchmarks/proof.md)


def misnumbered(text: str) -> Iterator[Contradiction]:
    """Yield the ordinals of *text* (第三届) that its years contradict, or the ordinal of the one before."""
    if "届" not in text:
        return
    for found in (*_HELD.finditer(text), *_BEGUN.finditer(text)):
        step = number_of(found.groupdict().get("step") or "一")
        right = (int(found["now"]) - int(found["first"])) // step + 1
        reason = f"{found['first']}年首届，{found['now']}年是第{right}届"
        if right != number_of(found["said"]):
            yield Contradiction(*found.span("said"), to_chinese(right), reason)
        else:
            for other in _ORDINAL.finditer(text, 0, found.start()):
                if abs(number_of(other[1]) - right) == 1:
                    yield Contradiction(*other.span(1), to_chinese(right), reason)
    for found in _BEFORE.finditer(text):
        if number_of(found["said"]) - number_of(found["other"]) != 1:
            yield Contradiction(*found.span("said"), "", f"上一届是第{found['other']}届")


def against_title(headline: str, body: str) -> Iterator[Contradiction]:
    """Yield the ordinals and years that *body* has with another number only than *headline* has (第三届职工运动会)."""
    for found in chain(*(pattern.finditer(headline) for pattern in (_NAMED, _PLENUM, _OF_YEAR))):
        same = [one for one in found.re.finditer(body) if one["of"] == found["of"] and one["thing"] == found["thing"]]
        said = {number_of(one["said"]) for one in same}
        if len(said) == 1 and number_of(found["said"]) not in said and same[0].end() < _LEAD:
            reason = f"标题里是{found[0][: found.end('of') - found.start()]}"
            yield Contradiction(*same[0].span("said"), found["said"], reason)


def misordered(text: str) -> Iterator[Contradiction]:
    """Yield the heads of points that skip or repeat one: 一是…；二是…；四是…."""
    for paragraph in re.finditer("[^\n]+", text) if "一是" in text or "一要" in text or "一、" in text else ():
        yield from _out_of_turn(text, _POINT, *paragraph.span())
    for pattern, first in zip(_OTHER_POINTS, ("第一", "（一）"), strict=True):
        if first in text:
            yield from _out_of_turn(text, pattern, 0, len(text))


def _out_of_turn(text: str, point: re.Pattern[str], begin: int, end: int) -> Iterator[Contradiction]:
    """Yield the heads that *point* finds between *begin* and *end* of *text* and that skip or repeat one."""
    before: dict[str, int] = {}  # by 是 and 要 the number of the point before
    for found in point.finditer(text, begin, end):
        number, last = number_of(found["said"]), before.get(found["is"], 0)
        if number == 1 or number == last + 1 > 1:
            before[found["is"]] = number
        elif (last > 1 and number in (last, last + 2)) or (last == 1 and number == 3 and is_twice(text, found, point)):
            right = to_chinese(last + 1)
            yield Contradiction(*found.span("said"), right, f"前一条是{to_chinese(last)}{found['is']}")
            before[found["is"]] = 0
        else:
            before[found["is"]] = 0


def is_twice(text: str, found: re.Match[str], point: re.Pattern[str]) -> bool:
    """Say whether the same head as *found* stands behind it again, and none of the number before it."""
    heads = (one["said"] for one in point.finditer(text, found.end()) if one["is"] == found["is"])
    return next(heads, "") == found["said"]


def number_of(text: str) -> int:
    """Return the number that digits or characters write; 0 if it is none."""
    return int(text) if text.isdigit() else from_chinese(text) or 0
