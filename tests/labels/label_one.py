"""The labels of one article, asked for as the tests do."""

from __future__ import annotations

from collections.abc import Sequence

from digest import labels
from digest.model import Article, Labelled, Region, Theme


def themes_of(article: Article, vocabulary: labels.Vocabulary) -> Labelled[Theme]:
    """Return the themes of *article* alone on its page."""
    return labels.label((article,), vocabulary)[0].themes


def regions_of(
    article: Article, vocabulary: labels.Vocabulary, *, home: tuple[str, ...] = (), page: Sequence[Article] = ()
) -> Labelled[Region]:
    """Return the regions of *article*, which stands on *page* or alone."""
    articles = list(page) or [article]
    return labels.label(articles, vocabulary, home)[articles.index(article)].regions
