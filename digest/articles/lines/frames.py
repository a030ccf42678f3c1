"""Room 2: what a web site prints about its texts, when a page of it was copied: who owns it, what may be reprinted."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, takewhile

from digest.articles.lines.line import Line
from digest.articles.vocabulary import VOCABULARY, compiled

_FRAME = compiled("furniture", "frame")
_OWN, _ITSELF = compiled("furniture", "disclaimers"), compiled("furniture", "itself")
_LINK = re.compile(VOCABULARY["furniture"]["linked"])
_STOP = re.compile("[。!?;]")
_FAR = 1_000  # characters: no line of a frame is longer, and so hostile lines cost no more


def is_frame(text: str) -> bool:
    """Tell whether *text* (a line in its plain form) is a site's own: no sentence in it, or none but on its texts."""
    if len(text) > _FAR:
        return False
    if not _STOP.search(text):
        return _FRAME.search(text) is not None
    said = [part for part in _STOP.split(text) if part.strip()]
    return _ITSELF.search(text) is not None and all(map(_OWN.search, said))


def without_foot(lines: list[Line]) -> list[Line]:
    """Return *lines* with what is no sentence under the last frame of a page as furniture: links, names of places."""
    below: set[int] = set()
    for _, numbers in groupby(range(len(lines)), key=lambda number: lines[number].fragment.page):
        tail = list(takewhile(lambda n: lines[n].role not in ("body", "heading"), reversed(list(numbers))))
        framed = (n for n in reversed(tail) if lines[n].role == "furniture" and is_frame(lines[n].text))
        top = next(framed, len(lines))
        below |= {n for n in tail if n > top and not lines[n].role and _is_loose(lines[n])}
    return [replace(line, role="furniture", reason="box") if n in below else line for n, line in enumerate(lines)]


def _is_loose(line: Line) -> bool:
    """Tell whether *line* is no part of a sentence: a name, a headline that leads to another page."""
    return not line.features.commas or _LINK.fullmatch(line.text) is not None
