"""Forms that reports are sent in with: a table of labels, each with what was filled in beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import label_of

__all__ = ["filled_in", "is_form"]

_LONGEST_LABEL = 16  # characters, with the blanks that set it apart

Cells = Sequence[Sequence[Sequence[DocxParagraph]]]


def is_form(rows: Cells) -> bool:
    """Say whether *rows*, the paragraphs of each cell, are a form with a label for the title and one for the text."""
    labels = {_label(cell) for row in rows for cell in row}
    return {"title", "text"} <= labels or _is_list(rows)


def filled_in(rows: Cells) -> Iterator[DocxParagraph]:
    """Yield what is filled in: the title as a heading, sender and text; all else as rows.

    Labels stand beside what is filled in, or, for several reports, over the columns.
    """
    heads = [_label(cell) for cell in rows[0]]
    if {"title", "text"} <= set(heads) or _is_list(rows):
        yield DocxParagraph("\t".join(map(_text, rows[0])), is_row=True)
        for row in rows[1:]:
            values = dict(zip(heads, row, strict=False))
            if "title" not in heads:
                values |= {"title": values["text"][:1], "text": values["text"][1:]}
            for label in ("title", "sender", "day", "text"):
                yield from _value(label, values.get(label, []), is_item=len(rows) > 2)
        return
    for row in rows:
        cells = [cell for cell in row if cell]
        while cells:
            label = _label(cells[0])
            value = cells[1] if label and len(cells) > 1 and not _label(cells[1]) else []
            if label in ("title", "sender", "day", "text"):
                yield from _value(label, value)
            else:
                text = "\t".join(_text(cell) for cell in (cells[0], value) if cell)
                yield DocxParagraph(text, is_row=True)
            cells = cells[2 if value else 1 :]


def _is_list(rows: Cells) -> bool:
    """Say whether *rows*, under their labels, are reports, each with its title over its text, beside who sends it."""
    heads = [_label(cell) for cell in rows[0]]
    if not {"sender", "text"} <= set(heads) or len(rows) < 3:
        return False
    texts = [row[heads.index("text")] for row in rows[1:] if len(row) == len(heads)]
    return len(texts) == len(rows) - 1 and all(len(text) > 1 and "。" in _text(text[1:]) for text in texts)


def _value(label: str, value: Sequence[DocxParagraph], *, is_item: bool = False) -> Iterator[DocxParagraph]:
    if label in ("text", "day"):
        yield from (replace(each, align="", is_row=False) for each in value)
    elif _text(value) and label == "title":
        yield DocxParagraph(_text(value), align="center", level=0, is_item=is_item)
    elif _text(value):
        yield DocxParagraph(_text(value), align="right")


def _label(cell: Sequence[DocxParagraph]) -> str:
    """Return what the label in *cell* asks for; empty for what is none."""
    text = "".join(each.text for each in cell) if len(cell) <= 4 else ""
    return label_of(text) if len(text) <= _LONGEST_LABEL else ""


def _text(cell: Sequence[DocxParagraph]) -> str:
    return "".join(each.text for each in cell).strip()
