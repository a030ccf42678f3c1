"""The office's own .docx as the base of the DOCX's styles; every base that cannot be used is named, with what to do."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt
from lxml import etree

from digest import assets, renderings
from digest.errors import RenderError
from tests.renderings import issues as rendering_issues

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return an office's own copy of the layout jianbao that names 本单位.docx as the base of the DOCX."""
    folder = Path(shutil.copytree(assets.templates() / "jianbao", tmp_path / "own"))
    with (folder / "layout.toml").open("a", encoding="utf-8") as file:
        file.write('\n[word]\nbase = "本单位.docx"\n')
    return folder


def office_base() -> docx.document.Document:
    """Return what an office may have: a letter with a header, on its own sheet, with two styles under our names."""
    base = docx.Document()
    text = base.styles.add_style("正文简报", WD_STYLE_TYPE.PARAGRAPH)
    text.font.size, text.font.name, text.font.italic = Pt(18), "隶书", True
    base.styles.add_style("出处", WD_STYLE_TYPE.CHARACTER).font.size = Pt(9)
    base.add_paragraph("某单位的旧信。")
    base.sections[0].page_width = Cm(18.2)
    base.sections[0].header.paragraphs[0].text = "某单位用笺"
    base.core_properties.author = "某人"
    return base


def made(folder: Path) -> bytes:
    return renderings.render(rendering_issues.one(), "docx", layout=folder).content


def test_styles_of_the_base_are_kept_and_lacking_ones_are_added(own: Path, rendered) -> None:
    office_base().save(own / "本单位.docx")
    document, usual = docx.Document(io.BytesIO(made(own))), docx.Document(io.BytesIO(rendered("one", "docx").content))
    kept = document.styles["正文简报"]
    assert (kept.font.size, kept.font.name, kept.font.italic) == (Pt(18), "隶书", True)
    assert document.styles["出处"].font.size == Pt(9)
    for name in ("栏目标题", "条目标题", "报尾", "标签"):
        assert etree.tostring(document.styles[name].element) == etree.tostring(usual.styles[name].element)
    assert renderings.lacking_styles(layout=own)[:2] == ("简报密级", "简报名称")
    assert not {"正文简报", "出处"} & set(renderings.lacking_styles(layout=own))
    assert [paragraph.text for paragraph in document.paragraphs] == [paragraph.text for paragraph in usual.paragraphs]
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"简报名称", "栏目标题", "正文简报"} <= used


def test_nothing_of_the_base_but_styles_and_their_theme_comes_along(own: Path) -> None:
    office_base().save(own / "本单位.docx")
    content = made(own)
    document = docx.Document(io.BytesIO(content))
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)
    assert document.core_properties.author == "青溪市总工会办公室"
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [name for name in names if "theme" in name] == ["word/theme/theme1.xml"]
    assert not [name for name in names if any(part in name for part in ("custom", "header", "thumbnail", "numbering"))]
    assert made(own) == content


def test_a_docx_of_ours_serves_as_base_even_with_a_style_renamed(own: Path, rendered) -> None:
    base = docx.Document(io.BytesIO(rendered("one", "docx").content))
    base.styles["栏目标题"].name = "别的名字"
    base.save(own / "本单位.docx")
    styles = docx.Document(io.BytesIO(made(own))).styles
    assert renderings.lacking_styles(layout=own) == ("栏目标题",)
    identifiers = [style.style_id for style in styles]
    assert len(set(identifiers)) == len(identifiers)


def test_template_beside_the_layout_is_taken_without_being_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(assets.templates() / "jianbao", tmp_path / "own"))
    assert renderings.lacking_styles(layout=folder) == ()
    office_base().save(folder / "template.docx")
    assert docx.Document(io.BytesIO(made(folder))).styles["正文简报"].font.size == Pt(18)


def _with_part(content: bytes, name: str, part: bytes | None) -> bytes:
    """Return the package *content* with the part *name* replaced, or left out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as target:
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
        if part is not None:
            target.writestr(name, part)
    return changed.getvalue()


def _part(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def _bad_bases() -> dict[str, tuple[bytes, str]]:
    buffer = io.BytesIO()
    office_base().save(buffer)
    good = buffer.getvalue()
    types, styles = _part(good, "[Content_Types].xml"), _part(good, "word/styles.xml")
    macro = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    broken = bytearray(good)
    start = good.index(b"word/styles.xml") + 200
    broken[start : start + 400] = bytes(400)
    return {
        "text": (b"no zip", "损坏"),
        "cut": (good[: len(good) // 2], "损坏"),
        "flipped": (bytes(broken), "损坏"),
        "other": (_with_part(good, "[Content_Types].xml", None), "打不开"),
        "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "加了密码"),
        "macro": (_with_part(good, "[Content_Types].xml", macro), "带宏"),
        "markup": (_with_part(good, "word/styles.xml", styles.replace(b"</w:styles>", b"")), "打不开"),
        "empty": (_with_part(good, "word/styles.xml", b"<x/>"), "打不开"),
        "large": (_with_part(good, "word/media/a.bin", bytes(51 * 1024**2)), "过大"),
    }


@pytest.mark.parametrize("name", ["text", "cut", "flipped", "other", "old", "macro", "markup", "empty", "large"])
def test_base_that_cannot_be_used_is_named_with_what_to_do(own: Path, name: str) -> None:
    content, said = _bad_bases()[name]
    (own / "本单位.docx").write_bytes(content)
    with pytest.raises(RenderError, match=rf"本单位\.docx：.*{said}.*（.*另存为 \.docx.*）"):
        made(own)


def test_base_that_is_not_there_is_named(own: Path) -> None:
    with pytest.raises(RenderError, match=r"本单位\.docx：.*（检查 layout\.toml"):
        made(own)


def test_style_of_another_type_is_named(own: Path) -> None:
    base = docx.Document()
    base.styles.add_style("出处", WD_STYLE_TYPE.PARAGRAPH)
    base.save(own / "本单位.docx")
    with pytest.raises(RenderError, match="样式“出处”应是字符样式"):
        made(own)


def test_word_table_knows_its_key_only(own: Path) -> None:
    file = own / "layout.toml"
    file.write_text(file.read_text("utf-8").replace("base = ", "basis = "), encoding="utf-8")
    with pytest.raises(RenderError, match="basis"):
        made(own)
