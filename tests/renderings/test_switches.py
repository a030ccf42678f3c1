"""What an office switches on in its layout: margins of leaves, 报尾 on an even page, boxes to be written in by hand."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from lxml import etree

from digest import assets, renderings
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def switched(folder: Path, *switches: str, layout: str = "jianbao") -> Path:
    """Return a layout in *folder* that differs from *layout* by *switches*."""
    shutil.copytree(assets.templates() / layout, folder / "own")
    file = folder / "own" / "layout.toml"
    text = file.read_text("utf-8")
    for switch in switches:
        key = switch.partition(" = ")[0]
        (before,) = [line for line in text.splitlines() if line.startswith(f"{key} = ")]
        text = text.replace(before, switch)
    file.write_text(text, "utf-8")
    return folder / "own"


def made(name: str, form: str, layout: Path) -> bytes:
    return renderings.render(rendering_issues.FIXTURES[name](), form, layout=layout).content


def edges(content: bytes, number: int) -> tuple[float, float]:
    rows = [row for row in rendering_pages.rows(content, number) if not row.text.startswith("—")]
    return min(row.left for row in rows), max(row.right for row in rows)


def test_leaves_are_bound_at_their_inner_edge(tmp_path: Path) -> None:
    layout = switched(tmp_path, "mirrored = true")
    pdf = made("long", "pdf", layout)
    for number, left in ((2, 26), (3, 28), (4, 26), (5, 28)):
        assert edges(pdf, number) == pytest.approx((left, left + 156), abs=0.3)
    settings = zipfile.ZipFile(io.BytesIO(made("long", "docx", layout))).read("word/settings.xml")
    assert b"<w:mirrorMargins/>" in settings


@pytest.mark.parametrize("layout", ["jianbao", "bulletin"])
@pytest.mark.parametrize("name", ["few", "many", "long"])
def test_the_colophon_stands_on_an_even_page(tmp_path: Path, rendered, name: str, layout: str) -> None:
    before = rendering_pages.texts(rendered(name, "pdf", layout).content)
    after = rendering_pages.texts(made(name, "pdf", switched(tmp_path, "even_close = true", layout=layout)))
    assert len(after) == len(before) + len(before) % 2
    assert [number for number, page in enumerate(after, start=1) if "共印" in page] == [len(after)]
    if len(before) % 2:
        assert after[-1].startswith("报：")


def test_the_colophon_of_a_docx_begins_an_even_page(tmp_path: Path, rendered) -> None:
    counts = {name: len(rendering_pages.texts(rendered(name, "pdf").content)) for name in ("few", "many", "long")}
    own = switched(tmp_path, "even_close = true")
    for name, count in counts.items():
        starts = [one.start_type for one in docx.Document(io.BytesIO(made(name, "docx", own))).sections]
        assert (starts[-1] == WD_SECTION.EVEN_PAGE) == bool(count % 2)


@pytest.mark.parametrize("layout", ["jianbao", "bulletin", "brief"])
def test_boxes_for_instructions_stand_below_the_masthead(tmp_path: Path, rendered, layout: str) -> None:
    own = switched(tmp_path, "box_lines = 4", layout=layout)
    (before, *_), (page, *_) = (
        rendering_pages.texts(content) for content in (rendered("few", "pdf", layout).content, made("few", "pdf", own))
    )
    assert "领导批示拟办意见" in page
    assert page.index("领导批示") == next(
        n for n, pair in enumerate(zip(before, page, strict=False)) if pair[0] != pair[1]
    )
    shown = made("few", "html", own).decode()
    assert shown.index("领导批示") < shown.index("拟办意见")
    (table, *_) = docx.Document(io.BytesIO(made("few", "docx", own))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["领导批示", ""], ["拟办意见", ""]]
    assert "领导批示" in made("few", "md", own).decode()


def test_boxes_take_room_from_the_pages_that_there_are(tmp_path: Path) -> None:
    issue = rendering_issues.FIXTURES["many"]()
    counts = {}
    for lines in (0, 4):
        folder = tmp_path / str(lines)
        folder.mkdir()
        own = switched(folder, f"box_lines = {lines}", "pages_most = 3")
        counts[lines] = len(rendering_pages.texts(renderings.render(issue, "pdf", layout=own).content))
    assert max(counts.values()) <= 3


def test_a_viewer_without_new_shapes_shows_the_colophon_too(rendered) -> None:
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(rendered("few", "docx").content)).read("word/document.xml"))
    (old,) = body.iter(_FALLBACK)
    (new,) = (
        box for box in body.iter(f"{_WORD}txbxContent") if _FALLBACK not in {up.tag for up in box.iterancestors()}
    )
    assert "".join(old.itertext(f"{_WORD}t")) == "".join(new.itertext(f"{_WORD}t")) != ""


def test_headings_of_a_docx_are_words_own(rendered) -> None:
    styles = docx.Document(io.BytesIO(rendered("few", "docx").content)).styles
    assert [styles[name].base_style.name for name in ("栏目标题", "条目标题")] == ["Heading 1", "Heading 2"]
    assert styles["条目标题"].font.bold is False
