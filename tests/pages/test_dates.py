"""The day a page was published: read from its own furniture or the file's name, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import pages
from digest.model import Block, Fetched, Location, Origin, Page
from digest.pages import dates

BODY = "盐田港工会在三号泊位为夜班装卸工送去热姜茶，四十七人领到防滑手套。\n工会主席表示，入冬后每周送一次。\n"
DAY = date(2024, 5, 17)


def origin_of(text: str, name: str = "版面.txt") -> Origin:
    (page,) = pages.parse(Fetched(Location(name), text.encode("utf-8")))
    return page.origin


@pytest.mark.parametrize(
    "line",
    [
        "2024年5月17日 星期五",
        "2024年05月17号",
        "2024 年 5 月 17 日  星期五  责任编辑：甘棠 校对：陆离",
        "海港工人报 2024年5月17日 第3版",
        "A03 基层 2024-05-17",
        "二〇二四年五月十七日 星期五 农历甲辰年四月初十",
        "二○二四年五月十七日　星期五",
        "Fri, May 17, 2024",
        "Friday 17 May 2024",
        "发布时间：2024-05-17 10:33 来源：海港工会",
        "信息来源:海港工会 发布时间:2024-05-17 浏览次数:29 【打印】",
        "發表於 2024-05-17 22:32:27 | 查看全部",
        "2024-05-17 來源:海港工會 參與互動()",
        "發(fā)布時(shí)間(jiān):2024-05-17 瀏覽次數:9",
        "时间：2024/5/17 10:33",
        "2024-05-17 10:33",
        "时政   2024-05-17 10:33   江西",
        "2024-05-17 10:33本刊讯",
        "| 海港资讯网 | 2024-5-17 1:33:39 党群工作 | ||",
        "http://www.haigang.com.cn 2024年5月17日10:33 海港快报",
        "17.05.2024 10:33",
        "2024-05-17 作者：甘棠",
        "海港工人报 要闻 00002 2024-05-17 3528690 2 2024年05月17日 星期五",
        '<span class="date">发布日期：2024.05.17</span>',
        '<meta name="publishdate" content="2024-05-17">',
        "港口天地 :一版要闻 00003 夜班的热姜茶 2024-05-17 2",
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_line_of_the_papers_own_tells_the_day(line: str, place: str) -> None:
    text = f"{line}\n\n{BODY}" if place == "head" else f"{BODY}\n{line}\n"
    origin = origin_of(text)
    assert origin.published == DAY
    assert origin.dated_by == f"第{1 if place == 'head' else 4}行：{' '.join(line.split())}"


def test_the_paper_that_a_text_was_copied_from_tells_its_day_on_the_text_s_own_line() -> None:
    for stamp in ("《海港工人报》(2024年05月17日 第A2版)本报讯", "来源:海港网 发布时间:2024-05-17"):
        assert origin_of(f"夜班的热姜茶\n{stamp} {BODY * 3}").published == DAY


def test_a_day_behind_a_short_word_under_a_headline_tells_it_and_what_made_the_page_does_not() -> None:
    made = "Produced By CMS publishdate:2026/11/15 10:39:57"
    assert origin_of(f"夜班的热姜茶\n海港 2024-05-17\n{BODY * 3}\n{made}").published == DAY


@pytest.mark.parametrize(
    "stamp",
    [
        "http://www.haigang.example 2024年05月17日06:11 海港报业网-海港日报",
        "//www.haigang.example2024-05-17 14:42:17来源: 海港网",
        "2024-05-17 09:12:33  海港新闻网 记者 李明",
        "[2024-05-17] [打印] [关闭]",
        "时间：2024-05-17",
        "2024年第5期（总第88期）\n5月17日出版",
        "海港新闻网2024年05月17日讯",
        "更新：2024-05-17 信息员：张敏",
    ],
)
def test_stamps_of_sites_and_of_bulletins(stamp: str) -> None:
    assert origin_of(f"夜班的热姜茶\n{stamp}\n{BODY * 3}").published == DAY


@pytest.mark.parametrize(
    "stamp", ["时间：2024年5月17日\n地点：三号泊位", "会议时间：2024年5月17日9:00", "05-17 10:22", "5月17日出版"]
)
def test_what_announces_a_meeting_or_lacks_its_year_is_no_stamp(stamp: str) -> None:
    assert origin_of(f"夜班的热姜茶\n{stamp}\n{BODY * 3}").published is None


def test_folders_of_a_site_tell_the_day() -> None:
    for folders in ("2024/0517", "202405/17"):
        assert origin_of(BODY, f"来稿/{folders}/33.txt").published == DAY
    assert origin_of(BODY, "来稿/2024/0517.txt").published is None


def test_a_weekday_may_stand_on_the_next_line() -> None:
    assert origin_of(f"星期五\n2024年5月17日\n\n{BODY * 5}").published == DAY


@pytest.mark.parametrize("parts", ["17\n2024年5月\n星期五", "2024.5\n17\n周五", "Friday\n2024年5月\n17日"])
def test_a_masthead_in_three_lines_is_read_where_the_weekday_fits(parts: str) -> None:
    assert origin_of(f"{BODY}\n{parts}\n").published == DAY
    assert origin_of(f"{BODY}\n{parts.replace('五', '三').replace('Fri', 'Wed')}\n").published is None


@pytest.mark.parametrize(
    "name",
    [
        "2024-05-17-A03.txt",
        "20240517_3.txt",
        "海港工人报2024年5月17日.txt",
        "2024.5.17 要闻.txt",
        "来稿/2024-05/17/A03.txt",
        "来稿\\2024\\05\\17\\A03.txt",
    ],
)
def test_the_files_name_tells_the_day_where_the_page_is_silent(name: str) -> None:
    origin = origin_of(BODY, name)
    assert origin.published == DAY
    assert origin.dated_by.startswith("文件名：")


def test_a_date_alone_at_the_head_counts_and_one_deep_in_the_text_does_not() -> None:
    assert origin_of(f"夜班的热姜茶\n2024-05-17\n{BODY}").published == DAY
    assert origin_of(f"{BODY * 3}2024-05-17\n{BODY * 3}").published is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"海港工会成立于1953年6月1日。\n{BODY}", "版面.txt"),
        (f"本报1953年6月1日创刊 国内统一刊号CN11-0001\n{BODY}", "版面.txt"),
        (f"韦大海 男 1975年3月2日出生 来源：海港工会\n{BODY}", "版面.txt"),
        (f"公示期：2024年5月17日至5月23日 编辑：甘棠\n{BODY}", "版面.txt"),
        (f"时间：2024年5月17日 地点：三号泊位\n{BODY}", "版面.txt"),
        (f"报名时间：2024-05-17 10:00\n{BODY}", "版面.txt"),
        (f"2024年5月17日 星期一\n{BODY}", "版面.txt"),  # it was a Friday: one of the two is misread
        (f"2024年5月17日 星期五\n{BODY}\n2024年5月18日 星期六\n", "版面.txt"),
        (f"2024年5月32日 星期五 第1版\n{BODY}", "20241317.txt"),
        (f"{BODY}海港工会委员会\n2024年5月17日\n", "版面.txt"),  # signed that day, printed later
        (f"2024年5月20日\n{BODY}", "2024-05-17-A03.txt"),  # older than what it prints
        (BODY, "2024-05-17至2024-05-23.txt"),
        (BODY, "000_e20240517ab12c.txt"),
        (f"版权所有 Copyright 2012-2024 海港工会\n{BODY}", "版面.txt"),
        (f"展望2035年10月1日的海港，编辑部问了三十人\n{BODY}", "版面.txt"),
    ],
    ids=[
        "founded",
        "first printed",
        "born",
        "span",
        "a meeting",
        "a deadline",
        "wrong weekday",
        "two days",
        "no such day",
        "signed",
        "from the future",
        "two days in the name",
        "a checksum",
        "copyright",
        "a day to come",
    ],
)
def test_in_doubt_there_is_no_date(text: str, name: str) -> None:
    origin = origin_of(text, name)
    assert (origin.published, origin.dated_by) == (None, "")


def test_the_papers_own_line_goes_before_the_name_of_the_file() -> None:
    text = f"2024年5月17日 星期五 第3版\n{BODY}"
    assert origin_of(text, "20240601下载.txt").published == DAY


def test_of_two_days_on_the_page_the_one_of_the_file_name_wins() -> None:
    text = f"2024年5月17日 星期五\n{BODY}\n2024年5月18日 星期六\n"
    assert origin_of(text, "2024-05-17.txt").published == DAY


@given(st.text(alphabet="0123456789年月日-/. 星期五版二〇十<>:：May,", max_size=60))
def test_no_line_makes_trouble(line: str) -> None:
    found = origin_of(f"{BODY}\n{line}\n").published
    assert found is None or 1949 <= found.year <= 2099


@pytest.mark.parametrize(
    "line",
    ["2026年11月26日 青溪工运", "2026-11-25 省总工会网站", "2026年11月22日 青溪工会微讯", "2026-11-25 青溪市总工会"],
)
def test_a_day_with_the_house_that_published_it_under_a_headline(line: str) -> None:
    text = "青溪县总工会为茶厂女职工送体检"
    body = "青溪县总工会请来医生，为17家茶厂的302名女职工免费体检。"
    page = Page(Origin("page.txt"), (Block(text, 1), Block(line, 2, 20), Block(body, 3, 50)))
    assert dates.dated(page).origin.published is not None
    late = Page(Origin("page.txt"), (*(Block(body, number) for number in range(1, 5)), Block(line, 5), Block(body, 6)))
    assert dates.dated(late).origin.published is None


def test_a_day_with_what_happens_on_it_is_not_that_of_the_page() -> None:
    blocks = (Block("活动预告", 1), Block("2026年11月26日 青溪县职工运动会", 2, 6), Block("职工均可报名参加。", 3, 40))
    assert dates.dated(Page(Origin("page.txt"), blocks)).origin.published is None


@pytest.mark.parametrize(
    "stamp",
    [
        "来源：海港日报 2024-05-17 09:33 编辑：甘棠",
        "工会给装卸工送姜茶 来源: 海港新闻网 作者: 甘棠 编辑: 陆离 2024-05-17 ",
    ],
)
@pytest.mark.parametrize("length", [1, 12])
def test_a_stamp_glued_to_the_head_of_a_report_tells_the_day(stamp: str, length: int) -> None:
    report = "工会给夜班装卸工送去热姜茶。" * length
    assert origin_of(f"{stamp}海港新闻网讯 {report}\n{BODY}").published == DAY
    assert origin_of(f"{BODY}\n甘棠说，2024-05-17 海港新闻网讯 {report}\n").published is None
