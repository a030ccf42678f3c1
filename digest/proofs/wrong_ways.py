"""How a phrase is written with one slip: every way of a short one, and by which slip a text differs from a long one."""

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


def ways_to_misspell(text: str) -> Iterator[tuple[str, WrongWay]]:
    """Yield the ways to write *text* with one slip, and with one character mistaken wherever it stands."""
    for place, sign in enumerate(text):
        for other in likeness.mistaken_for(sign):
            yield text[:place] + other + text[place + 1 :], WrongWay(place, place + 1, sign)
            if text.count(sign) > 1 and text.index(sign) == place:
                yield text.replace(sign, other), WrongWay(0, len(text), text)  # 人脑人心: a person reads the whole
        yield text[:place] + sign + text[place:], WrongWay(place, place + 2, sign)
        if place and text[place] != text[place - 1]:
            yield text[:place] + text[place + 1 :], WrongWay(place - 1, place, text[place - 1 : place + 1])
    yield text[1:], WrongWay(0, 1, text[:2])


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
