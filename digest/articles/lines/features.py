"""Room 2: what can be read off one line: how it begins, how it ends, what it leaves open."""

from __future__ import annotations

from typing import NamedTuple

from digest.articles.lines.fragments import Fragment
from digest.articles.lines.wraps import column_inside
from digest.articles.vocabulary import compiled
from digest.expressions import expression

_NEWS = compiled("openers", "news")
_INNER = compiled("openers", "inner")
_WEAK = compiled("openers", "weak")
_ENDED = expression(r"[。!?…][”’\"'』」)]*\s*\Z")
_FULL_STOP_FOR_OCR = expression(r"[\u4e00-\u9fff]\.\s*\Z")  # 温暖. : a full stop read by a machine
_PAUSED = expression(r"[,、;:—\-]\s*\Z")
_CANNOT_BEGIN = ",。、;:!?)]}”’》>』」】〉%·…"


class Features(NamedTuple):
    """How a line reads by itself."""

    length: int
    news: bool  # begins as a report begins
    opener: bool  # begins as a paragraph begins (news or later in the report)
    weak: bool  # begins as a paragraph may begin, or a wrapped line
    ended: bool  # ends with a full stop
    paused: bool  # ends with a comma or the like
    inner_stop: bool  # holds a full stop before its end
    commas: int
    needs_before: bool  # begins with a sign no line can begin with
    opened: int  # quotes and brackets left open, less those closed without an opening
    closed: int  # quotes and brackets closed that were never opened
    wrap: int  # column width of the lines the fragment was put together from; 0 if it was one line


def features(fragment: Fragment) -> Features:
    """Return the features of *fragment*."""
    text = fragment.plain
    opened, closed = _pairs(text)
    news = bool(_NEWS.match(text))
    ended = _ENDED.search(text, max(0, len(text) - 8)) or _FULL_STOP_FOR_OCR.search(text, max(0, len(text) - 3))
    return Features(
        length=len(text),
        news=news,
        opener=news or bool(_INNER.match(text)),
        weak=bool(_WEAK.match(text)),
        ended=bool(ended),
        paused=bool(_PAUSED.search(text, max(0, len(text) - 3))),
        inner_stop="。" in text[: -3 if ended else -1],
        commas=text.count(",") + text.count(";"),
        needs_before=text[0] in _CANNOT_BEGIN,
        opened=opened,
        closed=closed,
        wrap=column_inside(text),
    )


_PAIRS = ("“”", "()", "《》", "『』", "「」", "【】", "‘’")
_SIGNS = frozenset('"'.join(_PAIRS))


def _pairs(text: str) -> tuple[int, int]:
    opened = closed = 0
    if _SIGNS.isdisjoint(text):
        return 0, 0
    for pair in _PAIRS:
        first, last = pair[0], pair[1]
        if first not in text and last not in text:
            continue
        if (balance := text.count(first) - text.count(last)) > 0:
            opened += 1
        elif balance < 0 or text.find(last) < text.find(first):
            closed += 1
            opened += balance == 0 and text.rfind(first) > text.rfind(last)
    if text.count('"') % 2:
        opened += 1
        closed += 1
    return opened, closed


def share_in(text: str, other: str) -> float:
    """Return the share of the pairs of characters of *text* that stand in *other*."""
    pairs = {text[start : start + 2] for start in range(len(text) - 1)}
    return sum(map(other.__contains__, pairs)) / max(1, len(pairs))
