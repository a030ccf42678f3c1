"""Lines of two or three columns that were taken in turn come back as columns; calm pages stay as they are."""

from __future__ import annotations

from itertools import zip_longest

from digest.articles import segment
from digest.articles.lines.fragments import Fragment, fragments
from digest.articles.lines.patterns import roles
from digest.articles.order.alternation import untangle
from digest.articles.order.reorder import strings_of
from tests.articles.simulator import page_of

LAMPS = [
    "矿灯房里的“姐妹角”",
    "每天清晨五点，松树沟煤矿的矿灯",
    "房就亮起了灯。灯房女工把灯送到",
    "工友手里，再叮嘱一句，下班要平",
    "安回来。矿工会今年在灯房旁边腾",
    "出一间屋子，摆上热水和针线，下",
    "井前后都能在这里坐一坐、歇歇脚，",
    "工友们管它叫“姐妹角”。",
    "（松树沟煤矿工会）",
]

BUSES = [
    "公交司机有了“错峰食堂”",
    "下午两点，刚跑完三圈的司机走进",
    "公交总站食堂，热菜还在保温台上",
    "冒着热气。过去错过饭点只能吃泡",
    "面，如今食堂把开饭时间延长到晚",
    "上九点，菜价由工会补贴三成。市",
    "公交工会说，下一步还要在六个首",
    "末站设立取餐柜。",
    "（海州市公交工会）",
]

NETS = [
    "渔港办起“补网课堂”",
    "休渔期里，东沙渔港的老船员教年",
    "轻人补网、打结、辨风向，课堂就",
    "设在码头的仓库里，来听课的有一",
    "百二十人，镇总工会给讲课的老船",
    "员发了聘书和津贴。",
    "（东沙镇总工会）",
]


def _bodies(lines: list[str]) -> list[str]:
    return [article.body.replace("\n", "") for article in segment([page_of("\n".join(lines) + "\n")]).articles]


def _in_turn(*columns: list[str]) -> list[str]:
    return [line for row in zip_longest(*columns, fillvalue="") for line in row if line]


def _untangled(lines: list[str]) -> tuple[Fragment, ...] | None:
    found = fragments([page_of("\n".join(lines) + "\n")]).fragments
    read = roles(found)
    return untangle(read, found, strings_of(read))


def _body(report: list[str]) -> str:
    return "".join(report[1:-1])


def test_two_columns_in_turn() -> None:
    assert _bodies(_in_turn(LAMPS, BUSES)) == [_body(LAMPS), _body(BUSES)]


def test_three_columns_of_which_one_is_short() -> None:
    assert _bodies(_in_turn(LAMPS, BUSES, NETS)) == [_body(LAMPS), _body(BUSES), _body(NETS)]


def test_the_second_column_begins_later() -> None:
    assert _bodies(LAMPS[:3] + _in_turn(LAMPS[3:], BUSES)) == [_body(LAMPS), _body(BUSES)]


def test_a_page_that_reads_on_stays() -> None:
    assert _untangled([*LAMPS, *BUSES, *NETS]) is None


def test_lines_out_of_any_turn_are_not_its_matter() -> None:
    assert _untangled([*LAMPS[:5], *BUSES[:3], *LAMPS[5:], *BUSES[3:]]) is None


def test_nothing_is_lost() -> None:
    lines = _in_turn(LAMPS, BUSES, NETS)
    found = _untangled(lines)
    assert found is not None
    assert sorted(fragment.text for fragment in found) == sorted(lines)
