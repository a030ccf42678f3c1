"""A special issue (专题): what several issues printed of one topic, found in the archive, as a draft of a supplement.

Every entry stands as it was printed and signed, with the issue that it stood in; nothing is chosen or worded anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from digest.issues import accounts, order, points, wording
from digest.issues.volumes import Placed
from digest.model import Briefing, Entry, Issue, Ledger, Manner, Masthead, Number, Period, Section

__all__ = ["special"]


def special(found: Sequence[Placed], topic: str, briefing: Briefing, number: Number, dated: date) -> Issue:
    """Return the special issue *number* on *topic* of the entries *found* (at least one), as of *dated*.

    An article that several issues printed stands once, as the newest has it. Sections are the themes of *briefing* in
    their order, entries go by worth.
    """
    once = {(e.item.article.origin.uri, e.item.article.id): (issue, section, e) for issue, section, e in found}
    sections = _sections(list(once.values()), briefing)
    issues = sorted({id(issue): issue for issue, _, _ in once.values()}.values(), key=lambda issue: issue.dated)
    return Issue(
        briefing=briefing.code,
        language=briefing.language,
        masthead=Masthead(
            title=briefing.title,
            number=wording.number(number),
            serial=wording.topic(topic),
            publisher=briefing.publisher,
            dated=wording.day(dated),
            marks=briefing.marks,
        ),
        number=number,
        period=_period(number),
        dated=dated,
        sections=sections,
        colophon=briefing.colophon,
        coverage=wording.gathered(topic, [issue.number for issue in issues]),
        notice=accounts.notice(Ledger(), sections),
        ledger=Ledger(articles=len(once), printed=len(once)),
        method=issues[-1].method,
        manner=Manner(briefing.home, (), briefing.print_layer, briefing.importance),
        pages_most=briefing.pages_most,
        points=points.points(sections, briefing.points) if briefing.points else (),
        topic=topic,
    )


def _period(number: Number) -> Period:
    """Return the period of the special issue *number*: it covers no days of its own, but each number has a period."""
    first = date(number.year, 1, 1)
    return Period(first, first + timedelta(days=number.number))


def _sections(found: Sequence[Placed], briefing: Briefing) -> tuple[Section, ...]:
    """Return one section a theme, each entry with its new place and the issue it stood in."""
    codes = [theme.code for theme in briefing.themes]
    by_theme: dict[str, list[tuple[Issue, Entry]]] = {}
    for issue, section, entry in found:
        by_theme.setdefault(_theme_of(section, entry, codes), []).append((issue, entry))
    names = {theme.code: theme.name for theme in briefing.themes}
    made = []
    for place, code in enumerate(sorted(by_theme, key=codes.index), start=1):
        told = sorted(by_theme[code], key=lambda placed: (-placed[1].worth, placed[0].dated, placed[1].anchor))
        entries = tuple(
            replace(entry, anchor=f"s{place}-{at}", origin=f"{entry.origin}〔{wording.number(issue.number)}〕")
            for at, (issue, entry) in enumerate(told, start=1)
        )
        made.append(Section(code, f"s{place}", names[code], f"{wording.chinese(place)}、{names[code]}", entries))
    return order.numbered(made)


def _theme_of(section: Section, entry: Entry, codes: Sequence[str]) -> str:
    """Return the theme that *entry* was printed under; its own where its section is none; the last as a last resort."""
    own = (theme.code for theme in entry.item.themes)
    return next((code for code in (section.code, *own, "other") if code in codes), codes[-1])
