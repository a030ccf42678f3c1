"""Room 2: lines of one article in true order in, paragraphs out.

Chinese has no hyphen: wrapped lines are joined with nothing, but between two Latin or number tokens one space stays.
A line cut off in mid-sentence before one that opens a paragraph is a gap: nothing is glued over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.articles.continuity.straddle import straddle
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.headings import ADDRESSED
from digest.articles.lines.items import ITEM
from digest.articles.lines.joins import SURE_WORD, contradicts
from digest.articles.lines.line import Line
from digest.articles.lines.wraps import old_line_ends
from digest.expressions import expression
from digest.model import Paragraph, Piece

_WORDY = expression(r"[A-Za-z0-9]")
_NUMBERED = expression(r"[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]\)")
# 三、比赛时间; 活动主题:; 各部门:; 二、镇工会驿站:
_LABEL = expression(
    r"(?:[一二三四五六七八九十]{1,2}[、:]|\([一二三四五六七八九十]\))[\u4e00-\u9fff]{2,12}:?|[\u4e00-\u9fff]{3,12}:"
)
_CLOSED = expression("[)”》]$")  # what an entry of a list may end with
_WIDER = 1.5  # times as wide as the line above it: no lines of one column
LEAST_CERTAIN = 0.0  # log odds; lines that are likelier two texts than one are not glued
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

    *margins* holds the log odds of joins, by the offset of the later line: where it is below
    ``LEAST_CERTAIN``, the lines are not joined.
    """
    found: list[ParagraphLines] = []
    current: list[Line] = []
    for line in lines:
        if current and (_is_separate(current[-1], line, margins or {}) or not is_joined(current[-1], line, spaced)):
            is_whole = _leads(current[-1], line) or _is_paragraph(current[-1], line)
            found.append(ParagraphLines(tuple(current), _is_torn(current[-1]) and not is_whole))
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
    # put together from lines of one column, it may begin with one that was set two characters in
    widths = [len(part) for part in later.text.split()]
    if len(widths) < _FEWEST_WIDTHS or not later.features.wrap:
        return False
    is_indented = abs(later.features.wrap - widths[0] - 2) < 1 and min(widths[1:-1]) >= later.features.wrap - 1
    return is_indented and straddle(earlier.text, later.text) < SURE_WORD


def _is_torn(line: Line) -> bool:
    return line.role == "body" and not line.features.ended


def is_joined(earlier: Line, later: Line, spaced: bool) -> bool:
    """Tell whether *later* goes on in the paragraph of *earlier*."""
    if "crosshead" in (earlier.role, later.role) or "entry" in (earlier.reason, later.reason):
        return False
    first, second = earlier.features, later.features
    if second.needs_before:
        return True
    if _leads(earlier, later) or _is_paragraph(earlier, later):
        return False
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


def _is_paragraph(earlier: Line, later: Line) -> bool:
    """Tell whether *earlier* is a paragraph without a stop, no column's line: the wide *later* does not go on."""
    first, second = earlier.features, later.features
    if earlier.column or earlier.fragment.inline or not _CLOSED.search(earlier.text) or second.length <= SURE_BODY:
        return False
    return second.length >= _WIDER * first.length


def _leads(earlier: Line, later: Line) -> bool:
    """Tell whether *earlier* announces a list whose first item *later* is, is the item before it, or an address."""
    if earlier.features.opened:  # 本报讯(通讯员:某某 单位: / 某某总工会)
        return False
    first, second = ITEM.match(earlier.text), ITEM.match(later.text)
    if first and second and first["number"] and second["number"]:
        return int(second["number"]) == int(first["number"]) + 1
    is_item = second is not None or _NUMBERED.match(later.text) is not None
    if not earlier.column and _LABEL.fullmatch(earlier.text):  # in a column, a line may end anywhere
        return True
    is_over = is_item or later.reason == "entry" or ADDRESSED.fullmatch(earlier.text) is not None
    return earlier.text.endswith(":") and is_over


def paragraph(lines: Sequence[Line], kind: str = "text", margins: dict[int, float] | None = None) -> Paragraph:
    """Return the paragraph that *lines* give, every piece with its place in the source.

    *margins* holds the log odds of joins that are not those of the file beyond doubt, by the offset of the later line.
    """
    text = ""
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        margin = (margins or {}).get(line.fragment.slices[0].offset)
        for order, (part, offset) in enumerate(tidy(line)):
            start = len(text)
            if text and part and number > 0 and order == 0:
                is_latin = _WORDY.match(part[0]) and _WORDY.match(text[-1]) and not part[0].isdigit()
                text += " " if kind == "crosshead" or is_latin else ""
            text += part
            pieces.append(Piece(start, len(text), line.fragment.line, offset, margin if order == 0 < number else None))
    return Paragraph(text, "crosshead" if kind == "crosshead" else "text", tuple(pieces))


def tidy(line: Line) -> list[tuple[str, int]]:
    """Return the text of *line* without the blanks of old line ends, as (text, offset) of unbroken stretches."""
    drop = old_line_ends(line.fragment.text) if line.reason != "entry" else frozenset()
    if not drop:
        return [(piece.text, piece.offset) for piece in line.fragment.slices]
    found: list[tuple[str, int]] = []
    position = 0
    for piece in line.fragment.slices:
        kept = [index for index in range(len(piece.text)) if position + index not in drop]
        for _, run in groupby(enumerate(kept), lambda pair: pair[1] - pair[0]):
            stretch = [index for _, index in run]
            found.append((piece.text[stretch[0] : stretch[-1] + 1], piece.offset + stretch[0]))
        position += len(piece.text)
    return found
