"""Half of a pair of quotation marks or brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.expressions import expression

_OPENING = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "【": "】", "〔": "〕", "「": "」", "『": "』"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_MARK = expression(f"[{''.join(_OPENING)}{''.join(_CLOSING)}]")
_DEEP = 8  # marks within marks that are looked through
_LATIN = expression(r"[A-Za-z]|\d\d(?!\d)")  # an apostrophe's: don’t, ’98
_HALF = str.maketrans("()", "（）")
_COUNTED = expression(
    r"(?:^|[，。；：、\s（(])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）]$"
)  # 1）, the head of a point


class Half(NamedTuple):
    """The mark at ``place`` of the text whose other half lacks, and that half."""

    place: int
    other: str


def halves(text: str) -> Iterator[Half]:
    """Yield the marks of *text* without their other half; a pair does not go over a paragraph's end.

    A quotation of several paragraphs opens with each and closes with the last: its marks are whole.
    """
    begin = 0
    for paragraph in text.split("\n"):
        end = begin + len(paragraph)
        plain = paragraph.translate(_HALF)
        for place in unpaired(plain):
            mark = plain[place]
            if mark != "“" or text[end + 1 : end + 2] != "“":
                yield Half(begin + place, _OPENING.get(mark) or _CLOSING[mark])
        begin = end + 1


def unpaired(paragraph: str) -> list[int]:
    """Return where marks stand in *paragraph* that are opened and never closed, or closed and never opened."""
    opened: list[int] = []
    lonely: list[int] = []
    for found in _MARK.finditer(paragraph):
        mark, place = found[0], found.start()
        if mark in "‘’" and _LATIN.match(paragraph, place + 1):
            continue  # an apostrophe
        if mark in _OPENING:
            opened.append(place)
        elif _CLOSING[mark] in (paragraph[other] for other in opened[-_DEEP:]):
            while paragraph[opened[-1]] != _CLOSING[mark]:
                lonely.append(opened.pop())
            opened.pop()
        elif mark != "）" or not _COUNTED.search(paragraph[max(0, place - 4) : place + 1]):
            lonely.append(place)
    return sorted(opened + lonely)
