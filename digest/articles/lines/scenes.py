"""Room 2: lines in, whether one of them says, without a mark, what a picture shows: 志愿者为骑手们测血压.

A headline's words return in the text below it; those of what a picture shows hardly do, or no more than above.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.continuity.straddle import straddle
from digest.articles.lines.features import share_in
from digest.articles.lines.line import Line
from digest.expressions import expression

_LONGEST = 26  # characters of such a line
_AHEAD = 4  # lines below that a headline's words return in
# Who is doing what, or the place of it.
_SCENE = expression(
    "(?:现场(?:[\u4e00-\u9fff]{4})?|场景|一角|瞬间|剪影|合影(?:留念)?)$|正在|(?:[们员者工手长师]|工人|师傅|职工|[二三四两]人)在[\u4e00-\u9fff]{2,12}$"
    "|(?:们|人员|志愿者|选手)(?:[为向给帮]|手把手|现场|认真|冒[着雨雪])"
    "|[上中里内][\u4e00-\u9fff]{1,6}在[\u4e00-\u9fff]{2,6}$"
)
_DATED = expression(r"近日|日前|近年来|今年|昨天|今天|\d{1,2}月|\d日")  # where a report begins …
_OPENING = 24  # … in so many characters of it
# Share of a line's pairs of characters that return below: of captions 0 to 0.2, of headlines mostly 0.3 or more.
_LITTLE, _MUCH = 0.2, 0.5


def shows_picture(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number* says what a picture shows, inside a text or between a headline and its text."""
    line, before, after = lines[number], lines[number - 1] if number else None, lines[number + 1 : number + 2]
    if before is None or not after or line.features.length > _LONGEST or not _SCENE.search(line.text):
        return False
    is_over_text = _is_text(after[0]) and after[0].features.length >= line.features.length
    if not is_over_text or straddle(line.text, after[0].text) > 0:  # the line of a sentence that goes on
        return False
    below = "".join(other.text for other in lines[number + 1 : number + 1 + _AHEAD] if _is_text(other))
    share = share_in(line.text, below)
    if before.role == "body":
        is_begun = after[0].features.news or _DATED.search(after[0].text[:_OPENING]) is not None
        most = _LITTLE if is_begun else max(_LITTLE, share_in(line.text, before.text))
        return before.features.ended and share <= most
    return _is_headline(before, below) and line.fragment.blanks >= before.fragment.blanks and share <= _LITTLE


def _is_text(line: Line) -> bool:
    """Tell whether *line* is text: by its role, or, in a narrow column, as one that holds part of a sentence."""
    return line.role == "body" or (not line.role and (line.features.commas > 0 or line.features.news))


def _is_headline(line: Line, text: str) -> bool:
    """Tell whether the words of *line* return in *text*."""
    return line.role in ("", "heading") and not line.features.ended and share_in(line.text, text) >= _MUCH
