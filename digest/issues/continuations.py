"""Which items go on with an event that an earlier issue printed: opened then, closed now; begun then, half done now.

A follow-up is no duplicate: it is printed, and says which issue it continues (续第12期). Linked is only what names its
own phase or speaks of itself as later, and tells of the same thing; in doubt there is no link. What is under way is
told in other words than what began: there the body that acts and the name of its undertaking must be the same.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digest import words
from digest.expressions import expression
from digest.issues.duplicates import Judgements, key
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import events as events
from digest.issues.duplicates import facts as facts
from digest.issues.duplicates.contradictions import NEAR_DAYS, contradiction, gap
from digest.issues.duplicates.features import (
    NEWS,
    Telling,
    coverage,
    shorten_place,
    telling_of,
    telling_words,
    weight,
    words_of,
)
from digest.model import Followed, Item, Seen

# How much two reports must be of one thing. Tried 1.3 to 1.8 on 148 families of invented events, 90 days back: at
# 1.8 twelve links, all right; at 1.5 fifteen, one of them from one town to the next.
ENOUGH = 1.8
HEADED = 0.45  # of a headline's words must stand in the other report: a shared person or place is no shared event
RARE, PERSON, NAME = 1.5, 0.5, 0.8  # what rare words, one person, one name in quotes add to words in common
# Characters that name an undertaking (石材行业工资集体协商): one name in both, where the same body acts, counts as a
# name in quotes does. Of 12 pairs of begun and half done, with near misses, 4 to 6 link all, and none wrong.
UNDERTAKING = 5
NAMED = 4  # characters of a name in quotes that tells an undertaking (一键入会); shorter ones are slogans
# Phases in their order, by axis of duplicates.toml: what stands later there continues what stands earlier.
_PHASES = {
    "opening": ("before", "begin", "end"),
    "building": ("begin", "end"),
    "round": ("first", "second", "last"),
}
# Surprise of the figures that two reports of one body must share to be of one matter (42名, 63万元), or that they
# must share beside names and rare words of so much.
_FIGURES, _FEW_FIGURES, _NAMES = 1.0, 0.5, 0.5
# Characters and figures in one run that two reports of one body share only of one thing (花椒采摘防护手套方案,
# 宏运车队43名司机), and what its words tell together, those aside that every union uses. Tried on the invented events:
# at 8 行业工资集体协商 links two trades, at 9 nothing wrong is linked.
_OBJECT, _OBJECT_TOLD = 9, 1.5
# What took place as one body announced it may share no name with the plan, but words of both openings and headlines.
_COVERED, _TITLED = 0.5, 0.7
# What stands before the name of an undertaking: the body that acts, what it does with it, or the start of a sentence.
_BEFORE_NAME = expression(
    r"[^一-鿿]+|[一-鿿]{0,6}(?:总工会|工会|[省市县区州旗]总)|启动|开展|推进|推行|试行|举办|召开|实施|开工建设|开建|建设|组织|开通|的"
)
# Who acts and what ends a clause: neither is the thing that is told of.
_OUTSIDE_OBJECT = expression(r"[一-鿿]{0,6}(?:总工会|工会|[省市县区州旗]总)|[^一-鿿\d]+")
# What an accident was, in the characters before the word; those of every yearly figure tell none.
_ACCIDENT = expression(r"(?!安全生产|道路交通|生产安全|各类|工伤|较大|重大)([一-鿿]{4})事故")
# 澄源羊毛衫厂, 永泰洗煤厂: a firm with its name, four characters at least in front of what it is; 有限责任 is none.
_FIRM = expression(
    r"(?!.{0,3}(?:有限|责任|股份))([一-鿿]{4})(?<![的家个各了在和对为])(?:股份)?(?:有限)?(?:责任)?(?:厂|公司|集团|煤矿)"
)
# Another place, year, session or body that acts is another event, not its sequel.
_YEARLY = ("届", "级")
_APART = ("place", "year", "session", "doer", "guest")


@dataclass(frozen=True, slots=True)
class _Printed:
    """An item printed earlier, with what is compared of it."""

    seen: Seen
    telling: Telling


def linked(items: Sequence[Item], seen: Sequence[Seen], apart: Judgements = frozenset()) -> tuple[Item, ...]:
    """Return *items*, each that continues one of *seen* with the link to it; *apart* are pairs called different."""
    if not seen:
        return tuple(items)
    telling = functools.cache(lambda place: _telling(seen[place].item))  # asked for by every item that is near it
    return tuple(_linked(item, seen, telling, apart) for item in items)


def _linked(item: Item, seen: Sequence[Seen], telling_at: Callable[[int], Telling], apart: Judgements) -> Item:
    telling = _telling(item)
    is_plan = telling.outlook.stage == "coming"
    if is_plan and not (telling.sequel or telling.facts.marks or _tells_progress(telling)):
        return item  # what is announced continues nothing
    near = []
    for place, each in enumerate(seen):  # told quickly, by the headlines: a season's issues hold thousands
        other, text = each.item.article, f"{each.item.article.headline}\n{each.item.article.body[:NEWS]}"
        is_headed = coverage(telling.headline, text) >= HEADED
        if is_headed or coverage(telling_words(other.headline), telling.text) >= HEADED:
            near.append(_Printed(each, telling_at(place)))
    scored = [(_score(told.telling, telling), place) for place, told in enumerate(near)]
    best = max(scored, default=(0.0, 0))
    if best[0] < ENOUGH or frozenset((key(item.article), key(near[best[1]].seen.item.article))) in apart:
        return item
    seen_then = near[best[1]].seen
    number, headline = seen_then.number, seen_then.item.article.headline
    return dataclasses.replace(item, follows=Followed(number.year, number.number, number.series, headline))


def _telling(item: Item) -> Telling:
    return telling_of(item, copies.story(item.article.body))


def _score(earlier: Telling, later: Telling) -> float:
    """Return how much *later* tells of the same thing as *earlier*; 0 where it does not go on from it."""
    goes_on = _goes_on(earlier, later)
    is_next = _is_next_step(earlier, later) or _looks_back_on(earlier, later)
    is_later = goes_on or is_next or _is_under_way(earlier, later)
    if not is_later or contradiction(earlier, later) in _APART or _is_another_year(earlier, later):
        return 0.0
    alike = events.words_alike(earlier, later)
    if alike["headline_more"] < HEADED:
        return 0.0
    named = any(len(name) >= NAMED and name in later.text for name in earlier.facts.names)
    named = named or any(len(name) >= NAMED and name in earlier.text for name in later.facts.names)
    is_one_undertaking = _is_of_one_body(earlier, later) and (
        named
        or _ends_campaign(earlier, later)
        or _share_undertaking(earlier, later)
        or _share_figures(earlier, later, alike["rare"])
        or _share_object(earlier, later)
        or _share_accident(earlier, later)
        or (is_next and (events.share_doer(earlier, later) or _share_firm(earlier, later)))
        or (is_next and min(alike["covered_less"] / _COVERED, alike["headline_more"] / _TITLED) >= 1)
    )
    if not (goes_on or is_one_undertaking):
        return 0.0
    told = alike["covered_less"] + alike["headline_more"] + RARE * alike["rare"]
    return told + PERSON * alike["person"] + NAME * (named or is_one_undertaking)


def _tells_progress(telling: Telling) -> bool:
    """Say whether the opening of *telling* says how far something has come: 过半, 开展一个月, 已到第六站."""
    return _progress().search(telling.lead) is not None


@functools.cache
def _progress() -> re.Pattern[str]:
    return expression("|".join(facts.data()["progress"]["patterns"]))


def _is_under_way(earlier: Telling, later: Telling) -> bool:
    """Say whether *later* tells how far something has come, or its end, of which *earlier* does not tell that yet."""
    if _is_earlier(later, earlier) or _tells_progress(earlier):
        return False
    ends = {(axis, order[-1]) for axis, order in _PHASES.items()} & later.facts.marks
    return _tells_progress(later) or bool(ends - earlier.facts.marks)


def _is_another_year(earlier: Telling, later: Telling) -> bool:
    """Say whether both name a yearly session or a year's class (第九届, 2024级), and none the same."""
    here, there = (
        {(unit, number) for unit, number in telling.facts.ordinals if unit in _YEARLY} for telling in (earlier, later)
    )
    return bool(here and there) and here.isdisjoint(there)


