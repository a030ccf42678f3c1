"""The default method: the weighted sum of the features."""

from __future__ import annotations

from collections.abc import Sequence

from digest.highlights.candidates import Candidate
from digest.highlights.features import Cut, features_of
from digest.highlights.peers import Parts
from digest.highlights.weights import WEIGHTS
from digest.model import Article

VALUES = {name: row.value for name, row in WEIGHTS.items()}
_LABELS = {name: row.label for name, row in WEIGHTS.items()}


def by_features(article: Article, candidates: Sequence[Candidate], cut: Cut) -> Sequence[Parts]:
    """Return the parts of each candidate's score under their Chinese names; parts of 0 may be missing."""
    return [
        {_LABELS[name]: value * VALUES[name] for name, value in features.items() if name in VALUES}
        for features in features_of(article, candidates, cut)
    ]
