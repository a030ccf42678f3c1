"""A chain of columns and its headlines in, the sections of an article out: paragraphs, crossheads, signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.assembly.sections import PageSection
from digest.articles.geometry.chains import Chain
from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import LineRow, usual_size
from digest.articles.geometry.setting import LinkSetting
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.lines.signers import broken_start, is_signature
from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.model import BlockRole, Box

_JUMP = expression(r"\(?(?:下转|上接|紧接)第? ?[\dA-Z一二三四五六七八九十]{1,3} ?版\)?")
_INDENT = 1.2  # ems from which on a line stands in
_DEEP = 2.9  # ems from which on it is no paragraph's first line, but centred or set to the right
_SHORT = 2.3  # ems a last line of a paragraph ends before its column, at least
_LONGEST_CROSSHEAD = 26
_LARGER = 1.1  # times the size of the text a crosshead at the foot of a column is set
_LONGEST_SIGNATURE = 30
_REST = expression(r"[^()。]{1,20}\)")  # of a signature in brackets that a line's end parts
DAY = expression(
    r"\(?(?:\d{4}年 ?\d{1,2} ?月 ?\d{1,2} ?日"
    r"|[一二][零一二三四五六七八九〇○]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\)?"
)
# Who did what for a text, or when, on a line of its own under it.
_TOLD = expression(
    r"(?:供稿|撰稿|报送|来稿|投稿|审核|审签|签发|编辑|责编|责任编辑|校对|联系|日期|电话)(?:单位|部门|人|日期|时间|电话|方式)?:[^。，；]{1,24}\Z"
)
_LABEL = expression(r"[【〖\[][^】〗\],。:]{2,10}[】〗\]]")  # of the column that the next text stands in
_END = expression(r"\(?(?:全文)?完\)?")
_BLANKS = expression(r"[ \u3000]{2,}|\u3000")
_A_NAME, _FEWEST_NAMES = (
    expression(r"[\u4e00-\u9fff·]{1,4}(?:\([女\u4e00-\u9fff]{1,3}族?\))?|[\u4e00-\u9fff] [\u4e00-\u9fff]"),
    3,
)
_TELLING = 3  # rows that tell the width of their column
_SPACED = 1.3  # leadings between two paragraphs that no indent tells apart


@dataclass(slots=True)
class Story:
    """The sections of one chain, the lines about it that are no text of it, and how sure its joins are."""

    sections: list[PageSection] = field(default_factory=list)
    unused: list[Line] = field(default_factory=list)
    goes_to: list[int] = field(default_factory=list)  # lines 下转
    comes_from: list[int] = field(default_factory=list)  # lines 上接
    margins: dict[int, float] = field(default_factory=dict)
    begins_page: bool = False  # it has no headline and is the first on its page
    ends_page: bool = False  # it is not finished and is the last on its page
    is_run_in: bool = False  # it is one of several whose headlines run into their texts
    measure: tuple[float, float] = (0.0, 0.0)  # size of its type and width of its columns; 0 where it tells none
    boxes: tuple[Box, ...] = ()  # of its headlines and columns, in reading order


def story(chain: Chain, setting: LinkSetting) -> Story:
    """Return the sections of *chain*: a headline over a later column of it opens one of its own."""
    made = Story()
    before: tuple[TextColumn, LineRow] | None = None
    boxes: list[Box] = []
    rows = [(column, row) for column in chain.columns for row in column.rows]
    following = {id(row): after for (_, row), after in pairwise(rows)}
    for number, column in enumerate(chain.columns):
        claim = setting.owners.get(id(column))
        if claim is not None and claim.columns[0] is column:
            made.sections.append(open_section(claim.head))
            boxes.append(claim.head.box)
        elif number == 0:
            made.sections.append(PageSection())
        if number:
            made.margins[column.rows[0].first.start] = chain.margins[number - 1]
        for row in column.rows:
            goes_on = setting.indenting and _is_rest(following.get(id(row)), row)
            before = _put(made, row, column, before, setting, goes_on=goes_on)
        boxes.append(column.box)
    _take_signature(made, chain)
    first, last = chain.columns[0], chain.columns[-1]
    paragraphs = made.sections[-1].paragraphs
    if paragraphs and not made.sections[-1].signed and last.is_open():
        paragraphs[-1] = replace(paragraphs[-1], torn=True)
    made.begins_page = id(first) not in setting.owners and setting.opens_page(first)
    made.ends_page = not last.is_signed() and setting.closes_page(last)
    longest = max(chain.columns, key=lambda column: len(column.rows))
    is_wide = len(longest.rows) >= _TELLING
    made.measure = usual_size(longest.rows), longest.right - longest.left if is_wide else 0.0
    made.boxes = tuple(boxes)
    return made


def open_section(head: Head) -> PageSection:
    """Return the section that begins with *head*, its lines marked as kicker, headline and subheadline."""
    roles: tuple[BlockRole, ...] = ("kicker", "headline", "subheadline")
    lines = [
        replace(line, role="heading", fragment=replace(line.fragment, role=role), reason="preset")
        for rows, role in zip(head.parts(), roles, strict=True)
        for row in rows
        for line in row.lines
    ]
    told = [line for row in head.bylines for line in row.lines]
    signs = [line for line in told if line.role == "signature"]  # the body that sends it, under its headline
    sources = [line for line in told if line.role == "source"]
    bylines = [line for line in told if line not in signs and line not in sources]
    return PageSection(heads=lines, bylines=bylines, signatures=signs, sources=sources)


def _as(row: LineRow, role: Role) -> list[Line]:
    return [replace(line, role=role) for line in row.lines]


def _put(
    made: Story,
    row: LineRow,
    column: TextColumn,
    before: tuple[TextColumn, LineRow] | None,
    setting: LinkSetting,
    *,
    goes_on: bool,
) -> tuple[TextColumn, LineRow] | None:
    """Put *row* into the last section of *made*; return it with its column as what the next row follows.

    It *goes_on* where the row after it is no paragraph's first, among paragraphs that begin with an indent.
    """
    section = made.sections[-1]
    if len(row.lines) > 1 and _is_jump(row.first.text):  # before the first words on its line
        made.comes_from.append(row.first.fragment.line)
        made.unused.append(row.first)
        row = replace(row, lines=row.lines[1:])
    if _is_jump(row.text):
        (made.goes_to if "下转" in row.text else made.comes_from).append(row.first.fragment.line)
        made.unused.extend(row.lines)
        return before
    told = {"byline": section.bylines, "signature": section.signatures, "source": section.sources}
    if not section.body and row.first.role in told and not (setting.indenting and column.opens_paragraph(row)):
        told[row.first.role].extend(_as(row, row.first.role))
        return before
    if row.first.role == "furniture" and before is None:
        made.unused.extend(row.lines)
        return before
    if _is_crosshead(row, column, before, goes_on=goes_on):
        _add(section, _as(row, "crosshead"), opens=not _ends_with_crosshead(section))
    else:
        opens = _ends_with_crosshead(section) or _opens(row, column, before, setting)
        _add(section, _as(row, "body"), opens=opens)
    return column, row


def _is_jump(text: str) -> bool:
    return _JUMP.fullmatch(text.replace(" ", "")) is not None


def _ends_with_crosshead(section: PageSection) -> bool:
    return bool(section.paragraphs) and section.paragraphs[-1].lines[-1].role == "crosshead"


def _add(section: PageSection, lines: Sequence[Line], *, opens: bool) -> None:
    """Add *lines* to the text of *section*: as a paragraph that *opens*, or to its last one."""
    if opens or not section.paragraphs:
        section.paragraphs.append(ParagraphLines(tuple(lines)))
    else:
        section.paragraphs[-1] = ParagraphLines((*section.paragraphs[-1].lines, *lines))
    section.body.extend(lines)


def _is_rest(under: tuple[TextColumn, LineRow] | None, row: LineRow) -> bool:
    """Tell whether the row *under* goes on with *row*: at its column's left edge, and no second line of bold type."""
    return under is not None and under[0].indent(under[1]) < _INDENT and not (row.bold and under[1].bold)


