"""A run of a Word file in, whether a reader sees its words out."""

from __future__ import annotations

import lxml.etree as xml

from digest.pages.docx.markup import child_of, is_on, name_of, points, value_of

__all__ = ["is_unseen"]

_GONE = ("vanish", "strike", "dstrike")  # what a run is set as that is not to be read
_DUST = 1.5  # points: the smallest letters of a printed footnote have 5
_WHITE = "ffffff"


def is_unseen(run: xml._Element) -> bool:
    """Say whether *run* is hidden, struck out, a line of dust, or white where the paper is white."""
    properties = child_of(run, "rPr")
    if properties is None:
        return False
    if any(is_on(child_of(properties, mark)) for mark in _GONE):
        return True
    size = points(value_of(child_of(properties, "sz")))
    is_white = value_of(child_of(properties, "color")).lower() == _WHITE
    return (size is not None and size <= _DUST) or (is_white and not _is_on_colour(run))


def _is_on_colour(run: xml._Element) -> bool:
    """Say whether *run* has another ground than paper: shaded, marked, on a coloured page or a picture, or in a box or
    a table that may be so.
    """
    if _is_shaded(child_of(run, "rPr")) or child_of(run, "rPr", "highlight") is not None:
        return True
    around = {name_of(each): each for each in run.iterancestors()}
    paragraph = around.get("p")
    is_boxed = not around.keys().isdisjoint(("txbxContent", "tc"))
    is_pictured = paragraph is not None and any(name_of(each) in ("drawing", "pict") for each in paragraph.iter())
    page = child_of(around.get("document"), "background")
    return is_boxed or is_pictured or _is_colour(value_of(page, "color")) or _is_shaded(child_of(paragraph, "pPr"))


def _is_shaded(properties: xml._Element | None) -> bool:
    shade = child_of(properties, "shd")
    return _is_colour(value_of(shade, "fill")) or value_of(shade) not in ("", "clear", "nil")  # else a pattern


def _is_colour(value: str) -> bool:
    return value.lower() not in ("", "auto", _WHITE)
