"""What two reports state and state differently: it forbids to call them one event, however alike the words are.

Better a repeat than a loss.
"""

from __future__ import annotations

import functools
from datetime import date
from typing import Literal, TypeVar

from digest.expressions import expression
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import dates as dates
from digest.issues.duplicates import doers as doers
from digest.issues.duplicates import facts as facts
from digest.issues.duplicates import stages as stages
from digest.issues.duplicates.features import Telling, shorten_place, words_of

Contradiction = Literal[
    "", "place", "day", "doer", "guest", "unknown", "year", "session", "phase", "stage", "object", "part"
]  # empty: there is none

_NAME = 3  # characters of a rare word that is a name: 月牙泉
_PHRASE = 7  # characters without a figure that two reports share of one thing: 国道通麦段工地
_HAN = expression(r"[一-鿿]+")
# 市总工会召开, 公司职代会表决: a body and two characters at least of what it does.
_TOLD = 7  # characters that tell more than who acts (宁夏煤业评出百名), unless a body ends them
_BODY = expression("(?:工会|[市县区州]总|公司|集团|厂|学院|大学)$")
# 焊工技能大赛, 钳工技能大赛; 篮球赛, 羽毛球赛: by its trade or game a contest is called; 职工, 人员 are no trade.
_CONTEST = expression(
    "([一-鿿](?<![职员民人会队成学党团])[工球师员])(?:项目|职业|岗位|技能|技术)*(?:[大竞决联]|比|邀请|友谊|对抗|争霸)*(?:赛|武)"
)
_DOES = expression("(?:工会(?!联合会)|[省市县区州旗]总(?!工会)|公司|集团|厂|职代会|联合会|学院|大学).{2,}$")

# Surprise of all figures of the poorer report, in one place on one day: three of two digits, or one of three and one
# of two.
_FIGURES_PLAIN = 1.5

V = TypeVar("V")

NEAR_DAYS = 2  # a report dates an event by its day or by the day after; 3 joined stages of one round trip
SAME_SEASON_DAYS = 20  # two reports of one event are printed within three weeks; a follow-up comes later


@functools.lru_cache(maxsize=1 << 15)
def contradiction(
    first: Telling, second: Telling, *, copied: bool = False, misprinted: bool = False, anywhere: bool = False
) -> Contradiction:
    """Return what both reports state and state differently; empty if nothing.

    In texts *copied* nearly word for word a day that differs is a misprint, unless they were printed weeks apart; in
    a *misprinted* copy any figure is. *anywhere*: where they are told of does not matter.
    """
    some, other = first.facts, second.facts
    if not anywhere and is_elsewhere(first, second):
        return "place"
    if some.published and other.published and abs((some.published - other.published).days) > SAME_SEASON_DAYS:
        return "day"
    if not (copied or misprinted) and _is_apart_in_time(some, other):
        return "day"
    if misprinted:
        return ""
    if some.lead_years and other.lead_years and not (some.lead_years & other.years or other.lead_years & some.years):
        return "year"
    sessions = (some.ordinals, other.named_ordinals), (other.ordinals, some.named_ordinals)
    if all(_is_apart_in_kind(*both) for both in sessions):
        return "session"
    if not copied and stages.is_apart(first.outlook, second.outlook, (first.lead, second.lead)):
        return "stage"
    if not copied and (_is_looked_back_on(some, other) or _is_looked_back_on(other, some)):
        return "phase"
    if _is_part_of(first, second) or _is_part_of(second, first):
        return "part"
    if not (copied or _is_plainly_one(first, second)):
        if apart := _is_apart_in_doing(first, second):
            return apart
        if _is_apart_in_object(first.text, second.text):
            return "object"
    if not copied and _is_another_contest(first.text, second.text):
        return "object"
    return "phase" if _is_apart_in_kind(some.marks, other.marks) else ""


def _is_part_of(own: Telling, whole: Telling) -> bool:
    """Say whether *own* tells what one place's union did, and *whole* is a round-up of what it and others did.

    What was done together has one day (会上，甲县总工会介绍……；乙县总工会……).
    """
    if len(whole.parts) < 2 or (own.parts.isdisjoint(whole.parts) and whole.parts.isdisjoint(own.places)):
        return False
    others = whole.parts.difference(own.places)
    is_one_day = bool(own.facts.lead_days and whole.facts.lead_days) and not gap(
        own.facts.lead_days, whole.facts.lead_days
    )
    return not is_one_day and not any(place in own.text for place in others)


