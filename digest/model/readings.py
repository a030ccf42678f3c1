"""What today's tables read again, beside what was printed of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.model.items import Region, Sentence, Theme

Change = Literal["gone", "headline", "text", "themes", "regions", "sentences", "merged"]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What was made of an article: ``text`` is the hash of its body.

    ``also`` are the sources that tell the same and were merged into it; ``into`` the one that it was merged into.
    """

    headline: str
    text: str
    themes: tuple[Theme, ...]
    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]
    also: tuple[str, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class NewReading:
    """One printed item, as the program made it then, and as it makes it now; None where it is found no more."""

    was: ReadAs
    now: ReadAs | None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Name what is otherwise now than it was."""
        was, now = self.was, self.now
        if now is None:
            return ("gone",)
        differs: tuple[tuple[Change, bool], ...] = (
            ("headline", was.headline != now.headline),
            ("text", was.text != now.text),
            ("themes", [theme.code for theme in was.themes] != [theme.code for theme in now.themes]),
            ("regions", [region.path for region in was.regions] != [region.path for region in now.regions]),
            ("sentences", [one.text for one in was.sentences] != [one.text for one in now.sentences]),
            ("merged", (was.also, was.into) != (now.also, now.into)),
        )
        return tuple(change for change, is_so in differs if is_so)
