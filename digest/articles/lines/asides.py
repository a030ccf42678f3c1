"""Boxes beside the reports of a page that say what is no news: background, the weather, programmes, lost papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.lines.line import Line
from digest.characters import ITEM_MARKS
from digest.expressions import expression

_LABEL = expression(
    "(?:相关|新闻|背景|知识|资料|政策|延伸)?链接|延伸阅读|(?:新闻)?名词(?:解释)?|(?:新闻|相关)背景|背景(?:资料|介绍|新闻)|新闻助读"
    "|小(?:贴士|知识|资料|百科)|人物(?:档案|名片|简介)|知识(?:窗|点|卡片)|相关资料|(?:今[日天]|一周|本地)?天气(?:预[报告])?|气象(?:预报|信息)"
    "|(?:今[日晚]|电视|广播)*节目(?:预告|单|表)|.{0,8}今晚看点|(?:遗失|作废)(?:声明|启事|公告)"
)
_REPOSTED = expression(r"以下文章来源于([^ ,]{2,20})")
_LONGEST, _MOST = 14, 300  # lines and characters of a box: beyond, the report beside it may go on


def without_asides(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* with each such box, its label first, as furniture."""
    labels = (number for number in range(len(lines)) if is_label(lines[number].text))
    boxed = _reposted(lines) | {n for number in labels for n in _box(lines, number)}
    return [replace(line, role="furniture", reason="box") if n in boxed else line for n, line in enumerate(lines)]


def _reposted(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of a card of WeChat: its account's name, and what that says of itself."""
    found: set[int] = set()
    for number, (line, below) in enumerate(pairwise(lines)):
        account = _REPOSTED.match(line.text)
        if account and below.text.strip(" .。") == account[1]:
            says = [n for n in range(number + 2, min(number + 3, len(lines))) if not lines[n].fragment.blanks]
            found |= {number, number + 1, *(n for n in says if not lines[n].features.ended)}
    return found


def is_label(text: str) -> bool:
    """Tell whether *text* heads such a box."""
    return _LABEL.fullmatch(text.strip(f"【】[]()<>《》|—-: {ITEM_MARKS}")) is not None


def _box(lines: Sequence[Line], label: int) -> range:
    """Return the numbers of the lines of the box under *label*: up to a blank line, a name, or what may be a headline.

    Nothing where no sentence ends in it: a list of links is told as such.
    """
    end = label + 1
    count = 0
    while end < min(len(lines), label + _LONGEST) and count < _MOST and not _is_beyond(lines, label, end):
        count += lines[end].features.length
        end += 1
    is_text = any(line.features.ended for line in lines[label + 1 : end])
    return range(label, end) if is_text else range(label, label)


def _is_beyond(lines: Sequence[Line], label: int, number: int) -> bool:
    line, above = lines[number], lines[number - 1]
    if number - label > 1 and line.fragment.blanks > lines[label + 1].fragment.blanks:
        return True
    is_other = line.role not in ("", "body", "furniture") or is_label(line.text)
    is_head = number - label > 1 and above.features.ended and not (line.fragment.indented or line.features.ended)
    return is_other or is_head
