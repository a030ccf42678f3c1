"""The bound volume of a year (汇编): all that its issues printed, by theme, with an index of places and units.

It is an ``Issue`` like any other, so every renderer prints it; each entry names the issue that it stood in.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from digest.model import Article, Colophon, Entry, Issue, Item, Ledger, Number, Origin, Period, Section

Placed = tuple[Issue, Section, Entry]  # where an entry stood

_Index = dict[str, dict[str, list[str]]]  # name, issue, headlines

_NUMERALS = "〇一二三四五六七八九"


def volume(kept: Sequence[Issue], year: int, dated: date) -> Issue:
    """Return the volume of *year* of the issues *kept* (one briefing, at least one), as of *dated*."""
    last = kept[-1]
    placed = [(issue, section, entry) for issue in kept for section in issue.sections for entry in section.entries]
    span = _span(kept)
    return dataclasses.replace(
        last,
        briefing=f"{last.briefing}-volume",
        masthead=dataclasses.replace(last.masthead, number=f"{year}年汇编", serial=span, dated=_in_chinese(dated)),
        number=Number(year, 1, 1, "volume"),
        period=Period(min(issue.period.first for issue in kept), max(issue.period.end for issue in kept)),
        dated=dated,
        sections=tuple(_numbered([*_by_theme(placed), *_indexes(placed)])),
        colophon=Colophon(),  # 报、送、发 are those of each issue
        coverage=f"本册收{year}年{span}，共{len(kept)}期{len(placed)}条。",
        notice="",
        editors_note="",
        ledger=Ledger(printed=len(placed), articles=len(placed)),
    )


def _span(kept: Sequence[Issue]) -> str:
    """Return which issues the volume holds: 第1期至第52期、增刊第1期."""
    spans = []
    for series in ("regular", "supplement"):
        labels = [_label(issue) for issue in kept if issue.number.series == series]
        spans += [labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}"] if labels else []
    return "、".join(spans)


def _label(issue: Issue) -> str:
    """Return what the volume calls *issue*: 第3期, 增刊第1期."""
    return f"{'增刊' if issue.number.series == 'supplement' else ''}第{issue.number.number}期"


def _by_theme(placed: Sequence[Placed]) -> Iterator[Section]:
    """Give one section a theme, in the order of the issues' sections, the entries in the order of the issues."""
    grouped: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        grouped[each[1].code].append(each)
    ordered = sorted(grouped, key=lambda code: min(_rank(issue, code) for issue, _, _ in grouped[code]))
    for code in ordered:
        entries = tuple(
            _reprinted(issue, entry, place) for place, (issue, _, entry) in enumerate(grouped[code], start=1)
        )
        name = grouped[code][0][1].name
        yield Section(code, f"v-{code}", name, name, entries)


def _rank(issue: Issue, code: str) -> int:
    return [section.code for section in issue.sections].index(code)


def _reprinted(issue: Issue, entry: Entry, place: int) -> Entry:
    """Return *entry* with its new ordinal and the issue it stood in."""
    stood = f"{entry.origin}〔{_label(issue)}〕"
    anchor = f"v{issue.number.series[0]}{issue.number.number}-{entry.anchor}"
    return dataclasses.replace(entry, anchor=anchor, ordinal=f"{place}.", origin=stood)


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
        if index:
            yield Section(code, f"v-{code}", name, name, (_listed(code, index),))


def _listed(code: str, index: _Index) -> Entry:
    """Return one index: a paragraph a name, in the order of its sounds."""
    item = Item(Article(f"v-{code}", Origin(""), ()), (), (), ())
    lines = tuple(f"{name}：{_places(index[name])}" for name in sorted(index, key=_by_sound))
    return Entry(item, f"v-{code}-1", "", "", lines, "", "")


def _places(issues: dict[str, list[str]]) -> str:
    return "；".join(label + "".join(headlines) for label, headlines in issues.items())


def _by_sound(name: str) -> bytes:
    """Return a key that sorts common characters by their sounds: so GB 2312 orders its first 3,755."""
    return name.encode("gb18030")


def _numbered(sections: Sequence[Section]) -> Iterator[Section]:
    for place, section in enumerate(sections, start=1):
        yield dataclasses.replace(section, title=f"{_numeral(place)}、{section.name}")


def _numeral(value: int) -> str:
    """Return *value*, 1 to 99, in Chinese: 十, 十一, 二十."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


def _in_chinese(dated: date) -> str:
    return f"{dated.year}年{dated.month}月{dated.day}日"
