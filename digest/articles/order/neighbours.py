"""Room 2: two lines in, what speaks for the one standing behind the other in a column out, in nats."""

from __future__ import annotations

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.halves import one_headline
from digest.articles.lines.joins import BEGINS, odds
from digest.articles.lines.line import Line
from digest.articles.order.evidence import BEST, WORST, pair_width

_WIDTH = 0.5  # share of what widths say
MOST = BEST + _WIDTH  # nats that one line behind another says at most: no role and no width says more
_ONE_HEADLINE = 2.0  # nats that two lines of headline say at most
_SURE = 5.0  # nats from which a headline is not doubted
# What one role behind another says, in nats; text behind text is read.
_BEHIND = {
    ("heading", "byline"): 1.0,
    ("heading", "signature"): 0.0,
    ("signature", "heading"): 1.5,
    ("byline", "heading"): -1.0,
}
_AFTER_SIGNED = -1.5
_AFTER_OPEN = {"heading": -2.0, "signature": -1.5, "byline": -2.0}
_AFTER_ENDED = {"heading": 0.5, "signature": 1.0, "byline": -0.5}


def follows(before: Line, after: Line, strings: Strings, grammar: bool = False) -> float:
    """Return in nats what speaks for *after* standing behind *before* in a column.

    The tagger's *grammar* costs as much as all else. What was weighed as a headline may be text all the same: among
    lines taken in turn its neighbours tell nothing.
    """
    if before.role == after.role == "body":
        return _read(before, after, strings, grammar)
    doubts = [_doubt(line) for line in (before, after)]
    read = _read(before, after, strings, grammar) - sum(doubts) if max(doubts) < _SURE else WORST
    return max(read, _by_roles(before, after))


def _by_roles(before: Line, after: Line) -> float:
    if before.role == "body":
        return (_AFTER_ENDED if before.features.ended else _AFTER_OPEN).get(after.role, 0.0)
    if after.role == "body" and is_closed(before):
        return _AFTER_SIGNED
    if after.role == "body" and before.role in ("heading", "byline"):
        opening = 1.0 if after.features.news else -1.0 if after.features.needs_before else 0.5
        return opening + BEGINS * max(-2.0, min(2.0, begins(after.text)))
    if before.role == after.role == "heading":
        return max(-_ONE_HEADLINE, min(_ONE_HEADLINE, one_headline(before, after)))
    return _BEHIND.get((before.role, after.role), 0.0)


def _doubt(line: Line) -> float:
    """Return what speaks in nats against *line* being text."""
    if line.role == "body":
        return 0.0
    return _SURE if line.role != "heading" or line.weight is None else max(0.0, line.weight)


def _read(before: Line, after: Line, strings: Strings, grammar: bool) -> float:
    return max(WORST, min(BEST, odds(before, after, strings, grammar))) + _WIDTH * pair_width(before, after)


def is_closed(line: Line) -> bool:
    """Tell whether *line* signs the text above it."""
    return line.role == "signature" or (line.role == "byline" and line.text.startswith("("))
