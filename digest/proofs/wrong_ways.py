"""How a phrase is written with one slip: by which slip a text differs from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.proofs import likeness

_LEAST_TWO = 4  # characters of a phrase that must be right where two lack


class WrongWay(NamedTuple):
    """One slip: ``meant`` stands for what is from ``start`` to ``end``, counted from its beginning."""

    start: int
    end: int
    meant: str


def slip_of(stands: str, text: str) -> WrongWay | None:
    """Return the slip by which *stands* is written for *text*; None if it is none, or there are several."""
    more, most = len(stands) - len(text), min(len(stands), len(text))
    first = next((place for place in range(most) if stands[place] != text[place]), most)
    if more == 1:
        is_doubled = first and stands[first:] == text[first - 1 :]
        return WrongWay(first - 1, first + 1, text[first - 1]) if is_doubled else None
    if more == -1:
        is_dropped = stands[first:] == text[first + 1 :]
        start = max(first - 1, 0)
        return WrongWay(start, first + (not first), text[start : first + 1 + (not first)]) if is_dropped else None
    if more or stands == text or not is_mistaken(stands[first], text[first]):
        return None
    if stands[first + 1 :] == text[first + 1 :]:
        return WrongWay(first, first + 1, text[first])
    # 人脑人心: a person reads the whole
    is_everywhere = text.replace(text[first], stands[first]) == stands
    return WrongWay(0, len(text), text) if is_everywhere else None


def is_mistaken(stands: str, meant: str) -> bool:
    """Say whether one character may stand by a slip for the other."""
    return stands in likeness.mistaken_for(meant)


def slips_after(text: str, at: int, rest: str) -> Iterator[WrongWay]:
    """Yield the slips by any of which *text* from *at* on differs from *rest*."""
    if not _may_go_on(text[at : at + 2], rest):
        return
    for start, end, meant in _slips(text[at - 1 : at + len(rest) + 1], text[at - 1] + rest):
        yield WrongWay(at - 1 + start, at - 1 + end, meant)


def slips_before(text: str, at: int, rest: str) -> Iterator[WrongWay]:
    """Yield the slips by any of which *text* up to the character at *at* differs from *rest*."""
    if not _may_go_on(text[max(0, at - 2) : at][::-1], rest[::-1]):
        return
    for start, end, meant in _slips(text[max(0, at - len(rest) - 1) : at + 1][::-1], text[at] + rest[::-1]):
        yield WrongWay(at + 1 - end, at + 1 - start, meant[::-1])


def _may_go_on(near: str, rest: str) -> bool:
    """Say whether two characters are near enough to how *rest* begins for one slip; most texts go on otherwise."""
    return len(rest) < _LEAST_TWO or rest[0] in near or near[:1] in rest[1:3] or near[1:] == rest[1]


def _slips(stands: str, right: str) -> Iterator[tuple[int, int, str]]:
    """Yield the slips by any of which *stands* begins otherwise than *right*; their first characters are the same.

    A slip is where it starts and ends in *stands* and what is meant there.
    """
    same = 1
    while same < len(right) and same < len(stands) and stands[same] == right[same]:
        same += 1
    left = right[same:]
    if not left:
        return
    if stands[same + 1 : same + len(left)] == left[1:] and same < len(stands):
        yield same, same + 1, left[0]
    if stands[same : same + len(left) - 1] == left[1:]:
        yield same - 1, min(same + 1, len(stands)), right[same - 1] + left[0] + stands[same : same + 1]
    if len(right) > _LEAST_TWO and len(left) > 3 and stands[same : same + len(left) - 2] == left[2:]:
        yield same - 1, min(same + 1, len(stands)), right[same - 1] + left[:2] + stands[same : same + 1]
    if stands[same + 1 : same + 1 + len(left)] == left:
        is_doubled = stands[same] == stands[same - 1]
        yield (same - 1, same + 1, stands[same]) if is_doubled else (same, same + 1, "")
