"""What was printed, read again with today's tables: labels, sentences and duplicates beside those that were printed.

What was printed never changes. An issue is a chunk: its sources are read by the workers, its items compared and written
down here, in one transaction.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from digest import bulk, marks, remaking
from digest.archive import Archive, Kept
from digest.archive.records.codec import digest_of
from digest.archive.rereads import Chunk, Reread
from digest.issues import timeliness
from digest.issues.duplicates import Judgements, groups, merging
from digest.model import Article, Briefing, Issue, Item, Location, NewReading, Provenance, ReadAs
from digest.reading import items_of, read_items
from digest.sources.originals import stored

__all__ = ["read_again"]

# Sources whose issues are read together, so that no worker waits where one issue ends: a second's work, and no more
# issues in memory than that.
_TOGETHER = 500
# Of the runs of four characters of a text that is still the same article, so many are in it: a column found or lost
# leaves two thirds of them, another article of the same page shares a tenth.
_ALIKE = 0.4
_RUN = 4


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to be read again under the *uri* it had; where it is gone (no *location*) its *articles* as kept."""

    uri: str
    location: Location | None
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class _PrintedIssue:
    """An issue as it was printed, its items as the program made them before anybody edited them, and its sources."""

    kept: Kept
    issue: Issue
    made: Mapping[tuple[str, str], Item]
    sources: tuple[_Source, ...]


def read_again(
    job: Reread, left: Sequence[Kept], archive: Archive, briefing: Briefing, out: Path, executor: Executor
) -> Iterator[Chunk]:
    """Read the issues *left* of *job* again, and yield each when it is written down in *archive*.

    Originals are looked for below *out*, and where the issue says. *executor* runs one task a source.
    """
    mark = marks.mark_of(briefing) if bulk.is_remote(executor) else ""
    task = functools.partial(_read, briefing=briefing, mark=mark)
    apart = archive.different()
    waiting = iter(left)
    while together := _take(waiting, archive, out):
        sources = [source for printed in together for source in printed.sources]
        read = bulk.in_order(executor, task, sources, lost=_lost)
        for printed in together:
            chunk = _compare(printed, list(itertools.islice(read, len(printed.sources))), briefing, apart)
            archive.rereads.add(job, chunk)
            yield chunk


def _take(waiting: Iterator[Kept], archive: Archive, out: Path) -> list[_PrintedIssue]:
    """Return the next issues to be read together."""
    together: list[_PrintedIssue] = []
    for kept in waiting:
        issue = archive.issue(kept)
        made = remaking.last_made(archive, kept) if kept.revision else issue
        items = {_key(item): item for item in _printed_items(made)}
        together.append(_PrintedIssue(kept, issue, items, _sources(issue, out)))
        if sum(len(printed.sources) for printed in together) >= _TOGETHER:
            break
    return together


def _printed_items(issue: Issue) -> list[Item]:
    return [entry.item for section in issue.sections for entry in section.entries]


def _key(item: Item) -> tuple[str, str]:
    return item.article.origin.uri, item.article.id


def _sources(issue: Issue, out: Path) -> tuple[_Source, ...]:
    """Return what *issue* was made of, also what went into another item or was left out."""
    items = (*_printed_items(issue), *issue.unused)
    provenances: dict[str, Provenance | None] = {}
    for origin in (origin for item in items for origin in (item.article.origin, *item.also)):
        provenances.setdefault(_container(origin.uri), origin.provenance)
    for left in issue.ledger.left_out:
        if left.kind in ("article", "merged"):
            provenances.setdefault(_container(left.source), None)
    found = []
    for uri, provenance in provenances.items():
        file = stored(uri, out)
        articles = () if file else tuple(i.article for i in items if _container(i.article.origin.uri) == uri)
        found.append(_Source(uri, Location(str(file), provenance) if file else None, articles))
    return tuple(found)


def _container(uri: str) -> str:
    return uri.partition("!/")[0]


def _read(source: _Source, briefing: Briefing, mark: str) -> tuple[tuple[Item, ...], bool]:
    """Return the items of *source*, and whether they are those of the original: run on a worker."""
    if mark:
        marks.refuse_unlike(briefing, mark)
    if source.location is None:
        return items_of(source.articles, briefing), False
    readings = read_items(source.location, briefing)
    items = tuple(_named(item, source) for reading in readings for item in reading.items)
    return items, not any(reading.failure for reading in readings)


def _lost(source: _Source) -> tuple[tuple[Item, ...], bool]:
    return (), False


def _named(item: Item, source: _Source) -> Item:
    """Return *item* with the name that its source had when it was printed, wherever it lies today."""
    _, separator, member = item.article.origin.uri.partition("!/")
    origin = replace(item.article.origin, uri=f"{source.uri}{separator}{member}")
    return replace(item, article=replace(item.article, origin=origin))


def _compare(
    printed: _PrintedIssue, read: Sequence[tuple[tuple[Item, ...], bool]], briefing: Briefing, apart: Judgements
) -> Chunk:
    """Return the chunk of an issue: each printed item beside what stands for it now."""
    items = [item for each, _ in read for item in each]
    timely, _ = timeliness.current([item for item in items if item.highlights], briefing, printed.issue.period)
    found = groups(sorted(timely, key=_key), (), apart)
    leading = {_key(group.items[0]): merging.led(group) for group in found}
    into = {_key(other): group.items[0].article.origin.uri for group in found for other in group.items[1:]}
    by_source: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_source[item.article.origin.uri].append(item)
    readings = []
    for item in _printed_items(printed.issue):
        before = printed.made.get(_key(item), item)
        now = _same_article(before.article, by_source[before.article.origin.uri])
        if now:
            now = leading.get(_key(now), now)
        readings.append(NewReading(_read_as(before), _read_as(now, into.get(_key(now), "")) if now else None))
    lost = sum(not is_whole for _, is_whole in read)
    return Chunk(printed.kept, len(read), lost, len(items), tuple(readings))


def _same_article(article: Article, there: Sequence[Item]) -> Item | None:
    """Return what is read now where *article* was read: the same text, or the one that shares most of it."""
    if exact := next((item for item in there if item.article.body == article.body), None):
        return exact
    runs = _runs(article.body)
    shares = [(len(runs & _runs(item.article.body)) / max(1, len(runs)), -place) for place, item in enumerate(there)]
    share, place = max(shares, default=(0.0, 0))
    return there[-place] if share >= _ALIKE else None


def _runs(text: str) -> set[str]:
    return {text[place : place + _RUN] for place in range(len(text) - _RUN + 1)}


def _read_as(item: Item, into: str = "") -> ReadAs:
    return ReadAs(
        item.article.headline,
        digest_of(item.article.body.encode("utf-8")),
        item.themes,
        item.regions,
        item.highlights,
        tuple(sorted(origin.uri for origin in item.also)),
        into,
    )
