"""Room 5: items in, one ordered, de-duplicated, numbered issue out, with the ledger of what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from digest.issues import annexes, continuations, order, repetition, timeliness, wording
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
    Masthead,
    Number,
    Period,
    Section,
    Seen,
)

__all__ = ["compose", "masked"]


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
    seen: Sequence[Seen] = (),
    apart: Judgements = frozenset(),
) -> Issue:
    """Return the issue made of *items*, duplicates merged, what *seen* told already left out.

    *sources* counts what was read, *failures* what could not be; *left_out* is what earlier steps put aside, carried
    into the ledger. *apart* are pairs that an editor called different. The order of *items* does not matter.
    ``issue.sections`` is empty when there is nothing to print.
    """
    timely, outside = timeliness.current(items, briefing, period)
    unlike, doubled = merging.merged(timely, seen, apart)
    unlike = continuations.linked(unlike, seen, apart) if briefing.follow_ups else unlike
    grouped, dropped = order.grouped(unlike, briefing)
    groups, repeated = repetition.unrepeated(grouped)
    sections = tuple(_section(place, group, number.year) for place, group in enumerate(groups, start=1))
    ledger = _ledger(sections, (*left_out, *outside, *doubled, *dropped, *repeated), sources, failures)
    return _issue(briefing, sections, ledger, period=period, number=number, dated=dated)


def _issue(
    briefing: Briefing,
    sections: tuple[Section, ...],
    ledger: Ledger,
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
        editors_note=briefing.editors_note,
        ledger=ledger,
        method=f"{briefing.summariser}/{briefing.tokenizer}",
        annex=annexes.annex(sections, briefing.annex, briefing.themes),
    )


def _ledger(
    sections: Sequence[Section], left_out: tuple[LeftOut, ...], sources: int, failures: Sequence[Failure]
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


def _section(place: int, group: order.Group, year: int) -> Section:
    anchor = f"s{place}"
    entries = tuple(
        _entry(f"{anchor}-{ordinal}", ordinal, item, year) for ordinal, item in enumerate(group.items, start=1)
    )
    return Section(group.code, anchor, f"{wording.chinese(place)}、{group.name}", entries)


def _entry(anchor: str, ordinal: int, item: Item, year: int) -> Entry:
    return Entry(
        item=item,
        anchor=anchor,
        ordinal=f"{ordinal}.",
        headline=wording.headline(item),
        text=wording.text(item),
        origin=wording.origin(item, year),
        region=wording.region(item),
        mark=wording.mark(item),
        follows=wording.follows(item, year),
    )
