"""The annex: one table and one chart, the same numbers in all forms, the DOCX's chart one that Word can edit."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree, html

from digest import assets, renderings
from digest.errors import RenderError
from digest.model import Chart, Series
from digest.renderings import drawing
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"
MEASURES = drawing.Measures(442, 10.5)


def package(rendered, name: str = "annexed") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(rendered(name, "docx").content))


def figures(chart: Chart) -> dict[tuple[str, str], int]:
    return {
        (category, series.name): value
        for series in chart.series
        for category, value in zip(chart.categories, series.values, strict=True)
        if value
    }


def chart_of(content: bytes) -> dict[tuple[str, str], int]:
    """Return what a chart part shows, from its own copy of the numbers."""
    found = {}
    for series in etree.fromstring(content).iter(f"{CHART}ser"):
        (name,) = series.find(f"{CHART}tx").itertext(f"{CHART}v")
        names = {
            point.get("idx"): "".join(point.itertext(f"{CHART}v"))
            for point in series.find(f"{CHART}cat").iter(f"{CHART}pt")
        }
        for point in series.find(f"{CHART}val").iter(f"{CHART}pt"):
            found[names[point.get("idx")], name] = int("".join(point.itertext(f"{CHART}v")))
    return found


def cells_of(content: bytes) -> dict[tuple[str, str], int]:
    """Return the cells of the one sheet of a workbook, by the names at the head and at the left."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        words = ["".join(word.itertext()) for word in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        rows = [
            {re.sub(r"\d", "", cell.get("r")): (cell.get("t"), cell.findtext(f"{MAIN}v")) for cell in row}
            for row in etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}row")
        ]
    text = [
        {column: words[int(value)] if kind == "s" else value for column, (kind, value) in row.items()} for row in rows
    ]
    head, *body = text
    return {(row["A"], head[column]): int(value) for row in body for column, value in row.items() if column != "A"}


def test_table_is_the_same_in_all_forms(rendered) -> None:
    expected = [list(row) for row in rendering_issues.annexed().annex.table]
    page = html.fromstring(rendered("annexed", "html").content.decode())
    assert [[cell.text_content() for cell in row.xpath("./th|./td")] for row in page.xpath("//tr")] == expected
    document = docx.Document(io.BytesIO(rendered("annexed", "docx").content))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == expected
    pdf = "".join(rendering_pages.texts(rendered("annexed", "pdf").content))
    assert "".join(map("".join, expected)) in pdf


def test_word_chart_and_its_workbook_hold_the_numbers_of_the_issue(rendered) -> None:
    chart = rendering_issues.annexed().annex.chart
    parts = package(rendered)
    assert chart_of(parts.read("word/charts/chart1.xml")) == figures(chart)
    assert cells_of(parts.read("word/embeddings/chart1.xlsx")) == figures(chart)


def test_word_chart_is_tied_to_its_workbook_and_to_the_text(rendered) -> None:
    parts = package(rendered)
    part = etree.fromstring(parts.read("word/charts/chart1.xml"))
    link = part.find(f"{CHART}externalData")
    assert link is not None
    assert part[-1] is link  # CT_ChartSpace: after it only print settings and user shapes
    assert b'Target="../embeddings/chart1.xlsx"' in parts.read("word/charts/_rels/chart1.xml.rels")
    document = parts.read("word/document.xml").decode()
    (reference,) = re.findall(r'<c:chart [^>]*r:id="([^"]+)"', document)
    relations = parts.read("word/_rels/document.xml.rels").decode()
    assert re.search(rf'<Relationship [^>]*Id="{reference}"[^>]*', relations)
    assert "charts/chart1.xml" in relations
    types = parts.read("[Content_Types].xml").decode()
    assert 'PartName="/word/charts/chart1.xml"' in types
    assert 'Extension="xlsx"' in types
    assert 'descr="条形图，西川县最多，20条。"' in document


def test_word_chart_names_a_chinese_face_and_shows_numbers_alone(rendered) -> None:
    part = package(rendered).read("word/charts/chart1.xml").decode()
    assert part.count('<a:ea typeface="宋体"/>') == part.count('<a:latin typeface="宋体"/>') > 0
    assert part.count('<c:showSerName val="0"/>') == part.count('<c:showVal val="1"/>') == 6


def test_workbook_bears_the_date_of_the_issue_and_no_other(rendered) -> None:
    with zipfile.ZipFile(io.BytesIO(package(rendered).read("word/embeddings/chart1.xlsx"))) as book:
        assert {entry.date_time[:3] for entry in book.infolist()} == {(1980, 1, 1)}
        core = book.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", core)) == {"2026-01-16T00:00:00Z"}


def test_same_annex_same_bytes(rendered) -> None:
    again = renderings.render(rendering_issues.annexed(), "docx")
    assert again.content == rendered("annexed", "docx").content


