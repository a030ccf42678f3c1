"""An issue in, the edition of it for some of its readers out: fewer entries, not a word of them changed (选登)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digest.issues import accounts, wording
from digest.model import Entry, Issue, Section, Selection

__all__ = ["selected"]


def selected(issue: Issue, selection: Selection) -> Issue:
    """Return *issue* with what *selection* takes of it, under the numbers that entries and sections bear in the whole.

    A signature of the issue holds for it: every entry is one of the signed. ``sections`` are empty where it takes none.
    """
    if selection.pages_most:
        issue = replace(issue, pages_most=selection.pages_most)
    if not selection.themes and not selection.regions:
        return issue
    sections = tuple(_sections(issue, selection))
    anchors = {entry.anchor for section in sections for entry in section.entries}
    count = sum(len(section.entries) for section in issue.sections)
    return replace(
        issue,
        sections=sections,
        points=tuple(point for point in issue.points if point.anchor in anchors),
        coverage=issue.coverage + wording.selection(len(anchors), count),
        notice=accounts.notice(issue.ledger, sections),
        annex=None,  # it counts the whole issue
    )


def _sections(issue: Issue, selection: Selection) -> Iterator[Section]:
    for section in issue.sections:
        entries = tuple(entry for entry in section.entries if _is_wanted(entry, section.code, selection))
        if entries:
            yield replace(section, entries=entries)


def _is_wanted(entry: Entry, section: str, selection: Selection) -> bool:
    """Say whether *selection* takes *entry*: by place, and by the theme that it is printed under or its main one."""
    themes = {section, *(theme.code for theme in entry.item.themes[:1])}
    is_of_theme = not selection.themes or not themes.isdisjoint(selection.themes)
    pairs = [(region.path, place) for region in entry.item.regions for place in selection.regions]
    return is_of_theme and (not selection.regions or any(path[: len(place)] == place for path, place in pairs))
