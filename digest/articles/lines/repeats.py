"""Room 2: a body printed twice, or a headline repeated under it: one stays, the rest is furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.articles.lines.line import Line

_LEAST = 40  # characters a repeated stretch must have; set phrases of up to 30 stand in several reports of one page
_MOST_STOCK = 1  # sentences that two reports of one page may have in common: 下一步,…
_STOP = re.compile(r"[。！？]")
_LEAST_HEADLINE = 6
_LONGEST_TITLE_LINE = 80


def without_repeats(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return *lines*; whatever stands on the page a second time has become furniture."""
    texts = ["".join(line.text.split()) for line in lines]
    again = _again(lines, texts)
    titles: set[str] = set()
    found: list[Line] = []
    for number, line in enumerate(lines):
        if number in again:
            line = replace(line, role="furniture", weight=None, reason="repeated")
        elif _repeats_title(line, texts[number], titles):
            line = replace(line, role="furniture", weight=None, reason="repeated_title")
        if line.role == "heading" and len(texts[number]) >= _LEAST_HEADLINE:
            titles.add(texts[number])
        found.append(line)
    return tuple(found)


def _again(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of stretches that stand word for word further up."""
    first: dict[str, int] = {}
    again: set[int] = set()
    number = 0
    while number < len(texts):
        start = first.setdefault(texts[number], number)
        size = stretch(lines, texts, start, number) if start < number else 0
        if size and _is_text_again(lines, texts, start, number, size):
            again.update(range(number, number + size))
        number += max(1, size)
    return again


def _is_text_again(lines: Sequence[Line], texts: Sequence[str], start: int, number: int, size: int) -> bool:
    """Tell whether a stretch is a text once more, and no stock sentence: under its headline again, or long."""
    text = "".join(texts[number : number + size])
    if len(text) < _LEAST:
        return False
    same_head = start > 0 and texts[start - 1] == texts[number - 1] and lines[start - 1].role == "heading"
    return same_head or len(_STOP.findall(text)) > _MOST_STOCK


def stretch(lines: Sequence[Line], texts: Sequence[str], start: int, number: int) -> int:
    """Return how many lines of body from line *number* on are those from line *start* on once more."""
    size = 0
    while number + size < len(texts) and start + size < number and texts[start + size] == texts[number + size]:
        if lines[number + size].role != "body":
            break
        size += 1
    return size


def _repeats_title(line: Line, text: str, titles: set[str]) -> bool:
    """Tell whether a line is an earlier headline once more, as it is or among dates and numbers."""
    if line.role not in ("heading", "body") or len(text) > _LONGEST_TITLE_LINE or line.features.ended:
        return False
    if line.role == "heading" and text in titles:
        return True
    return any(part in titles for part in line.text.split()) and any(sign.isdigit() for sign in text)
