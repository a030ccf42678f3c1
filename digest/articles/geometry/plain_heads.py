"""Headlines that are no larger than their text: centred over it, as typed pages have them, or in a face of their own.

A line set apart may as well be a crosshead, so something must say that it is none: nothing large stands on the page and
its first line of text is centred so; the name of a column stands right over the first; a day stands under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from digest.articles.geometry.heads import GATHERS, LONGEST_NAME
from digest.articles.geometry.items import NUMBERED, is_whole, may_head, set_apart
from digest.articles.geometry.rows import LineRow
from digest.articles.geometry.spots import beside
from digest.articles.geometry.stories import DAY
from digest.articles.lines.signers import read_signers
from digest.characters import ITEM_MARKS
from digest.expressions import expression

_LEAST, _LONGEST = 4, 44  # characters of such a headline
_MARGIN = 1.2  # ems that a centred line stands in on both sides, at least: a paragraph's first line fills its own
_OFF = 1.0  # ems that its margins differ at most: a blank or a mark at one end is half an em
_FLUSH, _SHORT = 0.3, 2.0  # ems that a line at the left edge stands in at most, and ends before the right one at least
_INDENT = 1.2, 2.9  # ems that the first line of a text stands in
_REACH = 8.0  # leadings down from it that tell where its column's edges are
_UNDER = 3.0  # leadings from the name of a column to the first headline under it, from a headline to its text
_GAP = 1.8  # leadings over a centred line that part it from the text before it
_LIKE = 0.05  # share that the sizes of the headlines of one column differ at most
_DAY = expression(r"\(?20\d\d ?[-/.年]")

_FEWEST_SENDERS = 2  # of a page, each over its reports
_LONGEST_SENDER = 26  # characters of the name of a body, and its number

HeadStyle = tuple[float, bool]


def with_plain_heads(
    rows: Sequence[LineRow], leading: float, ends: Mapping[int, int], styles: Set[HeadStyle]
) -> list[LineRow]:
    """Return *rows* with headlines of the text's size marked as heads; *ends* as in ``with_item_heads``.

    *styles* are those of the headlines of the pages before.
    """
    lines = sorted((row for row in rows if not row.vertical), key=lambda row: row.box.top)
    found = _set_in_a_face(lines, leading, ends, styles)
    if not found and all(row.kind != "head" for row in lines):
        typed = _typed([row for row in lines if row.kind == "text"], leading)
        found = [run for run in typed if not styles or style_of(run[0]) in styles]
    own = {id(row) for run in found for row in run}
    return [replace(row, kind="head") if id(row) in own else row for row in rows]


def _under_senders(lines: Sequence[LineRow]) -> set[int]:
    """Return the ids of the rows right under the name of who sends them: numbered, or one of several set alike.

    Under a title it may as well be who sends the whole, and what follows a crosshead.
    """
    pairs = [(row, under) for row, under in pairwise(lines) if names_sender(row.text)]
    styles = Counter((style_of(row), style_of(under)) for row, under in pairs)
    return {
        id(under)
        for row, under in pairs
        if NUMBERED.match(row.text) or styles[style_of(row), style_of(under)] >= _FEWEST_SENDERS
    }


def names_sender(text: str) -> bool:
    """Tell whether *text*, a whole line, is the name of a body that sends what stands under it: 一、某某县总工会."""
    signers = read_signers(NUMBERED.sub("", text)) if len(text) <= _LONGEST_SENDER else None
    return signers is not None and bool(signers.bodies) and not signers.is_personal


def column_names(rows: Sequence[LineRow], leading: float) -> list[LineRow]:
    """Return those of *rows* that only name a column over the headline of its first report: ★基层动态★.

    Without a mark about them at least two are set alike, at one edge.
    """
    lines = sorted((row for row in rows if not row.vertical), key=lambda row: row.box.top)
    found = [row for row, under in pairwise(lines) if _names_reports(row, under, leading)]
    return [
        row
        for row in found
        if _bare(row) != row.text or any(other is not row and _are_alike(other, row) for other in found)
    ]


def _names_reports(row: LineRow, under: LineRow, leading: float) -> bool:
    """Tell whether *row* is short and large, and *under*, right below it, a headline set otherwise."""
    is_short = 1 < len(_bare(row)) <= LONGEST_NAME and row.kind == under.kind == "head" and may_head(row)
    is_near = 0 < under.box.top - row.box.top <= _UNDER * max(leading, row.size)
    is_marked = _bare(row) != row.text
    return is_short and is_near and len(under.text) > LONGEST_NAME and (is_marked or not _are_alike(row, under))


def _bare(row: LineRow) -> str:
    return row.text.strip(f" 【】[]{ITEM_MARKS}")


def style_of(row: LineRow) -> HeadStyle:
    """Return how *row*, a line of a headline, is set: its size in tenths of a point, and whether it is bold."""
    return round(row.size, 1), row.bold


def _set_in_a_face(
    lines: Sequence[LineRow], leading: float, ends: Mapping[int, int], styles: Set[HeadStyle]
) -> list[list[LineRow]]:
    """Return the headlines in a face of their own that a day stands under, or that follow on the name of a column.

    So are those set as headlines of the pages before are.
    """
    sent = _under_senders(lines)
    found: list[list[LineRow]] = []
    own: set[int] = set()
    alike: LineRow | None = None
    for place, row in enumerate(lines):
        may_open = id(row) not in own and row.kind != "head" and (row.kind == "text" or row.bold)
        run = set_apart(row, lines, leading, ends) if may_open else []
        is_sent = bool(run) and id(row) in sent
        is_own = style_of(row) in styles or is_sent or (alike is not None and bool(NUMBERED.match(alike.text)))
        if run and not names_sender(row.text) and (is_own or not NUMBERED.match(row.text)):
            is_first = alike is None and (is_sent or _names_column(lines[max(place - 2, 0) : place], row, leading))
            alike = row if is_first else alike
            under = next((each for each in islice(lines, place, None) if each not in run), None)
            is_dated = under is not None and _DAY.match(under.text) is not None
            is_over_text = under is not None and under.kind == "text" and not is_whole(under, ends)  # no contents
            is_known = style_of(row) in styles or (alike is not None and _are_alike(alike, row))
            if is_dated or (is_over_text and is_known):
                found.append(run)
                own |= set(map(id, run))
    return found


def _names_column(above: Sequence[LineRow], under: LineRow, leading: float) -> bool:
    """Tell whether the last line *above* is large, alone and names what gathers reports, right over *under*."""
    if not above or above[-1].kind != "head":
        return False
    row = above[-1]
    is_alone = all(each.kind != "head" for each in above[:-1])  # the last line of a headline is short, too
    is_name = len(row.text) <= LONGEST_NAME or GATHERS.search(row.text) is not None
    return is_alone and is_name and 0 < under.box.top - row.box.bottom <= _UNDER * leading


def _are_alike(row: LineRow, other: LineRow) -> bool:
    """Tell whether two lines are set as the headlines of one column are."""
    is_level = abs(row.box.left - other.box.left) < row.size or abs(_middle(row) - _middle(other)) < row.size
    return row.bold == other.bold and abs(row.size - other.size) <= _LIKE * row.size and is_level


def _middle(row: LineRow) -> float:
    return (row.box.left + row.box.right) / 2


def _typed(text: Sequence[LineRow], leading: float) -> list[list[LineRow]]:
    """Return the headlines of a page without large type: lines centred over an indented text, or at its left edge.

    The first line of the page is one, or a space parts them from the text before.
    """
    found: list[list[LineRow]] = []
    is_typed = False
    for place, row in enumerate(text):
        if not _is_over_text(row, text, place, leading):
            continue
        run = [row]
        if place and may_head(text[place - 1]) and _stands_over(text[place - 1], row, leading):
            run.insert(0, text[place - 1])
        before = text[place - len(run)] if place >= len(run) else None
        is_typed = is_typed or before is None
        is_parted = before is None or run[0].box.top - before.box.top >= _GAP * leading
        is_after_end = before is not None and (before.last.features.ended or before.last.role == "signature")
        if is_parted or (is_typed and (is_after_end or (before is not None and DAY.fullmatch(before.text)))):
            found.append(run)
    return found


def _is_over_text(row: LineRow, text: Sequence[LineRow], place: int, leading: float) -> bool:
    """Tell whether *row*, that at *place* of *text*, is set apart as a headline over an indented paragraph."""
    if not may_head(row) or not _LEAST <= len(row.text) <= _LONGEST or DAY.fullmatch(row.text):
        return False
    reach = row.box.top + _REACH * leading
    near = takewhile(lambda each: each.box.top <= reach, islice(text, place + 1, None))
    under = [each for each in near if beside(each.box, row.box) > 0]
    if not under:
        return False
    left, right = min(each.box.left for each in under), max(each.box.right for each in under)
    margins = (row.box.left - left) / row.size, (right - row.box.right) / row.size
    is_centred = min(margins) >= _MARGIN and abs(margins[0] - margins[1]) <= _OFF
    is_flush = abs(margins[0]) <= _FLUSH and margins[1] >= _SHORT  # where all paragraphs stand in
    is_near = under[0].box.top - row.box.top <= _UNDER * leading
    return (is_centred or is_flush) and is_near and _INDENT[0] <= (under[0].box.left - left) / row.size <= _INDENT[1]


def _stands_over(row: LineRow, last: LineRow, leading: float) -> bool:
    """Tell whether *row* is the longer first line of a headline that ends with *last*, both about one middle."""
    is_next = last.box.top - row.box.top < _GAP * leading
    is_longer = row.box.right - row.box.left > last.box.right - last.box.left
    return is_next and is_longer and abs(_middle(row) - _middle(last)) <= _OFF * row.size
