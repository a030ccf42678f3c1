"""What stands behind the last entry: how many more there are, the annex, what was read, what the reader must know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.model import Annex, Entry, Issue, Series
from digest.renderings import budget
from digest.renderings.budget import Grades
from digest.renderings.cleaning import clean
from digest.renderings.layout.layout import Layout
from digest.renderings.lines import PrintedLine
from digest.renderings.paging import height

# Share of bounded pages that the annex may fill; a larger one is left out. Of 36 entries 0, 1 and 3 have text on two,
# three and four pages beside a table of 16 places, and 2, 3 and 7 without it; on six, of which it fills .13, 10 have.
_ANNEXED = 0.15
_NUMBERS_MOST = 12  # of entries that are named one by one; more are only counted: a row and a half of numbers


def closing(issue: Issue, layout: Layout, grades: Grades | None, body: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield what stands behind *body*: how many more entries there are, annex, coverage, notice."""
    labels, coverage, notice = layout.labels, issue.coverage, issue.notice
    entries = [entry for section in issue.sections for entry in section.entries]
    if grades is not None and len(grades) < len(entries):
        more = labels.more.format(count=len(entries) - len(grades), number=issue.masthead.number)
        yield PrintedLine("notice", (clean(more),), where="阅读说明")
    if layout.switches.annex and issue.annex:
        annex = tuple(_annex(issue.annex, labels.most_told))
        room = budget.pages_most(issue, layout) * layout.paper.lines * layout.paper.pitch
        yield from annex if grades is None or height(annex, layout) <= _ANNEXED * room else ()
    if grades is not None:
        count = budget.counted(issue, grades)
        told = zip((labels.leads, labels.briefs, labels.titles), (count.leads, count.briefs, count.titles), strict=True)
        counts = labels.joiner.join(name.format(number) for name, number in told if number)
        coverage += labels.graded.format(counts=counts) if counts else ""
        marks = sum(bool(entry.mark) for entry in entries if grades.get(entry.anchor))
        notice = issue.failed + (labels.pending.format(count=marks) if marks else "")
    notice += _undated(issue, layout, body)
    texts = [entry for entry in entries if grades is None or grades.get(entry.anchor)]
    notice += labels.unnamed if _is_unnamed(texts, issue) else ""
    for key, text in (("coverage", coverage), ("notice", notice)):
        if clean(text):
            yield PrintedLine(key, (clean(text),), where="阅读说明")


def _undated(issue: Issue, layout: Layout, body: Sequence[PrintedLine]) -> str:
    """Return which entries of *body* say 近日 or the like in print, of pages without a date; nothing for a volume."""
    texts: dict[str, str] = {}
    for line in body:
        texts[line.entry] = texts.get(line.entry, "") + "".join(line.rows)
    vague = {
        entry.ordinal.rstrip(".") or entry.anchor: entry.undated(texts.get(entry.anchor, ""))
        for section in issue.sections
        for entry in section.entries
    }
    found = [name for name, said in vague.items() if said]
    if not found or issue.number.series == "volume":
        return ""
    is_counted = not layout.switches.ordinals or len(found) > _NUMBERS_MOST
    entries = f"有{len(found)}" if is_counted else f"第{'、'.join(found)}"
    words = dict.fromkeys(word for said in vague.values() for word in said)
    return layout.labels.undated.format(entries=entries, words="".join(f"“{word}”" for word in words))


def _is_unnamed(texts: Sequence[Entry], issue: Issue) -> bool:
    """Say whether one of *texts* is traced to a 版面n of *issue*: a source that names no paper, told in the ledger."""
    unnamed = {plate.uri for plate in issue.manner.plates}
    origins = (entry.item.article.origin.uri for entry in texts if not entry.item.article.contributor)
    return not unnamed.isdisjoint(origins)


def _annex(annex: Annex, most_told: str) -> Iterator[PrintedLine]:
    for overview in annex.overview:
        yield PrintedLine("annex_heading", (clean(overview.title),), where="综述")
        yield PrintedLine("table", (), cells=tuple(tuple(map(clean, row)) for row in overview.cells), where="综述")
    if annex.told:
        told = clean("；".join(annex.told))
        yield PrintedLine("notice", (f"{told}。",), lead=most_told, where="综述")
    if annex.table:
        yield PrintedLine("annex_heading", (clean(annex.title),), where="附表")
        yield PrintedLine("table", (), cells=tuple(tuple(map(clean, row)) for row in annex.table), where="附表")
    if chart := annex.chart:
        words = {key: clean(getattr(chart, key)) for key in ("title", "axis", "unit", "summary")}
        series = tuple(Series(clean(series.name), series.values) for series in chart.series)
        cleaned = replace(chart, categories=tuple(map(clean, chart.categories)), series=series, **words)
        yield PrintedLine("annex_heading", (cleaned.title,), where="附图")
        yield PrintedLine("chart", (), chart=cleaned, where="附图")
