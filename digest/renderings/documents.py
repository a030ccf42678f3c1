"""What is printed, form-neutral: every line of an issue with its style, cleaned, numbered and broken once.

PDF, DOCX and HTML print these values and add no word of their own, so their texts are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.model import Annex, Chart, Colophon, Entry, Issue, Series
from digest.renderings import titles
from digest.renderings.cleaning import clean
from digest.renderings.contents import contents, height
from digest.renderings.layout.layout import Labels, Layout, Style
from digest.renderings.lines import PrintedLine, headline
from digest.renderings.shortening import shortened

_SPARE_LINES = 1  # of a bounded page: the height of lines is reckoned, not measured (largest error seen: half a line)
_MANY = 8  # sentences from which a layout that bounds only its pages begins to shorten


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
    contents: tuple[PrintedLine, ...]
    body: tuple[PrintedLine, ...]
    colophon: tuple[PrintedLine, ...]

    @property
    def lines(self) -> tuple[PrintedLine, ...]:
        """Return every line in reading order."""
        return (*self.head, *self.contents, *self.body, *self.colophon)


def document(issue: Issue, layout: Layout) -> Document:
    """Return *issue* as it is printed with *layout*."""
    masthead = issue.masthead
    name = clean(masthead.title)
    head = tuple(_head(issue, layout))
    note = tuple(_editors_note(issue.editors_note, layout))
    body = _fitted(issue, layout, head)
    return Document(
        title=document_title(issue, layout),
        name=name,
        publisher=clean(masthead.publisher),
        language=clean(issue.language) or "zh-CN",
        dated=issue.dated,
        subject=clean(issue.coverage),
        keywords=tuple(clean(section.title) for section in issue.sections),
        name_size=_name_size(name, layout),
        head=head,
        contents=contents(issue, layout, (*head, *note, *body[:2])),
        body=(*note, *body),
        colophon=tuple(_colophon(issue.colophon, layout.labels)),
    )


def document_title(issue: Issue, layout: Layout) -> str:
    """Return the title a reader sees in windows and mail, such as 工会简报（2026年第3期） or 工会简报（2026年汇编）."""
    masthead, labels = issue.masthead, layout.labels
    form = labels.volume_title if issue.number.series == "volume" else labels.title
    return clean(form.format(name=masthead.title, year=issue.number.year, number=masthead.number))


def _name_size(name: str, layout: Layout) -> float:
    """Return the size of the masthead's name: the style's, or what lets a long name stand on one line."""
    style = layout.style("name")
    wide = titles.width(name) + style.spacing * (len(name) + 1)
    return min(style.size, int(2 * layout.paper.measure / max(wide, 1.0)) / 2)  # half points, as Word counts


def _head(issue: Issue, layout: Layout) -> Iterator[PrintedLine]:
    masthead, labels = issue.masthead, layout.labels
    marks = [clean(mark) for mark in masthead.marks if clean(mark)]
    copy_number = clean(masthead.copy_number)
    if copy_number and not marks:
        marks = [""]
    for place, mark in enumerate(marks):
        yield PrintedLine("mark", (mark,), right=copy_number if place == 0 else "", where="报头")
    yield PrintedLine("name", (clean(masthead.title),), where="报头")
    number, serial = clean(masthead.number), clean(masthead.serial)
    if number or serial:
        both = labels.number.format(number=number, serial=serial) if number and serial else number or serial
        yield PrintedLine("number", (both,), where="期号")
    yield PrintedLine("imprint", (clean(masthead.publisher),), right=clean(masthead.dated), where="编印单位和日期")


def _fitted(issue: Issue, layout: Layout, head: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Return the body: whole, or with fewer sentences, then fewer entries, where the layout bounds the pages."""
    switches, paper = layout.switches, layout.paper
    entries = [entry for section in issue.sections for entry in section.entries]
    tail = tuple(_colophon(issue.colophon, layout.labels))
    room = switches.pages_most * paper.columns * (paper.lines - _SPARE_LINES) * paper.pitch - height(
        [*head, *tail], layout
    )
    body = tuple(_body(issue, layout, entries, switches.sentences_most or None))
    if not switches.pages_most:
        return body
    for most in range((switches.sentences_most or _MANY) - 1, -1, -1):
        if height(body, layout) <= room:
            return body
        body = tuple(_body(issue, layout, entries, most))
    while len(entries) > 1 and height(body, layout) > room:
        entries.pop()
        body = tuple(_body(issue, layout, entries, 0))
    return body


