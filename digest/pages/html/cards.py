"""Several reports on one web page, each whole: a heading, a line of facts and its text, set alike side by side."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lxml.html import HtmlElement

from digest.pages.html.paragraphs import TextLine, lines

__all__ = ["around", "first_of"]

_OUTWARD = 6  # elements from the text of a report to what holds them all; pages met have three


def first_of(inside: Sequence[TextLine]) -> int | None:
    """Return where the first of the reports that *inside* is begins; None where it is not several."""
    found = _cards(inside)
    return len(inside) - sum(map(len, found)) if found else None


def around(box: HtmlElement) -> HtmlElement:
    """Return the element that holds the reports side by side of which *box* is one, or their text; else *box*."""
    for each in itertools.islice((box, *box.iterancestors()), _OUTWARD):
        if each.tag == "html":
            break
        found = _cards(lines(each))
        if found and _is_among(box, found):
            return each
    return box


def _cards(inside: Sequence[TextLine]) -> list[list[TextLine]]:
    """Return the lines of each report of *inside*; none where not every heading has a whole text under it.

    Their headings are alike. Links are headings of what is shown whole: text that breaks off begins other pages.
    """
    heads = [n for n, (line, beside) in enumerate(itertools.pairwise(inside)) if _is_head(line) and beside.is_credit]
    loudest = min((inside[n].tag for n in heads), default="")
    heads = [n for n in heads if inside[n].tag == loudest]
    found = [list(inside[start:end]) for start, end in itertools.pairwise([*heads, len(inside)])]
    is_alike = len({inside[n].is_linked for n in heads}) == 1
    return found if len(found) > 1 and is_alike and all(map(_has_whole_text, found)) else []


def _is_head(line: TextLine) -> bool:
    return line.tag in ("h2", "h3", "h4", "h5")


def _has_whole_text(card: Sequence[TextLine]) -> bool:
    running = [line.text for line in card if "。" in line.text]
    return bool(running) and not any(text.endswith(("…", "...", "[详情]", "[详细]")) for text in running)


def _is_among(box: HtmlElement, found: Sequence[Sequence[TextLine]]) -> bool:
    """Say whether *box* is the text of one of the reports *found*, or holds them all."""
    held = set(box.iter())
    inside = [any(line.element in held for line in card if "。" in line.text) for card in found]
    return sum(inside) == 1 or all(inside)
