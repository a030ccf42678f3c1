"""本期要点: what matters most of an issue, each in one sentence of its source, for the first page."""

from __future__ import annotations

from collections.abc import Sequence

from digest.corrections import corrected
from digest.model import Entry, Point, Section
from digest.print_layer import printed

# A sentence longer than this (three lines of contents type) is a point only of the entry that matters most, or where it
# is the best one by far: five points and the masthead fill a page.
_LONGEST = 95
_NEARLY = 0.6


def points(sections: Sequence[Section], most: int) -> tuple[Point, ...]:
    """Return the *most* entries of greatest worth with a whole sentence each, first in order of worth.

    None for an issue with no more entries than points: it would be said twice.
    """
    entries = [entry for section in sections for entry in section.entries]
    if len(entries) <= most:
        return ()
    ranked = sorted(enumerate(entries), key=lambda placed: (-placed[1].worth, placed[0]))
    told = [(entry, _sentence(entry, is_first=place == 0)) for place, (_, entry) in enumerate(ranked)]
    return tuple(Point(text, entry.region or entry.item.place, entry.anchor) for entry, text in told if text)[:most]


def _sentence(entry: Entry, *, is_first: bool) -> str:
    """Return the best sentence of *entry* that stands alone as printed; none where it or the entry is in doubt."""
    if entry.mark and not is_first:
        return ""
    alone = (one for one in entry.item.highlights if one.complete and one.leans_on is None)
    whole = sorted(alone, key=lambda one: -one.score)
    short = [one for one in whole if len(one.text) <= _LONGEST and one.score >= _NEARLY * whole[0].score]
    best = next(iter(whole if is_first else short), None)
    text = corrected(best, entry.item.rulings) if best else ""
    return printed(text) if entry.is_laid else text
