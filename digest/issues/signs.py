"""Signs that no face can draw: printed as 〓, their entry marked 〔待核〕, told in the ledger; the issue is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest.issues import accounts, wording
from digest.model import Entry, Issue, LeftOut, Section

GETA = "〓"  # what type-setters put where a sign is wanting


def masked(issue: Issue, lacking: Mapping[str, Sequence[str]]) -> Issue:
    """Return *issue* with the signs that *lacking* names by the anchor of an entry ("" for all else) printed as 〓.

    Only what came from the sources is changed: the words of the briefing itself are the office's to mend.
    """
    if not lacking:
        return issue
    sections = tuple(
        replace(section, entries=tuple(_entry(entry, lacking.get(entry.anchor, ())) for entry in section.entries))
        for section in issue.sections
    )
    told = tuple(left for left in _told(issue.sections, lacking) if left not in issue.ledger.left_out)
    ledger = replace(issue.ledger, left_out=(*issue.ledger.left_out, *told))
    table = _table(lacking.get("", ()))
    notice = accounts.notice(ledger, sections).translate(table)
    points = tuple(
        replace(point, text=point.text.translate(_table(lacking.get(point.anchor, ())))) for point in issue.points
    )
    return replace(
        issue, sections=sections, points=points, ledger=ledger, notice=notice, coverage=issue.coverage.translate(table)
    )


def _entry(entry: Entry, signs: Sequence[str]) -> Entry:
    if not signs:
        return entry
    table = _table(signs)
    return replace(
        entry,
        headline=entry.headline.translate(table),
        text=tuple(text.translate(table) for text in entry.text),
        origin=entry.origin.translate(table),
        region=entry.region.translate(table),
        mark=wording.PENDING,
    )


def _table(signs: Sequence[str]) -> dict[int, str]:
    return {ord(sign): GETA for sign in signs}


def _told(sections: Sequence[Section], lacking: Mapping[str, Sequence[str]]) -> list[LeftOut]:
    """Return the lines of the ledger: which signs of which entry are printed as 〓."""
    entries = (entry for section in sections for entry in section.entries if lacking.get(entry.anchor))
    return [
        LeftOut(
            entry.item.article.origin.uri,
            f"《{entry.headline}》：" + "、".join(f"“{sign}”（U+{ord(sign):04X}）" for sign in lacking[entry.anchor]),
            f"没有字体可印，印作{GETA}，已标{wording.PENDING}",
            "signs",
        )
        for entry in entries
    ]
