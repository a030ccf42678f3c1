"""Room 2: lines whose role no pattern tells are weighed as headline against body, all of a page at once.

Each line has a weight of its own and each seam one for the roles of its two sides (`headings`; for what stands apart
from both, labels and signatures of a shape not known, `apart`); `decode` finds the best row of roles.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.straddle import straddle
from digest.articles.lines.apart import seam_apart, weigh_apart
from digest.articles.lines.decode import Weights, decide
from digest.articles.lines.habits import ends_text, habits_of, width_near, widths
from digest.articles.lines.headings import is_short, weigh_heading
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Reason, Role
from digest.articles.lines.seams import weigh_seam
from digest.articles.lines.signers import is_signature, read_signers
from digest.articles.lines.spans import headline_spans
from digest.articles.vocabulary import VOCABULARY, compiled
from digest.expressions import expression

_DATELINE = expression(VOCABULARY["credits"]["dateline"])
_NAMED = 5.0  # nats against a headline of names only
_LEAST_BELOW = 8  # characters of the line below a drop cap
_CHARACTER = expression("[\u4e00-\u9fff]")
_ANSWERED = expression(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:等(?:人|\S{1,3}位)?)?(?:同志|先生|女士|朋友|工友|师傅|读者|[您你]好)\S{0,3}?[:,]"
)
_VERBS = compiled("headlines", "verbs")
_AFTER_DIGIT = expression("[年月日个名位家万亿点时岁]")
_MOST_HEADS, _ABOVE = 4, 8  # lines of headlines and bylines over a text; lines of the text above that are looked at
_LEAST_NAME = 2  # characters by which a place is known
_NEAR, _LOOKED_AT = 40, 600  # lines on either side, characters of each
_FOUR_CHINESE = expression(r"[\u4e00-\u9fff]{4}")


def weigh(lines: list[Line]) -> list[Line]:
    """Return *lines* with every open role decided and the width of the column about each."""
    columns = widths(lines)
    habits = habits_of(lines)
    weights: list[Weights] = [{}] * len(lines)
    for number, line in enumerate(lines):
        role, reason = _reread(lines, number, columns[number])
        lines[number] = Line(line.fragment, role, line.features, reason, line.weight, columns[number])
    for number, line in enumerate(lines):
        if not line.role:
            apart = weigh_apart(lines, number, columns[number])
            heading = weigh_heading(lines, number, columns[number], habits[number])
            weights[number] = {"body": 0.0, "heading": heading - _NAMED * ("byline" in apart), **apart}
    texts = [line.text[:_LOOKED_AT] for line in lines]
    stretches = ["\n".join(texts[first : first + _NEAR]) for first in range(0, len(texts), _NEAR)]
    before_start = {line.start: number for number, line in enumerate(lines[1:])}

    @functools.cache
    def is_returning(start: int) -> bool:
        number = before_start.get(start)
        return number is not None and has_crossing(lines, number, texts, stretches)

    def seam(before: Line | None, last: Role, line: Line, role: Role) -> float:
        returning = last == "heading" and is_returning(line.start)
        return seam_apart(before, last, line, role) + weigh_seam(before, last, line, role, returning)

    return decide(lines, weights, seam, headline_spans(lines, columns, habits, weights))


def _reread(lines: Sequence[Line], number: int, column: int) -> tuple[Role, Reason]:
    """Return the role that the pattern told for line *number*, or what its neighbours say that it is instead."""
    line, before = lines[number], lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    read, length = line.features, line.features.length + 2 * line.fragment.indented
    if line.role in ("furniture", "signature"):
        column = column or width_near(lines, number)
    is_text_below = after is not None and after.role in ("", "body") and not after.features.news
    if line.role == "furniture" and line.reason != "preset" and not line.fragment.inline:
        # the column may have been cut there by chance
        going_on = before is not None and before.role == "body" and not before.features.ended
        is_rest = line.text.endswith("。") or (len(line.text) == 1 and line.text.isalnum())
        uneven = 1 + sum(map(str.isdigit, line.text)) // 2  # two figures are as wide as one character
        if going_on and column and (is_rest or abs(read.length - column) <= uneven):
            return "body", "wrapped"
        if is_text_below and after is not None and _is_drop_cap(line, after):
            return "body", "wrapped"
        if before is not None and not before.role and not line.fragment.blanks and _CHARACTER.fullmatch(line.text):
            return "", ""  # the last character of a headline
    elif before is not None and before.reason == "answered" and not line.role:
        return "body", "wrapped"
    elif line.role == "byline" and after is not None and _is_answered(line, after):
        return "credit", "answered"
    elif after is not None and _is_over_opening(line, after):
        return "byline", "byline"
    elif line.role == "byline" and read.news and is_text_below:
        if after is not None and not after.fragment.indented and not line.text.endswith((")", "道")):
            return "body", "wrapped"
    elif line.role == "signature" and line.reason == "signing_body" and is_text_below and after is not None:
        signers = read_signers(line.text)
        if _names_next(lines, number):
            return "", ""
        is_flush = column and length >= 8 and abs(length - column) <= 1 + line.fragment.indented
        is_opening = read.news and not line.text.endswith(")")  # (通讯员某某)某某县总工会 begins a report
        is_sure = signers is not None and (signers.is_told or signers.is_personal) and not is_opening
        if not after.fragment.blanks and straddle(line.text, after.text) > SURE_WORD:
            return "", ""  # the name stands in a sentence or a headline
        if is_flush and after.fragment.blanks <= 1 and not is_sure:
            return "body", "wrapped"
        # it begins the headline whose rest stands under it without a blank line
        apart = before is None or line.fragment.blanks > 0
        if line.fragment.blanks and not after.fragment.blanks and _is_headline_of(lines, number):
            return "", ""
        is_told = signers is not None and signers.is_told
        if apart and not is_told and not after.role and not after.fragment.blanks and read_signers(after.text) is None:
            return "", ""
    elif line.role == "source" and before is not None and before.role in ("", "body") and before.features.ended:
        if is_signature(line.text):  # under a text it is the text's own
            return "signature", "signing_body"
    elif not line.role and _is_signed_by_names(line, before, after):
        return "signature", "signing_names"
    return line.role, line.reason


def _is_answered(line: Line, after: Line) -> bool:
    """Tell whether the line *after* addresses whom *line* names: 读者 某某 / 某某同志:…"""
    match = _ANSWERED.match(after.text)
    return match is not None and match["name"] in line.text


def _is_headline_of(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number*, a union's name by its form alone, says what it did, over a text set in."""
    line, signers = lines[number], read_signers(lines[number].text)
    if signers is None or signers.is_told or signers.is_personal or line.fragment.indented or not number:
        return False
    return lines[number + 1].fragment.indented and ends_text(lines[number - 1]) and _VERBS.search(line.text) is not None


