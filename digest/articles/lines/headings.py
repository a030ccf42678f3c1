"""Room 2: what speaks for a line being a headline by itself: named features and their sum in nats.

They are its form, its width against the column's, the blank lines about it, whether the text below takes up its
words, and whether that text begins a sentence of its own. What each feature is worth stands in weights.toml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import MOST_GRAMMAR, reads_on
from digest.articles.lines.apart import read_on
from digest.articles.lines.folios import FIGURE
from digest.articles.lines.habits import SURE_BODY, Habits, ends_text
from digest.articles.lines.line import Line
from digest.articles.vocabulary import WEIGHTS
from digest.expressions import expression
from digest.words import cut

Features = dict[str, float]
_OWN = WEIGHTS["headings"]
_AHEAD = 7  # lines below a headline in which its words return
_ECHO = 6.0  # nats a full return is worth (tried 3 to 9)
_CHANCE = 0.15  # share of a line's character pairs that returns by chance on union pages
_DATED = expression(r"近日|日前|今天|昨天|今年|\d{1,2}月\d{1,2}日|\d{4}年\d|\d{1,2}日(?:上午|下午)?[,,]")
_SPEAKER = expression(r"[\u4e00-\u9fff]{2,6}[::][\u4e00-\u9fff“]")  # 某某：一句话
# 各位工友:, 某某市总工会的同志:
# 记者:…, 问:…: what is said in an interview
_ASKED = expression(r"(?:本?[报刊]?记者|主持人|问|答|[QA])\d{0,2}[::]")
ADDRESSED = expression(
    r"(?:(?:各位|[尊亲敬]爱?的|全[市县区体]).{0,14}|.{2,14}(?:同志|朋友|工友|[\u4e00-\u9fff]们))[:,!]"
    r"|.{2,40}(?:单位|企业|工会|部门|委员会|公司|学校|协会|职工|会员|机关|[分支]会):"
)
_NO_TEXT = ("furniture", "signature", "source", "byline", "credit")
_COUNTER = expression(r"[名位个家件项人万亿场次年月天]")
_SPACED = expression(r"[\u4e00-\u9fff”\"] [\u4e00-\u9fff“\"]")
_CHINESE_PAIR = expression(r"(?=([\u4e00-\u9fff]{2}))")
_UNDECIDED = 4.0  # weights within these nats are looked at once more by the words at the seam below
_APART = 0.8  # share of the figure against the line below going on the headline (0.5 and 0.8 tried: 98.1 and 98.6)
_MOST_ALONE = 2.5  # nats at most (1.5 and 2.5 tried: 97.2 and 98.6 on calm wrapped pages, 94.3 without all this)
_ABOUT = 14  # lines on either side that show whether blank lines part paragraphs here
_LEADS_ON = "与和的在对把被将及从向是以并或于"  # words that cannot end a headline


def weigh(found: Features, weights: Mapping[str, float]) -> float:
    """Return the sum of the features *found* in nats."""
    return sum([weights.get(name, 0.0) * value for name, value in found.items()])


def weigh_heading(lines: Sequence[Line], number: int, column: int, habits: Habits) -> float:
    """Return how much speaks for line *number* being a headline, its neighbours' roles left aside (nats)."""
    return weigh(heading_features(lines, number, column, habits), _OWN)


def heading_features(lines: Sequence[Line], number: int, column: int, habits: Habits) -> Features:
    """Return what line *number* shows as a headline; *column* is the width about it.

    *habits* tell how paragraphs are set about it.
    """
    line = lines[number]
    near, far = read_on(lines, number + 1, _AHEAD), lines[max(0, number - _AHEAD) : number]
    about = lines[max(0, number - 1) : number + 3]
    is_among_long = any(other.role == "body" and other.features.length >= SURE_BODY for other in about)
    found = {"any": 1.0, "echo": _score_echo(line, near, far or lines[number + 1 + _AHEAD : number + 1 + 2 * _AHEAD])}
    found |= dict.fromkeys((*_form(line), *_width(line, near, column), *_blanks(lines, number, habits)), 1.0)
    if not column and is_among_long:
        found["among_long"] = 1.0
    if habits.indenting:
        found["indented" if line.fragment.indented else "flush_left"] = 1.0
    after = lines[number + 1] if number + 1 < len(lines) else None
    if _is_over_signed(lines, number):
        found["over_signed"] = 1.0
    if _is_unfollowed(lines, number):
        found["unfollowed"] = 1.0
    if abs(weigh(found, _OWN)) < _UNDECIDED:
        found["alone"] = _score_standing_alone(line, after)
        found["goes_on"] = _score_going_on(lines[number - 1] if number else None, line)
    return found


def _is_unfollowed(lines: Sequence[Line], number: int) -> bool:
    """Tell whether no text stands below line *number*, only who signs or what is no text, up to the next headline.

    Of lines set apart from one another, as in a list of headlines, none is told so.
    """
    if not number or (lines[number].fragment.blanks > 0 and is_short(lines[number - 1])):
        return False
    end = number + 1 + 3 * _AHEAD
    rest = next((line for line in lines[number + 1 : end] if line.role not in _NO_TEXT), None)
    if rest is None or rest is lines[number + 1]:
        return rest is None and end >= len(lines)
    return rest.fragment.blanks > 0 and is_short(rest)


