"""Room 2: what speaks for a line being a headline, by itself and at its seams, in nats.

By itself: its form, its width against the column's, the blank lines about it, whether the text below takes up its
words, and whether that text begins a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import MOST_GRAMMAR, reads_on
from digest.articles.continuity.straddle import straddle
from digest.articles.lines.apart import read_on
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.words import cut

_AHEAD = 7  # lines below a headline in which its words return
_ECHO = 6.0  # nats a full return is worth (tried 3 to 9)
_FLUSH = 1.2  # nats: one headline in five is by chance as wide as the column below it (tried 0.6 to 2.5)
_CHANCE = 0.15  # share of a line's character pairs that returns by chance on union pages
_DATED = re.compile(r"近日|日前|今天|昨天|今年|\d{1,2}月\d{1,2}日|\d{4}年\d|\d{1,2}日(?:上午|下午)?[,,]")
_SPEAKER = re.compile(r"[\u4e00-\u9fff]{2,6}[::][\u4e00-\u9fff“]")  # 某某：一句话
# Nats against a headline after an open line: it may belong to the column beside (tried -3 to -1)
_AFTER_OPEN = -1.3
_AFTER_PAUSE = -2.0  # the same after a comma (tried -4 to -1)
_COLUMN = -0.6  # nats where lines are wrapped: short lines without a full stop are common there (tried -1.5 to 0)
_UNWRAPPED = 1.0  # nats where a paragraph is one line: a short line without a full stop is hardly body there
_DASHED = 3.0  # nats for a line that begins with a dash: a subheadline, or a name under a quotation
_PAUSED = 3.0  # nats against a headline that ends with a comma …
_OPEN, _FIGURE = 4.0, 4.0  # … or with a quote left open, or with a figure
_WORD_ACROSS = 2.0  # nats for two lines of headline with a word across their seam
_COUNTED = 4.0  # nats for such a break, which take back what a number at the end says
_COUNTER = re.compile(r"[名位个家件项人万亿场次年月天]")
_BRACKET = -2.0  # nats against a headline over a line that begins with a bracket: 今天 / (10月23日)
_PRIOR = -0.4  # nats for a headline among lines without a full stop (tried -1 to 0.5)
_CHINESE_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_UNDECIDED = 4.0  # weights within these nats are looked at once more by the words at the seam below
_BEGINS = 1.0  # share of the figure for the line below beginning a sentence (0.3, 0.7, 1 tried: F1 97.2, 97.2, 98.6)
_APART = 0.8  # share of the figure against the line below going on the headline (0.5 and 0.8 tried: 98.1 and 98.6)
_MOST_ALONE = 2.5  # nats at most (1.5 and 2.5 tried: 97.2 and 98.6 on calm wrapped pages, 94.3 without all this)
_LEADS_ON = "与和的在对把被将及从向是以并或于"  # words that cannot end a headline


def weigh_heading(lines: Sequence[Line], number: int, column: int, spaced: bool, indenting: bool) -> float:
    """Return how much speaks for line *number* being a headline, its neighbours' roles left aside (nats)."""
    line = lines[number]
    near, far = read_on(lines, number + 1, _AHEAD), lines[max(0, number - _AHEAD) : number]
    score = _PRIOR + _score_form(line) + _score_width(line, near, column)
    score += _score_echo(line, near, far or lines[number + 1 + _AHEAD : number + 1 + 2 * _AHEAD])
    about = lines[max(0, number - 1) : number + 3]
    is_among_long = any(other.role == "body" and other.features.length >= SURE_BODY for other in about)
    score += _UNWRAPPED if not column and is_among_long else 0.0
    score += _score_blanks(lines, number, spaced)
    if indenting:
        score += -2.5 if line.fragment.indented else 1.0
    after = lines[number + 1] if number + 1 < len(lines) else None
    return score + _score_standing_alone(line, after) if abs(score) < _UNDECIDED else score


def _score_form(line: Line) -> float:
    """Return what the line's own words and signs say."""
    read, text = line.features, line.text
    score = (1.5 if line.fragment.marked else 0.0) + (_DASHED if text.startswith(("——", "--")) else 0.0)
    score += (1.0, -0.8, -2.0)[min(read.commas, 2)]
    score -= _PAUSED if read.paused else 0.0
    score -= 1.5 if read.wrap and read.length > 24 and "、" in text else 0.0
    score -= _FIGURE if text[-1].isdigit() else 0.0
    score -= 1.5 if text.count("、") > 1 else 0.0
    score -= _OPEN if read.opened > read.closed else 0.0
    score -= 4.0 if read.needs_before else 0.0
    score -= 3.0 if read.news else 2.0 if read.opener else 1.0 if read.weak and text[0] != "“" else 0.0
    score -= 2.0 if _DATED.search(text) else 0.0
    score += 0.8 if _SPEAKER.match(text) else 0.0
    last = cut(text[-8:])[-1]
    if len(last) == 1 and "\u4e00" <= last <= "\u9fff":  # so do lines end that are cut anywhere
        score -= 2.5 if last in _LEADS_ON else 1.0
    score += 1.0 if re.search(r"[\u4e00-\u9fff”\"] [\u4e00-\u9fff“\"]", text) else 0.0
    score -= 1.5 if read.length > 30 else 0.5 if read.length <= 4 else 0.0
    return score


