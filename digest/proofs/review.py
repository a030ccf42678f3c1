"""One walk over the items: what each check suspects becomes a finding; the surest of those at one place is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.model import Article, Finding, FindingKind, Item
from digest.proofs.dates import misdates
from digest.proofs.growth import misgrown
from digest.proofs.listed import mislisted
from digest.proofs.mentions import written_once
from digest.proofs.misprints import misprints
from digest.proofs.pairs import halves
from digest.proofs.phrases import covered
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
    found = [(number, finding) for number, item in enumerate(items) for finding in of_article(item.article, known)]
    found += [one for group in tellings for one in figures_told_two_ways(items, group)]
    for number, start, end, other, where in spelt_two_ways(item.article.body for item in items):
        reason = f"《{items[where].article.headline}》里是{other}"
        found.append((number, _finding(items[number].article, "person", start, end, other, reason, 0.8)))
    found = list(written_once(found, [item.article.body for item in items]))
    order = sorted(found, key=lambda one: (one[0], one[1].start, one[1].end))
    return tuple(finding for _, finding in order)


def in_title(title: str, tables: Tables) -> tuple[str, ...]:
    """Return in Chinese what in *title* is surely a slip of a fixed phrase, each with its neighbours and the phrase."""
    misses = [miss for miss in tables.phrases.near_misses(title) if miss.sureness >= _SURELY]
    return tuple(
        f"标题疑误：“{title[max(0, miss.start - 2) : miss.end + 2]}”，近似“{miss.phrase.text}”" for miss in misses
    )


def of_article(article: Article, tables: Tables) -> list[Finding]:
    """Return what is suspected of *article* by itself; of what overlaps the surest check's."""
    taken: set[int] = set()
    kept = []
    for finding in _suspected(article, tables):
        places = range(finding.start, finding.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(finding)
    return kept


def _suspected(article: Article, tables: Tables) -> Iterator[Finding]:
    """Yield what the checks suspect, what is surest first: a later one at the same place is not kept."""
    text, published = article.body, article.origin.published
    for person in tables.people.mistaken(text, published):
        yield _finding(article, "person", *person)
    for start, end, name in spelt_again(text):
        yield _finding(article, "person", start, end, name, f"同一篇里又作{name}", 0.8)
    for title in titled_two_ways(text):
        yield _finding(article, "person", *title)
    for ordinal in tables.congresses.contradictions(text, published):
        yield _finding(article, "phrase", *ordinal)
    misses = tables.phrases.near_misses(text)
    for miss in misses:
        proof = "，".join(filter(None, (miss.phrase.source, miss.phrase.dated)))
        reason = f"近似“{miss.phrase.text}”（{proof}）"
        finding = _finding(article, "phrase", miss.start, miss.end, miss.meant, reason, miss.sureness)
        yield replace(finding, is_sure=miss.sureness >= _SURELY)
    right = covered(text, tables.phrases.exact(text))
    for drop in tables.drops.of(text):
        if not all(right[drop.start : drop.end]):
            kind: FindingKind = "phrase" if drop.term in tables.phrases.by_text else "misprint"
            yield _finding(article, kind, drop.start, drop.end, drop.term, f"少了一个字：应是“{drop.term}”", _DROP)
    for date in (*misdates(text, published), *misspanned(text, published)):
        yield replace(_finding(article, "date", *date[:4], _DATE), is_sure=date.is_sure)
    figures = (*missummed(text), *misreckoned(text), *misshared(text), *misgrown(text), *mislisted(text))
    for figure in (*figures, *misrested(text)):
        yield _finding(article, "figure", *figure, _FIGURE)
    for again, first in told_again(text):
        before = text[first.start : first.end]
        yield _finding(article, "figure", again.start, again.end, before, f"前文是{before}", _FIGURE)
    for wrong, other in against_headline(article.headline, text):
        stands = article.headline[wrong.start : wrong.end]
        yield _finding(article, "figure", other.start, other.end, stands, f"标题里是{stands}", _FIGURE)
    for ordinal in against_title(article.headline, text):
        yield _finding(article, "figure", *ordinal[:4], _FIGURE)
    for slip in misprints(text):
        # 学习习近乎…: the phrase that is spoilt would have told that 习习 is two words
        is_beside = len(slip.meant) < slip.end - slip.start and any(
            miss.start - len(miss.phrase.text) < slip.end and slip.start < miss.end + len(miss.phrase.text)
            for miss in misses
        )
        if not any(right[slip.start : slip.end]) and not is_beside:
            more = len(slip.meant) - (slip.end - slip.start)
            reason = "重了一个字" if more < 0 else f"少了一个字：应是“{slip.word}”" if more else f"应是“{slip.word}”"
            yield _finding(article, "misprint", slip.start, slip.end, slip.meant, reason, slip.sureness)
    for half in halves(text):
        yield _finding(article, "pair", half.place, half.place + 1, "", f"没有成对的{half.other}", _HALF)


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
