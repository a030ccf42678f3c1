"""What is to be done now about the occasions that are due. Pure: the ledger and the time are arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from digest.archive.runs import Run
from digest.model import Schedule
from digest.schedule.occasions import Occasion

__all__ = ["Step", "steps"]

# With catch_up = "none", what is later than this was missed. A clock set by two hours, or a computer restarted for
# updates, is not a stand-still; an issue of the morning made in the afternoon would be.
_ON_TIME = timedelta(hours=3)
_REMEDY = "要补编请运行 digest run --period"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: make the issue of *occasion* of what arrived until *until* (None: all), or pass it over.

    *is_patient*: a person waits for it.
    """

    occasion: Occasion
    act: Literal["make", "pass"]
    reason: str = ""
    until: datetime | None = None
    is_patient: bool = False


def steps(
    schedule: Schedule, occasions: Sequence[Occasion], known: Mapping[str, Run], now: datetime
) -> tuple[Step, ...]:
    """Return what to do about *occasions* that the ledger (*known*) does not have as settled, oldest first."""
    latest = max((each for each in occasions if each.is_made), key=_publish, default=None)
    waiting = [each for each in occasions if each.key not in known or not known[each.key].is_settled]
    makeable = sorted((each for each in waiting if each.is_made), key=_publish)
    wanted = [each for each in makeable if _is_wanted(schedule, each, each is latest, known, now)]
    passed = [Step(each, "pass", _why_passed(schedule, each, known)) for each in waiting if each not in wanted]
    made = [Step(each, "make", until=None if each is latest else each.publish) for each in wanted]
    return (*passed, *made)


def _publish(occasion: Occasion) -> datetime:
    """Return when *occasion*, which is made, is published."""
    assert occasion.publish
    return occasion.publish


def _is_wanted(
    schedule: Schedule, occasion: Occasion, is_latest: bool, known: Mapping[str, Run], now: datetime
) -> bool:
    """Apply the catch-up rule; an issue that is kept already, its files not yet written, is always finished."""
    if occasion.key in known and known[occasion.key].issue:
        return True
    if schedule.catch_up == "all":
        return True
    if schedule.catch_up == "latest":
        return is_latest
    return occasion.key in known or now - _publish(occasion) <= _ON_TIME


def _why_passed(schedule: Schedule, occasion: Occasion, known: Mapping[str, Run]) -> str:
    if not occasion.is_made:
        return occasion.reason
    run = known.get(occasion.key)
    if run and run.reason:
        return f"一直没有编成：{run.reason}；已到下一期。{_REMEDY} {occasion.key}"
    rule = "只补最近一期" if schedule.catch_up == "latest" else "不补"
    return f"停机错过，按设置{rule}。{_REMEDY} {occasion.key}"
