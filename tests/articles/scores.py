"""A small scorer for simulated pages: articles found, headlines, signatures, adjacent sentences, repaired joins."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from digest.model import Article
from tests.articles.simulator import Truth

FOUND = 0.8  # share of common character pairs from which an article counts as found


@dataclass(frozen=True)
class Scores:
    """Shares between 0 and 1."""

    articles: float
    headlines: float
    signatures: float
    pairs: float
    hard_joins: float


def scores(pages: Iterable[tuple[list[Truth], tuple[Article, ...]]]) -> Scores:
    """Return the scores over all *pages*."""
    count: Counter[str] = Counter()
    for truths, articles in pages:
        count["predicted"] += len(articles)
        free = list(articles)
        for truth in truths:
            article = max(free, key=lambda other: _alike(truth, other), default=None)
            _count(count, truth, article)
            if article is not None and _alike(truth, article) >= FOUND:
                free.remove(article)
    return Scores(
        2 * count["found"] / (count["predicted"] + count["truths"]),
        count["headlines"] / count["truths"],
        count["signatures"] / max(1, count["signed"]),
        count["pairs"] / max(1, count["all pairs"]),
        count["hard"] / max(1, count["all hard"]),
    )


def _count(count: Counter[str], truth: Truth, article: Article | None) -> None:
    found = article is not None and _alike(truth, article) >= FOUND
    body = _norm(article.body) if article is not None else ""
    count["truths"] += 1
    count["found"] += found
    count["headlines"] += found and article is not None and _norm(article.headline) == _norm(truth.item.headline)
    count["signed"] += bool(truth.item.contributor)
    count["signatures"] += bool(truth.item.contributor) and found and article.contributor == truth.item.contributor
    sentences = [part for part in re.findall(r"[^。！？]+[。！？]?", _norm("".join(truth.paragraphs))) if part]
    for first, second in pairwise(sentences):
        count["all pairs"] += 1
        count["pairs"] += first[-8:] + second[:8] in body
    for first, second, hard in truth.joins:
        if hard:
            count["all hard"] += 1
            count["hard"] += _norm(first)[-6:] + _norm(second)[:6] in body


def _norm(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _alike(truth: Truth, article: Article) -> float:
    own, other = _pairs(_norm("".join(truth.paragraphs))), _pairs(_norm(article.body))
    total = sum(own.values()) + sum(other.values())
    return 2 * sum((own & other).values()) / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[start : start + 2] for start in range(len(text) - 1))
