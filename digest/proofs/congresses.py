"""Ordinals and years of congresses, plenary sessions and plans that contradict the table or each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from digest.expressions import expression
from digest.proofs.meetings import mismet
from digest.proofs.numerals import from_chinese, to_chinese
from digest.proofs.series import Contradiction, misnumbered, misordered
from digest.proofs.yearly import Recurrence, Recurrences, misyeared

_NUMBER = "([一二三四五六七八九十]{1,3})"
_HELD = expression(r"(?:胜利|隆重|在[\u4e00-\u9fff]{2,4})?(?:召开|开幕|闭幕|举行)(?!后|之后|以来|[一两\d])")
_HELD_ON = expression(r"[^。；，\n]{0,24}?(?:召开|开幕|闭幕|举行)")  # the day may stand between
_NEWS = expression(
    "(?:以来|作出|擘画)|(?:会议)?的?(?:精神|报告精神|部署|召开|胜利召开|决策)"
)  # said of a congress of these years
_YEAR = expression(r"(\d{4})年[^，。；！？\n“]{0,8}，?$")
_YEAR_BEHIND = expression(
    r"(?:[^，。；\d\n]{0,8}。(?:全会|大会))?(?:于|（)?(\d{4})年(?:\d{1,2}月)?[^，。；！？\n“]{0,16}(?:召开|开幕|闭幕|举行)"
)
_SPAN = expression(r"[^，。；\n]{0,4}(\d{4})年?\s*[-—－–~～至]+\s*(\d{4})")
_PLENUM = expression(rf"(?<!第)(?:党的|中共){_NUMBER}届{_NUMBER}中全会")
_NATIONAL_PLENUM = expression(rf"(?:党的|中共){_NUMBER}届{_NUMBER}(次)全会")
_NATIONAL_CONGRESS = expression(rf"(?:中国共产党|中国工会|中国共产主义青年团|中国妇女)第{_NUMBER}(届)全国代表大会")
_NO_PLENUM = expression(rf"党的{_NUMBER}届(?:{_NUMBER}?[^中一二三四五六七八九次])全会")
_NO_PLAN = expression("“?([一二三四五六七八九十]{4,})”?(?:时期|规划|开局)")
_NO_SESSION = expression(rf"党的{_NUMBER}届(?=精神|报告|以来|胜利|召开|闭幕|开幕)")
_AT_EDGE = expression(
    r"(?P<year>\d{4})年(?:是|作为|为|，|既?是)[^，。；\d\n]{0,8}?“?(?P<said>[一二三四五六七八九十]{1,3})五”?(?:规划|时期)?的?(?P<edge>开局|起步|首|收官|收尾|最后一)[之个]?年"
)
_BEGINNINGS = frozenset(["开局", "起步", "首"])
_LOCAL = expression(rf"([\u4e00-\u9fff]{{3}})第{_NUMBER}次(?:会员)?代表大会")
_COMMITTEE = expression(rf"第{_NUMBER}届委员会")
_LONG_AGO = 8  # the eighth had twelve
_MOST_PLENUMS = 7  # no central committee met more often (历届全会)
_OLD = 5  # congresses so many before the one in force are history, named with their year
_PAST = 10  # years after which a congress is not studied any more: two others were held since
_SPIRIT = expression("(?:会议)?的?(?:报告)?精神")
_UNDATED = 0.5  # how sure it is that one is a slip in a text that no day and no year tells the time of
_OPENING = (11, 3)  # the session that opened the country, told of ever since
_SINCE = 2012  # a text that names no later year may be of another time
_YEAR_NAMED = expression(r"(?<!\d)([1１][9９]\d\d|[2２][0０]\d\d)(?:年|[-—～至])")
# In front of 工会十八大 where no place or trade stands, whose own congress it would be.
_OF_ALL = "(?:中国|^|(?<=[彻习实绕，。、；：“的在和与]))工会"


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress or plan of a kind: its number, and the years it was held in or runs."""

    name: str
    number: int
    years: tuple[int, ...]
    source: str


