"""What a reader gives of one source: pages, and, of a container, its members, each to be read as a source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from digest.model import Failure, Page, Repair
from digest.pages.restrictions import holds_for

__all__ = ["CoveringLetter", "Member", "Opened", "ReadSource"]


@dataclass(frozen=True, slots=True)
class CoveringLetter:
    """What a covering letter says of all that comes with it."""

    published: date | None = None
    dated_by: str = ""
    contributor: str = ""
    restriction: str = ""  # the words by which it forbids to print what comes with it

    def over(self, outer: CoveringLetter) -> CoveringLetter:
        """Return this letter where it says something, the *outer* one elsewhere: a forwarded mail's own comes first."""
        dated = self if self.published else outer
        restriction = self.restriction or outer.restriction
        return CoveringLetter(dated.published, dated.dated_by, self.contributor or outer.contributor, restriction)

    def about(self, page: Page) -> Page:
        """Return *page* with what the letter tells of it and it does not tell itself."""
        origin = page.origin
        if not origin.published and self.published:
            origin = replace(origin, published=self.published, dated_by=self.dated_by)
        told = self.restriction if holds_for(self.restriction, origin.uri) else ""
        origin = replace(origin, restriction=origin.restriction or told)
        return replace(page, origin=origin, contributor=page.contributor or self.contributor)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its name there, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """One source as its reader leaves it; *failures* are members that could not be taken out, by their name there.

    *notes* say in Chinese what of it was not read, or how it was (图片3张：没有读).
    """

    pages: tuple[Page, ...] = ()
    members: tuple[Member, ...] = ()
    failures: tuple[Failure, ...] = ()
    letter: CoveringLetter = CoveringLetter()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSource:
    """What room 1 makes of one source, or of one member of a container: its pages, or why there are none.

    *notes* say in Chinese what a person should know of it. *is_suspect* tells that reading it broke or exhausted the
    process it was read in. *repairs* are what a person mended of how it is read.
    """

    source: str
    pages: tuple[Page, ...] = ()
    failure: Failure | None = None
    notes: tuple[str, ...] = ()
    is_suspect: bool = False
    repairs: tuple[Repair, ...] = ()
