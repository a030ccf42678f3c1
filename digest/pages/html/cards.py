"""Several reports on one web page, each whole: a heading, facts about it and its text, set alike side by side."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from lxml.html import HtmlElement

from digest.pages.html.paragraphs import TextLine, lines
from digest.pages.html.tree import names_of

__all__ = ["around", "heads_of"]

_OUTWARD = 6  # elements from the text of a report to what holds them all; pages met have three
_LEAST, _MOST = 6, 60  # Chinese characters of a heading; columns of a site (基层动态) have four
_HEADINGS = ("h2", "h3", "h4", "h5", "dt")

_Look = tuple[str, tuple[str, ...], bool, bool]


def heads_of(inside: Sequence[TextLine]) -> list[int]:
    """Return where the headings of the reports that *inside* is are; none where it is not several.

    They are set alike, as no text is, and under each stand whole text and a line that names a body or a day. Links
    are headings of what is shown whole: text that breaks off begins other pages.
    """
    looks = [_look(line) for line in inside]
    plain = {look for line, look in zip(inside, looks, strict=True) if "。" in line.text}
    for look in sorted(set(looks) - plain, key=lambda look: (look[0] not in _HEADINGS, look)):
        heads = [n for n, line in enumerate(inside) if looks[n] == look and _may_head(line)]
        cards = [inside[start:end] for start, end in itertools.pairwise([*heads, len(inside)])]
        if len(cards) > 1 and (look[0] in _HEADINGS or look[1] or look[2]) and all(map(_is_report, cards)):
            return heads
    return []


def around(box: HtmlElement) -> HtmlElement:
    """Return the element that holds the reports side by side of which *box* is one, or their text; else *box*."""
    for each in itertools.islice((box, *box.iterancestors()), _OUTWARD):
        if each.tag == "html":
            break
        inside = lines(each)
        heads = heads_of(inside)
        if heads and _is_among(box, [inside[start:end] for start, end in itertools.pairwise([*heads, len(inside)])]):
            return each
    return box


def _look(line: TextLine) -> _Look:
    return line.tag, tuple(names_of(line.element)), line.is_bold, line.is_linked


def _may_head(line: TextLine) -> bool:
    return _LEAST <= line.han <= _MOST and not line.is_credit and not line.text.endswith(("：", ":", "；"))


def _is_report(card: Sequence[TextLine]) -> bool:
    """Say whether *card*, a heading and what is under it, has whole text, and a line of facts over it or under it."""
    running = [n for n, line in enumerate(card) if "。" in line.text]
    is_cut = any(card[n].text.endswith(("…", "...", "[详情]", "[详细]")) for n in running)
    over = card[1 : running[0]] if running else []
    under = card[running[-1] + 1 : running[-1] + 3] if running else []
    return bool(running) and not is_cut and any(line.is_credit for line in (*over, *under))


def _is_among(box: HtmlElement, found: Sequence[Sequence[TextLine]]) -> bool:
    """Say whether *box* is the text of one of the reports *found*, or holds them all."""
    held = set(box.iter())
    inside = [any(line.element in held for line in card if "。" in line.text) for card in found]
    return sum(inside) == 1 or all(inside)
