"""Breaking headlines and contents entries."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.model import Article, Entry, Item, Origin
from digest.renderings import titles, web

ITEM = Item(Article("a", Origin("page.txt"), ()), (), (), ())

TEXT = st.text(alphabet="工会把夜校办到职家门口，。：“”《》（）·— 0123456789.%abcXYZ", max_size=80)


@given(TEXT, st.floats(5, 30))
@example("000000a· 0", 5.0)
@example("0X0···《", 5.0)
@settings(max_examples=150, deadline=None)
def test_lines_give_back_the_title_and_fit(text: str, measure: float) -> None:
    for lines in (titles.balance(text, measure), titles.fill(text, measure)):
        assert "".join("".join(lines).split()) == "".join(text.split())
        for line in lines:
            drawn = line.strip()  # a blank at which a line breaks stays at its end, and is not drawn
            assert titles.width(drawn) <= measure or len(titles._pieces(line)) == 1 or len(lines) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("南浦区启用12个户外劳动者服务站点", ("南浦区启用12个户外劳动者服务站点",)),
        ("东湖街道总工会：一封感谢信背后的三个月接力", ("东湖街道总工会：", "一封感谢信背后的三个月接力")),
        ("两期的培训对象分别为100名劳模代表和300名一线职工", ("两期的培训对象分别为100名", "劳模代表和300名一线职工")),
    ],
)
def test_title_breaks_between_words_and_best_between_clauses(text: str, lines: tuple[str, ...]) -> None:
    assert titles.balance(text, 19.5) == lines


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ('湖州启动"安心书屋"计划', 11.0, ("湖州启动", '"安心书屋"计划')),
        ("湖州启动“安心书屋”计划", 11.0, ("湖州启动", "“安心书屋”计划")),
        ("（图片新闻，原文无题）南浦区总工会", 12.0, ("（图片新闻，原文无题）", "南浦区总工会")),
        (
            "职工代表大会（二届三次，扩大会议）在县总工会职工之家召开",
            19.5,
            ("职工代表大会（二届三次，扩大会议）", "在县总工会职工之家召开"),
        ),
    ],
)
def test_names_in_quotation_marks_and_remarks_in_brackets_stay_whole(
    text: str, measure: float, lines: tuple[str, ...]
) -> None:
    assert titles.balance(text, measure) == lines


@pytest.mark.parametrize("measure", range(4, 14))
def test_a_straight_quotation_mark_stays_with_what_it_quotes(measure: int) -> None:
    lines = titles.balance('县总工会的"安心书屋"计划和"暖心驿站"行动', measure)
    for place in range(1, len(lines)):
        begun = "".join(lines[:place])
        is_open = begun.count('"') % 2 == 1
        assert not (is_open and lines[place].startswith('"'))
        assert not (is_open and begun.endswith('"'))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "39.〔海宁省青溪市〕木鱼区总工会搭建母婴家园共创和谐小屋",
            ("39.〔海宁省青溪市〕木鱼区总工会", "搭建母婴家园共创和谐小屋"),
        ),
        ("7.青溪市总工会举办“中国梦·劳动美——奋进新征程”全市职工演讲比赛决赛", None),
        ("青溪市总工会在区零工市场举办“工会送岗”专场招聘会暨政策宣讲会", None),
    ],
)
def test_a_line_of_a_title_ends_with_a_whole_name_and_no_preposition(title: str, lines: tuple[str, ...] | None) -> None:
    found = titles.balance(title, 20)
    assert lines in (None, found)
    assert not any(line.startswith(("总工会", "工会", "美")) or line.endswith(("在", "区")) for line in found)


def test_balanced_lines_are_of_like_length() -> None:
    lines = titles.balance("云岭市总工会与人社司法等部门联合开展服务农民工公益法律服务行动并取得实效", 19.5)
    assert len(lines) == 2
    assert abs(titles.width(lines[0]) - titles.width(lines[1])) <= 4


def test_contents_line_keeps_three_characters_for_its_last_row() -> None:
    text = "关于进一步加强新时代产业工人队伍建设改革工作的若干意见和措施办法"
    assert len(titles.fill(text, titles.width(text) - 1)[-1]) >= 3


def test_a_title_longer_than_any_headline_is_left_to_the_page() -> None:
    assert titles.balance("工" * 500, 19.5) == ("工" * 500,)


@pytest.mark.parametrize("measure", range(8, 22))
def test_the_number_of_an_entry_stays_with_a_title_that_opens_with_a_figure(measure: int) -> None:
    title = Entry(ITEM, "s1-1", "10.", "", (), "", "").numbered("8万元救命钱送到吴中区职工病床前，10.8万元再补给3户")
    for rows in (titles.fill(title, measure), titles.balance(title, measure)):
        assert "".join(rows) == title
        assert not any(re.search(r"\d\.\s*$", row) for row in rows)


@pytest.mark.parametrize("title", ["16.吴江区总工会发放助学金", "9.〔太仓市〕总工会发放助学金"])
def test_the_number_of_an_entry_and_its_title_are_one_piece_in_print(title: str) -> None:
    told = str(web.tied(f"送清凉；{title}；总额10.8万元", pattern=web._TIED_IN_PRINT))
    number, _, rest = title.partition(".")
    assert f'<span class="tie">{number}.{rest[0]}</span>' in told
    assert told.count("<span") == 1