def _ends_campaign(earlier: Telling, later: Telling) -> bool:
    """Say whether *later* tells the end of a campaign (送温暖) of which *earlier* tells the beginning, by one name."""
    begun, ended = ("opening", "begin") in earlier.facts.marks, ("opening", "end") in later.facts.marks
    names = earlier.facts.names & later.facts.names
    return begun and ended and not names.isdisjoint(words_of("campaigns"))


def _is_next_step(earlier: Telling, later: Telling) -> bool:
    """Say whether *later* tells that what *earlier* announces took place, or the last step after its first.

    What was to be held on another day is another event: the fair of last month.
    """
    if _is_earlier(later, earlier):
        return False
    if earlier.outlook.stage == "coming":
        told, day = earlier.outlook.coming, later.facts.lead_days
        if not (told and day) or gap(told, day) <= NEAR_DAYS:
            return True
    return any(
        first.search(earlier.lead) and not last.search(earlier.lead) and last.search(later.lead)
        for first, last in _steps()
    )


def _looks_back_on(earlier: Telling, later: Telling) -> bool:
    """Say whether *later* names, besides its own day, the day or the month of *earlier*: 3月启动的筛查日前完成."""
    days, own = earlier.facts.lead_days, later.facts.lead_days
    if _is_earlier(later, earlier) or not days.isdisjoint(own):
        return False
    months = {day.month for day in days} - {day.month for day in own}
    return not days.isdisjoint(later.facts.days) or not months.isdisjoint(later.facts.recalled_months)


