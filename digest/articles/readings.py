"""Room 2: how well the words at one line's head go on the words at another's tail, by counts of word pairs.

Both edges are read as rows of words, the cheapest rows of each (Viterbi 1967); the value is how much cheaper they are
as one text than apart. So a word cut in two by the seam counts as well as two words that often stand together.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator

from digest.articles.pairs import share, step
from digest.words import dictionary

Row = dict[str, float]  # the word at an edge, and the cost in nats of the rest of the text

_EDGE = 6  # characters looked at on either side (8 tell no more)
_LONGEST = 6  # characters of a word
_KEPT = 3  # rows kept at a place: the fourth never was the cheapest in the end
_TOKEN = re.compile(r"[\u4e00-\u9fff]+|[0-9.%]+|[A-Za-z]+|.", re.DOTALL)
_SIGNS = dict(zip(",;:!?()", "，；：！？（）", strict=True))  # as the counted text has them
_NUMBER, _LATIN = "未##数", "未##串"  # what the counted text has for every number and every Latin word …
_START = "始##始"  # … and before every sentence


@functools.lru_cache(maxsize=8192)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return every word that may stand in *text* with its start and end."""
    found: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if "\u4e00" <= text[start] <= "\u9fff":
            for first in range(start, end):
                found.extend((first, last, text[first:last]) for last in _word_ends(text[:end], first))
        else:
            found.append((start, end, _sign(match.group())))
    return tuple(found)


def _word_ends(text: str, start: int) -> Iterator[int]:
    """Yield the ends of the words of the dictionary that begin at *start*, and of the single character there."""
    known = dictionary()
    for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
        count = known.get(text[start:end])
        if count or end == start + 1:
            yield end
        if count is None:
            return


def _sign(token: str) -> str:
    if token[0].isdigit():
        return _NUMBER
    return _LATIN if token[0].isascii() and token[0].isalpha() else _SIGNS.get(token, token)


def _cost(before: str, word: str) -> float:
    return step(before, word) if before else -math.log(share(word))


def _best(row: Row) -> Row:
    if len(row) <= _KEPT:
        return row
    return dict(sorted(row.items(), key=lambda cell: cell[1])[:_KEPT])


@functools.lru_cache(maxsize=8192)
def _ahead(tail: str) -> tuple[Row, ...]:
    """Return for every place of *tail* the words that may end there, with the cost of the text up to there."""
    rows: list[Row] = [{"": 0.0}, *({} for _ in tail)]
    for start, end, word in _words(tail):
        before = rows[start] = _best(rows[start])
        costs = [cost + _cost(last, word) for last, cost in before.items()]
        if costs:
            rows[end][word] = min(costs)
    return (*rows[:-1], _best(rows[-1]))


@functools.lru_cache(maxsize=8192)
def _behind(head: str) -> tuple[Row, ...]:
    """Return for every place of *head* the words that may begin there, with the cost of the text behind them."""
    rows: list[Row] = [{} for _ in range(len(head) + 1)]
    for start, end, word in reversed(_words(head)):
        rows[end] = _best(rows[end])
        costs = [cost + step(word, after) for after, cost in rows[end].items()]
        if costs or end == len(head):
            rows[start][word] = min(costs, default=0.0)
    return (_best(rows[0]), *rows[1:])


@functools.lru_cache(maxsize=65536)
def _joined(tail: str, head: str) -> float:
    ahead, behind = _ahead(tail), _behind(head)
    alone = min(ahead[-1].values()) + min(cost - math.log(share(word)) for word, cost in behind[0].items())
    together = min(
        cost + step(last, word) + rest for last, cost in ahead[-1].items() for word, rest in behind[0].items()
    )
    return alone - min(together, _straddled(tail, head, ahead, behind))


def _straddled(tail: str, head: str, ahead: tuple[Row, ...], behind: tuple[Row, ...]) -> float:
    """Return the least cost of both edges with a word across the seam; infinite if none fits."""
    text, seam = tail + head, len(tail)
    least = math.inf
    for start in range(max(0, seam - _LONGEST + 1), seam):
        for end in _word_ends(text, start) if ahead[start] else ():
            if end > seam:
                word, rest = text[start:end], behind[end - seam]
                left = min(cost + _cost(last, word) for last, cost in ahead[start].items())
                right = min((step(word, after) + cost for after, cost in rest.items()), default=0.0)
                least = min(least, left + right)
    return least


def goes_on(before: str, after: str) -> float:
    """Return in nats how much likelier the head of *after* is behind the tail of *before* than anywhere."""
    return _joined(before[-_EDGE:], after[:_EDGE]) if before and after else 0.0


@functools.lru_cache(maxsize=65536)
def _begun(head: str) -> float:
    behind = _behind(head)[0]
    anywhere = min(cost - math.log(share(word)) for word, cost in behind.items())
    return anywhere - min(step(_START, word) + cost for word, cost in behind.items())


def begins(after: str) -> float:
    """Return in nats how much likelier the head of *after* is at the beginning of a sentence than anywhere."""
    return _begun(after[:_EDGE])
