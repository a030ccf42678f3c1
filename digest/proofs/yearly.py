"""Numbers that the year tells: anniversaries, days of a cause, sessions (建党104周年, 第40个教师节)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from digest.expressions import expression
from digest.proofs.figures import has_one_other, is_slip_of
from digest.proofs.numerals import CHINESE, to_chinese
from digest.proofs.series import Contradiction, number_of

_COUNTED = expression(rf"(?<![\d零一二三四五六七八九十百])(?P<said>\d{{1,3}}|{CHINESE}{{1,5}})(?=周年|[个次届])")
_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)年")
# A year right before what it is the year of: 2025年是…成立100周年; 2021年7月1日，庆祝….
_RIGHT_AHEAD = expression(
    r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[，是为]?(?P<to_come>(?:即?将)?迎来|即将)?(?:正值|恰逢|适逢|时值|值此|纪念|庆祝|在|党的|中国)*$"
)
_RIGHT_BEHIND = expression(r"[^。；\n\d首]{0,20}(?P<year>(?:19|20)\d\d)年")  # 十四届全国人大二次会议2024年3月开幕
_FOUNDED = expression(
    r"(?:成立于|始建于|建于|创办于|创建于|创刊于|组建于|建成于|投产于)(?P<first>\d{4})年[^。\n]{0,24}?(?P<now>\d{4})年[^。\n\d]{0,12}?(?P<said>\d{1,3})周年"
)
_OF_BOTH = expression(r"(?P<said>\d{1,3})周年")  # in a sentence with two years, 1994年颁布…2024年…40周年
_LEAST = 2  # years beside a number of years that may be told by them


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What is held or remembered every ``step`` years: its name with 〔N〕, and the year number 0 would be of."""

    name: str
    zero: int
    step: int
    source: str

    def year_of(self, number: int) -> int:
        """Return the year of its *number*."""
        return self.zero + number * self.step


class Recurrences:
    """All that is held or remembered by the year, ready to be looked for."""

    def __init__(self, series: Iterable[Recurrence]) -> None:
        self.all = tuple(series)

    @functools.cached_property
    def by_sign(self) -> dict[str, list[tuple[str, str, Recurrence]]]:
        """Under the first character behind the number, what stands before and behind it, and what recurs so."""
        found: dict[str, list[tuple[str, str, Recurrence]]] = {}
        for one in self.all:
            before, after = one.name.split("〔N〕")
            found.setdefault(after[0], []).append((before, after, one))
        return found


def misyeared(text: str, known: Recurrences, published: int | None, year: int | None) -> Iterator[Contradiction]:
    """Yield the numbers of *text* that the years say otherwise: that of the paper, and the latest that *text* names."""
    for found in _COUNTED.finditer(text):
        start, end = found.span("said")
        for before, after, series in known.by_sign.get(text[end], ()):
            if text.startswith(after, end) and text.endswith(before, 0, start):
                yield from _against_years(text, found, series, start - len(before), (published, year))
                break
    if "周年" in text:
        yield from _of_own(text)
    yield from _misfounded(text, known.all)


def _misfounded(text: str, known: Iterable[Recurrence]) -> Iterator[Contradiction]:
    """Yield a year that something is said to be founded in and was not: 中华全国总工会成立于1935年."""
    for one in known if "成立于" in text else ():
        if one.name.endswith("成立〔N〕周年"):
            for found in re.finditer(rf"{one.name.removesuffix('〔N〕周年')}于(\d{{4}})年", text):
                if int(found[1]) != one.zero:
                    yield Contradiction(*found.span(1), str(one.zero), f"成立于{one.zero}年（{one.source}）")


def _against_years(
    text: str, found: re.Match[str], series: Recurrence, begin: int, years: tuple[int | None, int | None]
) -> Iterator[Contradiction]:
    """Yield a number whose year is not the one right before it, or is still to come, or that is right but for a slip.

    Of years not right before it nothing else is told: 建党90周年 may be remembered, 建军100周年 worked for.
    """
    said, number = found["said"], number_of(found["said"])
    ahead = _RIGHT_AHEAD.search(text, max(0, begin - 24), begin)
    is_anniversary = series.name.endswith("周年")
    behind = None if is_anniversary else _RIGHT_BEHIND.match(text, found.end())
    told = int(ahead["year"]) if ahead else int(behind["year"]) if behind else years[is_anniversary] or 0
    right, meant = (told - series.zero) // series.step, series.year_of(number)
    if not number or right <= 0 or meant == told:
        return
    if ahead:
        is_wrong = meant != told + bool(ahead["to_come"])
    elif is_anniversary:
        is_wrong = (meant > told or number % 5 > 0) and is_near(Decimal(number), Decimal(right))
    else:
        is_wrong = meant > told + series.step
    if is_wrong:
        written = str(right) if said.isdigit() else to_chinese(right) if right < 100 else ""
        name = series.name.replace("〔N〕", said)
        yield Contradiction(*found.span("said"), written, f"{name}是{meant}年（{series.source}），这里是{told}年")


def is_near(first: Decimal, second: Decimal) -> bool:
    """Say whether one number is the other with a slip of the pen."""
    return is_slip_of(first, second) or has_one_other(first, second)


def _of_own(text: str) -> Iterator[Contradiction]:
    """Yield a number of years that the two years told beside it do not make: 1985年建厂, 2025年建厂50周年."""
    matches = list(_OF_BOTH.finditer(text))
    founded = {one.span("said") for one in _FOUNDED.finditer(text)} if matches else set()
    end, years = 0, list[int]()
    for found in matches:
        if found.start() >= end:  # a long text without a full stop is one sentence: read once
            end, years = _years_beside(text, found.start())
        apart, said = (years[-1] - years[0] if len(years) == _LEAST else 0), int(found["said"])
        is_slip = is_near(Decimal(said), Decimal(apart))
        if apart > 0 and said != apart and (is_slip or found.span("said") in founded):
            yield Contradiction(*found.span("said"), str(apart), f"{years[0]}年到{years[-1]}年是{apart}年")


def _years_beside(text: str, place: int) -> tuple[int, list[int]]:
    """Return where the sentence about *place* ends, and the years that it tells, in order."""
    start = max(text.rfind(sign, 0, place) for sign in "。\n") + 1
    end = min((at for sign in "。\n" if (at := text.find(sign, place)) >= 0), default=len(text))
    return end, sorted({int(one) for one in _YEAR.findall(text[start:end])})
