"""Room 5: items in, one ordered, de-duplicated, numbered issue out, with the ledger of what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.issues import (
    accounts,
    amendments,
    annexes,
    claims,
    continuations,
    order,
    overviews,
    places,
    points,
    repetition,
    timeliness,
    wording,
    worthless,
)
from digest.issues.duplicates import Judgements, merging
from digest.issues.signs import masked
from digest.model import (
    Briefing,
    Entry,
    Failure,
    Issue,
    Item,
    Ledger,
    LeftOut,
    Manner,
    Number,
    Period,
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
    districts: Sequence[tuple[str, ...]] = (),
) -> Issue:
    """Return the issue made of *items*, duplicates merged, what *seen* told already, or was deleted there, left out.

    *sources* counts what was read, *failures* what could not be; *left_out* is what earlier steps put aside, carried
    into the ledger, *silent* who sent nothing. *apart* are pairs that an editor called different, *districts* the
    paths right below home. The order of *items* does not matter. ``issue.sections`` is empty when there is nothing to
    print.
    """
    told = tuple(each for each in seen if not each.is_deleted and each.leading is None)
    # what was printed comes last: it is the reason where an editor took out another text of one event
    known = (*(each for each in seen if each.is_deleted or each.leading), *told)
    worthy, unworthy = _worthy(items, briefing, period, told, known, apart)
    manner = Manner(briefing.home, wording.plates(items), briefing.print_layer, briefing.importance, period)
    grouped, dropped = order.grouped(worthy, briefing, manner)
    groups, repeated = repetition.unrepeated(grouped)
    sections = _sections(groups, number.year, manner)
    ledger = _ledger(sections, (*left_out, *unworthy, *dropped, *repeated), sources, failures, silent)
    frame = overviews.frame_of(briefing.home, districts, briefing.places, told, briefing.themes, period)
    annex = annexes.annex(sections, briefing.annex, briefing.themes, frame)
    made = _issue(items, briefing, sections, ledger, manner, period=period, number=number, dated=dated)
    return replace(made, annex=annex)


def _worthy(
    items: Sequence[Item],
    briefing: Briefing,
    period: Period,
    told: Sequence[Seen],
    known: Sequence[Seen],
    apart: Judgements,
) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Return what of *items* may stand in the issue, one for each event, and the ledger's lines of the others.

    *told* is what earlier issues print, *known* that and what an editor took out of them.
    """
    open_to_all, forbidden = worthless.forbidden(items)  # before it could be merged with what others tell
    timely, outside = timeliness.current(open_to_all, briefing, period)
    amended = amendments.tied(tuple(map(claims.doubted, timely)), told)
    unlike, doubled = merging.merged(amended.items, known, apart)
    unlike = continuations.linked(unlike, told, apart) if briefing.follow_ups else unlike
    amending, amended_twice = _unamended(amended.linked, known, apart)
    worthy, empty = worthless.parted((*unlike, *amending))
    left = (*worthless.orders(items), *forbidden, *outside, *amended.left_out, *doubled, *amended_twice, *empty)
    return worthy, left


def _sections(groups: Sequence[order.SectionGroup], year: int, manner: Manner) -> tuple[Section, ...]:
    """Return the sections of an issue of *year*, one a group, their entries numbered through."""
    sections = []
    for place, group in enumerate(groups, start=1):
        anchors = (f"s{place}-{ordinal}" for ordinal in range(1, len(group.items) + 1))
        entries = (entry_of(item, year, manner, anchor) for item, anchor in zip(group.items, anchors, strict=True))
        title = f"{wording.chinese(place)}、{group.name}"
        sections.append(Section(group.code, f"s{place}", group.name, title, tuple(entries)))
    return order.numbered(sections)