def _is_crosshead(
    row: LineRow, column: TextColumn, before: tuple[TextColumn, LineRow] | None, *, goes_on: bool
) -> bool:
    """Tell whether *row* is a crosshead: short, without a stop, centred or bold among text that is not.

    One that *goes_on* with the row after it is a paragraph's first line, whatever its indent and its ragged end.
    """
    if before is None or len(row.text) > _LONGEST_CROSSHEAD or row.last.features.ended or row.last.features.paused:
        return False
    if not before[1].last.features.ended and before[0].is_open() and before[1] is before[0].rows[-1]:
        return False
    if row is column.rows[-1] and row.first.role == "signature":
        return False
    left, right = column.indent(row), (column.right - row.box.right) / row.size
    if row.size > _LARGER * before[1].size:
        return True
    if goes_on:
        return False
    if row.bold and not before[1].bold and right > _INDENT and row.first.role != "signature":
        return True
    centred = left >= _INDENT and abs(left - right) <= 1.0 and not (left < _DEEP and row.first.features.opener)
    return centred and before[1].last.features.ended and row.first.role not in ("signature", "byline")


def _opens(row: LineRow, column: TextColumn, before: tuple[TextColumn, LineRow] | None, setting: LinkSetting) -> bool:
    """Tell whether *row* begins a paragraph."""
    if before is None:
        return False
    if _is_list(row) or _is_list(before[1]):
        return True
    if _TOLD.match(row.text) and (before[1].last.features.ended or _TOLD.match(before[1].text)):
        return True
    if row.first.features.needs_before:
        return False
    earlier, last = before
    ended = last.last.features.ended
    if ended and row is column.rows[0] and row.first.role == "signature":
        return True
    if (ended or last.text.endswith(")")) and row.text.startswith(tuple(ITEM_MARKS)):
        return True
    short = (earlier.right - last.box.right) / last.size > _SHORT
    indented = column.indent(row) >= _INDENT
    if setting.indenting:
        lefts = {round(each.box.left) for each in column.rows if each.first.role != "signature"}
        known = indented or len(lefts) > 1 or column.left < column.box.left - 1
        return indented if known else ended and short
    if ended and short:
        return True
    return ended and earlier is column and row.box.top - last.box.top > _SPACED * setting.sheet.leading


