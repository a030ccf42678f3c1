"""Ordinals and years of congresses, plenary sessions and plans that contradict the table or each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from digest.proofs.numerals import from_chinese, to_chinese
from digest.proofs.series import Contradiction, misnumbered, misordered

_NUMBER = "([一二三四五六七八九十]{1,3})"
_HELD = re.compile(r"(?:胜利|隆重|在[\u4e00-\u9fff]{2,4})?(?:召开|开幕|闭幕|举行)")
_HELD_ON = re.compile(r"[^。；，\n]{0,24}?(?:召开|开幕|闭幕|举行)")  # the day may stand between
_NEWS = re.compile(
    "(?:以来|作出|擘画)|(?:会议)?的?(?:精神|报告精神|部署|召开|胜利召开|决策)"
)  # said of a congress of these years
_YEAR = re.compile(r"(\d{4})年[^，。；！？\n“]{0,8}，?$")
_SPAN = re.compile(r"[^，。；\n]{0,4}(\d{4})年?\s*[-—－–~～至]+\s*(\d{4})")
_PLENUM = re.compile(rf"(?<!第)(?:党的|中共){_NUMBER}届{_NUMBER}中全会")
_NATIONAL_PLENUM = re.compile(rf"(?:党的|中共){_NUMBER}届{_NUMBER}(次)全会")
_NATIONAL_CONGRESS = re.compile(rf"(?:中国共产党|中国工会|中国共产主义青年团|中国妇女)第{_NUMBER}(届)全国代表大会")
_NO_PLENUM = re.compile(rf"党的{_NUMBER}届(?:{_NUMBER}?[^中一二三四五六七八九次])全会")
_NO_PLAN = re.compile("“?([一二三四五六七八九十]{4,})”?(?:时期|规划|开局)")
_LOCAL = re.compile(rf"([\u4e00-\u9fff]{{3}})第{_NUMBER}次(?:会员)?代表大会")
_COMMITTEE = re.compile(rf"第{_NUMBER}届委员会")
_LONG_AGO = 8  # the eighth had twelve
_MOST_PLENUMS = 7  # no central committee met more often (历届全会)
_OLD = 11  # congresses so many before the latest are history, named with their year


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress or plan of a kind: its number, and the years it was held in or runs."""

    name: str
    number: int
    years: tuple[int, ...]
    source: str


class Congresses:
    """All congresses and plans known, ready to be compared with a text."""

    def __init__(self, congresses: Iterable[Congress]) -> None:
        self.all = tuple(congresses)

    @cached_property
    def _kinds(self) -> list[tuple[re.Pattern[str], dict[int, Congress]]]:
        kinds: dict[str, dict[int, Congress]] = {}
        for congress in self.all:
            kinds.setdefault(congress.name, {})[congress.number] = congress
        return [(re.compile(re.escape(name).replace("〔N〕", _NUMBER)), by_number) for name, by_number in kinds.items()]

    def contradictions(self, text: str, year: int | None) -> Iterator[Contradiction]:
        """Yield what *text*, published in *year* if that is known, says of congresses against the table or itself."""
        yield from misordered(text)
        if not any(word in text for word in ("大", "五”", "全会", "届")):
            return
        for pattern, known in self._kinds:
            for found in pattern.finditer(text):
                number = from_chinese(found[1])
                if number is not None:
                    yield from _against_table(text, found, number, known, year)
        latest = max((one.number for one in self.all if one.name.startswith("党的")), default=0)
        for found in _PLENUM.finditer(text):
            session, number = from_chinese(found[1]), from_chinese(found[2])
            if (
                session
                and number
                and latest
                and ((number > _MOST_PLENUMS and session > _LONG_AGO) or session > latest + 1)
            ):
                yield Contradiction(found.start(1), found.end(2), "", f"没有{found[1]}届{found[2]}中全会")
        for found in _NATIONAL_PLENUM.finditer(text):
            yield Contradiction(*found.span(3), "中", f"中央的全会是{found[1]}届{found[2]}中全会，地方的才是次")
        for found in _NATIONAL_CONGRESS.finditer(text):
            yield Contradiction(*found.span(2), "次", "全国代表大会论次，它选的委员会论届")
        for found in _NO_PLENUM.finditer(text):
            yield Contradiction(found.end() - 3, found.end() - 2, "中", "中央的全会是几届几中全会")
        for found in _NO_PLAN.finditer(text):
            yield Contradiction(*found.span(1), "", f"没有“{found[1]}”这个五年规划")
        yield from of_one_body(text)
        yield from misnumbered(text)


def _against_table(
    text: str, found: re.Match[str], number: int, known: dict[int, Congress], year: int | None
) -> Iterator[Contradiction]:
    latest = max(known)
    start, end = found.span(1)
    is_early = year is not None and year < min(known[latest].years) + 3
    if number > latest + 1 or (number == latest + 1 and is_early):
        yield Contradiction(
            start, end, "", f"表中最近一次是{to_chinese(latest)}（{known[latest].source}），没有{found[1]}"
        )
        return
    if number not in known:
        is_news = _NEWS.match(text, found.end()) and not re.search("年|史|从|自|第一", text[max(0, start - 16) : start])
        if number <= latest - 5 and is_news and known[latest].name.endswith("大"):
            yield Contradiction(
                start, end, to_chinese(latest), f"早年的大会，前面没有年份；近年的是{to_chinese(latest)}"
            )
        return
    held = year_held(text, found) if len(known[number].years) == 1 else None
    if held and held not in known[number].years:
        right = next((one for one in known.values() if held in one.years), None)
        meant = to_chinese(right.number) if right else ""
        years = "—".join(str(one) for one in dict.fromkeys((known[number].years[0], known[number].years[-1])))
        yield Contradiction(start, end, meant, f"第{found[1]}次在{years}年（{known[number].source}），文中是{held}年")
    span = _SPAN.match(text, found.end())
    if (
        span
        and len(known[number].years) > 1
        and (int(span[1]), int(span[2])) != known[number].years[:: len(known[number].years) - 1]
    ):
        years = f"{known[number].years[0]}—{known[number].years[-1]}"
        yield Contradiction(span.start(1), span.end(2), years, f"“{found[1]}五”是{years}年（{known[number].source}）")


def year_held(text: str, found: re.Match[str]) -> int | None:
    """Return the year in which the congress *found* was held by the words around it; None if they say nothing."""
    year = _YEAR.search(text, max(0, found.start() - 24), found.start())
    if not year:
        return None
    is_said = _HELD.match(text, found.end()) or _HELD.search(text, year.start(), found.start())
    return int(year[1]) if is_said else None


def of_one_body(text: str) -> Iterator[Contradiction]:
    """Yield ordinals of one local congress that contradict each other: held twice, another committee."""
    held: dict[str, dict[str, re.Match[str]]] = {}
    for found in _LOCAL.finditer(text):
        if _HELD.match(text, found.end()) or _HELD_ON.match(text, found.end()):
            held.setdefault(found[1], {}).setdefault(found[2], found)
    for body, numbers in held.items():
        if len(numbers) > 1:
            first, *others = numbers.values()
            for other in others:
                yield Contradiction(*other.span(2), first[2], f"前文是{body}第{first[2]}次代表大会")
        elif elected := re.search(rf"选举产生[^。]{{0,20}}?{_COMMITTEE.pattern}", text):
            number = next(iter(numbers))
            if elected[1] != number:
                yield Contradiction(*elected.span(1), number, f"第{number}次代表大会选举的是第{number}届委员会")
