"""What is of no one place: the unions of 长三角, 京津冀 act together; the town where they met is not whose news it is.

A contest or a fair of them is the news of the town that holds it.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.expressions import expression
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned
from digest.labels.scan import Scan

_WIDE = expression(
    r"(?:长三角|珠三角|京津冀|环渤海|粤港澳|粤港澳大湾区|泛珠三角?|成渝|川渝|东北三省|东三省|西北五省|华东六省|中部六省|淮海经济区|长江经济带"
    r"|黄河流域|沿[江黄海][九十一二三四五六七八]+省|苏浙皖|沪苏浙皖?|江浙沪|晋冀鲁豫|陕甘宁)"
    r"[^，。]{0,8}?(?:总?工会|[\d一二三四五六七八九十两]+(?:个)?(?:省|市|地)|联席会|联盟|合作)"
)
_OPENING = 24  # characters of the body in which who acts stands
_CITY = 2  # names in the path of a city


def is_wide(found: Scan) -> bool:
    """Return whether unions of provinces together act in the headline or the opening of *found*."""
    headline = found.article.headline
    return bool(_WIDE.search(headline) or _WIDE.search(found.text, found.body, found.body + _OPENING))


def apart(ranked: Sequence[Path], assigned: Sequence[Assigned]) -> list[Path]:
    """Return those of *ranked* that several provinces' news is of: none where all lie in one city, as a venue does."""
    named = {path[:_CITY] for mention, path in assigned if len(path) >= _CITY and not mention.bearer}
    return list(ranked) if len(named) > 1 else []
