"""Forms and lists that reports are sent in with: labels with what was filled in beside them; one report a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from digest.pages import days
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import facts, is_signer, label_of

__all__ = ["Cells", "filled_in", "is_form", "is_signed_title", "signed_title"]

_LONGEST_LABEL = 16  # characters, with the blanks that set it apart
_LONGEST_COLUMN = 6  # of the name of a column that is no known label: 县区, 信息, 字数
_BRIEF = 20  # characters of a cell that holds a report's text; one sentence may be all of it
_LEAST_TITLE, _LONGEST_TITLE = 6, 70  # characters of a headline; a name, a category has less
_MOST_HEADLESS = 0.5  # share of rows that may miss what the others have in a column: 同上, cells put together
_TOLD = ("title", "sender", "day", "text")

Cell = Sequence[DocxParagraph]
Cells = Sequence[Sequence[Cell]]


def is_form(rows: Cells) -> bool:
    """Say whether *rows*, the paragraphs of each cell, are a form, the head of a report, or a list of reports."""
    labels = {_label(cell) for row in rows for cell in row}
    is_head = "title" in labels and bool({"sender", "day"} & labels) and all(_label(row[0]) for row in rows if row)
    return {"title", "text"} <= labels or is_head or bool(_columns(_parted(rows)))


def is_signed_title(row: Sequence[Cell]) -> bool:
    """Say whether *row* is a headline, with who sends the report and when beside it, and nothing else."""
    others = [cell for cell in row[1:] if cell]
    return bool(others) and _is_title(row[0]) and any(map(_is_sender, others)) and all(facts(_text(c)) for c in others)


def signed_title(row: Sequence[Cell]) -> Iterator[DocxParagraph]:
    """Yield the headline and the facts of *row*."""
    yield DocxParagraph(_text(row[0]), align="center", level=0)
    yield from (DocxParagraph(_text(cell), align="right") for cell in row[1:] if cell)


def filled_in(rows: Cells) -> Iterator[DocxParagraph]:
    """Yield what is filled in: the title as a heading, sender and text; all else as rows.

    Labels stand beside what is filled in, or, for several reports, over the columns.
    """
    parted = _parted(rows)
    if columns := _columns(parted):
        for row in rows[: len(rows) - len(parted)]:
            yield DocxParagraph("".join(map(_text, row)), is_row=True)
        yield from _listed(parted, columns)
        return
    for row in rows:
        cells = [cell for cell in row if cell]
        while cells:
            label = _label(cells[0])
            value = cells[1] if label and len(cells) > 1 and not _label(cells[1]) else []
            if label in _TOLD:
                yield from _value(label, value)
            else:
                text = "\t".join(_text(cell) for cell in (cells[0], value) if cell)
                yield DocxParagraph(text, is_row=True)
            cells = cells[2 if value else 1 :]


def _parted(rows: Cells) -> Cells:
    """Return *rows* without the table's own title over them, and with cells parted that hold a title and its sender."""
    start = next((n for n, row in enumerate(rows) if sum(map(bool, map(_text, row))) > 1), len(rows))
    rows = rows[start:]
    width = min(map(len, rows), default=0)
    reports = rows[_is_headed(rows) :]
    both = next((place for place in range(width) if _holds(reports, place, _has_sender)), None)
    if both is None:
        return rows
    return [[*row[:both], row[both][:-1], row[both][-1:], *row[both + 1 :]] for row in rows]


def _has_sender(cell: Cell) -> bool:
    return len(cell) > 1 and _is_title(cell[:-1]) and _is_sender(cell[-1:])


def _listed(rows: Cells, columns: dict[str, int]) -> Iterator[DocxParagraph]:
    """Yield the reports of a list, one a row; what else its rows tell as rows."""
    reports = [row for row in rows if _is_report(row, columns)]
    for row in rows:
        others = [cell for place, cell in enumerate(row) if place not in columns.values() or row not in reports]
        if other := "\t".join(filter(None, map(_text, others))):
            yield DocxParagraph(other, is_row=True)
        if row not in reports:
            continue
        values = {label: row[place] for label, place in columns.items() if place < len(row)}
        if "title" not in columns and _is_titled(values["text"]):
            values |= {"title": values["text"][:1], "text": values["text"][1:]}
        elif "title" not in columns:  # who signs stands under a text without headline
            yield from _value("text", values["text"])
            del values["text"]
        for label in _TOLD:
            yield from _value(label, values.get(label, []), is_item=len(reports) > 1)


