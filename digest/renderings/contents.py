"""本期要点 and 本期要目 on the first pages: what matters most, then every title (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from digest.expressions import expression
from digest.model import Entry, Issue, Section
from digest.renderings import titles
from digest.renderings.cleaning import clean
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine, headline, region
from digest.renderings.paging import NUMBER_ROOM, height

_OPENING_LINES = 2.0  # of text that must find room on page 1 below the first headline: fewer go to page 2 with it
# 市总工会举办…, 近日，区总…, 我县…: read without a place, it is that of whoever prints the briefing
_OF_LEVEL = expression(
    r"(?<![\u4e00-\u9fff])(?:[省市县区州盟旗]总(?:工会|(?=[召举开启联走慰组]))|[我全][省市县区州盟旗])"
)
# Of a page that titles following each other may fill where page 1 has less room: some thirty of them. What is in an
# issue a leader looks for first, but two pages of titles leave six pages no room for texts; the seeds' fill .44.
_TITLED = 0.7
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
    issue: Issue, layout: Layout, beside: Sequence[PrintedLine], grades: Mapping[str, int] | None = None
) -> tuple[PrintedLine, ...]:
    """Return the contents of *issue*, if it has any: every title with a text behind it.

    One title a row as far as page 1 has room for them beside what stands *beside* it there (masthead, 本期要点,
    editor's note, first headings) and the beginning of the text; else the titles of a section follow each other, and
    where even those fill much of bounded pages the sections alone are named: there is more room for texts. An entry
    of which *grades* prints no sentence is told by its title in its section alone, a section of such only by its name.
    """
    most, sections = layout.switches.contents_most, issue.sections
    if not has_contents(issue, layout):
        return ()
    label = layout.labels.volume_contents if issue.number.series == "volume" else layout.labels.contents
    heading = PrintedLine("contents_heading", (label,), where="目录")
    room = (layout.paper.lines - _OPENING_LINES) * layout.paper.pitch - height([heading, *beside], layout)
    is_whole = grades is None or all(grades.values())
    every = list(_rows(sections, layout)) if is_whole else []
    if every and height(every, layout) <= room and sum(len(line.rows) for line in every) <= most:
        return (heading, *every)
    runs = [_run(section, layout, grades) for section in sections]
    most_run = max(room + _OPENING_LINES * layout.paper.pitch, _TITLED * layout.paper.lines * layout.paper.pitch)
    if grades is not None and height(runs, layout) > most_run:
        runs = [_entry("contents_run", section.title, section.anchor, layout) for section in sections]
    return (heading, *runs)


def _rows(sections: Sequence[Section], layout: Layout) -> Iterator[PrintedLine]:
    """Yield *sections* and their titles, one a row."""
    for section in sections:
        yield _entry("contents_section", section.title, section.anchor, layout)
        for entry in section.entries:
            if title := _title(entry, layout):
                yield replace(_entry("contents_entry", title, entry.anchor, layout), entry=entry.anchor)


def _title(entry: Entry, layout: Layout) -> str:
    """Return the headline of *entry*; one that names who acts by the level alone, after its place as over its text."""
    return headline(entry, layout, place=region(entry, layout) if _OF_LEVEL.search(entry.headline) else "")


def _run(section: Section, layout: Layout, grades: Mapping[str, int] | None) -> PrintedLine:
    """Return *section* with the titles of what *grades* prints of it, one after the other, or of all.

    One without any says so, lest its number seem to lack.
    """
    texts = [entry for entry in section.entries if grades is None or grades[entry.anchor]]
    told = "；".join(_title(entry, layout) for entry in texts if entry.headline)
    bare = section.title if texts else f"{section.title}（{layout.labels.titled}）"
    return _entry("contents_run", f"{section.title}：{told}" if told else bare, section.anchor, layout)


def _entry(key: str, text: str, target: str, layout: Layout) -> PrintedLine:
    style = layout.style(key)
    room = layout.paper.measure / style.size - style.left - style.right - NUMBER_ROOM
    rows = (text,) if style.align == "justify" else titles.fill(text, room)  # running text is broken by the page
    return PrintedLine(key, rows, target=target, where=f"目录中的《{text}》")
