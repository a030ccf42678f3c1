"""Room 2: pages in, clean articles in true reading order out; what belongs to none is kept beside them."""

from digest.articles.explained import Explained, to_html, to_terminal
from digest.articles.segmented import explain, segment

__all__ = ["Explained", "explain", "segment", "to_html", "to_terminal"]
