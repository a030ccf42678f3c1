"""Room 2: how well the words at one line's head go on the words at another's tail, by counts of word pairs.

Both edges are read as rows of words, the cheapest rows of each (Viterbi 1967); the value is how much cheaper they are
as one text than apart. So a word cut in two by the seam counts as well as two words that often stand together.
"""

from __future__ import annotations

import math
import re
from operator import itemgetter
from typing import NamedTuple

from digest.articles.continuity.steps import alone, step
from digest.dictionary import ROOT, load_dictionary
from digest.expressions import expression
from digest.memory import remembered
from digest.word_costs import START, counted

Row = dict[str, float]  # the word at an edge, and the cost in nats of the rest of the text

_EDGE = 6  # characters looked at on either side (8 tell no more)
_LONGEST = 6  # characters of a word
_KEPT = 3  # rows kept at a place: the fourth never was the cheapest in the end
_TOKEN = expression(r"[\u4e00-\u9fff]+|[0-9.%]+|[A-Za-z]+|.", re.DOTALL)
_ANYWHERE = 0.15  # nats by which a word is counted too often at a beginning: heads of lines inside texts are as likely


class _Edge(NamedTuple):
    """The readings of an edge."""

    seam: tuple[tuple[str, float], ...]  # the words that may stand at the seam, with the cost of the edge
    alone: float  # cost of the edge as a text of its own
    inner: tuple[tuple[str, int, Row], ...]  # of a tail: ends with which a word may begin, their node, the row before
    rows: tuple[Row, ...]  # of a head: the row after each place


def _words(text: str) -> list[list[tuple[int, str]]]:
    """Return for every place of *text* the words that may begin there, single characters too, each with its end."""
    known = load_dictionary()
    found: list[list[tuple[int, str]]] = [[] for _ in text]
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if not "\u4e00" <= text[start] <= "\u9fff":
            found[start] = [(end, counted(match.group()))]
            continue
        for first in range(start, end):
            counts = known.count_along(text[first : min(end, first + _LONGEST)])
            words = [(last, text[first:last]) for last, count in enumerate(counts, first + 1) if count]
            found[first] = words if counts and counts[0] else [(first + 1, text[first]), *words]
    return found


def _best(row: Row) -> Row:
    """Return the cheapest words of *row*, cheapest first: what is dear in front of a step seldom needs the step."""
    return dict(sorted(row.items(), key=itemgetter(1))[:_KEPT]) if len(row) > 1 else row


def _left(row: Row, word: str) -> float:
    """Return the least cost of what is before *word*, the word itself included; no step costs less than nothing."""
    if not row:
        return alone(word)
    least = math.inf
    for last, cost in row.items():
        if cost < least:
            least = min(least, cost + step(last, word))
    return least


def _right(word: str, row: Row) -> float:
    """Return the least cost of what is after *word*."""
    if not row:
        return 0.0
    least = math.inf
    for after, cost in row.items():
        if cost < least:
            least = min(least, step(word, after) + cost)
    return least


@remembered(4_096)
def _read_tail(tail: str) -> _Edge:
    """Return the readings of *tail* from its first character on."""
    rows: list[Row] = [{} for _ in range(len(tail) + 1)]
    inner: list[tuple[str, int, Row]] = []
    known = load_dictionary()
    for start, words in enumerate(_words(tail)):
        row = rows[start] = _best(rows[start])
        if start and not row:
            continue
        if start > len(tail) - _LONGEST and (node := known.find(tail[start:])) != ROOT:
            inner.append((tail[start:], node, row))
        for end, word in words:
            rows[end][word] = _left(row, word)
    seam = _best(rows[-1])
    return _Edge(tuple(seam.items()), min(seam.values()), tuple(inner), ())


@remembered(4_096)
def _read_head(head: str) -> _Edge:
    """Return the readings of *head* from its last character back."""
    rows: list[Row] = [{} for _ in range(len(head) + 1)]
    words = _words(head)
    for start in range(len(head) - 1, -1, -1):
        row: Row = {}
        for end, word in words[start][::-1]:
            if rows[end] or end == len(head):
                row[word] = _right(word, rows[end])
        rows[start] = _best(row)
    seam = tuple(rows[0].items())
    return _Edge(seam, min([cost + alone(word) for word, cost in seam]), (), tuple(rows))


@remembered(16_384)
def _score_join(tail: str, head: str) -> float:
    """Return how much cheaper both edges are as one text than apart, with a word across the seam or without."""
    ahead, behind, known = _read_tail(tail), _read_head(head), load_dictionary()
    least = math.inf
    for last, cost in ahead.seam:
        for word, rest in behind.seam:
            if cost + rest < least:
                least = min(least, cost + step(last, word) + rest)
    for begun, node, row in ahead.inner:
        for size, count in enumerate(known.count_along(head[: _LONGEST - len(begun)], node), 1):
            word = begun + head[:size]
            if count and (left := _left(row, word)) < least:
                least = min(least, left + _right(word, behind.rows[size]))
    return ahead.alone + behind.alone - least


def goes_on(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* follows the tail of *before* than anywhere."""
    return _score_join(before[-_EDGE:], after[:_EDGE]) if before and after else 0.0


@remembered(8_192)
def _score_beginning(head: str) -> float:
    behind = _read_head(head)
    return behind.alone - min([step(START, word) + cost for word, cost in behind.seam]) - _ANYWHERE


def begins(after: str) -> float:
    """Return in nats how much likelier the head of *after* is at the beginning of a sentence than anywhere."""
    return _score_beginning(after[:_EDGE])