@functools.cache
def _steps() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return the patterns of the first and of the last step of each kind of matter."""
    return tuple(
        (expression("|".join(signs["first"])), expression("|".join(signs["last"])))
        for signs in facts.data()["steps"].values()
    )


def _share_figures(earlier: Telling, later: Telling, rare: float) -> bool:
    """Say whether both tell so many of the same figures that they are of one matter, or a session of that number."""
    told = sum(map(facts.surprise, sorted(earlier.facts.shared(later.facts))))
    is_session = any(unit == "届" for unit, _ in earlier.facts.ordinals & later.facts.ordinals)
    return told >= _FIGURES or (rare >= _NAMES and told >= _FEW_FIGURES) or is_session


def _is_of_one_body(earlier: Telling, later: Telling) -> bool:
    """Say whether the same federation acts in both, or both are of the same place below the province.

    Two reports of counties are of their city if both openings name it (晋中市第三届篮球联赛), unless two unions act.
    """
    if not earlier.unions.isdisjoint(later.unions):
        return True
    is_unnamed = not (earlier.unions and later.unions)
    shared = (path for path in earlier.above & later.above if len(path) > 1)
    return any(
        (path in earlier.regions and path in later.regions)
        or (is_unnamed and all(shorten_place(path[-1]) in lead for lead in (earlier.lead, later.lead)))
        for path in shared
    )


def _share_undertaking(earlier: Telling, later: Telling) -> bool:
    """Say whether one undertaking stands in both by its name: words that begin alike behind who acts or does it."""
    places = {
        name for path in (*earlier.regions, *later.regions) for part in path for name in (part, shorten_place(part))
    }
    known = words_of("common") | words_of("stock") | words_of("campaigns") | places
    openings = {name[:UNDERTAKING] for name in _names_in(earlier)} & {name[:UNDERTAKING] for name in _names_in(later)}
    return any(len(word) > 1 and word not in known for opening in openings for word in words.cut(opening))


def _share_object(earlier: Telling, later: Telling) -> bool:
    """Say whether one long run of characters and figures that tells a thing stands in both texts."""
    known = words_of("common") | words_of("stock") | words_of("campaigns")
    others = _OUTSIDE_OBJECT.sub("\n", later.text)
    for run in _OUTSIDE_OBJECT.split(earlier.text):
        for place in range(len(run) - _OBJECT + 1):
            shared = run[place : place + _OBJECT]
            if shared in others:
                told = (word for word in words.cut(shared) if len(word) > 1 and word not in known)
                if sum(map(weight, told)) >= _OBJECT_TOLD:
                    return True
    return False


def _share_firm(earlier: Telling, later: Telling) -> bool:
    """Say whether both name one firm: what began there and what ended are one matter."""
    return any(firm in later.text for firm in _FIRM.findall(earlier.text))


def _share_accident(earlier: Telling, later: Telling) -> bool:
    """Say whether *later* speaks of the accident of *earlier* by what it was: 氨气泄漏事故, 缆车坠落事故."""
    return any(kind in earlier.text for kind in _ACCIDENT.findall(later.text))


def _names_in(telling: Telling) -> frozenset[str]:
    """Return the stretches of *telling* that may begin with the name of an undertaking."""
    return frozenset(name for name in _BEFORE_NAME.split(telling.text) if len(name) >= UNDERTAKING)


def _goes_on(earlier: Telling, later: Telling) -> bool:
    """Say whether *later* tells of a later phase than *earlier*, or calls itself a sequel; never of an earlier day."""
    some, other = later.facts, earlier.facts
    if _is_earlier(later, earlier):
        return False
    for axis, order in _PHASES.items():
        here = [order.index(side) for name, side in other.marks if name == axis]
        there = [order.index(side) for name, side in some.marks if name == axis]
        if here and there and max(here) < min(there):
            return True
    is_same_day = bool(some.lead_days and other.lead_days) and gap(other.lead_days, some.lead_days) <= NEAR_DAYS
    return later.sequel and not earlier.sequel and not is_same_day


def _is_earlier(first: Telling, second: Telling) -> bool:
    """Say whether *first* was printed, or happened, before *second*."""
    some, other = first.facts, second.facts
    if some.published and other.published and some.published < other.published:
        return True
    return bool(some.lead_days and other.lead_days) and max(some.lead_days) < min(other.lead_days)