def _is_plainly_one(first: Telling, second: Telling) -> bool:
    """Say whether one finest place, one day and telling figures meet, none missing: who acts may be read wrongly."""
    some, other = first.facts, second.facts
    poorer = min((some.figures, other.figures), key=lambda figures: sum(map(facts.surprise, sorted(figures))))
    told = sum(map(facts.surprise, sorted(poorer)))
    is_met = told >= _FIGURES_PLAIN and poorer <= some.shared(other)
    one_day = some.days and other.days and not gap(some.days, other.days)
    return bool(is_met and one_day and set(first.places) & set(second.places))


def is_elsewhere(first: Telling, second: Telling) -> bool:
    """Say whether both are told of places apart, and neither text names the other's."""
    if not (first.regions and second.regions):
        return False
    nested = not (second.above.isdisjoint(first.regions) and first.above.isdisjoint(second.regions))
    return not (nested or _is_named(first, second) or _is_named(second, first))


def names_all(one: Telling, *others: Telling) -> bool:
    """Say whether the text of *one* names a place of each of *others*."""
    return all(_is_named(other, one) for other in others)


def _is_apart_in_doing(first: Telling, second: Telling) -> Contradiction:
    """Return what keeps apart who acts in both: other bodies, a guest whom the other does not know, nobody known."""
    texts = first.text, second.text
    if doers.is_apart(first.doers, second.doers, texts):
        return "doer"
    if first.guest and second.guest and _are_others(first, second):
        return "guest"
    for guest, host in ((first, second), (second, first)):
        if guest.guest and (_is_unknown(guest, host) or _is_above(host, guest)):
            return "guest"
    return "" if _is_identified(first, second) else "unknown"


def _is_unknown(guest: Telling, host: Telling) -> bool:
    """Say whether *guest* tells of a body or a finer place of its own, and *host* knows neither it nor its persons."""
    known = {*host.doers, *(doers.Doer(place, "federation") for place in host.places)}  # 玉门职工: of its federation
    own = [doer for doer in guest.doers if doer.name and doer not in known]
    finer = [path[-1] for path in guest.regions if not any(path == other[: len(path)] for other in host.regions)]
    is_known = (
        any(doers.acts_in(doer, host.text) for doer in own)
        or any(shorten_place(name) in host.text for name in finer)
        or any(person in host.text for person in guest.persons)
    )
    return bool(own or finer) and not is_known


def _is_above(host: Telling, guest: Telling) -> bool:
    """Say whether a place's union tells of its own part in what *host*, of another or a wider place, tells of all.

    Not so where the headline of *host* names the place, or its text persons of *guest*: a list is told by one of them.
    """
    title, _, _ = host.text.partition("\n")
    own = {doer.name for doer in guest.doers}.intersection(guest.places).difference(host.places)
    is_of_all = bool(own and (host.nation or host.regions)) and not host.guest
    return is_of_all and not (any(name in title for name in own) or any(name in host.text for name in guest.persons))


def _are_others(first: Telling, second: Telling) -> bool:
    """Say whether both name persons, and neither text names one of the other's."""
    return bool(first.persons and second.persons) and not (
        any(person in second.text for person in first.persons) or any(person in first.text for person in second.persons)
    )


def _is_another_contest(first: str, second: str) -> bool:
    """Say whether both call a contest by its trade or game, and neither text names the other's."""
    some, other = (frozenset(_CONTEST.findall(text)) for text in (first, second))
    return bool(some and other) and not (any(one in second for one in some) or any(one in first for one in other))


def _is_apart_in_object(first: str, second: str) -> bool:
    """Say whether both headlines say that one does the same to two things, and neither text names the other's thing.

    司机工会给会员|投保, …|体检; 市总举办|焊|工比武, …|钳|工比武: what stands between the words that both have, those in
    front with a body and its verb.
    """
    titles = [text.partition("\n")[0] for text in (first, second)]
    same = copies.count_alike(*titles)
    if not (_DOES.search(titles[0][:same]) or (same >= _TOLD and not _BODY.search(titles[0][:same]))):
        return False
    behind = copies.count_alike(*(title[same:][::-1] for title in titles))
    for title, other in zip(titles, (second, first), strict=True):
        end = len(title) - behind
        last = max(end - 1, min(same + 1, len(title) - 1))
        pairs = [title[place : place + 2] for place in range(same, last)]
        if end == same or not pairs or any(pair in other for pair in pairs):
            return False
    return True


