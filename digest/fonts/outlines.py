"""One source font in, one own face out: a subset with quadratic outlines, equal metrics, and a name of its own.

Why each step is taken (all seen in rendered pages): CID-keyed CFF subsets come out blank in MuPDF and Ghostscript, so
outlines become TrueType; a line with a fallback glyph grows unless all faces share ascent and descent; quotes and the
middle dot of some sources are a third of an em wide; the licence reserves the sources' names.
"""

from __future__ import annotations

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

EM = 1000  # units of all sources
ASCENT, DESCENT = 880, -120  # the ideographic em box of all sources (their OS/2 typographic values)
_MAX_ERROR = 1.0  # units: the usual bound for 1000 units an em; 0.5 adds 15 % to the files and shows no difference
_DATE = 3786825600  # 2024-01-01 in seconds since 1904: the same bytes on every day

_FULL_WIDTH_CENTRED = "·•"
_FULL_WIDTH_OPENING = "“‘"  # sit at the right of their em
_FULL_WIDTH_CLOSING = "”’"  # sit at the left
_DASH = "—"  # two of them make one unbroken line at half the height of the hanzi
_PACKED = 0x0800  # head.flags bit 11, "lossless": WOFF2 sets it, so that packed and unpacked faces have the same bytes
_QUOTE_MARGIN = 60  # units between a quote and the edge of its em; the Noto faces have 37 to 84

_KEPT_NAMES = (0, 13, 14)  # copyright and licence go with the outlines
_DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "VORG", "vhea", "vmtx", "DSIG", "STAT", "meta", "kern", "gasp"]


def subset(font: TTFont, codes: frozenset[int]) -> None:
    """Keep of *font* only the glyphs of *codes*, without layout tables and hints."""
    options = Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False, name_IDs=["*"])
    options.drop_tables += _DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def to_truetype(font: TTFont) -> None:
    """Replace the cubic outlines of *font* by quadratic ones (cu2qu), if it has cubic ones."""
    if "glyf" in font:
        return
    source, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        source[name].draw(Cu2QuPen(pen, _MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    font.sfntVersion = "\000\001\000\000"
    _set_profile(font)


def _set_profile(font: TTFont) -> None:
    """Give *font* the maxp table of a TrueType font without instructions; the sums are filled in on saving."""
    profile = font["maxp"] = newTable("maxp")
    profile.tableVersion = 0x00010000
    for field in ("numGlyphs", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"):
        setattr(profile, field, 0)
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(profile, field, 0)
    for field in ("maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth"):
        setattr(profile, field, 0)
    profile.maxZones = 1
    font["post"].formatType = 3.0


def widen(font: TTFont, hanzi: frozenset[int]) -> None:
    """Set quotes, middle dot and dash of *font* to one em, each at its place in it, and *hanzi* to exactly one em."""
    for code in hanzi & font.getBestCmap().keys():  # 乡 of WenKai Light is 999 units wide
        name = font.getBestCmap()[code]
        font["hmtx"][name] = (EM, font["hmtx"][name][1])
    for sign in _FULL_WIDTH_CENTRED + _FULL_WIDTH_OPENING + _FULL_WIDTH_CLOSING:
        name = font.getBestCmap().get(ord(sign))
        if name and font["hmtx"][name][0] != EM:
            left, _, right, _ = _bounds(font, name)
            _redraw(font, name, (1, 0, 0, 1, _place(sign, left, right) - left, 0))
    name = font.getBestCmap()[ord(_DASH)]
    left, bottom, right, top = _bounds(font, name)
    scale = EM / (right - left)
    _redraw(font, name, (scale, 0, 0, 1, -left * scale, (ASCENT + DESCENT) / 2 - (bottom + top) / 2))


def _bounds(font: TTFont, name: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    left, bottom, right, top = pen.bounds
    return left, bottom, right, top


def _place(sign: str, left: float, right: float) -> int:
    """Return where the left edge of *sign*'s outline belongs in an em."""
    if sign in _FULL_WIDTH_CENTRED:
        return round((EM - (right - left)) / 2)
    if sign in _FULL_WIDTH_OPENING:
        return round(EM - _QUOTE_MARGIN - (right - left))
    return _QUOTE_MARGIN


def _redraw(font: TTFont, name: str, matrix: tuple[float, float, float, float, float, float]) -> None:
    """Draw the glyph *name* anew through *matrix*, one em wide."""
    pen = TTGlyphPen(None)
    font.getGlyphSet()[name].draw(TransformPen(pen, matrix))
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (EM, 0)


def level(font: TTFont) -> None:
    """Give *font* the line metrics that all faces share, and side bearings that agree with the outlines."""
    header, system = font["hhea"], font["OS/2"]
    header.ascent = system.sTypoAscender = system.usWinAscent = ASCENT
    header.descent = system.sTypoDescender = DESCENT
    system.usWinDescent = -DESCENT
    header.lineGap = system.sTypoLineGap = 0
    glyphs, metrics = font["glyf"], font["hmtx"]
    for name in font.getGlyphOrder():
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (metrics[name][0], getattr(glyphs[name], "xMin", 0))


def rename(font: TTFont, family: str, recipe: str) -> None:
    """Call *font* by *family* alone, drop the sources' names, and note the *recipe* as its unique identifier."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in _KEPT_NAMES and record.platformID == 3]
    given = {1: family, 2: "Regular", 3: f"{family};{recipe}", 4: family, 5: "Version 1.000", 6: family}
    for number, text in given.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400  # asked for by name, never by weight: no false bold on top
    font["OS/2"].fsSelection = 0x40  # REGULAR
    font["OS/2"].fsType = 0  # may be embedded (OFL)
    font["head"].macStyle = 0
    font["head"].flags |= _PACKED
    font["head"].created = font["head"].modified = _DATE
