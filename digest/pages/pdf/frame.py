"""From a PDF page's own coordinates to those of the reader: origin at the top left, /Rotate applied, points."""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Box


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The visible part of a page in its own coordinates, and how many quarter turns clockwise it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Return the width of the page as it is shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Return the height of the page as it is shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the reader sees the page's own point."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the rectangle as the reader sees it."""
        first, second = self.point(left, bottom), self.point(right, top)
        xs, ys = sorted((first[0], second[0])), sorted((first[1], second[1]))
        return Box(xs[0], ys[0], xs[1], ys[1])
