"""Pages as pictures, compared with small pictures that were looked at; ``pytest --update`` draws them anew."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.renderings import pages as rendering_pages

CASES = [
    ("one", "jianbao", 1),
    ("few", "jianbao", 1),
    ("few", "jianbao", 3),
    ("many", "jianbao", 1),
    ("many", "jianbao", 12),
    ("rare", "jianbao", 1),
    ("bare", "jianbao", 1),
    ("untitled", "jianbao", 1),
    ("long", "jianbao", 2),
    ("many", "bulletin", 1),
    ("few", "brief", 1),
    ("annexed", "jianbao", 4),
    ("tabled", "jianbao", 3),
    ("annexed", "bulletin", 2),
]


@pytest.mark.parametrize(("name", "layout", "number"), CASES)
def test_page_looks_as_it_did(rendered, request, name: str, layout: str, number: int) -> None:
    name_of_file = f"{layout}-{name}-{number}"
    is_updating = request.config.getoption("--update")
    difference = rendering_pages.difference(rendered(name, "pdf", layout).content, number, name_of_file, is_updating)
    assert difference < rendering_pages.TOLERANCE


def test_tolerance_sees_a_line_that_moved(rendered) -> None:
    drawn = rendering_pages.picture(rendered("long", "pdf").content, 2)
    moved = ImageChops.offset(drawn, 0, 2)
    assert ImageStat.Stat(ImageChops.difference(drawn, moved)).mean[0] > rendering_pages.TOLERANCE


@pytest.mark.parametrize(("name", "number"), [("rare", 1), ("many", 3)])
def test_poppler_and_pdfium_draw_the_same_page(rendered, tmp_path: Path, name: str, number: int) -> None:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.fail("poppler is needed to draw pages a second time: apt-get install poppler-utils")
    content = rendered(name, "pdf").content
    (tmp_path / "page.pdf").write_bytes(content)
    command = [program, "-png", "-gray", "-r", "72", "-f", str(number), "-l", str(number), "page.pdf"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    ours = rendering_pages.picture(content, number, scale=1)
    theirs = Image.open(io.BytesIO(done.stdout)).convert("L").resize(ours.size)
    small = (ours.width // 4, ours.height // 4)  # each engine smooths strokes its own way
    difference = ImageChops.difference(
        ours.resize(small, Image.Resampling.BOX), theirs.resize(small, Image.Resampling.BOX)
    )
    assert ImageStat.Stat(difference).mean[0] < 4  # 2.6 seen; a page shifted by one line: 12
