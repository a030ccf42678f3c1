"""Sheets (.xlsx): every row of every sheet as one line, its cells parted by tabs; formulas give their last value."""

from __future__ import annotations

import lxml.etree as xml

from digest.errors import SourceError
from digest.expressions import expression
from digest.model import Fetched, Origin, Page
from digest.pages import zipped
from digest.pages.cleaning import PagePart, page_of

__all__ = ["read"]

_LARGEST = 24 << 20  # bytes of XML of one part, as of a Word file's
_MOST_ROWS = 5000  # of all sheets: a year's list of names; what comes after is no report
_SHEET = expression(r"xl/worksheets/sheet\d+\.xml")


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the rows of a sheet as one page, none of them an article; SourceError where there are none."""
    uri = fetched.location.uri
    rows: list[list[str]] = []
    shared: list[str] = []
    try:
        with zipped.opened(fetched.content, uri, "Excel 表格") as archive:
            names = {info.filename: info for info in archive.infolist()}
            if table := names.get("xl/sharedStrings.xml"):
                root = zipped.tree(zipped.member(archive, table, _LARGEST))
                shared = ["".join(each.itertext("{*}t")) for each in root.iterchildren("{*}si")]
            count = 0
            for name in sorted(filter(_SHEET.fullmatch, names), key=lambda name: (len(name), name)):
                for row in zipped.tree(zipped.member(archive, names[name], _LARGEST)).iter("{*}row"):
                    cells = [_cell(cell, shared) for cell in row.iterchildren("{*}c")]
                    count += 1
                    rows += [cells] if any(cells) and count <= _MOST_ROWS else []
    except (zipped.ZipTooLargeError, ValueError, KeyError, xml.XMLSyntaxError) as error:
        raise SourceError(uri, "Excel 表格已损坏，或展开后太大", "请重新另存，或复制成文字文件") from error
    if not rows:
        raise SourceError(uri, "Excel 表格里没有内容", "请检查表格，或另存为 .xlsx 后再试")
    return (page_of(Origin(uri), [PagePart("\t".join(row), "row") for row in rows]),)


def _cell(cell: xml._Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext("{*}t"))
    value = next(cell.iterchildren("{*}v"), None)
    text = (value.text or "") if value is not None else ""
    if cell.get("t") != "s":
        return text
    place = int(text) if text.isascii() and text.isdigit() else -1
    return shared[place] if 0 <= place < len(shared) else ""
