"""Room 2: two lines of headline in; whether they are one headline broken in two out."""

from __future__ import annotations

from digest.articles.continuity.scores import reads_on
from digest.articles.continuity.straddle import straddle
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line
from digest.articles.vocabulary import compiled
from digest.expressions import expression

_SURELY = 6.0  # nats where form alone tells that two lines are one
_HANGS, _HANGING = 3.0, "的了着把被在对向从为给让将与和及里"  # characters that no line of headline ends with
_GOES_ON = expression(r"^(?:为|与|和|的|及|并|暨)")
# 某某关于…的通知: the title of a document, from 关于 to what it is
_FORMAL = expression("关于(?!.*》)")
_DOCUMENT = compiled("headlines", "documents")
_LEFT_OVER = 4  # characters of a second line that is only the rest of the first: no headline is so short
_PRIOR = -1.0  # nats for two lines being one headline: a kicker over a headline is commoner
_MOST_WORDS = 3.0  # nats that the words at the seam say at most
_TOGETHER = 3.0  # nats for lines without a blank line between where one stands over them
_APART = 2.0  # nats asked for more where a blank line parts them
_UNEVEN = 2.5  # nats against halves of which the shorter is hardly any: a kicker, or a label
_LEAST_SHARE = 0.3
_ONE_LINE = 24  # characters two halves of a headline have together


def is_one_headline(first: Line, second: Line) -> bool:
    """Tell whether two headline lines are one headline broken in two."""
    return one_headline(first, second) > 0


def one_headline(first: Line, second: Line) -> float:
    """Return what speaks for two headline lines being one headline broken in two (nats, each tried at half, double)."""
    if is_surely_one(first, second):
        return _SURELY
    score = _PRIOR + max(-_MOST_WORDS, min(_MOST_WORDS, reads_on(first.text, second.text)))
    score += 1.5 if _GOES_ON.match(second.text) else 0.0
    score += 2.0 if first.text[-1].isdigit() else 0.0
    score += _HANGS if first.text[-1] in _HANGING or second.text[0] in "的了着" else 0.0
    score += 0.5 if len(first.text) + len(second.text) <= _ONE_LINE else -0.5
    score -= 2.0 if second.fragment.marked else 0.0
    score -= _UNEVEN if min(len(first.text), len(second.text)) < _LEAST_SHARE * len(first.text + second.text) else 0.0
    if second.fragment.blanks:
        return score - _APART
    return score + (_TOGETHER if first.fragment.blanks or first.fragment.marked else 0.0)


def is_surely_one(first: Line, second: Line) -> bool:
    """Tell whether the first of two headline lines leaves open what the second closes, or a word goes over the seam."""
    if first.features.opened > first.features.closed and second.features.closed:
        return True
    if _FORMAL.search(first.text) and not _DOCUMENT.search(first.text) and _DOCUMENT.search(second.text):
        return True
    if len(second.text) <= _LEFT_OVER and len(first.text) >= 2 * _LEFT_OVER:
        return True
    if first.text[-1].isdigit() and second.text[0].isdigit() and not second.fragment.blanks:
        return True
    return first.features.paused or second.text[0] == "的" or straddle(first.text, second.text) > SURE_WORD
