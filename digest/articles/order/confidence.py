"""Room 2: lines in reading order in; how sure each join in mid-sentence is out, as the log odds that it is right.

The weights are of a logistic regression over 11,500 joins of 424 pages, calm and woven, of three makers; fitted on the
other half of the makers' texts and pages they are the same within a tenth. Rivals near by, quotes, and how many lines
of the page were moved tell nothing more there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.articles.continuity.straddle import Strings
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.joins import is_one_word, odds
from digest.articles.lines.line import Line
from digest.articles.order.evidence import BEST, WORST, SeamEvidence, pair_width

_ANY = 3.3
_MOVED = -1.65  # the file has another line behind the first
_READING = 0.54  # share of what the seam says
_WIDTH = 0.42  # share of what the widths say
# Where hardly a line was moved, the page most likely stands in its order, and long sentences have many joins that read
# no better than chance.
_CALM, _FEWEST_MOVED = 0.6, 3
_TORN = -1.0  # a whole paragraph stops in mid-sentence over a blank line: there 27 of 206 were false, elsewhere 1 in 20
# Behind a caption or a page head, of 32 joins in the order of the file that read worse than chance 15 were false, of 34
# others 3.
_BEHIND = -2.0
_BETWEEN = ("furniture", "caption", "credit")
_READS_ON = 1.0  # nats by words alone from which the grammar is not asked of a join of the file
_REACH = 14  # lines on either side that are looked at as rivals: columns woven line by line keep within it
_LEAST = 0.3  # nats of the mean of a join's own worth and its lead over rivals; at 0 torn ends were glued on the seeds
_IN_ORDER = 1.3  # nats for lines that stand one below the other in the file, as in the unweaving
_SAME_WIDTH = 0.6  # nats at most for equal widths, which rivals share: at 1.0 torn ends were glued on the seeds
_QUOTED = 1.5  # nats for a quotation that one line leaves open and the other closes, as in the unweaving
_NO_RIVAL = -3.0  # what a rival is worth where there is none


def join_margins(lines: Sequence[Line], strings: Strings, printed: Sequence[int]) -> dict[int, float]:
    """Return the log odds of joins but those of the file that read on, by the offset of the later line.

    *printed* are the offsets of the page's lines in the order of the file. A word across the join that stands elsewhere
    among the *strings* of the page speaks for it.
    """
    numbers = [number for number, line in enumerate(lines) if line.role not in _BETWEEN]
    own = {lines[number].start for number in numbers}
    following = dict(pairwise(start for start in printed if start in own))
    moved = sum(following.get(lines[one].start) != lines[other].start for one, other in pairwise(numbers))
    usual = _ANY + _CALM * (moved < _FEWEST_MOVED)
    found: dict[int, float] = {}
    for number, other in pairwise(numbers):
        before, after = lines[number], lines[other]
        if before.role != "body" or after.role != "body" or before.features.ended or after.fragment.inline:
            continue
        is_moved = following.get(before.start) != after.start
        if not is_moved and is_one_word(before, after):
            continue
        rough = odds(before, after, strings, grammar=False)
        if not is_moved and rough > _READS_ON:
            continue
        margin = usual + _READING * max(WORST, min(BEST, odds(before, after, strings)))
        margin += _WIDTH * pair_width(before, after) + _MOVED * is_moved
        margin += _TORN * (before.features.length > SURE_BODY and after.fragment.blanks > 0)
        margin += _BEHIND * any(not line.fragment.inline for line in lines[number + 1 : other])
        found[after.start] = margin
    return found


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
