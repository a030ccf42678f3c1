"""Room 2: lines of one article in true order in, paragraphs out.

Chinese has no hyphen: wrapped lines are joined with nothing, but between two Latin or number tokens one space stays.
A line cut off in mid-sentence before one that opens a paragraph is a gap: nothing is glued over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.articles.continuity.straddle import straddle
from digest.articles.lines.joins import SURE_WORD, contradicts
from digest.articles.lines.line import Line
from digest.articles.lines.splits import is_wrapped_inside
from digest.model import Paragraph, Piece

_SPACE = re.compile(r"\s+")
_WORDY = re.compile(r"[A-Za-z0-9]")
LEAST_CERTAIN = 0.3  # nats; 1 glued join in 25 was false on interleaved pages (at 0: torn ends were glued on the seeds)
_FEWEST_WIDTHS = 4  # lines in a stretch that tell the width of their column: the first, the last, and two between


@dataclass(frozen=True, slots=True)
class ParagraphLines:
    """The lines of one paragraph, and whether text is lost after its last line."""

    lines: tuple[Line, ...]
    torn: bool = False


def split_paragraphs(
    lines: Sequence[Line], spaced: bool, margins: Mapping[int, float] | None = None
) -> tuple[ParagraphLines, ...]:
    """Return *lines* split into paragraphs; *spaced* tells that blank lines stand only between paragraphs.

    *margins* holds the certainty of joins inside zones, by the offset of the later line: where it is below
    ``LEAST_CERTAIN``, the lines are not joined.
    """
    found: list[ParagraphLines] = []
    current: list[Line] = []
    for line in lines:
        if current and (_is_separate(current[-1], line, margins or {}) or not is_joined(current[-1], line, spaced)):
            found.append(ParagraphLines(tuple(current), _is_torn(current[-1])))
            current = []
        current.append(line)
    if current:
        found.append(ParagraphLines(tuple(current), _is_torn(current[-1])))
    return tuple(found)


def _is_separate(earlier: Line, later: Line, margins: Mapping[int, float]) -> bool:
    """Tell whether *later* may well not be what goes on after *earlier*, which stops in mid-sentence."""
    if not _is_torn(earlier):
        return False
    if margins.get(later.fragment.slices[0].offset, LEAST_CERTAIN) < LEAST_CERTAIN:
        return True
    return _indented_inside(later) and straddle(earlier.text, later.text) < SURE_WORD


def _is_torn(line: Line) -> bool:
    return line.role == "body" and not line.features.ended


def is_joined(earlier: Line, later: Line, spaced: bool) -> bool:
    """Tell whether *later* goes on in the paragraph of *earlier*."""
    if "crosshead" in (earlier.role, later.role):
        return False
    first, second = earlier.features, later.features
    if second.needs_before:
        return True
    if not first.ended:
        return not contradicts(earlier, later)
    if second.opener or second.weak or later.fragment.indented or later.fragment.inline:
        return False
    if spaced and later.fragment.blanks:
        return False
    if not later.fragment.blanks and earlier.column and abs(first.length - earlier.column) <= 1:
        return True
    return (
        bool(earlier.column)
        and abs(first.length - earlier.column) <= 1
        and not spaced
        and second.length <= earlier.column + 1
    )


def _indented_inside(line: Line) -> bool:
    """Tell whether *line*, put together from lines of one column, begins with one that was set two characters in."""
    widths = [len(part) for part in line.fragment.plain.split()]
    if len(widths) < _FEWEST_WIDTHS or not line.features.wrap:
        return False
    inner = widths[1:-1]
    return abs(line.features.wrap - widths[0] - 2) < 1 and min(inner) >= line.features.wrap - 1


def paragraph(lines: Sequence[Line], kind: str = "text", margins: dict[int, float] | None = None) -> Paragraph:
    """Return the paragraph that *lines* give, every piece with its place in the source.

    *margins* holds the certainty of joins that were decided against file order, by the offset of the later line.
    """
    text = ""
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        margin = (margins or {}).get(line.fragment.slices[0].offset)
        for order, (part, offset) in enumerate(tidy(line)):
            glue = _glue(text, part, number > 0 and order == 0, kind)
            start = len(text)
            text += glue + part
            pieces.append(Piece(start, len(text), line.fragment.line, offset, margin if order == 0 else None))
    return Paragraph(text, "crosshead" if kind == "crosshead" else "text", tuple(pieces))


def _glue(text: str, part: str, between: bool, kind: str) -> str:
    if not text or not part:
        return ""
    if between and kind == "crosshead":
        return " "
    return " " if between and _WORDY.match(part[0]) and _WORDY.match(text[-1]) and not part[0].isdigit() else ""


def tidy(line: Line) -> list[tuple[str, int]]:
    """Return the text of *line* without the blanks of old line ends, as (text, offset) of unbroken stretches."""
    text = line.fragment.text
    drop = _old_line_ends(text) if " " in text or "\u3000" in text else frozenset()
    found: list[tuple[str, int]] = []
    position = 0
    for piece in line.fragment.slices:
        found.extend(_keep(piece.text, piece.offset, position, drop))
        position += len(piece.text)
    return found


def _keep(text: str, offset: int, position: int, drop: frozenset[int]) -> list[tuple[str, int]]:
    if not drop:
        return [(text, offset)]
    found: list[tuple[str, int]] = []
    start = 0
    for index in range(len(text)):
        if position + index in drop:
            if index > start:
                found.append((text[start:index], offset + start))
            start = index + 1
    if start < len(text):
        found.append((text[start:], offset + start))
    return found


def _old_line_ends(text: str) -> frozenset[int]:
    """Return the positions of the blanks in *text* that are no meaning: old line ends, blanks beside signs."""
    inside = is_wrapped_inside(text)
    widths = sorted(len(part) for part in text[:600].split())
    middle = widths[len(widths) // 2] if widths else 0
    found: set[int] = set()
    last = 0
    for match in _SPACE.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        latin = bool(_WORDY.match(before) and _WORDY.match(after))
        at_end = inside and match.start() - last >= middle - 3
        if not latin and (at_end or not (_is_word(before) and _is_word(after)) or _WORDY.match(before + after)):
            found.update(range(match.start(), match.end()))
        if at_end:
            last = match.end()
    return frozenset(found)


def _is_word(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or sign.isalnum()
