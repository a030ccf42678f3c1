"""Days as pages and programs write them: 2023年05月17日 09:00, 2023-5-17T01:00:00Z, Wed, 17 May 2023, a time stamp.

Naive times are those of China; a library's own guess at them is not asked: one reads 05月17日 as the first of November.
"""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from digest.pages import dates

__all__ = ["day_of", "found", "matches", "valid"]

_CHINA = timezone(timedelta(hours=8))
_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?\s*(?:Z|[+-]\d{2}:?\d{2})")


def day_of(text: str) -> date | None:
    """Return the day in China that *text*, a program's or a person's stamp, tells; None where it tells none."""
    text = text.strip()
    if text.isdigit() and len(text) in (10, 13):
        return _sane(datetime.fromtimestamp(int(text[:10]), UTC).astimezone(_CHINA).date())
    if match := _STAMP.search(text):
        try:
            return _sane(
                datetime.fromisoformat(match[0].replace(" ", "T", 1).replace(" ", "")).astimezone(_CHINA).date()
            )
        except (ValueError, OverflowError):
            return None
    if plain := next(matches(text), None):
        return plain[1] if not re.search(r"[A-Za-z]{3},? .*\d:\d", text) else _mail_day(text) or plain[1]
    return _mail_day(text)


def matches(text: str) -> Iterator[tuple[re.Match[str], date]]:
    """Yield the days that *text* names, each with where it stands."""
    for form in dates.FORMS:
        for match in form.finditer(text):
            if day := dates.day_in(match):
                yield match, day


def found(text: str) -> bool:
    """Say whether *text* names a day."""
    return next(matches(text), None) is not None


def valid(year: int, month: int, day: int) -> date | None:
    """Return that day; None if there is none, or no page of that year."""
    try:
        return _sane(date(year, month, day))
    except ValueError:
        return None


def _mail_day(text: str) -> date | None:
    """Return the day of a mail's Date (RFC 5322)."""
    try:
        stamp = email.utils.parsedate_to_datetime(text)
        return _sane((stamp if stamp.tzinfo else stamp.replace(tzinfo=_CHINA)).astimezone(_CHINA).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sane(day: date) -> date | None:
    return day if dates.FIRST_YEAR <= day.year <= dates.LAST_YEAR else None
