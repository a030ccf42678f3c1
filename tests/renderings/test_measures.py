"""The form as measured on the page: GB/T 9704-2012 (clauses in docs/format.md), in the PDF and in LibreOffice's."""

from __future__ import annotations

import ctypes
import itertools

import pypdfium2
import pytest
from PIL import ImageChops

from digest import renderings
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages
from tests.renderings.pages import POINTS

FULL_PAGES = (2, 3, 4, 5)  # of the fixture "long": nothing but running text


def _body(content: bytes, number: int) -> list[rendering_pages.Row]:
    return [row for row in rendering_pages.rows(content, number) if not row.text.startswith("—" + str(number))]


def _dash(content: bytes, number: int) -> float:
    """Return how far the dash of the page number stands below the type area, in millimetres, as drawn."""
    scale = 8.0
    document = pypdfium2.PdfDocument(content)
    image = document[number - 1].render(scale=scale, grayscale=True).to_pil()
    document.close()
    unit = scale * POINTS
    band = image.crop((0, int(263 * unit), image.width, int(285 * unit))).point(lambda value: 255 * (value < 128))
    left, _, right, _ = band.getbbox()
    dash = band.crop((left, 0, left + int(1.5 * unit), band.height)).getbbox()
    assert right > left
    return 263 + (dash[1] + dash[3]) / 2 / unit - 262


@pytest.mark.parametrize("number", FULL_PAGES)
def test_full_page_has_22_lines_of_28_characters(rendered, number: int) -> None:
    rows = _body(rendered("long", "pdf").content, number)
    assert len(rows) == 22
    pure = [row for row in rows if not any(sign.isascii() for sign in row.text) and row.right > 180]
    assert {len(row.text) for row in pure} <= {27, 28}  # 27 where punctuation may not begin the next line
    assert any(len(row.text) == 28 for row in pure)


@pytest.mark.parametrize("number", FULL_PAGES)
def test_lines_stand_on_the_grid(rendered, number: int) -> None:
    bases = [row.base for row in _body(rendered("long", "pdf").content, number)]
    steps = [below - above for above, below in itertools.pairwise(bases)]
    assert all(abs(step - 225 / 22) < 0.02 for step in steps)


@pytest.mark.parametrize("number", FULL_PAGES)
def test_every_line_reaches_both_edges(rendered, number: int) -> None:
    rows = _body(rendered("long", "pdf").content, number)
    assert all(abs(row.right - 184) <= 0.3 for row in rows)
    assert all(abs(row.left - 28) <= 0.3 for row in rows)


def test_docx_has_the_same_grid_in_libreoffice(office) -> None:
    for number in FULL_PAGES:
        rows = _body(office["long"], number)
        assert len(rows) == 22
        assert all(abs(row.right - 184) <= 0.5 for row in rows)
        assert any(len(row.text) == 28 for row in rows)


def test_docx_and_pdf_have_as_many_pages(rendered, office) -> None:
    for name, content in office.items():
        assert len(rendering_pages.texts(content)) == len(rendering_pages.texts(rendered(name, "pdf").content)), name


@pytest.mark.parametrize("number", [1, 2, 4])
def test_page_number_stands_7_millimetres_below_the_text(rendered, office, number: int) -> None:
    assert abs(_dash(rendered("many", "pdf").content, number) - 7) <= 0.5
    assert abs(_dash(office["many"], number) - 7) <= 0.5


def test_page_number_is_centred_on_the_type_area(rendered) -> None:
    for number in (1, 2):
        row = rendering_pages.rows(rendered("many", "pdf").content, number)[-1]
        assert row.text == f"—{number}—"
        assert abs((row.left + row.right) / 2 - (28 + 184) / 2) < 0.3


def test_all_faces_are_embedded_truetype(rendered) -> None:
    for name in ("many", "rare"):
        content = rendered(name, "pdf", "jianbao").content
        faces = _faces(content)
        assert len(faces) >= 4
        assert all(face.startswith("UD") and embedded for face, embedded in faces), faces


def _faces(content: bytes) -> set[tuple[str, bool]]:
    document = pypdfium2.PdfDocument(content)
    found = set()
    for page in document:
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            font = pypdfium2.raw.FPDFTextObj_GetFont(thing.raw)
            found.add((_name(font), bool(pypdfium2.raw.FPDFFont_GetIsEmbedded(font))))
    document.close()
    return found


def _name(font: object) -> str:
    buffer = ctypes.create_string_buffer(100)
    pypdfium2.raw.FPDFFont_GetBaseFontName(font, buffer, 100)
    return buffer.value.decode().split("+")[-1]


def test_red_rule_is_as_wide_as_the_type_area(rendered, office) -> None:
    for content in (rendered("many", "pdf").content, office["many"]):
        left, right, top, bottom = _red_rule(content)
        assert abs(left - 28) <= 0.3
        assert abs(right - 184) <= 0.3
        assert 0.3 <= bottom - top <= 1.0


