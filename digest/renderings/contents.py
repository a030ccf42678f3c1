"""本期要目: what it lists, so that the first page still shows text (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from digest.model import Issue, Section
from digest.renderings import drawing, titles
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine, headline

_NUMBER_ROOM = 4  # em kept free at the right: leaders and a page number of three digits
# Of the usual distance, that of contents set closer: 14 pt stand on 17.4 pt then, and ten sections with an editor's
# note of two lines leave room for text. Below 0.7 quotes touch the line above.
CLOSE = 0.75
# What must find room on page 1 below the first headline: one line of text, and the red rule with its room (0.3 line).
_OPENING_LINES = 1.3


def contents(issue: Issue, layout: Layout, beside: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Return the contents of *issue*: none for a single entry or where the layout wants none.

    Of sections with entries, entries alone, and sections alone, the first is taken that leaves room on page 1 for what
    stands *beside* it there (masthead, editor's note, first headings) and the beginning of the text. Sections that do
    not are set closer.
    """
    most, sections = layout.switches.contents_most, issue.sections
    if sum(len(section.entries) for section in sections) < 2 or not most:
        return ()
    label = layout.labels.volume_contents if issue.number.series == "volume" else layout.labels.contents
    heading = PrintedLine("contents_heading", (label,), where="目录")
    room = (layout.paper.lines - _OPENING_LINES) * layout.paper.pitch - height([heading, *beside], layout)
    every = tuple(line for section in sections for line in _listed(section, layout))
    entries = tuple(line for line in every if line.style == "contents_entry")
    for lines in (every, entries):
        if height(lines, layout) <= room and sum(len(line.rows) for line in lines) <= most:
            return (heading, *lines)
    alone = tuple(line for line in every if line.style == "contents_section")
    return (heading, *(replace(line, is_tight=height(alone, layout) > room) for line in alone))


def height(lines: Iterable[PrintedLine], layout: Layout) -> float:
    """Return how high *lines* stand in points; running text is counted by its width."""
    return sum(_row_height(line, layout) for line in lines)


def _row_height(line: PrintedLine, layout: Layout) -> float:
    style = layout.style(line.style)
    rows = len(line.rows) + len(line.cells)
    if style.align == "justify":
        rows = -int(-(titles.width(line.text) + style.indent) * style.size // layout.paper.column)
    before = 0 if line.is_tight else style.before
    if line.chart:
        return (
            drawing.height(line.chart, drawing.Measures(layout.paper.measure, style.size)) + before * layout.paper.pitch
        )
    lines = style.lines * (CLOSE if line.is_tight and line.target else 1)
    return (rows * lines + before + style.after) * layout.paper.pitch


def _listed(section: Section, layout: Layout) -> Iterator[PrintedLine]:
    yield _entry("contents_section", section.title, section.anchor, layout)
    for entry in section.entries:
        if title := headline(entry, layout):
            yield replace(_entry("contents_entry", title, entry.anchor, layout), entry=entry.anchor)


def _entry(key: str, text: str, target: str, layout: Layout) -> PrintedLine:
    style = layout.style(key)
    room = layout.paper.measure / style.size - style.left - style.right - _NUMBER_ROOM
    return PrintedLine(key, titles.fill(text, room), target=target, where=f"目录中的《{text}》")
