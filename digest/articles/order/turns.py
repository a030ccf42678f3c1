"""Room 2: lines in file order in; the same with reports whose paragraphs stand in one another put apart out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby, pairwise
from operator import itemgetter

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.halves import one_headline
from digest.articles.lines.line import Line
from digest.articles.order.deal import Case, Deal, deal
from digest.articles.order.kinship import titled, words
from digest.articles.order.pool import Pool
from digest.articles.order.units import Unit, units

_LONGEST = 40  # units between two headlines that are dealt: bounds the cost
_FARTHEST = 300  # lines of two reports: bounds the cost
_FEWEST_TURNS = 2  # a single turn only moves the border between two reports
_DOUBTED = -0.25  # weight of a headline: of those below it on mixed pages 28 of 34 are none
_LEAST_TEXT = (
    45  # characters of the shorter report, and of all that moves, if no signature does: a few words are a caption's
)
_LONGEST_LABEL = 4  # 图片新闻 heads no report of its own
_MOST_HEADS = 3  # reports that stand in one another
_MOST_LINES = 6  # lines of headline in a row that are parted
_NOT_TAKEN = 5.0  # asked for more where a headline is taken up by no text under it
# The same where every headline is taken up and whole paragraphs are strictly in turn, by the number of reports: chance
# hardly makes that. Of 11 sets of pages 30 woven ones and a calm one had two reports so that gained a nat, four woven
# ones and no calm one three reports.
_IN_TURN = {2: 1.0, 3: -4.0}
# The same where the texts follow each other under headlines in a row (2, 3, 4.5 tried: 77.6, 76.8, 76.4 F1 on woven
# pages, calm ones the same). Where a headline stands inside another's text so little also parts calm reports.
_HEADLINES = 2.0
_WAYS = 2  # ways to part headlines in a row that are tried
_ONE = 3.0  # nats that the seam of two lines of headline says at most
_PARTED = 5.0


@dataclass(slots=True)
class Dealt:
    """Lines in their new order, and the offsets at which a report begins there."""

    lines: list[Line] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Headlines, the units that are dealt to them, and how."""

    case: Case
    deal: Deal

    @property
    def heads(self) -> tuple[Unit, ...]:
        """Return the headlines."""
        return self.case.heads

    @property
    def pool(self) -> Pool:
        """Return the units and what they are worth."""
        return self.case.pool

    @property
    def least(self) -> float:
        """Return the nats that the deal has to gain to be proven."""
        if self.deal.is_in_turn and self.deal.is_taken_up:
            return _IN_TURN[len(self.heads)]
        is_in_file_order = list(self.deal.sides) == sorted(self.deal.sides)
        if self.deal.is_taken_up and is_in_file_order and not self.case.starts[-1]:
            return _HEADLINES
        return self.pool.least + _NOT_TAKEN * (not self.deal.is_taken_up)

    @property
    def is_proven(self) -> bool:
        """Tell whether units change from one report to another and back, and it gains enough."""
        sizes = [
            sum(len(unit.text) for unit, own in zip(self.pool.units, self.deal.sides, strict=True) if own == side)
            for side in range(len(self.heads))
        ]
        changes = sum(own != other for own, other in pairwise(side for side, _ in self._printed()))
        is_enough = changes >= _FEWEST_TURNS and min(*sizes, self._moved()) >= _LEAST_TEXT
        return is_enough and self.deal.gain >= self.least

    def _printed(self) -> Iterator[tuple[int, Unit]]:
        """Yield headlines and units as they are printed, each with its report."""
        for number, (unit, own) in enumerate(zip(self.pool.units, self.deal.sides, strict=True)):
            yield from ((side, self.heads[side]) for side, start in enumerate(self.case.starts) if start == number)
            yield own, unit

    def _moved(self) -> int:
        """Return the characters outside the longest stretch of each report; what is no text weighs as much as one."""
        stretches: list[list[int]] = [[] for _ in self.heads]
        for side, run in groupby(self._printed(), key=itemgetter(0)):
            stretches[side].append(sum(len(unit.text) + _LEAST_TEXT * (unit.role != "body") for _, unit in run))
        return sum(sum(own) - max(own, default=0) for own in stretches)

    def put(self, lines: Sequence[Line], found: Dealt) -> None:
        """Add the reports to *found*, one behind the other."""
        for side, head in enumerate(self.heads):
            found.breaks.add(head.lines[0].start)
            found.lines.extend(lines[head.first : head.end])
            for unit, own in zip(self.pool.units, self.deal.sides, strict=True):
                if own == side:
                    found.lines.extend(lines[unit.first : unit.end])