def _red_rule(content: bytes) -> tuple[float, float, float, float]:
    """Return the edges of what is red below 第n期 on page 1, in millimetres."""
    scale = 8.0
    document = pypdfium2.PdfDocument(content)
    image = document[0].render(scale=scale).to_pil().convert("RGB")
    document.close()
    red = image.split()[0].point(lambda value: 255 * (value > 120))
    green = image.split()[1].point(lambda value: 255 * (value < 90))
    mask = ImageChops.multiply(red, green)
    unit = scale * POINTS
    start = next(row.base for row in rendering_pages.rows(content, 1) if row.text.startswith("第3期"))
    band = mask.crop((0, int(start * unit), mask.width, int((start + 40) * unit)))
    left, top, right, bottom = band.getbbox()
    return left / unit, right / unit, start + top / unit, start + bottom / unit


def test_colophon_stands_on_the_foot_of_the_last_page(rendered, office) -> None:
    for name in ("one", "few", "many", "long"):
        for content in (rendered(name, "pdf").content, office[name]):
            last = len(rendering_pages.texts(content))
            rows = _body(content, last)
            assert "共印120份" in rows[-1].text
            assert 256 < rows[-1].base < 262, (name, rows[-1])
            assert any(not row.text.startswith(("报", "送", "发", "编辑", "办公室", "府办公室")) for row in rows)


def test_no_heading_is_the_last_line_of_a_page(rendered, office) -> None:
    headings = ("一、", "二、", "三、", "四、", "五、", "六、")
    for content in (rendered("many", "pdf").content, office["many"]):
        for number in range(1, len(rendering_pages.texts(content)) + 1):
            last = _body(content, number)[-1]
            assert not last.text.startswith(headings) or "：（" in last.text  # of the contents
            assert not (last.left > 40 and last.right < 170), last  # centred: a headline


def test_first_page_shows_text(rendered, office) -> None:
    for name in ("one", "few", "bare", "long", "untitled"):  # the titles of "many" fill its first page
        for content in (rendered(name, "pdf").content, office[name]):
            first = rendering_pages.texts(content)[0]
            opening = ("1月12日，县总工会在城西", "工会是职工之家")
            assert any(words in first for words in opening), name


def test_name_stands_in_the_middle_of_the_type_area(rendered, office) -> None:
    for name in ("many", "long"):
        for content in (rendered(name, "pdf").content, office[name]):
            row = next(
                row
                for row in rendering_pages.rows(content, 1)
                if row.text in ("工会简报", "青溪市总工会重点工作情况专报")
            )
            assert abs((row.left + row.right) / 2 - (28 + 184) / 2) < 0.7
            assert row.right < 184.2


def _rules(content: bytes, number: int) -> list[float]:
    """Return how thick the rules at the left edge of the type area are, from top to bottom, in millimetres."""
    scale = 20.0
    unit = scale * POINTS
    document = pypdfium2.PdfDocument(content)
    page = document[number - 1]
    image = page.render(
        scale=scale, grayscale=True, crop=(29 * POINTS, 30 * POINTS, 179.5 * POINTS, 150 * POINTS)
    ).to_pil()
    document.close()
    column = [image.getpixel((image.width // 2, y)) < 128 for y in range(image.height)]
    return [len(list(run)) / unit for dark, run in itertools.groupby(column) if dark]


def test_rules_of_the_colophon_are_thick_outside_and_thin_inside(rendered, office) -> None:
    for content in (rendered("many", "pdf").content, office["many"]):
        first, *inner, last = _rules(content, len(rendering_pages.texts(content)))
        assert len(inner) == 3  # between 报, 送, 发 and the editors
        assert abs(first - 0.35) < 0.06
        assert abs(last - 0.35) < 0.06
        assert all(abs(rule - 0.25) < 0.06 for rule in inner)


def _rows_of_pages(content: bytes, count: int) -> list[rendering_pages.Row]:
    return [row for number in range(1, count + 1) for row in rendering_pages.rows(content, number)]


def test_paragraphs_are_indented_by_two_characters_and_the_colophon_by_one(rendered, office) -> None:
    two, one = 28 + 2 * 15.75 / POINTS, 28 + 14 / POINTS
    for content in (rendered("many", "pdf").content, office["many"]):
        opening = next(row for row in _rows_of_pages(content, 2) if row.text.startswith("1月12日，县总工会在"))
        assert abs(opening.left - two) < 0.5
        last = rendering_pages.rows(content, len(rendering_pages.texts(content)))
        sent = next(row for row in last if row.text.startswith("送："))
        assert abs(sent.left - one) < 0.5
        assert sent.text.endswith("。")
        turned = next(row for row in last if row.text.endswith("办公室。"))
        assert abs(turned.left - (one + 2 * 14 / POINTS)) < 0.5  # hangs under the first word after 报：


def test_what_is_to_be_checked_is_not_parted_by_the_columns() -> None:
    notice = "标有〔待核〕的1篇，文字次序或归类有疑，请对照来源核实。另有2个来源未能读取：青溪工人报、青溪职工报。" * 8
    content = renderings.render(rendering_issues.issue((1,), notice=notice), "pdf", layout="bulletin").content
    pieces = ("标有", "请对照", "报、青溪职工报")
    held = [row for row in rendering_pages.rows(content, 1) if any(piece in row.text for piece in pieces)]
    assert len(held) >= 8
    assert len({row.left > 100 for row in held}) == 1
