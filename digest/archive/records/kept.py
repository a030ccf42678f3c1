"""``Kept``: which revision of which issue is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.model import Number, Period


@dataclass(frozen=True, slots=True)
class Kept:
    """One revision of an issue in the archive, without its content."""

    id: int
    briefing: str
    number: Number
    revision: int  # 0 for the issue as first closed, 1 for its first 修订 …
    period: Period
    dated: date
    kept_at: str
