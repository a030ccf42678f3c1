"""What a page says of itself at its head or foot: the name of the publication and the number of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.expressions import expression
from digest.model import Box, Page
from digest.pages import days
from digest.pages.facts import facts, is_body
from digest.pages.heads import COUNT_OF_PAGES, name_in, numbers_in
from digest.senders import without_office

_BAND = 0.09  # share of the page's height at its head and foot in which the folio stands
_DATED_BAND = 0.12  # the same of a day among names: over the first line of a page with wide margins
_LONGEST_HEAD, _LONGEST_NAME = 60, 14  # characters of such a line, of a name in it
_LEADINGS = 2.2  # heights of a line from the top of one to that of the next
_RUNNING = expression(r"[，。；！？]")
_APART = expression(r"[\s\u3000|｜·•《》（）()【】:：—\-]+")
_ALMANAC = expression(
    r"(?:星期|周)[一二三四五六日天]|(?:总|今年)?第?\s?\d{1,5}\s?期|农历.{3,8}"
    r"|(?:[本今][期日报刊天])?\s?[共第]?\s?[\d一二三四五六七八九十]{1,3}\s?版"
)
_SENT_BY = expression(r"(?:报送|供稿|投稿|来稿|填报|选送)(?:单位|部门)[:：]?")
_ROW = 3.0  # points that the tops of what stands on one row differ at most
_OFF_CENTRE = 0.02  # share of the page's width a line in its middle stands off it
_NUMBER = expression(r"第?\s?([0-9０-９]{1,3}|[A-H][0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?版")
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}
_JUMP = expression(r"[上下紧转接]\s?[接转]?第?")
# A body and the day beside it, as stands under a headline or a text: 某县总工会 (2026年11月10日).
_SIGNED = expression(
    r"[\u4e00-\u9fff]{2,24}(?:会|部|局|公司|中心|办公室)[\s　]{0,8}[(（]?(?P<day>\d{4}[^()（）\s]{4,8})[)）]?"
)
_NAME = expression(
    r"[《]?([\u4e00-\u9fff]{2,12}?(?:报|日报|晚报|周刊|月刊|简报|通讯|之声|信息))[》]?(?=[\s　\d（(第总·|]|$)"
)


def with_folio(page: Page) -> Page:
    """Return *page* with the publication and the page number its own head or foot names."""
    if page.height is None:
        return page
    head, foot = _BAND * page.height, (1 - _BAND) * page.height
    short = [block for block in page.blocks if len(block.text) <= 60]
    told = [block for block in short if block.box and (block.box.bottom <= head or block.box.top >= foot)]
    dated = (number for block in told for number in numbers_in(block.text.strip()))  # 星期三　3　基层
    number = next((found for block in told if (found := _number(block.text))), None) or next(dated, None)
    name = next((match[1] for block in told if (match := _NAME.match(block.text.strip()))), "")
    name = name or name_in([block.text.strip() for block in told])
    origin = replace(page.origin, page=number or page.origin.page, publication=name or page.origin.publication)
    return replace(page, origin=origin)


def with_own_day(page: Page) -> Page:
    """Return *page* with the one day of its masthead, head or foot, where nothing else dates it.

    It stands there among names and numbers, or in a column of its own over the weekday and the number of the issue.
    """
    if page.origin.published or page.height is None:
        return page
    placed = [(block.text.strip(), block.box) for block in page.blocks if block.box]
    edges = _DATED_BAND * page.height, (1 - _DATED_BAND) * page.height
    at_edge = [text for text, box in placed if box.bottom <= edges[0] or box.top >= edges[1]]
    told = [text for text in at_edge if _is_short_facts(text)]
    told += [text for text, box in placed if _day_alone(text) and _is_over_almanac(box, placed)]
    found = {day: text for text in told for _, day in days.matches(text)}
    if len(found) != 1:
        return page
    (day, text), *_ = found.items()
    return replace(page, origin=replace(page.origin, published=day, dated_by=f"报头：{text}"))


def _is_short_facts(text: str) -> bool:
    """Say whether *text* names a day among names, each set apart, and says nothing of it."""
    match = next((match for match, _ in days.matches(text)), None)
    if match is None or len(text) > _LONGEST_HEAD or _RUNNING.search(text) or _SIGNED.fullmatch(text):
        return False  # who signs a report with a day stands under its headline
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return all(len(word) <= _LONGEST_NAME for word in _APART.split(rest))


def _is_over_almanac(box: Box, placed: Sequence[tuple[str, Box]]) -> bool:
    """Say whether a weekday, the number of the issue or of its pages stands right under *box*, or right over it."""
    reach = _LEADINGS * (box.bottom - box.top)
    return any(
        min(box.right, other.right) > max(box.left, other.left)
        and -reach <= other.top - box.top <= reach
        and _ALMANAC.fullmatch(text)
        for text, other in placed
    )


def with_sender(page: Page) -> Page:
    """Return *page* with the body that the cell behind a sender's label names: 报送单位 | 某某县总工会."""
    placed = [(block.text.strip(), block.box) for block in page.blocks if block.box]
    labels = [box for text, box in placed if _SENT_BY.fullmatch(text)]
    if len(labels) != 1 or page.contributor:
        return page
    label = labels[0]
    row = [(box.left, text) for text, box in placed if box.left > label.right and abs(box.top - label.top) < 3]
    text = min(row, default=(0.0, ""))[1]
    return replace(page, contributor=without_office(text)) if is_body(text) else page


