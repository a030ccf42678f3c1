"""Room 2: lines whose role no pattern tells are weighed as headline against body, all of a page at once.

Each line has a weight of its own (form, width, whether the text below takes up its words) and each seam one for the
roles of its two sides; `decode` finds the best row of roles. What stands apart from both (labels, signatures of a shape
not known) is weighed in `apart`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import MOST_GRAMMAR, reads_on
from digest.articles.continuity.straddle import straddle
from digest.articles.lines.apart import read_on, seam_apart, weigh_apart
from digest.articles.lines.decode import Weights, decide
from digest.articles.lines.habits import SURE_BODY, blank_habits, indent_habit, widths
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.vocabulary import NAME
from digest.words import cut, dictionary

_AHEAD = 7  # lines below a headline in which its words return
_ECHO = 6.0  # nats a full return is worth (tried 3 to 9)
_FLUSH = 1.2  # nats: one headline in five is by chance as wide as the column below it (tried 0.6 to 2.5)
_CHANCE = 0.15  # share of a line's character pairs that returns by chance on union pages
_DATED = re.compile(r"近日|日前|今天|昨天|今年|\d{1,2}月\d{1,2}日|\d{4}年\d|\d{1,2}日(?:上午|下午)?[,,]")
_SPEAKER = re.compile(r"[\u4e00-\u9fff]{2,6}[::][\u4e00-\u9fff“]")  # 某某：一句话
_AFTER_OPEN = (
    -1.3
)  # nats against a headline after an open line: the line may belong to the column beside (tried -3 to -1)
_AFTER_PAUSE = -2.0  # the same after a comma (tried -4 to -1)
_COLUMN = -0.6  # nats where lines are wrapped: short lines without a full stop are common there (tried -1.5 to 0)
_UNWRAPPED = 1.0  # nats where a paragraph is one line: a short line without a full stop is hardly body there
_RETURNS = 3.0  # nats against a headline whose last characters and the next line's first stand together elsewhere
_BROKEN = 3.0  # nats for such a headline broken in two
_DASHED = 3.0  # nats for a line that begins with a dash: a subheadline, or a name under a quotation
_CUT_SHORT = 1.5  # nats against a line of body that stops in mid-sentence where a report opens
_COUNTED = 4.0  # nats for such a break, which take back what a number at the end says
_COUNTER = re.compile(r"[名位个家件项人万亿场次年月天]")
_BRACKET = -2.0  # nats against a headline over a line that begins with a bracket: 今天 / (10月23日)
_UNDER_HEADLINE = 1.5  # nats against a second headline as wide as the column below: the body begins there
_PRIOR = -0.4  # nats for a headline among lines without a full stop (tried -1 to 0.5)
_CHINESE_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_FOUR_CHINESE = re.compile(r"[\u4e00-\u9fff]{4}")
_UNDECIDED = 4.0  # weights within these nats are looked at once more by the words at the seam below
_BEGINS = 1.0  # share of the figure for the line below beginning a sentence (0.3, 0.7, 1 tried: F1 97.2, 97.2, 98.6)
_APART = 0.8  # share of the figure against the line below going on the headline (0.5 and 0.8 tried: 98.1 and 98.6)
_MOST_ALONE = 2.5  # nats at most (1.5 and 2.5 tried: 97.2 and 98.6 on calm wrapped pages, 94.3 without all this)
_LEADS_ON = "与和的在对把被将及从向是以并或于"  # words that cannot end a headline
_BODY_NAMES = rf"{NAME}(?:[ 、,]{{1,3}}{NAME}){{0,5}}"
_SIGNED_BY_NAMES = re.compile(rf"\(?(?:(?:供稿|作者|来稿|文|撰稿)[: ]+)?{_BODY_NAMES}(?: ?供稿)?\)?")


def weigh(lines: list[Line]) -> list[Line]:
    """Return *lines* with every open role decided and the width of the column about each."""
    columns = widths(lines)
    habits = blank_habits(lines)
    indenting = indent_habit(lines)
    weights: list[Weights] = [{}] * len(lines)
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        role, reason = line.role, line.reason
        if _is_by_chance(line, before, after, columns[number]):
            role, reason = "body", "wrapped"
        elif _is_over_its_other_half(before, line, after):
            role, reason = "", ""
        elif not role and _is_signed_by_names(line, before, after, columns[number]):
            role, reason = "signature", "signing_names"
        if not role:
            weights[number] = {
                "body": 0.0,
                "heading": _weight(lines, number, columns[number], habits[number], indenting),
                **weigh_apart(lines, number, columns[number]),
            }
        lines[number] = Line(line.fragment, role, line.features, reason, line.weight, columns[number])
    crossed = frozenset(number + 1 for number in range(len(lines) - 1) if has_crossing(lines, number))
    behind = {lines[number].fragment.slices[0].offset for number in crossed}

    def seam(before: Line | None, last: Role, line: Line, role: Role) -> float:
        score = _seam(before, last, line, role)
        if last == "heading" and line.fragment.slices[0].offset in behind:
            score += _BROKEN if role == "heading" else -_RETURNS
        return score

    return decide(lines, weights, seam)


def _is_over_its_other_half(before: Line | None, line: Line, after: Line | None) -> bool:
    """Tell whether *line* signs nothing but begins the headline whose rest stands under it without a blank line."""
    if line.role != "signature" or line.reason != "signing_body" or after is None or after.role:
        return False
    if _SIGNED_BY_NAMES.fullmatch(after.text):
        return False
    apart = before is None or line.fragment.blanks > 0
    return apart and not after.fragment.blanks and not after.features.news


def _weight(lines: Sequence[Line], number: int, column: int, spaced: bool, indenting: bool) -> float:
    """Return how much speaks for a line being a headline, its neighbours' roles left aside (nats)."""
    line = lines[number]
    after = lines[number + 1] if number + 1 < len(lines) else None
    near, far = read_on(lines, number + 1, _AHEAD), lines[max(0, number - _AHEAD) : number]
    score = _PRIOR + _form_score(line) + _flush(line, near)
    score += _score_echo(line, near, far or lines[number + 1 + _AHEAD : number + 1 + 2 * _AHEAD])
    score += _COLUMN + _column_score(line.features.length - column) if column else 0.0
    score += _COUNTED if after is not None and _is_counted_below(line, after) else 0.0
    about = lines[max(0, number - 1) : number + 3]
    is_among_long = any(other.role == "body" and other.features.length >= SURE_BODY for other in about)
    score += _UNWRAPPED if not column and is_among_long else 0.0
    score += _spacing_score(line, lines[number - 1] if number else None, after, spaced)
    if indenting:
        score += -2.5 if line.fragment.indented else 1.0
    return score + _score_standing_alone(line, after) if abs(score) < _UNDECIDED else score


