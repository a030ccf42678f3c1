"""Room 2, pages with places: columns, headlines and frames tell which lines make an article, and in which order."""

from digest.articles.geometry.place import Placed, is_placed, place

__all__ = ["Placed", "is_placed", "place"]