def with_signed_day(page: Page) -> Page:
    """Return *page* with the one day its texts are signed with, where nothing else dates it."""
    signed = signed_days(page)
    if page.origin.published or len(signed) != 1:
        return page
    (day, text), *_ = signed.items()
    return replace(page, origin=replace(page.origin, published=day, dated_by=f"落款：{text}"))


def signed_days(page: Page) -> dict[date, str]:
    """Return the days that the texts of *page* are signed with, each with its line.

    They stand at the right, in the middle, as under a headline, or by a body.
    """
    if page.width is None:
        return {}
    half, slack = page.width / 2, _OFF_CENTRE * page.width
    lines = [(block.text.strip(), block.box) for block in page.blocks if block.box]
    apart = [text for text, box in lines if box.left >= half or abs((box.left + box.right) / 2 - half) <= slack]
    alone = {day: text for text in apart if (day := _day_alone(text.strip("()（） \u3000")))}
    by_body = [match for text, _ in lines if (match := _SIGNED.fullmatch(text))]
    found = alone or {day: match[0] for match in by_body if (day := _day_alone(match["day"]))}
    return found or {day: text for text in _rows(lines) if (day := _day_by_body(text))}


def _rows(lines: Sequence[tuple[str, Box]]) -> list[str]:
    """Return the texts of *lines*, those that stand on one row put together with a blank between."""
    rows: list[list[tuple[str, Box]]] = []
    for text, box in sorted(lines, key=lambda line: (line[1].top, line[1].left)):
        if rows and abs(rows[-1][0][1].top - box.top) <= _ROW:
            rows[-1].append((text, box))
        else:
            rows.append([(text, box)])
    return [" ".join(text for text, _ in sorted(row, key=lambda line: line[1].left)) for row in rows]


def _day_by_body(text: str) -> date | None:
    """Return the day of *text* where it tells no more, by a label or a body: 来源：某县总工会 日期：2026-11-10."""
    told = facts(text)
    found = [day for piece in told if piece.kind == "day" for _, day in days.matches(piece.text)]
    is_own = any(piece.kind == "body" or piece.text.endswith("日期") for piece in told)
    return found[0] if len(found) == 1 and is_own else None


def _day_alone(text: str) -> date | None:
    """Return the day that *text* is; None where anything else stands in it."""
    return next((day for match, day in days.matches(text) if match[0] == text), None)


def _number(text: str) -> int | None:
    text = COUNT_OF_PAGES.sub("", text)
    match = _NUMBER.search(text)
    if match is None or (match.start() and _JUMP.search(text[max(0, match.start() - 4) : match.start() + 1])):
        return None
    told = match[1].lstrip("ABCDEFGH")
    if told.isdecimal():
        return int(told) or None
    return _DIGITS.get(told)
