"""Room 2: lines in file order in; the same with reports whose paragraphs were taken in turn put apart out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.halves import is_one_headline
from digest.articles.lines.line import Line
from digest.articles.order.deal import Deal, Worth, deal, worth_under_one
from digest.articles.order.pool import Pool
from digest.articles.order.units import Unit, units

_LONGEST = 40  # units between two headlines that are dealt: bounds the cost
_FARTHEST = 300  # lines of two reports: bounds the cost
_FEWEST_TURNS = 2  # a single turn only moves the border between two reports
_DOUBTED = -0.25  # weight of a headline: of those below it on mixed pages 28 of 34 are none
_MOST_TORN = 0.2  # share of units under headlines side by side that stop in mid-sentence …
_UNREAD = 0.65  # … and of seams in mid-sentence that do not read on (0.2, 0.5, 0.65 tried: 78.4, 79.4, 81.5 of 100 F1)
_MOST_OPEN = 28  # units of which many stop in mid-sentence that are dealt: bounds the cost
_LEAST_TEXT = 45  # characters of the shorter report
_LONGEST_LABEL = 4  # 图片新闻 heads no report of its own


@dataclass(slots=True)
class Dealt:
    """Lines in their new order, the offsets at which a report begins there, and the sureness of joins by offset."""

    lines: list[Line] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    margins: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Two headlines, the units that are dealt to them, and how."""

    heads: tuple[Unit, Unit]
    pool: Pool
    deal: Deal

    @property
    def is_proven(self) -> bool:
        """Tell whether units change from one report to the other and back, and it gains enough."""
        turns = sum(first != second for first, second in pairwise(self.deal.sides))
        sizes = [
            sum(len(unit.text) for unit, own in zip(self.pool.units, self.deal.sides, strict=True) if own == side)
            for side in (0, 1)
        ]
        return turns >= _FEWEST_TURNS and min(sizes) >= _LEAST_TEXT and self.deal.gain >= self.pool.least

    def put(self, lines: Sequence[Line], found: Dealt) -> None:
        """Add both reports to *found*, one behind the other."""
        for side, head in enumerate(self.heads):
            found.breaks.add(head.lines[0].start)
            found.lines.extend(lines[head.first : head.end])
            for number, (unit, own) in enumerate(zip(self.pool.units, self.deal.sides, strict=True)):
                if own == side:
                    found.lines.extend(lines[unit.first : unit.end])
                    if number in self.deal.margins:
                        found.margins[unit.lines[0].start] = self.deal.margins[number]


