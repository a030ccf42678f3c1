"""Figures that are news: how many people, how much money, which share. Years, ordinals and rooms are none."""

from __future__ import annotations

import re

NEWS = re.compile(r"\d[\d.,]*[余多]?[百千万亿]*[余多]?(?:[人名家]|元|人次)|\d[\d.]*[%％]")


def tells_news(text: str) -> bool:
    """Say whether *text* has a figure of people, money or a share."""
    return bool(NEWS.search(text))
