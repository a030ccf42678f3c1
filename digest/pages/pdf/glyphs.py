"""The characters of a PDF page, each with its place, its size and how it is painted."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from digest.expressions import expression
from digest.model import Box
from digest.pages.pdf.frame import PageFrame

# A broadsheet page holds about 12,000 characters; a page made to tire its reader has a million.
MOST = 100_000
_LEAST_SIZE = 2.0  # points: nobody reads smaller type
_ASCENT, _DESCENT = 0.86, 0.14  # of a Chinese character over and under its baseline, in ems (GB/T 18358 fonts)
_STROKED = 2  # filled and stroked: what has no bold face is made bold so (ISO 32000, 9.3.6)
_INVISIBLE = 3  # text render mode (ISO 32000, 9.3.6)
_WHITE = 245  # of 255: paler than any tint that is read on paper
_BOLD = 600  # weight from which on a face is bold (OpenType usWeightClass)
_BOLD_NAMES = ("hei", "bold", "black", "heavy", "黑", "gothic")
CUT = "〓"  # stands for what lies beyond the page's edge, as compositors mark a character that they lack
_CUT_OFF = 3.0  # ems between the last character of a line on the page and the first that is not: blanks may fall away
_HAN = expression(r"[\u3400-\u9fff]")
_ANGLES = 200  # characters that tell whether a page lies on its side


class Glyph(NamedTuple):
    """One character as it stands on the page: its edges along the line, its baseline, its size in points."""

    sign: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    face: str = ""  # the name of its font

    @property
    def box(self) -> Box:
        """Return the square it stands in."""
        return Box(self.left, self.base - _ASCENT * self.size, self.right, self.base + _DESCENT * self.size)


class GlyphFace(NamedTuple):
    """How the characters of one text object are painted."""

    size: float
    bold: bool
    invisible: bool
    white: bool
    name: str


def _is_on_line(glyph: Glyph, base: float, size: float) -> bool:
    return abs(glyph.base - base) <= 0.3 * size and abs(glyph.size - size) <= 0.3 * size


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in the order they are drawn; those that are drawn and not seen; how many fell away."""

    frame: PageFrame
    visible: list[Glyph] = field(default_factory=list)
    invisible: list[Glyph] = field(default_factory=list)
    white: list[Glyph] = field(default_factory=list)
    dropped: int = 0  # outside of the page, or of no size
    _beyond: tuple[float, float] | None = None  # where a line that begins beyond the page's left edge was left off

    def cut(self, left: float, base: float, size: float) -> None:
        """Put a mark into the line that is drawn on beyond the page's edge, or is drawn from there."""
        last = self.visible[-1] if self.visible else None
        if left < 0:
            self._beyond = (base, size)
        elif last and last.sign != CUT and _is_on_line(last, base, size) and left - last.right <= _CUT_OFF * size:
            self.visible.append(last._replace(sign=CUT, left=last.right))

    def open_with(self, glyph: Glyph) -> None:
        """Put a mark before *glyph*, the first of its line on the page, where the line begins beyond its edge."""
        if self._beyond and _is_on_line(glyph, *self._beyond) and glyph.left <= _CUT_OFF * glyph.size:
            self.visible.append(glyph._replace(sign=CUT, right=glyph.left))
        self._beyond = None


def glyphs(page: pdfium.PdfPage) -> Glyphs:
    """Return the characters of *page*; ValueError where there are more than anybody reads."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST:
        raise ValueError(count)
    frame = _frame(page, text, count)
    found = Glyphs(frame)
    faces: dict[int, GlyphFace] = {}
    pending = ""
    for index in range(count):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            pending = chr(code)
            continue
        sign = chr(code) if code <= 0x10FFFF else "\ufffd"
        if 0xDC00 <= code < 0xE000:
            sign = (pending + sign).encode("utf-16", "surrogatepass").decode("utf-16", "replace")[:1]
        pending = ""
        _add(found, sign, text, index, faces)
    return found


def _frame(page: pdfium.PdfPage, text: pdfium.PdfTextPage, count: int) -> PageFrame:
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90
    step = max(1, count // _ANGLES)
    angles: Counter[int] = Counter()
    for index in range(0, count, step):
        angle = raw.FPDFText_GetCharAngle(text, index)
        if angle >= 0 and chr(raw.FPDFText_GetUnicode(text, index)).strip():
            angles[round(math.degrees(angle) / 90) % 4] += 1
    aslant = angles.most_common(1)[0][0] if angles else 0
    return PageFrame(left, bottom, right, top, (turns if (aslant + turns) % 4 == 0 else -aslant) % 4)


def _add(found: Glyphs, sign: str, text: pdfium.PdfTextPage, index: int, faces: dict[int, GlyphFace]) -> None:
    owner = raw.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(owner, ctypes.c_void_p).value or 0
    if key not in faces:
        faces[key] = _look(text, index, owner)  # the characters of one text object share it
    face = faces[key]
    left, bottom, right, top = text.get_charbox(index, loose=True)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    box = found.frame.box(left, bottom, right, top)
    start, base = found.frame.point(x.value, y.value)
    size, frame = face.size, found.frame
    is_type = _LEAST_SIZE <= size <= frame.height and math.isfinite(box.left + box.right + base)
    middle = (box.left + box.right) / 2
    if not (is_type and -size / 4 <= middle <= frame.width + size / 4 and 0 <= base <= frame.height + size):
        found.dropped += bool(sign.strip())
        if is_type and sign.strip() and not (face.invisible or face.white):
            found.cut(box.left, base, size)
        return
    # pdfium gives some characters the edges of their ink: 日 would stand a blank behind the one before it
    left = min(box.left, start) if _HAN.match(sign) and box.left - start < size else box.left
    glyph = Glyph(sign, left, box.right, base, size, face.bold, face.name)
    if not (face.invisible or face.white):
        found.open_with(glyph)
    (found.invisible if face.invisible else found.white if face.white else found.visible).append(glyph)


def _look(text: pdfium.PdfTextPage, index: int, owner: Any) -> GlyphFace:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    colours = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *colours)
    red, green, blue, alpha = (colour.value for colour in colours)
    white = min(red, green, blue) >= _WHITE or alpha == 0
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    told = name.value.decode("utf-8", "replace").lower()
    if mode == _STROKED:  # a face of its own
        told += " bold"
    bold = raw.FPDFText_GetFontWeight(text, index) >= _BOLD or any(word in told for word in _BOLD_NAMES)
    return GlyphFace(size, bold, mode == _INVISIBLE, white and mode in (0, 4), told)


def without_doubles(found: Sequence[Glyph]) -> list[Glyph]:
    """Return *found* without characters drawn twice on one spot, as shadows and false bold are."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in found:
        cell = 0.3 * glyph.size
        column, row = int(glyph.left / cell), int(glyph.base / cell)
        near = (seen.get((glyph.sign, column + x, row + y)) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if glyph.sign.strip() and any(
            other is not None and abs(other.left - glyph.left) < cell / 2 and abs(other.base - glyph.base) < cell / 2
            for other in near
        ):
            continue
        seen[glyph.sign, column, row] = glyph
        kept.append(glyph)
    return kept
