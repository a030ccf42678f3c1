"""Room 2: lines in file order in, lines in true reading order out; outside zones nothing moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.line import Line
from digest.articles.order.confidence import torn_ends
from digest.articles.order.costs import Costs
from digest.articles.order.evidence import SeamEvidence
from digest.articles.order.match_headlines import match_headlines
from digest.articles.order.move_lines import move_lines
from digest.articles.order.move_runs import move_runs
from digest.articles.order.move_strips import move_strips
from digest.articles.order.place_orphans import place_orphans
from digest.articles.order.proof import prove
from digest.articles.order.restore_lines import restore_lines
from digest.articles.order.swap_lines import swap_lines
from digest.articles.order.turns import take_apart
from digest.articles.order.unweave import ROLES, Woven, unweave
from digest.articles.order.zones import zones

_LONGEST_LINE = 2000  # characters; longer lines are whole texts, whose strings would tell nothing apart
_ROUGH = 4  # states a line of the first look (2: 0.4 of 100 F1 lost) …
_ROUGH_PROOF = 2.0  # … and the nats from which a second is worth it: of 332 zones 20 are proven, one of them from less


@dataclass(frozen=True, slots=True)
class Reordered:
    """Lines in true order; where columns and zones begin and end; the offsets of lines that no line goes on to."""

    lines: tuple[Line, ...]
    breaks: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()  # the breaks at which a column of a zone begins
    torn: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Repair:
    """What has been put in order so far."""

    lines: list[Line] = field(default_factory=list)
    ends: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    torn: set[int] = field(default_factory=set)


def strings_of(lines: Sequence[Line]) -> Strings:
    """Return the strings that the lines of a page hold."""
    return Strings(line.text for line in lines if len(line.text) <= _LONGEST_LINE)


def reorder(lines: Sequence[Line], strings: Strings) -> Reordered:
    """Return *lines* of a page that holds *strings* in true reading order."""
    dealt = take_apart(swap_lines(lines), strings)
    lines = restore_lines(dealt.lines, strings)
    repair = _Repair()
    position = 0
    for start, end in zones(lines, strings):
        zone = lines[start:end]
        evidence, costs = SeamEvidence(zone, strings), Costs(zone)
        if not prove(unweave(zone, evidence, costs, _ROUGH), zone, evidence, costs, _ROUGH_PROOF):
            continue  # a rough look spares most calm stretches the whole search
        for part in prove(unweave(zone, evidence, costs), zone, evidence, costs):
            first, last = min(map(min, part.columns)), max(map(max, part.columns))
            while last + 1 < len(zone) and zone[last + 1].role not in ROLES:
                last += 1
            repair.lines.extend(lines[position : start + first])
            _unweave_part(zone[first : last + 1], part.shift(first), strings, repair)
            position = start + last + 1
            repair.ends.add(len(repair.lines))
    repair.lines.extend(lines[position:])
    if not repair.ends:  # where columns were unwoven, what is left out of place is chance
        repair.lines = move_strips(repair.lines, strings)
    repair.columns.update(number for number, line in enumerate(repair.lines) if line.start in dealt.breaks)
    ends = frozenset(repair.ends | repair.columns)
    return Reordered(tuple(repair.lines), ends, frozenset(repair.columns), frozenset(repair.torn))


def _unweave_part(zone: Sequence[Line], woven: Woven, strings: Strings, repair: _Repair) -> None:
    """Add the lines of *zone* to *repair*, column by column; lines of other roles stay after the line before them."""
    evidence = SeamEvidence(zone, strings)
    zone = [line.reread("heading" if number in woven.titles else "body") for number, line in enumerate(zone)]
    columns = [list(column) for column in woven.columns]
    move_lines(columns, zone, evidence)
    columns = place_orphans(match_headlines(columns, zone), zone, evidence)
    columns = place_orphans([move_runs(column, zone, evidence) for column in columns], zone, evidence)
    repair.torn.update(zone[number].start for number in torn_ends(columns, zone, evidence))
    order = [-1, *(number for number, line in enumerate(zone) if line.role in ROLES)]
    ends = dict(pairwise([*order, len(zone)]))
    repair.lines.extend(zone[: ends[-1]])
    for column in columns:
        repair.columns.add(len(repair.lines))
        for number in column:
            repair.lines.extend(zone[number : ends[number]])
