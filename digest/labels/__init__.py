"""Room 4: the articles of a page in, the themes and regions of each with their evidence out."""

from __future__ import annotations

from collections.abc import Sequence

from digest.labels.check import check
from digest.labels.meanings import PageTotals
from digest.labels.places import Mention, find_mentions
from digest.labels.receivers import is_aid
from digest.labels.regions import regions_of
from digest.labels.scan import scan
from digest.labels.signatures import is_stray
from digest.labels.themes import themes_of
from digest.labels.vocabulary import Vocabulary, vocabulary
from digest.model import Article, ArticleLabels, Origin

__all__ = ["Vocabulary", "check", "districts", "label", "vocabulary"]


def label(articles: Sequence[Article], vocabulary: Vocabulary, home: tuple[str, ...] = ()) -> tuple[ArticleLabels, ...]:
    """Return the labels of each of *articles*, which stand on one page, in their order.

    Themes and regions come main one first. What an ambiguous name means is told by the article, then by the others of
    the page, then by the office's *home*.
    """
    scans = [scan(article, vocabulary) for article in articles]
    named = [find_mentions(found, vocabulary) for found in scans]
    page = PageTotals(named, _house_of(articles, vocabulary))
    strays = [is_stray(found, mentions, vocabulary, page) for found, mentions in zip(scans, named, strict=True)]
    regions = [
        regions_of(
            found, [each for each in mentions if not stray or each.start >= found.signature], vocabulary, home, page
        )
        for found, mentions, stray in zip(scans, named, strays, strict=True)
    ]
    return tuple(
        ArticleLabels(themes_of(found, vocabulary, is_aid(placed.labels, found)), placed, is_stray=stray)
        for found, placed, stray in zip(scans, regions, strays, strict=True)
    )


def _house_of(articles: Sequence[Article], vocabulary: Vocabulary) -> list[Mention]:
    """Return the places that the name of the paper in which all of *articles* stand names."""
    names = {article.origin.publication for article in articles}
    named = names.pop() if len(names) == 1 else ""  # a house that sent one report of a page tells nothing of the others
    return find_mentions(scan(Article("", Origin(""), (), headline=named), vocabulary), vocabulary) if named else []


def districts(home: tuple[str, ...], vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """Return the paths of what lies right below *home*: divisions by their codes, then zones; none twice.

    A division whose name is another one's (虎丘区 of 苏州高新区, by ``zones.csv``) is that place.
    """
    known = vocabulary.gazetteer
    below = sorted((code, path) for path, code in known.codes.items() if path[:-1] == home)
    paths = [*(path for _, path in below), *((*home, name) for name in known.zones.get(home, ()))]
    named = (known.names[path[-1]].paths if path[-1] in known.names else () for path in paths)
    return tuple(dict.fromkeys(path for path, meant in zip(paths, named, strict=True) if not meant or path in meant))
