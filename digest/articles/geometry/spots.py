"""Places on a page: what lies beside, under or inside what. All lengths in points, origin at the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.model import Box

_THIN = 3.0  # points: a rule's thickness at most
_SAME = 1.5  # points: two edges of one frame
_UNEVEN = 0.05  # share of a column's width that the rules between columns of one story stand unevenly
_WHOLE = 0.8  # share of the page a frame covers at most; a larger one stands round the whole page
_MOST = 400  # rules looked at for frames: a table or a drawing has more


def around(boxes: Iterable[Box]) -> Box:
    """Return the rectangle about *boxes*, of which there is at least one."""
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def width(box: Box) -> float:
    """Return the width of *box*."""
    return box.right - box.left


def height(box: Box) -> float:
    """Return the height of *box*."""
    return box.bottom - box.top


def middle(box: Box) -> float:
    """Return where the middle of *box* is across the page."""
    return (box.left + box.right) / 2


def beside(one: Box, other: Box) -> float:
    """Return how far the two overlap across the page; negative: the gap between them."""
    return min(one.right, other.right) - max(one.left, other.left)


def level(one: Box, other: Box) -> float:
    """Return how far the two overlap down the page; negative: the gap between them."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def distance(one: Box, other: Box) -> float:
    """Return the gap between the two across the page and down it together; 0 where they overlap."""
    return max(0.0, -beside(one, other)) + max(0.0, -level(one, other))


def contains(outer: Box, inner: Box, slack: float = 2.0) -> bool:
    """Tell whether *inner* lies in *outer*."""
    return (
        outer.left - slack <= inner.left
        and outer.top - slack <= inner.top
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def is_ruled_apart(upper: Box, lower: Box, rules: Sequence[Box]) -> bool:
    """Tell whether a rule across the page lies between *upper* and *lower*, over most of the narrower of them."""
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    least = 0.5 * max(1.0, right - left)
    return any(
        height(rule) <= _THIN
        and upper.bottom - 4 <= (rule.top + rule.bottom) / 2 <= lower.top + 4
        and min(right, rule.right) - max(left, rule.left) >= least
        for rule in rules
    )


def is_fenced_off(left: Box, right: Box, rules: Sequence[Box]) -> bool:
    """Tell whether a rule down the page lies between *left* and *right*, along half of the lower of them."""
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    least = 0.5 * max(1.0, bottom - top)
    return any(
        width(rule) <= _THIN
        and left.right - 2 <= middle(rule) <= right.left + 2
        and min(bottom, rule.bottom) - max(top, rule.top) >= least
        for rule in rules
    )


def is_column_rule(left: Box, right: Box, rules: Sequence[Box]) -> bool:
    """Tell whether the rule between *left* and *right* is one of several alike, a column's width apart.

    Such rules part the columns of a story, and not stories.
    """
    pitch = right.left - left.left
    down = [rule for rule in rules if width(rule) <= _THIN < height(rule)]
    own = [rule for rule in down if left.right - 2 <= middle(rule) <= right.left + 2]
    return any(
        abs(rule.top - other.top) <= _THIN
        and abs(rule.bottom - other.bottom) <= _THIN
        and abs(abs(middle(other) - middle(rule)) - pitch) <= _UNEVEN * pitch
        for rule in own
        for other in down
    )


def frames(rules: Sequence[Box], area: float) -> tuple[Box, ...]:
    """Return the rectangles that four of *rules* make, the smallest first; none about the whole page of *area*."""
    if len(rules) > _MOST:
        return ()
    across = [rule for rule in rules if height(rule) <= _THIN < width(rule)]
    down = [rule for rule in rules if width(rule) <= _THIN < height(rule)]
    found: set[Box] = set()
    for number, upper in enumerate(across):
        for lower in across[:number] + across[number + 1 :]:
            if lower.top <= upper.bottom + _THIN or abs(upper.left - lower.left) > _SAME:
                continue
            box = Box(upper.left, upper.top, upper.right, lower.bottom)
            if abs(upper.right - lower.right) <= _SAME and _has_side(box, box.left, down):
                found |= {box} if _has_side(box, box.right, down) else set()
    kept = [box for box in found if width(box) * height(box) <= _WHOLE * area]
    return tuple(sorted(kept, key=lambda box: width(box) * height(box)))


def _has_side(box: Box, x: float, down: Sequence[Box]) -> bool:
    return any(
        abs(middle(rule) - x) <= _SAME and abs(rule.top - box.top) <= 2 * _SAME and abs(rule.bottom - box.bottom) <= 3
        for rule in down
    )
