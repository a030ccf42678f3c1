"""One walk over the items: what each check suspects becomes a finding; the surest of those at one place is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from digest.model import Article, Finding, FindingKind, Item
from digest.proofs.dates import misdates
from digest.proofs.growth import misgrown
from digest.proofs.listed import mislisted
from digest.proofs.mentions import written_once
from digest.proofs.misprints import Misprint, misprints_of
from digest.proofs.pairs import halves
from digest.proofs.phrases import NearMiss, covered
from digest.proofs.reckoning import misreckoned
from digest.proofs.rests import misrested
from digest.proofs.retold import against_headline, told_again, told_two_ways
from digest.proofs.series import against_title
from digest.proofs.shares import misshared
from digest.proofs.spans import misspanned
from digest.proofs.spelt import spelt_again, spelt_two_ways
from digest.proofs.sums import missummed
from digest.proofs.tables import Tables, shipped
from digest.proofs.titles import titled_two_ways

# How sure a check is, by the share that proved true (docs/benchmarks/proof.md).
_HALF, _FIGURE, _DATE, _DROP = 0.9, 0.8, 0.85, 0.8
_AT_ONCE = 100  # articles that one check goes over before the next
# Sureness from which a near miss of a fixed phrase is one: of 142 reports and 81 more nine are below, all false, seven
# above, all true. A wrong word in the name of a leader or of a doctrine is the worst that an office can print.
_SURELY = 0.8


def review(
    items: Sequence[Item], tables: Tables | None = None, tellings: Iterable[Sequence[int]] = ()
) -> tuple[Finding, ...]:
    """Return the suspected slips of *items*, in their order and by place.

    *tables* are what is compared with, those of the product by default; *tellings* the numbers of items that tell one
    event. Every finding holds: ``item.article.body[start:end] == stands``.
    """
    known = tables or shipped()
    articles = [item.article for item in items]
    found: list[tuple[int, Finding]] = []
    for begin in range(0, len(articles), _AT_ONCE):
        for number, findings in enumerate(of_articles(articles[begin : begin + _AT_ONCE], known), begin):
            found += ((number, finding) for finding in findings)
    found += [one for group in tellings for one in figures_told_two_ways(items, group)]
    for number, start, end, other, where in spelt_two_ways(item.article.body for item in items):
        reason = f"《{items[where].article.headline}》里是{other}"
        found.append((number, _finding(items[number].article, "person", start, end, other, reason, 0.8)))
    found = list(written_once(found, [item.article.body for item in items]))
    order = sorted(found, key=lambda one: (one[0], one[1].start, one[1].end))
    return tuple(finding for _, finding in order)


def in_title(title: str, tables: Tables) -> tuple[str, ...]:
    """Return in Chinese what in *title* is surely a slip of a fixed phrase or a leader's name, and what is meant."""
    misses = [miss for miss in tables.phrases.near_misses(title) if miss.sureness >= _SURELY]
    names = tables.people.misnamed(title, None)
    return (
        *(f"标题疑误：“{title[max(0, miss.start - 2) : miss.end + 2]}”，近似“{miss.phrase.text}”" for miss in misses),
        *(f"标题疑误：“{title[name.start : name.end]}”，{name.reason}" for name in names),
    )


class _Reading(NamedTuple):
    """An article, and what of its text several checks ask."""

    article: Article
    misses: Sequence[NearMiss]
    right: bytearray  # by place whether a phrase stands there as it must
    slips: tuple[Misprint, ...]


_Check = Callable[[_Reading, Tables], Iterator[Finding]]


def of_articles(articles: Sequence[Article], tables: Tables) -> list[list[Finding]]:
    """Return what is suspected of each of *articles* by itself; of what overlaps the surest check's.

    One check goes over all of them before the next, so that its tables are near: 75 reports take half the time.
    """
    bodies = [article.body for article in articles]
    misses = list(map(tables.phrases.near_misses, bodies))
    right = [covered(body, tables.phrases.exact(body)) for body in bodies]
    readings = list(map(_Reading, articles, misses, right, misprints_of(bodies)))
    kept: list[list[Finding]] = [[] for _ in readings]
    taken: list[set[int]] = [set() for _ in readings]
    for check in _CHECKS:
        for number, reading in enumerate(readings):
            for finding in check(reading, tables):
                places = range(finding.start, finding.end)
                if taken[number].isdisjoint(places):
                    taken[number].update(places)
                    kept[number].append(finding)
    return kept


