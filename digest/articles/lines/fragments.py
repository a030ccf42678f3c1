"""Room 2, first step: pages in, fragments out.

A fragment is a stretch of one physical line that plays one role. Marks that are no text (heading marks, tags, pinyin
beside characters, bars at the edges, repeated signs) are taken off and kept as blocks that belong to no article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.articles.normalize import plain
from digest.expressions import expression
from digest.model import Block, BlockRole, Page


class Slice(NamedTuple):
    """Characters that stand side by side in the source, from *offset* of the decoded source on."""

    text: str
    offset: int
    line: int  # of the source, counted from 1


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one line: its slices, their text, the plain form, and what stood around it."""

    slices: tuple[Slice, ...]
    text: str
    plain: str
    line: int
    page: int = 0
    role: BlockRole = ""  # as the format names it
    blanks: int = 0  # blank lines before it
    marked: bool = False  # a heading mark stood before it
    indented: bool = False
    shifted: bool = False  # blanks stood before it, as before a paragraph or further in
    inline: bool = False  # it does not begin its physical line

    def part(self, start: int, end: int) -> Fragment:
        """Return the fragment of the characters from *start* to *end*, blank edges left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == 0 and end == len(self.text):
            return self
        slices, position = [], 0
        for piece in self.slices:
            first, last = max(start - position, 0), min(end - position, len(piece.text))
            if first < last:
                slices.append(Slice(piece.text[first:last], piece.offset + first, piece.line))
            position += len(piece.text)
        first_part = start == 0 or not self.text[:start].strip()
        return Fragment(
            tuple(slices),
            self.text[start:end],
            self.plain[start:end],
            self.line,
            self.page,
            self.role,
            self.blanks if first_part else 0,
            self.marked and first_part,
            self.indented and first_part,
            self.shifted and first_part,
            self.inline or not first_part,
        )

    def blocks(self) -> tuple[Block, ...]:
        """Return the fragment as blocks, one a slice."""
        return tuple(Block(piece.text, piece.line, piece.offset) for piece in self.slices)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Fragments in file order, and the blocks of all that was taken off the lines."""

    fragments: tuple[Fragment, ...]
    taken: tuple[Block, ...]


