"""What is drawn on a PDF page beside its text: rules, frames and tints as rules, and pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from digest.model import Box
from digest.pages.pdf.frame import PageFrame

_MOST = 20_000  # objects looked at: a map drawn in lines has more, and tells nothing about articles
_MOST_BOXES = 500  # of each kind: a table or a map has more, and tells nothing about articles
_THIN = 3.0  # points: what is thinner is a rule
_LEAST_RULE = 24.0  # points: shorter strokes are ornaments
_DEPTH = 4  # forms within forms
_SEGMENTS, _RING = 6, 12  # of a rectangle's path at most, of a border's two; a drawing has more
_DARK = 160  # of 255: white letters are read on what is darker

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Shapes:
    """Rules and pictures of a page as the reader sees them, and the dark grounds that white letters stand on."""

    rules: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    dark: list[Box] = field(default_factory=list)


def shapes(page: pdfium.PdfPage, frame: PageFrame) -> Shapes:
    """Return what is drawn on *page* beside its text."""
    found = Shapes()
    count = raw.FPDFPage_CountObjects(page)
    for index in range(min(count, _MOST)):
        _take(found, raw.FPDFPage_GetObject(page, index), _SAME, frame, 0)
    few = Shapes(found.rules[:_MOST_BOXES], found.frames[:_MOST_BOXES], found.pictures[:_MOST_BOXES])
    few.dark = found.dark[:_MOST_BOXES]
    return few


def _take(found: Shapes, thing: Any, outer: Matrix, frame: PageFrame, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
        found_matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(thing, found_matrix)
        inner = _joined(found_matrix, outer)
        for index in range(min(raw.FPDFFormObj_CountObjects(thing), _MOST)):
            _take(found, raw.FPDFFormObj_GetObject(thing, index), inner, frame, depth + 1)
    elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
        box = _bounds(thing, outer, frame)
        if box is None:
            return
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(found, thing, box, frame)
        else:
            found.pictures.append(box)


def _take_path(found: Shapes, thing: Any, box: Box, frame: PageFrame) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, filled, stroked)
    if not filled.value and not stroked.value:
        return
    width, height = box.right - box.left, box.bottom - box.top
    if min(width, height) <= _THIN:
        if max(width, height) >= _LEAST_RULE:
            found.rules.append(box)
        return
    segments = raw.FPDFPath_CountSegments(thing)
    if segments > _RING:
        return
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *colour)
    level = max(part.value for part in colour[:3])
    if filled.value and not stroked.value and level >= 250:
        return  # white paper
    if filled.value and segments <= _SEGMENTS and min(part.value for part in colour[:3]) <= _DARK:
        found.dark.append(box)
    if width < 0.95 * frame.width or height < 0.95 * frame.height:
        found.frames.append(box)


def _bounds(thing: Any, outer: Matrix, frame: PageFrame) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_moved(x, y, outer) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    shown = Box(max(0.0, box.left), max(0.0, box.top), min(frame.width, box.right), min(frame.height, box.bottom))
    return shown if shown.left <= shown.right and shown.top <= shown.bottom else None


def _joined(inner: raw.FS_MATRIX, outer: Matrix) -> Matrix:
    a, b, c, d = inner.a, inner.b, inner.c, inner.d
    x, y = _moved(inner.e, inner.f, outer)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        x,
        y,
    )


def _moved(x: float, y: float, by: Matrix) -> tuple[float, float]:
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def edges(box: Box) -> tuple[Box, ...]:
    """Return the four sides of *box* as rules."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    return (
        Box(left, top, right, top),
        Box(left, bottom, right, bottom),
        Box(left, top, left, bottom),
        Box(right, top, right, bottom),
    )
