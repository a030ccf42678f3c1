"""Shares and rates: over 100 %, or not what part and whole make (720件，其中欠薪类252件，占53%)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.expressions import expression
from digest.proofs.figures import Figure, Misfigure, figures_of, passages

_NUMBER = r"\d+(?:\.\d+)?"
_WITHIN = (
    "覆盖|满意|入会|建会|参与|签订|签约|成功|合格|通过|知晓|普及|结案|履约|办结|到课|出勤|就业|采纳|成活|存活|到位|达标|好评|"
    "检出|及格|上座|续签|参训|参保|化解|兑现|整改|建制|持证|录取|入学|回收|受理|优良|优秀|获奖|中签|入住|公开|见面|支持|回复|答复"
)  # rates that cannot be over 100 %; others can (完成率, 增长率)
_OVER = expression(
    rf"(?:占比|占[\u4e00-\u9fff]{{0,10}}?的?|(?<!拨备)(?:{_WITHIN})[率度面])[^，。；\d\n]{{0,6}}?(?P<said>{_NUMBER})[%％]"
)
_TENTHS = expression(
    r"占[^，。；\d\n]{0,10}?(?P<said>十[一二三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?|[1-9]\d)成(?![为员立都本])"
)
_PART_OF = expression(rf"占(?P<of>[^，。；\d\n]{{0,10}}?)(?:为|达到?)?(?P<said>{_NUMBER})[%％]")
_RATE = expression(rf"(?P<of>[\u4e00-\u9fff]{{2,6}})[率面](?:为|是|达到?)?(?P<said>{_NUMBER})[%％]")
_MEN_AND_WOMEN = expression(
    rf"(?P<one>[男女])[^，。；、%％\d\n]{{0,8}}(?P<first>{_NUMBER})[%％][^。；\n\d男女]{{0,4}}(?!(?P=one))[男女][^，。；、%％\d\n]{{0,8}}"
    rf"(?P<said>{_NUMBER})[%％]"
)
_NEAR = 14  # characters between a part and its share
_LARGE = 5  # figures before a share that may be its whole
_PEOPLE = frozenset("人例")  # units of the same people


def misshared(text: str) -> Iterator[Misfigure]:
    """Yield the shares and rates of *text* that cannot be."""
    for tenths in _TENTHS.finditer(text) if "成" in text else ():
        yield Misfigure(*tenths.span("said"), "", f"份额不会超过十成：{tenths[0]}")
    if "%" in text or "％" in text:
        yield from _of_hundred(text)


def _of_hundred(text: str) -> Iterator[Misfigure]:
    """Yield the shares and rates in per cent that cannot be."""
    for share in _OVER.finditer(text):
        if Decimal(share["said"]) > 100:
            yield Misfigure(*share.span("said"), "", f"份额不会超过100%：{share[0]}")
    for halves in _MEN_AND_WOMEN.finditer(text):
        right = 100 - Decimal(halves["first"])
        is_part = re.search(
            "占\\d", text[max(0, halves.start() - _NEAR) : halves.start()]
        )  # 60岁以上占12%，其中男性占8%
        if abs(right - Decimal(halves["said"])) > 1 and not is_part:
            yield Misfigure(*halves.span("said"), f"{right:f}", f"男女合计应是100%，{halves[0]}")
    for passage, begin, last in passages(text):
        if "%" in passage or "％" in passage:
            figures = figures_of(passage)
            for found in _PART_OF.finditer(passage, last):
                yield from _against_part(passage, begin, found, figures)
            for found in _RATE.finditer(passage, last):
                yield from _against_pairs(passage, begin, found, figures)


def _against_part(passage: str, begin: int, found: re.Match[str], figures: list[Figure]) -> Iterator[Misfigure]:
    """Yield a share that none of the numbers before makes of the part beside it, but one does with a slip."""
    before = [one for one in figures if one.end <= found.start() and not one.is_rough]
    if not before or found.start() - before[-1].end > _NEAR:
        return
    part = before.pop()
    of = found["of"].strip("的")
    wholes = [one for one in before[-_LARGE:] if one.value > part.value and _is_whole(passage, one, part, of)]
    sure = [
        one
        for one in wholes[-1:]
        if re.search("其中|中[，有]", passage[one.end : part.start]) and one.unit == part.unit
    ]
    yield from _against(begin, found, [(one, part) for one in wholes], (sure[0], part) if sure else None)


def _is_whole(passage: str, whole: Figure, part: Figure, of: str) -> bool:
    """Say whether *part* may be one of *whole*: of its unit, or the whole is named as what the share is of."""
    if whole.unit == part.unit or {whole.unit, part.unit} <= _PEOPLE:
        return True
    around = passage[max(0, whole.start - 8) : whole.end + 4]
    return any(of[place : place + 2] in around for place in range(len(of) - 1))


def _against_pairs(passage: str, begin: int, found: re.Match[str], figures: list[Figure]) -> Iterator[Misfigure]:
    """Yield a rate that no two of the numbers before make, but two do with a slip."""
    before = [one for one in figures if one.end <= found.start() and not one.is_rough][-_LARGE:]
    pairs = [
        (whole, part)
        for place, part in enumerate(before)
        for whole in before[:place]
        if part.value < whole.value and (whole.unit == part.unit or {whole.unit, part.unit} <= _PEOPLE)
    ]
    last = before[-2:]
    of = found["of"][-2:]
    is_sure = tuple(last) in pairs and of in passage[last[0].end : last[1].end + len(of)]
    yield from _against(begin, found, pairs, (last[0], last[1]) if is_sure else None)


def _against(
    begin: int, found: re.Match[str], pairs: list[tuple[Figure, Figure]], sure: tuple[Figure, Figure] | None
) -> Iterator[Misfigure]:
    """Yield what is said where none of *pairs* makes it, but one with a slip, or it must be that of *sure*."""
    said, places = found["said"], len(found["said"].partition(".")[2])
    rights = [(one.value, part.value, part.value / one.value * 100, (one, part) == sure) for one, part in pairs]
    if any(abs(right - Decimal(said)) <= Decimal(6) / 10 ** (places + 1) + Decimal("0.1") for *_, right, _ in rights):
        return
    for whole, part, right, is_sure in reversed(rights):
        meant = f"{right:.{places}f}"
        if is_slip_in_writing(said, meant) or (is_sure and abs(right - Decimal(said)) > 1):
            start, end = found.span("said")
            yield Misfigure(begin + start, begin + end, meant, f"{part:f}÷{whole:f}＝{right:.1f}%")
            return


def is_slip_in_writing(said: str, meant: str) -> bool:
    """Say whether *said* is *meant* with two digits exchanged, its point moved, or 100 too many."""
    if Decimal(said) - Decimal(meant) == 100:
        return True
    one, other = said.replace(".", ""), meant.replace(".", "")
    if one.strip("0") == other.strip("0") != "":
        return True
    return one != other and sorted(one) == sorted(other) and len(one) > 1
