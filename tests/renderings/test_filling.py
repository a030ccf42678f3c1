"""Rows of running text reckoned as the press breaks them."""

from __future__ import annotations

import pytest

from digest.renderings import documents, filling, paging
from digest.renderings.layout import files
from digest.renderings.lines import PrintedLine
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages


def test_a_row_holds_as_many_characters_as_fit() -> None:
    assert filling.rows((("工" * 28, 10),), 280) == 1
    assert filling.rows((("工" * 29, 10),), 280) == 2
    assert filling.rows((("工" * 28, 10),), 280, indent=20) == 2
    assert filling.rows((("工" * 26, 10), ("（源）", 6)), 280) == 1  # what is set smaller takes less
    assert filling.rows((("工" * 26, 10),), 280, behind=30) == 2  # room wanted for a page number


@pytest.mark.parametrize(
    ("text", "room", "rows"),
    [
        ("工工工工，", 40, 2),  # a comma takes the character before it to the next row
        ("工工工“会”", 40, 2),  # an opening mark does not close a row
        ("工工工2026年", 40, 2),  # a number stays whole
        ("工工——", 30, 2),  # so do two dashes
        ("工工工　", 30, 1),  # a blank at the end takes no room
    ],
)
def test_marks_and_numbers_are_not_parted(text: str, room: float, rows: int) -> None:
    assert filling.rows(((text, 10),), room) == rows


@pytest.mark.parametrize("name", ["many", "few", "long", "bare"])
def test_the_press_fills_as_many_pages_as_are_reckoned(rendered, name: str) -> None:
    layout = files.load(files.folder_of("jianbao"))
    printed = documents.document(rendering_issues.FIXTURES[name](), layout)
    before = (*printed.head, *printed.points, *printed.contents, *printed.body)
    reckoned = paging.columns(0.0, before, paging.height(printed.colophon, layout), layout)
    assert len(rendering_pages.texts(rendered(name, "pdf").content)) == reckoned


def test_a_table_begins_where_its_header_has_room() -> None:
    layout = files.load(files.folder_of("jianbao"))
    before = [PrintedLine("text", ("工",))] * (layout.paper.lines - 5)  # five lines of the page are left
    names = ("地区", *["工会自身建设改革会议"] * 7)  # over four rows
    table = PrintedLine("table", (), cells=(names, *[("青溪县", *"1111111")] * 12))
    heading = PrintedLine("annex_heading", ("附表",))
    whole = paging.height([heading, table], layout)
    foot = layout.paper.lines * layout.paper.pitch - whole  # a page is full with the table and what stands below it
    assert paging.columns(0.0, [*before, heading, table], foot - 1, layout) == 2
    assert paging.columns(0.0, [*before, heading, table], foot + 1, layout) == 3
