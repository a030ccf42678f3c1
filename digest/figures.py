"""Figures that are news: how many people, how much money, which share, how many houses. Years and ordinals are none."""

from __future__ import annotations

import math

from digest.expressions import expression

_NUMBER = r"\d[\d.,]*[余多]?[百千万亿]*[余多]?"
_PEOPLE = rf"{_NUMBER}(?:[人名]|元|人次)|\d[\d.]*[%％]"
NEWS = expression(rf"{_PEOPLE}|{_NUMBER}家")
_GREAT = expression(_PEOPLE)
# What one of them got says nothing of how many there are: 每人奖励2万元, 保额30万元.
_COUNTED = expression(r"(?<![\d.,])(\d[\d.,]*)[余多]?([百千万亿]*)[余多]?(人次|[人名户]|元)")
_EACH = expression("(?:每[人名户位间年月场家]|人均|户均|最高|保额|年薪|单价|各(?![级地基界省市县区行]))[^，。；]{0,6}$")
_SCALE = {"百": 2, "千": 3, "万": 4, "亿": 8}
_PEOPLE_MOST, _MONEY_MOST = 6, 9  # powers of ten: a province's members, and what its unions spend in a year


def tells_news(text: str) -> bool:
    """Say whether *text* has a figure of people, money, a share, or houses."""
    return bool(NEWS.search(text))


def tells_people(text: str) -> bool:
    """Say whether *text* has a figure of people, money or a share: what a leader asks for before houses and places."""
    return bool(_GREAT.search(text))


def reach_of(text: str) -> float:
    """Return how far the greatest figure of people or money in *text* reaches: 0 for none, 1 for a whole province."""
    found = (match for match in _COUNTED.finditer(text) if not _EACH.search(text, 0, match.start()))
    return max((_reach(*match.groups()) for match in found), default=0.0)


def _reach(digits: str, scale: str, unit: str) -> float:
    value = float(digits.replace(",", "").rstrip(".") or 0) if digits.count(".") < 2 else 0.0
    power = math.log10(max(value, 1.0)) + sum(_SCALE[sign] for sign in scale)
    return min(power / (_MONEY_MOST if unit == "元" else _PEOPLE_MOST), 1.0)
