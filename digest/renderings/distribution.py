"""The annex where a layout wants one: how many entries each place has in each line of work."""

from __future__ import annotations

from collections import Counter

from digest.model import Issue
from digest.renderings.cleaning import clean
from digest.renderings.layouts import Labels


def distribution(issue: Issue, labels: Labels) -> tuple[tuple[str, ...], ...]:
    """Return a table, header first: places down, main themes across, both as they first appear, and their sums."""
    pairs = [
        (clean(entry.region) or labels.nowhere, clean(entry.item.themes[0].name) if entry.item.themes else labels.none)
        for section in issue.sections
        for entry in section.entries
    ]
    counts = Counter(pairs)
    places, themes = (tuple(dict.fromkeys(side)) for side in zip(*pairs, strict=True)) if pairs else ((), ())
    rows = [(place, *(_figure(counts[place, theme]) for theme in themes)) for place in places]
    sums = [str(sum(counts[place, theme] for theme in themes)) for place in places]
    across = [str(sum(counts[place, theme] for place in places)) for theme in themes]
    body = [(*row, total) for row, total in zip(rows, sums, strict=True)]
    return ((labels.place, *themes, labels.total), *body, (labels.total, *across, str(len(pairs))))


def _figure(count: int) -> str:
    """Return *count*, and nothing for none: a table of blanks shows where nothing was reported."""
    return str(count) if count else ""
