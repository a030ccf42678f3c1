"""A place in one word in, its steps out."""

from __future__ import annotations

from digest.expressions import expression

__all__ = ["split_place"]

_PLACE = expression(r".+?(?:特别行政区|自治区|自治州|自治县|地区|省|盟|市|区|县|旗)")


def split_place(name: str) -> tuple[str, ...]:
    """Return the steps of a place written in one word: 江苏省苏州市 → (江苏省, 苏州市)."""
    return tuple(_PLACE.findall(name.replace("/", "").replace(" ", "")))
