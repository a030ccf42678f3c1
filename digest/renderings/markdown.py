"""The Markdown of a document: the same words line by line, to be pasted into the editor of a public account."""

from __future__ import annotations

from digest.expressions import expression
from digest.renderings.documents import Document
from digest.renderings.lines import PrintedLine

_HEADS = {"name": "# ", "section": "## ", "annex_heading": "## ", "contents_heading": "## ", "points_heading": "## "}
_HEADS |= {"headline": "### ", "proposed": "### "}
_LISTED = ("point", "contents_section", "contents_entry", "contents_run")
_SPECIAL = expression(r"[\\`*_\[\]<>|]")  # what Markdown would take for a sign of its own
_APART = "\u3000"  # between what stands at the two edges of a printed line


def markdown(document: Document) -> str:
    """Return *document* as Markdown: headings, lists and tables; a chart is told by the sentence that describes it."""
    return "\n\n".join(filter(None, map(_told, document.lines))) + "\n"


def _told(line: PrintedLine) -> str:
    if line.cells:
        rows = [f"| {' | '.join(map(_plain, row))} |" for row in line.cells]
        return "\n".join([rows[0], "|" + "---|" * len(line.cells[0]), *rows[1:]])
    if line.chart:
        return _plain(line.chart.summary)
    text = _plain("".join(line.rows)) + _plain(line.tail)
    label = f"**{_plain(line.lead).rstrip()}**{_APART}" if line.lead.strip() else ""
    edge = f"{_APART}{_plain(line.right)}" if line.right else ""
    head = _HEADS.get(line.style, "- " if line.style in _LISTED else "")
    told = f"{head}{label}{text}{edge}"
    return told if told.strip("#- ") else ""


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
