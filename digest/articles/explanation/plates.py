"""Where articles stand on their pages: pages and articles in, what the picture of each page shows out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Article, Box, Page

__all__ = ["PagePlate", "plates"]


@dataclass(frozen=True, slots=True)
class PagePlate:
    """One page: its size in points, its picture as the text of a data address or empty, the boxes of its articles.

    Of a box: the number of its article, that of the box in reading order, and where it stands.
    """

    page: int
    width: float
    height: float
    picture: str
    boxes: tuple[tuple[int, int, Box], ...]


def plates(pages: Sequence[Page], articles: Sequence[Article], pictures: Sequence[str]) -> tuple[PagePlate, ...]:
    """Return one plate a page with places; *pictures* are those of *pages* in order, empty where there is none."""
    found: list[PagePlate] = []
    for page, picture in zip(pages, pictures, strict=True):
        if page.width and page.height:
            number = page.origin.page
            boxes = [
                (article_number, place_number, place.box)
                for article_number, article in enumerate(articles, 1)
                for place_number, place in enumerate(article.places, 1)
                if place.page == number
            ]
            found.append(PagePlate(number, page.width, page.height, picture, tuple(boxes)))
    return tuple(found)
