"""What is printed, form-neutral: every line of an issue with its style, cleaned, numbered and broken once.

PDF, DOCX and HTML print these values and add no word of their own, so their texts are equal.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from digest.model import Entry, Issue, Section
from digest.renderings import budget, entries, titles
from digest.renderings.budget import Grades
from digest.renderings.cleaning import clean
from digest.renderings.closing import closing
from digest.renderings.colophons import colophon
from digest.renderings.contents import contents, has_contents, points
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine, headline, region
from digest.renderings.origins import OriginPlan
from digest.renderings.paging import columns, height

# Lines kept free in an issue of bounded pages, and on each of them: rows are reckoned (of 250 printed paragraphs two
# were one off), and LibreOffice sets a gap between scripts.
_SPARE, _SPARE_LINES = 0.5, 0.15
_EVENING = 8.0  # lines that evening the columns of the last page may cost, headings kept with their texts
# Share of the entries that wait with their titles alone from which on 简讯 are set in the smaller type of their style.
# Of 38 and of 42 entries on six pages 20 and 18 have text, at a half 16 and 18.
_CROWDED = 0.33
# Share of bounded pages that the contents may fill, titles without text among them. Of 134 entries on six pages 8 have
# text with no bound, 13 at 0.35, 16 at 0.25; below 0.3 a section of 22 entries on four pages is told by its name alone.
_LISTED = 0.3


@dataclass(frozen=True, slots=True)
class Document:
    """An issue ready to be set: what each part prints, in reading order."""

    title: str
    name: str
    publisher: str
    language: str
    dated: date
    subject: str
    keywords: tuple[str, ...]
    name_size: float
    head: tuple[PrintedLine, ...]
    points: tuple[PrintedLine, ...]
    contents: tuple[PrintedLine, ...]
    body: tuple[PrintedLine, ...]
    colophon: tuple[PrintedLine, ...]
    is_closed_apart: bool = False  # 报尾 on a page of its own, so that it stands on an even one
    stem: str = ""  # names the issue to the program
    grades: tuple[tuple[str, int], ...] | None = None  # anchor and sentences of what bounded pages print; None: all

    @property
    def lines(self) -> tuple[PrintedLine, ...]:
        """Return every line in reading order."""
        return (*self.head, *self.points, *self.contents, *self.body, *self.colophon)

    @property
    def plans(self) -> tuple[OriginPlan, ...]:
        """Return where the entries were read, as far as that is known by places on pages."""
        return tuple(line.plan for line in self.body if line.plan)


@functools.lru_cache(maxsize=2)  # every form of an issue prints the same
def document(issue: Issue, layout: Layout, slack: int = 0) -> Document:
    """Return *issue* printed with *layout*, *slack* lines of bounded pages kept free beyond what is reckoned."""
    masthead = issue.masthead
    name, style = clean(masthead.title), layout.style("name")
    wide = titles.width(name) + style.spacing * (len(name) + 1)
    head = tuple(_head(issue, layout))
    front, body, given = _set(issue, layout, head, slack)
    return Document(
        title=document_title(issue, layout),
        name=name,
        publisher=clean(masthead.publisher),
        language=clean(issue.language) or "zh-CN",
        dated=issue.dated,
        subject=clean(issue.coverage),
        keywords=tuple(clean(section.title) for section in issue.sections),
        # what lets a long name stand on one line; in half points, as Word counts
        name_size=min(style.size, int(2 * layout.paper.measure / max(wide, 1.0)) / 2),
        head=head,
        points=front.points,
        contents=front.contents,
        body=body,
        colophon=tuple(colophon(issue.colophon, layout.labels)),
        stem=issue.stem,
        grades=None if given is None else tuple(given.items()),
    )


def document_title(issue: Issue, layout: Layout) -> str:
    """Return the title a reader sees in windows and mail, such as 工会简报（2026年第3期） or 工会简报（2026年汇编）."""
    masthead, labels = issue.masthead, layout.labels
    form = labels.volume_title if issue.number.series == "volume" else labels.title
    return clean(form.format(name=masthead.title, year=issue.number.year, number=masthead.number))


def _head(issue: Issue, layout: Layout) -> Iterator[PrintedLine]:
    masthead, labels = issue.masthead, layout.labels
    marks = [clean(mark) for mark in masthead.marks if clean(mark)]
    copy_number = clean(masthead.copy_number)
    if copy_number and not marks:
        marks = [""]
    for place, mark in enumerate(marks):
        yield PrintedLine("mark", (mark,), right=copy_number if place == 0 else "", where="报头")
    yield PrintedLine("name", (clean(masthead.title),), where="报头")
    number, serial = _numbered(issue), clean(masthead.serial)
    if number or serial:
        both = labels.number.format(number=number, serial=serial) if number and serial else number or serial
        yield PrintedLine("number", (both,), where="期号")
    yield PrintedLine("imprint", (clean(masthead.publisher),), right=clean(masthead.dated), where="编印单位和日期")
    if layout.switches.box_lines and issue.number.series != "volume":
        for label in filter(None, map(clean, (labels.instructions, labels.proposals))):
            yield PrintedLine("box", (label,), where="批示栏")


def _numbered(issue: Issue) -> str:
    """Return the number as the head prints it: with its year where the day beside it lies in another one.

    The first issue of a year may be printed on the last day of December: 第1期 would be read as that of the old year.
    """
    number, numbered = clean(issue.masthead.number), issue.number
    is_other = numbered.series != "volume" and numbered.year != issue.dated.year
    return f"{numbered.year}年{number}" if is_other and number else number


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the body: masthead, 本期要点, contents."""

    head: tuple[PrintedLine, ...]
    points: tuple[PrintedLine, ...]
    contents: tuple[PrintedLine, ...]


