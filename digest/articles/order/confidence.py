"""Room 2: lines in reading order in; how sure each join in mid-sentence is out, as the log odds that it is right.

A seam is read beside the others of its page: where most read badly, or lines are of all widths, one more tells little;
where lines stand whole, or leaving out a few of them heals a sentence here and there, one more tells much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.articles.continuity.scores import MOST_GRAMMAR
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.joins import is_one_word, odds
from digest.articles.lines.line import Line
from digest.articles.order.evidence import BEST, WORST, SeamEvidence, pair_width

# Of a logistic regression over 14,200 joins of seven makers' pages, calm and woven; whichever maker is left out, all
# weights keep their signs, and without any of them pages set aside are told worse (docs/benchmarks/articles.md).
_ANY = 4.08
_WEIGHTS = {
    "said": 0.91,  # a nat of what the seam says
    "width": 0.57,  # of what the two widths say against it, less what they say at the page's other seams
    "moved": -2.32,
    "behind": -2.07,
    "quoted": 1.41,  # a quotation that the one line leaves open and the other closes
    "figure": -1.39,  # a figure ends the one line, and none goes on in the other
    "opens": -1.04,  # the other begins with a quotation or a bracket, as texts do, too
    "whole": -1.2,  # paragraphs stand whole there: fitted −0.9, and −2.4 with a maker all of whose such pages are woven
    "around": 0.41,  # a nat of what the seams about it say
    "bad": -1.38,  # share of the page's other seams that read badly
    "inserted": -0.81,  # a nat that the text gains where lines beside the seam are thought away
    "healed": -2.09,  # share of the others at which it gains so
    "beside": -1.24,  # lines next to it were moved
}
_READS_ON = 1.0  # nats by words alone from which the grammar is not asked of a join of the file
_AROUND = 10  # seams on either side of one that tell how the text about it reads
_TELLING = 10  # seams from which on a page tells how it reads; where there are fewer, usual ones stand for the rest:
_USUAL, _USUALLY_BAD, _USUALLY_HEALED = 2.0, 0.1, 0.0  # nats that a seam says, shares; means of pages set aside
_BADLY = -1.0  # nats below which a seam reads badly: of true ones between words 16 of 100
_INSERTED = 8  # lines at most that are thought away: with strips of a neighbour's column most are as short
_CHANCE = 3.0  # nats that it gains by chance where nothing was inserted
_WORST_WIDTH = -3.0  # nats that widths say against a join at most
_WHOLE = 0.45  # seams in mid-sentence a line of text: where lines are wrapped, more, but in paragraphs of two lines
_UNEVEN = 2  # characters less than the widest line that a line has which its column breaks: marks, or an indent
_BETWEEN = ("furniture", "caption", "credit")
_OPENING = '“"《('
_REACH = 14  # lines on either side that are looked at as rivals: columns woven line by line keep within it
_LEAST = 0.3  # nats of the mean of a join's own worth and its lead over rivals; at 0 torn ends were glued on the seeds
_IN_ORDER = 1.3  # nats for lines that stand one below the other in the file, as in the unweaving
_SAME_WIDTH = 0.6  # nats at most for equal widths, which rivals share: at 1.0 torn ends were glued on the seeds
_QUOTED = 1.5  # nats for a quotation that one line leaves open and the other closes, as in the unweaving
_NO_RIVAL = -3.0  # what a rival is worth where there is none


@dataclass(frozen=True, slots=True)
class _Seam:
    """Two lines of text, one behind the other in mid-sentence, and what is read there, in nats."""

    before: Line
    after: Line
    said: float  # by words, strings of the page and grammar
    width: float  # by the widths of the two lines
    is_moved: bool  # the file has another line behind the first
    is_behind: bool  # a caption or a page's head stands between them
    is_sure: bool  # in the order of the file, and a word stands across it, or it reads on plainly

    @property
    def ends_whole(self) -> bool:
        """Tell whether a whole paragraph stops there, over a blank line."""
        return self.before.features.length > SURE_BODY and self.after.fragment.blanks > 0

    def features(self) -> dict[str, float]:
        """Return what the two lines tell by themselves."""
        first, second = self.before, self.after
        return {
            "said": self.said,
            "moved": float(self.is_moved),
            "behind": float(self.is_behind),
            "quoted": float(first.features.opened > 0 and second.features.closed > 0),
            "figure": float(first.text[-1].isdigit() and not second.text[0].isdigit()),
            "opens": float(second.text[0] in _OPENING),
        }


def join_margins(lines: Sequence[Line], strings: Strings, printed: Sequence[int]) -> dict[int, float]:
    """Return the log odds of joins but those of the file that read on, by the offset of the later line.

    *printed* are the offsets of the page's lines in the order of the file. A word across the join that stands elsewhere
    among the *strings* of the page speaks for it.
    """
    features = join_features(lines, strings, printed)
    return {start: _ANY + sum([_WEIGHTS[name] * value for name, value in own.items()]) for start, own in features}


def join_features(
    lines: Sequence[Line], strings: Strings, printed: Sequence[int]
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield for each such join the offset of its later line, and what tells whether it is right."""
    numbers = [number for number, line in enumerate(lines) if line.role not in _BETWEEN]
    own = {lines[number].start for number in numbers}
    following = dict(pairwise(start for start in printed if start in own))
    seams = [
        _read(lines, one, other, strings, is_moved=following.get(lines[one].start) != lines[other].start)
        for one, other in pairwise(numbers)
        if _is_open(lines[one], lines[other])
    ]
    page = _Page(seams, [line.features.length for line in lines if line.role == "body"], strings)
    for place, seam in enumerate(seams):
        if not seam.is_sure:
            yield seam.after.start, seam.features() | page.features(place)


