"""Room 2: lines in file order in, lines in true reading order out; outside zones nothing moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.articles.certainty import certainties
from digest.articles.evidence import Evidence
from digest.articles.lines import Line
from digest.articles.ordered import ordered
from digest.articles.polished import polished
from digest.articles.retitled import retitled
from digest.articles.seams import Strings
from digest.articles.weave import Woven, unpick
from digest.articles.zones import zones

_LONGEST_SCRAP = 12  # lines of a column without headline, signature and news opening that is put into another
_BODY_LIKE = -2.0  # weight of a line that is body unless a report follows it
_GAIN = 1.0  # nats a displaced line has to gain by its new place (tried 0 to 3)


@dataclass(frozen=True, slots=True)
class Mended:
    """Lines in true order; where columns begin; margins of joins inside zones by source offset."""

    lines: tuple[Line, ...]
    breaks: frozenset[int] = frozenset()
    margins: dict[int, float] = field(default_factory=dict)


def mended(lines: Sequence[Line]) -> Mended:
    """Return *lines* in true reading order."""
    strings = Strings(line.text for line in lines if len(line.text) <= 2000)
    found: list[Line] = []
    breaks: set[int] = set()
    margins: dict[int, float] = {}
    position = 0
    for start, end in zones(lines, strings):
        found.extend(lines[position:start])
        _unpicked(lines[start:end], strings, found, breaks, margins)
        position = end
        breaks.add(len(found))
    found.extend(lines[position:])
    return Mended(tuple(found), frozenset(breaks), margins)


def _unpicked(
    zone: Sequence[Line], strings: Strings, found: list[Line], breaks: set[int], margins: dict[int, float]
) -> None:
    """Add the lines of *zone* to *found*, column by column; lines of other roles stay behind the line before them."""
    evidence = Evidence(zone, strings)
    woven = unpick(zone, evidence)
    titles = _titles(woven, zone)
    zone = [_read_as(line, number in titles) for number, line in enumerate(zone)]
    columns = _scraps_placed([list(column) for column in woven.columns], zone, evidence)
    polished(columns, zone, evidence)
    columns = _scraps_placed(retitled(columns, zone), zone, evidence)
    polished(columns, zone, evidence)
    columns = [ordered(column, zone, evidence) for column in columns]
    sure = certainties(columns, zone, evidence)
    followers = _followers(zone)
    found.extend(zone[number] for number in followers.get(-1, ()))
    for column in columns:
        breaks.add(len(found))
        for before, number in zip([-1, *column], column, strict=False):
            if number in sure:
                margins[zone[number].fragment.slices[0].offset] = sure[number]
            elif before >= 0 and before != _previous(zone, number):
                margins[zone[number].fragment.slices[0].offset] = woven.margins.get(number, 0.0)
            found.append(zone[number])
            found.extend(zone[other] for other in followers.get(number, ()))


def _titles(woven: Woven, zone: Sequence[Line]) -> frozenset[int]:
    """Return the headlines of *woven* without those that the page's own weighing takes for body and no report follows.

    They were read as headlines only because a column without one costs more.
    """
    followed = {first: second for column in woven.columns for first, second in pairwise(column)}
    return frozenset(
        number
        for number in woven.titles
        if (zone[number].weight or 0.0) > _BODY_LIKE
        or (number in followed and (followed[number] in woven.titles or zone[followed[number]].features.news))
    )


def _read_as(line: Line, title: bool) -> Line:
    """Return *line* with the role it has in its column."""
    role = "heading" if title else "body"
    return line if line.weight is None or line.role == role else replace(line, role=role, reason="行列中改判")


def _previous(zone: Sequence[Line], number: int) -> int:
    number -= 1
    while number >= 0 and zone[number].role not in ("heading", "body", "signature"):
        number -= 1
    return number


def _followers(zone: Sequence[Line]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    last = -1
    for number, line in enumerate(zone):
        if line.role in ("heading", "body", "signature"):
            last = number
        else:
            found.setdefault(last, []).append(number)
    return found


def _scraps_placed(columns: list[list[int]], zone: Sequence[Line], evidence: Evidence) -> list[list[int]]:
    """Return *columns* with displaced scraps put where they mend a seam, else behind the line before them."""
    whole = [column for column in columns if not _scrap(column, zone)]
    scraps = [column for column in columns if _scrap(column, zone)]
    if not whole:
        return [sorted(number for column in columns for number in column)]
    for scrap in scraps:
        _place(scrap, whole, zone, evidence)
    return whole


def _scrap(column: list[int], zone: Sequence[Line]) -> bool:
    first = zone[column[0]]
    return (
        len(column) <= _LONGEST_SCRAP
        and all(zone[number].role == "body" for number in column)
        and not first.features.news
    )


def _place(scrap: list[int], whole: list[list[int]], zone: Sequence[Line], evidence: Evidence) -> None:
    best, column, position = _GAIN, None, 0
    for candidate in whole:
        for place in range(1, len(candidate) + 1):
            gain = _gain(scrap, candidate, place, zone, evidence)
            if gain > best:
                best, column, position = gain, candidate, place
    if column is None:
        column, position = _behind(scrap[0], whole)
    column[position:position] = scrap


def _gain(scrap: list[int], column: list[int], place: int, zone: Sequence[Line], evidence: Evidence) -> float:
    """Return what the column's seams gain if *scrap* is put before *place*."""
    before = column[place - 1]
    if zone[before].role == "signature":
        return -9.0
    gain = evidence.seam(before, scrap[0]) if zone[before].role == "body" else -1.0
    if place == len(column) or zone[column[place]].role == "signature":
        torn = not zone[before].features.ended
        return gain + (1.0 if torn and zone[scrap[-1]].features.ended else 0.0)
    after = column[place]
    if zone[after].role != "body":
        return -9.0
    broken = evidence.seam(before, after) if zone[before].role == "body" else 0.0
    return gain + evidence.seam(scrap[-1], after) - broken


def _behind(number: int, whole: list[list[int]]) -> tuple[list[int], int]:
    """Return the place behind the nearest earlier line."""
    column = max(whole, key=lambda candidate: max([other for other in candidate if other < number], default=-1))
    return column, sum(other < number for other in column)