def _persons(reading: _Reading, tables: Tables) -> Iterator[Finding]:
    article, text = reading.article, reading.article.body
    for person in tables.people.mistaken(text, article.origin.published):
        yield replace(_finding(article, "person", *person), is_sure=tables.people.is_misnamed(text, person))
    for start, end, name in spelt_again(text):
        yield _finding(article, "person", start, end, name, f"同一篇里又作{name}", 0.8)
    for title in titled_two_ways(text):
        yield _finding(article, "person", *title)


def _phrases(reading: _Reading, tables: Tables) -> Iterator[Finding]:
    article = reading.article
    for ordinal in tables.congresses.contradictions(article.body, article.origin.published):
        yield _finding(article, "phrase", *ordinal)
    for miss in reading.misses:
        proof = "，".join(filter(None, (miss.phrase.source, miss.phrase.dated)))
        reason = f"近似“{miss.phrase.text}”（{proof}）"
        finding = _finding(article, "phrase", miss.start, miss.end, miss.meant, reason, miss.sureness)
        yield replace(finding, is_sure=miss.sureness >= _SURELY)
    for drop in tables.drops.of(article.body):
        if not all(reading.right[drop.start : drop.end]):
            kind: FindingKind = "phrase" if drop.term in tables.phrases.by_text else "misprint"
            yield _finding(article, kind, drop.start, drop.end, drop.term, f"少了一个字：应是“{drop.term}”", _DROP)


def _dates(reading: _Reading, _: Tables) -> Iterator[Finding]:
    article, text, published = reading.article, reading.article.body, reading.article.origin.published
    for date in (*misdates(text, published), *misspanned(text, published)):
        yield replace(_finding(article, "date", *date[:4], _DATE), is_sure=date.is_sure)


def _figures(reading: _Reading, _: Tables) -> Iterator[Finding]:
    article, text = reading.article, reading.article.body
    for find in (missummed, misreckoned, misshared, misgrown, mislisted, misrested):
        for figure in find(text):
            yield _finding(article, "figure", *figure, _FIGURE)
    for again, first in told_again(text):
        before = text[first.start : first.end]
        yield _finding(article, "figure", again.start, again.end, before, f"前文是{before}", _FIGURE)
    for wrong, other in against_headline(article.headline, text):
        stands = article.headline[wrong.start : wrong.end]
        yield _finding(article, "figure", other.start, other.end, stands, f"标题里是{stands}", _FIGURE)
    for ordinal in against_title(article.headline, text):
        yield _finding(article, "figure", *ordinal[:4], _FIGURE)


def _misprints(reading: _Reading, _: Tables) -> Iterator[Finding]:
    for slip in reading.slips:
        # 学习习近乎…: the phrase that is spoilt would have told that 习习 is two words
        is_beside = len(slip.meant) < slip.end - slip.start and any(
            miss.start - len(miss.phrase.text) < slip.end and slip.start < miss.end + len(miss.phrase.text)
            for miss in reading.misses
        )
        is_right = any(reading.right[slip.start : slip.end]) and (len(slip.meant) < 3 or slip.word != slip.meant * 2)
        if not is_right and not is_beside:
            more = len(slip.meant) - (slip.end - slip.start)
            doubled = "重了一个字" if more > -2 else f"重了“{slip.meant}”"
            reason = doubled if more < 0 else f"少了一个字：应是“{slip.word}”" if more else f"应是“{slip.word}”"
            yield _finding(reading.article, "misprint", slip.start, slip.end, slip.meant, reason, slip.sureness)


def _pairs(reading: _Reading, _: Tables) -> Iterator[Finding]:
    for half in halves(reading.article.body):
        yield _finding(reading.article, "pair", half.place, half.place + 1, "", f"没有成对的{half.other}", _HALF)


# What is surest first: what a later check suspects at the same place is not kept.
_CHECKS: tuple[_Check, ...] = (_persons, _phrases, _dates, _figures, _misprints, _pairs)


def _finding(
    article: Article, kind: FindingKind, start: int, end: int, suspected: str, reason: str, weight: float
) -> Finding:
    stands = article.body[start:end]
    return Finding(article.origin.uri, article.id, kind, start, end, stands, suspected, reason, round(weight, 2))


def figures_told_two_ways(items: Sequence[Item], group: Sequence[int]) -> Iterator[tuple[int, Finding]]:
    """Yield figures that other tellings of the same event have with another value."""
    first, *others = group
    for number in others:
        main, other = items[first].article, items[number].article
        for figure, against in told_two_ways(main.body, other.body):
            stands = other.body[against.start : against.end]
            reason = f"《{other.headline}》里是{stands}"
            yield first, _finding(main, "figure", figure.start, figure.end, stands, reason, _FIGURE)
