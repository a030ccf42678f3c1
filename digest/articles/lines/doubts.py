"""Room 2: lines in reading order in; which joins of the order of the file may well not be right out.

In a column of wrapped lines an open line goes on with the next one: 98 of 100 such joins were right even where they
read no better than chance. Where a whole paragraph stops in mid-sentence, a line is wider than its column, or a blank
line follows outside columns, text may be torn, and what stands next in the file be another text's: of 307 such joins
that read no better than chance 38 were wrong (pages of two makers). So it is on pages where lines stood mixed: of 401
joins left in the order of the file that read by chance 23 were wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from digest.articles.continuity.scores import reads_on
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.line import Line

DOUBTED = 0.5  # margin of such a join in nats, below what is printed unmarked
_SURE = 0.0  # nats from which a reading speaks for the join
_BY_CHANCE = -0.5  # nats below which a line goes on another one as it would on any
_EVEN = 4  # characters by which a wrapped line may be wider than its column


def doubtful_joins(lines: Sequence[Line], is_mixed: bool) -> dict[int, float]:
    """Return the margins of joins between torn texts, by the offset of the later line; *is_mixed*: on a mixed page."""
    text = [line for line in lines if line.role not in ("furniture", "caption", "credit")]
    found: dict[int, float] = {}
    for before, after in pairwise(text):
        if before.role != "body" or after.role != "body" or before.features.ended or after.fragment.inline:
            continue
        length = before.features.length
        is_torn = length > before.column + _EVEN if before.column else length > SURE_BODY or after.fragment.blanks > 0
        least = _SURE if is_torn else _BY_CHANCE if is_mixed else -math.inf
        if least > -math.inf and not after.features.needs_before and reads_on(before.text, after.text) < least:
            found[after.start] = DOUBTED
    return found
