"""What every reader does to text: characters that print as nothing or as others are taken out or folded, counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from digest.errors import SourceError
from digest.expressions import expression
from digest.lines import CONTROL_SEQUENCE
from digest.model import Block, BlockRole, Origin, Page, Place
from digest.pages.folding import folded

# What colours a terminal, what no XML document may hold (XML 1.0, 2.2), what turns the direction of text, and what
# has no width: a reader would see another text than the one that is stored. Line feed and tab stay.
UNPRINTABLE = expression(
    CONTROL_SEQUENCE.pattern + "|"
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# A whole page saved without line ends has some 15,000 characters, a whole day's paper 500,000.
LONGEST_LINE = 1_000_000
MOST_CHARACTERS = 4_000_000  # of one source that is not plain text: eight days' papers
_BLANKS = expression(r"[ \t\r\n\x0b\x0c\x85\xa0\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class PagePart:
    """A paragraph as a format gives it, before it is cleaned and has its place on a page."""

    text: str
    role: BlockRole
    size: float | None = None
    bold: bool = False
    opens: bool = False  # it begins a report that has no headline
    place: Place | None = None  # where it begins, on a printed page


def page_of(origin: Origin, parts: Iterable[PagePart], *, contributor: str = "", after: Page | None = None) -> Page:
    """Return the page of *parts*, one block each, blank ones left out; SourceError where it is no page's text.

    Its lines are counted on from those of the page *after* which it comes in its source. Of parts that were printed it
    is the page the first one stands on, and has the places of those that begin there.
    """
    blocks: list[Block] = []
    removed = count = 0
    last = after.blocks[-1] if after and after.blocks else None
    first_line, start = (last.line + 1, last.start + len(last.text) + 1) if last else (1, 0)
    printed: Place | None = None
    for part in parts:
        printed = printed or part.place
        text = UNPRINTABLE.sub("", part.text)
        removed += len(part.text) - len(text)
        text, signs = folded(_BLANKS.sub(" ", text).strip())
        count += signs
        if text:
            box = part.place.box if part.place and printed and part.place.page == printed.page else None
            blocks.append(Block(text, first_line + len(blocks), start, box, None, part.size, part.bold, part.role))
            start += len(text) + 1
    longest = max((len(block.text) for block in blocks), default=0)
    if longest > LONGEST_LINE:
        raise SourceError(origin.uri, f"有一段长达 {longest} 字，不像文章", "请检查文件，或按段落分行后再试")
    if start > MOST_CHARACTERS:
        raise SourceError(origin.uri, f"共有 {start} 字，不像报纸或来稿", "请拆成几个文件")
    page = Page(origin, tuple(blocks), removed=removed, folded=count, contributor=contributor)
    if printed is None:
        return page
    return replace(page, origin=replace(origin, page=printed.page), width=printed.width, height=printed.height)
