"""One quantity told twice: in a headline and its text, in two tellings of one event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.proofs.figures import Figure, all_figures_of, figures_of, has_one_other, is_slip_of, written_of

_THING = re.compile("[\u4e00-\u9fff]{2,12}")  # what is counted


def against_headline(headline: str, body: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of *headline* that the *body* has with another value, each with the one it has instead."""
    for figure in figures_of(headline):
        same = [other for other in figures_of(body) if other.unit == figure.unit]
        if figure.value >= 10 and same and not any(_rounds(figure, other) for other in same):
            is_alone = len({other.value for other in same}) == 1  # the body counts nothing else so
            for other in same:
                if is_slip_of(figure.value, other.value) or (is_alone and has_one_other(figure.value, other.value)):
                    yield figure, other
                    break
            else:
                yield from _of_one_thing(headline, figure, body)
    for figure in written_of(headline):
        yield from _of_one_thing(headline, figure, body)


def _of_one_thing(headline: str, figure: Figure, body: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield *figure* of the headline where the body counts the same thing, and always to another number."""
    thing = _THING.match(headline, figure.end)
    others = [other for other in all_figures_of(body) if other.unit == figure.unit]
    same = [other for other in others if (found := _THING.match(body, other.end)) and _is_of_thing(found[0], thing)]
    if same and same == others and len({other.value for other in same}) == 1 and same[0].value != figure.value:
        yield figure, same[0]


def _is_of_thing(found: str, thing: re.Match[str] | None) -> bool:
    """Say whether *found* and *thing* are named by the same last characters, or one goes on from the other."""
    return thing is not None and (found.startswith(thing[0]) or found[-3:] == thing[0][-3:])


def _rounds(headline: Figure, body: Figure) -> bool:
    """Say whether the figure of a *headline* may be that of the *body*: equal, or told less exactly, never more so."""
    is_rough = headline.is_rough or body.is_rough or not headline.value % 5
    return is_rough and _agree(headline, body) if headline.value != body.value else True


def _agree(first: Figure, second: Figure) -> bool:
    """Say whether two figures may be the same quantity: equal, or one a rounding of the other."""
    low, high = sorted((first.value, second.value))
    return low == high or (
        (high - low) * 20 <= high and (first.is_rough or second.is_rough or 0 in (first.value % 5, second.value % 5))
    )


def told_two_ways(first: str, second: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of two tellings of one event that are the same quantity with a slip.

    The same quantity: the same unit, and the same two characters before or after it.
    """
    others = [(figure, _around(second, figure)) for figure in figures_of(second)]
    for figure in figures_of(first):
        words = _around(first, figure)
        alike = [other for other, around in others if other.unit == figure.unit and words & around]
        if alike and not any(_agree(figure, other) for other in alike):
            yield from ((figure, other) for other in alike[:1] if is_slip_of(figure.value, other.value))


def _around(text: str, figure: Figure) -> set[str]:
    found = {text[max(0, figure.start - 2) : figure.start], text[figure.end : figure.end + 2]}
    return {word for word in found if re.fullmatch("[\u4e00-\u9fff]{2}", word)}
