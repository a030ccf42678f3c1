"""The guard as the doors ask it: an office's own tables found, the findings put to the items they are of."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path

from digest import corrections, edits, proofs
from digest.issues import duplicates
from digest.model import Briefing, Finding, Item

__all__ = ["proofread", "tables_of", "tellings_of"]


def tables_of(briefing: Briefing) -> proofs.Tables:
    """Return the fixed phrases and leaders of the office that *briefing* is of."""
    phrases = [Path(briefing.phrases_file)] if briefing.phrases_file else []
    return proofs.load(phrases, Path(briefing.people_file) if briefing.people_file else None)


def tellings_of(items: Sequence[Item]) -> list[list[int]]:
    """Return the places in *items* of those that tell one event, what would lead an issue first: figures may differ."""
    places = {id(item): place for place, item in enumerate(items)}
    return [[places[id(item)] for item in group.items] for group in duplicates.groups(items)]


def proofread(
    items: Sequence[Item],
    briefing: Briefing,
    tables: proofs.Tables,
    dismissed: Set[tuple[str, str]] = frozenset(),
) -> list[Item]:
    """Return *items* with the slips that the guard suspects by *tables*; nothing else of them changes, but for a doubt.

    *dismissed* are those that people called none. The doubt is given where a sentence to be printed or the headline
    holds a sure slip, of the calendar or of a fixed phrase, or any where the office wants it (``[proof] mark = true``).
    """
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in edits.undismissed(proofs.review(items, tables, tellings_of(items)), items, dismissed):
        found.setdefault((finding.source, finding.article), []).append(finding)
    read = []
    for item in items:
        findings = tuple(found.get((item.article.origin.uri, item.article.id), ()))
        known = replace(item, findings=findings)
        doubts = [one.doubt for one in corrections.printed_findings(known) if one.is_sure or briefing.mark_findings]
        titled = proofs.in_title(item.article.headline, tables)
        read.append(replace(known, doubts=(*item.doubts, *titled, *doubts)))
    return read