_MARK = expression(r"\s{0,3}#{1,6}(?=[\s\u4e00-\u9fff“\"《『「])")  # Markdown headings, as text extractors set them
# 标题: before a headline, as contributors set it
_LABEL = expression(
    r"[\s\u3000]*(?:原?[标標][题題]|原[题題]|题目|稿件(?:标题|名称))[:：]\s*(?=[\u4e00-\u9fff“\"《『「])"
)
_LOST = expression(r"[\s\u3000]*\?{2,}(?:[\s\u3000]+|\Z)")  # blanks before a paragraph that no one could read
_BAR = expression(r"\s*\|+\s*")
_INVISIBLE = expression("[\u00ad\u200b-\u200d\u2060\ufeff]+")  # where a line may be broken, and the like
_BULLET = expression(r"\s*[•·▪] +(?=\S{20})")  # a list of one paragraph is none
_LAST_BAR = expression(r"(?:\|\s*)+\Z")  # of a table: headline | |
_LONGEST_BAR = 40  # characters
_CLOSING, _LONGEST_MARK = tuple("]】)）"), 12
_PICTURED = expression(r"\s*[\[【(（](?:[组多]?图|图文|视频)[\]】)）]\s*\Z")  # behind a headline: there are pictures
_IMAGE = expression(r"(?<=\S)!\[[^\[\]]{0,60}\]\([^()]{0,200}\)")  # where a picture stands, glued to a word
_REPEATED = expression(r"(?<=([，。！？、；,;]))\1{2,}")  # ，，， is a broken page; ！！ may be meant
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = expression(rf"(?<=[\u3400-\u9fff])[(（][a-zü{_TONES}ɡ]{{1,7}}[)）]")
_TONED = expression(rf"[\u3400-\u9fff][(（][a-zü]{{0,6}}[{_TONES}][a-zü]{{0,6}}[)）]")
_QUOTE = expression(r"(?: {0,3}> ?)+")  # as mail quotes a letter
_INDENT = expression(" ?\u3000\u3000\\S")  # so is a paragraph set in, and no headline
_MOST_LINES = 0.9  # of a page's lines tell how it is set; the others are the page's own head and foot
_FEWEST_LINES = 5
_FEWEST_INDENTS, _USUAL = 3, 0.3  # paragraphs that tell how far they are set in, and their share of the commonest
_ANY = 1_000  # where too few tell it, any blank is an indent
_LEAST_PINYIN = 3  # fewer annotated characters may be meant: a rare character explained to the reader
_TAG = expression(r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->|&(?:[A-Za-z]{2,8}|#\d{1,6});|(?<![<\w])/?p>")
_BREAKING = expression(r"</?(?:p|div|br|h[1-6]|li|ul|tr|td|table|section|article)[\s/>]", re.IGNORECASE)


def fragments(pages: Sequence[Page]) -> Cleaned:
    """Return the fragments of all non-blank lines of *pages*, without the marks that are no text."""
    found: list[Fragment] = []
    taken: list[Block] = []
    for number, page in enumerate(pages):
        layout = _layout(page.blocks)
        toned = (_TONED.findall(block.text) for block in page.blocks if "(" in block.text or "（" in block.text)
        with_pinyin = sum(map(len, toned)) >= _LEAST_PINYIN
        blanks = 0
        for block in page.blocks:
            if not block.text[layout.mark(block.text) :].strip():
                taken.extend([block] if block.text.strip() else [])
                blanks += 1
                continue
            _clean(block, number, blanks, layout, with_pinyin, found, taken)
            blanks = 0
    return Cleaned(tuple(found), tuple(taken))


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the lines of a page begin: behind a mark of quoting (>) or not, and set in by how much."""

    is_quoted: bool
    margin: int
    indent: int  # by how much paragraphs are set in
    has_lone_bullet: bool = False  # one line alone begins with a bullet

    def mark(self, text: str) -> int:
        """Return how many characters of *text* quote it."""
        match = _QUOTE.match(text) if self.is_quoted else None
        return match.end() if match else 0

    def shift(self, text: str) -> tuple[bool, bool]:
        """Tell whether *text* is set in as a paragraph is, and whether it is set in further than the page is."""
        width = _set_in(text[self.mark(text) :]) - self.margin
        return width >= 2 and (width <= self.indent or bool(_INDENT.match(text))), width >= 2


def _layout(blocks: Sequence[Block]) -> _Layout:
    texts = [block.text for block in blocks if block.text.strip()]
    marks = [_QUOTE.match(text) for text in texts]
    is_quoted = _is_quoted([bool(mark) for mark in marks])
    bare = [text[match.end() :] if match and is_quoted else text for text, match in zip(texts, marks, strict=True)]
    widths = sorted(_set_in(text) for text in bare if text.strip())
    margin = widths[int((1 - _MOST_LINES) * len(widths))] if len(widths) >= _FEWEST_LINES else 0
    indents = Counter(width - margin for width in widths if width - margin >= 2)
    most = max(indents.values(), default=0)
    usual = [width for width, count in indents.items() if count >= max(_FEWEST_INDENTS, _USUAL * most)]
    # what is set in further than paragraphs are stands in the middle or at the right
    bullets = sum(_BULLET.match(text) is not None for text in bare)
    return _Layout(is_quoted, margin, max(usual) + 1 if usual else _ANY, bullets == 1)


def _is_quoted(marks: Sequence[bool]) -> bool:
    """Tell whether lines quote a letter, by which of them have the *marks* of it; its own head may stand above."""
    if not any(marks):
        return False
    quoted = marks[marks.index(True) : len(marks) - marks[::-1].index(True)]
    return sum(quoted) > _MOST_LINES * len(quoted) and (len(quoted) >= _FEWEST_LINES or len(quoted) == len(marks))


def _set_in(text: str) -> int:
    """Return by how many half-width characters *text* is set in."""
    blank = text[: len(text) - len(text.lstrip())]
    return len(blank) + blank.count("\u3000") + 3 * blank.count("\t")


def _clean(
    block: Block,
    page: int,
    blanks: int,
    layout: _Layout,
    with_pinyin: bool,
    found: list[Fragment],
    taken: list[Block],
) -> None:
    """Add the fragments of *block* to *found*, and what was taken off it to *taken*."""
    junk, breaks = _junk(block.text, layout.mark(block.text), with_pinyin)
    if layout.has_lone_bullet and not junk and (bullet := _BULLET.match(block.text)):
        junk = [bullet.span()]
    marked = bool(junk) and junk[0][0] == 0 and "#" in block.text[: junk[0][1]]
    taken.extend(Block(block.text[start:end], block.line, block.start + start) for start, end in junk)
    kept: list[Slice] = []
    position = 0
    first = True
    for start, end in [*junk, (len(block.text), len(block.text))]:
        if start > position:
            kept.append(Slice(block.text[position:start], block.start + position, block.line))
        position = end
        if kept and (start in breaks or start == len(block.text)):
            text = "".join(piece.text for piece in kept)
            around = (blanks, marked) if first else (0, False)
            inner = text[:2] in ("\u3000\u3000", "  ")
            indented, shifted = layout.shift(block.text) if first else (inner, inner)
            whole = Fragment(
                tuple(kept), text, plain(text), block.line, page, block.role, *around, indented, shifted, not first
            )
            fragment = whole.part(0, len(text))
            if fragment.text:
                found.append(fragment)
                first = False
            kept = []


def _junk(text: str, quoting: int, with_pinyin: bool) -> tuple[list[tuple[int, int]], set[int]]:
    """Return the spans of *text* that are no text, in order, and the starts of those that end a paragraph.

    Its first *quoting* characters are a mark of quoting.
    """
    spans: list[tuple[int, int]] = [(0, quoting)] if quoting else []
    breaks: set[int] = set()
    if (match := _MARK.match(text) or _LABEL.match(text) or _LOST.match(text)) or (
        "|" in text[:8] and (match := _BAR.match(text))
    ):
        spans.append(match.span())
    if "<" in text or "&" in text or "p>" in text:
        for match in _TAG.finditer(text):
            spans.append(match.span())
            if _BREAKING.match(match.group()):
                breaks.add(match.start())
    if text.rstrip()[-1:] in _CLOSING and (match := _PICTURED.search(text, max(0, len(text) - _LONGEST_MARK))):
        spans.append(match.span())
    spans.extend(match.span() for match in _REPEATED.finditer(text))
    if "![" in text:
        spans.extend(match.span() for match in _IMAGE.finditer(text))
    spans.extend(match.span() for match in _INVISIBLE.finditer(text))
    if with_pinyin:
        spans.extend(match.span() for match in _PINYIN.finditer(text))
    if text.rstrip().endswith("|") and (match := _LAST_BAR.search(text, max(0, len(text) - _LONGEST_BAR))):
        spans.append(match.span())
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept, breaks
