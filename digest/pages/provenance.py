"""What is known of a collected source before it is opened: told to its pages, where they do not tell it themselves."""

from __future__ import annotations

from dataclasses import replace

from digest.model import Page, Provenance
from digest.pages.opened import CoveringLetter, ReadSource

__all__ = ["letter_of", "told_by"]


def letter_of(provenance: Provenance | None) -> CoveringLetter:
    """Return what *provenance* says of day and sender, as a covering letter would."""
    if provenance is None:
        return CoveringLetter()
    return CoveringLetter(provenance.published, provenance.dated_by, provenance.sent_by)


def told_by(provenance: Provenance, read: ReadSource) -> ReadSource:
    """Return *read* with *provenance* in the origin of each page; a web page that names no paper is of its source."""
    pages: list[Page] = []
    for page in read.pages:
        own = page.origin.publication
        named = own or (provenance.source if provenance.kind in ("feed", "site") else "")
        pages.append(replace(page, origin=replace(page.origin, publication=named, provenance=provenance)))
    return replace(read, pages=tuple(pages))