def is_short(line: Line) -> bool:
    """Tell whether *line*, whose role is open, is no part of a sentence by its signs."""
    read = line.features
    return not line.role and not (read.ended or read.commas or read.inner_stop or read.news)


def _is_over_signed(lines: Sequence[Line], number: int) -> bool:
    """Tell whether who wrote a text stands between line *number* and that text."""
    if number + 2 >= len(lines) or lines[number + 1].role not in ("signature", "byline", "source"):
        return False
    below = lines[number + 2]
    return below.role in ("", "body") and (below.features.commas > 0 or below.features.ended)


def _form(line: Line) -> list[str]:
    """Return what the line's own words and signs show."""
    read, text = line.features, line.text
    last = cut(text[-8:])[-1]
    is_single = len(last) == 1 and "\u4e00" <= last <= "\u9fff"  # so do lines end that are cut anywhere
    shown = {
        "marked": line.fragment.marked,
        "dashed": text.startswith(("——", "--")),
        "no_comma": not read.commas,
        "comma": read.commas == 1,
        "commas": read.commas > 1,
        "paused": read.paused,
        "listed_wrapped": bool(read.wrap) and read.length > 24 and "、" in text,
        "figure_last": text[-1].isdigit(),
        "listed": text.count("、") > 1,
        "open": read.opened > read.closed,
        "needs_before": read.needs_before,
        "news": read.news,
        "opener": read.opener and not read.news,
        "weak": read.weak and not read.opener and text[0] != "“",
        "dated": bool(_DATED.search(text)),
        "asked": bool(_ASKED.match(text)),
        "speaker": bool(_SPEAKER.match(text)) and not _ASKED.match(text),
        "leads_on": is_single and last in _LEADS_ON,
        "single_last": is_single and last not in _LEADS_ON,
        "spaced_inside": bool(_SPACED.search(text)),
        "long": read.length > 30,
        "short": read.length <= 4,
        "addressed": bool(ADDRESSED.fullmatch(text)),
        "figure": bool(FIGURE.fullmatch(text)),
    }
    return [name for name, is_shown in shown.items() if is_shown]


def _width(line: Line, below: Sequence[Line], column: int) -> list[str]:
    """Return what the width shows, against the column's and against the two lines of running text below.

    A line as wide as those two is likely the first of them; a paragraph's first line may lack the two characters of its
    indent.
    """
    found: list[str] = []
    if column:
        excess = line.features.length - column
        found += ["column"] + ["wide"] * (excess > 2) + ["narrow"] * (excess < -3)
        found += ["as_wide"] * (abs(excess) <= 1)
    if len(below) < 2 or any(other.role not in ("", "body") for other in below[:2]):
        return found
    first, second = below[0].features, below[1].features
    running = any(read.commas or read.inner_stop or read.paused for read in (first, second))
    if not running or abs(first.length - second.length) > 1 or first.ended or first.length > SURE_BODY:
        return found
    wider = line.features.length - (first.length + second.length) / 2
    return found + ["as_below"] * (abs(wider) <= 1) + ["unlike_below"] * (wider >= 3 or wider < -3)


def _blanks(lines: Sequence[Line], number: int, habits: Habits) -> list[str]:
    """Return what the blank lines about it show."""
    line, before = lines[number], lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    found: list[str] = []
    if habits.parting and line.fragment.blanks and before is not None and ends_text(before):
        found.append("parted")
    elif after is not None and line.fragment.blanks and not after.fragment.blanks:
        # parted from what stands above it, but not from the short line below it
        is_short = after.role in ("", "body") and after.features.length <= 30 and not after.features.news
        # a headline may be broken between a number and what is counted: 选出32 / 名评委
        is_counted = not after.role and line.text[-1].isdigit() and _COUNTER.match(after.text)
        found += ["blank_above_only"] * is_short + ["counted"] * bool(is_counted)
    if habits.spaced and line.fragment.blanks and (after is None or after.fragment.blanks):
        found.append("blank_about")
    about = lines[max(1, number - _ABOUT) : number + _ABOUT]
    is_parted = habits.spaced and any(other.fragment.blanks for other in about)
    if habits.spaced and not line.fragment.blanks and before is not None and before.role in ("", "body"):
        found.append("no_blank_above" if is_parted else "unparted")
    return found


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
    # what is set in below begins a paragraph, whatever its words say
    least = 0.0 if after.fragment.indented and not line.fragment.indented else -_MOST_ALONE
    begun = begins(after.text)
    alone = begun - _APART * reads_on(line.text, after.text, grammar=False)
    most = 0.0 if line.features.commas or line.features.wrap else _MOST_ALONE
    if alone + _APART * MOST_GRAMMAR > least and alone - _APART * MOST_GRAMMAR < most:
        alone = begun - _APART * reads_on(line.text, after.text)
    return max(least, min(most, alone))


def _score_going_on(before: Line | None, line: Line) -> float:
    """Return what the seam above says: a text that leaves off there goes on with *line*, or with another one."""
    if before is None or line.fragment.blanks or before.role not in ("", "body"):
        return 0.0
    read = before.features
    if read.ended or read.paused or not (read.commas or read.inner_stop or before.role):
        return 0.0
    return max(0.0, min(_MOST_ALONE, reads_on(before.text, line.text)))
