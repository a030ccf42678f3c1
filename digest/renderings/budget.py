"""How much of each entry a layout of bounded pages prints: 要讯, 简讯 or 题录, from the top by what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Entry, Issue
from digest.renderings.layout.layout import Layout
from digest.renderings.shortening import shortened

_LEADS = 3  # entries that are given a second sentence before the last ones a first: at 5 half of the rest has none
_SENTENCES = 3  # of an entry at most, where the layout sets none
# Characters of an entry beyond which it is given no further sentence before the last: 要讯 have 150 to 300 by custom.
_LONG = 200
_LONG_LEAD = 300  # the custom's upper end, for the leads, once every other entry had its turn for a first sentence
_LONG_BRIEF = 110
# Of worth that a full brief costs, two provincial ranks: at 1, 2 and 3 of 54 entries 21, 22 and 22 have text.
_LONG_COSTS = 2.0
_SHEET = 10  # entries of a single sheet that are told in a sentence before titles fill it
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


def grades(issue: Issue, layout: Layout, fits: Fits, lists: Fits) -> dict[str, int]:
    """Return how many sentences of each entry of *issue* are printed so that *fits* says yes; an entry not named: none.

    Every entry has its title as far as *lists* says that titles fit and leave enough room to the texts, on a single
    sheet beside a sentence of each of the first; then sentences are given in the order of worth.
    """
    ranked = _ranked(issue)
    # The lesser half of all is given what room is left, on a single sheet titles alone: else its short sentences push
    # out the greater.
    middle = len(ranked) // 2
    leads, most = ranked[:_LEADS], layout.switches.sentences_most or _SENTENCES
    # long sentences wait, but for those that matter most: in the room of one there is room for two
    is_long = {entry.anchor: entry not in leads and _length(entry, 1) > _LONG_BRIEF for entry in ranked}
    given: dict[str, int] = {}
    is_sheet = pages_most(issue, layout) == _ALONE
    at_first = 1 if is_sheet else 2  # sentences of a lead
    if is_sheet:
        first = sorted(ranked[: max(middle, _SHEET)], key=lambda entry: is_long[entry.anchor])
        for entry in (entry for entry in first[:_SHEET] if entry.item.highlights):
            given |= {entry.anchor: 1} if fits(given | {entry.anchor: 1}) else {}
    else:
        first = [*leads, *leads, *_by_cost(ranked[_LEADS:middle]), *_by_cost(ranked[max(middle, _LEADS) :])]
    pointed = {point.anchor for point in issue.points}
    first.sort(key=lambda entry: entry not in leads and entry.anchor not in pointed)  # page 1 sends its reader there
    given = _titled(ranked, given, lists)
    told = {entry.anchor for entry in first}
    for level in range(1, most + 1):
        for entry in first if level == 1 else (entry for entry in ranked if entry.anchor in told):
            count = given.get(entry.anchor, 0)
            longest = _LONG_LEAD if level > 1 and entry in leads else _LONG
            is_due = not count or (max(level, at_first) > count and _length(entry, count + 1) <= longest)
            # where the source broke off every sentence the title says as much and is whole
            is_whole = any(sentence.complete for sentence in entry.item.highlights)
            has_more = entry.anchor in given and is_whole and count < len(entry.item.highlights)
            if is_due and has_more and fits(given | {entry.anchor: count + 1}):
                given[entry.anchor] = count + 1
    return given


def _by_cost(entries: Sequence[Entry]) -> list[Entry]:
    """Return *entries* by what they are worth less the room that a sentence of each takes."""
    return sorted(entries, key=lambda entry: _LONG_COSTS * _length(entry, 1) / _LONG_BRIEF - entry.worth)


def headed(issue: Issue, given: Grades) -> frozenset[str]:
    """Return the anchors of the entries of *issue* set under headlines of their own (要讯).

    Those are what *given* prints with two sentences and more, and the leads, be they a single sentence.
    """
    leads = {entry.anchor for entry in _ranked(issue)[:_LEADS]}
    return frozenset(anchor for anchor, count in given.items() if count > 1 or (count and anchor in leads))


def _ranked(issue: Issue) -> list[Entry]:
    entries = [entry for section in issue.sections for entry in section.entries]
    return sorted(entries, key=lambda entry: -entry.worth)  # what is worth the same stays as it stands


def _titled(ranked: Sequence[Entry], given: Grades, fits: Fits) -> dict[str, int]:
    """Return *given* with the titles of as many of *ranked*, from the top, as there is room for: found by halving."""
    least, most = 0 if given else 1, len(ranked)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(dict.fromkeys((entry.anchor for entry in ranked[:middle]), 0) | dict(given)):
            least = middle
        else:
            most = middle - 1
    return dict.fromkeys((entry.anchor for entry in ranked[:least]), 0) | dict(given)


def _length(entry: Entry, count: int) -> int:
    return len("".join(shortened(entry, entry.text, count)))


def counted(issue: Issue, given: Grades) -> GradeCount:
    """Return how many entries of *issue* are printed at which length where *given* says how many sentences."""
    leads, titles = len(headed(issue, given)), list(given.values()).count(0)
    return GradeCount(leads, len(given) - leads - titles, titles)
