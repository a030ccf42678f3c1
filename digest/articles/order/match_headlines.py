"""Room 2: columns of a zone in, the same with every headline over the column that speaks of it out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from digest.articles.lines.line import Line

_HOME = 1.0  # strings by which another column has to say more of a headline than the one under it (tried 0.5 to 3)
_LEAST = 1.0  # strings that move a headline to a column without one
_EXCHANGE = 3.0  # strings by which two headlines have to fit better the other way round (2, 3, 5 tried: the same)
_BESIDE = 6  # lines of the zone within which two headlines may have been read the wrong way round
_LOOKED_AT = 400  # characters of a column


def match_headlines(columns: list[list[int]], zone: Sequence[Line]) -> list[list[int]]:
    """Return *columns* with their leading headlines dealt out anew where the text says so."""
    counts = [
        next((count for count, number in enumerate(column) if zone[number].role != "heading"), len(column))
        for column in columns
    ]
    bodies = [column[count:] for column, count in zip(columns, counts, strict=True)]
    heads = [column[:count] for column, count in zip(columns, counts, strict=True)]
    if any(body and not head for body, head in zip(bodies, heads, strict=True)):
        given = _assign(heads, bodies, zone)
        heads = [sorted(given.get(number, [])) for number in range(len(bodies))]
    _exchange(heads, bodies, zone)
    return sorted((found for pair in zip(heads, bodies, strict=True) if (found := [*pair[0], *pair[1]])), key=min)


def _exchange(heads: list[list[int]], bodies: Sequence[Sequence[int]], zone: Sequence[Line]) -> None:
    """Exchange the headlines of columns side by side whose texts speak of each other's, the surest first, in place."""
    texts = _texts(bodies, zone)
    pairs = [
        (first, second)
        for first, second in combinations(range(len(heads)), 2)
        if heads[first] and heads[second] and abs(heads[first][0] - heads[second][0]) <= _BESIDE
    ]
    while pairs:
        titles = ["".join(zone[number].text for number in own) for own in heads]
        gains = {  # by how many strings more the two texts speak of each other's headlines than of their own
            (one, other): _echo(titles[one], texts, other)
            + _echo(titles[other], texts, one)
            - _echo(titles[one], texts, one)
            - _echo(titles[other], texts, other)
            for one, other in pairs
        }
        first, second = max(pairs, key=lambda pair: gains[pair])
        if gains[first, second] < _EXCHANGE:
            break
        heads[first], heads[second] = heads[second], heads[first]
        pairs.remove((first, second))


def _texts(bodies: Sequence[Sequence[int]], zone: Sequence[Line]) -> list[str]:
    return ["".join(zone[number].text for number in body)[:_LOOKED_AT] for body in bodies]


def _assign(heads: list[list[int]], bodies: list[list[int]], zone: Sequence[Line]) -> dict[int, list[int]]:
    """Return the headlines each column is given: the strongest claim first, one a column, the rest stay at home."""
    texts = _texts(bodies, zone)
    claims = sorted(
        (
            (_echo(zone[head].text, texts, body) + (_HOME if body == home else 0.0), -head, home, body)
            for home, group in enumerate(heads)
            for head in group
            for body in range(len(bodies))
            if bodies[body] and (body == home or not heads[body])
        ),
        reverse=True,
    )
    given: dict[int, list[int]] = {}
    settled: set[int] = set()
    for worth, minus_head, home, body in claims:
        if -minus_head not in settled and body not in given and (worth >= _LEAST or body == home):
            given[body] = [-minus_head]
            settled.add(-minus_head)
    for home, group in enumerate(heads):
        given.setdefault(home, []).extend(head for head in group if head not in settled)
    return given


def _echo(title: str, texts: Sequence[str], number: int) -> float:
    """Return how many strings of two characters of *title* stand in text *number* and in no other."""
    strings = {title[start : start + 2] for start in range(len(title) - 1)}
    others = [text for other, text in enumerate(texts) if other != number]
    return float(sum(string in texts[number] and not any(string in text for text in others) for string in strings))
