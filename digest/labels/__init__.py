"""Room 4: an article in, its themes and regions with their evidence out."""

from digest.labels.check import check
from digest.labels.regions import regions_of
from digest.labels.themes import themes_of
from digest.labels.vocabulary import Vocabulary, vocabulary

__all__ = ["Vocabulary", "check", "regions_of", "themes_of", "vocabulary"]
