"""Which articles are of another time than an issue: only where the briefing asks, and only by a sure date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from digest.issues import wording
from digest.model import Briefing, Item, LeftOut, Period

Parted = tuple[tuple[Item, ...], tuple[LeftOut, ...]]


def current(items: Sequence[Item], briefing: Briefing, period: Period) -> Parted:
    """Return *items* without those published outside *period*, and the lines of the ledger that say so.

    ``max_age`` days before the period still count as in it, 0 sets no limit to what people put there; what was
    collected may be as late as the period is long: a feed holds articles of years. An article without a date stays.
    """
    inside = tuple(item for item in items if not _is_outside(item, briefing, period))
    outside = (item for item in items if _is_outside(item, briefing, period))
    return inside, tuple(wording.left_out(item, wording.outside(item)) for item in outside)


def _is_outside(item: Item, briefing: Briefing, period: Period) -> bool:
    origin = item.article.origin
    late = (period.end - period.first).days if origin.provenance else 0
    days = briefing.max_age or late
    first = period.first - timedelta(days=days)
    return bool(days) and origin.published is not None and not first <= origin.published < period.end