def _set(
    issue: Issue, layout: Layout, head: tuple[PrintedLine, ...], slack: int
) -> tuple[_Front, tuple[PrintedLine, ...], Grades | None]:
    """Return front and body of *issue*, whole or each entry as long as bounded pages allow, and those lengths."""
    most = budget.pages_most(issue, layout)
    if not most:
        return *_composed(issue, layout, head, None), None
    given = _given(issue, layout, head, most, slack, is_small=False)
    has_smaller = layout.style("brief").size < layout.style("text").size
    is_small = has_smaller and list(given.values()).count(0) > _CROWDED * len(given)
    given = _given(issue, layout, head, most, slack, is_small=True) if is_small else given
    return *_composed(issue, layout, head, given, is_small=is_small), given


def _given(
    issue: Issue, layout: Layout, head: tuple[PrintedLine, ...], most: int, slack: int, *, is_small: bool
) -> dict[str, int]:
    """Return how many sentences of each entry *most* pages have room for, 简讯 set smaller where *is_small*."""
    spare = (slack + _SPARE + _SPARE_LINES * most) * layout.paper.pitch
    # the columns of the last page are evened above the close, which stands below each of them
    foot = layout.paper.columns * (height(tuple(colophon(issue.colophon, layout.labels)), layout) + spare)
    foot += (layout.paper.columns - 1) * _EVENING * layout.paper.pitch
    bound, room = most * layout.paper.columns, most * layout.paper.lines * layout.paper.pitch

    def fits(grades: Grades, most_listed: float = 1.0) -> bool:
        front, body = _composed(issue, layout, head, grades, is_small=is_small)
        before = (*front.head, *front.points, *front.contents)  # as wide as the page: of each column
        wide = (layout.paper.columns - 1) * height(before, layout)
        listed = height(tuple(line for line in body if line.style == "listed"), layout) / layout.paper.columns
        is_short = height(front.contents, layout) + listed <= most_listed * room
        return is_short and columns(wide, (*before, *body), foot, layout) <= bound

    lists = functools.partial(fits, most_listed=_LISTED if most > 1 else 1.0)
    return budget.grades(issue, layout, fits, lists)


def _composed(
    issue: Issue,
    layout: Layout,
    head: tuple[PrintedLine, ...],
    grades: Grades | None,
    *,
    is_small: bool = False,
) -> tuple[_Front, tuple[PrintedLine, ...]]:
    """Return front and body with each entry at the length that *grades* gives it; whole for None."""
    note: list[PrintedLine] = []
    text = issue.editors_note if layout.switches.editors_note else ""
    for paragraph in filter(None, map(clean, text.split("\n"))):
        label = "" if note else layout.labels.editors_note
        note.append(PrintedLine("editors_note", (paragraph,), lead=label, where="编者按", is_tight=bool(note)))
    lines = _body(issue, layout, grades)
    body = (*note, *(replace(line, style="brief") if is_small and _is_brief(line) else line for line in lines))
    listed, shown = issue, issue.points
    if grades is not None:
        listed = replace(issue, sections=tuple(_titled(issue, grades)))
        shown = tuple(point for point in shown if grades.get(point.anchor))
    told = points(replace(issue, points=shown), layout, head)
    return _Front(head, told, contents(listed, layout, (*head, *told, *body[: len(note) + 2]), grades)), body


