"""Room 2: lines in reading order in; which joins of the order of the file may well not be right out.

In a column of wrapped lines an open line goes on with the next one: 98 of 100 such joins were right even where they
read no better than chance. Where a whole paragraph stops in mid-sentence, a line is wider than its column, or a blank
line follows outside columns, text may be torn, and what stands next in the file be another text's: of 307 such joins
that read no better than chance 38 were wrong (pages of two makers). On pages whose lines were put in another order
124 of 781 joins of neighbours in the file were wrong where they read worse than chance, and 25 of 506 up to 2 nats; of
lines put together that were no neighbours, 44 of 90 and 12 of 53 (woven pages of four makers).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.articles.continuity.scores import reads_on
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.line import Line

DOUBTED = 0.5  # margin in nats of a join that is as likely wrong as right: what runs across is not printed
# Margins of the joins counted above, the logarithm of right ones to wrong ones: what runs across may be printed, with
# 〔待核〕, where nothing as good is there without; a lead that is left out unseen is worse than one that is looked at.
_TORN, _MIXED = 2.0, 2.8
_SURE = -0.2  # nats from which a reading speaks for the join
_LIKELY = 2.0  # … and to which joins of lines that the file has apart are doubted
_EVEN = 4  # characters by which a wrapped line may be wider than its column
_FEWEST_MOVED = 3  # joins against the order of the file that tell a page whose lines are mixed
_FEWEST = 3  # lines that break off at one width, where most that break off do, tell that a page was wrapped there


def doubtful_joins(lines: Sequence[Line], strings: Strings, printed: Sequence[int]) -> dict[int, float]:
    """Return the margins of joins between torn texts, by the offset of the later line.

    *printed* are the offsets of the page's lines in the order of the file. A word across the join that stands elsewhere
    among the *strings* of the page speaks for it, as in a headline.
    """
    text = [line for line in lines if line.role not in ("furniture", "caption", "credit")]
    own = {line.start for line in text}
    following = dict(pairwise(start for start in printed if start in own))
    is_mixed = sum(following.get(one.start) != other.start for one, other in pairwise(text)) >= _FEWEST_MOVED
    found: dict[int, float] = {}
    wrapped = _wrapped_at(text)
    for before, after in pairwise(text):
        if before.role != "body" or after.role != "body" or before.features.ended or after.fragment.inline:
            continue
        is_moved = following.get(before.start) != after.start
        is_torn = _is_torn(before, after, wrapped)
        if not (is_moved or is_torn or is_mixed) or after.features.needs_before:
            continue
        reading = reads_on(before.text, after.text) + strings.across(before.text, after.text)
        if reading < (_LIKELY if is_moved else _SURE):
            found[after.start] = DOUBTED if is_moved and reading < _SURE else _TORN if is_moved or is_torn else _MIXED
    return found


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
