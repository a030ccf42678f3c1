"""Room 2: pages in, clean articles in true reading order out; what belongs to none is kept beside them."""

from digest.articles.explained import Explained
from digest.articles.segment import explain, segment
from digest.articles.shown import to_html, to_terminal

__all__ = ["Explained", "explain", "segment", "to_html", "to_terminal"]
