"""Working days: the shipped notices, the office's own file, and years that nobody has announced."""

from __future__ import annotations

import re
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ConfigError
from digest.schedule.calendars import Calendar, Day, calendar_of, spoken
from digest.schedule.holidays import by_law

COMING = max(chinese_calendar.holidays).year + 1  # the first year that nobody has announced yet


def test_the_shipped_notices():
    calendar = Calendar()
    assert calendar.day(date(2026, 10, 1)) == Day(False, "国庆节")
    assert calendar.day(date(2026, 2, 14)) == Day(True)  # a Saturday worked for the Spring Festival
    assert calendar.day(date(2026, 3, 7)) == Day(False, "周六", is_weekend=True)
    assert calendar.day(date(2026, 3, 6)) == Day(True)


@given(st.dates())
def test_no_day_raises(day):
    assert Calendar().day(day).is_announced == (2004 <= day.year < COMING)


@given(st.dates(date(COMING, 1, 1), date(9000, 12, 31)))
def test_a_year_without_notice_has_its_weekends_and_the_holidays_by_law(day):
    assert Calendar().day(day).is_working == (day.weekday() < 5 and day not in by_law(day.year))


def test_the_holidays_by_law_are_those_of_the_notices():
    """The days that every notice of 2025 and 2026 gave off are off by law, reckoned from moon and sun."""
    for year in (2025, 2026):
        assert all(not Calendar().day(day).is_working for day in by_law(year))
    assert by_law(2027) == {
        date(2027, 1, 1): "元旦",
        **{date(2027, 2, day): "春节" for day in (5, 6, 7, 8)},
        date(2027, 4, 5): "清明节",
        **{date(2027, 5, day): "劳动节" for day in (1, 2)},
        date(2027, 6, 9): "端午节",
        date(2027, 9, 15): "中秋节",
        **{date(2027, 10, day): "国庆节" for day in (1, 2, 3)},
    }


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.sampled_from([-1, 1]))
def test_the_next_working_day_is_the_nearest_one(day, step):
    calendar = Calendar()
    found = calendar.working_day(day, step)
    assert calendar.day(found).is_working
    between = abs((found - day).days)
    assert not any(calendar.day(day + timedelta(days=number * step)).is_working for number in range(between))


OWN = """日期,末日,安排,名称
2027-01-01,2027-01-03,放假,元旦
2027-02-05,2027-02-11,放假,春节
2027/2/14,,上班,

# 国庆
2027年10月1日,2027-10-07,放假,国庆节
2026-03-03,,放假,本地节日
2026-10-01,,班,
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_own_file_wins(tmp_path, encoding):
    file = tmp_path / "days.csv"
    file.write_bytes(OWN.encode(encoding))
    calendar = calendar_of(str(file))
    assert calendar.day(date(2027, 1, 2)) == Day(False, "元旦")
    assert calendar.day(date(2027, 2, 14)) == Day(True)
    assert calendar.day(date(2026, 3, 3)) == Day(False, "本地节日")
    assert calendar.day(date(2026, 10, 1)) == Day(True)


def test_a_year_is_announced_once_its_national_day_is_in_the_file(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text(f"{COMING}-10-01,{COMING}-10-07,放假,国庆节\n", "utf-8")
    assert calendar_of(str(file)).day(date(COMING, 5, 7)).is_announced
    file.write_text(f"{COMING}-01-01,,放假,元旦\n", "utf-8")
    assert not calendar_of(str(file)).day(date(COMING, 5, 7)).is_announced
    assert calendar_of(str(file)).day(date(COMING, 1, 1)).is_announced


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2027-13-01,,放假,", "第 2 行.*日期“2027-13-01”看不懂"),
        ("元旦,,放假,", "第 2 行.*日期“元旦”看不懂"),
        ("2027-01-01,2026-01-03,放假,", "第 2 行.*末日 2026-01-03 不对"),
        ("2027-01-01,2027-12-31,放假,", "第 2 行.*末日 2027-12-31 不对"),
        ("2027-01-01,,加班吗,", "第 2 行.*安排“加班吗”看不懂"),
        ("2027-01-01", "第 2 行.*安排“”看不懂"),
    ],
)
def test_a_slip_in_the_own_file_is_named_with_its_line_and_the_others_count(tmp_path, line, message):
    file = tmp_path / "days.csv"
    file.write_text(f"日期,末日,安排,名称\n{line}\n2026-03-03,,放假,本地节日\n", "utf-8")
    calendar = calendar_of(str(file))
    (fault,) = calendar.faults
    assert re.search(message, str(fault))
    assert str(file) in str(fault)
    assert calendar.day(date(2026, 3, 3)) == Day(False, "本地节日")


def test_a_misspelt_column_is_named_with_the_near_word(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("日期,末日,按排,名称\n2026-03-03,,放假,本地节日\n", "utf-8")
    calendar = calendar_of(str(file))
    assert "列名“按排”不认识（是不是 安排" in str(calendar.faults[0])
    assert calendar.day(date(2026, 3, 3)) == Day(False, "本地节日")


def test_a_missing_or_unreadable_own_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"没有这个文件（请检查 \[schedule\] 的 calendar）"):
        calendar_of(str(tmp_path / "nothing.csv"))
    (tmp_path / "broken.csv").write_bytes(b"\xff\xfe\xff\xff\x80")
    with pytest.raises(ConfigError, match="编码认不出来"):
        calendar_of(str(tmp_path / "broken.csv"))


def test_the_own_file_is_read_as_excel_s_unicode_text(tmp_path):
    (tmp_path / "days.txt").write_bytes("日期\t末日\t安排\t名称\r\n2026/3/3\t\t放假\t本地节日\r\n".encode("utf-16"))
    assert calendar_of(str(tmp_path / "days.txt")).day(date(2026, 3, 3)) == Day(False, "本地节日")


def test_spoken():
    assert spoken(date(2026, 2, 14)) == "2026年2月14日（周六）"
