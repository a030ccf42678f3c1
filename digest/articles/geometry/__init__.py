"""Room 2, pages with places: columns, headlines and frames tell which lines make an article, and in which order."""

from digest.articles.geometry.place import Placed, doubt_of, is_placed, place
from digest.articles.geometry.stories import Story

__all__ = ["Placed", "Story", "doubt_of", "is_placed", "place"]
