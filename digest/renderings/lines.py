"""One printed line, and the headline as it is printed: shared by text and contents."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Chart, Entry
from digest.renderings import drawing, titles
from digest.renderings.cleaning import clean
from digest.renderings.layout.layout import Layout
from digest.renderings.origins import OriginPlan

_WIDE = ("annex_heading", "table", "chart")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed paragraph.

    ``rows`` is its text, broken where a headline or contents entry breaks; ``right`` what stands at the right edge of
    the same line; ``lead`` a label before it, ``tail`` what follows it in the character style ``tail_style``;
    ``anchor`` names the place, ``target`` the anchor that a contents line points to; ``is_tight`` takes away the room
    above it, and sets contents closer; ``where`` tells an editor what it is, ``entry`` is the anchor of the entry it
    belongs to;
    ``plan`` shows on a screen where in its original what ``tail`` names stands;
    ``cells`` makes it a table, header first; ``chart`` makes it a drawing.
    """

    style: str
    rows: tuple[str, ...]
    right: str = ""
    lead: str = ""
    tail: str = ""
    tail_style: str = ""
    plan: OriginPlan | None = None
    anchor: str = ""
    target: str = ""
    where: str = ""
    is_tight: bool = False
    entry: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    chart: Chart | None = None

    @property
    def text(self) -> str:
        """Return the whole text of the line, as the forms must agree on it."""
        return f"{self.lead}{''.join(self.rows)}{self.tail}{self.right}" + "".join(map("".join, self.cells))

    @property
    def words(self) -> str:
        """Return all that must be drawn: the text, and the words of a drawing, which each form sets in its own way."""
        return self.text + ("".join((*drawing.words(self.chart), self.chart.summary)) if self.chart else "")

    @property
    def is_wide(self) -> bool:
        """Say whether this is a part of the annex, which stands in one column as wide as the page in every layout."""
        return self.style in _WIDE

    @property
    def hang(self) -> float:
        """Return the width of the label in em: turned lines of 报尾 hang under the first word after it (7.4.2)."""
        return titles.width(self.lead)


def region(entry: Entry, layout: Layout) -> str:
    """Return the place of *entry* as it stands before a headline, where the layout wants it."""
    place = clean(entry.region) if layout.switches.regions else ""
    return layout.labels.region.format(place) if place else ""


def headline(entry: Entry, layout: Layout, *, place: str = "") -> str:
    """Return the headline of *entry*, with its number where the layout wants one, and *place* before it."""
    words = place + clean(entry.headline) if entry.headline else ""
    return numbered(entry, layout, words) if words else ""


def numbered(entry: Entry, layout: Layout, words: str) -> str:
    """Return *words*, the first of *entry*, with its number before them where the layout wants one."""
    return clean(entry.numbered(words)) if layout.switches.ordinals else words
