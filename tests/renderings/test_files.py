"""The files themselves: same bytes, true properties, nothing foreign."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from ctypes import create_string_buffer
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree

from digest import fonts, renderings
from digest.renderings.pdf import printing
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "json"])
def test_same_issue_same_bytes(rendered, request: pytest.FixtureRequest, form: str) -> None:
    before = rendered("few", form).content
    request.getfixturevalue("pressed_anew")
    again = renderings.render(rendering_issues.few(), form)  # type: ignore[arg-type]
    assert again.content == before
    assert again.name == f"weekly-2026-03.{form}"
    assert again.title == "工会简报（2026年第3期）"


def test_pdf_says_what_it_is(rendered) -> None:
    content = rendered("many", "pdf").content
    document = pypdfium2.PdfDocument(content)
    data = document.get_metadata_dict()
    outline = [(bookmark.level, bookmark.get_title()) for bookmark in document.get_toc()]
    document.close()
    assert data["Title"] == "工会简报（2026年第3期）"
    assert data["Author"] == "青溪市总工会办公室"
    assert data["CreationDate"].startswith("D:20260116")
    assert outline[0] == (0, "一、思想政治引领")
    assert outline[1] == (1, "（1）〔云岭省青溪市青溪县〕青溪县总工会把“夜校”办到工业园区职工家门口")
    assert sum(level == 1 for level, _ in outline) == 22


def test_pdf_claims_archive_and_access_and_carries_its_data(rendered) -> None:
    content = rendered("few", "pdf").content
    document = pypdfium2.PdfDocument(content)
    attachment = document.get_attachment(0)
    assert attachment.get_name() == "weekly-2026-03-origins.json"
    entries = json.loads(bytes(attachment.get_data()))["entries"]
    issue = rendering_issues.FIXTURES["few"]()
    assert [entry["headline"] for entry in entries] == [
        entry.headline for section in issue.sections for entry in section.entries
    ]
    assert entries[0]["file"] == "001.txt"
    assert entries[0]["sentences"][0]["lines"] == [11]
    document.close()
    plain = rendering_pages.unpacked(content)
    assert b'part="3"' in plain
    assert b'conformance="A"' in plain
    assert b"<pdfuaid:part>1</pdfuaid:part>" in plain
    assert b"/MarkInfo" in plain
    assert b"/StructTreeRoot" in plain
    assert b"/Lang" in plain


def test_press_is_given_no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one, fontconfig would overlook faces installed later, and read all others anew each time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    with printing.environment(("宋体",)) as variables:
        assert "SOURCE_DATE_EPOCH" not in variables
        assert "宋体" in Path(variables["FONTCONFIG_FILE"]).read_text("utf-8")


_SUBSET = """
import importlib.util, io, sys
sys.argv = ["press"]
spec = importlib.util.spec_from_file_location("press", sys.orig_argv[-2])
press = importlib.util.module_from_spec(spec)
spec.loader.exec_module(press)
press._mend()
from fontTools import subset
from fontTools.ttLib import TTFont
face, options = TTFont(sys.orig_argv[-1]), subset.Options()
subsetter = subset.Subsetter(options)
subsetter.populate(text="工会")
subsetter.subset(face)
content = io.BytesIO()
face.save(content)
print(TTFont(io.BytesIO(content.getvalue()))["head"].modified)
"""


def test_faces_that_fonttools_subsets_bear_no_hour() -> None:
    face = fonts.folder() / "UDFang.ttf"
    command = [sys.executable, "-P", "-c", _SUBSET, str(Path(printing.__file__).with_name("press.py")), str(face)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "2082844800"


@pytest.mark.usefixtures("official_home")
def test_pdf_is_set_in_an_official_face_where_one_is_installed() -> None:
    used = _families(renderings.render(rendering_issues.few(), "pdf").content)
    assert {name for name in used if "Kai" in name} == {"KaiTi_GB2312"}
    assert {"UDFang", "UDBiao", "UDHei"} <= used


def test_pdf_is_set_in_our_faces_and_no_other(rendered) -> None:
    assert _families(rendered("rare", "pdf").content) <= {face.family for face in fonts.faces()}


def _families(content: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(content)
    names = set()
    for page in document:
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            buffer = create_string_buffer(100)
            pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing.raw), buffer, 100)
            names.add(buffer.value.decode().split("+")[-1])
    document.close()
    return names


def test_docx_properties_are_the_issues_own(rendered) -> None:
    properties = docx.Document(io.BytesIO(rendered("many", "docx").content)).core_properties
    assert properties.title == "工会简报（2026年第3期）"
    assert properties.author == properties.last_modified_by == "青溪市总工会办公室"
    assert properties.created == properties.modified
    assert properties.created.isoformat().startswith("2026-01-16")
    assert properties.subject.startswith("本期阅读来源5种31篇，刊用22篇")
    assert properties.keywords.split("，")[0] == "一、思想政治引领"
    assert properties.language == "zh-CN"
    assert (properties.comments, properties.category, properties.revision) == ("", "", 1)


def test_docx_properties_are_never_longer_than_word_bears() -> None:
    made = rendering_issues.issue((1,), coverage="本期阅读来源" + "很多种，" * 100)
    properties = docx.Document(io.BytesIO(renderings.render(made, "docx").content)).core_properties
    assert len(properties.subject) == 255


def test_docx_opens_as_one_section_that_ends_its_body(rendered) -> None:
    document = docx.Document(io.BytesIO(rendered("many", "docx").content))
    assert len(document.sections) == 1
    assert document.element.body[-1].tag == f"{_WORD}sectPr"
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)
    assert document.paragraphs[1].text == "工会简报"


def test_docx_stands_on_the_line_grid_of_its_layout(rendered) -> None:
    for layout, pitch in (("jianbao", 579), ("brief", 304)):  # 225 mm / 22 and 247 mm / 46 in twips, rounded down
        body = docx.Document(io.BytesIO(rendered("few", "docx", layout).content)).element.body
        (grid,) = body.iter(f"{_WORD}docGrid")
        assert (grid.get(f"{_WORD}type"), grid.get(f"{_WORD}linePitch")) == ("lines", str(pitch))


def test_docx_package_is_plain_and_undated(rendered) -> None:
    package = zipfile.ZipFile(io.BytesIO(rendered("many", "docx").content))
    assert package.testzip() is None
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in package.namelist() if "theme" in name or "custom" in name or "thumbnail" in name]
    for name in package.namelist():
        xml = package.read(name)
        etree.fromstring(xml)
        assert b"TargetMode" not in xml
        assert b"Theme=" not in xml


def test_docx_styles_are_named_in_chinese_with_outline_levels(rendered) -> None:
    document = docx.Document(io.BytesIO(rendered("few", "docx").content))
    names = {style.name for style in document.styles}
    assert {"简报名称", "栏目标题", "条目标题", "正文简报", "按语", "出处", "报尾", "页码"} <= names
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"简报名称", "栏目标题", "条目标题", "正文简报"} <= used
    levels = {style.name: style.element.find(f".//{_WORD}outlineLvl") for style in document.styles}
    assert levels["栏目标题"].get(f"{_WORD}val") == "0"
    assert levels["条目标题"].get(f"{_WORD}val") == "1"


def test_docx_names_each_face_in_all_four_slots(rendered) -> None:
    package = zipfile.ZipFile(io.BytesIO(rendered("few", "docx").content))
    faces = list(etree.fromstring(package.read("word/styles.xml")).iter(f"{_WORD}rFonts"))
    official = {face.official[0] for face in fonts.faces()}
    assert len(faces) > 10
    for face in faces:
        names = {face.get(f"{_WORD}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1
        assert names <= official


def test_docx_contents_is_a_real_field_already_filled(rendered) -> None:
    package = zipfile.ZipFile(io.BytesIO(rendered("few", "docx").content))
    body = etree.fromstring(package.read("word/document.xml"))
    codes = ["".join(code.itertext()).strip() for code in body.iter(f"{_WORD}instrText")]
    assert codes[0] == r'TOC \h \z \t "栏目标题,1,条目标题,2,编者拟题,2"'
    kinds = [mark.get(f"{_WORD}fldCharType") for mark in body.iter(f"{_WORD}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    marks = {mark.get(f"{_WORD}name") for mark in body.iter(f"{_WORD}bookmarkStart")}
    targets = [link.get(f"{_WORD}anchor") for link in body.iter(f"{_WORD}hyperlink")]
    assert targets
    assert set(targets) <= marks


# Children of w:pPr, w:rPr and w:style in the order of the schema (ECMA-376-1, wml.xsd), as far as we write them.
_ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr tabs overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing "
    "ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b i color spacing sz szCs lang",
    "style": "name basedOn uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW tcBorders vAlign",
    "sectPr": "footerReference type pgSz pgMar cols docGrid",
}


@pytest.mark.parametrize("name", ["many", "bare", "annexed"])
def test_docx_elements_stand_in_the_order_of_the_schema(rendered, name: str) -> None:
    package = zipfile.ZipFile(io.BytesIO(rendered(name, "docx").content))
    for part in ("word/document.xml", "word/styles.xml"):
        root = etree.fromstring(package.read(part))
        for parent, children in _ORDER.items():
            order = children.split()
            for element in root.iter(f"{_WORD}{parent}"):
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), etree.tostring(element)[:300]


def test_html_is_one_file_without_outside_reference(rendered) -> None:
    page = rendered("many", "html").content.decode()
    assert not re.findall(r"""(?:src|href)\s*=\s*["'](?!#)""", page)
    assert "url(" not in page
    assert "@import" not in page
    assert '<html lang="zh-CN">' in page
    assert 'name="viewport"' in page
