"""Room 2: the headline lines over an article in; kicker, headline, subheadline and column label out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.assembly.paragraphs import tidy
from digest.articles.lines.halves import is_one_headline
from digest.articles.lines.line import Line

_LEADING_ON = re.compile(r"(?:…+|——|\?|!)$")
_PHOTO_NEWS = re.compile(r"图片(?:新闻|报道)|影像新闻|镜头")
_NAMED = ("kicker", "subheadline")
_LONGEST_LABEL = 5  # 红五月, 图片新闻, 基层动态, 工会简讯


@dataclass(frozen=True, slots=True)
class Headlines:
    """The lines of a headline group by their part; each may be empty."""

    kicker: tuple[Line, ...] = ()
    headline: tuple[Line, ...] = ()
    subheadline: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()


def headlines(lines: Sequence[Line]) -> Headlines:
    """Return the parts of the group *lines*: 引题 first, 标题, 副题 after ——; what repeats another line is a label."""
    if any(line.fragment.role for line in lines):
        # the format or the page's geometry names them
        kicker, below = (tuple(line for line in lines if line.fragment.role == part) for part in _NAMED)
        return Headlines(kicker, tuple(line for line in lines if line.fragment.role not in _NAMED), below)
    labels, rest = _labels(list(lines))
    below = tuple(line for line in rest[1:] if line.text.startswith(("——", "--", "—")))
    rest = [line for line in rest if line not in below]
    if len(rest) > 2 and (leading := [line for line in rest[:-1] if _LEADING_ON.search(line.text)]):
        return Headlines((leading[0],), tuple(line for line in rest if line is not leading[0]), below, labels)
    start = max(0, len(rest) - 1)
    while start > 0 and (is_one_headline(rest[start - 1], rest[start]) or (start > 1 and len(rest) - start < 2)):
        start -= 1
    return Headlines(tuple(rest[:start]), tuple(rest[start:]), below, labels)


def _labels(lines: list[Line]) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the labels over a headline: 图片新闻, short names of columns, what the headline says once more."""
    labels: list[Line] = []
    while lines:
        first, others = lines[0], [line.text for line in lines[1:]]
        short = len(first.text) <= _LONGEST_LABEL and bool(others) and not is_one_headline(first, lines[1])
        if not short and not _PHOTO_NEWS.fullmatch(first.text) and not any(first.text in other for other in others):
            break
        labels.append(lines.pop(0))
    return tuple(labels), lines


def text_of(lines: Sequence[Line], glue: str = "") -> str:
    """Return *lines* as one text; blanks inside a headline have a meaning and stay."""
    return glue.join(line.fragment.text for line in lines)


def spoken(lines: Sequence[Line]) -> str:
    """Return *lines* joined as body text is."""
    return "".join(part for line in lines for part, _ in tidy(line))
