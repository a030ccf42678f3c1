"""Room 2: pages in, clean articles in true reading order out; what belongs to none is kept beside them."""

from digest.articles.segmented import segment

__all__ = ["segment"]
