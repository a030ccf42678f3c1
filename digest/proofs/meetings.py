"""Ordinals of one body's committees and meetings that contradict each other within a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.expressions import expression
from digest.proofs.numerals import to_chinese
from digest.proofs.series import Contradiction, number_of

_NUMBER = "[一二三四五六七八九十]{1,3}"
_MEETING = expression(
    rf"第?(?P<term>{_NUMBER})届(?P<of>(?:执行)?委员会|职工代表大会|职代会|会员代表大会|工代会)?(?:委员)?第?(?P<said>{_NUMBER})次"
    r"(?P<kind>全委|全会|全体|执委|委员会|职代会|职工代表|会议|会员|工代会)"
)
_PAST = expression("以来|之后|召开后")  # said of the one before
_BEFORE = expression("报告|提案|决议|上次|去年|上年|回顾|总结|落实|期间|闭会|后")  # may be
_OTHERS = expression("省|全国|国家|全总|中央|上级|传达|学习")  # of another body
_HELD = expression("召开|举行|开幕|闭幕|通过|审议|期间")
_NEAR = 12  # characters around a meeting that say whose it is
_ELECTED = expression(
    rf"(?:当选|选举产生)[^。；\n]{{0,16}}?第(?P<said>{_NUMBER})届(?:[\u4e00-\u9fff]{{0,8}})?(?:委员|理事|监事)会"
)
_REPORTED = expression(
    rf"(?:听取|审议|通过)[^。；\n]{{0,12}}?第(?P<said>{_NUMBER})届(?:[\u4e00-\u9fff]{{0,8}})?委员会的?(?:工作)?报告"
)


def mismet(text: str) -> Iterator[Contradiction]:
    """Yield meetings of one committee that are numbered in two ways, and committees that are not the one elected."""
    if "届" not in text:
        return
    yield from _meetings(text)
    elected = list(_ELECTED.finditer(text))
    for other in elected[1:]:
        if other["said"] != elected[0]["said"]:
            yield Contradiction(*other.span("said"), elected[0]["said"], f"前文选举的是第{elected[0]['said']}届委员会")
    for found in _REPORTED.finditer(text) if elected else ():
        right = number_of(elected[0]["said"]) - 1
        if right > 0 and number_of(found["said"]) not in (right, right + 1):
            yield Contradiction(
                *found.span("said"), to_chinese(right), f"选举的是第{right + 1}届委员会，报告是上一届的"
            )


def _meetings(text: str) -> Iterator[Contradiction]:
    """Yield a meeting that is told with another number than the one of the same committee that is being held."""
    held: dict[tuple[str, bool], re.Match[str]] = {}
    for found in _MEETING.finditer(text):
        ahead = re.split("[。；\n]", text[max(0, found.start() - _NEAR) : found.start()])[-1]
        behind = text[found.end() : found.end() + _NEAR]
        key = found["term"], "代" in (found["of"] or "") + found["kind"]
        if _OTHERS.search(ahead) or "精神" in behind or _PAST.search(behind):
            continue
        first = held.setdefault(key, found)
        number, other = number_of(first["said"]), number_of(found["said"])
        is_held = _HELD.search(text, max(0, first.start() - _NEAR), first.end() + _NEAR)
        is_last = other == number - 1 and _BEFORE.search(ahead + behind)
        if is_held and other != number and not is_last:
            yield Contradiction(*found.span("said"), first["said"], f"前文是{first[0]}")