class _Groups:
    """The lines of a page by groups of headlines; as what two neighbours have in common, units are read once.

    What is hardly a headline counts as text: lines taken in turn stand under any other.
    """

    def __init__(self, lines: Sequence[Line], strings: Strings) -> None:
        self.lines = list(lines)
        for number, (before, line) in enumerate(pairwise(lines), 1):
            if line.role == "heading" and line.weight is not None and line.weight < _DOUBTED:
                is_open = before.role in ("heading", "body") and not before.features.ended
                self.lines[number] = line.reread("body") if is_open else line
        self._strings = strings
        self._units: dict[tuple[int, int], list[Unit]] = {}

    def starts(self) -> list[int]:
        """Return the lines at which a group of headlines begins, or an item of a list, which nothing is dealt over."""
        found: list[int] = []
        before: Line | None = None
        for number, line in enumerate(self.lines):
            if line.reason == "item" or (line.role == "heading" and (before is None or before.role != "heading")):
                found.append(number)
            before = before if line.role in ("furniture", "caption") else line
        return found

    def deal_behind(self, first: int, second: int, third: int) -> _Turn | None:
        """Return the best deal of what is behind the group at *first*: up to the one at *second*, or to both."""
        ways = [self._deal_one(first, second)]
        roles = [line.role for line in self.lines[first:second]]
        is_closed = "body" in roles and "signature" in roles[roles.index("body") :]
        is_two = second < len(self.lines) and "heading" == self.lines[first].role == self.lines[second].role
        if is_two and not is_closed:
            ways.append(self._deal_two(first, second, third))
        return max(filter(None, ways), key=lambda way: way.deal.gain, default=None)

    def _deal_one(self, first: int, end: int) -> _Turn | None:
        """Return the best way to deal the text behind a group of headlines that are those of two reports."""
        end = min(end, first + _FARTHEST)
        heads, text = self._heads(first, end)
        numbers = [number for number in range(first, text) if self.lines[number].role == "heading"]
        if len(numbers) < 2:
            return None
        behind = self._read(text, end)
        if not 1 < len(behind) <= _LONGEST or _is_torn(behind):
            return None
        pool = Pool(behind, self._strings)
        titles = [heads, heads[:-1], heads[-1:]]  # a kicker's words need not return
        plain = max(worth_under_one(_merge(own), pool) for own in titles if own)
        ways: list[_Turn] = []
        for last, start in pairwise(numbers):
            if len(self.lines[last].text) > _LONGEST_LABEL and not is_one_headline(self.lines[last], self.lines[start]):
                pair = _merge(self._read(first, start)), _merge(self._read(start, text))
                ways.append(_Turn(pair, pool, deal(Worth(pair, pool), (1 << len(behind)) - 1, plain)))
        return max(ways, key=lambda way: way.deal.gain, default=None)

    def _deal_two(self, first: int, second: int, end: int) -> _Turn | None:
        """Return the best way to deal the text behind two groups of headlines."""
        if end - first > _FARTHEST:
            return None
        (upper, above), (lower, below) = self._heads(first, second), self._heads(second, end)
        heads = _merge(upper), _merge(lower)
        if below == end or min(len(head.text) for head in heads) <= _LONGEST_LABEL:
            return None
        between, behind = self._read(above, second), self._read(below, end)
        every = [*between, *behind]
        if len(every) > _LONGEST or (len(upper) > 1 and _is_torn(every)):
            return None
        pool, straight = Pool(every, self._strings), (1 << len(every)) - (1 << len(between))
        return _Turn(heads, pool, deal(Worth(heads, pool), straight))

    def _heads(self, start: int, end: int) -> tuple[list[Unit], int]:
        """Return the headlines that stand first from *start* up to *end*, and where the text behind them begins."""
        text = next((number for number in range(start, end) if self.lines[number].role in ("body", "signature")), end)
        return self._read(start, text), text

    def _read(self, start: int, end: int) -> list[Unit]:
        if (start, end) not in self._units:
            self._units[start, end] = units(self.lines, start, end, self._strings)
        return self._units[start, end]


def take_apart(lines: Sequence[Line], strings: Strings) -> Dealt:
    """Return *lines* with every pair of reports that stand in one another put apart."""
    found = Dealt()
    position, groups = 0, _Groups(lines, strings)
    starts = [*groups.starts(), len(lines), len(lines)]
    for first, second, third in zip(starts, starts[1:], starts[2:], strict=False):
        if first < position:
            continue
        way = groups.deal_behind(first, second, third)
        if way is None or not way.is_proven:
            continue
        found.lines.extend(lines[position:first])
        way.put(groups.lines, found)
        position = way.pool.units[-1].end
        if position < len(lines):
            found.breaks.add(lines[position].start)
    found.lines.extend(lines[position:])
    return found


def _is_torn(pool: Sequence[Unit]) -> bool:
    """Tell whether many units stop in mid-sentence: lines were taken in turn, which the unweaving puts right.

    Where lines of one column follow each other, most of them read on, and stand in one unit.
    """
    texts = [unit for unit in pool if unit.role == "body"]
    torn, inner = sum(not unit.ended for unit in texts), sum(len(unit.lines) - 1 for unit in texts)
    return torn > _MOST_TORN * len(texts) and (len(pool) > _MOST_OPEN or torn > _UNREAD * (torn + inner))


def _merge(heads: Sequence[Unit]) -> Unit:
    return Unit("heading", heads[0].first, heads[-1].end, tuple(line for unit in heads for line in unit.lines))
