"""Tables of a web page: those that hold figures, told from those that lay a page out."""

from __future__ import annotations

import itertools

import lxml.html.builder as made
from lxml.html import HtmlElement

from digest.pages.docx.forms import filled_in, is_form
from digest.pages.html.paragraphs import ROW, TextLine, lines, paragraph_of

__all__ = ["by_rows", "is_data", "unfold"]

_LONGEST_CELL = 60  # characters; a cell with more holds running text
_MOST_ROWS, _MOST_TABLES = 2000, 200  # looked at


def is_data(table: HtmlElement) -> bool:
    """Say whether *table* holds figures: two rows and more of two cells and more, and no running text in them."""
    rows = list(itertools.islice(table.iter("tr"), _MOST_ROWS))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if sum(len(row) >= 2 for row in cells) < max(2, len(cells) // 2) or table.find(".//table") is not None:
        return False
    texts = [" ".join(cell.text_content().split()) for row in cells for cell in row]
    return all(len(text) <= _LONGEST_CELL and text.count("。") < 2 for text in texts) and any(texts)


def unfold(root: HtmlElement) -> None:
    """Put in the place of each table in *root* that lists reports, one a row, the reports: heading, facts, text."""
    for table in list(itertools.islice(root.iter("table"), _MOST_TABLES)):
        if table.getparent() is None or table.find(".//table") is not None:
            continue
        rows = [
            [list(map(paragraph_of, lines(cell))) for cell in row if cell.tag in ("td", "th")]
            for row in itertools.islice(table.iter("tr"), _MOST_ROWS)
        ]
        if len(rows) < 2 or not is_form(rows):
            continue
        box = made.DIV()
        for each in filled_in(rows):
            if each.level is not None:
                box.append(made.H3(each.text))
            else:
                set_as = {"class": ROW} if each.is_row else {"align": each.align} if each.align else {}
                box.append(made.P(each.text, set_as))
        box.tail = table.tail
        table.getparent().replace(table, box)


def by_rows(lines: list[TextLine], within: HtmlElement | None) -> list[TextLine]:
    """Return *lines* with those of one row of a table of figures in *within* put together as one, marked as a row."""
    known: dict[HtmlElement, bool] = {}
    found: list[TextLine] = []
    last: HtmlElement | None = None
    for line in lines:
        row = _row(line, within, known)
        if row is not None and row is last:
            found[-1].text += "\t" + line.text
            found[-1].linked += line.linked
        elif row is not None:
            found.append(TextLine(line.text, row, linked=line.linked, is_row=True))
        else:
            found.append(line)
        last = row
    return found


def _row(line: TextLine, within: HtmlElement | None, known: dict[HtmlElement, bool]) -> HtmlElement | None:
    """Return the row of figures that *line* is a cell of; None for any other line."""
    row: HtmlElement | None = None
    for element in (line.element, *line.element.iterancestors()):
        if element is within:
            return None
        if element.tag == "tr" and row is None:
            row = element
        if element.tag == "table":
            if element not in known:
                known[element] = is_data(element)
            return row if known[element] else None
    return None
