"""Room 2: a letter copied into a page with the reports that came with it: its head, its greeting and its foot.

In: lines in order; out: the same, those of the letter as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_names
from digest.articles.vocabulary import NAME
from digest.expressions import expression

_FIELD = expression(
    r"(?:发件人|发件时间|发送时间|发送日期|日期|时间|收件人|抄送|主题|附件|From|Sent|Date|To|Cc|Subject) ?: ?\S.*", re.I
)
_FEWEST_FIELDS, _MOST_FIELDS = 2, 12  # lines; one alone may be a report's: 时间:…
_GREETING = expression(r"(?:尊敬的|各位)?.{0,10}(?:老师|编辑|编辑部|领导|同志|您好|你好|编辑好)(?:您?好)?[:,!。]")
_ROUTINE = expression(
    r"稿[件子]?|附件|查收|请[审看阅]|审[阅核]|采[用编]|图片.{0,4}(?:另|后)|来电|麻烦|谢谢|改好|材料如下|如下|随信"
)
_MOST_COVER, _LONGEST = 5, 45  # lines of a letter over its reports, characters of one
_CLOSING = expression(r"(?:祝|此致|敬礼|[顺即此敬]?[祝颂]|谢谢|感谢|辛苦|致礼|盼复|请查收)[\u4e00-\u9fff]{0,8}[!。,]?")
_CONTACT = expression(rf"(?:{NAME}|[\u4e00-\u9fff]{{2,12}})?[ :]{{0,3}}(?:电话|手机)?[: ]?1\d{{2}}[\d×xX*]{{8}}")
_FOOT = 5  # lines at a letter's end


def without_cover(lines: list[Line]) -> list[Line]:
    """Return *lines* with the head, greeting and foot of a letter as furniture, where they begin with such a head."""
    fields = len(list(takewhile(_is_field, lines[:_MOST_FIELDS])))
    if fields < _FEWEST_FIELDS:
        return lines
    start, foot = fields + _cover(lines[fields : fields + _MOST_COVER]), _foot(lines)
    return [
        replace(line, role="furniture", reason="masthead") if number < start or number >= foot else line
        for number, line in enumerate(lines)
    ]


def _is_field(line: Line) -> bool:
    return bool(_FIELD.match(line.text)) or line.fragment.inline


def _cover(lines: Sequence[Line]) -> int:
    """Return how many of *lines*, the first under the head of a letter, only accompany what comes with it."""
    size = 0
    for line in lines:
        is_said = bool(_GREETING.match(line.text) or _ROUTINE.search(line.text)) and line.text[-1] in ":,。!"
        if len(line.text) > _LONGEST or not is_said:
            break
        size += 1
    return size


def _foot(lines: Sequence[Line]) -> int:
    """Return where the foot of the letter *lines* begins: wishes, who sends it, how to reach him."""
    foot = len(lines)
    while foot > max(0, len(lines) - _FOOT):
        text = lines[foot - 1].text
        is_name = is_names(text) and foot < len(lines) + (lines[foot - 1].fragment.blanks > 0)
        if not (_CLOSING.fullmatch(text) or _CONTACT.fullmatch(text) or is_name):
            break
        foot -= 1
    return foot
