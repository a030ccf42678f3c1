"""Room 4: the articles of a page in, the themes and regions of each with their evidence out."""

from __future__ import annotations

from collections.abc import Sequence

from digest.labels import houses
from digest.labels.check import check
from digest.labels.homes import elsewhere, unknown
from digest.labels.meanings import PageTotals
from digest.labels.places import find_mentions
from digest.labels.receivers import is_aid
from digest.labels.regions import regions_of
from digest.labels.scan import scan
from digest.labels.signatures import is_stray
from digest.labels.themes import themes_of
from digest.labels.unnamed import leave_elsewhere
from digest.labels.vocabulary import Vocabulary, vocabulary
from digest.model import Article, ArticleLabels

__all__ = ["Vocabulary", "check", "districts", "elsewhere", "label", "unknown", "vocabulary"]


def label(
    articles: Sequence[Article], vocabulary: Vocabulary, home: tuple[str, ...] = (), beside: Sequence[str] = ()
) -> tuple[ArticleLabels, ...]:
    """Return the labels of each of *articles*, which stand on one page, in their order.

    Themes and regions come main one first. What an ambiguous name means is told by the article, then by the others of
    the page, then by the office's *home*. *beside* are the lines of the page that belong to no article: they may say
    whose page it is.
    """
    scans = [scan(article, vocabulary) for article in articles]
    named = [leave_elsewhere(find_mentions(found, vocabulary), found, vocabulary) for found in scans]
    page = PageTotals(named, lambda: houses.house_of(articles, beside, vocabulary))
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


def districts(home: tuple[str, ...], vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """Return the paths of what lies right below *home*: divisions by their codes, then zones; none twice.

    A division whose name is another one's (虎丘区 of 苏州高新区, by ``zones.csv``) is that place.
    """
    known = vocabulary.gazetteer
    below = sorted((code, path) for path, code in known.codes.items() if path[:-1] == home)
    paths = [*(path for _, path in below), *((*home, name) for name in known.zones.get(home, ()))]
    named = (known.names[path[-1]].paths if path[-1] in known.names else () for path in paths)
    return tuple(dict.fromkeys(path for path, meant in zip(paths, named, strict=True) if not meant or path in meant))
