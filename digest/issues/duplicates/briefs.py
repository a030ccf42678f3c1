"""A report told again in a sentence or two: what the brief says is the report's own wording.

Two reports of like wording are else one form filled in twice, which speaks against one event.
"""

from __future__ import annotations

from digest.issues.duplicates import counts as counts
from digest.issues.duplicates import doers as doers
from digest.issues.duplicates import facts as facts
from digest.issues.duplicates.features import Telling, coverage, weight

# A brief has at most so many of the report's characters; at 1 the labelled families have three wrong pairs more.
_BRIEF = 0.85
TOLD = 20  # characters of a brief, which is known by its report: one clause with who, what and how many
# Weight of its words that the report has, from which it is a brief in part and wholly (日前 and 答疑 may be its own).
# From 0.5 on it was one of ten other events of 2,808 whose deed was another (送电话, 走访家属); at
# 0.75 and 0.9 one brief of twelve was lost.
_IN_PART, _WHOLLY = 0.7, 0.85
_SPECIAL = 0.5  # what it says that not every report says: a figure of two digits, a rare word, a name in quotes


def is_wholly(first: Telling, second: Telling) -> bool:
    """Say whether the shorter of two tellings is wholly a brief of the other."""
    return briefly(first, second) == 1


def briefly(first: Telling, second: Telling) -> float:
    """Return how far the shorter is a brief of the other, 0 to 1: its wording is the report's, no form filled in anew.

    It says hardly anything that the report does not say, and something that not every report of its kind says.
    """
    brief, report = sorted((first, second), key=lambda telling: telling.size)
    if brief.size > _BRIEF * report.size or not _is_of_one(brief, report):
        return 0.0
    if _counts_other(brief, report) or _is_start(brief, report):
        return 0.0
    told = sum(map(facts.surprise, sorted(brief.facts.shared(report.facts))))
    told += sum(map(weight, sorted(word for word in brief.rare if word in report.text)))
    told += any(name in report.text for name in brief.facts.names)
    if told < _SPECIAL:
        return 0.0
    said = max(coverage(words, report.text) for words in (brief.core, brief.core - brief.headline))
    return min(1.0, max(0.0, (said - _IN_PART) / (_WHOLLY - _IN_PART)))


def _counts_other(brief: Telling, report: Telling) -> bool:
    """Say whether the brief counts something otherwise, or has a telling figure that the report has not."""
    exact = {count.least for count in brief.counts if not count.rough}
    told = any(facts.surprise(figure) >= facts.TELLING for figure in exact - report.facts.figures)
    return told or counts.are_other(brief.counts, report.counts)


def _is_start(brief: Telling, report: Telling) -> bool:
    """Say whether the brief tells the beginning of what the report tells the end of."""
    return bool(report.facts.marks & facts.ENDS - brief.facts.marks) and facts.tells_beginning(brief.lead)


def _is_of_one(brief: Telling, report: Telling) -> bool:
    """Say whether both are of one place, or name one body that acts."""
    if (brief.nation and report.nation) or not brief.above.isdisjoint(report.regions):
        return True
    return any(doer.name and doers.acts_in(doer, report.text) for doer in brief.doers)
