"""What today's tables read again, beside what was printed of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.items import Region, Sentence, Theme

Change = Literal["gone", "headline", "text", "themes", "regions", "sentences", "merged"]


@dataclass(frozen=True, slots=True)
class NewReading:
    """One printed item as it is read today: its labels, its sentences, and the sources that tell the same.

    ``changes`` name what is otherwise than printed; of an article that is found no more (``gone``) nothing else is
    known. ``was`` is its headline as it was printed.
    """

    was: str
    headline: str = ""
    themes: tuple[Theme, ...] = ()
    regions: tuple[Region, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    also: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
