"""The annex: what is counted, in which order, and what it is called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import config, issues
from digest.archive.records import codec
from digest.assets import templates
from digest.errors import ConfigError
from digest.issues import annexes
from digest.model import (
    Article,
    Briefing,
    Entry,
    Issue,
    Item,
    Number,
    Origin,
    Paragraph,
    Period,
    Region,
    Section,
    Sentence,
    Theme,
)

WELFARE, MODELS, RIGHTS = Theme("welfare", "帮扶服务"), Theme("models", "劳模工匠"), Theme("rights", "维权")
THEMES = (WELFARE, MODELS, RIGHTS)
CITY = Region(("云岭省", "青溪市"), "990100")
NORTH = Region(("云岭省", "青溪市", "北山区"), "990102")
EAST = Region(("云岭省", "青溪市", "东湖区"), "990103")
ZONE = Region(("云岭省", "青溪市", "高新区"))


def entry(region: Region | None, *themes: Theme) -> Entry:
    article = Article("a", Origin("a.txt"), (Paragraph("一句。"),))
    item = Item(article, (Sentence("一句。", 0, 0, 3),), themes, (region,) if region else ())
    return Entry(item, "s1-1", "1.", "题", ("一句。",), "", "")


def section(code: str, *entries: Entry) -> Section:
    return Section(code, "s1", "某栏", "一、某栏", entries)


WEEK = (
    section("welfare", entry(EAST, WELFARE), entry(EAST, WELFARE), entry(ZONE, WELFARE)),
    section("models", entry(NORTH, MODELS), entry(CITY, MODELS), entry(None, MODELS), entry(EAST, RIGHTS)),
    section("photo_news", entry(NORTH, RIGHTS, MODELS)),
)


def test_places_stand_by_division_code_zones_and_unknown_places_last() -> None:
    made = annexes.annex(WEEK, ("table", "chart"), THEMES)
    assert made.table == (
        ("地区", "帮扶服务", "劳模工匠", "维权", "合计"),
        ("青溪市", "", "1", "", "1"),
        ("北山区", "", "1", "1", "2"),
        ("东湖区", "2", "1", "", "3"),
        ("高新区", "1", "", "", "1"),
        ("未注明地区", "", "1", "", "1"),
        ("合计", "3", "4", "1", "8"),
    )
    assert made.chart.categories == ("青溪市", "北山区", "东湖区", "高新区", "未注明地区")
    assert [(series.name, series.values) for series in made.chart.series] == [
        ("帮扶服务", (0, 0, 2, 1, 0)),
        ("劳模工匠", (1, 1, 1, 0, 1)),
        ("维权", (0, 1, 0, 0, 0)),
    ]
    assert made.chart.summary.startswith(
        "条形图，共8条。按地区：青溪市1条，北山区2条，东湖区3条，高新区1条，未注明地区1条。"
    )


def test_an_entry_counts_under_the_section_it_stands_in() -> None:
    """东湖区's entry of 维权 was put among 劳模工匠; a section of photo news is no theme."""
    made = annexes.annex(WEEK, ("table",), THEMES)
    assert made.table[3] == ("东湖区", "2", "1", "", "3")
    assert made.table[2] == ("北山区", "", "1", "1", "2")


def test_only_what_is_wanted_is_made() -> None:
    assert annexes.annex(WEEK, (), THEMES) is None
    assert annexes.annex((), ("table",), THEMES) is None
    assert annexes.annex(WEEK, ("chart",), THEMES).table == ()
    assert annexes.annex(WEEK, ("table",), THEMES).chart is None
    for wanted in ((), ("table",), ("chart",), ("table", "chart")):
        assert annexes.wanted(annexes.annex(WEEK, wanted, THEMES)) == wanted


def test_the_shorter_side_of_a_table_stands_across() -> None:
    made = annexes.annex(
        (section("welfare", entry(EAST, WELFARE)), section("models", entry(EAST, MODELS))), ("table",), THEMES
    )
    assert made.table == (
        ("主题", "东湖区", "合计"),
        ("帮扶服务", "1", "1"),
        ("劳模工匠", "1", "1"),
        ("合计", "2", "2"),
    )


