"""The printed pages of the tests, each with the stories on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

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


def _long(*numbers: int) -> Story:
    """Return a story of the texts of several under the first one's headline, with a signature."""
    parts = [STORIES[number] for number in numbers]
    paragraphs = tuple(paragraph for part in parts for paragraph in part.paragraphs)
    signer = STORIES[2]
    return replace(
        parts[0], paragraphs=paragraphs, kicker="", signature=signer.signature, contributor=signer.contributor
    )


def inset() -> Printed:
    """Return a page of seven columns: a headline over the second to fourth, one in mid-column, a box in a story."""
    sheet = _sheet(columns=7, gutter=20.0, width=960.0)
    x, column = sheet.x, sheet.column
    wide = 3 * column + 40
    first, second, third = _long(*range(8)), _long(8, 9, 10, 11, 0, 1), _long(12, 13, 14, 15, 6, 7)

    def slots(story: Story, y: float, upper: int, low: float, over: Sequence[int]) -> float:
        """Set *story* from *y* on, the columns *over* parted after *upper* lines, on from *low*; return its end."""
        lost = math.ceil((low - y) / LEADING - upper)
        rows = -(-(len(sheet.lines(story, column)) + len(over) * lost) // 7)
        found: list[tuple[float, float, float, float]] = []
        for n in range(7):
            top = upper + lost if n in over else 0
            found += [(x(n), y, column, upper * LEADING)] if n in over and upper else []
            found.append((x(n), y + top * LEADING, column, (rows - top) * LEADING))
        sheet.flow(story, found)
        return y + rows * LEADING + 26

    y = slots(first, 52, 0, sheet.head(first, x(1), 54, wide, 22), (1, 2, 3))
    y = slots(second, y, 4, sheet.head(second, x(2), y + 4 * LEADING + 10, wide, 20), (2, 3, 4))
    y = sheet.head(third, x(0), y, 7 * column + 120, 26)
    top = y + 4 * LEADING
    end = sheet.even(STORIES[3], x(2), sheet.head(STORIES[3], x(2), top + 10, wide, 16), 3)
    sheet.frame(x(2) - 4, top + 6, wide + 8, end - top)
    slots(third, y, 4, end + 12, (2, 3, 4))
    return sheet.printed(4), (first, second, third, STORIES[3])


def about() -> Printed:
    """Return a page with headlines at the foot and at the head of one column, right of the text, over its source."""
    sheet = _sheet()
    x, column = sheet.x, sheet.column
    footed, headed, upright = _long(*range(5)), _long(8, 9, 10, 11), _long(12, 13, 14)
    sourced = replace(STORIES[3], signature="", contributor="青屿市总工会", kicker="")
    lost = 5  # lines that the headline inset takes of its column

    def slots(story: Story, y: float, over: int, at_head: bool) -> float:
        rows = -(-(len(sheet.lines(story, column)) + lost) // 5)
        head = lost * LEADING if at_head else 0.0
        sheet.head(story, x(over), y if at_head else y + (rows - lost) * LEADING + 8, column, 16)
        sheet.flow(
            story,
            [
                (x(n), y + head, column, (rows - lost) * LEADING) if n == over else (x(n), y, column, rows * LEADING)
                for n in range(5)
            ],
        )
        return y + rows * LEADING + 26

    y = slots(headed, slots(footed, 52, 2, at_head=False), 3, at_head=True)
    rows = -(-len(sheet.lines(upright, column)) // 2)
    sheet.flow(upright, [(x(n), y, column, rows * LEADING) for n in range(2)])
    sheet.upright(upright, x(2) + 4, y)
    top = sheet.head(sourced, x(3), y, 2 * column + 14, 16)
    sheet.put(sourced.headline + "head", x(3) + 60, top, "来源：青屿市总工会　2024年6月3日", "Kai", 8)
    sheet.even(sourced, x(3), top + LEADING + 4, 2)
    return sheet.printed(5), (footed, headed, upright, sourced)
