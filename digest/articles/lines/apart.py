"""Room 2: short lines that are neither headline nor body: labels of the page, signatures of a shape no pattern knows.

In: the lines of a page; out: what speaks for a line being such, in nats, by itself and by the lines beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.lines.features import share_in
from digest.articles.lines.halves import one_headline
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.lines.scenes import shows_picture
from digest.articles.lines.signers import is_names, is_spaced_name
from digest.articles.lines.stamps import is_stamped
from digest.articles.vocabulary import FORBIDDEN, NAME, compiled
from digest.characters import PICTURE_MARKS
from digest.expressions import expression
from digest.words import dictionary

_AHEAD = 6  # lines below in which the words of a headline return
_LABEL_LIKE = expression(r"[\u4e00-\u9fff“”\" ·]{1,8}")  # headlines of so few are rare, columns' names have 2 to 6
# What stands about a column's name and is none of it: 【匠心】, ｜一线, ◎身边, 服务之窗>>, 05 | 车间笔记
_SET_OFF = expression(r"^(?:\d{1,2} ?[|/·] ?|[^\w“”\"《》]+)|[^\w“”\"《》!?]+(?:\d{1,2})?$")
_BINDING = expression("[与和的及并暨把将让给]")
# (湖滨粮库退休职工 柏青): who wrote a text, and where he works
_OF_A_BODY = expression(rf"[(\[]?[\u4e00-\u9fff]{{3,14}} (?P<name>{NAME})[)\]]?")
_LABEL = (4.0, 2.0, -1.0)  # nats for a label of up to 4, 6, 8 characters (tried half and double)
_COLUMN_NAME = compiled("furniture", "column_names")
_DECORATED = 2.0  # nats for each side on which signs or the number of its page set a label off
_BOTH = 2  # sides: so are the titles of entries, too, right over their texts; over a headline such a name is a column's
_NAMED_SO = 1.5  # nats for a label that ends as names of columns do
_ECHOED = 4.0  # against a label if the text below takes up all of its words
_HALF = 4.0  # nats at most against a label that reads as one headline with the line below or above it
# Nats against a label that nothing parts from the text or its signature: the text has no other headline.
_RIGHT_OVER = 3.0
_CHINESE, _FEWEST = expression(r"[\u4e00-\u9fff]"), 3  # characters of a headline
# nats for a line so marked, as headlines of some papers are, too
_MAY_BE_CAPTION, _CAPTION = expression(f"[{PICTURE_MARKS}]"), 2.0
_SCENE = expression(
    "现场|课堂|合影|一角|瞬间|正在|在.{2,12}[上中里内]|在.{0,6}(?:[听看学讲做练比忙试]|操作|角逐|作业|体验|交流|演示|表演|参观)|[图摄]"
)
_SHOWN = 3.5  # nats for what a picture shows …
_SHOWN_INSIDE = 9.0  # … and inside a text, where more is asked (headlines so worded reached 5.1, over news 2 more)
_MOST_BELOW = 30  # lines below the last sentence of a page: bounds the cost
# Share of the pairs of characters of a headline that stands below its text. Of 130 lines below the last sentence of 700
# made pages it keeps one headline and two labels whose word a text has, too.
_MUCH_TOLD = 0.6
_STOP = expression("[。!?…]")
_NUMBERED = expression(r"[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)")
_LEFT_OVER = 1.0  # nats for a line that no sentence takes up: more than for the last of a text, less than for a label
_MARKED = 1.0  # against a label with a heading mark
_OF_ITSELF = compiled("furniture", "contacts", "fields")
_LONGEST_OF_ITSELF, _ITSELF = 20, 4.0  # characters, and nats for a line that says how to reach the paper, or a field
_LONGEST_SIGNER = 14
_ENDS = ("furniture", "signature", "byline", "credit", "source", "caption")
_SIGNER = expression(r"[\u4e00-\u9fff·]{2,12}(?: [\u4e00-\u9fff]{2,3}){0,3}")
_BODY_OF_MEN = expression(r"[社网报台总会局院厂司师](?: |\Z)")
_SIGNS = 1.0  # nats for a line whose words name a body of people …
_NO_SIGNER = 6.0  # … and against one whose words name none
_UNDER_A_TEXT = 2.0  # for a signature under a finished text …
_OVER_THE_NEXT = 1.5  # … and before a headline or the page's end; else as much against
_SIGNER_PRIOR = -1.5
# Nats against a label right under a headline (at 0 first lines of narrow texts are labels, at 3 nothing is)
_UNDER_A_HEADLINE = 1.5
_OVER_A_STAMP = 3.0  # and for one there that stands over the day and hour: who put the page up
_NAMES_ONLY = 0.0  # nats for names of persons being who wrote what stands below …
_OVER_A_TEXT = 2.0  # … under a headline, and as much again over a text


def read_on(lines: Sequence[Line], start: int, most: int) -> list[Line]:
    """Return the next *most* lines from *start* on that are no furniture; what lies far behind it is another text's."""
    return [line for line in lines[start : start + 3 * most] if line.role != "furniture"][:most]


