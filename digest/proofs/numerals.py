"""Numbers as Chinese text writes them: 二十, 1.3万, ８０."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
CHINESE = "[零〇一二三四五六七八九十百千两]"


def from_chinese(text: str) -> int | None:
    """Return the whole number below 10,000 that *text* writes (二十一, 一百零五, 二〇二六); None if it is none."""
    if not text or not re.fullmatch(f"{CHINESE}+", text):
        return None
    if not any(sign in _UNITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit


def to_chinese(number: int) -> str:
    """Return *number* from 1 to 99 as text writes it: 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{'零一二三四五六七八九'[tens]}十")
    return head + ("零一二三四五六七八九"[ones] if ones else "")


def value_of(digits: str, scale: str) -> Decimal:
    """Return the value of *digits* (1.3, 1,200) times *scale* (万)."""
    return Decimal(digits.replace(",", "").replace("，", "")) * SCALES[scale]