def _is_open(before: Line, after: Line) -> bool:
    """Tell whether *before* stops in mid-sentence, and *after* is text that may go on there."""
    is_text = before.role == "body" and after.role == "body"
    return is_text and not before.features.ended and not after.fragment.inline


def _read(lines: Sequence[Line], number: int, other: int, strings: Strings, *, is_moved: bool) -> _Seam:
    """Return the seam between lines *number* and *other*, read by grammar only where words do not tell enough."""
    before, after = lines[number], lines[other]
    is_behind = any(not line.fragment.inline for line in lines[number + 1 : other])
    said = odds(before, after, strings, grammar=False)
    is_sure = not is_moved and (said > _READS_ON or is_one_word(before, after))
    if not is_sure:
        said = odds(before, after, strings)
    said = max(WORST, min(BEST, said))
    return _Seam(before, after, said, pair_width(before, after), is_moved, is_behind, is_sure)


class _Page:
    """How the seams of a page with text lines of these *lengths* read on the whole, and about each of them."""

    def __init__(self, seams: Sequence[_Seam], lengths: Sequence[int], strings: Strings) -> None:
        self._seams = seams
        self._strings = strings
        self._is_whole = len(seams) < _WHOLE * len(lengths)
        self._widest = max(lengths, default=0)
        self._width = sum(seam.width for seam in seams)
        self._bad = sum(seam.said < _BADLY for seam in seams)
        self._gains = [0.0 if seam.is_sure else self._gain(place) for place, seam in enumerate(seams)]
        self._healed = sum(gain > 0 for gain in self._gains)

    def features(self, place: int) -> dict[str, float]:
        """Return what the other seams tell of seam *place*."""
        own, gain, others = self._seams[place], self._gains[place], len(self._seams) - 1
        near = self._seams[max(0, place - 2) : place + 3]
        around = [*self._seams[max(0, place - _AROUND) : place], *self._seams[place + 1 : place + 1 + _AROUND]]
        usual_width = (self._width - own.width) / max(1, others)
        return {
            "around": _eased(sum([seam.said for seam in around]), len(around), _USUAL),
            "bad": _eased(self._bad - (own.said < _BADLY), others, _USUALLY_BAD),
            "width": max(_WORST_WIDTH, min(0.0, own.width - usual_width)),
            "inserted": gain,
            "healed": _eased(self._healed - (gain > 0), others, _USUALLY_HEALED),
            "whole": float(own.ends_whole or (self._is_whole and not self._is_broken(own.before))),
            "beside": float(not own.is_moved and any(seam.is_moved for seam in near)),
        }

    def _is_broken(self, line: Line) -> bool:
        """Tell whether a column breaks *line*: none is wider, nor too wide for a column."""
        return self._widest - _UNEVEN <= line.features.length <= self._widest <= SURE_BODY

    def _gain(self, place: int) -> float:
        """Return what the text gains, over chance, where lines behind seam *place* or before it are thought away."""
        own, gain = self._seams[place], _CHANCE
        for other in self._unsure(place + 1, place + 1 + _INSERTED):
            gain = max(gain, self._closed(own.before, other.after, own.said + other.said + gain) + gain)
        for other in self._unsure(max(0, place - _INSERTED), place):
            gain = max(gain, self._closed(other.before, own.after, own.said + other.said + gain) + gain)
        return gain - _CHANCE

    def _unsure(self, first: int, last: int) -> list[_Seam]:
        return [seam for seam in self._seams[first:last] if not seam.is_sure]

    def _closed(self, before: Line, after: Line, least: float) -> float:
        """Return by how much what *before* and *after* say is over *least*; 0 where it cannot be."""
        if least >= BEST or odds(before, after, self._strings, grammar=False) + MOST_GRAMMAR <= least:
            return 0.0
        return min(BEST, odds(before, after, self._strings)) - least


def _eased(total: float, count: int, usual: float) -> float:
    """Return the mean of *count* seams with this *total*, *usual* ones standing for those that are too few to tell."""
    return (total + usual * max(0, _TELLING - count)) / max(_TELLING, count)


def torn_ends(columns: Sequence[Sequence[int]], zone: Sequence[Line], evidence: SeamEvidence) -> set[int]:
    """Return the lines of *columns* that do not go on the line before: lines near by would read as well there.

    Of 97 such lines on pages set aside 40 were of another text, of all others one in 40.
    """
    order = [number for number, line in enumerate(zone) if line.role in ("heading", "body", "signature")]
    neighbours = set(pairwise(order))
    bodies = [number for number in order if zone[number].role == "body"]

    def worth(first: int, second: int) -> float:
        value = evidence.seam(first, second) + min(_SAME_WIDTH, pair_width(zone[first], zone[second]))
        value += _QUOTED if zone[first].features.opened and zone[second].features.closed else 0.0
        return value + (_IN_ORDER if (first, second) in neighbours else 0.0)

    found: set[int] = set()
    mixed = [  # put together against file order: lines of it moved, or others stand between them
        column
        for column in columns
        if list(column) != sorted(column)
        or any(other is not column and min(other) < column[-1] and max(other) > column[0] for other in columns)
    ]
    for first, second in [pair for column in mixed for pair in pairwise(column)]:
        if not zone[first].role == zone[second].role == "body" or zone[first].features.ended:
            continue
        after = [number for number in bodies if 0 < number - first <= _REACH and number != second]
        before = [number for number in bodies if 0 < second - number <= _REACH and number != first]
        behind = max([worth(first, number) for number in after], default=_NO_RIVAL)
        ahead = max([worth(number, second) for number in before if not zone[number].features.ended], default=_NO_RIVAL)
        if worth(first, second) - (behind + ahead) / 4 < _LEAST:
            found.add(second)
    return found