def _is_brief(line: PrintedLine) -> bool:
    """Say whether *line* is an entry in one paragraph (简讯): no headline stands over it, so its anchor is its own."""
    return line.style == "text" and bool(line.anchor)


def _titled(issue: Issue, grades: Grades) -> Iterator[Section]:
    """Yield the sections of *issue* with the entries whose titles *grades* prints."""
    for section in issue.sections:
        if kept := tuple(entry for entry in section.entries if entry.anchor in grades):
            yield replace(section, entries=kept)


def _body(issue: Issue, layout: Layout, grades: Grades | None) -> Iterator[PrintedLine]:
    """Yield the sections, each entry at the length that *grades* gives it (whole for None), and the closing lines."""
    body: list[PrintedLine] = []
    if grades is not None and budget.pages_most(issue, layout) == 1:
        body += _sheet(issue, layout, grades)
    else:
        body += _sections(issue, layout, grades)
    yield from body
    yield from closing(issue, layout, grades, body)


def _sections(issue: Issue, layout: Layout, grades: Grades | None) -> Iterator[PrintedLine]:
    """Yield the sections with their entries; those that have no room are named in one line.

    Else a reader who meets 六 after 四 looks for a page that is missing.
    """
    headed = budget.headed(issue, grades) if grades is not None else ()
    titled = {section.anchor: section for section in _titled(issue, grades or {})}
    passed: list[str] = []
    for section in issue.sections:
        kept = section if grades is None else titled.get(section.anchor)
        if kept is None:
            passed.append(clean(section.title))
            continue
        yield from _passed(passed, layout)
        passed = []
        if grades is None or any(grades[entry.anchor] for entry in kept.entries):
            yield PrintedLine("section", (clean(section.title),), anchor=section.anchor, where="栏目标题")
            yield from _entries(kept, layout, grades, headed)
        else:
            head = f"{clean(section.title)}（{layout.labels.titled}）："
            yield PrintedLine(
                "listed", (_listed(kept.entries, layout),), lead=head, anchor=section.anchor, where="题录"
            )
    yield from _passed(passed, layout)


def _passed(names: Sequence[str], layout: Layout) -> Iterator[PrintedLine]:
    if names:
        yield PrintedLine("listed", (f"{'、'.join(names)}（{layout.labels.unlisted}）",), where="题录")


def _entries(section: Section, layout: Layout, grades: Grades | None, headed: Collection[str]) -> Iterator[PrintedLine]:
    """Yield the entries of *section* in order; titles without text (题录) that follow each other make one line.

    Of those with text the *headed* have a headline of their own, every one where *grades* is None.
    """
    most, is_first = layout.switches.sentences_most or None, True
    runs = groupby(section.entries, key=lambda entry: grades is not None and not grades[entry.anchor])
    for is_bare, run in ((is_bare, tuple(run)) for is_bare, run in runs):
        if is_bare:
            yield PrintedLine("listed", (_listed(run, layout),), where="题录", is_tight=is_first)
        for entry in () if is_bare else run:
            if grades is None or entry.anchor in headed:
                count = most if grades is None else grades[entry.anchor]
                yield from entries.under_headline(entry, layout, count, is_first=is_first)
            else:
                yield entries.in_one(entry, layout, 1)
            is_first = False


def _listed(rest: Sequence[Entry], layout: Layout) -> str:
    """Return the titles of *rest*, whose texts have no room, with place and 出处."""
    told = (
        headline(entry, layout, place=region(entry, layout)) + clean(entry.source + entry.told_beside(""))
        for entry in rest
    )
    return f"{'；'.join(told)}。"


def _sheet(issue: Issue, layout: Layout, grades: Grades) -> Iterator[PrintedLine]:
    """Yield the entries on a single sheet, without sections, what matters most first, then the titles of the rest.

    The numbers are those of the whole issue and ledger (第7条), in whose order the titles stand.
    """
    shown = [entry for section in issue.sections for entry in section.entries if entry.anchor in grades]
    for entry in sorted(shown, key=lambda entry: -entry.worth):
        if grades[entry.anchor]:
            yield entries.in_one(entry, layout, grades[entry.anchor])
    rest = [headline(entry, layout) for entry in shown if not grades[entry.anchor]]
    if rest and not has_contents(issue, layout):
        told = layout.labels.rest.format(titles=len(rest), number=issue.masthead.number)
        yield PrintedLine("listed", (clean(f"{told}{'；'.join(rest)}。"),), where="题录")
