"""Figures that are news: how many people, how much money, which share, how many houses. Years and ordinals are none."""

from __future__ import annotations

from digest.expressions import expression

_NUMBER = r"\d[\d.,]*[余多]?[百千万亿]*[余多]?"
_PEOPLE = rf"{_NUMBER}(?:[人名]|元|人次)|\d[\d.]*[%％]"
NEWS = expression(rf"{_PEOPLE}|{_NUMBER}家")
_GREAT = expression(_PEOPLE)


def tells_news(text: str) -> bool:
    """Say whether *text* has a figure of people, money, a share, or houses."""
    return bool(NEWS.search(text))


def tells_people(text: str) -> bool:
    """Say whether *text* has a figure of people, money or a share: what a leader asks for before houses and places."""
    return bool(_GREAT.search(text))
