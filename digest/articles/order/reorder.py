"""Room 2: lines in file order in, lines in true reading order out; outside zones nothing moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.order.confidence import certainties
from digest.articles.order.evidence import SeamEvidence
from digest.articles.order.match_headlines import match_headlines
from digest.articles.order.move_lines import move_lines
from digest.articles.order.move_runs import move_runs
from digest.articles.order.place_orphans import place_orphans
from digest.articles.order.proof import prove, shift
from digest.articles.order.restore_lines import restore_lines
from digest.articles.order.swap_lines import swap_lines
from digest.articles.order.turns import take_apart
from digest.articles.order.unweave import ROLES, Woven, unweave
from digest.articles.order.zones import zones

_LONGEST_LINE = 2000  # characters; longer lines are whole texts, whose strings would tell nothing apart
_ROUGH = 4  # states a line of the first look (2: 0.4 of 100 F1 lost) …
_ROUGH_PROOF = -6.0  # … and the nats from which a second is worth it (any at all: the same results, a third slower)
_BODY_LIKE = -2.0  # weight of a line that is body unless a report follows it


@dataclass(frozen=True, slots=True)
class Reordered:
    """Lines in true order; where columns and zones begin and end; margins of joins inside zones by source offset."""

    lines: tuple[Line, ...]
    breaks: frozenset[int] = frozenset()
    margins: dict[int, float] = field(default_factory=dict)
    columns: frozenset[int] = frozenset()  # the breaks at which a column of a zone begins


@dataclass(slots=True)
class _Repair:
    """What has been put in order so far."""

    margins: dict[int, float]
    lines: list[Line] = field(default_factory=list)
    ends: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def reorder(lines: Sequence[Line]) -> Reordered:
    """Return *lines* in true reading order."""
    strings = Strings(line.text for line in lines if len(line.text) <= _LONGEST_LINE)
    lines, doubts = swap_lines(lines)
    dealt = take_apart(lines, strings)
    lines, margins = restore_lines(dealt.lines, strings)
    repair = _Repair({**doubts, **dealt.margins, **margins})
    position = 0
    for start, end in zones(lines, strings):
        zone = lines[start:end]
        evidence = SeamEvidence(zone, strings)
        for part in _prove_parts(zone, evidence):
            first, last = _range(part, zone)
            repair.lines.extend(lines[position : start + first])
            _unweave_part(zone[first : last + 1], shift(part, first), strings, repair)
            position = start + last + 1
            repair.ends.add(len(repair.lines))
    repair.lines.extend(lines[position:])
    repair.columns.update(number for number, line in enumerate(repair.lines) if _offset(line) in dealt.breaks)
    ends = frozenset(repair.ends | repair.columns)
    return Reordered(tuple(repair.lines), ends, repair.margins, frozenset(repair.columns))


def _prove_parts(zone: Sequence[Line], evidence: SeamEvidence) -> list[Woven]:
    """Return the parts of *zone* to be unwoven; a first rough look spares most calm stretches the whole search."""
    rough = prove(unweave(zone, evidence, _ROUGH), zone, evidence, _ROUGH_PROOF)
    return prove(unweave(zone, evidence), zone, evidence) if rough else []


def _range(part: Woven, zone: Sequence[Line]) -> tuple[int, int]:
    """Return the first and the last line of *part*, with the lines of other roles that follow it."""
    first, last = min(map(min, part.columns)), max(map(max, part.columns))
    while last + 1 < len(zone) and zone[last + 1].role not in ROLES:
        last += 1
    return first, last


def _unweave_part(zone: Sequence[Line], woven: Woven, strings: Strings, repair: _Repair) -> None:
    """Add the lines of *zone* to *repair*, column by column; lines of other roles stay after the line before them."""
    evidence = SeamEvidence(zone, strings)
    titles = _titles(woven, zone)
    zone = [_read_as(line, number in titles) for number, line in enumerate(zone)]
    columns = _in_order([list(column) for column in woven.columns], zone, evidence)
    sure = certainties(columns, zone, evidence)
    followers = _followers(zone)
    repair.lines.extend(zone[number] for number in followers.get(-1, ()))
    for column in columns:
        repair.columns.add(len(repair.lines))
        for before, number in zip([-1, *column], column, strict=False):
            if number in sure:
                repair.margins[_offset(zone[number])] = sure[number]
            elif before >= 0 and before != _previous(zone, number):
                repair.margins[_offset(zone[number])] = woven.margins.get(number, 0.0)
            repair.lines.append(zone[number])
            repair.lines.extend(zone[other] for other in followers.get(number, ()))


def _in_order(columns: list[list[int]], zone: Sequence[Line], evidence: SeamEvidence) -> list[list[int]]:
    """Return *columns* as whole texts, each under its headline and in its order."""
    columns = place_orphans(columns, zone, evidence)
    move_lines(columns, zone, evidence)
    columns = place_orphans(match_headlines(columns, zone), zone, evidence)
    move_lines(columns, zone, evidence)
    return place_orphans([move_runs(column, zone, evidence) for column in columns], zone, evidence)


def _offset(line: Line) -> int:
    return line.fragment.slices[0].offset


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
    role: Role = "heading" if title else "body"
    return line if line.weight is None or line.role == role else replace(line, role=role, reason="reread")


def _previous(zone: Sequence[Line], number: int) -> int:
    number -= 1
    while number >= 0 and zone[number].role not in ROLES:
        number -= 1
    return number


def _followers(zone: Sequence[Line]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    last = -1
    for number, line in enumerate(zone):
        if line.role in ROLES:
            last = number
        else:
            found.setdefault(last, []).append(number)
    return found
