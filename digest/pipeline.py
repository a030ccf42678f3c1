"""The main flow: the seven steps from files to a delivered issue.

1 pages, 2 articles, 3 highlights, 4 labels: one task a source (``read_items``);
5 issues, 6 renderings, 7 deliveries: one issue (``publish``).
"""

from __future__ import annotations

import functools
import itertools
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from digest import (
    articles,
    bulk,
    deliveries,
    highlights,
    issues,
    labels,
    marks,
    pages,
    proofreading,
    quarantine,
    remaking,
)
from digest.archive import Archive, Closing, NumberTakenError, ledgers, location
from digest.edits import Carried
from digest.model import (
    Article,
    Block,
    Briefing,
    Delivery,
    Failure,
    Form,
    Issue,
    Item,
    LeftOut,
    Location,
    Period,
    Provenance,
)
from digest.remaking import NO_CONSENT, Closed, Consent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What steps 1 to 4 make of one source: its items and what is left over, or the failure.

    *is_suspect*: reading it broke or exhausted the process it was read in.
    """

    source: str
    items: tuple[Item, ...] = ()
    leftover: tuple[Block, ...] = ()
    folded: int = 0  # characters read as the ordinary ones they stand for
    failure: Failure | None = None
    notes: tuple[str, ...] = ()  # in Chinese: what a person should know of the source
    is_suspect: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What an issue covers: its days, and the year it is numbered in."""

    period: Period
    year: int


@dataclass(frozen=True, slots=True)
class Published:
    """What came of one run: the issue, and what was written (nothing when there was nothing to print)."""

    issue: Issue
    deliveries: tuple[Delivery, ...] = ()
    carried: Carried | None = None  # what became of a person's edits of an earlier draft
    outcome: remaking.Outcome = "made"


def publish(
    briefing: Briefing,
    paths: Sequence[str | Path | Location],
    dated: date,
    out: Path,
    forms: Sequence[Form],
    executor: Executor,
    *,
    at: datetime,
    term: Term | None = None,
    closing: Closing | None = None,
    consent: Consent = NO_CONSENT,
    silent: Sequence[str] = (),
) -> Published:
    """Read *paths*, write one issue of *briefing* to *out* in *forms*, and keep it in the archive there.

    *at* is the present moment, *term* what the issue covers, by default the week of *dated*; *closing* is called in the
    transaction that keeps it. A made issue is made anew, or one of an unlikely date made, only with
    *consent*. *silent* are those who sent nothing.
    """
    deliveries.folder.prepare(out)
    # first: what cannot be kept need not be read
    archive = location.open_own(briefing, out, may_begin_anew=consent.to_begin_anew)
    readings = read_all(paths, briefing, executor)
    broken = [replace(each.failure, source=each.source) for each in readings if each.is_suspect and each.failure]
    quarantine.set_aside(broken, out)
    closed = close(
        readings, briefing, dated, forms, archive, at=at, term=term, closing=closing, consent=consent, silent=silent
    )
    if not closed.renderings:
        return Published(closed.issue)
    location.remember(briefing, out)
    delivered = deliveries.deliver(closed.renderings, channel="folder", target=str(out))
    ledgers.save(closed.issue, out)
    log.info("7 写出：%s", out)
    for problem in ledgers.problems(closed.issue):
        log.error("台账账目不符：%s", problem)
    return Published(closed.issue, delivered, closed.carried, closed.outcome)


def close(
    readings: Sequence[Reading],
    briefing: Briefing,
    dated: date,
    forms: Sequence[Form],
    archive: Archive,
    *,
    at: datetime,
    term: Term | None = None,
    closing: Closing | None = None,
    consent: Consent = NO_CONSENT,
    silent: Sequence[str] = (),
) -> Closed:
    """Return the issue and its renderings, kept in *archive* under its number; none when there is nothing to print.

    It is kept before any file is written: files can be had from the archive again, a number only once.
    """
    while True:
        issue = compose(readings, briefing, dated, archive, term, silent)
        log.info("5 编成一期：%d 栏 %d 条", len(issue.sections), issue.ledger.printed)
        if not issue.sections:
            return Closed(issue)
        try:
            return remaking.keep(issue, briefing, forms, archive, at=at, closing=closing, consent=consent)
        except NumberTakenError:  # another run closed an issue meanwhile: the next number is ours
            continue


def read_all(paths: Sequence[str | Path | Location], briefing: Briefing, executor: Executor) -> tuple[Reading, ...]:
    """Return one reading a source of *paths* and of the containers among them, in their order, failures included."""
    locations, failures = pages.discover(paths)
    log.info("1 找到来源 %d 个", len(locations))
    readings = read_locations(locations, briefing, executor)
    return (*readings, *(Reading(failure.source, failure=failure) for failure in failures))


def read_locations(locations: Sequence[Location], briefing: Briefing, executor: Executor) -> Iterator[Reading]:
    """Yield the readings of each location, in their order: one, or as many as a container has members.

    A location that processes die of is a failure like any other.
    """

    def lost(location: Location) -> tuple[Reading, ...]:
        message = "读这个来源的进程两次中断（可能内存不足，或文件有意为难）"
        failure = Failure(location.uri, message, "请单独检查这个文件，别的来源都已读完")
        return (Reading(location.uri, failure=failure, is_suspect=True),)

    mark = marks.mark_of(briefing) if bulk.is_remote(executor) else ""
    task = functools.partial(read_items, briefing=briefing, mark=mark)
    return itertools.chain.from_iterable(bulk.in_order(executor, task, locations, lost=lost))


