"""Room 2, pages with places: columns, headlines and frames tell which lines make an article, and in which order."""

from digest.articles.geometry.place import PlacedPage, doubt_of, is_placed, place, unsure_lines
from digest.articles.geometry.stories import Story

__all__ = ["PlacedPage", "Story", "doubt_of", "is_placed", "place", "unsure_lines"]