def _is_list(row: LineRow) -> bool:
    """Tell whether *row* is one of a list of names set side by side, which no text goes on with."""
    names = _BLANKS.split("".join(line.fragment.text for line in row.lines).strip())
    return len(names) >= _FEWEST_NAMES and all(_A_NAME.fullmatch(name) for name in names)


def _close_bracket(section: PageSection, placed: Mapping[int, tuple[TextColumn, LineRow]]) -> bool:
    """Put the end of a signature in brackets, the last paragraph of *section*, to the line that opens the bracket.

    Tell whether there is one: at the head of a line the signature is parted from the text, in it they go on.
    """
    before, rest = section.paragraphs[-2:]
    row = placed[before.lines[-1].start][1]
    if broken_start(f"。{row.text}", "".join(line.text for line in rest.lines)) is None:
        return False
    section.paragraphs[-2:] = [ParagraphLines((*before.lines, *rest.lines))]
    if row.text.startswith("("):
        kept = before.lines[: -len(row.lines)]
        parted = [ParagraphLines(lines) for lines in (kept, (*row.lines, *rest.lines)) if lines]
        section.paragraphs[-1:] = parted
    return True


def _take_signature(made: Story, chain: Chain) -> None:
    """Move the last short lines at the right edge, or worded as a signature, from the text to the signatures."""
    section = made.sections[-1]
    placed = {line.start: (column, row) for column in chain.columns for row in column.rows for line in row.lines}
    while section.paragraphs and len(section.paragraphs) + len(made.sections) > 2:
        last = section.paragraphs[-1]
        column, row = placed[last.lines[0].start]
        text = "".join(line.text for line in last.lines)
        if len(section.paragraphs) > 1 and _is_about_signature(text, row):
            made.unused.extend(_last_taken(section))
        elif len(section.paragraphs) > 1 and _REST.fullmatch(text) and _close_bracket(section, placed):
            continue
        elif not _signs(text, last.lines, row, column):
            return
        elif row.first.role == "furniture":
            made.unused.extend(_last_taken(section))
            section.signed = True
        else:
            section.signatures[:0] = [replace(line, role="signature") for line in _last_taken(section)]
            section.signed = True


def _last_taken(section: PageSection) -> tuple[Line, ...]:
    """Take the last paragraph out of *section* and return its lines."""
    lines = section.paragraphs.pop().lines
    del section.body[-len(lines) :]
    return lines


def _is_about_signature(text: str, row: LineRow) -> bool:
    """Tell whether *text*, a paragraph that begins with *row*, stands under or over who signs: a day, a label."""
    is_told = _TOLD.match(text) is not None and row.first.role not in ("signature", "source")
    return is_told or any(form.fullmatch(text) for form in (DAY, _END, _LABEL))


def _signs(text: str, lines: Sequence[Line], row: LineRow, column: TextColumn) -> bool:
    """Tell whether *text*, the *lines* of a paragraph that begins with *row*, is worded or placed as a signature."""
    is_bracketed = text.startswith("(") and text.endswith(")") and is_signature(text)
    is_ended = lines[-1].features.ended and not is_bracketed
    if len(text) > _LONGEST_SIGNATURE or len(lines) > 2 or is_ended:
        return False
    is_worded = lines[0].role == "signature" or row.first.role in ("signature", "byline", "source")
    is_moved = column.indent(row) > _DEEP and (column.right - row.box.right) / row.size <= 3.5
    return is_bracketed or is_worded or is_moved
