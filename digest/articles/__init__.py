"""Room 2: pages in, clean articles in true reading order out; what belongs to none is kept beside them."""

from digest.articles.explanation.explain import Explained
from digest.articles.explanation.plates import PagePlate, plates
from digest.articles.explanation.show import to_html, to_terminal
from digest.articles.segment import explain, segment

__all__ = ["Explained", "PagePlate", "explain", "plates", "segment", "to_html", "to_terminal"]
