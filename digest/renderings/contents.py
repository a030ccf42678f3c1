"""本期要点 and 本期要目 on the first pages: what matters most, then every title (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from digest.model import Issue, Section
from digest.renderings import titles
from digest.renderings.cleaning import clean
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine, headline, region
from digest.renderings.paging import NUMBER_ROOM, height

_OPENING_LINES = 2.0  # of text that must find room on page 1 below the first headline: fewer go to page 2 with it
_BEGUN_LINES = 4  # of page 1 that are kept for the contents to begin below 本期要点


def points(issue: Issue, layout: Layout, head: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Return 本期要点 of *issue*, as many as page 1 has room for below *head*; none where the layout wants none."""
    if not (layout.switches.points and issue.points) or issue.number.series == "volume":
        return ()
    heading = PrintedLine("points_heading", (layout.labels.points,), where="要点")
    entries = {entry.anchor: entry for section in issue.sections for entry in section.entries}
    lines = []
    for point in issue.points:
        days = entries[point.anchor].told_beside(point.text) if point.anchor in entries else ""
        told = f"{point.text}{days}" + (f"（{point.region}）" if point.region else "")
        lines.append(_entry("point", clean(told), point.anchor, layout))
    room = (layout.paper.lines - _BEGUN_LINES * has_contents(issue, layout)) * layout.paper.pitch - height(head, layout)
    while lines and height([heading, *lines], layout) > room:
        lines.pop()
    return (heading, *lines) if lines else ()


def has_contents(issue: Issue, layout: Layout) -> bool:
    """Say whether *issue* has contents: not for a single entry, nor where the layout wants none."""
    return bool(layout.switches.contents_most) and sum(len(section.entries) for section in issue.sections) > 1


def contents(
    issue: Issue, layout: Layout, beside: Sequence[PrintedLine], alone: Collection[str] = ()
) -> tuple[PrintedLine, ...]:
    """Return the contents of *issue*, every title in it, if it has any.

    One title a row as far as page 1 has room for them beside what stands *beside* it there (masthead, 本期要点,
    editor's note, first headings) and the beginning of the text; else the titles of a section follow each other. The
    entries whose anchors stand in *alone* have no text behind: they are told here with place and 出处 (题录), once.
    """
    most, sections = layout.switches.contents_most, issue.sections
    if not has_contents(issue, layout):
        return ()
    label = layout.labels.volume_contents if issue.number.series == "volume" else layout.labels.contents
    heading = PrintedLine("contents_heading", (label,), where="目录")
    room = (layout.paper.lines - _OPENING_LINES) * layout.paper.pitch - height([heading, *beside], layout)
    every = [] if alone else list(_rows(sections, layout))
    if every and height(every, layout) <= room and sum(len(line.rows) for line in every) <= most:
        return (heading, *every)
    return (heading, *(_run(section, layout, alone) for section in sections))


def _rows(sections: Sequence[Section], layout: Layout) -> Iterator[PrintedLine]:
    """Yield *sections* and their titles, one a row."""
    for section in sections:
        yield _entry("contents_section", section.title, section.anchor, layout)
        for entry in section.entries:
            if title := headline(entry, layout):
                yield replace(_entry("contents_entry", title, entry.anchor, layout), entry=entry.anchor)


def _run(section: Section, layout: Layout, alone: Collection[str]) -> PrintedLine:
    """Return *section* with its titles one after the other, and the page where it begins if any of them has text."""
    entries = [entry for entry in section.entries if entry.headline]
    bare = [entry for entry in entries if entry.anchor in alone]
    told = "；".join(headline(entry, layout) for entry in entries if entry.anchor not in alone)
    listed = "；".join(
        headline(entry, layout, place=region(entry, layout)) + clean(entry.source + entry.told_beside(""))
        for entry in bare
    )
    head = section.title if told or not listed else f"{section.title}（{layout.labels.titled}）"
    text = "。".join(filter(None, (told, f"{layout.labels.titled}：{listed}" if told and listed else listed)))
    target = section.anchor if len(bare) < len(section.entries) else ""
    return _entry("contents_run", f"{head}：{text}" if text else head, target, layout)


def _entry(key: str, text: str, target: str, layout: Layout) -> PrintedLine:
    style = layout.style(key)
    room = layout.paper.measure / style.size - style.left - style.right - NUMBER_ROOM
    rows = (text,) if style.align == "justify" else titles.fill(text, room)  # running text is broken by the page
    return PrintedLine(key, rows, target=target, where=f"目录中的《{text}》")
