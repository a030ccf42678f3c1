"""Days as pages and programs write them: 2023年05月17日 09:00, 2023-5-17T01:00:00Z, Wed, 17 May 2023, a time stamp.

Naive times are those of China; a library's own guess at them is not asked: one reads 05月17日 as the first of November.
"""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from digest.expressions import expression
from digest.pages import dates

__all__ = ["day_of", "found", "is_stamp", "matches", "parted", "short_matches", "valid"]

_CHINA = timezone(timedelta(hours=8))
_STAMP = expression(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?\s*(?:Z|[+-]\d{2}:?\d{2})")
# Years of two digits, as old systems stamp pages: 26-11-05, 26.03.18. Only a label or a clock makes one a day.
_SHORT = expression(
    r"(?<![\d.:/-])(?P<year>\d\d)(?P<sign>[-./年])(?P<month>\d{1,2})(?:(?P=sign)|月)(?P<day>\d{1,2})日?(?![\d.:/-])"
)
_NO_YEAR = expression(r"(?<![\d-])\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}")
# A day whose parts a page sets apart, one of them large: 18 2026-06, 06-18 2026.
_PARTED = tuple(
    expression(form)
    for form in (
        r"(?P<day>\d{1,2})日?\s+(?P<year>20\d\d)[-/.年]\s?(?P<month>\d{1,2})月?",
        r"(?P<year>20\d\d)[-/.年]\s?(?P<month>\d{1,2})月?\s+(?P<day>\d{1,2})日?",
        r"(?P<month>\d{1,2})[-/.月]\s?(?P<day>\d{1,2})日?\s+(?P<year>20\d\d)年?",
        r"(?P<year>20\d\d)年?\s+(?P<month>\d{1,2})[-/.月]\s?(?P<day>\d{1,2})日?",
    )
)
_OLDEST_SHORT = 90  # a two-digit year from here on is one of the 1990s, when the first of these systems were made


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


def short_matches(text: str) -> Iterator[tuple[re.Match[str], date]]:
    """Yield the days that *text* writes with a year of two digits, each with where it stands."""
    for match in _SHORT.finditer(text):
        year = int(match["year"])
        if day := valid(year + (1900 if year >= _OLDEST_SHORT else 2000), int(match["month"]), int(match["day"])):
            yield match, day


def parted(text: str) -> date | None:
    """Return the day that *text* is, set in two pieces with a blank between; None where it is none."""
    match = next((match for form in _PARTED if (match := form.fullmatch(text.strip()))), None)
    return dates.day_in(match) if match else None


def is_stamp(text: str) -> bool:
    """Say whether *text* tells when a page was published, if only in part: 11-05 10:32."""
    is_short = next(short_matches(text), None) is not None
    return found(text) or is_short or parted(text) is not None or _NO_YEAR.search(text) is not None


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