def read_items(location: Location, briefing: Briefing, mark: str = "") -> tuple[Reading, ...]:
    """Return steps 1 to 4 of one location, a reading for each source in it: one, or as many as a container has members.

    Trouble with a source is a value, anything else is raised; so is, on another machine, a program or tables that are
    not those of the *mark* of the one that asks.
    """
    if mark:
        marks.refuse_unlike(briefing, mark)
    return tuple(_reading(read, location.provenance, briefing) for read in pages.read(location))


def _reading(read: pages.ReadSource, provenance: Provenance | None, briefing: Briefing) -> Reading:
    if failure := read.failure:
        if provenance:  # a collected file is named by its hash, people know it by another name
            member = failure.source.partition("!/")[2]
            parts = (provenance.source, f"《{provenance.title}》", f"的{member}" if member else "")
            failure = replace(failure, source="".join(parts).replace("/", "／"))
        return Reading(read.source, failure=failure, is_suspect=read.is_suspect)
    if provenance and provenance.home:
        briefing = replace(briefing, home=provenance.home)  # a county's own site names no county
    segmented = articles.segment(read.pages, read.repairs)
    turned = frozenset(line for page in read.pages for line in page.turned)
    items = tuple(_doubt_turned(item, turned) for item in items_of(segmented.articles, briefing))
    log.info("2–4 %s：%d 篇", read.source, len(items))
    folded = sum(page.folded for page in read.pages)
    return Reading(read.source, items, segmented.leftover, folded, notes=read.notes)


def items_of(found: Sequence[Article], briefing: Briefing) -> tuple[Item, ...]:
    """Return the articles of one page with highlights and labels; every highlight passes the verbatim gate."""
    labelled = labels.label(found, vocabulary_of(briefing), briefing.home)
    items = []
    for article, labelled_as in zip(found, labelled, strict=True):
        themes, regions = labelled_as.themes, labelled_as.regions
        chosen = highlights.choose(
            article, briefing.count, briefing.max_chars, summariser=briefing.summariser, tokenizer=briefing.tokenizer
        )
        highlights.verify(article, chosen)
        doubts = [*highlights.doubts(article, chosen)]
        doubts += ["主题难定"] * themes.doubtful + ["地区难定"] * regions.doubtful
        evidence = (*themes.evidence, *regions.evidence)
        items.append(Item(article, chosen, themes.labels, regions.labels, evidence, doubts=tuple(doubts)))
    return tuple(items)


def vocabulary_of(briefing: Briefing) -> labels.Vocabulary:
    """Return the themes and places of the office that *briefing* is of."""
    files = (Path(name) if name else None for name in (briefing.themes_file, briefing.regions_file))
    return labels.vocabulary(*files)


def _doubt_turned(item: Item, turned: frozenset[int]) -> Item:
    """Return *item*, in doubt where it was read from lines whose text an editor shows in another order."""
    lines = sorted(turned.intersection(item.article.lines))
    if not lines:
        return item
    where = "、".join(f"第{line}行" for line in lines)
    return replace(item, doubts=(*item.doubts, f"{where}有反转显示次序的控制符，屏幕上看到的次序可能不同"))


def compose(
    readings: Sequence[Reading],
    briefing: Briefing,
    dated: date,
    archive: Archive,
    term: Term | None = None,
    silent: Sequence[str] = (),
) -> Issue:
    """Return the issue of *term* (by default the week of *dated*) made of *readings*, numbered by *archive*."""
    period, year = (term.period, term.year) if term else (week_of(dated), None)
    places = vocabulary_of(briefing).faults if briefing.regions_file else ()
    tables = proofreading.tables_of(briefing)
    for fault in (*places, *tables.faults):
        log.warning("注意：%s", fault)
    items = [item for reading in readings for item in reading.items]
    since = dated - timedelta(days=briefing.look_back)
    seen = archive.seen(since, briefing=briefing.code, period=period) if briefing.look_back else ()
    issue = issues.compose(
        proofreading.proofread([item for item in items if item.highlights], briefing, tables, archive.dismissals.all()),
        briefing,
        period=period,
        number=archive.number_for(briefing.code, period, serial_start=briefing.serial_start, year=year),
        dated=dated,
        sources=sum(not reading.failure for reading in readings),
        failures=[reading.failure for reading in readings if reading.failure],
        left_out=_left_out(readings),
        silent=silent,
        seen=seen,
        apart=archive.different(),
        districts=labels.districts(briefing.home, vocabulary_of(briefing)) if briefing.home else (),
    )
    return remaking.mask_unprintable(issue, briefing)


def _left_out(readings: Sequence[Reading]) -> list[LeftOut]:
    """Return what steps 2 and 3 put aside: articles without one whole sentence, lines of no article, crossheads."""
    silent = [item for reading in readings for item in reading.items if not item.highlights]
    return [
        *(issues.wording.left_out(item, "没有可以独立成句的内容") for item in silent),
        *(
            LeftOut(reading.source, f"第{block.line}行：{block.text.strip()}", "不属于任何文章（版面杂项）", "line")
            for reading in readings
            for block in reading.leftover
        ),
        *(left for reading in readings for item in reading.items for left in issues.wording.crossheads(item)),
        *(
            LeftOut(reading.source, what, how or "请核对", "signs")
            for reading in readings
            for what, _, how in (note.partition("：") for note in reading.notes)
        ),
        *(
            LeftOut(reading.source, f"部首字、兼容字{reading.folded}个", "已按 Unicode 换成通用字", "signs")
            for reading in readings
            if reading.folded
        ),
    ]


def week_of(dated: date) -> Period:
    """Return the week, Monday to Sunday, that *dated* lies in."""
    monday = dated - timedelta(days=dated.weekday())
    return Period(monday, monday + timedelta(days=7))