def weigh_apart(lines: Sequence[Line], number: int, column: int) -> dict[Role, float]:
    """Return what speaks by itself for line *number* being a label or a signature; empty if it can be neither."""
    line = lines[number]
    found: dict[Role, float] = {}
    if line.features.ended or line.features.commas or line.features.paused or line.features.needs_before:
        return found
    is_broken = line.features.opened != line.features.closed or _BINDING.match(line.text)  # half of a headline
    name, sides = _SET_OFF.subn("", line.text)
    if _LABEL_LIKE.fullmatch(name) and abs(line.features.length - column) > 1 and not is_broken:
        found["furniture"] = _LABEL[min(2, max(0, (len(name) - 3) // 2))]
        if sides < _BOTH or _is_over_text(lines, number):
            found["furniture"] -= _score_echo(lines, number)
        found["furniture"] += _DECORATED * sides
        found["furniture"] -= _MARKED if line.fragment.marked else 0.0
        found["furniture"] += _NAMED_SO if _COLUMN_NAME.search(name) else 0.0
        found["furniture"] -= _score_half(lines, number) if found["furniture"] > 0 else 0.0
        found["furniture"] -= _RIGHT_OVER if _is_right_over(lines, number) else 0.0
        found["furniture"] += _OVER_A_STAMP if _is_over_stamp(lines, number) else 0.0
    if len(lines) - number <= _MOST_BELOW and _is_left_over(lines, number, column):
        found["furniture"] = max(found.get("furniture", 0.0), _LEFT_OVER)
    if _MAY_BE_CAPTION.match(line.text):
        found["caption"] = _CAPTION - _score_echo(lines, number) - _score_half(lines, number)
        found["caption"] += _SHOWN if _SCENE.search(line.text) else 0.0
    elif abs(line.features.length - column) > 1 and shows_picture(lines, number):
        found["caption"] = _SHOWN_INSIDE
    is_name = _SIGNER.fullmatch(line.text) and not FORBIDDEN.search(line.text) and not line.features.opener
    if line.features.length <= _LONGEST_OF_ITSELF and _OF_ITSELF.search(line.text):
        found["furniture"] = max(found.get("furniture", 0.0), _ITSELF - _score_echo(lines, number))
    if line.features.length <= _LONGEST_SIGNER and is_name:
        found["signature"] = _SIGNER_PRIOR + (_SIGNS if _BODY_OF_MEN.search(line.text) else -_NO_SIGNER)
        found["signature"] += _OVER_THE_NEXT if number + 1 == len(lines) else -_score_echo(lines, number)
    is_under = number > 0 and not line.fragment.blanks and not lines[number - 1].role
    if line.features.length <= _LONGEST_OF_ITSELF and (is_names(line.text) or (is_under and is_spaced_name(line.text))):
        found["byline"] = _NAMES_ONLY - _score_echo(lines, number)
    elif line.features.length <= _LONGEST_OF_ITSELF and (match := _OF_A_BODY.fullmatch(line.text)):
        found["byline"] = _NAMES_ONLY - _score_echo(lines, number) - 99.0 * (match["name"] in dictionary())
    return found


def _is_left_over(lines: Sequence[Line], number: int, column: int) -> bool:
    """Tell whether line *number* stands below the last sentence of a page, and no sentence takes it up."""
    above = number
    while above and (lines[above].role in _ENDS or _may_be_left_over(lines[above], column)):
        above -= 1
    rest = [line for line in lines[above + 1 :] if line.role not in _ENDS]
    is_signed = any(after.fragment.inline and after.role == "signature" for after in lines[number + 1 : number + 2])
    is_below = lines[above].role == "body" and lines[above].features.ended and not is_signed
    if not is_below or not all(_may_be_left_over(line, column) for line in rest):
        return False
    told = "\n".join([line.text for line in lines[:above] if line.role == "body"])
    return share_in("".join([line.text for line in rest]), told) < _MUCH_TOLD  # a headline may stand below its text


def _may_be_left_over(line: Line, column: int) -> bool:
    """Tell whether *line* is no sentence, nor one that a column breaks or a page cuts off."""
    read = line.features
    is_text = read.commas or read.paused or read.needs_before or read.opener or _STOP.search(line.text)
    is_text = is_text or line.fragment.indented or _NUMBERED.match(line.text)
    return not (line.role or is_text) and read.opened == read.closed and abs(read.length - column) > 1


def _score_half(lines: Sequence[Line], number: int) -> float:
    """Return what says against a label that it is the first half of a headline, or the last one of it."""
    line, after = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    before = lines[number - 1] if number else None
    score = 0.0
    if after is not None and not after.role and not after.features.ended:
        score = one_headline(line, after)
    if before is not None and not before.role and not before.features.ended and not line.fragment.blanks:
        score = max(score, one_headline(before, line))
    return max(0.0, min(_HALF, score))


def _is_over_text(lines: Sequence[Line], number: int) -> bool:
    """Tell whether running text stands right below line *number*."""
    return any(
        below.role == "body" or below.features.ended or below.features.commas or below.features.news
        for below in lines[number + 1 : number + 2]
    )


def _is_right_over(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number* stands alone over a text, or over its subheadline or who wrote it.

    In the midst of an unsigned text it may part nothing but a page (工会之声), and two characters are no headline.
    """
    line, before, after = lines[number], lines[number - 1] if number else None, lines[number + 1 : number + 3]
    is_first = before is None or before.role in _ENDS
    is_alone = before is None or is_first or before.features.ended
    if not after or not is_alone or len(_CHINESE.findall(line.text)) < _FEWEST:
        return False
    below = after[0]
    is_subheadline = below.text.startswith(("——", "--"))
    is_written = below.role in ("byline", "source", "signature") and len(after) > 1 and after[1].role in ("", "body")
    is_addressed = below.text[-1] == ":" and below.features.length <= _LONGEST_OF_ITSELF
    is_over_text = below.role == "body" and (is_first or not _COLUMN_NAME.search(line.text))
    return is_subheadline or is_written or is_addressed or is_over_text or below.features.news


def _is_over_stamp(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number* stands between a longer one and the day and hour of a site: who put the page up."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    above = lines[number - 1] if number else None
    is_stamp = below is not None and below.role == "furniture" and is_stamped(below.text)
    return (
        is_stamp
        and above is not None
        and above.role in ("", "heading")
        and len(above.text) > 2 * len(lines[number].text)
    )


def _score_echo(lines: Sequence[Line], number: int) -> float:
    """Return what the text below says against a label or a signature: it takes up the words of headlines."""
    below = "\n".join(line.text[:120] for line in read_on(lines, number + 1, _AHEAD))
    return _ECHOED * share_in(lines[number].text, below)


def seam_apart(before: Line | None, last: Role, line: Line, role: Role) -> float:
    """Return what the seam says for a label or signature on one side of it, not told by a pattern (nats)."""
    score = 0.0
    if role == "furniture" and not line.role and last == "heading" and not line.fragment.blanks:
        score -= _UNDER_A_HEADLINE
    if role == "signature" and not line.role:
        score += _UNDER_A_TEXT if before is not None and last == "body" and before.features.ended else -3.0
    if last == "signature" and before is not None and not before.role:
        score += _OVER_THE_NEXT if role in ("heading", "furniture") or line.features.news else -_OVER_THE_NEXT
    if role == "byline" and not line.role:
        score += _OVER_A_TEXT if last == "heading" else -3.0
    if last == "byline" and before is not None and not before.role:
        score += _OVER_A_TEXT if role in ("body", "caption") and not line.features.needs_before else -3.0
    return score
