"""Room 2: lines in file order in; the same with reports whose paragraphs were taken in turn put apart out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.line import Line
from digest.articles.order.deal import PROOF, Deal, Pool, Worth, deal, worth_under_one
from digest.articles.order.units import Unit, units

_LONGEST = 40  # units between two headlines that are dealt: bounds the cost
_FARTHEST = 300  # lines of two reports: bounds the cost
_FEWEST_TURNS = 2  # a single turn only moves the border between two reports
_DOUBTED = -0.25  # weight of a headline: of those below it on mixed pages 28 of 34 are none
_MOST_TORN = 0.2  # share of units that stop in mid-sentence under headlines side by side
_LEAST_TEXT = 45  # characters of the shorter report
_UNHEADED = 5.0  # nats asked for more where a report opens behind a signature: its headline may be lost
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
    pool: Sequence[Unit]
    deal: Deal

    @property
    def has_two_reports(self) -> bool:
        """Tell whether the units change from one report to the other and back, and each has text enough."""
        turns = sum(first != second for first, second in pairwise(self.deal.sides))
        sizes = [
            sum(len(unit.text) for unit, own in zip(self.pool, self.deal.sides, strict=True) if own == side)
            for side in (0, 1)
        ]
        return turns >= _FEWEST_TURNS and min(sizes) >= _LEAST_TEXT


class _Groups:
    """The lines of a page by groups of headlines; as what two neighbours have in common, units are read once."""

    def __init__(self, lines: Sequence[Line], strings: Strings) -> None:
        self.lines = lines
        self.strings = strings
        self._units: dict[tuple[int, int], list[Unit]] = {}

    def heads(self, start: int, end: int) -> tuple[list[Unit], int]:
        """Return the headlines that stand first from *start* up to *end*, and where the text behind them begins."""
        text = next((number for number in range(start, end) if self.lines[number].role in ("body", "signature")), end)
        return self._read(start, text), text

    def texts(self, start: int, end: int) -> list[Unit]:
        """Return the stretches of text and the signatures from *start*, where one begins, up to *end*."""
        return self._read(start, end)

    def _read(self, start: int, end: int) -> list[Unit]:
        if (start, end) not in self._units:
            self._units[start, end] = units(self.lines, start, end, self.strings)
        return self._units[start, end]


def take_apart(lines: Sequence[Line], strings: Strings) -> Dealt:
    """Return *lines* with every pair of reports that stand in one another put apart."""
    found = Dealt()
    position = 0
    printed, lines = lines, [_read_as(before, line) for before, line in zip([None, *lines], lines, strict=False)]
    groups = _Groups(lines, strings)
    starts = [number for number in range(len(lines)) if _begins_headlines(lines, number)]
    for first, second, third in zip(starts, [*starts[1:], None], [*starts[2:], None, None], strict=False):
        if first < position:
            continue
        ends = [(second or len(lines)), (third or len(lines))]
        ways = [_in_one_group(groups, first, ends[0])]
        if second is not None and not _is_closed(lines[first:second]):
            ways.append(_in_two_groups(groups, first, second, ends[1]))
        way = max(filter(None, ways), key=lambda way: way.deal.gain, default=None)
        if way is None or not way.has_two_reports or way.deal.gain < PROOF + _UNHEADED * _is_unheaded(way.pool):
            continue
        found.lines.extend(printed[position:first])
        _put(way, lines, found)
        position = way.pool[-1].end
        if position < len(lines):
            found.breaks.add(lines[position].fragment.slices[0].offset)
    found.lines.extend(printed[position:])
    return found


def _read_as(before: Line | None, line: Line) -> Line:
    """Return *line*, as text if it is hardly a headline: lines taken in turn stand under any other."""
    if line.role != "heading" or line.weight is None or line.weight >= _DOUBTED:
        return line
    if before is None or before.role not in ("heading", "body") or before.features.ended:
        return line
    return replace(line, role="body", reason="reread")


def _begins_headlines(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number* begins a group of headlines."""
    if lines[number].role != "heading":
        return False
    number -= 1
    while number >= 0 and lines[number].role in ("furniture", "caption"):
        number -= 1
    return number < 0 or lines[number].role != "heading"


def _in_one_group(groups: _Groups, first: int, end: int) -> _Turn | None:
    """Return the best way to deal the text behind a group of headlines that are those of two reports."""
    end = min(end, first + _FARTHEST)
    heads, text = groups.heads(first, end)
    if len(heads) < 2:
        return None
    behind = groups.texts(text, end)
    if not 1 < len(behind) <= _LONGEST or _is_torn_by_lines(behind):
        return None
    pool = Pool(behind, groups.strings)
    titles = [heads, heads[:-1], heads[-1:]]  # a kicker's words need not return
    plain = max(worth_under_one(_merge(own), pool) for own in titles)
    ways = [
        _Turn(pair, behind, deal(Worth(pair, pool), (1 << len(behind)) - 1, plain))
        for place in range(1, len(heads))
        if len(heads[place - 1].text) > _LONGEST_LABEL
        for pair in [(_merge(heads[:place]), _merge(heads[place:]))]
    ]
    return max(ways, key=lambda way: way.deal.gain, default=None)


def _in_two_groups(groups: _Groups, first: int, second: int, end: int) -> _Turn | None:
    """Return the best way to deal the text behind two groups of headlines."""
    if end - first > _FARTHEST:
        return None
    (upper, above), (lower, below) = groups.heads(first, second), groups.heads(second, end)
    heads = _merge(upper), _merge(lower)
    if below == end or min(len(head.text) for head in heads) <= _LONGEST_LABEL:
        return None
    between, behind = groups.texts(above, second), groups.texts(below, end)
    pool = [*between, *behind]
    if len(pool) > _LONGEST or (len(upper) > 1 and _is_torn_by_lines(pool)):
        return None
    worth, straight = Worth(heads, Pool(pool, groups.strings)), (1 << len(pool)) - (1 << len(between))
    return _Turn(heads, pool, deal(worth, straight, worth.of(straight)))


def _is_torn_by_lines(pool: Sequence[Unit]) -> bool:
    """Tell whether many units stop in mid-sentence: lines were taken in turn, which the unweaving puts right."""
    texts = [unit for unit in pool if unit.role == "body"]
    return sum(not unit.ended for unit in texts) > _MOST_TORN * len(texts)


def _merge(heads: Sequence[Unit]) -> Unit:
    return Unit("heading", heads[0].first, heads[-1].end, tuple(line for unit in heads for line in unit.lines))


def _is_closed(lines: Sequence[Line]) -> bool:
    """Tell whether a report of *lines* is signed below its text."""
    roles = [line.role for line in lines]
    return "body" in roles and "signature" in roles[roles.index("body") :]


def _is_unheaded(pool: Sequence[Unit]) -> bool:
    """Tell whether a signature is followed by text that opens a report."""
    return any(
        first.role == "signature" and second.role == "body" and second.lines[0].features.news
        for first, second in pairwise(pool)
    )


def _put(way: _Turn, lines: Sequence[Line], found: Dealt) -> None:
    for side, head in enumerate(way.heads):
        found.breaks.add(head.lines[0].fragment.slices[0].offset)
        found.lines.extend(lines[head.first : head.end])
        for number, (unit, own) in enumerate(zip(way.pool, way.deal.sides, strict=True)):
            if own == side:
                found.lines.extend(lines[unit.first : unit.end])
                if number in way.deal.margins:
                    found.margins[unit.lines[0].fragment.slices[0].offset] = way.deal.margins[number]
