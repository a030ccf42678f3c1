"""At which stage a report stands to its deed: a plan is not the event, though place, day and figures meet.

The clause of the main deed decides; what is planned in the background of a report (计划用两个月) makes it no plan. Days
are told as coming or as past by their own clause, on a dated page by the day of printing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest import acts
from digest.characters import to_full_width
from digest.expressions import expression
from digest.issues.duplicates import dates as dates
from digest.issues.duplicates import facts as facts

Stage = Literal["", "coming", "past"]  # empty: nothing tells it
Tense = Literal["", "coming", "likely", "past"]  # likely: it comes, if nothing else is told

_STOPS = expression(r"[，。；：！？\n,;:!?]")
_TIME = 6  # characters besides its days that a clause of time alone has: 5月18日上午|，今年9月
_TOLD = 10  # and more such characters, where what happened then is told: 上午9点|，西湖广场| tells when and where
_SOURCE = expression("获悉|透露|披露|了解到|介绍|消息|记者")  # who says so, in front of what is told


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the opening tells as coming and as past; ``plans`` are the words by which it names the plan itself."""

    stage: Stage
    coming: frozenset[date]
    past: frozenset[date]
    plans: frozenset[str]


@functools.cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {name: expression("|".join(signs)) for name, signs in facts.data()["stage"].items()}


def outlook_of(headline: str, lead: str, published: date | None) -> Outlook:
    """Return the outlook of the report whose headline and opening are *lead*, printed on the day *published*."""
    told, headed = facts.clean(lead), len(facts.clean(headline))
    clauses = [(clause, _tense_of(clause)) for clause in _clauses(told[headed:])]
    stage = _stage_of(told, headed, clauses)
    coming: set[date] = set()
    past: set[date] = set()
    tense: Tense = stage
    for clause, own in clauses:  # a headline tells what comes and what is past alike: 7月1日开班
        tense = own or tense
        if stage == "coming" and not _has("done", clause):
            tense = stage
        days = frozenset(dates.days_in(clause, published))
        if _are_coming(days, published, past, clause) or (tense in ("coming", "likely") and not published):
            coming |= days
        else:
            past |= days
    return Outlook(stage, frozenset(coming - past), frozenset(past), frozenset(_signs()["plans"].findall(told)))


def _are_coming(days: frozenset[date], published: date | None, past: set[date], clause: str) -> bool:
    """Say whether all *days* of *clause* lie after that of printing, or else after the first day of the report."""
    if published and days:
        return min(days) > published
    if not (days and past) or _has("ends", clause):
        return False
    first, opened = min(days), min(past)
    turned = dates.YEARLESS in (first.year, opened.year) and first < opened  # from December to January
    return 0 < (first - opened).days + turned * dates.YEAR <= dates.AHEAD


def _stage_of(told: str, headed: int, clauses: Sequence[tuple[str, Tense]]) -> Stage:
    """Return the stage that the headline (the first *headed* characters) or the clause of the main deed tells.

    A paper or a meeting (印发通知, 召开部署会) whose next clauses tell what is to come is a plan.
    """
    if _has("coming", told[:headed]) or _has("ready", told):
        return "coming"
    act = acts.read(to_full_width(told), headed, len(told))  # clauses end at its marks
    place, is_announced = headed, _has("likely", told[:headed])
    for number, (clause, tense) in enumerate(clauses):
        place += len(clause)
        is_told = bool(act.deed and place > act.verb.start) or (
            any(dates.days_in(clause, None)) and len(facts.without_times(clause)) > _TOLD
        )
        if tense in ("coming", "past") or (is_told and not tense):
            is_plan = ((is_announced and not tense) or _has("plans", clause)) and any(
                _begins(each) for each, _ in clauses[number:]
            )
            return "coming" if tense == "coming" or is_plan else "past"
        is_announced = is_announced or tense == "likely"
    return "coming" if is_announced else ""


def _begins(clause: str) -> bool:
    """Say whether *clause* tells what is to come, or from which day on what a paper or a meeting orders."""
    return _has("coming", clause) or _has("begins", clause)


def _tense_of(clause: str) -> Tense:
    """Return how *clause* tells what it tells; who says so (获悉) tells neither."""
    if _has("coming", clause):
        return "coming"
    if _has("past", clause):
        return "" if _SOURCE.search(clause) else "past"
    return "likely" if _has("likely", clause) else ""


def _has(kind: str, clause: str) -> bool:
    return _signs()[kind].search(clause) is not None


def _clauses(text: str) -> Iterator[str]:
    """Give the clauses of *text* with the sign behind each; a clause of time alone belongs to the next."""
    start = begun = 0
    for stop in _STOPS.finditer(text):
        clause = text[begun : stop.end()]
        begun = stop.end()
        if stop[0] in "，,：:" and len(facts.without_times(clause)) <= _TIME:
            continue
        yield text[start : stop.end()]
        start = stop.end()
    if start < len(text):
        yield text[start:]


def is_apart(first: Outlook, second: Outlook, texts: tuple[str, str]) -> bool:
    """Say whether the one tells beforehand what the other tells afterwards; *texts* are their openings.

    Two that tell one past day are of that day, whatever else they tell as coming. Two that both name the plan (方案)
    may both be of it.
    """
    if not first.past.isdisjoint(second.past):
        return False
    if not (first.coming.isdisjoint(second.past) and second.coming.isdisjoint(first.past)):
        return True
    if {first.stage, second.stage} != {"coming", "past"} or not first.coming.isdisjoint(second.coming):
        return False
    plan, text = (first, texts[1]) if first.stage == "coming" else (second, texts[0])
    return not any(sign in text for sign in plan.plans)
