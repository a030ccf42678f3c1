"""Make the issues that are due: each period once, whatever dies on the way."""

from __future__ import annotations

import logging
import re
from concurrent.futures import Executor
from datetime import date, datetime, timedelta
from pathlib import Path

from digest.archive import location
from digest.archive.leasing import owner
from digest.errors import ArchiveError, DigestError
from digest.model import Briefing, Issue, Schedule
from digest.schedule import leases
from digest.schedule.calendars import calendar_of
from digest.schedule.making import Shop, leave_alone, make, slot_of
from digest.schedule.occasions import LONGEST_UNIT, Occasion, due, occasions, period_of, schedule_of
from digest.schedule.plans import Step, steps

__all__ = ["occasion_named", "run_due", "run_period"]

log = logging.getLogger(__name__)

# How far back a stand-still is made good: more than a year, whatever the rhythm.
_OLDEST = timedelta(days=400)
# After so many failures an older issue is not waited for any longer; until then numbers follow the periods.
_PATIENCE = 5


def run_due(
    briefing: Briefing, out: Path, now: datetime, executor: Executor, *, lease: timedelta = leases.LEASE
) -> tuple[Issue, ...]:
    """Make every issue of *briefing* that is due at *now* into *out*, and return those made, oldest first.

    Trouble with one issue is written into the run ledger and the log, and tried again at a later call; it is not
    raised. What is raised is trouble with the briefing or the archive itself.
    """
    schedule = schedule_of(briefing)
    shop = Shop(briefing, location.open_own(briefing, out), out, executor, lease)
    begun = shop.archive.runs.begin(briefing.code, schedule.every, now)
    found = due(schedule, max(begun, now - _OLDEST), now, calendar_of(schedule.calendar))
    known = shop.archive.runs.of(briefing.code)
    issues: list[Issue] = []
    for step in steps(schedule, found, known, now):
        if step.act == "pass":
            if shop.archive.runs.skip(slot_of(shop, step.occasion), now, step.reason):
                log.warning("%s %s 不单独出：%s", briefing.code, step.occasion.key, step.reason)
        elif issue := _try(shop, step, now):
            issues.append(issue)
        else:
            run = shop.archive.runs.of(briefing.code).get(step.occasion.key)
            if run and not run.is_settled and run.attempts < _PATIENCE:  # later periods wait for it
                break
    return tuple(issues)


def run_period(
    briefing: Briefing,
    occasion: Occasion,
    out: Path,
    now: datetime,
    executor: Executor,
    lease: timedelta = leases.LEASE,
) -> Issue:
    """Make the issue of *occasion* now, due or not; one that was made already gets a revision under its number.

    Raise what stands in the way: a DigestError of any kind.
    """
    shop = Shop(briefing, location.open_own(briefing, out), out, executor, lease)
    slot = slot_of(shop, occasion)
    claim = shop.archive.runs.claim(slot, owner(), now, lease, is_again=True)
    if claim is None:
        raise ArchiveError("这份简报正由另一个进程编制", "请等几分钟再试")
    return make(shop, Step(occasion, "make", is_patient=True), claim, now, is_again=True)


def occasion_named(briefing: Briefing, name: str) -> Occasion:
    """Return the occasion with the key *name*, or the one in whose unit the date *name* lies.

    Of merged occasions it is the one that is made. ``DigestError`` if there is none of that name.
    """
    schedule = schedule_of(briefing)
    near = {each.key: each for each in _around(schedule, name)}
    try:
        day = date.fromisoformat(name)
    except ValueError:
        day = None
    within = (
        each
        for each in near.values()
        if day and period_of(schedule.rhythm, each.nominal).first <= day < each.period.end
    )
    found = near.get(name) or next(within, None)
    if found is None:
        raise DigestError(f"没有“{name}”这一期", "写 digest next 显示的期名，如 2026-W08，或那一期里的日期")
    return near[found.merged_into] if found.merged_into else found


def _around(schedule: Schedule, name: str) -> tuple[Occasion, ...]:
    """Return the occasions of the year that *name* begins with, and some before and after."""
    if not re.match(r"(19|2\d)\d\d", name):
        return ()
    margin = timedelta(days=LONGEST_UNIT[schedule.rhythm.unit] * 2)
    first, last = date(int(name[:4]), 1, 1), date(int(name[:4]), 12, 31)
    return occasions(schedule, first - margin, last + margin, calendar_of(schedule.calendar))


def _try(shop: Shop, step: Step, now: datetime) -> Issue | None:
    """Return the issue of *step*, or None if somebody else makes it, or it has to be tried again later."""
    claim = shop.archive.runs.claim(slot_of(shop, step.occasion), owner(), now, shop.lease)
    if claim is None:
        return None
    if by_hand := leave_alone(shop, step, claim, now):
        log.info("%s %s 已由人工编成 %s，不再重编", shop.briefing.code, step.occasion.key, by_hand.stem)
        return None
    try:
        return make(shop, step, claim, now)
    except DigestError as error:
        log.warning("%s %s 没有编成：%s", shop.briefing.code, step.occasion.key, error)
    except Exception:  # one broken issue must not stop the clock for the others
        log.exception("%s %s 没有编成：程序出错", shop.briefing.code, step.occasion.key)
    return None
