"""Other ways to score candidates, to compare with: lead, TextRank, LexRank."""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Sequence

from digest.highlights.candidates import Candidate
from digest.highlights.features import Cut
from digest.model import Article

Parts = dict[str, float]

# Both graphs compare every sentence with every other: beyond this many candidates the rest gets 0, so that a book costs
# no more than a long article. The longest article seen has 60 sentences.
_LARGEST_GRAPH = 300
_DAMPING = 0.85  # Brin and Page 1998, kept by both papers
_ROUNDS = 30  # ranks of 300 sentences change by less than 1e-4 after 30
_ALIKE = 0.1  # LexRank's threshold of cosine, as in the paper


def lead(article: Article, candidates: Sequence[Candidate], cut: Cut) -> Sequence[Parts]:
    """Return scores that keep the document's order."""
    return [{"居前": 1 / (1 + position)} for position in range(len(candidates))]


def textrank(article: Article, candidates: Sequence[Candidate], cut: Cut) -> Sequence[Parts]:
    """Return the ranks of Mihalcea and Tarau, "TextRank", 2004: words shared over log lengths."""
    words = _count_words(candidates, cut)
    return _rank([[_measure_overlap(one, other) for other in words] for one in words], len(candidates))


def lexrank(article: Article, candidates: Sequence[Candidate], cut: Cut) -> Sequence[Parts]:
    """Return the ranks of Erkan and Radev, "LexRank", 2004: cosine of tf-idf above 0.1, idf from the article."""
    words = _count_words(candidates, cut)
    spread = Counter(word for one in words for word in one)
    rarity = {word: math.log(len(words) / count) + 1 for word, count in spread.items()}
    vectors = [{word: count * rarity[word] for word, count in one.items()} for one in words]
    alike = [[_measure_cosine(one, other) for other in vectors] for one in vectors]
    return _rank([[float(value > _ALIKE) for value in row] for row in alike], len(candidates))


def _count_words(candidates: Sequence[Candidate], cut: Cut) -> list[Counter[str]]:
    return [Counter(word for word in cut(one.text) if len(word) > 1) for one in candidates[:_LARGEST_GRAPH]]


def _measure_overlap(one: Counter[str], other: Counter[str]) -> float:
    scale = math.log(len(one) or 1) + math.log(len(other) or 1)
    return len(one.keys() & other.keys()) / scale if scale and one is not other else 0.0


def _measure_cosine(one: dict[str, float], other: dict[str, float]) -> float:
    product = sum(value * other[word] for word, value in one.items() if word in other)
    return product / (math.hypot(*one.values()) * math.hypot(*other.values())) if product else 0.0


def _rank(edges: list[list[float]], count: int) -> Sequence[Parts]:
    """Return the stationary ranks of the graph of *edges*, by power iteration; 0 for candidates outside it."""
    size = len(edges)
    totals = [sum(row) for row in edges]
    ranks = [1.0] * size
    for _ in range(_ROUNDS):
        flows = [rank / total if total else 0.0 for rank, total in zip(ranks, totals, strict=True)]
        ranks = [1 - _DAMPING + _DAMPING * sum(map(operator.mul, row, flows)) for row in edges]
    return [{"图中": rank} for rank in (*ranks, *[0.0] * (count - size))]
