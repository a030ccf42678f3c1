"""Room 2: the headline lines over an article in; kicker, headline, subheadline and column label out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from digest.articles.assembly.kinds import names_pictures
from digest.articles.assembly.paragraphs import tidy
from digest.articles.lines.halves import is_one_headline, is_surely_one
from digest.articles.lines.line import Line

_LEADING_ON = re.compile(r"(?:…+|——|\?|!)$")
_NAMED = ("kicker", "subheadline")
_CHINESE_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_FOUR_CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
_LEAD = 600  # characters of the text in which a headline's words return
_CLEARLY = 0.3  # of a headline's pairs of characters, that more of another line's return
_BOTH = 0.5  # of each line's pairs of characters return: of 577 pairs of lines 20 of 22 such were one headline …
_LONGEST = 30  # … of so many characters …
_LEAST_SHARE = 0.3  # … of which the shorter line holds so many: 集体协商签约 is a kicker
_ALIKE = 1.5  # times as long: lines of unlike length tell kicker and headline as they stand
_LITTLE, _MUCH = 0.1, 0.25  # of a line's pairs of characters return: none by more than chance, most
_FEW_WORDS = 4  # characters of a line that says too little to tell
_LONGEST_LABEL = 5  # 红五月, 图片新闻, 基层动态, 工会简讯


@dataclass(frozen=True, slots=True)
class Headlines:
    """The lines of a headline group by their part; each may be empty."""

    kicker: tuple[Line, ...] = ()
    headline: tuple[Line, ...] = ()
    subheadline: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()


def headlines(lines: Sequence[Line], text: str = "") -> Headlines:
    """Return the parts of the group *lines* over *text*: 引题, 标题, 副题; what repeats another line is a label.

    The headline is the last line, with those that are one with it, unless the text takes up another one's words.
    """
    if any(line.fragment.role for line in lines):
        # the format or the page's geometry names them
        kicker, below = (tuple(line for line in lines if line.fragment.role == part) for part in _NAMED)
        return Headlines(kicker, tuple(line for line in lines if line.fragment.role not in _NAMED), below)
    labels, rest = _labels(list(lines), text)
    below = tuple(line for line in rest[1:] if line.text.startswith(("——", "--", "—")))
    rest = [line for line in rest if line not in below]
    if len(rest) > 2 and (leading := [line for line in rest[:-1] if _LEADING_ON.search(line.text)]):
        return Headlines((leading[0],), tuple(line for line in rest if line is not leading[0]), below, labels)
    groups = _groups(rest, text)
    if not groups:
        return Headlines((), (), below, labels)
    taken_up = [share_taken_up("".join(line.text for line in group), text) for group in groups]
    best = max(range(len(groups)), key=lambda number: (taken_up[number], number))
    first, last = (sum(len(line.text) for line in groups[number]) for number in (best, -1))
    is_alike = 1 / _ALIKE <= first / last <= _ALIKE
    # a subheadline says nothing more and stands close below; over a headline in words of praise stands a kicker
    is_only = first > last and taken_up[-1] <= _LITTLE and taken_up[best] >= _MUCH and not groups[-1][0].fragment.blanks
    if taken_up[best] < taken_up[-1] + _CLEARLY or not (is_alike or is_only):
        best = len(groups) - 1
    kicker, after = (tuple(chain.from_iterable(part)) for part in (groups[:best], groups[best + 1 :]))
    return Headlines(kicker, tuple(groups[best]), (*after, *below), labels)


def _groups(lines: Sequence[Line], text: str) -> list[list[Line]]:
    """Return *lines* over *text* with those together that are one headline."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        is_one = last is not None and (is_one_headline(last, line) or returns_unbroken(last, line, text))
        if last is not None and is_one and not is_surely_one(last, line) and len(last.text) > _FEW_WORDS:
            # a kicker says nothing of what the text does, a half of a headline about as much as the other half
            is_one = not share_taken_up(last.text, text) <= _LITTLE < _MUCH <= share_taken_up(line.text, text)
        if last is not None and not is_one:  # or the text takes up the words of both
            lengths = (len(last.text), len(line.text))
            is_even = sum(lengths) <= _LONGEST and min(lengths) >= _LEAST_SHARE * sum(lengths) and " " not in last.text
            is_one = is_even and min(share_taken_up(one.text, text) for one in (last, line)) >= _BOTH
        if is_one:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def returns_unbroken(first: Line, second: Line, text: str) -> bool:
    """Tell whether four characters about the seam of two lines stand unbroken in *text*."""
    crossing = first.text[-3:] + second.text[:3]
    return any(
        _FOUR_CHINESE.fullmatch(part) and part in text
        for part in (crossing[start : start + 4] for start in range(len(crossing) - 3))
    )


def share_taken_up(title: str, text: str) -> float:
    """Return the share of the pairs of characters of *title* that stand where *text* begins."""
    pairs, lead = set(_CHINESE_PAIR.findall(title)), text[:_LEAD]
    return sum(pair in lead for pair in pairs) / max(1, len(pairs))


def _labels(lines: list[Line], text: str) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the labels over a headline: 图片新闻, short names of columns, what the headline says once more."""
    labels: list[Line] = []
    while lines:
        first, others = lines[0], [line.text for line in lines[1:]]
        short = len(first.text) <= _LONGEST_LABEL and bool(others) and not is_one_headline(first, lines[1])
        short = short and share_taken_up(first.text, text) < _BOTH
        if not short and not names_pictures(first.text) and not any(first.text in other for other in others):
            break
        labels.append(lines.pop(0))
    return tuple(labels), lines


def text_of(lines: Sequence[Line], glue: str = "") -> str:
    """Return *lines* as one text; blanks inside a headline have a meaning and stay."""
    return glue.join(line.fragment.text for line in lines)


def spoken(lines: Sequence[Line]) -> str:
    """Return *lines* joined as body text is."""
    return "".join(part for line in lines for part, _ in tidy(line))