class _Groups:
    """The lines of a page by groups of headlines; as what two neighbours have in common, units are read once.

    What is hardly a headline counts as text: lines taken in turn stand under any other.
    """

    def __init__(self, lines: Sequence[Line], strings: Strings) -> None:
        self.lines = list(lines)
        for number, (before, line) in enumerate(pairwise(lines), 1):
            if line.role == "heading" and line.weight is not None and line.weight < _DOUBTED:
                is_open = before.role == "body" and not before.features.ended
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

    def deal_behind(self, starts: Sequence[int]) -> _Turn | None:
        """Return the best deal of what is behind the first group of *starts*, with the next ones or alone."""
        ways: list[_Turn] = []
        if not self._is_headline(starts[0]):
            return None
        for last in range(1, min(_MOST_HEADS, len(starts) - 1) + 1):
            ways += self._deal(starts[: last + 1])
            if not self._is_headline(starts[last]) or self._is_closed(starts[last - 1], starts[last]):
                break
        return max(ways, key=lambda way: way.deal.gain - way.least, default=None)

    def _is_headline(self, number: int) -> bool:
        return number < len(self.lines) and self.lines[number].role == "heading"

    def _is_closed(self, start: int, end: int) -> bool:
        roles = [line.role for line in self.lines[start:end]]
        return "body" in roles and "signature" in roles[roles.index("body") :]

    def _deal(self, bounds: Sequence[int]) -> Iterator[_Turn]:
        """Yield the deals of the text behind the groups of headlines between *bounds*."""
        end = min(bounds[-1], bounds[0] + _FARTHEST)
        if end < bounds[-1] and len(bounds) > 2:
            return
        groups = [self._heads(first, last) for first, last in pairwise([*bounds[:-1], end])]
        text = [self._read(above, last) for (_, above), last in zip(groups, [*bounds[1:-1], end], strict=True)]
        every = [unit for part in text for unit in part]
        if not text[-1] or not 1 < len(every) <= _LONGEST:
            return
        pool = Pool(every, self._strings)
        if len(bounds) > 2:
            above = [sum(len(part) for part in text[:number]) for number in range(len(text))]
            heads = tuple(_merge(own) for own, _ in groups)
            is_mixed = max(len(own) for own, _ in groups) > 1 and pool.is_torn
            if min(len(head.text) for head in heads) > _LONGEST_LABEL and not is_mixed:
                case = Case(heads, pool, tuple(above))
                yield _Turn(case, deal(case))
            return
        own = groups[0][0]
        lines = self.lines[bounds[0] : groups[0][1]]
        numbers = [bounds[0] + number for number, line in enumerate(lines) if line.role == "heading"]
        if not 1 < len(numbers) <= _MOST_LINES:
            return
        titles = [own, own[:-1], own[-1:]]  # a kicker's words need not return
        readings = [_merge(title) for title in titles if title]
        for worth, cuts in self._partings(numbers, pool):
            edges = [*cuts, groups[0][1]]
            heads = tuple(_merge(self._read(first, last)) for first, last in pairwise(edges))
            case = Case(heads, pool, (0,) * len(heads))
            yield _Turn(case, deal(case, readings, worth))

    def _partings(self, numbers: Sequence[int], pool: Pool) -> list[tuple[float, list[int]]]:
        """Return the likeliest ways to part the headlines *numbers*, and what speaks against each.

        Taken for the reports' first texts are those that open the first paragraphs of *pool*, in their order.
        """
        firsts = [own for own, unit in zip(pool.held, pool.units, strict=True) if own and unit.opens]

        def taken_up(cuts: Sequence[int]) -> float:
            parts = [self.lines[first:last] for first, last in pairwise([*cuts, numbers[-1] + 1])]
            titles = [words("".join(line.text for line in part if line.role == "heading")) for part in parts]
            return sum(titled(title, first) for title, first in zip(titles, firsts, strict=False))

        seams = {
            second: max(-_ONE, min(2 * _ONE, one_headline(self.lines[first], self.lines[second])))
            for first, second in pairwise(numbers)
            if len(self.lines[first].text) > _LONGEST_LABEL and not self.lines[second].text.startswith("—")
        }
        found: list[tuple[float, list[int]]] = []
        for count in range(1, _MOST_HEADS):
            ways = [
                (sum(seams[cut] for cut in cuts) + _PARTED * (count - 1), [numbers[0], *cuts])
                for cuts in combinations(seams, count)
            ]
            found += sorted(ways, key=lambda way: way[0] - taken_up(way[1]))[:_WAYS]
        return found

    def _heads(self, start: int, end: int) -> tuple[list[Unit], int]:
        """Return the headlines that stand first from *start* up to *end*, and where the text behind them begins."""
        text = next((number for number in range(start, end) if self.lines[number].role in ("body", "signature")), end)
        return self._read(start, text), text

    def _read(self, start: int, end: int) -> list[Unit]:
        if (start, end) not in self._units:
            self._units[start, end] = units(self.lines, start, end, self._strings)
        return self._units[start, end]


def take_apart(lines: Sequence[Line], strings: Strings) -> Dealt:
    """Return *lines* with reports that stand in one another put apart."""
    found = Dealt()
    position, groups = 0, _Groups(lines, strings)
    starts = [*groups.starts(), len(lines)]
    for number, first in enumerate(starts[:-1]):
        if first < position:
            continue
        way = groups.deal_behind(starts[number : number + _MOST_HEADS + 1])
        if way is None or not way.is_proven:
            continue
        found.lines.extend(lines[position:first])
        way.put(groups.lines, found)
        position = way.pool.units[-1].end
        if position < len(lines):
            found.breaks.add(lines[position].start)
    found.lines.extend(lines[position:])
    return found


def _merge(heads: Sequence[Unit]) -> Unit:
    return Unit("heading", heads[0].first, heads[-1].end, tuple(line for unit in heads for line in unit.lines))
