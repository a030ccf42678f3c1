"""Room 2: columns of a zone in, the same with every headline over the column that speaks of it out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from digest.articles.lines import Line

_HOME = 1.0  # a headline stays where it stands unless another column takes up so many more of its strings (tried 0.5 to 3)
_MOST = 5  # columns among which headlines are dealt out


def retitled(columns: list[list[int]], zone: Sequence[Line]) -> list[list[int]]:
    """Return *columns* with their leading headlines dealt out anew where the text says so."""
    heads = [_leading(column, zone) for column in columns]
    bodies = [column[len(head) :] for column, head in zip(columns, heads, strict=True)]
    with_body = [number for number, body in enumerate(bodies) if body]
    with_head = [number for number, head in enumerate(heads) if head]
    if not with_head or len(with_body) < 2 or len(columns) > _MOST:
        return columns
    best = _dealt(heads, bodies, with_head, with_body, zone)
    free = [heads[number] for number in with_head if number not in best.values()]
    dealt = [[*(heads[best[number]] if number in best else []), *bodies[number]] for number in with_body]
    return sorted([*dealt, *free], key=lambda column: min(column))


def _leading(column: list[int], zone: Sequence[Line]) -> list[int]:
    count = 0
    while count < len(column) and zone[column[count]].role == "heading":
        count += 1
    return column[:count]


def _dealt(
    heads: list[list[int]], bodies: list[list[int]], with_head: list[int], with_body: list[int], zone: Sequence[Line]
) -> dict[int, int]:
    """Return for each column with a body the column whose headline it is given."""
    slots: list[int | None] = [*with_head, *([None] * max(0, len(with_body) - len(with_head)))]
    worth = {
        (head, body): _echo(heads[head], bodies[body], zone) + (_HOME if head == body else 0.0)
        for head in with_head
        for body in with_body
    }
    best, chosen = -1.0, {}
    for order in permutations(slots, len(with_body)):
        total = sum(worth[head, body] for head, body in zip(order, with_body, strict=True) if head is not None)
        if total > best:
            best = total
            chosen = {body: head for head, body in zip(order, with_body, strict=True) if head is not None}
    return chosen


def _echo(head: list[int], body: list[int], zone: Sequence[Line]) -> float:
    """Return how many strings of three characters of the headline stand in the body, lines apart."""
    text = "\n".join(zone[number].text for number in body)
    title = " ".join(zone[number].text for number in head)
    strings = {title[start : start + 3] for start in range(len(title) - 2)}
    return sum(1.0 for string in strings if string in text)
