"""Steps 1 to 4 of the main flow: pages, articles, highlights and labels of each source, a task of its own."""

from __future__ import annotations

import functools
import itertools
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from digest import articles, bulk, highlights, labels, marks, pages
from digest.errors import ConfigError
from digest.model import UNSURE_THEME, Article, Block, Briefing, Failure, Item, Location, Provenance

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
    has_pages: bool = True  # no: a container of which only the members are sources
    is_suspect: bool = False


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
    beside = [block.text for block in segmented.leftover]
    items = tuple(_doubt_turned(item, turned) for item in items_of(segmented.articles, briefing, beside))
    log.info("2–4 %s：%d 篇", read.source, len(items))
    folded = sum(page.folded for page in read.pages)
    return Reading(read.source, items, segmented.leftover, folded, notes=read.notes, has_pages=bool(read.pages))


def items_of(found: Sequence[Article], briefing: Briefing, beside: Sequence[str] = ()) -> tuple[Item, ...]:
    """Return the articles of one page with highlights and labels; every highlight passes the verbatim gate.

    *beside* are the lines of the page that belong to none of them.
    """
    labelled = labels.label(found, vocabulary_of(briefing), briefing.home, beside)
    items = []
    for article, labelled_as in zip(found, labelled, strict=True):
        themes, regions = labelled_as.themes, labelled_as.regions
        chosen = highlights.choose(
            article, briefing.count, briefing.max_chars, summariser=briefing.summariser, tokenizer=briefing.tokenizer
        )
        highlights.verify(article, chosen)
        doubts = [*highlights.doubts(article, chosen)]
        doubts += [UNSURE_THEME] * themes.doubtful
        doubts += ["地区难定" if regions.labels else "看不出是哪里的事"] * regions.doubtful
        if labelled_as.is_stray:  # a name too few is no wrong word, one too many is
            doubts.append(f"署名“{article.contributor}”与文中地区不符，没有采用")
            article = replace(article, contributor="")
        evidence = (*themes.evidence, *regions.evidence)
        items.append(Item(article, chosen, themes.labels, regions.labels, evidence, doubts=tuple(doubts)))
    return tuple(items)


def vocabulary_of(briefing: Briefing) -> labels.Vocabulary:
    """Return the themes and places of the office that *briefing* is of.

    Raises ConfigError where they are wrong, and where they do not know the office's home.
    """
    files = (Path(name) if name else None for name in (briefing.themes_file, briefing.regions_file))
    vocabulary = labels.vocabulary(*files)
    if briefing.home and (remedy := labels.unknown(briefing.home, vocabulary)):
        raise ConfigError(briefing.file, f"[briefing] 的 home：地名表里没有“{''.join(briefing.home)}”", remedy)
    return vocabulary


def _doubt_turned(item: Item, turned: frozenset[int]) -> Item:
    """Return *item*, in doubt where it was read from lines whose text an editor shows in another order."""
    lines = sorted(turned.intersection(item.article.lines))
    if not lines:
        return item
    where = "、".join(f"第{line}行" for line in lines)
    return replace(item, doubts=(*item.doubts, f"{where}有反转显示次序的控制符，屏幕上看到的次序可能不同"))
