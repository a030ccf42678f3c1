"""Over how many rows running text goes: broken as the press breaks it (Unicode Standard Annex 14), without a press."""

from __future__ import annotations

import functools
import re

from digest.expressions import expression
from digest.renderings import line_breaks

# What no row parts: a Latin word or a number with its signs, two dashes, a character with the marks that may not open
# a row behind it or close one before it.
_OPEN = "（(【《〈〔［[「『“‘"
_CLOSE = "，。、；：？！,.;:?!）)】》〉〕］]」』”’…·%％℃"
_CLUSTER = expression(
    rf"[{re.escape(_OPEN)}]*(?:[0-9A-Za-z][0-9A-Za-z.,:/%+\-]*|[—…]{{2,}}|.)[{re.escape(_CLOSE)}]*\s*", re.DOTALL
)
# Widths of our own faces in em (digest.fonts); those of the official ones are narrower, so that a row holds no less.
_WIDE = 0x2000
_NARROW = {**dict.fromkeys("0123456789", 0.6), **dict.fromkeys(".,:;-/ '\"()il!I", 0.35), "%": 0.9, "·": 1.0}
_CAPITAL, _SMALL = 0.75, 0.58


def width(text: str) -> float:
    """Return the width of *text* in em, as running text is set."""
    return sum(map(_width, text))


@functools.cache
def _width(character: str) -> float:
    if ord(character) > _WIDE:
        return 1.0
    return _NARROW.get(character, _CAPITAL if character.isupper() else _SMALL)


@functools.lru_cache(maxsize=1024)  # as in _clusters: in each try one section of the contents is another
def rows(parts: tuple[tuple[str, float], ...], room: float, indent: float = 0.0, behind: float = 0.0) -> int:
    """Return how many rows of *room* points *parts* fill: texts with their sizes in points.

    The first row begins *indent* points in; *behind* points are wanted on the last one.
    """
    count, used, blank = 1, indent, 0.0
    for text, size in parts:
        for wide, trailing in _clusters(text):
            if used + blank + wide * size > room and used:
                count, used, blank = count + 1, 0.0, 0.0
            used, blank = used + blank + wide * size, trailing * size  # a blank at a row's end takes no room
    return count + (used + behind > room)


@functools.lru_cache(maxsize=4096)  # an issue is filled in a hundred tries, with the same sentences
def _clusters(text: str) -> tuple[tuple[float, float], ...]:
    """Return the widths in em of what no row parts of *text*, each with that of the blanks behind it."""
    found = (piece for part in line_breaks.pieces(text) for piece in _CLUSTER.findall(part))
    return tuple((width(piece.rstrip()), width(piece[len(piece.rstrip()) :])) for piece in found)
