"""Room 2: the day that an article is signed with, where nothing else dates its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.expressions import expression
from digest.model import Origin

_DAY = expression(r"(?:(?P<year>20\d\d) ?[年./-] ?)?(?P<month>\d{1,2}) ?[月./-] ?(?P<day>\d{1,2})(?!\d) ?日?")
_ISSUE = expression(r"(?P<year>20\d\d) ?年?度? ?(?:总)?第 ?[\d一二三四五六七八九十]{1,4} ?期")


def year_of(texts: Sequence[str]) -> int | None:
    """Return the year of the issue that *texts*, the lines of a page, name; None where they name none, or several."""
    found = {int(match["year"]) for text in texts if (match := _ISSUE.search(text))}
    return found.pop() if len(found) == 1 else None


def signed_on(origin: Origin, signatures: Sequence[str], year: int | None) -> Origin:
    """Return *origin* with the one day that *signatures* bear, of *year* where they name none; else unchanged."""
    if origin.published is not None:
        return origin
    found = {day: text for text in signatures for match in _DAY.finditer(text) if (day := _day(match, year))}
    if len(found) != 1:
        return origin
    (day, text), *_ = found.items()
    return replace(origin, published=day, dated_by=f"落款：{text.strip()}")


def _day(match: re.Match[str], year: int | None) -> date | None:
    named = match["year"] or year
    try:
        return date(int(named), int(match["month"]), int(match["day"])) if named else None
    except ValueError:
        return None
