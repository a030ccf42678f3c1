"""Where an entry was read: what its 出处 leads to on a screen, page and places, drawn as a small plan of the page."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Box, Entry
from digest.renderings.cleaning import clean

__all__ = ["OriginPlan", "PlanSheet", "plan_of"]

_MILLIMETRE = 72 / 25.4  # points
_MOST_BOXES = 40  # drawn of one entry: an article has one to ten, and the file must stay small


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """One page in points, and the places of the entry on it in reading order."""

    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class OriginPlan:
    """What is told of an entry's original: file, page and places in words, and its pages where their size is known.

    ``name`` is that of the entry on the sheet of edits (1-2), by which the original is asked for.
    """

    name: str
    anchor: str
    told: str
    sheets: tuple[PlanSheet, ...]

    @property
    def target(self) -> str:
        """Return the anchor of the plan itself."""
        return f"o{self.name}"


def plan_of(entry: Entry) -> OriginPlan | None:
    """Return where *entry* was read; None where no format told places, or the entry has none to be led back to."""
    article = entry.item.article
    if not article.places or not entry.anchor:
        return None
    sheets, told = [], []
    for page in dict.fromkeys(place.page for place in article.places):
        places = [place for place in article.places if place.page == page]
        boxes = [place.box for place in places]
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        across, down, wide, high = (side / _MILLIMETRE for side in (left, top, right - left, bottom - top))
        told.append(f"第{page}版，距左 {across:.0f}、距上 {down:.0f}，宽 {wide:.0f}、高 {high:.0f} 毫米")
        if places[0].width and places[0].height:
            sheets.append(PlanSheet(places[0].width, places[0].height, tuple(boxes[:_MOST_BOXES])))
    file = article.origin.uri.replace("\\", "/").split("!/")[-1].rpartition("/")[2]
    words = f"原件 {clean(file)}：{'；'.join(told)}"
    return OriginPlan(entry.anchor.removeprefix("s"), entry.anchor, words, tuple(sheets))