def _columns(rows: Cells) -> dict[str, int]:
    """Return which column of *rows* holds titles, texts, senders and days; nothing where its rows are no reports.

    Labels over the columns tell it; without them what stands in all the rows does.
    """
    labels = [_label(cell) for cell in rows[0]] if rows else []
    is_headed = _is_headed(rows)
    found = {label: labels.index(label) for label in _TOLD if label in labels} if is_headed else {}
    reports = [row for row in rows[is_headed:] if len(row) > 1]
    least = 1 if {"title", "text"} <= found.keys() else 2
    if len(reports) < least:
        return {}
    width = min(map(len, reports))
    for label, holds in _HELD.items():
        free = [place for place in range(width) if place not in found.values()]
        alike = [place for place in free if _holds(reports, place, holds)]
        if label == "text" and label not in found and len(alike) > 1:
            return {}  # columns of running text lay a page out
        if label not in found and alike:
            found[label] = alike[0]
    is_named = is_headed and {"title", "text"} <= set(labels)
    if "text" not in found or not (is_named or "sender" in found):  # plans, deeds of people: nobody sends them
        return {}
    is_told = "title" in found or "sender" in found or all(_is_titled(row[found["text"]]) for row in reports)
    return found if is_told and sum(_is_report(row, found) for row in reports) >= least else {}


def _is_headed(rows: Cells) -> bool:
    """Say whether labels stand over the columns of *rows*: known ones, or short words over rows of text."""
    if not rows or sum(map(bool, map(_label, rows[0]))) > 1:
        return bool(rows)
    is_short = all(len(_text(cell)) <= _LONGEST_COLUMN for cell in rows[0])
    return is_short and len(rows) > 2 and all(any(map(_is_text, row)) for row in rows[1:])


def _holds(reports: Cells, place: int, holds: Callable[[Cell], bool]) -> bool:
    cells = [row[place] for row in reports if row[place]]
    return bool(cells) and len(cells) > _MOST_HEADLESS * len(reports) and all(map(holds, cells))


def _is_report(row: Sequence[Cell], columns: dict[str, int]) -> bool:
    """Say whether *row* has a text, under a title of its own or beside one."""
    text = row[columns["text"]] if columns["text"] < len(row) else ()
    if "title" in columns:
        return _is_text(text) and bool(_text(row[columns["title"]]))
    is_signed = "sender" in columns and columns["sender"] < len(row) and _is_sender(row[columns["sender"]])
    return _is_titled(text) or (is_signed and _is_text(text))


def _is_titled(cell: Cell) -> bool:
    """Say whether *cell* holds a title and its text under it."""
    return len(cell) > 1 and _is_title(cell[:1]) and _is_text(cell[1:])


def _is_text(cell: Cell) -> bool:
    return any("。" in each.text for each in cell) and sum(len(each.text) for each in cell) >= _BRIEF


def _is_title(cell: Cell) -> bool:
    text = _text(cell)
    return _LEAST_TITLE <= len(text) <= _LONGEST_TITLE and not re.search(r"[。；：:]$", text) and not _is_sender(cell)


def _is_sender(cell: Cell) -> bool:
    return is_signer(_text(cell))


def _is_day(cell: Cell) -> bool:
    pieces = facts(_text(cell))
    return bool(days.found(_text(cell))) and all(piece.kind in ("day", "mark") for piece in pieces)


_HELD: dict[str, Callable[[Cell], bool]] = {"text": _is_text, "sender": _is_sender, "day": _is_day, "title": _is_title}


def _value(label: str, value: Cell, *, is_item: bool = False) -> Iterator[DocxParagraph]:
    if label in ("text", "day"):
        is_short = label == "day" and not days.found(_text(value))  # 11月6日, which dates nothing without a year
        yield from (replace(each, align="", is_row=is_short, level=None) for each in value)
    elif _text(value) and label == "title":
        yield DocxParagraph(_text(value), align="center", level=0, is_item=is_item)
    elif _text(value):
        yield DocxParagraph(_text(value), align="right")


def _label(cell: Cell) -> str:
    """Return what the label in *cell* asks for; empty for what is none."""
    text = "".join(each.text for each in cell) if len(cell) <= 4 else ""
    return label_of(text) if len(text) <= _LONGEST_LABEL else ""


def _text(cell: Cell) -> str:
    return "".join(each.text for each in cell).strip()
