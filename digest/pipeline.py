"""The main flow: the seven steps from files to a delivered issue.

1 pages, 2 articles, 3 highlights, 4 labels: one task a source (``read_items``, in ``digest.reading``);
5 issues, 6 renderings, 7 deliveries: one issue (``publish``).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from digest import deliveries, issues, labels, proofreading, quarantine, remaking
from digest.archive import Archive, Closing, NumberTakenError, ledgers, location
from digest.edits import Carried
from digest.model import Briefing, Delivery, Form, Issue, LeftOut, Location, Period
from digest.reading import Reading, items_of, read_all, read_items, read_locations, vocabulary_of
from digest.remaking import NO_CONSENT, Closed, Consent

__all__ = [
    "Published",
    "Reading",
    "Term",
    "close",
    "compose",
    "items_of",
    "publish",
    "read_all",
    "read_items",
    "read_locations",
    "vocabulary_of",
    "week_of",
]

log = logging.getLogger(__name__)


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
    told = archive.failed_before(briefing.code, period) if briefing.look_back else frozenset()
    failures = [reading.failure for reading in readings if reading.failure]
    issue = issues.compose(
        proofreading.proofread([item for item in items if item.highlights], briefing, tables, archive.dismissals.all()),
        briefing,
        period=period,
        number=archive.number_for(briefing.code, period, serial_start=briefing.serial_start, year=year),
        dated=dated,
        sources=sum(reading.has_pages and not reading.failure for reading in readings),
        failures=[replace(each, is_told=(each.source, each.message) in told) for each in failures],
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
