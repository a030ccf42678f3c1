"""The bound volume of a year (汇编): all that its issues printed, by theme, with an index of places and units.

It is an ``Issue`` like any other, so every renderer prints it; each entry names the issue that it stood in.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from digest.issues import wording
from digest.model import Article, Colophon, Entry, Issue, Item, Ledger, Number, Origin, Period, Section
from digest.sounds import by_sound

Placed = tuple[Issue, Section, Entry]  # where an entry stood

_Index = dict[str, dict[str, list[str]]]  # name, issue, headlines


def volume(kept: Sequence[Issue], year: int, dated: date) -> Issue:
    """Return the volume of *year* of the issues *kept* (one briefing, at least one), as of *dated*."""
    last = kept[-1]
    placed = [(issue, section, entry) for issue in kept for section in issue.sections for entry in section.entries]
    sections = enumerate([*_by_theme(placed), *_indexes(placed)], start=1)
    spans = []
    for series in ("regular", "supplement"):
        labels = [_label(issue) for issue in kept if issue.number.series == series]
        spans += [labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}"] if labels else []
    span = "、".join(spans)  # 第1期至第52期、增刊第1期
    return dataclasses.replace(
        last,
        masthead=dataclasses.replace(last.masthead, number=f"{year}年汇编", serial=span, dated=wording.day(dated)),
        number=Number(year, 1, 1, "volume"),
        period=Period(min(issue.period.first for issue in kept), max(issue.period.end for issue in kept)),
        dated=dated,
        sections=tuple(
            dataclasses.replace(one, title=f"{wording.chinese(place)}、{one.name}") for place, one in sections
        ),
        colophon=Colophon(),  # 报、送、发 are those of each issue
        coverage=f"本册收{year}年{span}，共{len(kept)}期{len(placed)}条。",
        notice="",
        editors_note="",
        ledger=Ledger(printed=len(placed), articles=len(placed)),
    )


def _label(issue: Issue) -> str:
    """Return what the volume calls *issue*: 第3期, 增刊第1期."""
    return wording.number(issue.number)


def _by_theme(placed: Sequence[Placed]) -> Iterator[Section]:
    """Give one section a theme, in the order of the issues' sections, the entries in the order of the issues."""
    grouped: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        grouped[each[1].code].append(each)
    places = {code: min(issue.sections.index(section) for issue, section, _ in told) for code, told in grouped.items()}
    for code in sorted(grouped, key=places.__getitem__):
        entries = []
        for place, (issue, _, entry) in enumerate(grouped[code], start=1):
            anchor = f"v{issue.number.series[0]}{issue.number.number}-{entry.anchor}"
            origin = f"{entry.origin}〔{_label(issue)}〕"
            entries.append(dataclasses.replace(entry, anchor=anchor, ordinal=f"{place}.", origin=origin))
        name = grouped[code][0][1].name
        yield Section(code, f"v-{code}", name, name, tuple(entries))


def _indexes(placed: Sequence[Placed]) -> Iterator[Section]:
    """Give the index of places and that of units: name, then the issues and headlines under it."""
    regions: _Index = defaultdict(lambda: defaultdict(list))
    units: _Index = defaultdict(lambda: defaultdict(list))
    for issue, _, entry in placed:
        is_titled = entry.item.article.headline or entry.retitled_from
        headline = f"《{entry.headline}》" if is_titled else entry.headline
        for name in dict.fromkeys(region.path[-1] for region in entry.item.regions):
            regions[name][_label(issue)].append(headline)
        if entry.item.article.contributor:
            units[entry.item.article.contributor][_label(issue)].append(headline)
    for code, name, index in (("index-regions", "地区索引", regions), ("index-units", "单位索引", units)):
        if index:  # a paragraph a name
            lines = tuple(
                f"{name}：" + "；".join(label + "".join(headlines) for label, headlines in index[name].items())
                for name in sorted(index, key=by_sound)
            )
            item = Item(Article(f"v-{code}", Origin(""), ()), (), (), ())
            entry = Entry(item, f"v-{code}-1", "", "", lines, "", "")
            yield Section(code, f"v-{code}", name, name, (entry,))