def _score_width(line: Line, below: Sequence[Line], column: int) -> float:
    """Return what the width says, against the column's and against the two lines of running text below.

    A line as wide as those two is likely the first of them; a paragraph's first line may lack the two characters of its
    indent.
    """
    score = 0.0
    if column:
        excess = line.features.length - column
        score += _COLUMN + (2.0 if excess > 2 else 0.9 if excess < -3 else 0.0)
        score -= 1.0 if abs(excess) <= 1 else 0.5 if excess == -2 else 0.0
    if len(below) < 2 or any(other.role not in ("", "body") for other in below[:2]):
        return score
    first, second = below[0].features, below[1].features
    running = any(read.commas or read.inner_stop or read.paused for read in (first, second))
    if not running or abs(first.length - second.length) > 1 or first.ended or first.length > SURE_BODY:
        return score
    wider = line.features.length - (first.length + second.length) / 2
    return score + (-_FLUSH if abs(wider) <= 1 else _FLUSH if wider >= 3 or wider < -3 else 0.0)


def _score_blanks(lines: Sequence[Line], number: int, spaced: bool) -> float:
    """Return what the blank lines about it say; *spaced*: here they stand between paragraphs only."""
    line, before = lines[number], lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    score = 0.0
    if after is not None and line.fragment.blanks and not after.fragment.blanks:
        # parted from what stands above it, but not from the short line below it
        is_short = after.role in ("", "body") and after.features.length <= 30 and not after.features.news
        score -= 1.5 if is_short else 0.0
        # a headline may be broken between a number and what is counted: 选出32 / 名评委
        score += _COUNTED if not after.role and line.text[-1].isdigit() and _COUNTER.match(after.text) else 0.0
    if spaced and line.fragment.blanks and (after is None or after.fragment.blanks):
        score += 1.5
    if spaced and not line.fragment.blanks and before is not None and before.role in ("", "body"):
        score -= 1.5
    return score


def _score_echo(line: Line, near: Sequence[Line], far: Sequence[Line]) -> float:
    """Return how much the text below takes up the words of *line*, more than the text before it does.

    A headline's words return in its report; those of a sentence return no more below than anywhere about it.
    """
    pairs = set(_CHINESE_PAIR.findall(line.text))
    if len(pairs) < 3:
        return 0.0
    share = _share_returning(pairs, near) - max(_CHANCE, _share_returning(pairs, far))
    score = max(-0.8, min(2.5, _ECHO * share))
    below, text = "\n".join(other.text for other in near[:3]), line.text
    repeats = [start for start in range(len(text) - 5) if text[start : start + 6] in below]
    for size, worth in ((8, 2.5), (6, 1.5)):  # a whole stretch of it stands below
        for start in repeats:
            part = text[start : start + size]
            if len(part) == size and part in below:
                return score + (0.0 if any(part[:5] in other.text for other in far) else worth)
    return score


def _share_returning(pairs: set[str], lines: Sequence[Line]) -> float:
    text = "\n".join(other.text[:120] for other in lines)
    return sum(map(text.__contains__, pairs)) / len(pairs)


def _score_standing_alone(line: Line, after: Line | None) -> float:
    """Return what the seam below says: a headline goes on nothing, and what stands under it begins a sentence."""
    if after is None or after.role not in ("", "body") or line.features.ended or line.features.paused:
        return 0.0
    begun = _BEGINS * begins(after.text)
    alone = begun - _APART * reads_on(line.text, after.text, grammar=False)
    most = 0.0 if line.features.commas or line.features.wrap else _MOST_ALONE
    if alone + _APART * MOST_GRAMMAR > -_MOST_ALONE and alone - _APART * MOST_GRAMMAR < most:
        alone = begun - _APART * reads_on(line.text, after.text)
    return max(-_MOST_ALONE, min(most, alone))


def over_heading(before: Line | None, last: Role, line: Line) -> float:
    """Return how well a headline follows the line before it, whose role is *last*."""
    if before is None:
        return 2.5
    if last in ("furniture", "signature", "credit", "source"):
        return 1.5
    if last == "caption":
        return 1.0
    if last != "body":
        return 0.3 if last == "heading" else 0.5
    if before.features.ended:
        return 1.0
    if before.features.paused:
        return _AFTER_PAUSE
    return _AFTER_OPEN - (2.0 if straddle(before.text, line.text) > SURE_WORD else 0.0)


def mend_heading(upper: Line, lower: Line) -> float:
    """Return what speaks for two lines being one headline broken in two, by what the upper one leaves open (nats).

    It gives back what the same signs say against a headline: it cannot end with a comma, a figure, or an open quote.
    """
    if lower.fragment.blanks or lower.features.ended or lower.features.commas:
        return 0.0
    first, second = upper.features, lower.features
    score = _PAUSED if first.paused else 0.0
    score += _OPEN if first.opened > first.closed and second.closed else 0.0
    score += _FIGURE if upper.text[-1].isdigit() and lower.text[0].isdigit() else 0.0
    return score + (_WORD_ACROSS if straddle(upper.text, lower.text) > SURE_WORD else 0.0)


def under_heading(head: Line, line: Line, role: Role) -> float:
    """Return how well *line* as *role* follows the headline *head*."""
    read = line.features
    if role in ("byline", "source"):
        return 2.5
    if role != "body":
        return -0.7 if role == "signature" and not line.role else 0.0
    if read.needs_before:
        return -4.0
    if line.text[0] == "(":
        return _BRACKET
    if read.ended and read.length <= 24 and not read.opener:
        return -1.5
    score = 2.0 if read.news else 0.5 if read.opener else 0.0
    score += 1.0 if line.fragment.indented and not head.fragment.indented else 0.0
    return score - (3.0 if straddle(head.text, line.text) > SURE_WORD else 0.0)
