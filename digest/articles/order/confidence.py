"""Room 2: lines in reading order in; how sure each join in mid-sentence is out, as the log odds that it is right.

The weights are of a logistic regression over 11,500 joins of 424 pages, calm and woven, of three makers; fitted on the
other half of the makers' texts and pages they are the same within a tenth. Rivals near by, quotes, and how many lines
of the page were moved tell nothing more there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.joins import is_one_word, odds
from digest.articles.lines.line import Line
from digest.articles.order.evidence import BEST, WORST, SeamEvidence, pair_width
from digest.model.articles import DOUBTFUL_MARGIN

_ANY = 3.3
_MOVED = -1.65  # the file has another line behind the first
_READING = 0.54  # share of what the seam says
_WIDTH = 0.42  # share of what the widths say; on calm pages uneven lines tell nothing
# Where nothing tells that columns were mixed, lines follow each other in the file as they were printed, and a seam that
# reads no better than chance is hardly a doubt: of 1,280 sentences of such pages 54 were marked, with the others' 137.
_CALM = 0.8
_TORN = (
    -1.0
)  # a whole paragraph stops in mid-sentence, or a blank line stands there: 27 of 206 false, elsewhere one in 20
# Behind a caption or a page head, of 32 joins in the order of the file that read worse than chance 15 were false, of 34
# others 3.
_BEHIND = -2.5
_BETWEEN = ("furniture", "caption", "credit")
_FEWEST_MOVED = 3  # joins against the order of the file that tell a page whose lines are mixed
_EVEN = 4  # characters by which a wrapped line may be wider than its column
_FEWEST = 3  # lines that break off at one width, where most that break off do, tell that a page was wrapped there
_REACH = 14  # lines on either side that are looked at as rivals: columns woven line by line keep within it
_LEAST = 0.3  # nats of the mean of a join's own worth and its lead over rivals; at 0 torn ends were glued on the seeds
_IN_ORDER = 1.3  # nats for lines that stand one below the other in the file, as in the unweaving
_SAME_WIDTH = 0.6  # nats at most for equal widths, which rivals share: at 1.0 torn ends were glued on the seeds
_QUOTED = 1.5  # nats for a quotation that one line leaves open and the other closes, as in the unweaving
_NO_RIVAL = -3.0  # what a rival is worth where there is none


def join_margins(lines: Sequence[Line], strings: Strings, printed: Sequence[int]) -> dict[int, float]:
    """Return the log odds of joins that were put together or are in doubt, by the offset of the later line.

    *printed* are the offsets of the page's lines in the order of the file. A word across the join that stands elsewhere
    among the *strings* of the page speaks for it.
    """
    numbers = [number for number, line in enumerate(lines) if line.role not in _BETWEEN]
    text = [lines[number] for number in numbers]
    own = {line.start for line in text}
    following = dict(pairwise(start for start in printed if start in own))
    is_mixed, wrapped = _is_mixed(text, following), _wrapped_at(text)
    found: dict[int, float] = {}
    for number, other in pairwise(numbers):
        before, after = lines[number], lines[other]
        if before.role != "body" or after.role != "body" or before.features.ended or after.fragment.inline:
            continue
        is_moved = following.get(before.start) != after.start
        if not is_moved and is_one_word(before, after):
            continue
        margin = _ANY + _READING * max(WORST, min(BEST, odds(before, after, strings)))
        margin += _WIDTH * pair_width(before, after) if is_mixed else _CALM
        margin += _MOVED if is_moved else _TORN * _is_torn(before, after, wrapped)
        margin += _BEHIND * any(not line.fragment.inline for line in lines[number + 1 : other])
        if is_moved or margin < DOUBTFUL_MARGIN:
            found[after.start] = margin
    return found


def _is_mixed(text: Sequence[Line], following: Mapping[int, int]) -> bool:
    """Tell whether lines of *text* were moved, or one stops in mid-sentence before a headline or a signature."""
    moved = sum(following.get(one.start) != other.start for one, other in pairwise(text))
    cut_off = (
        one.role == "body" and not one.features.ended and other.role in ("heading", "signature")
        for one, other in pairwise(text)
    )
    return moved >= _FEWEST_MOVED or any(cut_off)


def _is_torn(before: Line, after: Line, wrapped: int) -> bool:
    """Tell whether a text may stop in mid-sentence with *before*, which is no line of a column, nor *wrapped* wide."""
    length = before.features.length
    column = before.column or (wrapped if wrapped - _EVEN <= length and not after.fragment.blanks else 0)
    return length > column + _EVEN if column else length > SURE_BODY or after.fragment.blanks > 0


def _wrapped_at(lines: Sequence[Line]) -> int:
    """Return the width in characters at which most of *lines* that stop in mid-sentence break off; 0 if at none."""
    widths = [one.features.length for one in lines if one.role == "body" and not one.features.ended]
    widest = max(widths, default=0)
    alike = sum(widest - _EVEN <= width for width in widths)
    return widest if alike >= _FEWEST and 2 * alike > len(widths) else 0


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