def test_drawing_is_told_to_a_reader_who_cannot_see_it(rendered) -> None:
    page = html.fromstring(rendered("annexed", "html").content.decode())
    (title,) = page.xpath("//*[local-name()='svg']/*[local-name()='title']")
    assert title.text == "附图：本期各地区条数。条形图，西川县最多，20条。"
    plain = rendering_pages.unpacked(rendered("annexed", "pdf").content)
    assert b"/S/Figure" in plain.replace(b" ", b"")
    assert title.text.encode("utf-16-be").hex().encode() in plain.lower()


def test_every_piece_stands_within_the_drawing_and_is_as_long_as_its_number() -> None:
    chart = rendering_issues.annexed().annex.chart
    picture = drawing.picture(chart, MEASURES)
    segments = [piece for bar in picture.bars for piece in bar.segments]
    assert [bar.name.text for bar in picture.bars] == list(chart.categories)
    assert len(segments) == len(figures(chart))
    one = next(piece.width for piece in segments if piece.number == "1")
    for piece in segments:
        assert abs(piece.width - int(piece.number) * one) < 0.01
        assert picture.origin <= piece.left < piece.left + piece.width <= picture.width
    assert max(word.base for word in (*picture.axis, *picture.ticks)) <= picture.height
    assert picture.ticks[-1].text == "20"


def test_drawing_is_black_white_and_grey_alone() -> None:
    text = drawing.svg(rendering_issues.annexed().annex.chart, MEASURES, ("宋体",))
    colours = set(re.findall(r"#[0-9a-f]{6}", text))
    assert len(colours) >= 4
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def test_words_of_a_drawing_are_never_markup() -> None:
    chart = Chart("<b>", "&", '"', ("</text><script>",), (Series("<i>", (1,)),), "<u>")
    root = etree.fromstring(drawing.svg(chart, MEASURES, ("宋体",)))
    assert not list(root.iter(f"{SVG}script"))
    assert {"&", '"', "</text><script>", "<i>"} <= {element.text for element in root.iter(f"{SVG}text")}


@pytest.mark.parametrize(("most", "step"), [(1, 1), (8, 1), (9, 2), (20, 5), (41, 10), (160, 20), (999, 200)])
def test_axis_counts_in_round_steps(most: int, step: int) -> None:
    chart = Chart("", "", "", ("甲",), (Series("乙", (most,)),), "")
    assert drawing.step(chart) == step
    assert drawing.ticks(chart)[-1] >= most
    assert len(drawing.ticks(chart)) <= 9


def test_long_names_are_pressed_into_half_of_the_drawing() -> None:
    chart = Chart("", "地区", "条数", ("云岭省青溪市" * 6,), (Series("乙", (1,)),), "")
    picture = drawing.picture(chart, MEASURES)
    assert picture.origin == MEASURES.width / 2
    assert 0 < picture.bars[0].name.squeezed < picture.origin


def test_chart_is_drawn_alike_in_the_pdf_and_by_libreoffice(rendered, office) -> None:
    for content in (rendered("annexed", "pdf").content, office["annexed"]):
        text = "".join(rendering_pages.texts(content))
        assert text.count("北山高新区") == 2  # in the table and beside its bar
        assert "附图：本期各地区条数" in text
        assert _dark(content) > 5000


def _dark(content: bytes) -> int:
    """Return how many dots of the fill #404040 the pages of *content* have, at 144 dots an inch."""
    document = pypdfium2.PdfDocument(content)
    dots = sum(sum(page.render(scale=2, grayscale=True).to_pil().histogram()[0x3C:0x45]) for page in document)
    document.close()
    return dots


def test_layout_may_do_without_the_annex(tmp_path: Path) -> None:
    own = Path(shutil.copytree(assets.templates() / "jianbao", tmp_path / "own"))
    layout = own / "layout.toml"
    layout.write_text(layout.read_text("utf-8").replace("annex = true", "annex = false"), "utf-8")
    page = renderings.render(rendering_issues.annexed(), "html", layout=own).content.decode()
    assert "<svg" not in page
    assert "<table" not in page


def test_character_that_no_face_has_is_found_in_a_chart_too() -> None:
    made = rendering_issues.annexed()
    chart = replace(made.annex.chart, categories=("\U0001f3c6", *made.annex.chart.categories[1:]))
    with pytest.raises(RenderError, match=r"附图：“\U0001f3c6”（U\+1F3C6）"):
        renderings.render(replace(made, annex=replace(made.annex, chart=chart)), "pdf")


def test_long_table_repeats_its_header_and_its_sums_do_not_stand_alone(rendered, office) -> None:
    table = rendering_issues.tabled().annex.table
    for content in (rendered("tabled", "pdf").content, office["tabled"]):
        pages = [text for text in rendering_pages.texts(content) if "工业园区职工服务中心" in text]
        assert len(pages) >= 2
        assert all("".join(table[0]) in text for text in pages)
        assert "".join(table[-2] + table[-1]) in pages[-1]
