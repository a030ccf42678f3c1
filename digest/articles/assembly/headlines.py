"""Room 2: the headline lines over an article in; kicker, headline, subheadline and column label out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.assembly.paragraphs import tidy
from digest.articles.continuity.straddle import straddle
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line

_LEADING_ON = re.compile(r"(?:…+|——|\?|!)$")
_GOES_ON = re.compile(r"^(?:为|与|和|的|及|并|暨)")
_LEFT_OVER = 4  # characters of a second line that is only the rest of the first: no headline is so short
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
        return _named(lines)
    labels, rest = _labels(list(lines))
    below = tuple(line for line in rest[1:] if line.text.startswith(("——", "--", "—")))
    rest = [line for line in rest if line not in below]
    if len(rest) <= 1:
        return Headlines((), tuple(rest), below, labels)
    if len(rest) == 2:
        if _one_sentence(rest[0], rest[1]):
            return Headlines((), tuple(rest), below, labels)
        return Headlines((rest[0],), (rest[1],), below, labels)
    leading = [line for line in rest[:-1] if _LEADING_ON.search(line.text)]
    kicker = leading[0] if leading else rest[0]
    return Headlines((kicker,), tuple(line for line in rest if line is not kicker), below, labels)


def _named(lines: Sequence[Line]) -> Headlines:
    """Return the parts of a group whose lines the format or the page's geometry names."""
    by_role = {role: tuple(line for line in lines if line.fragment.role == role) for role in ("kicker", "subheadline")}
    rest = tuple(line for line in lines if line.fragment.role not in by_role)
    return Headlines(by_role["kicker"], rest, by_role["subheadline"])


def _labels(lines: list[Line]) -> tuple[tuple[Line, ...], list[Line]]:
    labels: list[Line] = []
    while len(lines) > 1:
        first, others = lines[0], [line.text for line in lines[1:]]
        short = len(first.text) <= _LONGEST_LABEL
        if not short and not any(first.text in other for other in others):
            break
        labels.append(lines.pop(0))
    return tuple(labels), lines


def _one_sentence(first: Line, second: Line) -> bool:
    """Tell whether two headline lines are one headline broken in two."""
    if first.features.opened > first.features.closed and second.features.closed:
        return True
    if len(second.text) <= _LEFT_OVER and len(first.text) >= 2 * _LEFT_OVER:
        return True
    if first.features.paused or straddle(first.text, second.text) > SURE_WORD:
        return True
    return bool(_GOES_ON.match(second.text)) and not re.search(r"[! ?]", first.text)


def text_of(lines: Sequence[Line], glue: str = "") -> str:
    """Return *lines* as one text; blanks inside a headline have a meaning and stay."""
    return glue.join(line.fragment.text for line in lines)


def spoken(lines: Sequence[Line]) -> str:
    """Return *lines* joined as body text is."""
    return "".join(part for line in lines for part, _ in tidy(line))
