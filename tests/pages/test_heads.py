"""What a page of plain text says of itself: the paper's name, the number of the page."""

from __future__ import annotations

import pytest

from digest import pages
from digest.model import Fetched, Location
from digest.pages.text import read

TEXT = "修路工喝上热姜汤\n\n入冬以来，石桥区总工会把热姜汤送到工地，两百名修路工每天都能喝上一碗。\n"


@pytest.mark.parametrize(
    ("foot", "publication"),
    [
        ("来源：石桥工人报 2026-11-26", "石桥工人报"),
        ("来源：石桥网\n责任编辑：罗川", "石桥网"),
        ("来源：石桥工人报\n河东工会办夜校\n河东镇工会开办职工夜校。\n来源：河东日报", ""),  # of two, none counts
        ("来源：石桥区总工会", ""),  # who sent it prints nothing
    ],
)
def test_the_foot_of_a_page_that_was_copied_names_its_paper(foot: str, publication: str) -> None:
    (page,) = read(Fetched(Location("page.txt"), f"{TEXT}\n{foot}\n".encode()))
    assert page.origin.publication == publication


@pytest.mark.parametrize(
    ("head", "publication", "number"),
    [
        ("石桥工人报\n2026年10月27日　星期二　第3版", "石桥工人报", 3),
        ("石桥职工周报　　2026年11月6日　　4", "石桥职工周报", 4),
        ("A3　民生\n2026年12月1日　星期二　编辑　罗川", "", 3),
        ("2 要闻\n2026.10.15", "", 2),
        ("石桥工会\n总第426期\n2026年8月31日　第一版", "石桥工会", 1),
        ("工会之声\n2026年8月31日", "", 1),
        ("石桥区总工会\n信 息 专 报\n第 88 期\n石桥区总工会办公室 2026年11月25日", "石桥区总工会信息专报", 1),
        ("当前报纸名称：石桥侨报\n日期：11-26\n版面：第A03版：新闻", "石桥侨报", 3),
        ("文明播报\n2026年8月31日", "", 1),
        ("石桥区总工会\n2026年8月31日", "", 1),
        ("2026年8月31日\n导读\n夜校开课　　第二版\n她教工友写家书　　第三版", "", 1),
        ("（上接第3版）", "", 1),
        ("石桥工人日报 数字报纸\n\n00002版：工会", "石桥工人日报", 1),
        ("石桥工人报官方网站 | 石工网首页 今天是", "石桥工人报", 1),
        ("晚报电子版怎么看", "", 1),
        ("http://www.shiqiao-news.com.cn/ 2004年10月15日13:23 石桥快报 |", "石桥快报", 1),
        ("| 石桥资讯网 | 2009-2-10 11:21:39 图片新闻 | ||", "石桥资讯网", 1),
        ("来源:石桥网 2009-2-10", "", 1),
        ("省总工会调研石桥区工会工作\n2026年8月31日", "", 1),
        ("省总领导了解我区工会工作\n2026年8月31日", "", 1),
    ],
)
def test_the_head_of_a_page_names_paper_and_page(head: str, publication: str, number: int) -> None:
    (page,) = read(Fetched(Location("page.txt"), f"{head}\n\n{TEXT}".encode()))
    assert (page.origin.publication, page.origin.page) == (publication, number)


def test_who_signs_a_short_page_at_its_foot_is_no_paper() -> None:
    (page,) = read(
        Fetched(Location("page.txt"), f"录入时间：2026-3-8\n{TEXT.splitlines()[2]}\n护理学院工会\n".encode())
    )
    assert page.origin.publication == ""


def test_who_issues_a_bulletin_under_its_number_tells_its_day() -> None:
    head = "石桥区总工会\n信 息 专 报\n第 88 期\n石桥区总工会办公室 2026年11月25日"
    content = f"{head}\n\n{TEXT}\n河东工会办夜校\n\n河东镇工会开办职工夜校，一百名职工报名。\n".encode()
    (page,) = pages.parse(Fetched(Location("专报.txt"), content))
    assert str(page.origin.published) == "2026-11-25"
