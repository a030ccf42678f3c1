"""Fits the weights anew on nine tenths of the marked articles and scores them on the last: is the table over-fitted?

Conditional logit (D. McFadden, 1974): the weights that make the marked sentences of an article likeliest among all of
its candidates, by gradient ascent with a Gaussian prior. Nothing of this is used by the product.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks.measures import Keys, keys
from benchmarks.sets import Marked
from benchmarks.systems import ours
from digest.highlights import ranking
from digest.highlights.candidates import candidates_of
from digest.highlights.features import features_of
from digest.words import cut

Weights = dict[str, float]
Example = list[tuple[dict[str, float], bool]]
FOLDS, ROUNDS, STEP, PRIOR = 10, 120, 0.02, 3.0
_NO_FLOOR = 9.0  # fitted weights know no zero below which a sentence is not worth printing: always three


def cross_validated(rows: Sequence[Marked]) -> Keys:
    """Return the mean over *FOLDS* folds of what freshly fitted weights score on articles they have not seen."""
    order = random.Random(0).sample(range(len(rows)), len(rows))
    totals = [0.0] * 4
    for fold in range(FOLDS):
        held = [rows[position] for position in order[fold::FOLDS]]
        seen = [rows[position] for number, position in enumerate(order) if number % FOLDS != fold]
        with weighing(fit([example(row) for row in seen])):
            scored = keys(ours, held)
        parts = (scored.precision, scored.recall, scored.best, scored.first)
        totals = [total + part * len(held) / len(rows) for total, part in zip(totals, parts, strict=True)]
    return Keys(*totals)


def example(row: Marked) -> Example:
    """Return the features of each candidate of *row*, and whether it is a key sentence."""
    candidates = candidates_of(row.article)
    features = features_of(row.article, candidates, cut)
    return [(one, candidate.text in row.keys) for one, candidate in zip(features, candidates, strict=True)]


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights that make the marked candidates of *examples* likeliest."""
    weights: Weights = dict.fromkeys(ranking.VALUES, 0.0)
    for _ in range(ROUNDS):
        gradient = {name: -PRIOR * value for name, value in weights.items()}
        for candidates in examples:
            _add(gradient, candidates, weights)
        weights = {name: value + STEP * gradient[name] for name, value in weights.items()}
    return weights | {"every": _NO_FLOOR}


def _add(gradient: Weights, candidates: Example, weights: Weights) -> None:
    """Add to *gradient* the marked candidates' features less the ones expected under *weights*."""
    marked = sum(key for _, key in candidates)
    likely = [math.exp(sum(weights.get(name, 0.0) * value for name, value in one.items())) for one, _ in candidates]
    total = sum(likely)
    for (one, key), chance in zip(candidates, likely, strict=True):
        share = (key - marked * chance / total) if marked else 0.0
        for name, value in one.items():
            if name in gradient:
                gradient[name] += share * value


@contextmanager
def weighing(weights: Weights) -> Iterator[None]:
    """Let the default method weigh by *weights* for a while."""
    before = dict(ranking.VALUES)
    ranking.VALUES.update(weights)
    try:
        yield
    finally:
        ranking.VALUES.update(before)