def _names_next(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the name of a union on line *number* begins the headlines of the text below, and signs none above.

    Between them stands a line that is no text; the text below names the same place, that above does not. A blank line
    behind it alone, and none before, says that it closes what stands above.
    """
    line, below = lines[number], lines[number + 1 : number + 1 + _MOST_HEADS]
    signers = read_signers(line.text)
    if signers is None or signers.is_told or signers.is_personal or not signers.bodies or not is_short(below[0]):
        return False
    text = next((one.text for one in below if one.role == "body"), "")
    above = [one for one in lines[max(0, number - _ABOVE) : number] if one.role == "body"]
    is_open = number > 0 and not line.fragment.blanks and not ends_text(lines[number - 1])
    is_close = not line.fragment.blanks and below[0].fragment.blanks
    name = signers.bodies[0]
    own = "".join(name.partition("工会")[:2])
    return not (is_open or is_close) and own in text and not any(name[:_LEAST_NAME] in one.text for one in above)


def _is_over_opening(line: Line, after: Line) -> bool:
    """Tell whether *line*, between blank lines, is nothing but 电头 or 署名, over an opening or over another such."""
    is_alone = line.fragment.blanks > 0 and after.fragment.blanks > 0 and line.role in ("", "byline")
    if not is_alone or not line.features.news:
        return False
    is_told = line.role == "byline" or _DATELINE.fullmatch(line.text) is not None
    return is_told and (after.features.opener or after.features.weak or after.role == "byline")


def _is_drop_cap(line: Line, after: Line) -> bool:
    """Tell whether *line* is the first character of the text below, set large."""
    if len(line.text) != 1 or not line.text.isalnum() or after.fragment.blanks or after.features.length < _LEAST_BELOW:
        return False
    if line.text.isdigit():
        return after.text[0].isdigit() or bool(_AFTER_DIGIT.match(after.text))
    return straddle(line.text, after.text) > 0 or begins(line.text + after.text) > begins(after.text)


def _is_signed_by_names(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell whether *line* is a row of persons' names under a finished report."""
    if before is None or before.role not in ("", "body") or read_signers(line.text) is None:
        return False
    if not before.features.ended:
        return False
    return after is None or after.role != "body" or after.features.news or after.fragment.indented


def has_crossing(lines: Sequence[Line], number: int, texts: Sequence[str], stretches: Sequence[str]) -> bool:
    """Tell whether the four characters about the line's end stand unbroken on a line near by.

    *texts* are the lines as far as they are looked at, *stretches* the same, 40 lines together.
    """
    crossing = lines[number].text[-3:] + lines[number + 1].text[:3]
    parts = [crossing[start : start + 4] for start in range(len(crossing) - 3)]
    place = number // _NEAR
    about = "\n".join(stretches[max(0, place - 1) : place + 2])  # more than the lines near by, and put together soon
    parts = [part for part in parts if part in about and _FOUR_CHINESE.fullmatch(part)]
    near = "\n".join(texts[max(0, number - _NEAR) : number + _NEAR]) if parts else ""
    return any(part in near for part in parts)