def _body(issue: Issue, layout: Layout, entries: Sequence[Entry], most: int | None) -> Iterator[PrintedLine]:
    """Yield sections with those of *entries* in them, *most* sentences each, and the closing lines."""
    kept = {id(entry) for entry in entries}
    for section in issue.sections:
        printed = [entry for entry in section.entries if id(entry) in kept]
        if printed:
            yield PrintedLine("section", (clean(section.title),), anchor=section.anchor, where="栏目标题")
        for place, entry in enumerate(printed):
            yield from _entry(entry, layout, most, is_first=place == 0)
    left = sum(len(section.entries) for section in issue.sections) - len(entries)
    if left:
        more = layout.labels.more.format(count=left, number=issue.masthead.number)
        yield PrintedLine("notice", (clean(more),), where="阅读说明")
    if layout.switches.annex and issue.annex:
        yield from _annex(issue.annex)
    for key, text in (("coverage", issue.coverage), ("notice", issue.notice)):
        if clean(text):
            yield PrintedLine(key, (clean(text),), where="阅读说明")


def _annex(annex: Annex) -> Iterator[PrintedLine]:
    if annex.table:
        yield PrintedLine("annex_heading", (clean(annex.title),), where="附表")
        yield PrintedLine("table", (), cells=tuple(tuple(map(clean, row)) for row in annex.table), where="附表")
    if annex.chart:
        yield PrintedLine("annex_heading", (clean(annex.chart.title),), where="附图")
        yield PrintedLine("chart", (), chart=_cleaned(annex.chart), where="附图")


def _cleaned(chart: Chart) -> Chart:
    words = {key: clean(getattr(chart, key)) for key in ("title", "axis", "unit", "summary")}
    series = tuple(Series(clean(series.name), series.values) for series in chart.series)
    return replace(chart, categories=tuple(map(clean, chart.categories)), series=series, **words)


def _editors_note(note: str, layout: Layout) -> Iterator[PrintedLine]:
    if not layout.switches.editors_note:
        return
    label = layout.labels.editors_note
    for place, paragraph in enumerate(part for part in map(clean, note.split("\n")) if part):
        yield PrintedLine("editors_note", (paragraph,), lead="" if place else label, where="编者按", is_tight=place > 0)


def _entry(entry: Entry, layout: Layout, most: int | None, *, is_first: bool) -> Iterator[PrintedLine]:
    """Yield headline, text (*most* sentences, or all) and 出处; the first headline stands right under the section's."""
    title, mark = headline(entry, layout), clean(entry.mark)
    where = f"条目《{title}》（来源 {clean(entry.item.article.origin.uri)}）"
    if title or mark:
        rows = _headline_rows(title, mark, layout)
        line = PrintedLine("headline", rows, tail=mark, tail_style="pending", where=where, entry=entry.anchor)
        yield replace(line, anchor=entry.anchor, is_tight=is_first)
    region = clean(entry.region) if layout.switches.regions else ""
    origin = (layout.labels.region.format(region) if region else "") + clean(entry.origin) if most != 0 else ""
    texts = tuple(text for text in map(clean, entry.text) if text)
    texts = texts if most is None else shortened(entry, texts, most)
    *paragraphs, last = texts or ("",)
    for text in paragraphs:
        yield PrintedLine("text", (text,), where=where, entry=entry.anchor)
    if last or origin:
        yield PrintedLine("text", (last,), tail=origin, tail_style="origin", where=where, entry=entry.anchor)


def _headline_rows(title: str, mark: str, layout: Layout) -> tuple[str, ...]:
    style: Style = layout.style("headline")
    if style.align != "centre":
        return (title,)
    measure = layout.paper.column / style.size - style.left - style.right
    *above, last = titles.balance(title + mark, measure)
    if mark and last.endswith(mark):  # else the break fell into the mark: it follows the last row of its own
        return (*above, last[: -len(mark)])
    return titles.balance(title, measure)


def _colophon(colophon: Colophon, labels: Labels) -> Iterator[PrintedLine]:
    """Yield 报、送、发、本期增发, then who edited, checked and signed, with the number of copies at the right."""
    for label, names in (
        (labels.report_to, colophon.report_to),
        (labels.copy_to, colophon.copy_to),
        (labels.issue_to, colophon.issue_to),
        (labels.extra_to, colophon.extra_to),
    ):
        if text := _list(names, labels):
            yield PrintedLine("colophon", (text,), lead=label, where="报尾")
    people = (
        (labels.editor, colophon.editor),
        (labels.checker, colophon.checker),
        (labels.approver, colophon.approver),
    )
    credits = "\u3000".join(label.format(clean(name)) for label, name in people if clean(name))
    copies = labels.copies.format(colophon.copies) if colophon.copies else ""
    if credits or copies:
        yield PrintedLine("colophon", (credits,), right=copies, where="报尾")


def _list(names: Iterable[str], labels: Labels) -> str:
    """Return *names* as GB/T 9704-2012, 7.4.2 asks: one list that ends in a full stop."""
    kept = [name for name in map(clean, names) if name]
    joined = labels.joiner.join(kept)
    return joined + ("" if joined.endswith(labels.stop) else labels.stop) if kept else ""
