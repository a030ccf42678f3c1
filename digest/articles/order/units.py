"""Room 2: lines with roles in, units out: what a page's columns are dealt in: headlines, stretches of text, signatures.

A stretch of text ends at a full stop, or where the next line does not surely go on.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.halves import is_one_headline
from digest.articles.lines.joins import is_one_word, odds
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.order.evidence import rare_strings

_PARTS = ("heading", "body", "signature")
_SURE = 2.0  # nats from which the next line goes on in mid-sentence
_SURE_INSIDE = 0.0  # … where indents tell that it stands inside a paragraph
_WIDEST = 45  # characters of a column's line


@dataclass(frozen=True)
class Unit:
    """Lines that stay together: the numbers from *first* up to *end*, those of other roles behind them among them.

    It stands in the pools of several headlines: its text is put together once.
    """

    role: Role  # heading, body or signature
    first: int
    end: int
    lines: tuple[Line, ...]  # of its role
    opens: bool = True  # a paragraph may begin with it

    @functools.cached_property
    def text(self) -> str:
        """Return its plain text without the blanks of old line ends."""
        return "".join(line.text.replace(" ", "") for line in self.lines)

    @functools.cached_property
    def strings(self) -> frozenset[str]:
        """Return the strings of three Chinese characters in its text."""
        return rare_strings(self.text)

    @functools.cached_property
    def widths(self) -> list[int]:
        """Return the widths of the full lines of a text: old line ends inside a line, or lines up to the last."""
        found: list[int] = []
        for line in self.lines if self.role == "body" else ():
            if line.features.wrap:
                found.extend(len(part) for part in line.text.split()[:-1])
            elif line.features.length <= _WIDEST and not line.features.ended:
                found.append(line.features.length)
        return found

    @property
    def ended(self) -> bool:
        """Tell whether it ends with a full stop."""
        return self.lines[-1].features.ended


def units(lines: Sequence[Line], start: int, end: int, strings: Strings) -> list[Unit]:
    """Return *lines* from *start* up to *end* as units; each takes the lines of other roles behind it along."""
    texts = [line for line in lines[start:end] if line.role == "body"]
    is_told = 1 < sum(line.fragment.indented for line in texts) < len(texts)  # indents tell where paragraphs begin
    least = _SURE_INSIDE if is_told else _SURE
    starts: list[int] = []
    before: Line | None = None
    for number in range(start, end):
        line = lines[number]
        if line.role not in _PARTS:
            before = None if line.role not in ("furniture", "caption") else before
            continue
        if before is None or before.role != line.role:
            goes_on = False
        elif line.role == "heading":
            goes_on = is_one_headline(before, line)
        elif line.role == "signature":
            goes_on = before.features.opened > 0 and line.features.closed > 0
        else:
            is_open = not before.features.ended
            goes_on = is_open and (is_one_word(before, line) or odds(before, line, strings, grammar=False) >= least)
        if not goes_on:
            starts.append(number)
        before = line
    found: list[Unit] = []
    for first, last in pairwise([*starts, end]):
        role = lines[first].role
        above = found[-1].lines[-1] if found and found[-1].role == role == "body" else None
        opens = above is None or (lines[first].fragment.indented if is_told else above.features.ended)
        own = tuple(line for line in lines[first:last] if line.role == role)
        found.append(Unit(role, first, last, own, opens))
    return found


def is_in_turn(sides: Sequence[int], units: Sequence[Unit]) -> bool:
    """Tell whether the reports' whole paragraphs are taken strictly in turn, two rounds at least, up to their ends."""
    turns: list[int] = []
    for side, unit in zip(sides, units, strict=True):
        if unit.role == "body" and unit.opens:
            turns.append(side)
        elif unit.role == "body" and turns and side != turns[-1]:
            return False
    left, count = Counter(turns), max(sides) + 1
    if len(left) < count or sum(one != other for one, other in pairwise(turns)) < 2 * count - 1:
        return False
    due = turns[0]
    for side in turns:
        while not left[due]:
            due = (due + 1) % count
        if side != due:
            return False
        left[side] -= 1
        due = (due + 1) % count
    return True
