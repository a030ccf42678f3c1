"""Room 2: the headline lines over an article in; kicker, headline, subheadline and column label out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.articles.assembly.headparts import DASHES, best_parts, share_taken_up
from digest.articles.assembly.paragraphs import tidy
from digest.articles.lines.items import names_briefs, names_pictures
from digest.articles.lines.line import Line
from digest.expressions import expression

_BULLET = expression(r"[-•·] +(?=\S{4})")  # of a list that a site makes of headline, day and links
_COLUMN = expression("[一-鿿]{2}(?:新闻|要闻|动态|资讯)")
_BRACKETED = expression(r"【[^【】]*】")
_HELD = expression("(?:召开|举行|举办|开幕|闭幕|启动)$")
_CAME = expression("[\u4e00-\u9fff]{2,4}(?:出席|主持|讲话|致辞|作(?:工作)?报告|参加|强调)")
_NAMED = ("kicker", "subheadline")
_BOTH = 0.5  # of a label's pairs of characters the text takes up fewer
_ONE_LINE, _TAKEN_UP = 8, 0.3  # characters, share of pairs: less may be the name of a site or of its column
_MOST_KICKERS = 3  # lines
_LONGEST_LABEL = 5  # 红五月, 图片新闻, 基层动态, 工会简讯


@dataclass(frozen=True, slots=True)
class Headlines:
    """The lines of a headline group by their part; each may be empty."""

    kicker: tuple[Line, ...] = ()
    headline: tuple[Line, ...] = ()
    subheadline: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()


def headlines(lines: Sequence[Line], text: str = "", over_stamp: int = 0) -> Headlines:
    """Return the parts of the group *lines* over *text*: 引题, 标题, 副题; what repeats another line is a label.

    So is what stands between the stamp of a site, under *over_stamp* of the lines, and the text: it tells pictures.
    """
    title = "".join(line.text for line in lines[:over_stamp])
    if over_stamp < len(lines) and len(title) > _ONE_LINE and share_taken_up(title, text) > _TAKEN_UP:
        found = headlines(lines[:over_stamp], text)
        return replace(found, labels=(*found.labels, *lines[over_stamp:]))
    if any(line.fragment.role for line in lines):
        # the format or the page's geometry names them
        above, below = (tuple(line for line in lines if line.fragment.role == part) for part in _NAMED)
        return Headlines(above, tuple(line for line in lines if line.fragment.role not in _NAMED), below)
    labels, rest = _labels(list(lines), text)
    end = next((number for number, line in enumerate(rest, 1) if line.text.endswith("】")), 0)
    is_column = 0 < end < len(rest) and rest[end].fragment.inline  # 【column】 on the headline's own line
    is_bracketed = end > 0 and rest[0].text.startswith("【") and not is_column
    listed = [number for number, line in enumerate(rest) if line.reason == "listed"]
    if is_column:
        start, end = (end + place for place in best_parts(rest[end:], text))
    elif is_bracketed or listed:
        start, end = (0, end) if is_bracketed else (listed[0], listed[-1] + 1)
    else:
        start, end = best_parts(rest, text)
    listed_above = rest[:start] if start > _MOST_KICKERS else []  # names of who was honoured, captions
    names = [line for line in (*rest[:start], *rest[end:]) if line in listed_above or _is_label(line, text)]
    kicker, below = (tuple(line for line in part if line not in names) for part in (rest[:start], rest[end:]))
    return Headlines(kicker, tuple(rest[start:end]), below, (*labels, *names))


def _is_label(line: Line, text: str) -> bool:
    return len(line.text) <= _LONGEST_LABEL and share_taken_up(line.text, text) < _BOTH


def _labels(lines: list[Line], text: str) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the labels over a headline, and what is left: 图片新闻, and what the headline says once more."""
    labels = _parts_of_others(lines)
    lines = [line for line in lines if line not in labels]
    while lines:
        first, others = lines[0].text, [line.text for line in lines[1:] if not line.text.startswith(DASHES)]
        is_again = any(first in other for other in others) or "".join(others).startswith(first.replace(" ", ""))
        is_column = names_briefs(first) and len(others) > 0
        if not (names_pictures(first) or is_column or is_again or _COLUMN.fullmatch(first)):
            break
        labels.append(lines.pop(0))
    return tuple(labels), lines


def _parts_of_others(lines: Sequence[Line]) -> list[Line]:
    """Return those of *lines* that say a part of another again; all its parts together are that other in lines."""
    longer = [line.text for line in lines if not line.text.startswith(DASHES)]
    parts = [line for line in lines if any(line.text in other and line.text != other for other in longer)]
    whole = "".join(line.text for line in parts)
    told = {line.text for line in parts}
    return [] if any(other.replace(" ", "") == whole for other in longer if other not in told) else parts


def text_of(lines: Sequence[Line], glue: str = "") -> str:
    """Return *lines* as one text, without brackets about it; blanks inside a headline have a meaning and stay."""
    text = ""
    for line in lines:
        is_apart = _HELD.search(text) and _CAME.match(line.text)  # a clause each, though both are set as the headline
        text += (" " if is_apart else glue if text else "") + line.fragment.text
    return text[1:-1] if _BRACKETED.fullmatch(text) else _BULLET.sub("", text, 1) if _BULLET.match(text) else text


def title_of(lines: Sequence[Line]) -> str:
    """Return the headline *lines* as one text; a dash that parts it from what stands above is none of it."""
    text = text_of(lines)
    return text.lstrip("—-") if text.startswith(DASHES) else text


def spoken(lines: Sequence[Line]) -> str:
    """Return *lines* joined as body text is."""
    return "".join(part for line in lines for part, _ in tidy(line))
