"""Several reports on one web page, each whole: a heading, facts about it and its text, set alike side by side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages.facts import is_signer
from digest.pages.html.others import own_and_others
from digest.pages.html.paragraphs import TextLine, lines
from digest.pages.html.tree import names_of

__all__ = ["WebReport", "around", "reports_of"]

_OUTWARD = 6  # elements from the text of a report to what holds them all; pages met have three
_MOST_LOOKS = 20  # ways in which headings may be set that are tried; pages met have less than ten
_LEAST, _MOST = 6, 60  # Chinese characters of a heading; columns of a site (基层动态) have four
_HEADINGS = ("h2", "h3", "h4", "h5", "dt", "summary")

_CUT = ("…", "...", "[详情]", "[详细]")
_SIGNED = expression(r"[（(]([^（()）]{2,40})[)）]\s*$")

_Look = tuple[str, tuple[str, ...], bool, bool]


@dataclass(frozen=True, slots=True)
class WebReport:
    """One of the reports on a page: its heading, and all its lines in their order, the heading among them."""

    heading: TextLine
    lines: Sequence[TextLine]


def reports_of(inside: Sequence[TextLine]) -> list[WebReport]:
    """Return the reports that *inside* is, each with its heading and all its lines; none where it is not several.

    Their headings are set alike, as no text is, and beside each stand whole text and a line that names a body or a
    day. Links are headings of what is shown whole: text that breaks off begins other pages.
    """
    inside, _ = own_and_others(inside)
    for heads in itertools.islice(_alike(inside), _MOST_LOOKS):
        under = [list(inside[start:end]) for start, end in itertools.pairwise([*heads, len(inside)])]
        for cards in (_boxed(inside, heads), under):
            found = [WebReport(inside[head], card) for head, card in zip(heads, cards, strict=False)]
            if len(found) == len(heads) and all(map(_is_whole, found)):
                return found
    return []


def around(box: HtmlElement) -> HtmlElement:
    """Return the element that holds the reports side by side of which *box* is one, or their text; else *box*.

    A box without a sentence is a page's foot: the reports stand beside it, as blurbs of a list.
    """
    is_bare = not any("。" in line.text for line in lines(box))
    for each in itertools.islice((box, *box.iterancestors()), _OUTWARD):
        if each.tag == "html":
            break
        if (found := reports_of(lines(each))) and (is_bare or _is_among(box, found)):
            return each
    return box


def _alike(inside: Sequence[TextLine]) -> Iterator[list[int]]:
    """Yield the places of lines set alike that may head reports, those that are headings by their tag first."""
    places: dict[_Look, list[int]] = {}
    plain: set[_Look] = set()
    for place, line in enumerate(inside):
        look = _look(line)
        if "。" in line.text:
            plain.add(look)
        elif _may_head(line) and (look[0] in _HEADINGS or any(look[1:])):
            places.setdefault(look, []).append(place)
    for look in sorted(places.keys() - plain, key=lambda look: (look[0] not in _HEADINGS, look)):
        if len(places[look]) > 1:
            yield places[look]


def _boxed(inside: Sequence[TextLine], heads: Sequence[int]) -> list[list[TextLine]]:
    """Return the lines of the box that each of *heads* has for itself; none where they have none."""
    paths = [[*reversed([*inside[head].element.iterancestors()]), inside[head].element] for head in heads]
    depth = next((n for n, each in enumerate(zip(*paths, strict=False)) if len(set(each)) > 1), None)
    if depth is None or len({path[depth] for path in paths}) < len(heads):
        return []
    owner = {each: n for n, path in enumerate(paths) for each in path[depth].iter()}
    cards: list[list[TextLine]] = [[] for _ in heads]
    for line in inside:
        if line.element in owner:
            cards[owner[line.element]].append(line)
    return cards


def _look(line: TextLine) -> _Look:
    return line.tag, tuple(names_of(line.element)), line.is_bold, line.is_linked


def _may_head(line: TextLine) -> bool:
    return _LEAST <= line.han <= _MOST and not line.is_credit and not line.text.endswith(("：", ":", "；"))


def _is_whole(report: WebReport) -> bool:
    """Say whether *report* has whole text, and a line of facts over it or under it, or is signed at its end."""
    running = [n for n, line in enumerate(report.lines) if "。" in line.text]
    if not running or any(report.lines[n].text.endswith(_CUT) for n in running):
        return False
    beside = (*report.lines[: running[0]], *report.lines[running[-1] + 1 : running[-1] + 3])
    signed = _SIGNED.search(report.lines[running[-1]].text)
    return any(line.is_credit for line in beside) or (signed is not None and is_signer(signed[1]))


def _is_among(box: HtmlElement, found: Sequence[WebReport]) -> bool:
    """Say whether *box* is the text of one of the reports *found*, or holds them all."""
    held = set(box.iter())
    inside = [any(line.element in held for line in report.lines if "。" in line.text) for report in found]
    return sum(inside) == 1 or all(inside)
