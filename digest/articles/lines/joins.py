"""How surely one line goes on after another, in nats: the text at the seam, and what the form of the lines forbids."""

from __future__ import annotations

from digest.articles.continuity.lattice import begins, goes_on
from digest.articles.continuity.scores import MOST_WORDS, reads_on
from digest.articles.continuity.straddle import Strings, straddle
from digest.articles.lines.line import Line

_STRINGS = 1.28  # share of the figure for strings that stand elsewhere on the page
_SIGN_AHEAD = 0.5  # a sign that cannot begin a line: some line goes on there …
_SIGN_WORDS = 0.5  # … and which one, the words tell less surely (0 and 0.5 tried: 86.6 and 86.3)
# The same for the line after a full stop, over 12,000 such seams: 74 of 100 told (59 by the openers alone).
BEGINS = 0.7  # share of the figure for words at the beginning of a sentence
_NEEDS = 2.8  # against a sign that cannot begin a line
_LATER = 1.4  # it opens a later paragraph: 会议指出
_LATER_WEAK = 0.5
_NEWS = 1.2  # it opens a report: another one, most likely
_OPENER = -3.0  # an open line cannot go on with 近日, (tried -2 to -5)
_INDENT = -4.0
SURE_READING = 1.5  # nats: a sentence goes on where only an indent speaks against it
_PLAIN_WORD = 4.0  # nats of a straddling word from which a seam is not read further
SURE_WORD = 3.0  # nats: a word straddles the seam beyond doubt (tried 1 to 6)


def odds(before: Line, after: Line, strings: Strings, grammar: bool = True) -> float:
    """Return in nats how much likelier *after* goes on *before*, or begins a sentence after it, than stands anywhere.

    The tagger's *grammar* costs as much as all else together; without it the value is rougher.
    """
    read, first, second = after.features, before.text, after.text
    if before.features.ended:
        score = BEGINS * begins(second) - _NEEDS * read.needs_before + _LATER_WEAK * read.weak
        return score - _NEWS if read.news else score + _LATER if read.opener else score
    if read.needs_before:
        return _SIGN_AHEAD + _SIGN_WORDS * min(MOST_WORDS, goes_on(first, second))
    if after.fragment.indented and not before.fragment.indented:
        return _INDENT
    if read.opener and straddle(first, second) < SURE_WORD:
        return _OPENER
    return _STRINGS * strings.across(first, second) + reads_on(first, second, grammar)


def contradicts(earlier: Line, later: Line) -> bool:
    """Tell whether *later* cannot go on where *earlier* stops in mid-sentence: it opens a paragraph of its own."""
    if later.fragment.indented and not earlier.fragment.indented and later.features.length > 4:
        return reads_on(earlier.text, later.text) < SURE_READING
    if not later.features.opener:
        return False
    return straddle(earlier.text, later.text) < SURE_WORD


def is_one_word(before: Line, after: Line) -> bool:
    """Tell whether a word straddles the seam so surely that nothing else need be asked."""
    return straddle(before.text, after.text) > _PLAIN_WORD
