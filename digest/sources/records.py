"""What the index remembers: how a source does, and each thing taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from digest.model import SourceKind

__all__ = ["Collected", "SourceState"]


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source does: moments as ISO texts, empty for never; *position* is where a mailbox was read to."""

    asked_at: str = ""
    succeeded_at: str = ""
    failed_at: str = ""
    reason: str = ""
    failures: int = 0
    not_before: str = ""
    position: str = ""
    begun_at: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """One thing taken from a source: *file* is its name below the output folder, empty where it was removed."""

    source: str
    key: str
    sha256: str
    file: str
    kind: SourceKind
    fingerprint: str = ""
    address: str = ""
    title: str = ""
    sender: str = ""
    authentication: str = ""
    published: str = ""
    dated_by: str = ""
    original: str = ""
    etag: str = ""
    modified: str = ""
    collected_at: str = ""
    asked_at: str = ""
    revision: int = 0

    @property
    def day(self) -> date | None:
        """Return the day the source gives it; None where it gives none."""
        return date.fromisoformat(self.published) if self.published else None

    @property
    def collected_on(self) -> date:
        """Return the day it was collected."""
        return datetime.fromisoformat(self.collected_at).date()
