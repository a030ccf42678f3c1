"""What the collectors of the sources have in common: a lead to one thing, and what is had when it is followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from digest.sources.web import NONE, Validators

__all__ = ["SourceLead", "Taken", "Visit"]


@dataclass(frozen=True, slots=True)
class Taken:
    """The bytes of one thing as they came, with what its source says of it.

    *original* are the bytes it was taken out of, where it is a part of something. *key* tells it from all others where
    only its content does.
    """

    content: bytes
    suffix: str
    address: str = ""
    title: str = ""
    sender: str = ""
    authentication: str = ""
    published: date | None = None
    dated_by: str = ""
    original: bytes = b""
    original_address: str = ""
    validators: Validators = NONE
    key: str = ""


@dataclass(frozen=True, slots=True)
class SourceLead:
    """Something a source names: *key* tells it from all others of the source, *fingerprint* changes when it does.

    ``take`` brings it, None where it is the same as the validators tell. A lead that *is_watched* has no fingerprint:
    it is asked for again while it is young. *position* is where the source was read to once it is kept.
    """

    key: str
    take: Callable[[Validators], Taken | None]
    title: str = ""
    published: date | None = None
    fingerprint: str = ""
    is_watched: bool = False
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """An index or a feed that was read to its end: ask next time by these validators whether it changed."""

    url: str
    validators: Validators
