"""``digest stats`` as charts and tables: what the archive counted, with names."""

from __future__ import annotations

from xml.etree import ElementTree

from lxml import html

from digest.archive.statistics import Count
from digest.commands import coverage
from digest.renderings import coverage as drawn

FOUND = (
    Count("2026-01", "云岭省/青溪市/东湖区", "models", 2),
    Count("2026-01", "", "welfare", 1),
    Count("2026-02", "云岭省/青溪市/东湖区", "models", 1),
    Count("2026-02", "云岭省/青溪市/北山区<", "own", 4),
)


def test_charts_tell_places_and_months_by_theme() -> None:
    places, months = coverage.charts(FOUND)
    assert places.categories == ("东湖区", "北山区<", "未标地区")
    assert [(series.name, series.values) for series in places.series] == [
        ("劳模工匠", (3, 0, 0)),
        ("帮扶服务·普惠", (0, 0, 1)),
        ("own", (0, 4, 0)),
    ]
    assert months.categories == ("2026-01", "2026-02")
    assert [series.values for series in months.series] == [(2, 1), (1, 0), (0, 4)]


def test_tables_have_sums_and_blanks_and_one_a_month() -> None:
    whole, months, first, second = coverage.tables(FOUND)
    assert whole.cells == (
        ("地区", "劳模工匠", "帮扶服务·普惠", "own", "合计"),
        ("东湖区", "3", "", "", "3"),
        ("北山区<", "", "", "4", "4"),
        ("未标地区", "", "1", "", "1"),
        ("合计", "3", "1", "4", "8"),
    )
    assert months.cells[-1] == ("合计", "3", "5", "8")
    assert months.cells[0] == ("主题", "2026-01", "2026-02", "合计")
    assert (first.title, second.title) == ("2026-01：地区与主题分布（条）", "2026-02：地区与主题分布（条）")
    assert second.cells[1] == ("东湖区", "1", "", "1")
    assert len(coverage.tables(FOUND[:2])) == 2  # a single month needs no table of its own


def test_picture_is_one_svg_file_with_a_bar_piece_for_each_number() -> None:
    root = ElementTree.fromstring(drawn.picture(coverage.charts(FOUND)))
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"各地区条数及主题构成", "各月条数及主题构成", "北山区<", "2026-02"} <= set(texts)
    pieces, ticks = [3, 4, 1, 2, 1, 1, 4], [*range(5), *range(6)]
    assert sorted(int(text) for text in texts if text.isdigit()) == sorted(pieces + ticks)


def test_page_has_charts_and_tables_and_fetches_nothing() -> None:
    text = drawn.page("登载情况", coverage.charts(FOUND), coverage.tables(FOUND))
    page = html.fromstring(text)
    assert len(page.xpath("//*[local-name()='svg']")) == 2
    assert len(page.xpath("//table")) == 4
    assert "北山区&lt;" in text
    assert "src=" not in text
    assert "href=" not in text
