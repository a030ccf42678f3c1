"""Which characters cannot be printed, and what is said where the faces are absent."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from digest import fonts
from digest.errors import RenderError
from digest.fonts import build, pack


def test_characters_without_a_glyph_are_named_once_in_order():
    assert fonts.missing("工会🎉送清凉\U0001f600，再来🎉") == ("🎉", "\U0001f600")


def test_rare_names_and_traditional_text_can_be_printed():
    assert fonts.missing("甪直镇祎堃䶮𬭚总工会　職工之家，① ㎡〔2026〕第3号——…… don’t") == ()


def test_what_draws_nothing_is_never_missing():
    assert fonts.missing("一\n二\t三\u3000四\u200b五\ufe0f六\U000e0100七\u00ad") == ()


def test_a_face_may_lack_what_another_one_draws():
    assert fonts.lacking("工会靇", "UDHei") == ("靇",)
    assert fonts.lacking("工会靇", "UDFang") == ()


@given(st.text())
def test_missing_is_a_part_of_the_text_without_repeats(text):
    missing = fonts.missing(text)
    assert len(set(missing)) == len(missing)
    assert set(missing) <= set(text)
    assert fonts.missing("".join(missing)) == missing


def run_without_faces(place: Path) -> str:
    """Copy the program without its faces to *place*, ask there for their folder, return what it says."""
    package = Path(fonts.__file__).parents[1]
    shutil.copytree(package, place / "digest", ignore=shutil.ignore_patterns("*.ttf", "*.woff2", "__pycache__"))
    ask = "from digest import errors, fonts\ntry: fonts.missing('国')\nexcept errors.RenderError as error: print(error)"
    command = [sys.executable, "-I", "-X", "utf8", "-c", f"import sys; sys.path.insert(0, {str(place)!r})\n{ask}"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_absent_faces_are_reported_with_the_remedy(tmp_path):
    said = run_without_faces(tmp_path)
    assert "缺少中文字体文件：UDFang.ttf、UDKai.ttf、UDBiao.ttf、UDSong.ttf、UDHei.ttf" in said
    assert "make fonts" in said


@pytest.fixture
def small_faces(tmp_path) -> Path:
    """Return a folder with the five faces cut down to a handful of glyphs."""
    place = tmp_path / "faces"
    place.mkdir()
    for face in fonts.faces():
        with TTFont(fonts.folder() / face.file, recalcTimestamp=False) as font:
            subsetter = Subsetter(Options(drop_tables=[]))
            subsetter.populate(text="总工会“简报”——")
            subsetter.subset(font)
            font.save(place / face.file, reorderTables=False)
    return place


def tables(path: Path) -> dict[str, bytes]:
    """Return the bytes of every table of a font file, without the sum over the file that stands in ``head``."""
    with TTFont(path, lazy=True) as font:
        found = {tag: font.reader[tag] for tag in list(font.reader.keys())}
    return {**found, "head": found["head"][:8] + found["head"][12:]}


def test_packing_for_the_wheel_gives_the_same_tables_back(small_faces, tmp_path, monkeypatch):
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert len(pack.pack(small_faces)) == len(fonts.faces())
    assert pack.pack(small_faces) == ()
    unpacked = pack.unpack(small_faces)
    assert tmp_path / "cache" in unpacked.parents
    for face in fonts.faces():
        assert tables(unpacked / face.file) == tables(small_faces / face.file)
    assert sorted(path.name for path in unpacked.iterdir()) == sorted(face.file for face in fonts.faces())


def test_a_cache_that_cannot_be_written_is_reported(small_faces, tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    pack.pack(small_faces)
    with pytest.raises(RenderError, match="无法把字体解压到") as caught:
        pack.unpack(small_faces)
    assert "XDG_CACHE_HOME" in caught.value.remedy


def test_a_missing_source_font_is_named_with_its_package(tmp_path):
    with pytest.raises(RenderError, match=r"LXGWWenKai-Light\.ttf") as caught:
        build.build([tmp_path], tmp_path)
    assert "fonts-lxgw-wenkai" in caught.value.remedy


def test_faces_of_this_recipe_are_not_made_again():
    assert all(build.is_current(fonts.folder() / face.file) for face in fonts.faces())
    assert build.build([], fonts.folder()) == ()
