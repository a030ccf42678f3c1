"""Room 2: lines in order in, sections out: a group of headlines with the body, signature and credits that follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.lines.line import Line

_RARE = 0.08  # share of seams inside bodies; where paragraphs are set apart so, every fifth seam or more is


@dataclass(slots=True)
class PageSection:
    """Headlines and what follows them up to the next headline, signature or break."""

    heads: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    signatures: list[Line] = field(default_factory=list)
    bylines: list[Line] = field(default_factory=list)
    sources: list[Line] = field(default_factory=list)
    credits: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    paragraphs: list[ParagraphLines] = field(default_factory=list)  # of the body, where the page's geometry tells them
    barrier: int = 0  # lines of furniture before it
    column: bool = False  # it begins as a column of a zone does
    apart: bool = False  # more blank lines before it than inside a text
    signed: bool = False
    signed_above: bool = False  # its signature stands between its headlines and its body
    number: int = 0

    @property
    def text(self) -> str:
        """Return the plain text of the body."""
        return "".join(line.text for line in self.body)

    def lines(self) -> list[Line]:
        """Return all its lines."""
        return [*self.heads, *self.body, *self.signatures, *self.bylines, *self.sources, *self.credits, *self.captions]


@dataclass(slots=True)
class Sectioned:
    """The sections of a page and the lines that belong to none."""

    sections: list[PageSection] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)


def sections(
    lines: Sequence[Line], breaks: frozenset[int] = frozenset(), columns: frozenset[int] = frozenset()
) -> Sectioned:
    """Return *lines* as sections.

    *breaks* are the numbers of lines before which a zone's column begins or ends, *columns* those where one begins.
    """
    found = Sectioned()
    current = PageSection()
    barrier = 0
    usual, rare = _blank_lines(lines)
    for number, line in enumerate(lines):
        if line.role == "furniture":
            found.leftover.append(line)
            barrier += 1
            continue
        apart = line.fragment.blanks - usual + (usual > 0 and (rare or line.features.news))
        before = lines[number - 1] if number else None
        if opens(line, current, barrier, number in breaks, before) or _is_set_apart(line, current, apart):
            _close(found, current)
            current = PageSection(
                barrier=barrier, apart=apart >= 2, number=len(found.sections), column=number in columns
            )
        put(line, current, before)
        barrier = 0
    _close(found, current)
    return found


def _blank_lines(lines: Sequence[Line]) -> tuple[int, bool]:
    """Return how many blank lines usually stand between two lines of body, and whether more of them are rare."""
    counts = Counter(
        later.fragment.blanks for earlier, later in pairwise(lines) if earlier.role == later.role == "body"
    )
    usual = counts.most_common(1)[0][0] if counts else 1
    more = sum(count for blanks, count in counts.items() if blanks > usual)
    return usual, more <= _RARE * counts.total()


def _is_set_apart(line: Line, current: PageSection, apart: int) -> bool:
    """Tell whether *line* begins a text without headline: blank lines part it from a finished one."""
    if line.role != "body" or not current.body or not current.body[-1].features.ended:
        return False
    return apart >= 2


def opens(line: Line, current: PageSection, barrier: int, at_break: bool, before: Line | None) -> bool:
    """Tell whether *line* begins a new section."""
    if at_break:
        return bool(current.body or current.heads)
    if line.role == "heading":
        return bool(current.body)
    if line.role in ("byline", "source"):
        return bool(current.body) and barrier > 0 and current.signed
    if line.role == "caption":
        return False
    if line.role != "body" or not current.body:
        return False
    if current.signed and not (before is not None and before.role == "credit" and line.fragment.inline):
        return current.body[-1].features.ended or bool(current.signatures)
    if barrier and current.body[-1].features.ended:
        return barrier >= 2 or line.features.news
    return False


def put(line: Line, current: PageSection, before: Line | None) -> None:
    """Add *line* to *current* by its role."""
    place = {
        "heading": current.heads,
        "body": current.body,
        "crosshead": current.body,
        "signature": current.signatures,
        "byline": current.bylines,
        "source": current.sources,
        "credit": current.credits,
        "caption": current.captions,
    }[line.role]
    place.append(line)
    if line.role == "signature":
        current.signed = bool(current.body) or bool(current.captions)
        current.signed_above = current.signed_above or bool(current.heads and not current.body)
    elif line.role in ("byline", "credit") and current.body and current.body[-1].features.ended:
        # who took the picture under a caption signs no text
        current.signed = current.signed or before is None or line.role == "byline" or before.role != "caption"


def _close(found: Sectioned, current: PageSection) -> None:
    if current.lines():
        current.number = len(found.sections)
        found.sections.append(current)