def _is_identified(first: Telling, second: Telling) -> bool:
    """Say whether something tells that both are of one body: a place, a person, a name, a telling figure."""
    if (first.nation or first.regions) and (second.nation or second.regions):
        return True
    for some, text in ((first, second.text), (second, first.text)):
        words = (word for word in some.rare if len(word) >= _NAME and word not in words_of("campaigns"))
        if any(name in text for name in (*some.persons, *some.towns, *words)):
            return True
        if _is_named(some, second if some is first else first) or any(
            doer.name and doers.acts_in(doer, text) for doer in some.doers
        ):
            return True
    figures = first.facts.shared(second.facts)
    told = any(facts.surprise(figure) >= facts.TELLING for figure in figures) or first.measures & second.measures
    return bool(told) or not _phrases(first.text).isdisjoint(_phrases(second.text))


@functools.lru_cache(maxsize=1024)  # a text is compared with several
def _phrases(text: str) -> frozenset[str]:
    """Return the stretches of *text* so long that two reports share them only where they tell of one thing."""
    return frozenset(
        run[place : place + _PHRASE] for run in _HAN.findall(text) for place in range(len(run) - _PHRASE + 1)
    )


def _is_named(first: Telling, second: Telling) -> bool:
    """Say whether the text of *second* names a place of *first*: a place that both name tells nothing apart.

    Not so a whole province, or Beijing: reports from everywhere name it (在北京召开).
    """
    return any(place in second.text for place in first.places)


def _is_apart_in_time(some: facts.Facts, other: facts.Facts) -> bool:
    if some.lead_days and other.lead_days:
        near = gap(some.lead_days, other.days) <= NEAR_DAYS or gap(other.lead_days, some.days) <= NEAR_DAYS
        return not near
    return any(
        gap(dated.lead_days, frozenset({plain.published})) > SAME_SEASON_DAYS or _is_printed_before(plain, dated)
        for dated, plain in ((some, other), (other, some))
        if dated.lead_days and plain.published
    )


def _is_printed_before(plain: facts.Facts, dated: facts.Facts) -> bool:
    """Say whether *plain*, which names no day, was printed before the day that *dated* tells as past."""
    if plain.lead_days or not (plain.published and dated.published):
        return False
    return plain.published < min(dated.lead_days) <= dated.published


def _is_looked_back_on(earlier: facts.Facts, later: facts.Facts) -> bool:
    """Say whether *later* tells the end of what *earlier* told before, whose day it only recalls.

    What was printed before the end cannot tell it. Of an undated page the end is apart all the same: better a repeat.
    """
    own = later.lead_days - later.begun_days
    if not (own and earlier.lead_days and later.marks & facts.ENDS - earlier.marks):
        return False
    if earlier.published and earlier.published >= min(own):
        return False
    return max(earlier.lead_days) < min(own) and gap(own, earlier.days) > NEAR_DAYS


def gap(first: frozenset[date], second: frozenset[date]) -> int:
    """Return the least number of days between a day of *first* and one of *second*.

    One without a year takes the other's, or that next to it.
    """
    if not first.isdisjoint(second):
        return 0
    return min(_days_between(some, other) for some in first for other in second)


@functools.lru_cache(maxsize=65536)  # two days of one year: the same ones meet in every pair
def _days_between(some: date, other: date) -> int:
    if dates.YEARLESS not in (some.year, other.year):
        return abs((some - other).days)
    days = abs((some.replace(year=dates.YEARLESS) - other.replace(year=dates.YEARLESS)).days)
    return min(days, dates.YEAR - days)


def _is_apart_in_kind(some: frozenset[tuple[str, V]], other: frozenset[tuple[str, V]]) -> bool:
    """Say whether both name a value of one kind (a session, a side of a phase) and none of that kind is the same."""
    return any(
        {value for name, value in some if name == kind}.isdisjoint(value for name, value in other if name == kind)
        for kind in {name for name, _ in some} & {name for name, _ in other}
    )
