"""A Word file in, its paragraphs out with how they are set: size, bold, alignment, level of heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import lxml.etree as xml

from digest.pages.docx.forms import filled_in, is_form
from digest.pages.docx.paragraph import DocxParagraph

__all__ = ["DocxParagraph", "flows"]

_SENTENCE = re.compile(r"[。！？]")
_RUNNING = 40  # characters of a paragraph that make a text box or a table's cell part of the report
_SKIPPED = ("del", "moveFrom", "instrText", "delText", "rt", "Fallback", "footnoteReference")
_AROUND = ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo", "AlternateContent", "Choice")
_DEEPEST = 40  # tables in tables


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    size: float | None = None
    bold: bool | None = None
    align: str = ""
    level: int | None = None
    face: str = ""


@dataclass(slots=True)
class _Reader:
    styles: dict[str, _Style]
    base: float | None
    default: str
    boxes: list[list[DocxParagraph]] = field(default_factory=list)
    is_pictured: bool = False  # a picture stands over the next paragraph


def flows(document: xml._Element, styles: xml._Element | None) -> tuple[tuple[DocxParagraph, ...], ...]:
    """Return the text of the body, then of every text box that holds a report of its own."""
    reader = _Reader(*_styles(styles))
    body = next((child for child in document if _name(child) == "body"), document)
    main = list(_blocks(reader, body, 0))
    return tuple(tuple(flow) for flow in (main, *reader.boxes) if flow)


def _name(element: xml._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: xml._Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _child(element: xml._Element | None, *names: str) -> xml._Element | None:
    """Return the descendant of *element* by the way *names*; None where there is none."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if _name(child) == name), None)
    return element


def _blocks(reader: _Reader, parent: xml._Element, depth: int) -> Iterator[DocxParagraph]:
    for element in parent:
        name = _name(element)
        if name == "p":
            yield from _paragraph(reader, element)
        elif name == "tbl" and depth < _DEEPEST:
            yield from _table(reader, element, depth)
        elif name in _AROUND and depth < _DEEPEST:
            yield from _blocks(reader, element, depth + 1)


def _table(reader: _Reader, table: xml._Element, depth: int) -> Iterator[DocxParagraph]:
    """Yield a table of figures as rows, a form as what its labels say, one that only lays out as its paragraphs."""
    rows = [[list(_blocks(reader, cell, depth + 1)) for cell in row if _name(cell) == "tc"] for row in _rows(table)]
    if is_form(rows):
        yield from filled_in(rows)
        return
    inner = [paragraph for row in rows for cell in row for paragraph in cell]
    if sum(bool(cell) for row in rows for cell in row) == 1 or any(
        len(each.text) >= _RUNNING and _SENTENCE.search(each.text) for each in inner if not each.is_row
    ):
        yield from inner
        return
    for row in rows:
        text = "\t".join("".join(each.text for each in cell) for cell in row)
        if text.strip():
            yield DocxParagraph(text, is_row=True)


def _rows(table: xml._Element) -> Iterator[xml._Element]:
    for element in table:
        if _name(element) == "tr":
            yield element
        elif _name(element) in ("sdt", "sdtContent", "ins"):
            yield from (inner for inner in element.iter() if _name(inner) == "tr")


def _paragraph(reader: _Reader, element: xml._Element) -> Iterator[DocxParagraph]:
    """Yield the lines of one paragraph, then of short text boxes that hang on it."""
    properties = _child(element, "pPr")
    style = _resolved(reader, _value(_child(properties, "pStyle")) or reader.default)
    level = _level(_value(_child(properties, "outlineLvl")), style)
    align = _value(_child(properties, "jc")) or style.align
    indent = _child(properties, "ind")
    is_indented = any(_value(indent, name) not in ("", "0") for name in ("firstLine", "firstLineChars"))
    lines: list[list[tuple[str, float | None, bool, str]]] = [[]]
    asides: list[DocxParagraph] = []
    for run in _runs(element):
        if _name(run) == "txbxContent":
            asides += _box(reader, run)
            continue
        size, bold, face = _set(reader, _child(run, "rPr"), style)
        if size is not None and size < 0:
            continue  # hidden
        for text in _pieces(run):
            if text == "\n":
                lines.append([])
            elif text:
                lines[-1].append((text, size, bold, face))
    for line in lines:
        text = "".join(part for part, *_ in line)
        if text.strip():
            is_led = is_indented or text.startswith(("\u3000", "  ", "\t"))
            face = Counter({face: len(text) for text, _, _, face in line}).most_common(1)[0][0]
            pictured, reader.is_pictured = reader.is_pictured, False
            yield DocxParagraph(
                text, _size(line), _is_bold(line), align, level, is_led, face=face, after_picture=pictured
            )
    reader.is_pictured = reader.is_pictured or any(_name(each) in ("drawing", "imagedata") for each in element.iter())
    yield from asides