def test_places_of_unlike_cities_keep_what_tells_them_apart() -> None:
    other = Region(("云岭省", "白河市", "北山区"), "990202")
    made = annexes.annex((section("welfare", entry(NORTH, WELFARE), entry(other, WELFARE)),), ("chart",), THEMES)
    assert made.chart.categories == ("青溪市北山区", "白河市北山区")
    assert annexes.names([("甲省",), ("甲省", "乙市"), ("丙省", "乙市")]) == {
        ("甲省",): "甲省",
        ("甲省", "乙市"): "甲省乙市",
        ("丙省", "乙市"): "丙省乙市",
    }


def test_more_places_than_a_page_of_bars_are_told_one_level_higher() -> None:
    entries = [
        entry(Region(("云岭省", f"{city}市", f"{county}县"), f"99{city}{county:02d}"), WELFARE)
        for city in "12"
        for county in range(20)
    ]
    made = annexes.annex((section("welfare", *entries),), ("table", "chart"), THEMES)
    assert made.chart.categories == ("1市", "2市")
    assert made.chart.series[0].values == (20, 20)


def test_more_themes_than_fills_leave_a_rest() -> None:
    themes = tuple(Theme(f"t{place}", f"主题{place}") for place in range(9))
    sections = [section(theme.code, *[entry(EAST, theme)] * (place + 1)) for place, theme in enumerate(themes)]
    made = annexes.annex(sections, ("table", "chart"), themes)
    assert [series.name for series in made.chart.series] == ["主题4", "主题5", "主题6", "主题7", "主题8", "其余主题"]
    assert made.chart.series[-1].values == (1 + 2 + 3 + 4,)
    assert len(made.table) == 11  # nothing is lost in the table


@given(st.lists(st.tuples(st.sampled_from([CITY, NORTH, EAST, ZONE, None]), st.sampled_from(THEMES)), min_size=1))
def test_table_and_chart_count_every_entry_once(pairs) -> None:
    sections = tuple(
        section(theme.code, *[entry(region, theme) for region, other in pairs if other == theme]) for theme in THEMES
    )
    made = annexes.annex(sections, ("table", "chart"), THEMES)
    assert made.table[-1][-1] == str(len(pairs))
    assert sum(sum(series.values) for series in made.chart.series) == len(pairs)
    body = [row[1:] for row in made.table[1:-1]]
    assert sum(int(cell) for row in body for cell in row[:-1] if cell) == len(pairs)
    assert all(int(row[-1]) == sum(int(cell) for cell in row[:-1] if cell) for row in body)


def composed(**changes: object) -> Issue:
    briefing = Briefing("weekly", "工会简报", "青溪市总工会", THEMES, **changes)
    items = [each.item for part in WEEK[:1] for each in part.entries[:1]]
    week = Period(date(2026, 1, 5), date(2026, 1, 12))
    return issues.compose(items, briefing, period=week, number=Number(2026, 1, 1), dated=date(2026, 1, 9), sources=1)


def test_an_issue_has_the_annex_its_briefing_wants_and_the_archive_keeps_it() -> None:
    assert composed().annex is None
    issue = composed(annex=("table", "chart"))
    assert issue.annex.table[-1] == ("合计", "1", "1")
    assert codec.loads(Issue, codec.dumps(issue)) == issue


def briefing_file(tmp_path: Path, annex: str) -> Path:
    file = tmp_path / "简报.toml"
    text = (templates() / "weekly.toml").read_text("utf-8")
    assert "annex = []" in text
    file.write_text(text.replace("annex = []", f"annex = {annex}"), "utf-8")
    return file


def test_the_briefing_file_says_which_parts_are_wanted(tmp_path: Path) -> None:
    assert config.load(templates() / "weekly.toml").annex == ()
    assert config.load(briefing_file(tmp_path, '["table", "chart"]')).annex == ("table", "chart")
    with pytest.raises(ConfigError, match=r"annex 不能是“grpah”.*可用的有：table、chart"):
        config.load(briefing_file(tmp_path, '["grpah"]'))
    with pytest.raises(ConfigError, match="annex 应是文字的列表"):
        config.load(briefing_file(tmp_path, "true"))
