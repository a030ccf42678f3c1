"""The printed pages of the tests, each with the stories on it."""

from __future__ import annotations

from tests.press.sheet import LEADING, Sheet
from tests.press.stories import LEAD, SECOND, STORIES, THIRD, Story

FOLIO = "青屿职工报　2024年6月4日　星期二　第3版"
Printed = tuple[bytes, tuple[Story, ...]]


def _sheet(**options: float) -> Sheet:
    sheet = Sheet(**options)
    sheet.put("folio", sheet.margin, 22, FOLIO, "Hei", 10)
    sheet.put("editors", sheet.width - sheet.margin - 150, 22, "责任编辑 周敏　美编 赵磊", "Kai", 8)
    return sheet


def plain() -> Printed:
    """Return a page of even stories side by side and below each other."""
    sheet = _sheet()
    end = sheet.even(LEAD, sheet.x(0), sheet.head(LEAD, sheet.x(0), 50, 5 * sheet.column + 56, 30), 5)
    top = sheet.head(SECOND, sheet.x(0), end + 16, 3 * sheet.column + 28)
    low = sheet.even(SECOND, sheet.x(0), top, 3)
    top = sheet.head(STORIES[10], sheet.x(3), end + 16, 2 * sheet.column + 14, 18)
    below = sheet.even(STORIES[10], sheet.x(3), top, 2)
    top = sheet.head(STORIES[11], sheet.x(3), below + 16, 2 * sheet.column + 14, 18)
    sheet.even(STORIES[11], sheet.x(3), top, 2)
    top = sheet.head(THIRD, sheet.x(0), max(low, below) + 90, 5 * sheet.column + 56)
    sheet.even(THIRD, sheet.x(0), top, 5)
    return sheet.printed(1), (LEAD, SECOND, STORIES[10], STORIES[11], THIRD)


def pictured() -> Printed:
    """Return a page with a picture amid the columns, an upright headline, a framed story and an inset headline."""
    sheet = _sheet(columns=6, gutter=12.0, width=900.0)
    x, column = sheet.x, sheet.column
    top = sheet.head(LEAD, x(0), 50, 6 * column + 60, 30)
    height = 32 * LEADING
    upper, lower, gap = 8 * LEADING, 14 * LEADING, 10 * LEADING
    sheet.frame(x(2), top + upper, 2 * column + 12, 8 * LEADING, "#ccc")
    sheet.put("caption", x(2), top + upper + 8.3 * LEADING, "图为志愿者在驿站整理用品。赵磊 摄", "Hei", 7.5)
    slots = [(x(0), top, column, height / 2), (x(1), top, column, height / 2)]
    for n in (2, 3):
        slots += [(x(n), top, column, upper), (x(n), top + upper + gap, column, lower - upper)]
    sheet.flow(LEAD, [*slots, (x(4), top, column, height), (x(5), top, column, height)])
    y = top + upper + gap + lower
    sheet.upright(SECOND, x(0), y)
    wide = (3 * column + 24 - 60 - 24) / 2
    low = sheet.even(SECOND, x(0) + 40, y, 2, wide)
    sheet.frame(x(3) - 4, y, 3 * column + 32, 14 * LEADING)
    top = sheet.head(STORIES[3], x(3), y + 6, 3 * column + 24, 20)
    sheet.even(STORIES[3], x(3), top, 3)
    y = max(low, y + 23 * LEADING) + 20
    top = sheet.head(THIRD, x(1), y, 4 * column + 36, 26)
    rows = len(sheet.lines(THIRD, column))
    height = -(-(rows + 4 * round((top - y) / LEADING)) // 6) * LEADING + LEADING
    inner = [(x(n), top, column, height - (top - y)) for n in (1, 2, 3, 4)]
    sheet.flow(THIRD, [(x(0), y, column, height), *inner, (x(5), y, column, height)])
    return sheet.printed(2), (LEAD, SECOND, STORIES[3], THIRD)


def briefs() -> Printed:
    """Return a page with a column of short reports under small headlines beside a long one with crossheads."""
    sheet = _sheet(columns=4, gutter=18.0)
    x, column = sheet.x, sheet.column
    sheet.even(LEAD, x(0), sheet.head(LEAD, x(0), 50, 3 * column + 36, 28, "left"), 3)
    y = 50.0
    short = (STORIES[0], STORIES[1], STORIES[8], STORIES[15])
    for story in short:
        y = sheet.even(story, x(3), sheet.head(story, x(3), y, column, 12.5, "left"), 1) + 10
    return sheet.printed(3), (LEAD, *short)
