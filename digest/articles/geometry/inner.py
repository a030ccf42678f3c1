"""A small headline inside a chain of columns: a crosshead of its story, or the headline of the next one."""

from __future__ import annotations

from digest.articles.geometry.chains import Chain
from digest.articles.geometry.claims import StoryClaim
from digest.articles.geometry.spots import middle
from digest.expressions import expression

_LARGER = 1.3  # times a headline is larger than the crossheads under it
_FAR_LARGER = 1.6
_NUMBERED = expression(r"(?:[一二三四五六七八九十]{1,2}|\d)[、.]|\([一二三四五六七八九十\d]\)")
_DATED = expression(r"近日|日前|近期|\d{1,2}月\d{1,2}日|昨[天日]|今[天日]|本报讯|记者")
_LEAD = 25  # characters in which a report says when


def parted(chain: Chain, owners: dict[int, StoryClaim]) -> list[Chain]:
    """Return *chain* parted where a headline inside it opens another story."""
    found: list[Chain] = []
    start = 0
    for number in range(1, len(chain.columns)):
        column, before = chain.columns[number], chain.columns[number - 1]
        claim, first = owners.get(id(column)), owners.get(id(chain.columns[start]))
        if claim is None or claim.columns[0] is not column:
            continue
        if first is not None and first.head.size >= _LARGER * claim.head.size and not before.is_signed():
            head = claim.head.rows[0]  # what speaks for a story of its own (each value tried at half and double)
            score = -1.0 if first.head.size >= _FAR_LARGER * claim.head.size else 0.0
            score -= 1.0 if len(first.columns) > 1 else 0.0
            score += -0.5 if abs(middle(head.box) - (column.left + column.right) / 2) < head.size / 2 else 0.5
            above, below = head.box.top - before.box.bottom, column.box.top - claim.head.box.bottom
            score += 1.0 if above > 0 and above - below > 0.8 * column.rows[0].size else 0.0
            score += 1.0 if _DATED.search(column.text[:_LEAD]) else 0.0
            score += 0.5 if before.rows[-1].last.features.ended else -4.0
            score -= 3.0 if _NUMBERED.match(head.text) else 0.0
        else:
            score = 1.0
        if score > 0:
            found.append(Chain(chain.columns[start:number], chain.margins[start : number - 1]))
            start = number
    return [*found, Chain(chain.columns[start:], chain.margins[start:])]
