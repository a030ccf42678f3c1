"""A Word file in, its paragraphs out with how they are set: size, bold, alignment, level of heading."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import lxml.etree as xml

from digest.expressions import expression
from digest.pages.docx.forms import filled_in, is_form, is_signed_title, signed_title
from digest.pages.docx.markup import child_of, is_on, name_of, points, value_of
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.docx.styles import DocxStyle, DocxStyles, outline_level, styles_of
from digest.pages.docx.unseen import is_unseen
from digest.pages.facts import facts

__all__ = ["DocxParagraph", "flows"]

_SENTENCE = expression(r"[。！？]")
_RUNNING = 40  # characters of a paragraph that make a text box or a table's cell part of the report
_SKIPPED = ("del", "moveFrom", "instrText", "delText", "rt", "Fallback", "footnoteReference")
_AROUND = ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo", "AlternateContent", "Choice")
_DEEPEST = 40  # tables in tables


@dataclass(slots=True)
class _Reader:
    styles: DocxStyles
    boxes: list[list[DocxParagraph]] = field(default_factory=list)
    is_pictured: bool = False  # a picture stands over the next paragraph
    is_parted: bool = False  # an empty paragraph does


@dataclass(frozen=True, slots=True)
class _Set:
    """How a run is set."""

    size: float | None
    bold: bool
    face: str


def flows(
    document: xml._Element, styles: xml._Element | None, headers: Sequence[xml._Element] = ()
) -> tuple[tuple[DocxParagraph, ...], ...]:
    """Return the text of the body under its *headers*, then of every text box that holds a report of its own."""
    reader = _Reader(styles_of(styles))
    body = next((child for child in document if name_of(child) == "body"), document)
    over = dict.fromkeys(each.text for header in headers for each in _blocks(reader, header, 0))
    main = [*(DocxParagraph(text, is_aside=True) for text in over), *_blocks(reader, body, 0)]
    return tuple(tuple(flow) for flow in (main, *reader.boxes) if flow)


def _blocks(reader: _Reader, parent: xml._Element, depth: int) -> Iterator[DocxParagraph]:
    for element in parent:
        name = name_of(element)
        if name == "p":
            yield from _paragraph(reader, element)
        elif name == "tbl" and depth < _DEEPEST:
            yield from _table(reader, element, depth)
        elif name in _AROUND and depth < _DEEPEST:
            yield from _blocks(reader, element, depth + 1)


def _table(reader: _Reader, table: xml._Element, depth: int) -> Iterator[DocxParagraph]:
    """Yield a table of figures as rows, a form as what its labels say, one that only lays out as its paragraphs."""
    found: list[xml._Element] = []
    for element in table:
        if name_of(element) == "tr":
            found.append(element)
        elif name_of(element) in ("sdt", "sdtContent", "ins"):
            found += [inner for inner in element.iter() if name_of(inner) == "tr"]
    rows = [[list(_blocks(reader, cell, depth + 1)) for cell in row if name_of(cell) == "tc"] for row in found]
    if is_form(rows):
        yield from filled_in(rows)
        return
    inner = [paragraph for row in rows for cell in row for paragraph in cell]
    if sum(bool(cell) for row in rows for cell in row) == 1 or any(
        len(each.text) >= _RUNNING and _SENTENCE.search(each.text) for each in inner if not each.is_row
    ):
        yield from inner
        return
    if len(rows) == 1 and is_signed_title(rows[0]):
        yield from signed_title(rows[0])
        return
    for row in rows:
        text = "\t".join("\t".join(each.text for each in cell) for cell in row)
        told = [(piece.kind, piece.told) for piece in facts(text)]  # 供稿单位, 投稿日期, beside what they name
        is_about = ("body", "sender") in told or {("label", "day"), ("day", "")} <= set(told)
        if text.strip():
            yield DocxParagraph(text, is_row=not is_about)


def _paragraph(reader: _Reader, element: xml._Element) -> Iterator[DocxParagraph]:
    """Yield the lines of one paragraph, then of short text boxes that hang on it."""
    properties = child_of(element, "pPr")
    style = reader.styles.whole(value_of(child_of(properties, "pStyle")) or reader.styles.default)
    level = outline_level(value_of(child_of(properties, "outlineLvl")))
    align = value_of(child_of(properties, "jc")) or style.align
    indent = child_of(properties, "ind")
    is_indented = any(value_of(indent, name) not in ("", "0") for name in ("firstLine", "firstLineChars"))
    lines: list[list[tuple[str, _Set]]] = [[]]
    asides: list[DocxParagraph] = []
    for run in _runs(element):
        if name_of(run) == "txbxContent":
            asides += _box(reader, run)
            continue
        set_as = None if is_unseen(run) else _set(reader.styles, child_of(run, "rPr"), style)
        for text in _pieces(run) if set_as else ():
            if text == "\n":
                lines.append([])
            elif text and set_as:
                lines[-1].append((text, set_as))
    for line in lines:
        text = "".join(part for part, _ in line)
        if text.strip():
            is_led = is_indented or text.startswith(("\u3000", "  ", "\t"))
            most = _most(line)
            pictured, reader.is_pictured = reader.is_pictured, False
            parted, reader.is_parted = reader.is_parted, False
            level = style.level if level is None else level
            yield DocxParagraph(
                text,
                most.size,
                most.bold,
                align,
                level,
                is_led,
                face=most.face,
                after_picture=pictured,
                after_blank=parted,
                lead=_lead(line),
            )
    reader.is_parted = reader.is_parted or not any(part.strip() for line in lines for part, _ in line)
    reader.is_pictured = reader.is_pictured or any(map(_is_picture, element.iter()))
    yield from asides


def _is_picture(element: xml._Element) -> bool:
    """Say whether *element* shows a picture; a text box is drawn, too."""
    is_box = name_of(element) == "drawing" and any(name_of(each) == "txbxContent" for each in element.iter())
    return name_of(element) in ("drawing", "imagedata") and not is_box


def _lead(line: Sequence[tuple[str, _Set]]) -> int:
    """Return how many characters at the beginning of *line* are set bold, or in another face than its end: a title."""
    last = line[-1][1]
    own = itertools.takewhile(lambda run: run[1].bold or (not last.bold and run[1].face != last.face), line)
    return sum(len(part) for part, _ in own)


def _most(line: Sequence[tuple[str, _Set]]) -> _Set:
    """Return how most of *line* is set; bold where four fifths of it are."""
    sizes: Counter[float] = Counter()
    for text, each in line:
        if each.size is not None:
            sizes[each.size] += len(text.strip())
    total = sum(len(text.strip()) for text, _ in line)
    bold = sum(len(text.strip()) for text, each in line if each.bold)
    face = Counter({each.face: len(text) for text, each in line}).most_common(1)[0][0]
    return _Set(sizes.most_common(1)[0][0] if sizes else None, total > 0 and bold >= 0.8 * total, face)


def _runs(paragraph: xml._Element) -> Iterator[xml._Element]:
    """Yield the runs and text boxes of *paragraph* in their order, without what was deleted or stands twice."""
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = name_of(element)
        if name == "txbxContent":
            yield element
        elif name == "r":
            yield element
            stack.append(
                iter(
                    [
                        inner
                        for inner in element
                        if name_of(inner) in ("AlternateContent", "pict", "drawing", "ruby", "object")
                    ]
                )
            )
        elif name not in _SKIPPED and name not in ("pPr", "rPr"):
            stack.append(iter(element))


def _pieces(run: xml._Element) -> Iterator[str]:
    for element in run:
        name = name_of(element)
        if name == "t":
            yield element.text or ""
        elif name == "tab":
            yield "\t"
        elif (name == "br" and value_of(element, "type") in ("", "textWrapping")) or name == "cr":
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"


def _box(reader: _Reader, content: xml._Element) -> list[DocxParagraph]:
    """Return the lines of a short text box; a long one is kept as a flow of its own."""
    inner = list(_blocks(reader, content, 1))
    if any(len(each.text) >= _RUNNING and _SENTENCE.search(each.text) for each in inner):
        reader.boxes.append(inner)
        return []
    return [DocxParagraph(each.text, each.size, each.bold, each.align, None, is_aside=True) for each in inner]


def _set(styles: DocxStyles, properties: xml._Element | None, style: DocxStyle) -> _Set:
    """Return how a run is set."""
    own = styles.whole(value_of(child_of(properties, "rStyle")))
    size = points(value_of(child_of(properties, "sz"))) or own.size or style.size or styles.base
    weight = child_of(properties, "b")
    bold = is_on(weight) if weight is not None else bool(own.bold if own.bold is not None else style.bold)
    return _Set(size, bold, value_of(child_of(properties, "rFonts"), "eastAsia") or own.face or style.face)