class Congresses:
    """All congresses and plans known, and what is held by the year, ready to be compared with a text."""

    def __init__(self, congresses: Iterable[Congress], series: Iterable[Recurrence] = ()) -> None:
        self.all, self.series = tuple(congresses), Recurrences(series)

    @cached_property
    def _kinds(self) -> list[tuple[re.Pattern[str], str, dict[int, Congress]]]:
        """Return for every kind what finds it, what no text lacks that has it, and its congresses by number."""
        kinds: dict[str, dict[int, Congress]] = {}
        for congress in self.all:
            kinds.setdefault(congress.name, {})[congress.number] = congress
        return [(_pattern(name), _part(name), by_number) for name, by_number in kinds.items()]

    @cached_property
    def _latest(self) -> int:
        return max((one.number for one in self.all if one.name.startswith("党的〔N〕大")), default=0)

    def contradictions(self, text: str, published: date | None) -> Iterator[Contradiction]:
        """Yield what *text*, published on that day if it is known, says of congresses against the table or itself."""
        yield from misordered(text)
        year = published.year if published else year_of(text)
        yield from misyeared(text, self.series, published.year if published else None, year)
        if not any(word in text for word in ("大", "五”", "全会", "届")):
            return
        for pattern, part, known in self._kinds:
            for found in pattern.finditer(text) if part in text else ():
                number = from_chinese(found[1])
                if number is not None and to_chinese(number) == found[1]:
                    yield from _against_table(text, found, number, known, year)
        yield from self._of_plenums(text, year)
        yield from self._misnamed(text)
        yield from of_one_body(text)
        yield from mismet(text)
        yield from misnumbered(text)

    def _misnamed(self, text: str) -> Iterator[Contradiction]:
        """Yield what no congress, session or plan is called, and plans that begin or end in another year."""
        if "全会" in text:
            yield from self._no_plenums(text)
        for found in _NATIONAL_CONGRESS.finditer(text) if "届全国代表大会" in text else ():
            yield Contradiction(*found.span(2), "次", "全国代表大会论次，它选的委员会论届")
        for found in _NO_PLAN.finditer(text):
            yield Contradiction(*found.span(1), "", f"没有“{found[1]}”这个五年规划")
        for found in _NO_SESSION.finditer(text) if "届" in text else ():
            yield Contradiction(found.end() - 1, found.end(), "大", "党的代表大会简称几大，届是它选的委员会")
        for found in _AT_EDGE.finditer(text) if "五" in text else ():
            yield from self._at_edge(found)

    def _no_plenums(self, text: str) -> Iterator[Contradiction]:
        """Yield what no plenary session of the party is called."""
        for found in _NATIONAL_PLENUM.finditer(text):
            yield Contradiction(*found.span(3), "中", f"中央的全会是{found[1]}届{found[2]}中全会，地方的才是次")
        for found in _NO_PLENUM.finditer(text):
            yield Contradiction(found.end() - 3, found.end() - 2, "中", "中央的全会是几届几中全会")

    def _at_edge(self, found: re.Match[str]) -> Iterator[Contradiction]:
        """Yield a plan that is said to begin or end in another year than it does: 2025年是“十四五”开局之年."""
        number, year, is_first = from_chinese(found["said"]), int(found["year"]), found["edge"] in _BEGINNINGS
        plans = [one for one in self.all if len(one.years) > 1]
        right = next((one for one in plans if one.years[0 if is_first else -1] == year), None)
        if any(one.number == number for one in plans) and (right is None or right.number != number):
            meant = to_chinese(right.number) if right else ""
            yield Contradiction(*found.span("said"), meant, f"{year}年不是“{found['said']}五”的{found['edge']}之年")

    def _of_plenums(self, text: str, year: int | None) -> Iterator[Contradiction]:
        """Yield plenary sessions of the party that there never were, or of committees long gone told as news."""
        for found in _PLENUM.finditer(text) if "中全会" in text else ():
            session, number = from_chinese(found[1]) or 0, from_chinese(found[2]) or 0
            if self._latest and ((number > _MOST_PLENUMS and session > _LONG_AGO) or session > self._latest + 1):
                yield Contradiction(found.start(1), found.end(2), "", f"没有{found[1]}届{found[2]}中全会")
            elif (
                (year or 0) >= _SINCE
                and session <= self._latest - _OLD
                and (session, number) != _OPENING
                and is_news(text, found)
            ):
                yield Contradiction(
                    *found.span(1), to_chinese(self._latest), f"早年的全会，前面没有年份；{year}年不会是新闻"
                )


def _pattern(name: str) -> re.Pattern[str]:
    written = (
        re.escape(name).replace("〔N〕", _NUMBER).replace("中国工会", _OF_ALL).replace("规划", "(?:规划|时期|期间)?")
    )
    return re.compile(("(?<!第)(?:党的|中共)?" if name[0] in "一二三四五六七八九十" else "") + written)


def _part(name: str) -> str:
    """Return the longest part of a *name* that every way to write it has."""
    return max(re.split("〔N〕|中国|规划", name), key=len)


def year_of(text: str) -> int | None:
    """Return the latest year that *text* names; None where it names none."""
    return max((int(found) for found in _YEAR_NAMED.findall(text)), default=None)


