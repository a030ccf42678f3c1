"""Room 2: columns of a zone in, the same with every headline over the column that speaks of it out."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.lines.line import Line

_HOME = 1.0  # strings by which another column has to say more of a headline than the one under it (tried 0.5 to 3)
_LEAST = 1.0  # strings that move a headline to a column without one
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
    return sorted((found for pair in zip(heads, bodies, strict=True) if (found := [*pair[0], *pair[1]])), key=min)


def _assign(heads: list[list[int]], bodies: list[list[int]], zone: Sequence[Line]) -> dict[int, list[int]]:
    """Return the headlines each column is given: the strongest claim first, one a column, the rest stay at home."""
    texts = ["".join(zone[number].text for number in body)[:_LOOKED_AT] for body in bodies]
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