def _runs(paragraph: xml._Element) -> Iterator[xml._Element]:
    """Yield the runs and text boxes of *paragraph* in their order, without what was deleted or stands twice."""
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = _name(element)
        if name == "txbxContent":
            yield element
        elif name == "r":
            yield element
            stack.append(
                iter(
                    [
                        inner
                        for inner in element
                        if _name(inner) in ("AlternateContent", "pict", "drawing", "ruby", "object")
                    ]
                )
            )
        elif name not in _SKIPPED and name not in ("pPr", "rPr"):
            stack.append(iter(element))


def _pieces(run: xml._Element) -> Iterator[str]:
    for element in run:
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name == "tab":
            yield "\t"
        elif (name == "br" and _value(element, "type") in ("", "textWrapping")) or name == "cr":
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


def _set(reader: _Reader, properties: xml._Element | None, style: _Style) -> tuple[float | None, bool, str]:
    """Return size in points, weight and face of a run; a size below nothing for a hidden one."""
    own = _resolved(reader, _value(_child(properties, "rStyle")))
    if _is_on(_child(properties, "vanish")):
        return -1.0, False, ""
    half = _value(_child(properties, "sz"))
    size = _points(half) or own.size or style.size or reader.base
    weight = _child(properties, "b")
    bold = _is_on(weight) if weight is not None else bool(own.bold if own.bold is not None else style.bold)
    return size, bold, _value(_child(properties, "rFonts"), "eastAsia") or own.face or style.face


def _is_on(element: xml._Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off", "none")


def _points(half: str) -> float | None:
    return int(half) / 2 if half.isascii() and half.isdigit() and 0 < int(half[:5]) < 4000 else None


def _level(outline: str, style: _Style) -> int | None:
    if outline.isascii() and outline.isdigit() and int(outline[:2]) < 9:
        return int(outline) + 1
    return style.level


def _size(line: Sequence[tuple[str, float | None, bool, str]]) -> float | None:
    weights: Counter[float] = Counter()
    for text, size, *_ in line:
        if size is not None:
            weights[size] += len(text.strip())
    return weights.most_common(1)[0][0] if weights else None


def _is_bold(line: Sequence[tuple[str, float | None, bool, str]]) -> bool:
    total = sum(len(text.strip()) for text, *_ in line)
    return total > 0 and sum(len(text.strip()) for text, _, bold, _ in line if bold) >= 0.8 * total


def _styles(root: xml._Element | None) -> tuple[dict[str, _Style], float | None, str]:
    """Return the paragraph styles by id, the size of plain text, and the id of the default style."""
    if root is None:
        return {}, None, ""
    base = _points(_value(_child(root, "docDefaults", "rPrDefault", "rPr", "sz")))
    found: dict[str, _Style] = {}
    default = ""
    for element in root:
        if _name(element) != "style":
            continue
        name, key = _value(_child(element, "name")).lower(), _value(element, "styleId")
        if _value(element, "type") == "paragraph" and _value(element, "default") in ("1", "true", "on"):
            default = key
        weight = _child(element, "rPr", "b")
        found[key] = _Style(
            name,
            _value(_child(element, "basedOn")),
            _points(_value(_child(element, "rPr", "sz"))),
            None if weight is None else _is_on(weight),
            _value(_child(element, "pPr", "jc")),
            _named_level(name, _value(_child(element, "pPr", "outlineLvl"))),
            _value(_child(element, "rPr", "rFonts"), "eastAsia"),
        )
    return found, base, default


def _named_level(name: str, outline: str) -> int | None:
    """Return the level of heading that a style's name or outline tells: 0 a title, 1 a first heading."""
    if name in ("title", "标题", "文章标题", "大标题", "主标题"):
        return 0
    match = re.fullmatch(r"(?:heading|标题|toc heading) ?(\d)", name)
    if match:
        return int(match[1])
    return int(outline) + 1 if outline.isascii() and outline.isdigit() and int(outline[:2]) < 9 else None


def _resolved(reader: _Reader, key: str) -> _Style:
    """Return the style *key* with what it takes from those it is based on."""
    made = reader.styles.get(key, _Style())
    parent, seen = made.based_on, {key}
    while parent and parent not in seen and parent in reader.styles:
        seen.add(parent)
        base = reader.styles[parent]
        made = _Style(
            made.name,
            base.based_on,
            made.size if made.size is not None else base.size,
            made.bold if made.bold is not None else base.bold,
            made.align or base.align,
            made.level if made.level is not None else base.level,
            made.face or base.face,
        )
        parent = base.based_on
    return made