def _is_counted_below(line: Line, after: Line) -> bool:
    """Tell whether a headline may be broken between a number and what is counted: 选出32 / 名评委."""
    stands = line.fragment.blanks > 0 and not after.fragment.blanks and not after.role
    return stands and line.text[-1].isdigit() and bool(_COUNTER.match(after.text))


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


def _spacing_score(line: Line, before: Line | None, after: Line | None, spaced: bool) -> float:
    stuck = after is not None and line.fragment.blanks and not after.fragment.blanks and after.role in ("", "body")
    # parted from what stands above it, but not from the short line below it
    score = -1.5 if stuck and after and after.features.length <= 30 and not after.features.news else 0.0
    if spaced and line.fragment.blanks and (after is None or after.fragment.blanks):
        score += 1.5
    if spaced and not line.fragment.blanks and before is not None and before.role in ("", "body"):
        score -= 1.5
    return score


def has_crossing(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the four characters about the line's end stand unbroken on a line near by."""
    crossing = lines[number].text[-2:] + lines[number + 1].text[:2]
    if not _FOUR_CHINESE.fullmatch(crossing):
        return False
    return any(crossing in other.text[:600] for other in lines[max(0, number - 40) : number + 40])


def _seam(before: Line | None, last: Role, line: Line, role: Role) -> float:
    """Return what the seam says if the line before is *last* and the line *role*; 0 for most joins in a body."""
    score = seam_apart(before, last, line, role)
    if role == "heading" and line.role != "heading":
        score += _before_score(before, last, line)
        score -= _UNDER_HEADLINE if last == "heading" and abs(line.features.length - line.column) <= 1 else 0.0
    if last == "heading" and before is not None and before.role != "heading":
        score += _after_score(before, line, role)
    if last == role == "body" and before is not None and line.features.news:
        open_end = not (before.features.ended or before.features.paused)
        score -= _CUT_SHORT if open_end and straddle(before.text, line.text) <= SURE_WORD else 0.0
    return score


def _is_by_chance(line: Line, before: Line | None, after: Line | None, column: int) -> bool:
    """Tell whether a line only looks like furniture or a signature because the column was cut there."""
    going_on = before is not None and before.role == "body" and not before.features.ended
    if line.role == "furniture" and line.reason != "preset" and not line.fragment.inline:
        is_rest = line.text.endswith("。") or (len(line.text) == 1 and line.text.isalnum())
        return going_on and bool(column) and (is_rest or abs(line.features.length - column) <= 1)
    length = line.features.length + 2 * line.fragment.indented
    if line.role == "byline" and line.features.news and after is not None and not after.fragment.indented:
        return after.role in ("", "body") and not line.text.endswith((")", "道")) and not after.features.news
    if line.role != "signature" or line.reason != "signing_body" or not column or length < 8:
        return False
    goes_on = (
        after is not None and after.role in ("", "body") and not (after.features.news or after.fragment.blanks > 1)
    )
    return goes_on and abs(length - column) <= 1


def _flush(line: Line, below: Sequence[Line]) -> float:
    """Return what the two lines of running text below say: a line as wide as they are is likely the first of them."""
    if len(below) < 2 or any(other.role not in ("", "body") for other in below[:2]):
        return 0.0
    first, second = below[0].features, below[1].features
    running = any(read.commas or read.inner_stop or read.paused for read in (first, second))
    if not running or abs(first.length - second.length) > 1 or first.ended or first.length > SURE_BODY:
        return 0.0
    excess = line.features.length - (first.length + second.length) / 2
    return -_FLUSH if abs(excess) <= 1 else _FLUSH if excess >= 3 or excess < -3 else 0.0


def _score_echo(line: Line, near: Sequence[Line], far: Sequence[Line]) -> float:
    """Return how much the text below takes up the words of *line*, more than the text before it does.

    A headline's words return in its report; those of a sentence return no more below than anywhere about it.
    """
    pairs = set(_CHINESE_PAIR.findall(line.text))
    if len(pairs) < 3:
        return 0.0
    share = _share_returning(pairs, near) - max(_CHANCE, _share_returning(pairs, far))
    return max(-0.8, min(2.5, _ECHO * share)) + _score_repeats(line, near[:3], far)


def _score_repeats(line: Line, near: Sequence[Line], far: Sequence[Line]) -> float:
    """Return what it is worth that the lines below repeat a whole stretch of *line* (nats)."""
    below = "\n".join(other.text for other in near)
    text = line.text
    repeats = [start for start in range(len(text) - 5) if text[start : start + 6] in below]
    for size, worth in ((8, 2.5), (6, 1.5)):
        for start in repeats:
            part = text[start : start + size]
            if len(part) == size and part in below:
                return 0.0 if any(part[:5] in other.text for other in far) else worth
    return 0.0


def _share_returning(pairs: set[str], lines: Sequence[Line]) -> float:
    text = "\n".join(other.text[:120] for other in lines)
    return sum(map(text.__contains__, pairs)) / len(pairs)


def _is_signed_by_names(line: Line, before: Line | None, after: Line | None, column: int) -> bool:
    """Tell whether *line* is a row of persons' names under a finished report."""
    if not _SIGNED_BY_NAMES.fullmatch(line.text) or before is None or before.role not in ("", "body"):
        return False
    if line.text in dictionary():  # 权益, 话题: a word of the language, though its first character is a surname
        return False
    if column and line.features.length <= column - 5 and not (after is not None and after.features.needs_before):
        return True
    if not before.features.ended:
        return False
    return after is None or after.role != "body" or after.features.news or after.fragment.indented


def _form_score(line: Line) -> float:
    read, text = line.features, line.text
    score = (1.5 if line.fragment.marked else 0.0) + (_DASHED if text.startswith(("——", "--")) else 0.0)
    score += (1.0, -0.8, -2.0)[min(read.commas, 2)]
    score -= 3.0 if read.paused else 0.0
    score -= 1.5 if read.wrap and read.length > 24 and "、" in text else 0.0
    score -= 4.0 if text[-1].isdigit() else 0.0
    score -= 1.5 if text.count("、") > 1 else 0.0
    score -= 4.0 if read.opened > read.closed else 0.0
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


def _column_score(excess: int) -> float:
    """Return what the width says; a paragraph's first line may lack the two characters of its indent."""
    if abs(excess) <= 1:
        return -1.0
    if excess == -2:
        return -0.5
    return 2.0 if excess > 2 else 0.9 if excess < -3 else 0.0


def _before_score(before: Line | None, last: Role, line: Line) -> float:
    """Return how well a headline follows the line before it, whose role is *last*."""
    if before is None:
        return 2.5
    if last in ("furniture", "signature", "credit", "source"):
        return 1.5
    if last != "body":
        return 0.3 if last == "heading" else 0.5
    if before.features.ended:
        return 1.0
    return (
        _AFTER_PAUSE
        if before.features.paused
        else _AFTER_OPEN - (2.0 if straddle(before.text, line.text) > SURE_WORD else 0.0)
    )


def _after_score(head: Line, line: Line, role: Role) -> float:
    """Return how well *line* as *role* follows the headline *head*."""
    read = line.features
    if role in ("byline", "source"):
        return 2.5
    if role != "body":
        return -0.7 if role == "signature" else 0.0
    if read.needs_before:
        return -4.0
    if line.text[0] == "(":
        return _BRACKET
    if read.ended and read.length <= 24 and not read.opener:
        return -1.5
    score = 2.0 if read.news else 0.5 if read.opener else 0.0
    score += 1.0 if line.fragment.indented and not head.fragment.indented else 0.0
    return score - (3.0 if straddle(head.text, line.text) > SURE_WORD else 0.0)
