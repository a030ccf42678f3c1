"""What the columns of a page are linked by: its headlines and who stands under them, rules, words, habits."""

from __future__ import annotations

from dataclasses import dataclass

from digest.articles.continuity.straddle import Strings
from digest.articles.geometry.claims import StoryClaim
from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import TextSheet
from digest.articles.geometry.spots import beside
from digest.model import Box


@dataclass(frozen=True, slots=True)
class LinkSetting:
    """What the columns of a page are linked by."""

    sheet: TextSheet
    columns: tuple[TextColumn, ...]
    heads: tuple[Head, ...]
    owners: dict[int, StoryClaim]  # by the id of a column
    strings: Strings
    indenting: bool  # whether paragraphs begin with an indent here
    uppers: dict[int, TextColumn]  # by the id of a column below a picture: the one above it
    inner: frozenset[int]  # ids of headlines that may be crossheads: small, over one column

    def is_inner(self, column: TextColumn) -> bool:
        """Tell whether *column* stands first under a headline that may be a crosshead."""
        claim = self.owners.get(id(column))
        return claim is not None and claim.columns[0] is column and id(claim.head) in self.inner

    def root(self, column: TextColumn) -> StoryClaim | None:
        """Return the headline that *column* stands under, past the crossheads over it."""
        while self.is_inner(column) and id(column) in self.uppers:
            column = self.uppers[id(column)]
        return self.owners.get(id(column))

    def opens_page(self, column: TextColumn) -> bool:
        """Tell whether nothing of the page stands over *column* or left of it."""
        box = column.box
        return not column.begins_news() and not any(
            other.right < box.left or (other.bottom <= box.top + 1 and beside(other, box) > 0)
            for other in self._others(column)
        )

    def closes_page(self, column: TextColumn) -> bool:
        """Tell whether nothing of the page stands under *column* or right of it."""
        box = column.box
        return not any(
            other.left > box.right or (other.top >= box.bottom - 1 and beside(other, box) > 0)
            for other in self._others(column)
        )

    def _others(self, column: TextColumn) -> list[Box]:
        """Return the places of all other columns and of all headlines."""
        return [*(c.box for c in self.columns if c is not column), *(head.box for head in self.heads)]
