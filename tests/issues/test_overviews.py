"""The matrix of an annex and the 综述 of an issue that looks back on a month: every district of home, issues before."""

from __future__ import annotations

from datetime import date

import pytest

from digest import labels
from digest.issues import annexes, overviews
from digest.model import Article, Entry, Frame, Item, Number, Origin, Paragraph, Period, Region, Section, Seen, Theme

WELFARE, MODELS = Theme("welfare", "帮扶服务"), Theme("models", "劳模工匠")
HOME = ("云岭省", "青溪市")
NORTH, EAST = (*HOME, "北山区"), (*HOME, "东湖区")


def item(path: tuple[str, ...], theme: Theme, houses: int = 1) -> Item:
    also = tuple(Origin(f"{place}.txt", publication=f"第{place}报") for place in range(1, houses))
    article = Article("a", Origin("a.txt", publication="青溪日报"), (Paragraph("一句。"),), headline="题")
    return Item(article, (), (theme,), (Region(path),) if path else (), also=also)


def section(theme: Theme, *items: Item) -> Section:
    entries = (Entry(one, f"s1-{at}", f"{at}.", "题", (), "", "") for at, one in enumerate(items, start=1))
    return Section(theme.code, "s1", theme.name, theme.name, tuple(entries))


def seen(number: int, *told: Item) -> list[Seen]:
    return [Seen(one, Number(2026, number, number), date(2026, 10, number)) for one in told]


def frame(first: date = date(2026, 11, 2), end: date = date(2026, 11, 9)) -> Frame:
    earlier = [
        *seen(1, item(NORTH, MODELS)),
        *seen(2, item(EAST, WELFARE), item((), WELFARE)),
        *seen(3, item(NORTH, MODELS), item((*NORTH, "某镇"), MODELS)),
        *seen(4, item(HOME, MODELS)),
        *seen(5, item(("别省", "别市"), MODELS)),
    ]
    return overviews.frame_of(HOME, (NORTH, EAST), ("东湖区",), earlier, (WELFARE, MODELS), Period(first, end))


SECTIONS = (section(WELFARE, item(EAST, WELFARE, houses=3), item(HOME, WELFARE), item(("别省",), WELFARE)),)


def test_the_matrix_names_every_district_and_the_four_issues_before() -> None:
    made = annexes.annex(SECTIONS, ("table",), (WELFARE, MODELS), frame())
    assert made is not None
    assert made.table == (
        ("地区", "帮扶服务", "合计", "第2期", "第3期", "第4期", "第5期"),
        ("青溪市本级", "1", "1", "0", "0", "1", "0"),
        ("东湖区", "1", "1", "1", "0", "0", "0"),  # first by the office's own order
        ("北山区", "", "0", "0", "2", "0", "0"),
        ("其他地区", "1", "1", "1", "0", "0", "1"),
        ("合计", "3", "3", "2", "2", "1", "1"),
    )
    assert made.overview == made.told == ()
    assert annexes.annex(SECTIONS, annexes.wanted(made), (WELFARE, MODELS), made.frame) == made


@pytest.mark.parametrize(
    ("end", "span"), [(date(2026, 11, 8), ""), (date(2026, 12, 1), "月"), (date(2027, 2, 1), "季")]
)
def test_an_issue_of_a_month_or_more_looks_back(end: date, span: str) -> None:
    made = annexes.annex(SECTIONS, (), (WELFARE, MODELS), frame(date(2026, 11, 1), end))
    if not span:
        assert made is None
        return
    assert made is not None
    assert [table.title for table in made.overview] == [
        f"本{span}综述：各主题条数与以前各期",
        f"本{span}综述：各地区条数与以前各期",
    ]
    assert made.overview[0].cells[1:] == (
        ("帮扶服务", "3", "2", "0", "0", "0"),
        ("劳模工匠", "0", "0", "2", "1", "1"),
        ("合计", "3", "2", "2", "1", "1"),
    )
    assert made.told == ("1.题（3家报道）",)


def test_a_district_and_the_zone_it_is_run_with_are_one_place() -> None:
    known = labels.vocabulary()
    districts = labels.districts(("江苏省", "苏州市"), known)
    names = [path[-1] for path in districts]
    assert len(names) == len(set(names)) == 10
    assert "苏州高新区" in names
    assert "虎丘区" not in names
    article = Article(
        "a", Origin("a.txt"), (Paragraph("虎丘区总工会走访慰问困难职工20人。"),), headline="虎丘区总工会送温暖"
    )
    (told,) = labels.label((article,), known)
    assert told.regions.labels[0].path == ("江苏省", "苏州市", "苏州高新区")
