"""How much of each entry a layout of bounded pages prints: 要讯, 简讯 or 题录, from the top by what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Entry, Issue
from digest.renderings.layout.layout import Layout

_LEADS = 3  # entries that are given a second sentence before the last ones a first: at 5 half of the rest has none
_SENTENCES = 3  # of an entry at most, where the layout sets none
# Characters of an entry beyond which it is given no further sentence before the last: 要讯 have 150 to 300 by custom.
_LONG = 200
_LONG_LEAD = 300  # the custom's upper end, for the leads, once every other entry had its turn for a first sentence
_LONG_ON_SHEET = 110
_ALONE = 1  # pages of a layout that shows one sentence each before a second of any

Grades = Mapping[str, int]  # by the anchor of an entry: how many sentences of it are printed, 0 its title alone
Fits = Callable[[Grades], bool]


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many entries are printed under headlines of their own, in one paragraph, with their title alone."""

    leads: int
    briefs: int
    titles: int


def pages_most(issue: Issue, layout: Layout) -> int:
    """Return how many pages *issue* may have in *layout*; 0 for no bound."""
    return 0 if issue.number.series == "volume" else layout.switches.pages_most or issue.pages_most


def grades(issue: Issue, layout: Layout, fits: Fits) -> dict[str, int]:
    """Return how many sentences of each entry of *issue* are printed so that *fits* says yes; an entry not named: none.

    Every entry has its title as far as there is room; then sentences are given in the order of worth.
    """
    ranked = _ranked(issue)
    given = dict.fromkeys((entry.anchor for entry in _titled(ranked, fits)), 0)
    leads, most = ranked[:_LEADS], layout.switches.sentences_most or _SENTENCES
    first = [*leads, *leads, *ranked[_LEADS:]]
    if pages_most(issue, layout) == _ALONE:  # long sentences wait, but for those that matter most
        first = sorted(ranked, key=lambda entry: entry not in leads and _length(entry, 1) > _LONG_ON_SHEET)
    for level in range(1, most + 1):
        for entry in first if level == 1 else ranked:
            count = given.get(entry.anchor, 0)
            longest = _LONG_LEAD if level > 1 and entry in leads else _LONG
            is_due = not count or (max(level, 2) > count and _length(entry, count + 1) <= longest)
            has_more = entry.anchor in given and count < len(entry.item.highlights)
            if is_due and has_more and fits(given | {entry.anchor: count + 1}):
                given[entry.anchor] = count + 1
    return given


def headed(issue: Issue, given: Grades) -> frozenset[str]:
    """Return the anchors of the entries of *issue* set under headlines of their own (要讯).

    Those are what *given* prints with two sentences and more, and the leads, be they a single sentence.
    """
    leads = {entry.anchor for entry in _ranked(issue)[:_LEADS]}
    return frozenset(anchor for anchor, count in given.items() if count > 1 or (count and anchor in leads))


def _ranked(issue: Issue) -> list[Entry]:
    entries = [entry for section in issue.sections for entry in section.entries]
    return sorted(entries, key=lambda entry: -entry.worth)  # what is worth the same stays as it stands


def _titled(ranked: Sequence[Entry], fits: Fits) -> Sequence[Entry]:
    """Return as many of *ranked*, from the top, as have room for their titles: found by halving."""
    least, most = 1, len(ranked)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(dict.fromkeys((entry.anchor for entry in ranked[:middle]), 0)):
            least = middle
        else:
            most = middle - 1
    return ranked[:least]


def _length(entry: Entry, count: int) -> int:
    return sum(len(sentence.text) for sentence in entry.item.highlights[:count])


def counted(issue: Issue, given: Grades) -> GradeCount:
    """Return how many entries of *issue* are printed at which length where *given* says how many sentences."""
    leads, titles = len(headed(issue, given)), list(given.values()).count(0)
    return GradeCount(leads, len(given) - leads - titles, titles)
