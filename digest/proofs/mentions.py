"""What several texts write the same way is no misprint: names that no dictionary has stand in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from digest.model import Finding
from digest.words import frequency

_AROUND = 3  # characters on either side: where these are the same too, one text was taken from the other
_MOST = 50  # mentions of a word that are looked at


def written_once(found: Iterable[tuple[int, Finding]], bodies: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """Yield those of *found*, each with the number of its body, whose suspected word no other of *bodies* has as well.

    Other findings than misprints of one character are all yielded. A text that repeats the words around it is a
    reprint and tells nothing.
    """
    findings = list(found)
    keys = {id(one): _keys(bodies[number], one) for number, one in findings}
    places: dict[str, list[tuple[int, int]]] = {key: [] for own in keys.values() for key in own}
    names = list(places)
    automaton = AhoCorasick(names)
    for number, body in enumerate(bodies if names else ()):
        for index, start, _ in automaton.find_matches_as_indexes(body, overlapping=True):
            places[names[index]].append((number, start))
    for number, one in findings:
        window = _window(bodies[number], one.start)
        if not any(
            other != number and window not in bodies[other][max(0, start - 2 * _AROUND) : start + 2 * _AROUND + 2]
            for key in keys[id(one)]
            for other, start in places[key][:_MOST]
        ):
            yield number, one


def _window(body: str, place: int) -> str:
    return body[max(0, place - _AROUND) : place + _AROUND + 1]


def _keys(body: str, finding: Finding) -> list[str]:
    """Return the pairs of characters that are to make a word with what is suspected, as they stand."""
    if finding.kind != "misprint" or len(finding.stands) != 1 or len(finding.suspected) != 1:
        return []
    before, after = body[max(0, finding.start - 1) : finding.start], body[finding.end : finding.end + 1]
    pairs = ((before, ""), ("", after))
    return [
        first + finding.stands + last
        for first, last in pairs
        if (first or last) and frequency(first + finding.suspected + last)
    ]