def _issue(
    items: Sequence[Item],
    briefing: Briefing,
    sections: tuple[Section, ...],
    ledger: Ledger,
    manner: Manner,
    *,
    period: Period,
    number: Number,
    dated: date,
) -> Issue:
    """Return the issue of *sections*; those of *items* that *ledger* leaves out whole stay with it."""
    return Issue(
        briefing=briefing.code,
        language=briefing.language,
        masthead=wording.masthead(briefing, number, dated),
        number=number,
        period=period,
        dated=dated,
        sections=sections,
        colophon=briefing.colophon,
        coverage=accounts.coverage(ledger),
        notice=accounts.notice(ledger, sections),
        failed=accounts.failed(ledger),
        editors_note=wording.editors_note(briefing.editors_note),
        ledger=ledger,
        unused=_unused(items, ledger),
        method=f"{briefing.summariser}/{briefing.tokenizer}",
        manner=manner,
        pages_most=briefing.pages_most,
        points=points.points(sections, briefing.points) if briefing.points else (),
    )


def _unused(items: Sequence[Item], ledger: Ledger) -> tuple[Item, ...]:
    """Return those of *items* that *ledger* leaves out whole, in the order of their sources."""
    named = {(left.source, left.what) for left in ledger.left_out if left.kind == "article"}
    homes = {source for source, _ in named}
    suspects = [item for item in items if item.article.origin.uri in homes]
    unused = [item for item in suspects if (item.article.origin.uri, f"《{wording.headline(item)}》") in named]
    return tuple(sorted(unused, key=lambda item: (item.article.origin.uri, item.article.id)))


def _ledger(
    sections: Sequence[Section],
    left_out: tuple[LeftOut, ...],
    sources: int,
    failures: Sequence[Failure],
    silent: Sequence[str],
) -> Ledger:
    """Return the account: every article is printed, merged or left out."""
    kinds = Counter(left.kind for left in left_out)
    whole = [left for left in left_out if left.kind in ("article", "merged")]
    told = {item.source for item in whole if not item.is_old} | {
        entry.item.article.origin.uri for section in sections for entry in section.entries
    }
    printed = sum(len(section.entries) for section in sections)
    return Ledger(
        sources=sources,
        articles=printed + kinds["merged"] + kinds["article"],
        printed=printed,
        merged=kinds["merged"],
        failures=tuple(failures),
        left_out=left_out,
        old=tuple(sorted({left.source for left in whole if left.is_old} - told)),
        silent=tuple(silent),
    )


def _unamended(
    linked: Sequence[Item], known: Sequence[Seen], apart: Judgements
) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Return those of *linked* that tell another change than *known* did, as one each, and the ledger's lines."""
    kept: tuple[Item, ...] = ()
    left: tuple[LeftOut, ...] = ()
    for is_off in (False, True):  # what is called off tells nearly the words by which it was moved before
        told = [one for one in known if amendments.amends(one.item.article)]
        told = [one for one in told if amendments.is_called_off(one.item.article) is is_off]
        own = [item for item in linked if amendments.is_called_off(item.article) is is_off]
        amending, twice = merging.merged(own, told, apart)
        kept, left = (*kept, *amending), (*left, *twice)
    return kept, left


def entry_of(item: Item, year: int, manner: Manner, anchor: str = "") -> Entry:
    """Return *item* as it is printed in an issue of *year* in *manner*, with its place in it where known."""
    as_printed = printed if manner.is_laid else str
    worth, parts = order.worth_of(item, manner)
    path = item.regions[0].path if item.regions else ()
    return Entry(
        item=item,
        anchor=anchor,
        ordinal="",
        headline=as_printed(wording.headline(item)),
        text=wording.text(item, is_laid=manner.is_laid),
        origin=as_printed(wording.origin(item, manner, year)),
        source=as_printed(wording.short_origin(item)),
        region=as_printed(places.region(path, wording.headline(item), item.article.contributor, manner.home)),
        mark=wording.mark(item),
        follows=as_printed(wording.follows(item, year)),
        is_proposed=wording.is_untitled(item),
        is_laid=manner.is_laid,
        worth=worth,
        worth_parts=parts,
        days=timeliness.days(item, year),
        asides=amendments.asides(item, manner),
    )
