"""Room 2: the units that two reports are dealt from in; what a set of them is worth as one report out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import odds
from digest.articles.order.evidence import BEST, WORST, SeamTable
from digest.articles.order.kinship import tie, titled, words
from digest.articles.order.units import Unit

# Nats by which another order has to be worth more than file order (6, 7.5, 9, 11 tried: 94.4 to 95.8 F1, calm).
_PROOF = 4.5
# Nats asked for more where none of the text is signed, and for each unit beyond ten: interviews and speeches have no
# end that a second report could show, and chance finds more in many units. Of 590 pages of eight sets (nothing, 10, 10
# and .3 tried) calm ones 95.8, 96.5, 96.9 of 100 F1, woven ones 79.4, 79.6, 79.2, alike in both halves.
_UNSIGNED = 2.0
_A_UNIT, _FEW = 0.1, 10
# What lines taken in turn cost under headlines in a row, which may be one headline's lines, as chance finds more so:
# always, where nothing is signed, for each unit beyond ten.
_IN_A_ROW, _IN_A_ROW_UNSIGNED, _IN_A_ROW_A_UNIT = 4.5, 8.0, 0.2
_MOST_TORN = 0.2  # share of units that stop in mid-sentence …
_NOT_READ = 0.65  # … and of seams in mid-sentence that do not read on
_UNHEADED = 5.0  # nats asked for more where a report opens behind a signature: its headline may be lost
_TORN = -3.0  # a report that ends in mid-sentence
_FIRST = 1.5  # for a report's first stretch that opens one; against one that opens a later paragraph
_SECOND = -1.2  # against a later one that opens a report
_BEHIND_END = -3.0  # a sign that cannot begin a line, at a report's beginning or behind a full stop
# Standard deviation of the widths of one column's lines, and how many pairs of lines it stands for: lines that surely
# follow each other in one paragraph tell how even the page's own columns are.
_SPREAD, _SPREAD_PAIRS = 0.9, 4
_MOST_WIDTH = 2.0  # nats that one line's width says at most: two characters off say as much
_MOST_OFF = 12  # characters off that are told apart
_UNLIKE = -2.5  # a whole paragraph a line among lines of a column, or one of these among whole paragraphs
_STRING, _MOST_STRINGS = 0.6, 2.0  # for a string of three characters that few units have in common, and for how many
_RARE = 6.0  # units
_BEGINS = 0.5  # share of what the words at the beginning of a sentence say


class Pool:
    """The units that two reports are dealt from, sets of them given as bits, and what a set is worth."""

    def __init__(self, dealt: Sequence[Unit], strings: Strings) -> None:
        self.units = dealt
        self.held = [words(unit.text) if unit.role == "body" else frozenset() for unit in dealt]
        self.texts = bits(number for number, unit in enumerate(dealt) if unit.role == "body")
        texts = [unit.text for unit in dealt]
        self.naming = {  # by signature: its place, and which units (as bits) name it
            number: (place, bits(other for other, text in enumerate(texts) if place in text))
            for number, unit in enumerate(dealt)
            if unit.role == "signature"
            for place in [texts[number][:2]]
        }
        self._strings = strings
        ties = _ties(self.held, [unit.strings for unit in dealt])
        self._ties = [[tie for tie in ties if tie[0] >> number & 1] for number in range(len(dealt))]
        self._titled: dict[str, list[float]] = {}
        widths = [(1 << number, unit.widths) for number, unit in enumerate(dealt) if unit.role == "body"]
        self._off = _costs_off([own for _, own in widths])
        self._widths = sorted((width, bit) for bit, own in widths for width in own)
        self._whole = [(len(texts[bit.bit_length() - 1]), bit) for bit, own in widths if not own]
        self._spreads: dict[int, float] = {}
        self.seams = SeamTable(self._read)

    @property
    def least(self) -> float:
        """Return the nats that a deal has to gain to be proven."""
        is_unheaded = any(
            first.role == "signature" and second.role == "body" and second.lines[0].features.news
            for first, second in pairwise(self.units)
        )
        least = _PROOF + _UNHEADED * is_unheaded + _UNSIGNED * (not self.naming)
        return least + _A_UNIT * max(0, len(self.units) - _FEW)

    @property
    def is_torn(self) -> bool:
        """Tell whether many units stop in mid-sentence: lines were taken in turn.

        Where lines of one column follow each other, most of them read on, and stand in one unit.
        """
        texts = [unit for unit in self.units if unit.role == "body"]
        torn, inner = sum(not unit.ended for unit in texts), sum(len(unit.lines) - 1 for unit in texts)
        return torn > _MOST_TORN * len(texts) and torn > _NOT_READ * (torn + inner)

    @property
    def price_by_lines(self) -> float:
        """Return the nats that it costs to take every line for any report's under headlines in a row."""
        more = _IN_A_ROW_UNSIGNED * (not self.naming) + _IN_A_ROW_A_UNIT * max(0, len(self.units) - _FEW)
        return _IN_A_ROW + more

    def tied(self, number: int, rows: int) -> float:
        """Return what words tie unit *number* to the units *rows* of its report."""
        score = 0.0
        for holding, worth in self._ties[number]:
            shared = holding & rows
            if shared:
                score += worth if shared & (shared - 1) else 2 * worth
        return score

    def titled(self, title: str) -> list[float]:
        """Return for each unit how much the words of *title* speak for its standing under it; 0 for a signature."""
        if title not in self._titled:
            own = words(title)
            self._titled[title] = [titled(own, text) if text else 0.0 for text in self.held]
        return self._titled[title]

    def last(self, rows: int) -> int | None:
        """Return the last text of the units *rows*."""
        return (rows & self.texts).bit_length() - 1 if rows & self.texts else None

    def spread(self, rows: int) -> float:
        """Return what the widths of the lines say against the units *rows* standing in one column; 0 at most."""
        known = self._spreads.get(rows)
        if known is None:
            known = self._spreads[rows] = self._spread(rows)
        return known

    def _spread(self, rows: int) -> float:
        widths = [width for width, bit in self._widths if rows & bit]
        if not widths:
            return 0.0
        middle = widths[len(widths) // 2]
        whole = sum([size > 2 * middle for size, bit in self._whole if rows & bit])
        return _UNLIKE * min(whole, len(widths)) - sum([self._off[abs(width - middle)] for width in widths])

    def _read(self, first: int | None, second: int | None) -> float:
        """Return what the seam between two texts says; None stands before a report's first and behind its last."""
        before = None if first is None else self.units[first].lines[-1]
        if second is None:
            return _TORN if before is not None and not before.features.ended else 0.0
        after = self.units[second].lines[0]
        read = after.features
        if before is not None and not before.features.ended:
            return max(WORST, min(BEST, odds(before, after, self._strings)))
        if read.needs_before:
            return _BEHIND_END
        if before is not None:
            return _SECOND if read.news else 0.0
        return _BEGINS * begins(after.text) + (_FIRST if read.news else -_FIRST if read.opener else 0.0)


def _costs_off(widths: Sequence[Sequence[int]]) -> list[float]:
    """Return what a line costs by the characters that it is off its column's width, by how even *widths* are."""
    pairs = [(first - second) ** 2 / 2 for own in widths for first, second in pairwise(own)]
    variance = (_SPREAD_PAIRS * _SPREAD**2 + sum(pairs)) / (_SPREAD_PAIRS + len(pairs))
    most = max((width for own in widths for width in own), default=0)
    return [min(_MOST_WIDTH, off**2 / variance / 2) if off < _MOST_OFF else _MOST_WIDTH for off in range(most + 1)]


def bits(numbers: Iterable[int]) -> int:
    """Return the set of *numbers* as bits."""
    return sum(1 << number for number in numbers)


def _ties(held: Sequence[Set[str]], strings: Sequence[Set[str]]) -> list[tuple[int, float]]:
    """Return the sets of units (as bits) that share words or rare strings, and what these tie for each of them."""
    found: dict[int, float] = {}
    for word, rows in sorted(_shared(held).items()):
        found[rows] = found.get(rows, 0.0) + tie(word) / 2
    counts = Counter(rows for rows in _shared(strings).values() if rows.bit_count() <= _RARE)
    told = [(rows, _STRING * min(_MOST_STRINGS, count)) for rows, count in sorted(counts.items())]
    return [*found.items(), *told]


def _shared(held: Sequence[Set[str]]) -> dict[str, int]:
    """Return what several of the sets *held* have in common, each with those that hold it, as bits."""
    counts: Counter[str] = Counter()
    for own in held:
        counts.update(own)
    common = {text for text, count in counts.items() if count > 1}
    found: dict[str, int] = {}
    for number, own in enumerate(held):
        for text in own & common:
            found[text] = found.get(text, 0) | 1 << number
    return found
