"""The styles of a Word file: how a paragraph is set that does not say it itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import lxml.etree as xml

from digest.pages.docx.markup import child_of, is_on, name_of, points, value_of

__all__ = ["DocxStyle", "DocxStyles", "outline_level", "styles_of"]


@dataclass(frozen=True, slots=True)
class DocxStyle:
    """One style: what it says itself, empty or None where it leaves that to the one it is based on."""

    name: str = ""
    based_on: str = ""
    size: float | None = None
    bold: bool | None = None
    align: str = ""
    level: int | None = None
    face: str = ""


@dataclass(frozen=True, slots=True)
class DocxStyles:
    """The styles of a file by id, the size of plain text, and the id of the default style."""

    by_id: dict[str, DocxStyle] = field(default_factory=dict)
    base: float | None = None
    default: str = ""

    def whole(self, key: str) -> DocxStyle:
        """Return the style *key* with what it takes from those it is based on."""
        made = self.by_id.get(key, DocxStyle())
        parent, seen = made.based_on, {key}
        while parent and parent not in seen and parent in self.by_id:
            seen.add(parent)
            base = self.by_id[parent]
            made = DocxStyle(
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


def styles_of(root: xml._Element | None) -> DocxStyles:
    """Return the paragraph styles that the tree *root* defines."""
    if root is None:
        return DocxStyles()
    found: dict[str, DocxStyle] = {}
    default = ""
    for element in root:
        if name_of(element) != "style":
            continue
        name, key = value_of(child_of(element, "name")).lower(), value_of(element, "styleId")
        if value_of(element, "type") == "paragraph" and value_of(element, "default") in ("1", "true", "on"):
            default = key
        weight = child_of(element, "rPr", "b")
        heading = re.fullmatch(r"(?:heading|标题|toc heading) ?(\d)", name)
        level = int(heading[1]) if heading else outline_level(value_of(child_of(element, "pPr", "outlineLvl")))
        found[key] = DocxStyle(
            name,
            value_of(child_of(element, "basedOn")),
            points(value_of(child_of(element, "rPr", "sz"))),
            None if weight is None else is_on(weight),
            value_of(child_of(element, "pPr", "jc")),
            0 if name in ("title", "标题", "文章标题", "大标题", "主标题") else level,
            value_of(child_of(element, "rPr", "rFonts"), "eastAsia"),
        )
    return DocxStyles(found, points(value_of(child_of(root, "docDefaults", "rPrDefault", "rPr", "sz"))), default)


def outline_level(outline: str) -> int | None:
    """Return the level of heading that *outline* tells, 1 for the first; None for running text."""
    return int(outline) + 1 if outline.isascii() and outline.isdigit() and int(outline[:2]) < 9 else None
