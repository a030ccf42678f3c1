"""The five faces as they stand: what they carry, and that they agree with one another."""

import pytest
from fontTools.ttLib import TTFont

from digest import fonts
from digest.fonts import charset

FAMILIES = ("UDFang", "UDKai", "UDBiao", "UDSong", "UDHei")
RARE_NAMES = "甪缂鸯祎堃犇赟㛃䶮𬭚𬀩䲠喆燚昇旻彧翀"
SIGNS = "，。、；：？！“”‘’（）《》〈〉〔〕【】—…·～％‰℃№①⑩㎡→★■○×÷±≤≥¥€āáǎà"
EM = 1000


@pytest.fixture(scope="module", params=FAMILIES)
def font(request):
    """Return one face, opened."""
    with TTFont(fonts.folder() / f"{request.param}.ttf", lazy=True) as opened:
        yield opened


def edges(font, sign):
    """Return advance, left and right edge of the outline of *sign*."""
    name = font.getBestCmap()[ord(sign)]
    glyph = font["glyf"][name]
    return font["hmtx"][name][0], glyph.xMin, glyph.xMax


def test_the_table_of_faces_names_the_official_face_of_each():
    assert {face.family: face.stands_for for face in fonts.faces()} == {
        "UDFang": "仿宋_GB2312",
        "UDKai": "楷体_GB2312",
        "UDBiao": "方正小标宋简体",
        "UDSong": "宋体",
        "UDHei": "黑体",
    }
    assert all(face.stands_for in face.official for face in fonts.faces())


def test_outlines_are_truetype_and_may_be_embedded(font):
    assert font.sfntVersion == "\000\001\000\000"
    assert "CFF " not in font
    assert font["OS/2"].fsType == 0


def test_all_faces_have_the_same_line_metrics(font):
    header, system = font["hhea"], font["OS/2"]
    assert (font["head"].unitsPerEm, header.ascent, header.descent, header.lineGap) == (EM, 880, -120, 0)
    assert (system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap) == (880, -120, 0)
    assert (system.usWinAscent, system.usWinDescent) == (880, 120)


def test_no_reserved_name_is_used_and_the_licence_stays(font):
    names = font["name"]
    shown = "".join(str(names.getDebugName(number)) for number in (1, 2, 3, 4, 6))
    assert not [reserved for reserved in ("LXGW", "霞鹜", "Noto", "Source", "Klee") if reserved in shown]
    assert "Open Font License" in names.getDebugName(13)
    assert "Copyright" in names.getDebugName(0) or "©" in names.getDebugName(0)


def test_every_hanzi_in_use_has_a_glyph_one_em_wide(font):
    cmap = font.getBestCmap()
    for code in (*charset.listed(), *(ord(sign) for sign in RARE_NAMES)):
        assert font["hmtx"][cmap[code]][0] == EM, chr(code)


def test_the_signs_of_official_writing_have_glyphs(font):
    assert not [sign for sign in SIGNS if ord(sign) not in font.getBestCmap()]


def test_quotes_hug_what_they_quote(font):
    for sign in "“‘":
        advance, left, _ = edges(font, sign)
        assert advance == EM
        assert left > EM / 2
    for sign in "”’":
        advance, _, right = edges(font, sign)
        assert advance == EM
        assert right < EM / 2


def test_the_middle_dot_of_names_stands_in_the_middle(font):
    advance, left, right = edges(font, "·")
    assert advance == EM
    assert (left + right) / 2 == pytest.approx(EM / 2, abs=20)


def test_two_dashes_make_one_line_at_half_height(font):
    assert edges(font, "—") == (EM, 0, EM)
    dash = font["glyf"][font.getBestCmap()[ord("—")]]
    assert (dash.yMin + dash.yMax) / 2 == pytest.approx(380, abs=1)


def test_side_bearings_agree_with_the_outlines(font):
    for sign in "国A“，①":
        name = font.getBestCmap()[ord(sign)]
        assert font["hmtx"][name][1] == font["glyf"][name].xMin
