"""Pages as pictures, compared with small pictures that were looked at; ``pytest --update`` draws them anew."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

_FOLDER = Path(__file__).parent / "page_images"
_SCALE = 0.3  # 179 × 253 dots a page: lines and blocks are seen, single strokes are not
# Mean difference of two pictures, of 255. Another release of pdfium or of the faces gives 0.3 at most; a page with one
# line moved gives 2 and more.
_TOLERANCE = 1.0
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
]


def picture(content: bytes, number: int, scale: float = _SCALE) -> Image.Image:
    """Return page *number* in greys."""
    document = pypdfium2.PdfDocument(content)
    image = document[number - 1].render(scale=scale, grayscale=True).to_pil()
    document.close()
    return image


@pytest.mark.parametrize(("name", "layout", "number"), CASES)
def test_page_looks_as_it_did(rendered, request, name: str, layout: str, number: int) -> None:
    drawn = picture(rendered(name, "pdf", layout).content, number)
    file = _FOLDER / f"{layout}-{name}-{number}.png"
    if request.config.getoption("--update"):
        _FOLDER.mkdir(exist_ok=True)
        drawn.save(file, optimize=True)
    kept = Image.open(file)
    assert drawn.size == kept.size
    assert ImageStat.Stat(ImageChops.difference(drawn, kept)).mean[0] < _TOLERANCE


def test_tolerance_sees_a_line_that_moved(rendered) -> None:
    drawn = picture(rendered("long", "pdf").content, 2)
    moved = ImageChops.offset(drawn, 0, 2)
    assert ImageStat.Stat(ImageChops.difference(drawn, moved)).mean[0] > _TOLERANCE


@pytest.mark.parametrize(("name", "number"), [("rare", 1), ("many", 3)])
def test_poppler_and_pdfium_draw_the_same_page(rendered, tmp_path: Path, name: str, number: int) -> None:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.fail("poppler is needed to draw pages a second time: apt-get install poppler-utils")
    content = rendered(name, "pdf").content
    (tmp_path / "page.pdf").write_bytes(content)
    command = [program, "-png", "-gray", "-r", "72", "-f", str(number), "-l", str(number), "page.pdf"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    ours = picture(content, number, scale=1)
    theirs = Image.open(io.BytesIO(done.stdout)).convert("L").resize(ours.size)
    small = (ours.width // 4, ours.height // 4)  # each engine smooths strokes its own way
    difference = ImageChops.difference(
        ours.resize(small, Image.Resampling.BOX), theirs.resize(small, Image.Resampling.BOX)
    )
    assert ImageStat.Stat(difference).mean[0] < 4  # 2.6 seen; a page shifted by one line: 12
