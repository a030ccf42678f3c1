"""Making a face, step by step, on a small font drawn here."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from digest.fonts import charset, cmap, outlines

SIGNS = {".notdef": None, "guo": "国", "left": "“", "right": "”", "dot": "·", "dash": "—", "drop": "滴"}
WIDTHS = {"guo": 999, "left": 350, "right": 350, "dot": 350, "dash": 900, "drop": 1000, ".notdef": 1000}


def blob(width):
    """Return a closed curve in the middle of *width*: a cubic outline."""
    pen = T2CharStringPen(width, None)
    middle = width // 2
    pen.moveTo((middle - 100, 300))
    pen.curveTo((middle - 100, 400), (middle + 100, 400), (middle + 100, 300))
    pen.curveTo((middle + 100, 200), (middle - 100, 200), (middle - 100, 300))
    pen.closePath()
    return pen.getCharString()


@pytest.fixture
def font() -> TTFont:
    """Return a font with cubic outlines and names of its own."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(SIGNS))
    builder.setupCharacterMap({ord(sign): name for name, sign in SIGNS.items() if sign})
    builder.setupCFF("Drawn-Regular", {}, {name: blob(WIDTHS[name]) for name in SIGNS}, {})
    builder.setupHorizontalMetrics({name: (WIDTHS[name], 0) for name in SIGNS})
    builder.setupHorizontalHeader(ascent=1100, descent=-300)
    builder.setupOS2(sTypoAscender=1100, sTypoDescender=-300, usWinAscent=1100, usWinDescent=300, fsType=4)
    builder.setupNameTable(
        {"familyName": "Drawn Reserved", "styleName": "Regular", "copyright": "Copyright 2026 A Person"}
    )
    builder.setupPost()
    return saved(builder.font)


def saved(font: TTFont) -> TTFont:
    """Return *font* as it is read back from a file."""
    stream = io.BytesIO()
    font.save(stream)
    return TTFont(io.BytesIO(stream.getvalue()), recalcTimestamp=False)


def made(font: TTFont) -> TTFont:
    """Take all steps."""
    outlines.subset(font, frozenset(map(ord, "国“”·—")))
    outlines.to_truetype(font)
    outlines.widen(font, charset.hanzi())
    outlines.level(font)
    outlines.rename(font, "Own", "abc")
    return saved(font)


def test_only_the_characters_asked_for_are_kept(font):
    assert set(map(chr, made(font).getBestCmap())) == set("国“”·—")


def test_cubic_outlines_become_quadratic_ones_of_the_same_extent(font):
    face = made(font)
    assert face["hmtx"][face.getBestCmap()[ord("国")]][0] == outlines.EM
    pen = BoundsPen(None)
    face.getGlyphSet()[face.getBestCmap()[ord("国")]].draw(pen)
    assert pen.bounds == pytest.approx((400, 225, 600, 375), abs=1.5)  # the cubic's own: 300 ± 0.75 x 100
    assert "CFF " not in face


def test_narrow_signs_are_moved_not_stretched(font):
    face = made(font)
    places = {sign: face["glyf"][face.getBestCmap()[ord(sign)]] for sign in "“”·"}
    assert {sign: (glyph.xMin, glyph.xMax) for sign, glyph in places.items()} == {
        "“": (740, 940),
        "”": (60, 260),
        "·": (400, 600),
    }


def test_names_are_replaced_and_the_copyright_stays(font):
    names = made(font)["name"]
    assert (names.getDebugName(1), names.getDebugName(4), names.getDebugName(6)) == ("Own", "Own", "Own")
    assert names.getDebugName(3) == "Own;abc"
    assert names.getDebugName(0) == "Copyright 2026 A Person"
    assert "Reserved" not in "".join(str(record) for record in names.names)


def test_the_same_source_gives_the_same_bytes(font):
    streams = [io.BytesIO(), io.BytesIO()]
    for stream in streams:
        made(saved(font)).save(stream, reorderTables=False)
    assert streams[0].getvalue() == streams[1].getvalue()


def test_coverage_is_read_from_the_file_itself(font):
    builder_font = made(font)
    assert set(builder_font.getBestCmap()) == set(map(ord, "国“”·—"))
    stream = io.BytesIO()
    builder_font.save(stream)
    with pytest.raises(ValueError, match="format 12"):  # five characters of the basic plane need no full table
        cmap.coverage(stream.getvalue())


def test_the_charset_holds_the_state_table_and_gb2312():
    listed = "".join(map(chr, charset.listed()))
    assert len(listed) == 8105 + 545
    assert {"一", "𬺈", "鿍", "䶮"} <= set(listed)
    assert {ord(sign) for sign in "啊鼽丌囗①Ⅻ—々ぁЯ會職爲"} <= charset.common()
    assert ord("靇") not in charset.common()
    assert ord("靇") in charset.every_hanzi()
