"""Room 2: lines in order in, sections out: a group of headlines with the body, signature and credits that follow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.lines.folios import is_page_number
from digest.articles.lines.items import names_pictures
from digest.articles.lines.line import Line
from digest.articles.lines.pictured import names_file
from digest.articles.vocabulary import VOCABULARY
from digest.expressions import expression

_NAME = expression(r"\W{0,2}[\u4e00-\u9fff]{2,8}\W{0,2}")
_PUT_UP = expression(r"(?:发[布表稿]|更新|编稿|录入)(?:时间|日期)|\d{4}-\d{1,2}-\d{1,2} {1,2}\d{1,2}:\d{2}")
_DAY = expression(r"20\d\d[-年]\d{1,2}[-月]\d{1,2}")
_DATELINE = expression(VOCABULARY["credits"]["dateline"] + r"(?=[ (]|\d|近日|日前|[昨今])")
_ALSO = expression(r"又讯(?=[ :(]|\d)")  # another report on another event, under the headline of the first
_PARTING = 2  # lines of furniture that part two texts
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
    labelled: bool = False  # a column's name stands right over its headline
    signed_above: bool = False  # its signature stands between its headlines and its body
    number: int = 0
    over_stamp: int = 0  # headlines that stand above a site's stamp (source, hour), the others below it

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
    bodies = (later for earlier, later in pairwise(lines) if earlier.role == later.role == "body")
    counts = Counter(line.fragment.blanks for line in bodies)
    usual = counts.most_common(1)[0][0] if counts else 1  # blank lines between two lines of body …
    rare = sum(count for blanks, count in counts.items() if blanks > usual) <= _RARE * counts.total()  # … more are rare
    for number, line in enumerate(lines):
        if not current.body and (line.role == "source" or _PUT_UP.search(line.text)):
            current.over_stamp = len(current.heads)
        if line.role == "furniture":
            found.leftover.append(line)
            # what stands in the midst of a text parts nothing
            barrier += line.reason != "quoted" and not (is_page_number(line.text) or names_file(line.text))
            # an advertisement's first line, set apart, stands over its own text
            is_head = names_pictures(line.text) or (line.reason == "box" and line.fragment.blanks > 0)
            barrier = max(barrier, _PARTING * is_head)
            continue
        apart = line.fragment.blanks - usual + (usual > 0 and (rare or line.features.news))
        before = lines[number - 1] if number else None
        is_finished = bool(current.body) and current.body[-1].features.ended
        is_set_apart = apart >= 2 and line.role == "body" and is_finished
        is_set_apart = is_set_apart or (bool(current.signatures) and is_finished and _signs_below(lines, number))
        is_dated_again = is_finished and line.fragment.blanks > 0 and _is_dated_again(current, line)
        is_dated_again = is_dated_again or (is_finished and line.role == "body" and _ALSO.match(line.text) is not None)
        is_set_apart = is_set_apart or is_dated_again
        is_item = line.reason == "item" and bool(current.body)
        barrier = max(barrier, _PARTING) if is_item else barrier
        if is_set_apart or is_item or _opens(line, current, barrier, number in breaks, before):
            _close(found, current)
            current = PageSection(
                barrier=barrier,
                apart=apart >= 2 or is_dated_again,
                number=len(found.sections),
                column=number in columns,
            )
            current.labelled = _is_labelled(line, before)
        _put(line, current, before)
        barrier = 0
    _close(found, current)
    return found


def is_put_up(lines: Sequence[Line]) -> bool:
    """Tell whether a site put the page of *lines* up as one text: it says when below the headline, and nowhere else."""
    roles = [line.role for line in lines]
    body = roles.index("body") if "body" in roles else 0
    stamps = [number for number, line in enumerate(lines) if line.role != "body" and _PUT_UP.search(line.text)]
    stamps = stamps or [n for n in range(body) if roles[n] in ("source", "signature") and _DAY.search(lines[n].text)]
    return bool(stamps) and "heading" in roles[: stamps[0]] and stamps[-1] < body


def _signs_below(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number*, the second signature in a row, signs the text below, which nothing else signs."""
    if lines[number].role != "signature" or lines[number - 1].role != "signature":
        return False
    below = (line for line in lines[number + 1 :] if line.role not in ("body", "caption", "credit"))
    is_text = number + 1 < len(lines) and lines[number + 1].features.news
    return is_text and getattr(next(below, None), "role", "") != "signature"


def _is_dated_again(current: PageSection, line: Line) -> bool:
    """Tell whether *line* opens a report with a dateline below one that began as news itself."""
    return line.role == "body" and current.body[0].features.news and _DATELINE.match(line.text) is not None


def _is_labelled(line: Line, before: Line | None) -> bool:
    """Tell whether the headline *line* stands right under a column's name, *before*, set apart from what is above."""
    is_label = before is not None and before.role == "furniture" and before.fragment.blanks > 0
    return bool(is_label and before and not line.fragment.blanks and _NAME.fullmatch(before.text))


def _opens(line: Line, current: PageSection, barrier: int, at_break: bool, before: Line | None) -> bool:
    """Tell whether *line* begins a new section."""
    if at_break:
        return bool(current.body or current.heads)
    if line.role == "heading":
        return bool(current.body)
    if line.role in ("byline", "source"):
        return bool(current.body) and barrier > 0 and current.signed
    if line.role != "body" or not current.body:
        return False
    is_finished = current.body[-1].features.ended
    if current.signed and not (before is not None and before.role == "credit" and line.fragment.inline):
        return is_finished or bool(current.signatures)
    return is_finished and (barrier >= _PARTING or (barrier > 0 and line.features.news))


def _put(line: Line, current: PageSection, before: Line | None) -> None:
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
        current.signed = bool(current.body)
        current.signed_above = current.signed_above or bool(current.heads and not current.body)
    elif line.role == "credit" and len(current.credits) > 1 and before is not None and before.role != "credit":
        current.signed = False  # a series of pictures: the text went on behind the credit before
    elif line.role in ("byline", "credit") and current.body and current.body[-1].features.ended:
        if line.reason == "answered":  # the answer to a letter goes on its article
            return
        # who took the picture under a caption signs no text, nor one between whole paragraphs under a headline
        is_inside = line.role == "credit" and bool(current.heads)
        is_under = before is not None and before.role == "caption"
        current.signed = current.signed or line.role == "byline" or not (is_inside or is_under)


def _close(found: Sectioned, current: PageSection) -> None:
    if current.lines():
        current.number = len(found.sections)
        found.sections.append(current)