def is_news(text: str, found: re.Match[str]) -> bool:
    """Say whether a congress is told of as one of these years: its spirit, what it decided, and no year ahead."""
    ahead = text[max(0, found.start() - 16) : found.start()]
    return bool(_NEWS.match(text, found.end())) and not re.search("年|史|从|自|第一", ahead)


def _against_table(
    text: str, found: re.Match[str], number: int, known: dict[int, Congress], year: int | None
) -> Iterator[Contradiction]:
    """Yield what the congress *number*, *found* in a text of *year*, contradicts of those *known* by their numbers."""
    latest = known[max(known)]
    if _is_to_come(number, known, year):
        reason = f"表中最近一次是{to_chinese(latest.number)}（{latest.source}），没有{found[1]}"
        yield Contradiction(*found.span(1), "", reason)
    elif number not in known:
        yield from _long_ago(text, found, number, known, year)
    elif _is_spirit_of_old(text, found, known[number], latest, year):
        reason = f"{year}年的近一次是{to_chinese(latest.number)}（{latest.source}）"
        yield Contradiction(*found.span(1), to_chinese(latest.number), reason)
    else:
        yield from _in_another_year(text, found, known[number], known)
        yield from _of_other_years(text, found, known[number])


def _is_to_come(number: int, known: dict[int, Congress], year: int | None) -> bool:
    """Tell whether no congress *number* can have been held by *year*, as those *known* follow each other."""
    latest, first = max(known), min(known)
    apart = round((known[latest].years[0] - known[first].years[0]) / max(latest - first, 1)) or 1
    expected = known[latest].years[0] + apart * (number - latest) - apart // 2
    return number > latest + 1 or (number > latest and year is not None and year < expected)


def _long_ago(
    text: str, found: re.Match[str], number: int, known: dict[int, Congress], year: int | None
) -> Iterator[Contradiction]:
    """Yield that a congress before all those *known* is told of as if it were news."""
    held = max((one for one in known if year is None or known[one].years[0] <= year), default=0)
    is_seen = text.count(found[0]) > 1  # nobody slips twice the same way
    if number <= held - _OLD and found[0].endswith("大") and is_news(text, found) and not is_seen:
        reason = f"早年的大会，前面没有年份；近年的是{to_chinese(held)}"
        yield Contradiction(*found.span(1), to_chinese(held), reason, 0.9 if year else _UNDATED)


def _is_spirit_of_old(text: str, found: re.Match[str], congress: Congress, latest: Congress, year: int | None) -> bool:
    """Tell whether the spirit of *congress*, *found* in a text of *year*, is news although there is a later one."""
    is_old = congress.number < latest.number and year is not None and year - congress.years[0] >= _PAST
    is_spirit = found[0].endswith("大") and _SPIRIT.match(text, found.end()) is not None
    return is_old and is_spirit and is_news(text, found)


def _in_another_year(
    text: str, found: re.Match[str], congress: Congress, known: dict[int, Congress]
) -> Iterator[Contradiction]:
    """Yield that the words around *found* hold *congress* in a year in which it was not."""
    held_in = year_held(text, found) if len(congress.years) == 1 else None
    if held_in and held_in not in congress.years:
        right = next((one for one in known.values() if held_in in one.years), None)
        reason = f"第{found[1]}次在{congress.years[0]}年（{congress.source}），文中是{held_in}年"
        yield Contradiction(*found.span(1), to_chinese(right.number) if right else "", reason)


def _of_other_years(text: str, found: re.Match[str], plan: Congress) -> Iterator[Contradiction]:
    """Yield that the years behind *found* are not those of *plan*."""
    span = _SPAN.match(text, found.end())
    if span and len(plan.years) > 1 and (int(span[1]), int(span[2])) != (plan.years[0], plan.years[-1]):
        years = f"{plan.years[0]}—{plan.years[-1]}"
        yield Contradiction(span.start(1), span.end(2), years, f"“{found[1]}五”是{years}年（{plan.source}）")


def year_held(text: str, found: re.Match[str]) -> int | None:
    """Return the year in which the congress *found* was held by the words around it; None if they say nothing."""
    if behind := _YEAR_BEHIND.match(text, found.end()):
        return int(behind[1])
    year = _YEAR.search(text, max(0, found.start() - 24), found.start())
    if not year:
        return None
    is_said = _HELD.match(text, found.end()) or _HELD.search(text, year.start(), found.start())
    return int(year[1]) if is_said else None


def of_one_body(text: str) -> Iterator[Contradiction]:
    """Yield ordinals of one local congress that contradict each other: held twice, another committee."""
    held: dict[str, dict[str, re.Match[str]]] = {}
    for found in _LOCAL.finditer(text) if "代表大会" in text else ():
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
