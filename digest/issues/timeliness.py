"""Which articles are of another time than an issue: only where the briefing asks, and only by a sure date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from digest.issues import wording
from digest.model import Briefing, Item, LeftOut, Period

Parted = tuple[tuple[Item, ...], tuple[LeftOut, ...]]


def current(items: Sequence[Item], briefing: Briefing, period: Period) -> Parted:
    """Return *items* without those published outside *period*, and the lines of the ledger that say so.

    ``max_age`` days before the period still count as in it, 0 sets no limit; an article without a date stays.
    """
    if not briefing.max_age:
        return tuple(items), ()
    inside = tuple(item for item in items if not _is_outside(item, briefing, period))
    outside = (item for item in items if _is_outside(item, briefing, period))
    return inside, tuple(wording.left_out(item, wording.outside(item)) for item in outside)


def _is_outside(item: Item, briefing: Briefing, period: Period) -> bool:
    published = item.article.origin.published
    first = period.first - timedelta(days=briefing.max_age)
    return published is not None and not first <= published < period.end
