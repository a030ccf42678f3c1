"""The default method: the weighted sum of the features."""

from __future__ import annotations

from collections.abc import Sequence

from digest.highlights.candidates import Candidate
from digest.highlights.features import Cut, features_of
from digest.highlights.peers import Parts
from digest.highlights.weights import WEIGHTS
from digest.model import Article


def by_features(article: Article, candidates: Sequence[Candidate], cut: Cut) -> Sequence[Parts]:
    """Return the parts of each candidate's score; parts of 0 are left out."""
    return [
        tuple((row.label, row.value * features[name]) for name, row in WEIGHTS.items() if features.get(name))
        for features in features_of(article, candidates, cut)
    ]
