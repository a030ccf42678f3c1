"""Room 5: items in, one ordered, de-duplicated, numbered issue out, with the ledger of what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.issues import annexes, continuations, order, points, repetition, timeliness, wording, worthless
from digest.issues.duplicates import Judgements, merging
from digest.issues.signs import masked
from digest.model import (
    Article,
    Briefing,
    Entry,
    Failure,
    Issue,
    Item,
    Ledger,
    LeftOut,
    Manner,
    Masthead,
    Number,
    Period,
    Plate,
    Section,
    Seen,
)
from digest.print_layer import printed

__all__ = ["compose", "entry_of", "masked"]


def compose(
    items: Sequence[Item],
    briefing: Briefing,
    *,
    period: Period,
    number: Number,
    dated: date,
    sources: int,
    failures: Sequence[Failure] = (),
    left_out: Sequence[LeftOut] = (),
    silent: Sequence[str] = (),
    seen: Sequence[Seen] = (),
    apart: Judgements = frozenset(),
) -> Issue:
    """Return the issue made of *items*, duplicates merged, what *seen* told already left out.

    *sources* counts what was read, *failures* what could not be; *left_out* is what earlier steps put aside, carried
    into the ledger, *silent* who sent nothing. *apart* are pairs that an editor called different. The order of *items*
    does not matter. ``issue.sections`` is empty when there is nothing to print.
    """
    timely, outside = timeliness.current(items, briefing, period)
    unlike, doubled = merging.merged(timely, seen, apart)
    unlike = continuations.linked(unlike, seen, apart) if briefing.follow_ups else unlike
    worthy, empty = worthless.parted(unlike)
    manner = Manner(briefing.home, _plates(items), briefing.print_layer, briefing.importance, period)
    grouped, dropped = order.grouped(worthy, briefing, manner)
    groups, repeated = repetition.unrepeated(grouped)
    sections = order.numbered([_section(*placed, number.year, manner) for placed in enumerate(groups, start=1)])
    ledger = _ledger(sections, (*left_out, *outside, *doubled, *empty, *dropped, *repeated), sources, failures, silent)
    issue = _issue(briefing, sections, ledger, _unused(items, ledger), period=period, number=number, dated=dated)
    return replace(
        issue,
        manner=manner,
        pages_most=briefing.pages_most,
        points=points.points(sections, briefing.points) if briefing.points else (),
    )


def _plates(items: Sequence[Item]) -> tuple[Plate, ...]:
    """Return the sources of *items* that name no publication, with the ids of their articles, each in its order."""
    found: dict[str, list[Article]] = {}
    for item in items:
        if not item.article.origin.publication and not item.article.origin.provenance:
            found.setdefault(item.article.origin.uri, []).append(item.article)
    return tuple(
        Plate(uri, tuple(id for _, id in sorted((min(one.lines, default=0), one.id) for one in found[uri])))
        for uri in sorted(found)
    )


def _unused(items: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """Return those of *items* that the ledger leaves out whole, in an order that theirs does not change."""
    named = {(left.source, left.what) for left in ledger.left_out if left.kind == "article"}
    found = [item for item in items if (item.article.origin.uri, f"《{wording.headline(item)}》") in named]
    return tuple(sorted(found, key=lambda item: (item.article.origin.uri, item.article.id)))


def _issue(
    briefing: Briefing,
    sections: tuple[Section, ...],
    ledger: Ledger,
    unused: tuple[Item, ...],
    *,
    period: Period,
    number: Number,
    dated: date,
) -> Issue:
    return Issue(
        briefing=briefing.code,
        language=briefing.language,
        masthead=_masthead(briefing, number, dated),
        number=number,
        period=period,
        dated=dated,
        sections=sections,
        colophon=briefing.colophon,
        coverage=wording.coverage(ledger),
        notice=wording.notice(ledger, sections),
        failed=wording.failed(ledger),
        editors_note=wording.editors_note(briefing.editors_note),
        ledger=ledger,
        unused=unused,
        method=f"{briefing.summariser}/{briefing.tokenizer}",
        annex=annexes.annex(sections, briefing.annex, briefing.themes),
    )


def _ledger(
    sections: Sequence[Section],
    left_out: tuple[LeftOut, ...],
    sources: int,
    failures: Sequence[Failure],
    silent: Sequence[str],
) -> Ledger:
    """Return the account: every article is printed, merged or left out."""
    kinds = Counter(left.kind for left in left_out)
    printed = sum(len(section.entries) for section in sections)
    return Ledger(
        sources=sources,
        articles=printed + kinds["merged"] + kinds["article"],
        printed=printed,
        merged=kinds["merged"],
        failures=tuple(failures),
        left_out=left_out,
        silent=tuple(silent),
    )


def _masthead(briefing: Briefing, number: Number, dated: date) -> Masthead:
    return Masthead(
        title=briefing.title,
        number=wording.number(number),
        serial=wording.serial(number),
        publisher=briefing.publisher,
        dated=wording.day(dated),
        marks=briefing.marks,
    )


def _section(place: int, group: order.SectionGroup, year: int, manner: Manner) -> Section:
    anchor = f"s{place}"
    entries = tuple(
        entry_of(item, year, manner, f"{anchor}-{ordinal}") for ordinal, item in enumerate(group.items, start=1)
    )
    return Section(group.code, anchor, group.name, f"{wording.chinese(place)}、{group.name}", entries)


def entry_of(item: Item, year: int, manner: Manner, anchor: str = "") -> Entry:
    """Return *item* as it is printed in an issue of *year* in *manner*, with its place in it where known."""
    as_printed = printed if manner.is_laid else str
    worth, parts = order.worth_of(item, manner)
    return Entry(
        item=item,
        anchor=anchor,
        ordinal="",
        headline=as_printed(wording.headline(item)),
        text=wording.text(item, is_laid=manner.is_laid),
        origin=as_printed(wording.origin(item, manner, year)),
        source=as_printed(wording.short_origin(item, manner)),
        region=as_printed(wording.region(item, manner.home)),
        mark=wording.mark(item),
        follows=as_printed(wording.follows(item, year)),
        is_proposed=wording.is_untitled(item),
        is_laid=manner.is_laid,
        worth=worth,
        worth_parts=parts,
    )
